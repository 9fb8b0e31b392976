"""Compare: the finished calls of one position, by person, by question, or a few side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.content import content
from interview_kit.documents.separators import SIGNS, decimal_sign, usual_separator
from interview_kit.documents.spreadsheets import XLSX_MIME, csv_of, workbook_of
from interview_kit.documents.word import DOCX_MIME, file_name
from interview_kit.fields import person_fields, position_fields
from interview_kit.interviewer.compared_people import ComparedPerson, Measure, compared_people
from interview_kit.interviewer.compared_summaries import in_words, summary_cells
from interview_kit.interviewer.comparison import Cell, comparison, typed_comparison
from interview_kit.store.records import call_lists, hiring_managers, positions
from interview_kit.store.records.calls import Call
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    comparison_views,
    finished_call,
    position_list,
    position_path_line,
)
from interview_kit.ui.shell import choosers, frame, show_more
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import position_names, position_title

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 100
"""The number of positions to choose from, those changed last."""

_OF_INTERVIEWERS = "Ratings and recommendations are those of whoever held the call."
_OWN = "Ratings and recommendations are your own, also for calls that others held."
_VIEWS = {"people": "Everyone", "question": "One question", "beside": "Side by side"}
_OF_A_POSITION = ("people", "question", "sort", "order")
"""What the address says besides that has no meaning for another position."""


def main() -> None:
    """Show the page."""
    frame.title("Compare", "The same questions, side by side.")
    shown = show_more.rows_to_show("compared", _SHOWN)
    rows = positions.list_positions(session.actor(), most=shown + 1)
    if not rows:
        st.markdown("Nothing to compare yet. Set up a position and finish a call or two.")
        position_list.first_position()
        return
    position = _choose(rows[:shown])
    if position:
        position_path_line.show(position.id, position.values)
        _calls(position)
    elif len(rows) > shown:
        show_more.button("compared", shown, label="Show more positions")


def _choose(rows: list[PositionRow]) -> PositionRow | None:
    """Show the choice of a position, the one of the address included, and return the chosen one."""
    wanted = choosers.record_from_url("position")
    if wanted and wanted not in {row.id for row in rows}:
        rows = [*rows, positions.load_row(session.actor(), wanted)]
    names = position_names(rows)
    shown = wanted or (rows[0].id if len(rows) == 1 else None)
    chosen = choosers.choose_from_list(
        "Position",
        "position",
        names,
        shown,
        on_change=_choose_position,
        placeholder="Choose a position",
    )
    return next((row for row in rows if row.id == chosen), None)


def _choose_position(name: str, key: str, shown: str | None) -> None:
    choosers.choose_in_url(name, key, shown)
    if st.session_state[key] != shown:
        for each in _OF_A_POSITION:
            st.query_params.pop(each, None)


def _calls(position: PositionRow) -> None:
    finished = call_lists.list_finished_of_position(session.actor(), position.id)
    if not finished:
        st.markdown("No call for this position is finished yet.")
        if openers.opener("New call", name="call", icon=":material/call:", type="primary"):
            finished_call.start_call(position.id)
        return
    person = about_me.person_form()
    measure = Measure(
        position.values,
        content(),
        typed_lines.style_of(person.text(person_fields.ENGLISH)).english,
        session.today(),
    )
    people, whose = _people(finished, position.id, measure)
    view = _choose_view()
    if view == "question":
        comparison_views.one_question(people, measure)
    elif view == "beside":
        comparison_views.side_by_side(people, measure)
    else:
        people = comparison_views.everyone(people, measure)
    if whose:
        st.caption(whose)
    if len(finished) < position.finished + position.drafts + position.missed:
        st.caption(f"{position_list.calls_in_words(position)}. Only finished calls are compared.")
    _downloads(people, measure, person)
    show_advice(*content().interviewer.advice_for("compare"))


def _people(
    finished: Sequence[Call], position_id: str, measure: Measure
) -> tuple[list[ComparedPerson], str]:
    """Return the candidates, and whose ratings theirs are: "" where there are no others."""
    actor = session.actor()
    if all(call.started_by == actor.id for call in finished):
        return compared_people([finished_call.compared(call) for call in finished], measure), ""
    theirs = hiring_managers.list_interviewers_assessments(actor, position_id)
    calls = [finished_call.compared(call, theirs.get(call.id)) for call in finished]
    return compared_people(calls, measure), _OF_INTERVIEWERS if theirs else _OWN


def _choose_view() -> str:
    chosen = choosers.record_from_url("view")
    shown = chosen if chosen in _VIEWS else "people"
    choosers.choose_from_buttons("View", "view", _VIEWS, shown, label_visibility="collapsed")
    return shown


def _downloads(people: Sequence[ComparedPerson], measure: Measure, person: Form) -> None:
    """Offer the comparison as files. Each is made when it is downloaded."""
    now, title = session.now(), measure.position.get(position_fields.TITLE.key, "")
    with st.container(horizontal=True, vertical_alignment="bottom", key="downloads"):
        st.download_button(
            "Download for Excel",
            data=lambda: workbook_of(_workbook_table(people, measure), when=now),
            file_name=file_name("comparison", title, extension="xlsx"),
            mime=XLSX_MIME,
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Download as CSV",
            data=lambda: _csv(people, measure, separator),
            file_name=file_name("comparison", title, extension="csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Download for Word",
            data=lambda: _word_file(people, measure, person, now),
            file_name=file_name("comparison", title),
            mime=DOCX_MIME,
            icon=":material/download:",
            on_click="ignore",
        )
        separator = person.choice(
            person_fields.SEPARATOR,
            default=usual_separator(session.locale()),
            required=True,
            help="Excel expects the one of your region: a semicolon where decimals have a comma.",
        )


def _word_file(
    people: Sequence[ComparedPerson], measure: Measure, person: Form, now: datetime
) -> bytes:
    from interview_kit.documents.comparison import render_comparison

    return render_comparison(
        people,
        measure.known,
        position=position_title(measure.position.get(position_fields.TITLE.key, "")),
        pays=measure.pays(),
        notes=comparison_views.notes(people, measure),
        author=person.text(person_fields.NAME),
        language=content().candidate.letter.english[measure.english].tag,
        us_letter=measure.question_set.is_american,
        when=now,
    ).data


def _workbook_table(people: Sequence[ComparedPerson], measure: Measure) -> pd.DataFrame:
    calls = [person.call for person in people]
    return typed_comparison(
        calls, measure.content, english=measure.english, summaries=_summaries(people, measure)
    )


def _csv(people: Sequence[ComparedPerson], measure: Measure, separator: str) -> bytes:
    decimal = decimal_sign(separator, session.locale())
    table = comparison(
        [person.call for person in people],
        measure.content,
        english=measure.english,
        with_numbers=True,
        decimal=decimal,
        summaries=[in_words(cells, decimal) for cells in _summaries(people, measure)],
    )
    return csv_of(table, separator=SIGNS.get(separator, ","))


def _summaries(people: Sequence[ComparedPerson], measure: Measure) -> list[Mapping[str, Cell]]:
    known = measure.known
    return [summary_cells(person, known) for person in people]


main()
