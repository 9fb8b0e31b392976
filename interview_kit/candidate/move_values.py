"""What the moves of a closing say of an application: the values for their slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview_kit.candidate.application import Application
from interview_kit.candidate.chosen_moves import is_on_with
from interview_kit.candidate.fitting import fit_deed, fit_into_sentence, fit_mentioned
from interview_kit.candidate.questions_to_ask import questions_left
from interview_kit.candidate.rough_notes import sayable_strengths
from interview_kit.candidate.saying import Said, form_of, say, say_strengths
from interview_kit.candidate.spoken_names import spoken_company, spoken_names
from interview_kit.content.closing import Closing
from interview_kit.text import Form
from interview_kit.typed.titles import title_without_marks


@dataclass(frozen=True, slots=True)
class MoveValues:
    """The values for the slots of the moves, "" for those that are not known.

    `forms` are what typed ones are in a sentence. `notes` are the rough notes by detail, or what of
    them no move says.
    """

    texts: Mapping[str, str]
    forms: Mapping[str, Form]
    notes: Mapping[str, str]


def move_values(application: Application, closing: Closing) -> MoveValues:
    """Return the values for the slots of the moves as the application stands."""
    fitting = closing.fitting
    recapped = recap_strengths(application, closing)
    questions = questions_left(application, closing)
    mentioned = fit_mentioned(application.mentioned, fitting)
    told = {
        "skills": say_strengths(recapped, fitting),
        "uncovered": say_strengths(uncovered_strengths(application, closing, recapped), fitting),
        "mentioned": Said(mentioned, form_of(mentioned, fitting, "mentioned")),
        **{
            detail.id: say(
                application.text(detail.id),
                fitting,
                detail.id,
                fit_deed if detail.deed else fit_into_sentence,
            )
            for detail in closing.details
        },
    }
    known = {
        "role": title_without_marks(application.job_title, closing.spoken.title_marks),
        "company": spoken_company(application.company, closing.spoken),
        "question": questions[0] if questions else "",
        "names": spoken_names(application.people),
    }
    return MoveValues(
        texts={**known, **{name: said.text for name, said in told.items()}},
        forms={name: said.form for name, said in told.items()},
        notes={name: said.left for name, said in told.items() if said.left},
    )


def recap_strengths(application: Application, closing: Closing) -> tuple[str, ...]:
    """Return the strengths that a recap names: two, or three of more than three.

    None of them is a rough note.
    """
    sayable = sayable_strengths(application.strengths, closing.fitting)
    return sayable[: 3 if len(sayable) > 3 else 2]


def uncovered_strengths(
    application: Application, closing: Closing, recapped: tuple[str, ...] | None = None
) -> tuple[str, ...]:
    """Return up to two strengths that neither the recap nor the call has brought up.

    `recapped` are its `recap_strengths`, where they are at hand.
    """
    recapped = recap_strengths(application, closing) if recapped is None else recapped
    is_recapped = is_on_with("skills", application, closing)
    covered = {*(recapped if is_recapped else ()), *application.mentioned}
    rest = (strength for strength in application.strengths if strength not in covered)
    return sayable_strengths(rest, closing.fitting)[:2]
