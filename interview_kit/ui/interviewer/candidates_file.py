"""The list of a position's candidates as files, made once one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.documents.separators import SIGNS, usual_separator
from interview_kit.documents.spreadsheets import XLSX_MIME, csv_of, workbook_of
from interview_kit.documents.word import file_name
from interview_kit.fields import assessment_fields, call_fields, person_fields
from interview_kit.interviewer.decisions import decision_of
from interview_kit.interviewer.endings import ending_labels
from interview_kit.interviewer.listed_candidates import ListedCall, candidates_table
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records import position_candidates, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.typed.kinds import day_of
from interview_kit.ui import session
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.interviewer import missed_call, planned_call, promise_message

if TYPE_CHECKING:
    import pandas as pd


def downloads(position_id: str, title: str) -> None:
    """Offer the candidates of a position as a workbook and as CSV."""
    # A file is made after the run of the page has ended, when the session isn't there to ask.
    actor, now, english = session.actor(), session.now(), typed_lines.own_style().english
    chosen = about_me.person_form().text(person_fields.SEPARATOR)
    separator = SIGNS.get(chosen or usual_separator(session.locale()), ",")

    def workbook() -> bytes:
        table = table_of(actor, position_id, english, now)
        return workbook_of(table, when=now, sheet="Candidates")

    def csv() -> bytes:
        table = table_of(actor, position_id, english, now)
        return csv_of(table.map(str), separator=separator)

    _button("Download for Excel", workbook, file_name("candidates", title, extension="xlsx"))
    _button("Download as CSV", csv, file_name("candidates", title, extension="csv"))


def table_of(actor: Actor, position_id: str, english: str, now: datetime) -> pd.DataFrame:
    """Return all candidates of a position as a table. Raises NotFound.

    `now` is an aware moment in one's own zone.
    """
    rows = position_candidates.list_all(actor, position_id)
    return candidates_table(
        ((row.values, listed_call(row.call, english, now) if row.call else None) for row in rows),
        content(),
        english,
    )


def listed_call(call: Call, english: str, now: datetime) -> ListedCall:
    """Return what a list says of a call; `now` is an aware moment in one's own zone."""
    answers, kit = call.answers, content().interviewer
    day = day_of(text_of(answers, call_fields.CALL_DATE.key))
    if call.state != "finished":
        planned = planned_call.words_at(call, english, now)
        missed = missed_call.words_of(call, english) if missed_call.is_missed(call) else ""
        return ListedCall(planned or missed or "not finished", day)
    ending = text_of(answers, call_fields.ENDING.key)
    assessment = record_fields.entry_values(call.assessment)
    decision = decision_of(record_fields.entry_values(call.entries), content().decisions)
    promise = promise_message.promise_in(call)
    has_heard = text_of(answers, call_fields.PROMISE_KEPT.key) == "yes"
    return ListedCall(
        day=day,
        ending=ending_labels(call.question_set, kit).get(ending, "no ending"),
        recommendation=labels(kit.recommendations).get(
            assessment.get(assessment_fields.RECOMMENDATION.key, ""), ""
        ),
        decision=decision.kind.label if decision else "",
        hear_by=promise.by if promise else None,
        has_heard=has_heard or bool(promise and promise.kept),
    )


def _button(label: str, data: Callable[[], bytes], name: str) -> None:
    st.download_button(
        label,
        data=data,
        file_name=name,
        mime=XLSX_MIME if name.endswith("xlsx") else "text/csv",
        icon=":material/download:",
        key=f"candidates-{name.rpartition('.')[2]}",
        on_click="ignore",
    )
