"""Where a call stands: what is due, what is answered, what is a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from interview_kit.interviewer.question_set import QuestionSet, SetQuestion

_RECORDED = {"advance": "availability", "decline": "decline_reason"}
_FOLLOW_UPS = "followup."
_FOLLOW_UP = re.compile(r"followup\.([1-9][0-9]{0,5})\.[a-z_]+")
_NO_REASON = frozenset({"header", "satisfied", "ending"})
GATE_LABELS = {"had_reports": "Had direct reports", "working_now": "Working now"}
"""What the yes-or-no fields are called that open parts of the past-company section."""

EXCUSED = frozenset({"not_asked", "declined", "no_time"})


class Answer(NamedTuple):
    """What stands in a field as the rules take it, and its state.

    `typed` is what was typed where that differs: "Nov 30" for a day, and what could not be read,
    which leaves the text "".
    """

    text: str
    state: str
    typed: str = ""


class SectionStatus(NamedTuple):
    """A section of the form with how many of its due parts are answered."""

    id: str
    answered: int
    due: int

    @property
    def done(self) -> bool:
        """Whether nothing that was due is open."""
        return self.due > 0 and self.answered >= self.due


class Gap(NamedTuple):
    """Something due that has no answer and no reason for having none."""

    field: str
    label: str
    section: str

    @property
    def takes_reason(self) -> bool:
        """Whether there can be a reason for having no answer: it is a question to the candidate."""
        return self.section not in _NO_REASON


class FollowUp(NamedTuple):
    """A follow-up question of the interviewer's own; `about` is the question it belongs to."""

    number: int
    about: str
    question: str
    answer: str


Answers = Mapping[str, Answer]


def text_of(answers: Answers, field: str) -> str:
    """Return what stands in a field, "" where nothing does."""
    answer = answers.get(field)
    return answer.text if answer else ""


def said_of(answers: Answers, field: str) -> str:
    """Return what stands in a field, what was typed there where it could not be read."""
    answer = answers.get(field)
    return (answer.text or answer.typed) if answer else ""


def is_due(question: SetQuestion, answers: Answers) -> bool:
    """Tell whether a question is part of the record as the call stands.

    Past-company questions are due once the answers satisfy, and those on reporting staff or
    on the time since only for those whom they concern.
    """
    if question.group != "past":
        return True
    if text_of(answers, "satisfied") != "yes":
        return False
    if question.condition == "had_reports":
        return text_of(answers, "had_reports") == "yes"
    if question.condition == "not_working":
        return text_of(answers, "working_now") == "no"
    return True


def is_answered(field: str, answers: Answers) -> bool:
    """Tell whether a field needs nothing more: it has a text, or a reason for having none."""
    answer = answers.get(field)
    return bool(answer and (answer.text.strip() or answer.state in EXCUSED))


def question_answered(question: SetQuestion, answers: Answers) -> bool:
    """Tell whether a question needs nothing more. The salary counts by its amount or its note."""
    if question.id == "salary" and is_answered("salary_amount", answers):
        return True
    return is_answered(question.id, answers)


def gates(question_set: QuestionSet, answers: Answers) -> tuple[str, ...]:
    """Return the yes-or-no fields that open parts of the past-company section, those due."""
    if text_of(answers, "satisfied") != "yes":
        return ()
    conditions = {question.condition for question in question_set.questions}
    named = (("had_reports", "had_reports"), ("not_working", "working_now"))
    return tuple(field for condition, field in named if condition in conditions)


def section_statuses(question_set: QuestionSet, answers: Answers) -> dict[str, SectionStatus]:
    """Return the status of each section of the form by its id, in the order of the form.

    A section where nothing is due stands at 0 of 0: follow-ups always, the checks where the
    position asks about none, the last job while the answers do not satisfy.
    """
    fields = _due_fields(question_set, answers)
    return {
        section: SectionStatus(section, sum(done for done in found), len(found))
        for section, found in fields.items()
    }


def gaps(question_set: QuestionSet, answers: Answers) -> tuple[Gap, ...]:
    """Return all that is due and open, in the order of the form, from the name to the ending.

    Whether the answers satisfy counts where the last job depends on it, and so do the yes-or-no
    fields in that section: what depends on them is unknown without.
    """
    open_questions = [
        Gap(question.id, question.label, question.section)
        for question in question_set.questions
        if is_due(question, answers) and not question_answered(question, answers)
    ]
    basic = [gap for gap in open_questions if gap.section != "past"]
    past = [gap for gap in open_questions if gap.section == "past"]
    single = _open_single(question_set, answers)
    return (
        *single["header"],
        *basic,
        *_open_checks(question_set, answers),
        *single["satisfied"],
        *_open_gates(question_set, answers),
        *past,
        *single["ending"],
    )


def missing_words(open_gaps: Sequence[Gap]) -> str:
    """Return what is missing in one sentence, "8 questions unanswered, no ending."; "" for none."""
    fields = {gap.field for gap in open_gaps}
    questions = len(fields - {"candidate_name", "ending"})
    parts = (
        "no candidate name" if "candidate_name" in fields else "",
        f"{questions} question{'s' if questions > 1 else ''} unanswered" if questions else "",
        "no ending" if "ending" in fields else "",
    )
    sentence = ", ".join(part for part in parts if part)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _open_single(question_set: QuestionSet, answers: Answers) -> dict[str, tuple[Gap, ...]]:
    """Return the gaps of the sections that are one field to the interviewer."""
    has_past = any(question.group == "past" for question in question_set.questions)
    single = {
        "header": Gap("candidate_name", "Candidate's name", "header"),
        "satisfied": Gap("satisfied", "Satisfied so far: yes or no", "satisfied"),
        "ending": Gap("ending", "Ending", "ending"),
    }
    return {
        section: ()
        if is_answered(gap.field, answers) or (section == "satisfied" and not has_past)
        else (gap,)
        for section, gap in single.items()
    }


def _open_checks(question_set: QuestionSet, answers: Answers) -> tuple[Gap, ...]:
    return tuple(
        Gap(f"consent.{check.id}", check.label, "checks")
        for check in question_set.checks
        if not is_answered(f"consent.{check.id}", answers)
    )


def _open_gates(question_set: QuestionSet, answers: Answers) -> tuple[Gap, ...]:
    return tuple(
        Gap(field, f"{GATE_LABELS[field]}: yes or no", "past")
        for field in gates(question_set, answers)
        if not is_answered(field, answers)
    )


def not_due_fields(question_set: QuestionSet, answers: Answers) -> frozenset[str]:
    """Return the fields that are no part of the record as the call stands."""
    questions = {q.id for q in question_set.questions if not is_due(q, answers)}
    others = {"had_reports", "working_now"} - set(gates(question_set, answers))
    others |= {"availability", "decline_reason"} - {_RECORDED.get(text_of(answers, "ending"), "")}
    return frozenset(questions | (others & answers.keys()))


def closed_with_text(question_set: QuestionSet, answers: Answers) -> tuple[SetQuestion, ...]:
    """Return the questions that hold a text though they are not due: kept, but not recorded."""
    return tuple(
        question
        for question in question_set.questions
        if not is_due(question, answers) and text_of(answers, question.id).strip()
    )


def follow_up_numbers(answers: Answers) -> tuple[int, ...]:
    """Return the numbers of the interviewer's own follow-up questions, in order.

    One that was removed has empty fields, and is none.
    """
    named = (field for field in answers if field.startswith(_FOLLOW_UPS))
    return _numbers(field for field in named if is_answered(field, answers))


def next_follow_up(answers: Answers) -> int:
    """Return the number for another follow-up question, one that none ever had."""
    return max(_numbers(answers), default=0) + 1


def follow_ups(answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions that say something, in the order they were added."""
    found = (
        FollowUp(
            number,
            text_of(answers, f"followup.{number}.about"),
            text_of(answers, f"followup.{number}.question").strip(),
            text_of(answers, f"followup.{number}.answer").strip(),
        )
        for number in follow_up_numbers(answers)
    )
    return tuple(each for each in found if each.question or each.answer)


def follow_ups_to(question_id: str, answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions to one question."""
    return tuple(each for each in follow_ups(answers) if each.about == question_id)


def other_follow_ups(question_set: QuestionSet, answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions to none of the questions that are due."""
    due = {question.id for question in question_set.questions if is_due(question, answers)}
    return tuple(each for each in follow_ups(answers) if each.about not in due)


def _numbers(fields: Iterable[str]) -> tuple[int, ...]:
    found = (_FOLLOW_UP.fullmatch(field) for field in fields if field.startswith(_FOLLOW_UPS))
    return tuple(sorted({int(match[1]) for match in found if match}))


def _due_fields(question_set: QuestionSet, answers: Answers) -> dict[str, list[bool]]:
    basic = [question.section for question in question_set.questions if question.group != "past"]
    order = ("header", *basic, "checks", "satisfied", "past", "follow_ups", "ending")
    found: dict[str, list[bool]] = {section: [] for section in order}
    for question in question_set.questions:
        if is_due(question, answers):
            found[question.section].append(question_answered(question, answers))
    fields = {
        "header": ("candidate_name", "resume_attached"),
        "checks": tuple(f"consent.{check.id}" for check in question_set.checks),
        "satisfied": ("satisfied",),
        "past": gates(question_set, answers),
        "ending": ("ending",),
    }
    for section, names in fields.items():
        found[section] += [is_answered(name, answers) for name in names]
    return found
