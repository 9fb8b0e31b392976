"""The rail of a call's form: its sections, how far each is, and where one has to come back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import call_fields
from interview_kit.interviewer import progress
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.interviewer.steps import ALL, FINISH, Step, questions_to_come_back_to
from interview_kit.store.records.calls import Call
from interview_kit.ui.autosave import openers
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped

_ICONS = {
    "done": ":material/check:",
    "open": ":material/radio_button_unchecked:",
    "not needed": ":material/remove:",
    "to come back to": ":material/flag:",
}
_SIGNS = {"done": "✓", "open": "○", "not needed": "–", "to come back to": "⚑"}


def section_names() -> dict[str, str]:
    """Return the labels of the sections by their ids."""
    return {**labels(content().interviewer.sections), ALL: "All on one page", FINISH: "Finish"}


def show(call: Call, order: Sequence[Step], current: Step, go: Callable[[str], None]) -> None:
    """Show the sections as buttons, of which `go` leads to a step."""
    flagged = questions_to_come_back_to(order, call.question_set, call.answers)
    states = _states(call, order, flagged)
    targets = _targets(call, order, flagged)
    with st.container(key="rail", gap="xxsmall"):
        for section, (label, state) in states.items():
            is_current = current.section == section
            openers.opener(
                _label(label, state, is_current=is_current),
                name=f"rail-{section}",
                icon=":material/arrow_right:" if is_current and state == "open" else _ICONS[state],
                type="primary" if is_current else "tertiary",
                on_click=go,
                args=(targets[section],),
                width="stretch",
            )


def show_links(call: Call, order: Sequence[Step]) -> None:
    """Show the sections of a page that has all of them, as links to their places on it."""
    flagged = questions_to_come_back_to(order, call.question_set, call.answers)
    items = [
        f'<li><a href="#{part_id(section)}"><span aria-hidden="true">{_SIGNS[state]}</span>'
        f" {escape(label)}{_said(state)}</a></li>"
        for section, (label, state) in _states(call, order, flagged).items()
        if section != FINISH
    ]
    with st.container(key="rail", gap="xxsmall"):
        st.html(f'<nav aria-label="Sections"><ul class="kit-rail">{"".join(items)}</ul></nav>')


def part_id(section: str) -> str:
    """Return the id of the place of a section on a page that has all of them."""
    return f"part-{section}"


def come_back(call: Call, order: Sequence[Step], go: Callable[[str], None]) -> None:
    """List the questions to come back to before the call ends, if there are any."""
    flagged = questions_to_come_back_to(order, call.question_set, call.answers)
    if not flagged:
        return
    with st.container(border=True, key="come-back", gap="xxsmall"):
        st.markdown("Before you hang up, come back to:")
        for question in flagged:
            _link_back(question, go)


def _link_back(question: SetQuestion, go: Callable[[str], None]) -> None:
    openers.opener(
        escaped(question.label),
        name=f"back-to-{question.id}",
        icon=":material/flag:",
        type="tertiary",
        on_click=go,
        args=(question.id,),
    )


def _states(
    call: Call, order: Sequence[Step], flagged: Sequence[SetQuestion]
) -> dict[str, tuple[str, str]]:
    """Return the label of each section with its state, in their order."""
    statuses = progress.section_statuses(call.question_set, call.answers)
    with_flag = {question.section for question in flagged}
    names = section_names()
    states = {}
    for section in dict.fromkeys(step.section for step in order):
        status = statuses.get(section)
        count = f" {status.answered}/{status.due}" if status and status.due > 1 else ""
        state = _state(status, call.answers) if status else "open"
        states[section] = (
            names[section] + count,
            "to come back to" if section in with_flag else state,
        )
    return states


def _state(status: progress.SectionStatus, answers: progress.Answers) -> str:
    """Return whether a section of the rail is "done", "open" or "not needed"."""
    has_follow_ups = status.id == "follow_ups" and bool(progress.follow_ups(answers))
    if status.done or has_follow_ups:
        return "done"
    is_undecided = status.id == "past" and not progress.text_of(answers, call_fields.SATISFIED.key)
    return "open" if status.due or is_undecided else "not needed"


def _label(label: str, state: str, *, is_current: bool) -> str:
    """Return a label of the rail with its icon and color in words for assistive technology."""
    words = ["current"] if is_current else []
    words += [] if state == "open" else [state]
    return buttons.accessible_label(label, ", ".join(words)) if words else label


def _said(state: str) -> str:
    return "" if state == "open" else f' <span class="kit-said">({state})</span>'


def _targets(call: Call, order: Sequence[Step], flagged: Sequence[SetQuestion]) -> dict[str, str]:
    """Return the step that each section leads to.

    That is one to come back to, else the first that is open, else the first.
    """
    keys = {question.id: question.answer_keys for question in call.question_set.questions}
    targets = {question.section: question.id for question in reversed(flagged)}
    is_open = {
        step.id: not progress.is_answered(keys.get(step.id, ()), call.answers) for step in order
    }
    for step in order:
        if is_open[step.id]:
            targets.setdefault(step.section, step.id)
    for step in order:
        targets.setdefault(step.section, step.id)
    return targets
