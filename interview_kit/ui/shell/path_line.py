"""A path as one line of links: which steps are ready, which is next, where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from interview_kit.ui.shell import buttons, navigation

StepState = Literal["done", "next", ""]
_ICONS: Mapping[StepState, str] = {
    "done": ":material/check_circle:",
    "next": ":material/arrow_circle_right:",
    "": ":material/circle:",
}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with its label and its page. `is_around`: one of its further pages is open.

    `leave` leads from there to its page, where both have the same file.
    """

    label: str
    page: str
    state: StepState
    is_around: bool = False
    leave: Callable[[], None] | None = None


def state_of(*, is_ready: bool, is_next: bool) -> StepState:
    """Return the state of a step."""
    return "done" if is_ready else "next" if is_next else ""


def show(steps: Iterable[ShownStep], query: Mapping[str, str]) -> None:
    """Show the steps; `query` names the record in the addresses of their pages."""
    with st.container(
        horizontal=True, vertical_alignment="center", key="noprint-path", gap="small"
    ):
        for step in steps:
            _step(step, query)


def _step(step: ShownStep, query: Mapping[str, str]) -> None:
    icon = _ICONS[step.state]
    if step.page == navigation.current_page().file and not step.leave:
        st.markdown(f"{icon} **{step.label}**", width="content")
        return
    words = buttons.accessible_label(step.label, step.state) if step.state else step.label
    words = f"**{words}**" if step.is_around else words
    if step.leave:
        st.button(words, icon=icon, type="tertiary", key=f"step-{step.label}", on_click=step.leave)
        return
    st.page_link(
        navigation.target(step.page),
        label=words,
        icon=icon,
        query_params=dict(query),
        width="content",
    )
