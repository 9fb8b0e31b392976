"""The form of a call, one step at a time or all on one page, with the rail of its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from interview_kit.interviewer.steps import (
    ALL,
    FINISH,
    HEADER,
    Step,
    next_step_id,
    previous_step_id,
    step_named,
)
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import Related
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    call_clock,
    call_finish,
    call_parts,
    call_rail,
    call_steps,
)
from interview_kit.ui.workarounds.escaping import escaped

_PART = "part"


def show(call: Call, related: Related, order: Sequence[Step], step: Step) -> None:
    """Show the form of a call that is not finished, at one of its steps in their order.

    `related` is for the first step.
    """
    form = Form(call.id, call.entries)
    if step.id != FINISH:
        call_finish.forget(call.id)
    # The style sheet sets the parts side by side, since containers would cost each run a message.
    if step.id == ALL:
        call_rail.show_links(call, order)
    else:
        call_rail.show(call, order, step, go)
    with st.container(key="step"):
        call_steps.show(call_steps.Page(call, form, related, order, go), step)
    # Outside of the step, whose length would move the buttons and make the browser draw them anew.
    # This is the order of the Tab key; on the screen, back is beside next.
    _next(call, order, step)
    call_parts.candidate_questions(form)
    _back(order, step)


def section_name(step: Step) -> str:
    """Return the label of a step's section on the rail."""
    return call_rail.section_names()[step.section]


def needs_related() -> bool:
    """Tell whether the address names a step that shows what is related: the first, all, or none."""
    return st.query_params.get(_PART, "") in ("", HEADER, ALL)


def current_step(call: Call, order: Sequence[Step]) -> Step:
    """Return the step that the address names, the first where it names none."""
    return step_named(st.query_params.get(_PART, ""), order, call.question_set)


def actions(call: Call, step: Step) -> dict[str, Callable[[], None]]:
    """Return the actions that begin the time of a call anew, and show its form in another way."""
    form = Form(call.id, call.entries)
    other = ("One question at a time", HEADER) if step.id == ALL else ("All on one page", ALL)
    return {
        other[0]: partial(go, other[1]),
        "Start the clock anew": partial(call_clock.begin, call, form),
    }


def go(step_id: str) -> None:
    """Go to a step. For callbacks."""
    st.query_params[_PART] = step_id


def _next(call: Call, order: Sequence[Step], step: Step) -> None:
    if step.id == FINISH:
        return
    following = next_step_id(step.id, order, call.answers)
    openers.opener(
        f"Next: {escaped(_step_name(call, following))}",
        name="next",
        icon=":material/arrow_forward:",
        icon_position="right",
        type="primary",
        on_click=go,
        args=(following,),
        shortcut="Alt+PageDown",
    )


def _back(order: Sequence[Step], step: Step) -> None:
    openers.opener(
        "Back",
        name="back",
        icon=":material/arrow_back:",
        on_click=go,
        args=(previous_step_id(step.id, order),),
        disabled=step.id == HEADER,
        shortcut="Alt+PageUp",
    )


def _step_name(call: Call, step_id: str) -> str:
    names = {question.id: question.label for question in call.question_set.questions}
    return names.get(step_id) or call_rail.section_names()[step_id]
