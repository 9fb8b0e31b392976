"""The form of a call, one step at a time, with the rail of its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.interviewer import progress
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.interviewer.steps import (
    FINISH,
    Step,
    gate_of,
    next_step_id,
    previous_step_id,
    step_named,
)
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import Related
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    agenda,
    call_finish,
    call_parts,
    candidate_card,
    missed_call,
    own_answer,
)
from interview_kit.ui.shell import buttons
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import position_title
from interview_kit.ui.workarounds.escaping import escaped

_PART = "part"
_HEADER = "header"
_ICONS = {
    "done": ":material/check:",
    "open": ":material/radio_button_unchecked:",
    "not needed": ":material/remove:",
}
_SATISFIED = {"yes": "Yes, go on", "no": "No, wrap up"}


def show(call: Call, related: Related, order: Sequence[Step], step: Step) -> None:
    """Show the form of a call that is not finished, at one of its steps in their order.

    `related` is for the first step.
    """
    form = Form(call.id, call.entries)
    if step.id != FINISH:
        call_finish.forget(call.id)
    # The style sheet sets the parts side by side, since containers would cost each run a message.
    _rail(call, order, step)
    with st.container(key="step"):
        _step(call, related, form, step)
    # Outside of the step, whose length would move the buttons and make the browser draw them anew.
    # This is the order of the Tab key; on the screen, back is beside next.
    _next(call, order, step)
    call_parts.candidate_questions(form)
    _back(order, step)


def section_name(step: Step) -> str:
    """Return the label of a step's section on the rail."""
    return _sections()[step.section]


def is_at_first_step() -> bool:
    """Tell whether the address names the first step of a form, or none."""
    return st.query_params.get(_PART, "") in ("", _HEADER)


def current_step(call: Call, order: Sequence[Step]) -> Step:
    """Return the step that the address names, the first where it names none."""
    return step_named(st.query_params.get(_PART, ""), order, call.question_set)


def _go(step_id: str) -> None:
    st.query_params[_PART] = step_id


def _rail(call: Call, order: Sequence[Step], current: Step) -> None:
    statuses = progress.section_statuses(call.question_set, call.answers)
    with st.container(key="rail", gap="xxsmall"):
        labels_of_sections = _sections()
        for section in dict.fromkeys(step.section for step in order):
            label = labels_of_sections[section]
            steps = [step for step in order if step.section == section]
            status = statuses.get(section)
            state = _state(status, call.answers) if status else "open"
            is_current = current.section == section
            count = f" {status.answered}/{status.due}" if status and status.due > 1 else ""
            openers.opener(
                _rail_label(label + count, state, is_current=is_current),
                name=f"rail-{section}",
                icon=":material/arrow_right:" if is_current and state == "open" else _ICONS[state],
                type="primary" if is_current else "tertiary",
                on_click=_go,
                args=(_first_open(steps, call),),
                width="stretch",
            )


def _state(status: progress.SectionStatus, answers: progress.Answers) -> str:
    """Return whether a section of the rail is "done", "open" or "not needed"."""
    has_follow_ups = status.id == "follow_ups" and bool(progress.follow_ups(answers))
    if status.done or has_follow_ups:
        return "done"
    is_undecided = status.id == "past" and not progress.text_of(answers, call_fields.SATISFIED.key)
    return "open" if status.due or is_undecided else "not needed"


def _rail_label(label: str, state: str, *, is_current: bool) -> str:
    """Return a label of the rail with its icon and color in words for assistive technology."""
    words = ["current"] if is_current else []
    words += [] if state == "open" else [state]
    return buttons.accessible_label(label, ", ".join(words)) if words else label


def _first_open(steps: list[Step], call: Call) -> str:
    keys = {question.id: question.answer_keys for question in call.question_set.questions}
    open_steps = (
        step for step in steps if not progress.is_answered(keys.get(step.id, ()), call.answers)
    )
    return next(open_steps, steps[0]).id


def _step(call: Call, related: Related, form: Form, step: Step) -> None:
    special: dict[str, Callable[[Call, Form], None]] = {
        _HEADER: lambda call, form: _header(call, related, form),
        "checks": _checks,
        "satisfied": _satisfied,
        "past": _past_closed,
        "follow_ups": _follow_ups,
        "ending": call_parts.ending,
        FINISH: lambda call, _: call_finish.show(call, _go),
    }
    if step.id in special:
        special[step.id](call, form)
    else:
        _question(call, form, call.question_set.question(step.id))


def _header(call: Call, related: Related, form: Form) -> None:
    st.header("Who is on the line?", anchor=False)
    candidate_card.name(call, related, first=True)
    left, right = st.columns(2)
    with left:
        call_date = typed_lines.day(form, call_fields.CALL_DATE, style=typed_lines.own_style())
        numbers = content().interviewer.numbers
        typed_lines.show_far_date_hint(call_date, numbers.odd_past_days, numbers.odd_future_days)
    with right:
        form.choice(call_fields.RESUME_ATTACHED)
    candidate_card.details(call, related)
    agenda.schedule_link(call.id)
    missed_call.pills(call)
    st.caption("Position")
    position = (position_title(call.question_set.title), call.question_set.location)
    st.text(" · ".join(filter(None, position)))
    show_advice(*content().interviewer.advice_for("header"))


def _question(call: Call, form: Form, question: SetQuestion) -> None:
    gate = gate_of(question, call.question_set)
    is_due = progress.is_due(question, call.answers)
    if gate:
        _gate(form, gate, is_due=is_due)
    if not is_due:
        _not_due(call, (question,))
        return
    call_parts.question_words(question, call.question_set)
    _answer(call, form, question)
    if question.rated:
        call_parts.rating(call, question)
    call_parts.no_answer(form, question.id)
    _new_follow_up(call, form, question.id, "Follow-up")
    call_parts.follow_ups(form, call, about=question.id)


def _answer(call: Call, form: Form, question: SetQuestion) -> None:
    words = call_fields.ANSWER.field(question.id, question.label)
    if question.is_salary:
        call_parts.salary(form, question, call.question_set)
        form.area(words, label="Notes on salary", rows=2)
    elif question.value_key:
        own_answer.show(form, question, currency=call.question_set.salary_currency)
        form.area(words, label=f"Notes: {question.label}", rows=2)
    else:
        label = f"Answer: {question.label}"
        form.area(words, label=label, rows=5, first=True, asks=question.text)


def _gate(form: Form, gate: FixedField, *, is_due: bool) -> None:
    """Ask the gate of a question, as the heading of the step while the question is not due."""
    asked = getattr(content().interviewer.prompts, gate.key)
    if not is_due:
        st.header(escaped(asked), anchor=False)
    with st.container(key=f"opens-{gate.key}"):
        shown = "visible" if is_due else "collapsed"
        form.choice(gate, label=asked, opens=True, label_visibility=shown)


def _checks(call: Call, form: Form) -> None:
    if not call.question_set.checks:
        st.header("Background checks", anchor=False)
        st.markdown("No background checks for this position. Go on to the next step.")
        return
    st.header(escaped(content().interviewer.prompts.checks), anchor=False)
    st.button(
        "Yes to all",
        icon=":material/done_all:",
        on_click=notices.errors_as_notices(form.store_fields),
        args=(progress.agreed_checks(call.question_set),),
    )
    for check in call.question_set.checks:
        form.choice(call_fields.CONSENT.field(check.id, check.label), label=escaped(check.label))
    show_advice(*content().interviewer.advice_for("checks"))


def _satisfied(call: Call, form: Form) -> None:
    asked = content().interviewer.prompts.satisfied
    st.header(escaped(asked), anchor=False)
    st.caption(
        "This is for you, not to be read aloud. Yes opens the questions about their last job, "
        "No goes to the ending."
    )
    form.choice(
        call_fields.SATISFIED, label=asked, options=_SATISFIED, label_visibility="collapsed"
    )
    _not_due(call, progress.closed_questions_with_text(call.question_set, call.answers))


def _past_closed(call: Call, form: Form) -> None:
    st.header("Their last job", anchor=False)
    st.markdown("These questions open if you are satisfied so far.")
    asked = content().interviewer.prompts.satisfied
    form.choice(call_fields.SATISFIED, label=asked, options=_SATISFIED)
    _not_due(call, progress.closed_questions_with_text(call.question_set, call.answers))


def _not_due(call: Call, questions: tuple[SetQuestion, ...]) -> None:
    """Show the texts of questions that are no longer due: kept, but no part of the record."""
    for question in questions:
        text = progress.text_of(call.answers, question.id).strip()
        if text:
            st.caption(
                f"{escaped(question.label)}: kept, but not part of the record while this section "
                "is closed"
            )
            st.text(text)


def _follow_ups(call: Call, form: Form) -> None:
    st.header("Your follow-ups", anchor=False)
    call_parts.follow_ups(form, call)
    _new_follow_up(call, form, "", "Add a follow-up")


def _new_follow_up(call: Call, form: Form, about: str, label: str) -> None:
    number = progress.next_follow_up(call.answers)

    def add() -> str:
        form.store_fields({call_fields.FOLLOW_UP_ABOUT.key(number): about or "call"})
        return f"{form.record_id}/{call_fields.FOLLOW_UP_QUESTION.key(number)}"

    openers.opener(label, name=f"follow-up-{about}", icon=":material/add:", on_click=add)


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
        on_click=_go,
        args=(following,),
        shortcut="Alt+PageDown",
    )


def _back(order: Sequence[Step], step: Step) -> None:
    openers.opener(
        "Back",
        name="back",
        icon=":material/arrow_back:",
        on_click=_go,
        args=(previous_step_id(step.id, order),),
        disabled=step.id == _HEADER,
        shortcut="Alt+PageUp",
    )


def _sections() -> dict[str, str]:
    return {**labels(content().interviewer.sections), FINISH: "Finish"}


def _step_name(call: Call, step_id: str) -> str:
    names = _sections() | {question.id: question.label for question in call.question_set.questions}
    return names[step_id]
