"""The fields that a position gets with a question from the bank, or from another position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.question_bank import BankQuestion
from interview_kit.fields import position_fields
from interview_kit.fields.definitions import number_in
from interview_kit.interviewer.must_haves import MustHave, must_haves, next_number, tested_by
from interview_kit.interviewer.own_questions import OwnQuestion, own_id, own_questions
from interview_kit.interviewer.question_set import question_order
from interview_kit.text import first_complete, one_line, slots

_WORDING = (
    position_fields.COMPANY.key,
    position_fields.YEARS_IN.key,
    position_fields.EXPERIENCE_ONE.key,
    position_fields.EXPERIENCE_TWO.key,
    position_fields.EDUCATION.key,
)
"""What the questions of the form say of a job."""


def from_bank(position: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the questions of the bank that a position has taken over."""
    numbers = (question.number for question in own_questions(position))
    keys = (position_fields.QUESTION_FROM.key(number) for number in numbers)
    return frozenset(position.get(key, "") for key in keys)


def bank_fields(question: BankQuestion, number: int, position: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a question of the bank as a position's own with this number."""
    values = {name: one_line(position.get(name, "")).rstrip(" .") for name in slots(question.text)}
    fields = position_fields
    return {
        fields.QUESTION_KIND.key(number): question.kind,
        fields.QUESTION_TEXT.key(number): first_complete(
            (question.text, question.text_without), values
        ),
        fields.QUESTION_NAME.key(number): question.label,
        fields.QUESTION_HINT.key(number): question.hint,
        fields.QUESTION_CHOICES.key(number): "\n".join(question.choices),
        fields.QUESTION_RATED.key(number): "yes" if question.rated else "no",
        **{
            fields.QUESTION_ANCHOR.key(number, str(rating)): words
            for rating, words in question.anchors.items()
        },
        fields.QUESTION_FROM.key(number): question.id,
        **({fields.QUESTION_MEETS.key(number): "no"} if question.meets == "no" else {}),
    }


def next_question(fields: Iterable[str]) -> int:
    """Return a number for another question that none of the position's own has had."""
    return next_number(fields, position_fields.OWN_QUESTION)


def copied_fields(
    source: Mapping[str, str], target: Mapping[str, str], content: InterviewerContent
) -> dict[str, str]:
    """Return the fields that a position gets with the question set of another.

    Its own questions come after those of the target, without those that it asks already, and the
    must-haves that they test come along. What the target says of the job stays. Whatever it has
    not decided, such as what to ask about the last job and the order, is as in the source.
    """
    asked = {question.text for question in own_questions(target)}
    new = [each for each in own_questions(source) if each.text and each.text not in asked]
    numbers = {
        question.number: number for number, question in enumerate(new, start=next_question(target))
    }
    fields = _decided_by(source, target)
    for question in new:
        fields |= _own_fields(question, numbers[question.number], source)
    tested, added = _must_haves(source, target)
    fields |= added
    for question_id in question_order(source, content):
        copied_id = _copied_id(question_id, source, numbers)
        marks = tested_by(question_id, source, must_haves(source))
        key = position_fields.TESTS.key(copied_id)
        if marks and copied_id and not target.get(key):
            fields[key] = "\n".join(str(tested[number]) for number in marks)
    if not target.get(position_fields.QUESTION_ORDER.key):
        fields[position_fields.QUESTION_ORDER.key] = _order(source, target, numbers, content)
    return fields


def _own_fields(question: OwnQuestion, number: int, source: Mapping[str, str]) -> dict[str, str]:
    copied: dict[str, str] = {}
    for family in position_fields.OWN_QUESTION:
        for key, text in source.items():
            if number_in(key, (family,)) == question.number:
                start = f"question.{question.number}."
                copied[f"question.{number}.{key.removeprefix(start)}"] = text
    return copied


def _decided_by(source: Mapping[str, str], target: Mapping[str, str]) -> dict[str, str]:
    """Return the wording and the choices of what to ask that the target leaves open."""
    return {
        key: text
        for key, text in source.items()
        if key in _WORDING or position_fields.ASK.parts(key) or position_fields.ASKED_AS.parts(key)
        if text.strip() and not target.get(key, "").strip()
    }


def _must_haves(
    source: Mapping[str, str], target: Mapping[str, str]
) -> tuple[dict[int, int], dict[str, str]]:
    """Return the number in the target of each must-have of the source, and the fields of new ones.

    One that the target has already, by its words, is that one.
    """
    known = {each.text.casefold(): each.number for each in must_haves(target)}
    number = next_number(target, position_fields.MUST_HAVE)
    numbers: dict[int, int] = {}
    fields: dict[str, str] = {}
    for each in must_haves(source):
        if each.text.casefold() not in known:
            fields |= _must_have_fields(each, number, source)
            known[each.text.casefold()] = number
            number += 1
        numbers[each.number] = known[each.text.casefold()]
    return numbers, fields


def _must_have_fields(each: MustHave, number: int, source: Mapping[str, str]) -> dict[str, str]:
    families = position_fields.MUST_HAVE
    copied = {part.key(number): source.get(part.key(each.number), "") for part in families}
    return {key: text for key, text in copied.items() if text}


def _copied_id(question_id: str, source: Mapping[str, str], numbers: Mapping[int, int]) -> str:
    """Return the id in the target of a question of the source, "" for one that is not copied."""
    own = {question.id: question.number for question in own_questions(source)}
    if question_id not in own:
        return question_id
    return own_id(numbers[own[question_id]]) if own[question_id] in numbers else ""


def _order(
    source: Mapping[str, str],
    target: Mapping[str, str],
    numbers: Mapping[int, int],
    content: InterviewerContent,
) -> str:
    """Return the order of the source, with what only the target asks after it."""
    order = (_copied_id(each, source, numbers) for each in question_order(source, content))
    return "\n".join(dict.fromkeys([*filter(None, order), *question_order(target, content)]))
