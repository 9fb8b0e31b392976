"""The choice of a record, which the page's address names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st


def record_from_url(name: str) -> str:
    """Return the id of the record that the address names, "" if it names none."""
    return str(st.query_params.get(name, ""))


def chooser_key(name: str, labels: Mapping[Any, str]) -> str:
    """Return the key of a choice between records, a new one whenever their labels change.

    A browser sends the label of the choice. By the time it arrives, another record may have that
    label, and the page would change to it by itself.
    """
    digest = hashlib.sha256(repr(list(labels.items())).encode()).hexdigest()
    return f"{name}-{digest[:12]}"


def choose_segment(
    label: str, name: str, labels: Mapping[Any, str], shown: object, **more: Any
) -> None:
    """Show a choice of the address as a row of buttons, `shown` pressed; `labels` are Markdown."""
    key = chooser_key(f"choose-{name}", labels)
    st.session_state[key] = shown
    st.segmented_control(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        required=True,
        on_change=choose_in_url,
        args=(name, key, shown),
        **more,
    )


def choose_in_url(name: str, key: str, shown: object) -> None:
    """Write the choice into the address, unless the page showed it already. For callbacks.

    Streamlit also calls them when a run that it cut short made it forget the widget.
    """
    chosen = st.session_state[key]
    if chosen != shown:
        st.query_params[name] = str(chosen)
