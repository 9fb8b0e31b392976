"""The closing script: the moves of a candidate's last minute, timed against a limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.chosen_moves import (
    is_offered,
    is_on,
    is_on_with,
    ordered_moves,
    tone_of,
)
from interview_kit.candidate.fitting import (
    fit_deed,
    fit_detail,
    fit_into_sentence,
    fit_mentioned,
    fit_strengths,
    loose_slots,
)
from interview_kit.candidate.questions_to_ask import questions_left
from interview_kit.candidate.rough_notes import is_rough, sayable_strengths
from interview_kit.candidate.spoken_names import (
    spoken_company,
    spoken_names,
)
from interview_kit.content.closing import KIT_SLOTS, Closing, Move
from interview_kit.fields import application_fields
from interview_kit.text import (
    count_words,
    first_fitting,
    one_line,
    shorten,
    slots,
    spoken_list,
    whole_number,
)
from interview_kit.typed.titles import title_without_marks

LISTEN = "Stop and listen"
_NAMES = KIT_SLOTS - {"mentioned"}
BUDGET = (10, 600)
"""The fewest and the most seconds that a closing can be given."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One move as it is spoken. The `reminder` is not; `edited` means the candidate's own words."""

    move_id: str
    label: str
    asks: bool
    text: str
    words: int
    seconds: float
    reminder: str
    edited: bool


@dataclass(frozen=True, slots=True)
class IncompleteMove:
    """A move that is on but lacks a detail, with what to do about it.

    `notes` are the rough notes that keep it out of the script.
    """

    move_id: str
    label: str
    reason: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The whole closing. Times are in seconds; listening is counted apart from speaking.

    `cut` holds the fewest moves to leave out so that it fits, the least important first.
    """

    turns: tuple[Turn, ...]
    left_out: tuple[IncompleteMove, ...]
    words: int
    seconds: int
    listening: int
    budget: int
    cut: tuple[Turn, ...]

    @property
    def cut_labels(self) -> tuple[str, ...]:
        """The labels of the moves to leave out, the least important first."""
        return tuple(turn.label for turn in self.cut)

    @property
    def seconds_over(self) -> int:
        """Seconds above the budget, 0 when it fits."""
        return max(0, self.seconds - self.budget)

    @property
    def paragraphs(self) -> tuple[tuple[Turn, ...], ...]:
        """The turns in paragraphs: one ends with each question, where the candidate listens."""
        questions = 0
        numbered = []
        for turn in self.turns:
            numbered.append((questions, turn))
            questions += turn.asks
        return tuple(
            tuple(turn for _, turn in group)
            for _, group in groupby(numbered, key=lambda pair: pair[0])
        )


def build_script(
    application: Application,
    profile: Profile,
    closing: Closing,
    values: Mapping[str, str] | None = None,
) -> Script:
    """Return the closing script of an application as it stands.

    `values` are its `move_values`, where they are at hand.
    """
    pace = pace_of(profile, closing)
    values = move_values(application, closing) if values is None else values
    turns: list[Turn] = []
    left_out: list[IncompleteMove] = []
    for move in ordered_moves(application, closing):
        if not is_on(application, move):
            continue
        turn = _turn(move, application, values, pace, closing)
        if turn:
            turns.append(turn)
        elif is_offered(application, move):
            left_out.append(_incomplete(move, application, closing))
    budget = budget_of(application, closing)
    return Script(
        turns=tuple(turns),
        left_out=tuple(left_out),
        words=sum(turn.words for turn in turns),
        seconds=round(sum(turn.seconds for turn in turns)),
        listening=closing.numbers.listening_seconds * sum(turn.asks for turn in turns),
        budget=budget,
        cut=_turns_to_cut(turns, budget, closing),
    )


def script_text(script: Script) -> str:
    """Return the spoken words alone, with a mark wherever the candidate listens."""
    texts = []
    for turns in script.paragraphs:
        spoken = " ".join(turn.text for turn in turns)
        texts.append(f"{spoken}\n({LISTEN})" if turns[-1].asks else spoken)
    return "\n\n".join(texts)


def suggested_text(
    move: Move, application: Application, values: Mapping[str, str], closing: Closing
) -> str:
    """Return a move in the kit's words, "" where a detail that it needs is missing.

    `values` are the `move_values` of the application.
    """
    return _fill_move(move, application, values, closing)[0]


def first_move_with(
    slot: str, application: Application, values: Mapping[str, str], closing: Closing
) -> str:
    """Return the first move that uses the value of a slot, in the kit's words; "" for none.

    Moves in the candidate's own words are not among them. `values` are as in `suggested_text`.
    """
    moves = (move for move in closing.moves if values[slot] and move.fills(slot))
    moves = (move for move in moves if not application.move(move.id).text.strip())
    texts = (_fill_move(move, application, values, closing)[0] for move in moves)
    return next(filter(None, texts), "")


def pace_of(profile: Profile, closing: Closing) -> int:
    """Return the words a minute of the profile, the default where nobody speaks at that pace."""
    numbers = closing.numbers
    is_usable = numbers.slowest_pace <= profile.pace <= numbers.fastest_pace
    return profile.pace if is_usable else numbers.words_per_minute


def budget_of(application: Application, closing: Closing) -> int:
    """Return the seconds that the closing may take."""
    return whole_number(
        application.text(application_fields.BUDGET_SECONDS.key),
        BUDGET,
        closing.numbers.budget_seconds,
    )


def move_values(
    application: Application, closing: Closing, rough: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the values for the slots of the moves, "" for those that are not known.

    `rough` are its `rough_details`, where they are at hand.
    """
    rough = rough_details(application, closing) if rough is None else rough
    recapped = recap_strengths(application, closing)
    questions = questions_left(application, closing)
    return {
        "role": title_without_marks(application.job_title, closing.spoken.title_marks),
        "company": spoken_company(application.company, closing.spoken),
        "skills": fit_strengths(recapped, closing.fitting),
        "uncovered": fit_strengths(
            uncovered_strengths(application, closing, recapped), closing.fitting
        ),
        "mentioned": fit_mentioned(application.mentioned, closing.fitting),
        "question": questions[0] if questions else "",
        "names": spoken_names(application.people),
        **{
            detail.id: ""
            if detail.id in rough
            else fit_detail(application.text(detail.id), closing.fitting, detail)
            for detail in closing.details
        },
    }


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


def rough_details(application: Application, closing: Closing) -> dict[str, str]:
    """Return the details by slot that are rough notes, which no move says."""
    texts = {detail: application.text(detail.id) for detail in closing.details}
    return {
        detail.id: text
        for detail, text in texts.items()
        if is_rough(
            text, closing.fitting, detail.id, fit_deed if detail.deed else fit_into_sentence
        )
    }


def _turn(
    move: Move, application: Application, values: Mapping[str, str], pace: int, closing: Closing
) -> Turn | None:
    choice = application.move(move.id)
    suggested, complete = _fill_move(move, application, values, closing)
    edited = bool(choice.text.strip()) and is_offered(application, move)
    text = choice.text.strip() if edited else suggested
    if not text:
        return None
    words = count_words(text)
    # Whoever ticks what they ask has looked at which questions are answered.
    is_asked = "question" in move.needs and bool(application.text(application_fields.ASKED.key))
    return Turn(
        move_id=move.id,
        label=move.label,
        asks=move.turn == "ask",
        text=text,
        words=words,
        seconds=words * 60 / pace,
        reminder="" if complete or is_asked else move.reminder,
        edited=edited,
    )


def _fill_move(
    move: Move, application: Application, values: Mapping[str, str], closing: Closing
) -> tuple[str, bool]:
    """Return the text of a move, "" for none, and whether it makes the reminder needless."""
    if not is_offered(application, move) or not all(values[name] for name in move.needs):
        return "", False
    wording = move.wordings[tone_of(move, application)]
    told_of = slots(wording.with_call or wording.text) if wording.told else ()
    loose = loose_slots(set(told_of) - _NAMES, values, closing.fitting)
    is_full = wording.with_call and all(values[name] for name in told_of)
    told = wording.told if is_full else ""
    best = (wording.with_call or (wording.text if wording.without else ""), told)
    if full := first_fitting(filter(None, best), values, loose):
        return full, True
    rest = (wording.text, "" if wording.with_call else wording.told, wording.without)
    return first_fitting(filter(None, rest), values, loose), False


def _incomplete(move: Move, application: Application, closing: Closing) -> IncompleteMove:
    """Return a move that lacks a detail, or whose detail waits for the candidate's own words."""
    rough = rough_details(application, closing)
    notes = [rough[name] for name in move.needs if name in rough]
    quoted = spoken_list([f"“{shorten(one_line(note))}”" for note in notes])
    own = f"{quoted}: a note, not yet a sentence. Say this one in your own words."
    return IncompleteMove(move.id, move.label, own if notes else move.missing, tuple(notes))


def _turns_to_cut(turns: list[Turn], budget: int, closing: Closing) -> tuple[Turn, ...]:
    """Return the turns that do not fit beside more important ones, the least important first.

    The most important one stays, however long it is.
    """
    order = [move.id for move in sorted(closing.moves, key=lambda move: move.cut_rank)]
    cut: list[Turn] = []
    seconds = 0.0
    for turn in sorted(turns, key=lambda turn: order.index(turn.move_id), reverse=True):
        if seconds and round(seconds + turn.seconds) > budget:
            cut.append(turn)
        else:
            seconds += turn.seconds
    return tuple(reversed(cut))
