"""Boxes to tick, one for each line of a list; the lines that are ticked are stored in one field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import streamlit as st

from interview_kit.fields.definitions import FixedField
from interview_kit.text import lines
from interview_kit.ui import notices
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.workarounds.escaping import escaped


def show(
    form: Form, field: FixedField, options: Sequence[str], below: Mapping[str, str] | None = None
) -> None:
    """Show a box for each of the `options`; `below` are words that stand under one.

    Lines that are ticked but no longer among the options go with the next tick, and stay in the
    history.
    """
    ticked = frozenset(lines(form.text(field)))
    keys = {option: _key(form, field, option) for option in dict.fromkeys(options)}

    def save() -> None:
        form.save(field, "\n".join(o for o, key in keys.items() if st.session_state[key]))

    for option, key in keys.items():
        st.session_state[key] = option in ticked
        st.checkbox(escaped(option), key=key, on_change=notices.errors_as_notices(save))
        if words := (below or {}).get(option):
            st.caption(escaped(words))
    form.show_conflict(field, {})


def _key(form: Form, field: FixedField, option: str) -> str:
    digest = hashlib.sha256(option.encode()).hexdigest()[:12]
    return f"tick-{form.record_id}-{field.key}-{digest}"
