"""The example of each side, loaded and removed with one click."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.example import example_application
from interview_kit.interviewer.example import load_example
from interview_kit.settings import settings
from interview_kit.store.records import (
    examples,
    lifecycle,
    record_lists,
)
from interview_kit.ui import notices, session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import undo

_KINDS = {"interviewer": "position", "candidate": "application"}
_WHAT = {
    "interviewer": "a position with 15 calls, 12 of them finished",
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
    return record_lists.has_example(session.actor(), _KINDS[side])


def load(side: str) -> None:
    """Load the example of a side, unless it is loaded already. Raises KitError."""
    actor, style, folder = session.actor(), typed_lines.own_style(), settings().content_dir
    if side == "candidate":
        fields = example_application(folder, session.now(), style.english)
        examples.add_application(actor, fields, style=style)
    else:
        examples.add_position(actor, load_example(folder), today=session.today(), style=style)


def remove(side: str) -> None:
    """Remove the example of a side, calls that were added to it included. Raises StoreError.

    It can be undone like every deletion.
    """
    undo.remember_deleted(lifecycle.delete_examples(session.actor(), (_KINDS[side],)))
