"""The example of each side, loaded and removed with one click."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from interview_kit.candidate.example import example_application
from interview_kit.fields import call_fields
from interview_kit.interviewer.example import ExampleCall, load_example
from interview_kit.settings import settings
from interview_kit.store.records import (
    applications,
    calls,
    lifecycle,
    positions,
    record_fields,
    record_lists,
)
from interview_kit.typed.words import numeric_day
from interview_kit.ui import notices, session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import undo

_KINDS = {
    "interviewer": ("position", "screen", "assessment"),
    "candidate": ("application",),
}
_WHAT = {
    "interviewer": "a position with four calls",
    "candidate": "an application with its script and letter",
}


def button(side: str) -> None:
    """Offer to load the example of a side, or to remove it."""
    present = loaded(side)
    st.button(
        "Remove the example" if present else f"Load an example: {_WHAT[side]}",
        type="tertiary",
        icon=":material/delete:" if present else ":material/lightbulb:",
        # Two keys, so that a double click does not remove the example that it has just loaded.
        key=f"remove-example-{side}" if present else f"example-{side}",
        on_click=notices.errors_as_notices(remove if present else load),
        args=(side,),
    )


def loaded(side: str) -> bool:
    """Tell whether the example of a side is loaded."""
    return record_lists.has_example(session.actor(), _KINDS[side][0])


def load(side: str) -> None:
    """Load the example of a side, unless it is loaded already. Raises KitError."""
    if loaded(side):
        return
    if side == "candidate":
        style = typed_lines.own_style()
        fields = example_application(settings().content_dir, session.now(), style.english)
        applications.create(session.actor(), fields, zone=style.zone, example=True, style=style)
    else:
        example = load_example(settings().content_dir)
        position = positions.create(
            session.actor(), example.position, zone=session.zone().key, example=True
        )
        for call in example.calls:
            _load_call(position, call)


def remove(side: str) -> None:
    """Remove the example of a side, calls that were added to it included. Raises StoreError.

    It can be undone like every deletion.
    """
    undo.remember_deleted(lifecycle.delete_examples(session.actor(), _KINDS[side]))


def _load_call(position: str, example: ExampleCall) -> None:
    day = session.today() - timedelta(days=example.days_ago)
    style = typed_lines.own_style()
    call_id = calls.start(
        session.actor(),
        position,
        {call_fields.CALL_DATE.key: numeric_day(day, style.english), **example.values},
        candidate=example.candidate,
        zone=style.zone,
        example=True,
        style=style,
    )
    for field, state in example.states.items():
        record_fields.set_state(session.actor(), call_id, field, state)
    call = calls.load(session.actor(), call_id)
    record_fields.write_many(session.actor(), call.assessment_id, example.assessment)
    if example.finished:
        calls.finish(session.actor(), call_id)
