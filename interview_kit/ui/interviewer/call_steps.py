"""The steps of a call's form: each on a page of its own, or all of them on one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.interviewer import progress
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.interviewer.steps import ALL, FINISH, HEADER, Step, gate_of
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import Related
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    agenda,
    call_clock,
    call_finish,
    call_parts,
    call_rail,
    call_words,
    candidate_card,
    missed_call,
    own_answer,
    planned_call,
)
from interview_kit.ui.shell import buttons
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import position_title
from interview_kit.ui.workarounds.escaping import escaped

_SATISFIED = {"yes": "Yes, go on", "no": "No, wrap up"}


class Page(NamedTuple):
    """What the steps of a call are drawn from; `go` leads to another step.

    `is_whole` tells that all steps are on it.
    """

    call: Call
    form: Form
    related: Related
    order: Sequence[Step]
    go: Callable[[str], None]
    is_whole: bool = False


def show(page: Page, step: Step) -> None:
    """Show a step of a call."""
    if step.id == ALL:
        _show_all(page._replace(is_whole=True))
        return
    _step(page, step)
    if step.id not in (HEADER, FINISH) and not call_clock.has_begun(page.call):
        call_clock.begin_button(page.call, page.form)


def _show_all(page: Page) -> None:
    section = ""
    for step in page.order:
        if step.id == FINISH:
            continue
        if section != step.section:
            section = step.section
            st.html(f'<div id="{call_rail.part_id(section)}" class="kit-part"></div>')
        _step(page, step)


def _step(page: Page, step: Step) -> None:
    special: dict[str, Callable[[Page], None]] = {
        HEADER: _header,
        "checks": _checks,
        "satisfied": _satisfied,
        "past": _past_closed,
        "follow_ups": _follow_ups,
        "ending": _ending,
        FINISH: _finish,
    }
    if step.id in special:
        special[step.id](page)
    else:
        _question(page, page.call.question_set.question(step.id))


def _header(page: Page) -> None:
    call, form, related = page.call, page.form, page.related
    st.header("Who is on the line?", anchor=False)
    candidate_card.name(call, related, first=True)
    if not call_clock.has_begun(call):
        call_clock.begin_button(call, form)
    call_words.opening(call)
    planned = planned_call.words_of(call)
    what = f"{planned[0].upper()}{planned[1:]}: change that" if planned else "Schedule it"
    agenda.schedule_link(call.id, escaped(f"{what}, or write to them"))
    left, right = st.columns(2)
    with left:
        call_date = typed_lines.day(form, call_fields.CALL_DATE, style=typed_lines.own_style())
        numbers = content().interviewer.numbers
        typed_lines.show_far_date_hint(call_date, numbers.odd_past_days, numbers.odd_future_days)
    with right:
        form.choice(call_fields.RESUME_ATTACHED)
    candidate_card.details(call, related)
    missed_call.pills(call)
    st.caption("Position")
    position = (position_title(call.question_set.title), call.question_set.location)
    st.text(" · ".join(filter(None, position)))
    show_advice(*content().interviewer.advice_for("header"))


def _question(page: Page, question: SetQuestion) -> None:
    call, form = page.call, page.form
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
    follow_up = "Follow-up"
    if page.is_whole:
        follow_up = buttons.accessible_label(follow_up, question.label)
    _new_follow_up(page, question.id, follow_up)
    call_parts.come_back(form, question)
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


def _checks(page: Page) -> None:
    question_set, form = page.call.question_set, page.form
    if not question_set.checks:
        st.header("Background checks", anchor=False)
        st.markdown("No background checks for this position. Go on to the next step.")
        return
    st.header(escaped(content().interviewer.prompts.checks), anchor=False)
    st.button(
        "Yes to all",
        icon=":material/done_all:",
        on_click=notices.errors_as_notices(form.store_fields),
        args=(progress.agreed_checks(question_set),),
    )
    for check in question_set.checks:
        form.choice(call_fields.CONSENT.field(check.id, check.label), label=escaped(check.label))
    show_advice(*content().interviewer.advice_for("checks"))


def _satisfied(page: Page) -> None:
    call = page.call
    asked = content().interviewer.prompts.satisfied
    st.header(escaped(asked), anchor=False)
    st.caption(
        "This is for you, not to be read aloud. Yes opens the questions about their last job, "
        "No goes to the ending."
    )
    page.form.choice(
        call_fields.SATISFIED, label=asked, options=_SATISFIED, label_visibility="collapsed"
    )
    _not_due(call, progress.closed_questions_with_text(call.question_set, call.answers))


def _past_closed(page: Page) -> None:
    st.header("Their last job", anchor=False)
    st.markdown("These questions open if you are satisfied so far.")
    if page.is_whole:  # which asks for it right above
        return
    asked = content().interviewer.prompts.satisfied
    page.form.choice(call_fields.SATISFIED, label=asked, options=_SATISFIED)
    call = page.call
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


def _follow_ups(page: Page) -> None:
    st.header("Your follow-ups", anchor=False)
    asked = {step.id for step in page.order} if page.is_whole else set()
    call_parts.follow_ups(page.form, page.call, without=asked)
    _new_follow_up(page, "", "Add a follow-up")


def _new_follow_up(page: Page, about: str, label: str) -> None:
    form, number = page.form, progress.next_follow_up(page.call.answers)

    def add() -> str:
        form.store_fields({call_fields.FOLLOW_UP_ABOUT.key(number): about or "call"})
        return f"{form.record_id}/{call_fields.FOLLOW_UP_QUESTION.key(number)}"

    openers.opener(label, name=f"follow-up-{about}", icon=":material/add:", on_click=add)


def _ending(page: Page) -> None:
    st.header("How does the call end?", anchor=False)
    call_rail.come_back(page.call, page.order, page.go)
    call_parts.ending(page.call, page.form)


def _finish(page: Page) -> None:
    call_finish.show(page.call, page.go)
