"""The choice of a record, which the page's address names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
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


def choose_in_url(name: str, key: str, shown: object) -> None:
    """Write the choice into the address, unless the page showed it already. For callbacks.

    Streamlit also calls them when a run that it cut short made it forget the widget.
    """
    chosen = st.session_state[key]
    if chosen != shown:
        st.query_params[name] = str(chosen)


def choose_from_buttons(
    label: str, name: str, labels: Mapping[Any, str], shown: object, **more: Any
) -> None:
    """Show what the address says of `name` as a row of buttons, whose `labels` are Markdown."""
    _show_choice(st.segmented_control, label, name, labels, shown, required=True, **more)


def choose_from_list(
    label: str,
    name: str,
    labels: Mapping[Any, str],
    shown: object,
    *,
    on_change: Callable[[str, str, Any], None] = choose_in_url,
    **more: Any,
) -> Any:
    """Show what the address says of `name` as a list that opens, and return what is chosen.

    `on_change` is called as `choose_in_url` is.
    """
    return _show_choice(st.selectbox, label, name, labels, shown, on_change, **more)


def _show_choice(
    widget: Callable[..., Any],
    label: str,
    name: str,
    labels: Mapping[Any, str],
    shown: object,
    on_change: Callable[[str, str, Any], None] = choose_in_url,
    **more: Any,
) -> Any:
    key = chooser_key(f"choose-{name}", labels)
    st.session_state[key] = shown
    return widget(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=on_change,
        args=(name, key, shown),
        **more,
    )
