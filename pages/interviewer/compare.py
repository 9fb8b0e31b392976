"""Compare: all finished calls of one position, side by side on the same questions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.content import content
from interview_kit.documents.separators import SIGNS, decimal_sign, usual_separator
from interview_kit.documents.spreadsheets import XLSX_MIME, csv_of, workbook_of
from interview_kit.documents.word import file_name
from interview_kit.fields import person_fields, position_fields
from interview_kit.interviewer.comparison import (
    ComparedCall,
    comparison,
    ratings_table,
    typed_comparison,
)
from interview_kit.interviewer.endings import long_day
from interview_kit.store.records import call_lists, positions
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import finished_call, position_list, position_path_line
from interview_kit.ui.shell import choosers, frame, show_more
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import names_by_age, position_title
from interview_kit.ui.workarounds.escaping import escaped

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 100
"""The number of positions to choose from, those changed last."""


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
    names = names_by_age(
        rows, lambda values: position_title(values.get(position_fields.TITLE.key, ""))
    )
    shown = wanted or None
    key = choosers.chooser_key("compare-position", names)
    st.session_state[key] = shown
    chosen = st.selectbox(
        "Position",
        [row.id for row in rows],
        format_func=names.__getitem__,
        placeholder="Choose a position",
        key=key,
        on_change=choosers.choose_in_url,
        args=("position", key, shown),
    )
    return next((row for row in rows if row.id == chosen), None)


def _calls(position: PositionRow) -> None:
    finished = call_lists.list_finished_of_position(session.actor(), position.id)
    if not finished:
        st.markdown("No call for this position is finished yet.")
        if openers.opener("New call", name="call", icon=":material/call:", type="primary"):
            finished_call.start_call(position.id)
        return
    if position.drafts:
        one = "1 call isn't finished yet, so it isn't shown here."
        some = f"{position.drafts} calls aren't finished yet, so they aren't shown here."
        st.caption(one if position.drafts == 1 else some)
    rows = [finished_call.compared(call) for call in finished]
    person = about_me.person_form()
    english = typed_lines.style_of(person.text(person_fields.ENGLISH)).english
    table = comparison(rows, content().interviewer, english=english)
    table["Date"] = [long_day(row.call_date, english) for row in rows]
    ratings = ratings_table(rows)
    if not ratings.empty:
        st.header("Ratings", anchor=False)
        with st.container(key="ratings"):
            st.table(_escaped_table(ratings.map(_rating)))
    st.header("Answers", anchor=False)
    # The links stand in the part that scrolls, since the keyboard could not reach it otherwise.
    with st.container(key="answers"):
        with st.container(horizontal=True):
            for call, name in zip(finished, ratings.columns, strict=True):
                st.page_link(
                    "pages/interviewer/calls.py",
                    label=escaped(name),
                    icon=":material/description:",
                    query_params={"call": call.id},
                )
        shown_above = [f"{label}: rating" for label in ratings.index]
        # Each candidate is a column, so that one question is read across.
        answers = table.drop(columns=["Candidate", *shown_above]).T
        answers.columns = ratings.columns
        st.table(_escaped_table(answers))
    _downloads(rows, position.values.get(position_fields.TITLE.key, ""), english, person)
    show_advice(*content().interviewer.advice_for("compare"))


def _downloads(rows: list[ComparedCall], title: str, english: str, person: Form) -> None:
    """Offer the table as a workbook and as CSV. Each is made when it is downloaded."""
    kit, now = content().interviewer, session.now()
    with st.container(horizontal=True, vertical_alignment="bottom", key="downloads"):
        st.download_button(
            "Download for Excel",
            data=lambda: workbook_of(typed_comparison(rows, kit, english=english), when=now),
            file_name=file_name("comparison", title, extension="xlsx"),
            mime=XLSX_MIME,
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Download as CSV",
            data=lambda: _csv(rows, english, separator),
            file_name=file_name("comparison", title, extension="csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
        separator = person.choice(
            person_fields.SEPARATOR,
            default=usual_separator(session.locale()),
            required=True,
            help="Excel expects the one of your region: a semicolon where decimals have a comma.",
        )


def _csv(rows: list[ComparedCall], english: str, separator: str) -> bytes:
    decimal = decimal_sign(separator, session.locale())
    kit = content().interviewer
    table = comparison(rows, kit, english=english, with_numbers=True, decimal=decimal)
    return csv_of(table, separator=SIGNS.get(separator, ","))


def _rating(rating: float) -> str:
    return "–" if math.isnan(rating) else f"{rating:g}"


def _escaped_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with escaped texts, since Streamlit reads Markdown in tables."""
    shown = table.map(lambda cell: escaped(str(cell)))
    shown.columns = [escaped(name) for name in table.columns]
    shown.index = [escaped(str(label)) for label in table.index]
    return shown


main()
