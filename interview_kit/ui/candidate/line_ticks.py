"""Boxes to tick, one for each line of a list; the lines that are ticked are stored in one field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import streamlit as st

from interview_kit.fields.definitions import FixedField
from interview_kit.text import lines, without_bullets
from interview_kit.ui import notices
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.workarounds.boxes import set_box
from interview_kit.ui.workarounds.escaping import escaped


def show(
    form: Form,
    field: FixedField,
    groups: Mapping[str, Sequence[str]],
    below: Mapping[str, str] | None = None,
) -> None:
    """Show a box for each line, in groups by their heading, "" for none.

    `below` are words that stand under a line. Lines that are ticked but in no group go with the
    next tick, and stay in the history.
    """
    ticked = frozenset(lines(without_bullets(form.text(field))))
    keys = {line: _key(form, field, line) for group in groups.values() for line in group}

    def save() -> None:
        form.save(field, "\n".join(line for line, key in keys.items() if st.session_state[key]))

    with st.container(key=f"ticks-{field.key}", gap="xxsmall"):
        for heading, group in groups.items():
            if heading:
                st.markdown(f"### {escaped(heading)}")
            for line in dict.fromkeys(group):
                key = keys[line]
                set_box(key, without_bullets(line) in ticked)
                st.checkbox(
                    escaped(without_bullets(line)),
                    key=key,
                    on_change=notices.errors_as_notices(save),
                )
                if words := (below or {}).get(line):
                    st.caption(escaped(words))
    form.show_conflict(field, {})


def _key(form: Form, field: FixedField, option: str) -> str:
    digest = hashlib.sha256(option.encode()).hexdigest()[:12]
    return f"tick-{form.record_id}-{field.key}-{digest}"
