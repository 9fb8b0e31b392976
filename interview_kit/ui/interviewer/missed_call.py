"""Calls that did not happen: said with one press, and what is due next for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import call_fields
from interview_kit.interviewer.missed_calls import (
    MISSED_FIELDS,
    DueCall,
    MissedCall,
    day_of_next_try,
    due_calls,
    due_next,
)
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records import call_lists
from interview_kit.store.records.call_lists import CallRow
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import Related
from interview_kit.store.records.record_fields import entry_values
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import day_words, moment_words
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import agenda, candidate_card, planned_call
from interview_kit.ui.shell import record_links, show_more, undo
from interview_kit.ui.shell.record_names import call_name, candidate_name
from interview_kit.ui.workarounds.escaping import escaped

_LABEL = "It didn't happen"
_SHOWN = 8


def is_missed(call: Call) -> bool:
    """Tell whether somebody said that a call did not happen."""
    return call.state != "finished" and bool(text_of(call.answers, call_fields.MISSED.key))


def reason_words(reason_id: str) -> str:
    """Return why a call did not happen: "No answer"."""
    return labels(content().missed_calls.reasons).get(reason_id, _LABEL)


def actions(call: Call) -> dict[str, Callable[[], None]]:
    """Return an action for each reason why a call does not happen, or not to its end."""
    return {
        f"{_LABEL}: {label}": partial(_mark, call, reason_id)
        for reason_id, label in labels(content().missed_calls.reasons).items()
    }


def pills(call: Call) -> None:
    """Show the reasons why a call does not happen side by side, each one press away."""
    names = labels(content().missed_calls.reasons)
    key = f"missed-{call.id}"
    st.session_state[key] = None

    def mark() -> None:
        if reason := st.session_state[key]:
            _mark(call, reason)

    with st.container(key=f"opens-{key}"):
        st.pills(
            f"{_LABEL}?",
            list(names),
            format_func=names.__getitem__,
            key=key,
            on_change=openers.opening_callback(mark),
        )


def summary(call: Call) -> str:
    """Return what happened instead, and when: "No answer · Mon, Nov 30, 2026, 2:03 PM"."""
    return words_of(call, typed_lines.own_style().english)


def words_of(call: Call, english: str) -> str:
    """Return the `summary` of a call in an `english`. Asks no session."""
    reason = reason_words(text_of(call.answers, call_fields.MISSED.key))
    at = text_of(call.answers, call_fields.MISSED_AT.key)
    day = day_of(at)
    return " · ".join([reason, *([moment_words(day, time_of(at), english)] if day else [])])


def show(call: Call, related: Related, *, call_again: Callable[[str], None]) -> None:
    """Show a call that did not happen.

    `call_again` begins another call with its candidate, on the day that it is given in words: today
    for "".
    """
    undo.offer_undo()
    form, style = Form(call.id, call.entries), typed_lines.own_style()
    values = entry_values(call.entries)
    answers = {key: values.get(key, "") for key in MISSED_FIELDS}
    earlier = [each.missed for each in related.calls] + [answers[call_fields.MISSED.key]]
    counting = {each.id for each in content().missed_calls.reasons if each.counts}
    tries = sum(each in counting for each in earlier)
    due = due_next(MissedCall(call.id, "", "", answers, tries), content().missed_calls)
    planned = _planned_words(due, style.english)
    with st.container(border=True, key="missed"):
        if due:
            st.markdown(f"**What's next**: {escaped(due.words)}.")
            day = typed_lines.day(form, call_fields.TRY_ON, style=style, label="When", first=True)
            if day and day < session.today():
                st.caption(f":material/info: {_overdue_words((session.today() - day).days)}")
        else:
            st.markdown("Nothing is due.")
        with st.container(horizontal=True):
            openers.opener(
                "Plan the new call" if planned else "Call again",
                name="call-again",
                icon=":material/event:" if planned else ":material/call:",
                type="primary" if due else "secondary",
                on_click=call_again,
                args=(planned,),
            )
            openers.opener(
                "Go on with this call",
                name="go-on",
                icon=":material/undo:",
                on_click=_go_on,
                args=(form,),
            )
    left, right = st.columns([3, 2])
    with left:
        form.choice(call_fields.MISSED, label="What happened", required=True)
    with right:
        typed_lines.show_future_hint(
            typed_lines.day(form, call_fields.MISSED_AT, style=style, label="When it happened")
        )
    agenda.schedule_link(call.id)
    candidate_card.details(call, related, with_name=True)


def calls_to_make(planned: list[CallRow]) -> None:
    """List the calls that are planned, and what is due next for candidates who were not reached."""
    kit = content().missed_calls
    due = due_calls(call_lists.list_missed(session.actor(), kit), kit)
    if not (planned or due):
        return
    st.header("Calls to make", anchor=False)
    planned_call.show_rows(planned)
    shown = show_more.rows_to_show("missed", _SHOWN)
    for each in due[:shown]:
        with st.container(key=f"due-{each.call.id}", gap=None):
            _link(each)
            st.caption(_due_words(each))
    if len(due) > shown:
        show_more.button("missed", shown)


def _link(due: DueCall) -> None:
    record_links.open_on(
        "pages/interviewer/calls.py",
        escaped(call_name(due.call.candidate, due.call.title, is_example=due.call.is_example)),
        name=f"missed-{due.call.id}",
        icon=":material/phone_missed:",
        query={"call": due.call.id},
    )


def _due_words(due: DueCall) -> str:
    english = typed_lines.own_style().english
    words = [escaped(f"{due.reason.label} · {due.words}")]
    if due.on:
        words.append(moment_words(due.on, due.at, english))
    else:
        words.append("**no day yet**")
    if days := due.days_overdue(session.today()):
        words.append(f"**{_overdue_words(days)}**")
    return " · ".join(words)


def _overdue_words(days: int) -> str:
    return f"{days} {'day' if days == 1 else 'days'} overdue"


def _go_on(form: Form) -> None:
    form.store_fields(dict.fromkeys(MISSED_FIELDS, ""))


def _planned_words(due: DueCall | None, english: str) -> str:
    """Return the new day of a call that was moved, "" where it has passed or only a try is due."""
    if due is None or due.on is None or due.reason.working_days is not None:
        return ""
    return moment_words(due.on, due.at, english) if due.on >= session.today() else ""


def _mark(call: Call, reason_id: str) -> None:
    """Store that a call did not happen, now, and on which day to try again."""
    reason = content().missed_calls.reason(reason_id)
    if reason is None:
        return
    form, english = Form(call.id, call.entries).reload(), typed_lines.own_style().english
    now = session.now()
    on = day_of_next_try(reason, now.date())
    former = {key: form.entries[key].text if key in form.entries else "" for key in MISSED_FIELDS}
    is_stored = form.store_fields(
        {
            call_fields.MISSED.key: reason_id,
            call_fields.MISSED_AT.key: moment_words(now.date(), now.time(), english),
            call_fields.TRY_ON.key: day_words(on, english) if on else "",
        }
    )
    if is_stored:
        name = candidate_name(text_of(call.answers, call_fields.CANDIDATE_NAME.key))
        undo.remember_replaced(form, former, f"{reason.label}, {name}", was="noted")
