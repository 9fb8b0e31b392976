"""The people on the call, each on a row."""

from __future__ import annotations

from typing import Any

import streamlit as st

from interview_kit.candidate.application import next_person_number
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import NumberedFamily
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons


def show(opened: OpenApplication) -> None:
    """Show everyone on the call, and a last row for one more."""
    form = opened.form
    st.header("Who will be on the call", anchor=False)
    numbers = [person.number for person in opened.application.people]
    for place, number in enumerate([*numbers, next_person_number(opened.application)], start=1):
        _row(form, number, place, is_new=number not in numbers)


def _row(form: Form, number: int, place: int, *, is_new: bool) -> None:
    name, call_name, role, away = st.columns([4, 3, 4, 1], vertical_alignment="bottom")
    with name:
        _line(form, application_fields.PERSON_NAME, number, place, live=True)
    with call_name:
        called = application_fields.PERSON_CALL_NAME
        _line(form, called, number, place, placeholder="Ms. Okafor", live=True)
    with role:
        _line(form, application_fields.PERSON_ROLE, number, place)
    if not is_new:
        with away:
            buttons.icon_button(
                f"Remove person {place}",
                "close",
                key=f"remove-person-{number}",
                on_click=_remove,
                args=(form, number),
            )


def _line(form: Form, part: NumberedFamily, number: int, place: int, **more: Any) -> None:
    """Show a part of a person, who keeps their number when others are removed."""
    form.line(part.field(number), label=part.field(place).label, **more)


def _remove(form: Form, number: int) -> None:
    form.store_fields({part.key(number): "" for part in application_fields.PERSON})
