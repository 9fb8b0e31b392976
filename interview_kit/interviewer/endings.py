"""The words for the end of a call, filled in and ready to be said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from interview_kit.content.interviewer import NEXT_STEP, Ending, InterviewerContent
from interview_kit.fields import call_fields
from interview_kit.interviewer.progress import Answers, text_of, text_or_typed
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.text import fill, fill_or_drop, one_line
from interview_kit.typed import AMERICAN, BRITISH
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words, numeric_day


def ending_labels(question_set: QuestionSet, content: InterviewerContent) -> dict[str, str]:
    """Return the names of the endings by id, with the next step: "Invite to a trial day"."""
    slots = {NEXT_STEP: _next_step(question_set, content)}
    return {each.id: fill(each.label_of_position or each.label, slots) for each in content.endings}


def ending_words(
    ending_id: str,
    values: Mapping[str, str],
    question_set: QuestionSet,
    content: InterviewerContent,
    *,
    english: str = AMERICAN,
) -> tuple[str, ...]:
    """Return the sentences to say for an ending, without those that lack a value.

    `values` are the texts of the call's fields. Raises KeyError for an unknown ending.
    """
    slots = {
        "position": question_set.title,
        NEXT_STEP: _next_step(question_set, content),
        "further_steps": _further_steps(values, question_set),
        "hear_by": spoken_day(values.get(call_fields.HEAR_BY.key, ""), english),
        "hear_through": spoken_channel(
            values.get(call_fields.HEAR_THROUGH.key, ""), content, english
        ),
    }
    return _filled(content.ending(ending_id), slots)


def blank_ending_words(
    ending: Ending,
    question_set: QuestionSet,
    content: InterviewerContent,
    *,
    blank: str,
    english: str = AMERICAN,
) -> tuple[str, ...]:
    """Return the sentences to say for an ending, with a `blank` for the day by which they hear."""
    slots = {
        "position": question_set.title,
        NEXT_STEP: _next_step(question_set, content),
        "further_steps": _further_steps({}, question_set),
        "hear_by": blank,
        "hear_through": spoken_channel(question_set.hear_through, content, english),
    }
    return _filled(ending, slots)


def _filled(ending: Ending, slots: Mapping[str, str]) -> tuple[str, ...]:
    sentences = ending.says
    if ending.label_of_position and slots["further_steps"] == slots[NEXT_STEP]:
        # Its first words say that already, and nothing comes after it.
        slots = {**slots, "further_steps": ""}
    if not slots["position"]:
        sentences = tuple(s.replace("the {position} job", "the job") for s in sentences)
    return fill_or_drop(sentences, slots)


def default_hear_by(call_date: date, question_set: QuestionSet) -> date:
    """Return the day by which the candidate is notified, the next Monday instead of a weekend.

    Raises OverflowError beyond the last day of the calendar, in the year 9999.
    """
    day = call_date + timedelta(days=question_set.hear_days)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def initial_values(
    question_set: QuestionSet, call_date: str, english: str = AMERICAN
) -> dict[str, str]:
    """Return the fields of a new call that its position decides, as they would be typed.

    `call_date` is a reading; without one there is no day by which the candidate is notified.
    """
    values = {
        call_fields.SALARY_CURRENCY.key: question_set.salary_currency,
        call_fields.SALARY_PERIOD.key: question_set.salary_period,
        call_fields.HEAR_THROUGH.key: question_set.hear_through,
    }
    day = day_of(call_date)
    if day is None:
        return values
    try:
        hear_by = default_hear_by(day, question_set)
    except OverflowError:
        return values
    return {**values, call_fields.HEAR_BY.key: numeric_day(hear_by, english)}


def spoken_day(iso: str, english: str = AMERICAN) -> str:
    """Return the reading of a day as it is said, "Friday, November 27"; "" for any other text.

    In British English it is "Friday 27 November".
    """
    day = day_of(iso)
    if day is None:
        return ""
    return f"{day:%A} {day.day} {day:%B}" if english == BRITISH else f"{day:%A}, {day:%B} {day.day}"


def spoken_channel(channel_id: str, content: InterviewerContent, english: str = AMERICAN) -> str:
    """Return a channel as it is said, "by mail"; "" for an unknown one."""
    channel = next((each for each in content.channels if each.id == channel_id), None)
    if channel is None:
        return ""
    return (english == BRITISH and channel.british) or channel.spoken


def long_day(iso: str, english: str = AMERICAN) -> str:
    """Return the reading of a day as "Monday, November 23, 2026"; any other text as it is.

    In British English it is "Monday 23 November 2026".
    """
    day = day_of(iso)
    if day is None:
        return iso
    return f"{spoken_day(iso, english)}{' ' if english == BRITISH else ', '}{day.year}"


def promise_words(answers: Answers, content: InterviewerContent, english: str) -> str:
    """Return the promised day and channel: "Monday, November 30, 2026, by email"."""
    promised = long_day(text_or_typed(answers, call_fields.HEAR_BY.key), english)
    through = spoken_channel(text_of(answers, call_fields.HEAR_THROUGH.key), content, english)
    return ", ".join(part for part in (promised, through) if part)


def told_words(
    question_set: QuestionSet, answers: Answers, content: InterviewerContent, english: str
) -> tuple[str, ...]:
    """Return what the candidate was told at the end of the call, and since, a line each."""
    ended = text_of(answers, call_fields.ENDING.key)
    ending = ending_labels(question_set, content).get(ended, "")
    if not ending:
        return ()
    hear_by = promise_words(answers, content, english)
    steps = one_line(text_of(answers, call_fields.FURTHER_STEPS.key))
    if any(f"{{{call_fields.FURTHER_STEPS.key}}}" in each for each in content.ending(ended).says):
        steps = steps or question_set.what_comes_next
    is_named = ending.endswith(f" {steps}")
    moved = day_of(text_of(answers, call_fields.PROMISE_MOVED.key))
    has_heard = text_of(answers, call_fields.PROMISE_KEPT.key) == "yes"
    told = (
        ending,
        f"{call_fields.HEAR_BY.label} {hear_by}" if hear_by else "",
        f"Moved since to {day_words(moved, english)}" if moved else "",
        f"Next: {steps}" if steps and not is_named else "",
        "They've heard from us since." if has_heard else "",
    )
    return tuple(filter(None, told))


def _further_steps(values: Mapping[str, str], question_set: QuestionSet) -> str:
    typed = one_line(values.get(call_fields.FURTHER_STEPS.key, ""))
    return (typed or question_set.what_comes_next).rstrip(" .")


def _next_step(question_set: QuestionSet, content: InterviewerContent) -> str:
    return question_set.next_step or content.steps_after_call[0].spoken
