"""Lists of calls: those finished last, and those found by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.decisions import decision_of
from interview_kit.interviewer.endings import ending_labels
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records import call_lists, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import missed_call, planned_call, promise_message
from interview_kit.ui.shell import record_links, show_more
from interview_kit.ui.shell.record_names import call_name, candidate_name, position_title
from interview_kit.ui.workarounds.escaping import escaped

_AT_ONCE = 100
_SHOWN = 12


def link(call: Call, also: Sequence[str] = ()) -> None:
    """Show a call of a candidate who is named beside it, as a link with what became of it.

    What it `also` says follows.
    """
    english = typed_lines.own_style().english
    st.page_link(
        "pages/interviewer/calls.py",
        label=escaped(" · ".join([*_facts(call, english), *also])),
        icon=_icon(call),
        query_params={"call": call.id},
        width="stretch",
    )


def named_opener(call: Call) -> None:
    """Show a button for a call on the page of calls: its candidate, and what became of it."""
    name = candidate_name(text_of(call.answers, call_fields.CANDIDATE_NAME.key))
    english = typed_lines.own_style().english
    words = " · ".join([name, *_facts(call, english)])
    _opener(call.id, words, name="of-position", icon=_icon(call))


def finished() -> None:
    """List the calls of all positions that were finished last. For the page of calls."""
    shown = show_more.rows_to_show("finished", _SHOWN)
    calls = call_lists.list_latest_finished(session.actor(), most=shown + 1)
    if not calls:
        return
    st.header("Finished calls", anchor=False)
    english = typed_lines.own_style().english
    for call in calls[:shown]:
        day = call.answers.get(call_fields.CALL_DATE.key, "")
        name = call_name(
            call.candidate, call.title, day, english=english, is_example=call.is_example
        )
        _opener(call.id, name, name="finished", icon=":material/description:")
    if len(calls) > shown:
        show_more.button("finished", shown)


def find() -> None:
    """Find calls of all positions by the candidate's name. For the page of calls."""
    # A text field that loses the focus to a link would send its text late, and lead back from the
    # link's page. A form sends it only with its button.
    with st.form("find-call", border=False):
        name = st.text_input("Find a call by the candidate's name", autocomplete="off")
        st.form_submit_button("Find", icon=":material/search:")
    if not name.strip():
        return
    shown, number = call_lists.list_by_candidate(session.actor(), name, most=_AT_ONCE)
    if not shown:
        st.markdown("No call has that name.")
    if skip := rows_before_page(number, _AT_ONCE, key=f"calls-of-{name}"):
        shown, _ = call_lists.list_by_candidate(session.actor(), name, most=_AT_ONCE, skip=skip)
    english = typed_lines.own_style().english
    for call in shown:
        name = candidate_name(text_of(call.answers, call_fields.CANDIDATE_NAME.key))
        title = position_title(call.question_set.title)
        words = " · ".join([title, name, *_facts(call, english)])
        _opener(call.id, words, name="found", icon=_icon(call))


def _opener(call_id: str, words: str, *, name: str, icon: str) -> None:
    record_links.open_here(
        escaped(words), name=f"{name}-{call_id}", icon=icon, query={"call": call_id}
    )


def rows_before_page(number: int, at_once: int, *, key: str) -> int:
    """Show the pages of `number` rows, and return how many rows come before the chosen page."""
    pages = -(-number // at_once)
    return 0 if pages <= 1 else (st.pagination(pages, key=key) - 1) * at_once


def _icon(call: Call) -> str:
    if missed_call.is_missed(call):
        return ":material/phone_missed:"
    if planned_call.words_of(call):
        return ":material/event:"
    return ":material/description:" if call.state == "finished" else ":material/edit_note:"


def _facts(call: Call, english: str) -> Iterator[str]:
    """Yield the day, ending, recommendation and promised day of a call."""
    answers = call.answers
    if words := planned_call.words_of(call):
        yield words
        return
    if missed_call.is_missed(call) and day_of(text_of(answers, call_fields.MISSED_AT.key)):
        yield missed_call.summary(call)
        return
    if day := day_of(text_of(answers, call_fields.CALL_DATE.key)):
        yield day_words(day, english)
    if call.state != "finished":
        yield missed_call.summary(call) if missed_call.is_missed(call) else "not finished"
        return
    kit = content().interviewer
    ending = text_of(answers, call_fields.ENDING.key)
    yield ending_labels(call.question_set, kit).get(ending, "no ending")
    assessment = record_fields.entry_values(call.assessment)
    if recommendation := labels(kit.recommendations).get(
        assessment.get(assessment_fields.RECOMMENDATION.key, "")
    ):
        yield f"recommended: {recommendation}"
    values = record_fields.entry_values(call.entries)
    if decision := decision_of(values, content().decisions):
        yield f"decided: {decision.kind.label}"
    promise = promise_message.promise_in(call)
    if (promise and promise.kept) or text_of(answers, call_fields.PROMISE_KEPT.key) == "yes":
        yield "has heard"
    elif promise:
        yield f"to hear by {day_words(promise.by, english)}"
