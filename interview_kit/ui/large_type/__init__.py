"""A script in large type, one breath at a time: to rehearse it, and to say it on the call.

All of it happens in the browser, so no run of the page comes between two breaths. What has to be
kept comes back as a trigger value, once it is over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from interview_kit.candidate.breaths import SpokenMove
from interview_kit.ui.autosave import FILES
from interview_kit.ui.workarounds.script_loader import loader

_component = st.components.v2.component(
    "kit_large_type",
    js=loader(FILES.address("large_type", "large_type.js")),
    css=Path(__file__).with_name("large_type.css").read_text("utf-8"),
    isolate_styles=False,
)


def show_for_call(moves: Iterable[SpokenMove], *, key: str) -> None:
    """Show the closing for the call: the person goes on by themselves, and no clock runs.

    A closing without a move shows nothing.
    """
    moves = tuple(moves)
    if not moves:
        return
    _show(key, mode="call", label="Your closing", moves=[_shown(move) for move in moves])


def rehearse(
    moves: Iterable[SpokenMove],
    *,
    key: str,
    pace: int,
    limit: int,
    notes: Mapping[str, str],
    on_practiced: Callable[[], None],
) -> None:
    """Show the closing at a pace of so many words a minute, against a limit in seconds.

    `notes` are about the length of moves, by their ids. `on_practiced` is called after each time
    that the script was said to its end.
    """
    _show(
        key,
        mode="rehearse",
        label="Rehearsal",
        pace=pace,
        limit=limit,
        moves=[_shown(move) | {"note": notes.get(move.id, "")} for move in moves],
        on_practiced_change=on_practiced,
    )


def measure_pace(
    paragraphs: Iterable[str],
    *,
    key: str,
    words: int,
    limits: tuple[int, int],
    on_accepted: Callable[[int], None],
) -> None:
    """Show a text of so many words to read aloud between a start and a stop.

    `on_accepted` is called with the words a minute, which lie within `limits`, where the person
    wants to use them.
    """

    def accept() -> None:
        pace = st.session_state[key]["pace"]
        if isinstance(pace, int) and limits[0] <= pace <= limits[1]:
            on_accepted(pace)

    slowest, fastest = limits
    _show(
        key,
        mode="measure",
        paragraphs=list(paragraphs),
        words=words,
        slowest=slowest,
        fastest=fastest,
        on_pace_change=accept,
    )


def _shown(move: SpokenMove) -> dict[str, Any]:
    breaths = [{"text": each.text, "words": each.words, "ask": each.ask} for each in move.breaths]
    return {"label": move.label, "reminder": move.reminder, "breaths": breaths}


def _show(key: str, **data: Any) -> None:
    callbacks = {name: data.pop(name) for name in [*data] if name.startswith("on_")}
    # Streamlit would search a dictionary for tables, but not a text.
    _component(key=key, data=json.dumps(data), **callbacks)
