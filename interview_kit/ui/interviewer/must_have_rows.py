"""What the job needs, one on a row: its words, its weight, and whether it is a skill or a value."""

from __future__ import annotations

import streamlit as st

from interview_kit.content.field_names import SKILL
from interview_kit.fields import position_fields
from interview_kit.interviewer.must_haves import FIRST_WEIGHT, must_have_rows, next_number
from interview_kit.store.records import record_fields
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons


def show(form: Form) -> None:
    """Show the must-haves, and a button that adds one."""
    values = record_fields.entry_values(form.entries)
    st.header("Must-haves", anchor=False)
    st.caption(
        "The skills and values you agreed on with the hiring manager. Say below which question "
        "tests which. One with weight 3 counts three times as much as one with weight 1."
    )
    for place, must_have in enumerate(must_have_rows(values), start=1):
        _row(form, must_have.number, place)
    openers.opener(
        "Add a must-have", name="must-have", icon=":material/add:", on_click=_add, args=(form,)
    )


def _row(form: Form, number: int, place: int) -> None:
    name = f"Must-have {place}"
    with st.container(border=True, key=f"must-have-{number}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width="stretch"):
                form.line(
                    position_fields.MUST_HAVE_TEXT.field(number),
                    label=name,
                    live=True,
                    placeholder="has led a stock count from start to finish",
                )
            buttons.icon_button(
                f"Remove must-have {place}",
                "close",
                key=f"remove-must-have-{number}",
                on_click=_remove,
                args=(form, number),
            )
        with st.container(horizontal=True):
            form.choice(
                position_fields.MUST_HAVE_KIND.field(number),
                label=f"Kind of must-have {place}",
                default=SKILL,
                required=True,
                width="content",
            )
            form.choice(
                position_fields.MUST_HAVE_WEIGHT.field(number),
                label=f"Weight of must-have {place}",
                required=True,
                width="content",
            )


def _add(form: Form) -> str:
    number = next_number(form.entries, position_fields.MUST_HAVE)
    form.store_fields({position_fields.MUST_HAVE_WEIGHT.key(number): FIRST_WEIGHT})
    return f"{form.record_id}/{position_fields.MUST_HAVE_TEXT.key(number)}"


def _remove(form: Form, number: int) -> None:
    # Its words stay, so that one press in the history restores all of it.
    if form.store_fields({position_fields.MUST_HAVE_WEIGHT.key(number): ""}):
        notices.notify("Removed. To get it back, restore it in the history.")
