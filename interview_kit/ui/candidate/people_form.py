"""The people on the call, each on a row."""

from __future__ import annotations

from typing import Any

import streamlit as st

from interview_kit.candidate.application import Person, next_person_number
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import NumberedFamily
from interview_kit.typed.email_addresses import read_email_address
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons, show_more, undo


def show(opened: OpenApplication) -> None:
    """Show everyone on the call, and a last row for one more."""
    form, people = opened.form, opened.application.people
    st.header("Who will be on the call", anchor=False)
    many = content().candidate.applications.numbers.many_people
    shown = show_more.rows_to_show("people", many)
    for place, person in enumerate(people[:shown], start=1):
        _row(form, person.number, place, person)
    if len(people) > shown:
        show_more.button("people", shown, label=f"Show all {len(people)} people")
    if len(people) > many:
        st.caption(
            f":material/info: That's {len(people)} people, and each gets a letter. "
            "Are they all on the call?"
        )
    _row(form, next_person_number(opened.application), len(people) + 1)


def _row(form: Form, number: int, place: int, person: Person | None = None) -> None:
    name, call_name, role, email, away = st.columns([4, 5, 4, 4, 1], vertical_alignment="center")
    with name:
        _line(form, application_fields.PERSON_NAME, number, place, live=True)
    with call_name:
        called = application_fields.PERSON_CALL_NAME
        _line(form, called, number, place, placeholder="Ms. Okafor", live=True)
    with role:
        _line(form, application_fields.PERSON_ROLE, number, place)
    with email:
        is_none = person is not None and person.email and not read_email_address(person.email)
        _line(
            form,
            application_fields.PERSON_EMAIL,
            number,
            place,
            live=True,
            inputmode="email",
            error="This isn't a whole email address, such as name@company.com." if is_none else "",
        )
    if person:
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
    parts = [part.key(number) for part in application_fields.PERSON]
    former = {part: form.entries[part].text for part in parts if part in form.entries}
    if form.store_fields(dict.fromkeys(parts, "")):
        name = former.get(application_fields.PERSON_NAME.key(number), "").strip()
        undo.remember_replaced(form, former, name or "somebody", was="removed")
