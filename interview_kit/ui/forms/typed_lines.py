"""Lines for days, times, money and numbers: typed freely, with the kit's reading beside them.

A text is stored as it was typed, and read when it is stored (`interview_kit.typed`). A text that
cannot be read stays in its line with an error, and counts as nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, cast

import streamlit as st

from interview_kit.fields import person_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.store.records import record_fields
from interview_kit.text import whole_number
from interview_kit.typed import AMERICAN, BRITISH, WritingStyle
from interview_kit.typed.hints import far_date_hint, future_date_hint
from interview_kit.typed.kinds import TypedKind, day_of, time_of, unread_words, within_words
from interview_kit.typed.money import Money
from interview_kit.typed.numbers import ANY
from interview_kit.typed.words import clock_words, day_words, moment_words, money_words, numeric_day
from interview_kit.ui import session
from interview_kit.ui.forms import about_me
from interview_kit.ui.forms.fields import Form


def style_of(english: str = "") -> WritingStyle:
    """Return how dates are written: in the `english` given, else the browser's, in its zone."""
    browsers = AMERICAN if session.locale().partition("-")[2].upper() in (AMERICAN, "") else BRITISH
    return WritingStyle(english or browsers, session.zone().key)


def own_style() -> WritingStyle:
    """Return `way_of` the English that the person chose."""
    values = record_fields.entry_values(about_me.own_entries())
    return style_of(values.get(person_fields.ENGLISH.key, ""))


def day_edit(day: date) -> record_fields.Edit:
    """Return a day as the person writes it, to be stored with its meaning."""
    return record_fields.Edit(numeric_day(day, own_style().english), reading=day.isoformat())


def day(form: Form, field: FixedField, *, style: WritingStyle, **more: Any) -> date | None:
    """Show a line for a day and return its reading, None for none."""

    def words(reading: str) -> str:
        read = day_of(reading)
        return moment_words(read, time_of(reading), style.english) if read else ""

    return day_of(_line(form, field, style, words, picker="date", **more))


def words_of_day(reading: str) -> str:
    """Return a day as it was read in words, "" for none."""
    read = day_of(reading)
    return day_words(read, own_style().english) if read else ""


def words_from_today(moment: datetime) -> str:
    """Return a moment in the browser's zone in words: of today its time alone."""
    english = own_style().english
    if moment.date() == session.today():
        return clock_words(moment.time(), english)
    return moment_words(moment.date(), moment.time(), english)


def show_far_date_hint(day: date | None, most_past: int, most_future: int) -> None:
    """Show a hint below a day that lies more days from today than that."""
    today = session.today()
    if hint := far_date_hint(day, today, most_past=most_past, most_future=most_future):
        st.caption(f":material/info: {hint}")


def show_future_hint(day: date | None) -> None:
    """Show a hint below the day of something that has happened, where it lies ahead."""
    if hint := future_date_hint(day, session.today()):
        st.caption(f":material/info: {hint}")


def time_of_day(
    form: Form,
    field: FixedField,
    *,
    style: WritingStyle,
    words: Callable[[time], str],
    **more: Any,
) -> time | None:
    """Show a line for a time of day and return its reading, None for none.

    `words` returns the reading in words, such as the whole moment in two zones.
    """

    def reading_words(reading: str) -> str:
        read = time_of(reading)
        return words(read) if read is not None else ""

    return time_of(_line(form, field, style, reading_words, picker="time", **more))


def money(
    form: Form,
    field: FixedField,
    *,
    style: WritingStyle,
    currency: str,
    period: str,
    odd: Callable[[Money], str] = lambda _: "",
    **more: Any,
) -> Money | None:
    """Show a line for an amount and return its reading, None for none.

    `currency` and `period` ("a year") are those of an amount that names none. `odd` returns what to
    write instead of an amount that is hardly meant, "" for any other.
    """

    def words(reading: str) -> str:
        read = Money.from_code(reading)
        if read is None:
            return ""
        said, instead = money_words(read, currency, period), odd(read)
        return f"{said}? {instead}" if instead else said

    return Money.from_code(_line(form, field, style, words, **more))


def any_number(form: Form, field: FixedField, *, style: WritingStyle, **more: Any) -> None:
    """Show a line for a number of any size, halves and other parts too, which can be empty."""
    _line(form, field, style, lambda _: "", inputmode="decimal", **more)


def number(
    form: Form,
    field: FixedField,
    *,
    style: WritingStyle,
    default: int,
    limits: tuple[int, int],
    **more: Any,
) -> int:
    """Show a line for a whole number within `limits`; any other counts as `default`."""
    entry = form.entries.get(field.key)
    text = entry.reading or "" if entry else ""
    read = whole_number(text, limits, default)
    error = within_words(limits) if text not in ("", str(read)) else ""
    _line(
        form,
        field,
        style,
        lambda _: "",
        limits=limits,
        error=error,
        inputmode="numeric",
        default=str(default),
        placeholder=str(default),
        **more,
    )
    return read


def _line(
    form: Form,
    field: FixedField,
    style: WritingStyle,
    words: Callable[[str], str],
    *,
    limits: tuple[int, int] = ANY,
    error: str = "",
    picker: str = "",
    **more: Any,
) -> str:
    entry = form.entries.get(field.key)
    text = "" if entry is None or entry.is_blank else entry.text
    reading = (entry.reading or "") if entry else ""
    if text.strip() and not reading:
        error = unread_words(cast(TypedKind, field.kind), text, style.english, limits)
    typed = {
        "way": f"{style.english} {style.zone}",
        "reading": words(reading) if reading else "",
        "picker": picker,
        "value": reading,
    }
    form.line(field, live=True, error=error, typed=typed, autocomplete="off", **more)
    return reading
