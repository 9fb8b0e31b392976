"""A call on one page, as the hiring manager reads it: on the screen, in print and in Word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import assessment_fields, call_fields, person_fields
from interview_kit.interviewer.call_summary import CallSummary, build_summary
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import entry_values
from interview_kit.ui import session
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.shell import who_acts
from interview_kit.ui.workarounds.escaping import escaped

if TYPE_CHECKING:
    from interview_kit.documents.word import WordFile
    from interview_kit.documents.word.compiled_layout import CompiledLayout

DOCUMENT = "call_summary"


def summary_of(call: Call, assessment: Mapping[str, str]) -> CallSummary:
    """Return a call on one page; `assessment` are the texts of whoever held it."""
    english = typed_lines.own_style().english
    return build_summary(
        call.question_set,
        call.answers,
        assessment,
        content(),
        candidate=entry_values(call.candidate),
        interviewer=interviewer_of(call),
        english=english,
        language=content().candidate.letter.english[english].tag,
    )


def interviewer_of(call: Call) -> str:
    """Return the name of whoever held a call, "" where the actor does not know it."""
    if call.started_by == session.actor().id:
        return about_me.person_form().text(person_fields.NAME)
    return who_acts.name_of(call.started_by)


def word_file(call: Call, summary: CallSummary, layout: CompiledLayout | None) -> WordFile:
    """Return a summary as a Word file. Raises DocumentError."""
    from interview_kit.documents.call_summary import render_call_summary

    return render_call_summary(
        summary,
        decisions=labels(content().decisions.decisions).values(),
        interviewer=interviewer_of(call),
        when=session.now(),
        layout=layout,
    )


def show(summary: CallSummary) -> None:
    """Show a summary as it is printed."""
    with st.container(border=True, key="record-summary"):
        heading = " · ".join(filter(None, (summary.candidate, summary.place)))
        st.header(escaped(heading), anchor=False)
        _facts(summary.head, separator="  ·  ")
        recommended = summary.recommendation or "none yet"
        _part(f"Recommendation: {recommended}", summary.recommendation_reason)
        if summary.impressions:
            _facts([(assessment_fields.IMPRESSIONS.label, summary.impressions)])
        _must_haves(summary)
        if summary.facts:
            st.markdown("### Salary, availability and checks")
            _facts(summary.facts)
        if summary.said:
            st.markdown("### What was said")
            _facts(summary.said)
        _part("What they were told", "\n".join(summary.told) or "Nothing is noted.")
        _decision(summary)
        if summary.remark:
            st.caption(escaped(summary.remark))


def _part(title: str, text: str) -> None:
    st.markdown(f"### {escaped(title)}")
    if text:
        st.text(text)


def _facts(facts: Iterable[tuple[str, str]], *, separator: str = "  \n") -> None:
    shown = (f":gray[{escaped(label)}:] {escaped(value)}" for label, value in facts if value)
    st.markdown(separator.join(shown))


def _must_haves(summary: CallSummary) -> None:
    if not summary.must_haves:
        return
    rows = (
        f"| {escaped(each.text)} | {each.weight} | {escaped(each.score)} |"
        for each in summary.must_haves
    )
    st.markdown("\n".join(["| Must-have | Weight | Score |", "| --- | --- | --- |", *rows]))


def _decision(summary: CallSummary) -> None:
    _part(f"Decision: {summary.decision or 'none yet'}", summary.review)
    _facts(
        (
            (call_fields.DECISION_REASON.label, summary.decision_reason),
            (call_fields.DECIDED_BY.label, summary.decided),
        )
    )
