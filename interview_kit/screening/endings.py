"""The words for the end of a call, filled in and ready to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from interview_kit.content.screen import ScreenContent
from interview_kit.screening.question_set import QuestionSet
from interview_kit.text import fill_or_drop, one_line
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import numeric


def ending_words(
    ending_id: str, values: Mapping[str, str], question_set: QuestionSet, screen: ScreenContent
) -> tuple[str, ...]:
    """Return the sentences to say for an ending.

    `values` are the texts of the screen's fields. What is not known is not spoken of: a
    sentence that lacks a value is left out, a missing name just goes unsaid. Raises KeyError
    for an ending that there is not.
    """
    name = one_line(values.get("candidate_name", ""))
    known = {
        "name": name,
        "position": question_set.title,
        "further_steps": _further_steps(values, question_set),
        "hear_by": spoken_day(values.get("hear_by", "")),
        "hear_through": _channel(values.get("hear_through", ""), screen),
    }
    sentences = screen.ending(ending_id).says
    if not name:
        sentences = tuple(_without_name(sentence) for sentence in sentences)
    if not known["position"]:
        sentences = tuple(s.replace("the {position} job", "the job") for s in sentences)
    return fill_or_drop(sentences, known)


def default_hear_by(call_date: date, question_set: QuestionSet) -> date:
    """Return the day by which the candidate hears, moved off a weekend to the next Monday.

    Raises OverflowError beyond the last day of the calendar, in the year 9999.
    """
    day = call_date + timedelta(days=question_set.hear_days)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def first_values(question_set: QuestionSet, call_date: str, english: str = "US") -> dict[str, str]:
    """Return the fields of a new screen that its position settles, as one writes them.

    `call_date` is one that was read; without it there is no day by which they hear.
    """
    values = {
        "salary_currency": question_set.salary_currency,
        "salary_period": question_set.salary_period,
        "hear_through": question_set.hear_through,
    }
    day = day_of(call_date)
    if day is None:
        return values
    try:
        hear_by = default_hear_by(day, question_set)
    except OverflowError:
        return values
    return {**values, "hear_by": numeric(hear_by, english)}


def spoken_day(iso: str) -> str:
    """Return a day that was read as one says it, "Friday 27 November"; "" for anything else."""
    day = day_of(iso)
    return f"{day:%A} {day.day} {day:%B}" if day else ""


def _without_name(sentence: str) -> str:
    bare = sentence.removeprefix("{name}, ").replace(", {name}", "")
    return bare[:1].upper() + bare[1:]


def _further_steps(values: Mapping[str, str], question_set: QuestionSet) -> str:
    steps = one_line(values.get("further_steps", "")) or question_set.next_steps
    return steps.rstrip(" .")


def _channel(channel_id: str, screen: ScreenContent) -> str:
    return next((c.spoken for c in screen.channels if c.id == channel_id), "")
