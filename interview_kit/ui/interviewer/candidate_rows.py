"""The rows of a list that is imported: which column is what, who can be added, and who can't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from interview_kit.content import content
from interview_kit.documents.spreadsheets import csv_of
from interview_kit.documents.uploaded_lists import NumberedRow
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.interviewer.imported_candidates import (
    ListedCandidate,
    guess_columns,
    has_headings,
)
from interview_kit.text import number_duplicates, shorten
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 10
_SHOWN_WRONG = 20
_NO_COLUMN = -1
_LONGEST = 40  # characters of a cell on the page


def choose_columns(rows: Sequence[NumberedRow], *, key: str) -> tuple[dict[str, int], bool]:
    """Show which column is what, and return that, and whether the first row has headings.

    `key` is one of the file, so that the choices for another are not kept.
    """
    kit = content().candidate_list
    first = rows[0][1]
    with_headings = st.checkbox(
        "The first row has the headings", has_headings(first, kit), key=f"headings-{key}"
    )
    labels = _column_labels(rows, with_headings=with_headings)
    guessed = guess_columns(first, kit) if with_headings else {}
    chosen: dict[str, int] = {}
    with st.expander("Which column is what", expanded=not guessed):
        for start in range(0, len(kit.columns), 3):
            row = st.columns(3)
            for place, column in zip(row, kit.columns[start : start + 3], strict=False):
                chosen[column.id] = place.selectbox(
                    column.label,
                    [_NO_COLUMN, *labels],
                    index=guessed.get(column.id, _NO_COLUMN) + 1,
                    format_func=lambda number: labels.get(number, "–"),
                    key=f"column-{column.id}-{with_headings}-{key}",
                )
    columns = {column: place for column, place in chosen.items() if place != _NO_COLUMN}
    _left_out(labels, columns)
    return columns, with_headings


def _column_labels(rows: Sequence[NumberedRow], *, with_headings: bool) -> dict[int, str]:
    """Return the columns by place: their headings, or what their first cell says."""
    first = rows[0][1]
    width = max(len(cells) for _, cells in rows)
    cells = [*first, *[""] * (width - len(first))]
    names = {
        place: shorten(cell, _LONGEST) if cell.strip() else f"Column {place + 1}"
        for place, cell in enumerate(cells)
    }
    if not with_headings:
        names = {place: f"Column {place + 1}: {name}" for place, name in names.items()}
    return number_duplicates(names)


def _left_out(labels: Mapping[int, str], columns: Mapping[str, int]) -> None:
    others = [label for place, label in labels.items() if place not in columns.values()]
    if others:
        st.caption(escaped(f"Left out: {shorten(', '.join(others), 200)}"))


def show_wrong(wrong: Sequence[ListedCandidate]) -> None:
    """Show the rows that are not taken, each with the reason."""
    if not wrong:
        return
    number = "1 row can't" if len(wrong) == 1 else f"{len(wrong):,} rows can't"
    st.markdown(f":orange[:material/warning:] **{number} be added:**")
    table = pd.DataFrame(
        [
            {
                "Row": str(each.row),
                "Name": each.values.get(candidate_fields.NAME.key, ""),
                "What's wrong": _problem_words(each),
            }
            for each in wrong
        ]
    )
    with st.container(key="wrong-rows"):
        _table(table[:_SHOWN_WRONG])
    if len(wrong) > _SHOWN_WRONG:
        st.caption(f"And {len(wrong) - _SHOWN_WRONG:,} more.")
        st.download_button(
            "Download all of them as CSV",
            data=lambda: csv_of(table),
            file_name="rows-not-added.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    st.caption("Correct them in your list and import it again: whoever is here already stays once.")


def show_good(good: Sequence[ListedCandidate]) -> None:
    """Show the first rows that can be added."""
    if not good:
        st.markdown("Nobody in this list can be added.")
        return
    number = "1 candidate" if len(good) == 1 else f"{len(good):,} candidates"
    first = ":" if len(good) <= _SHOWN else f", the first {_SHOWN} of them:"
    st.markdown(f":green[:material/task_alt:] **{number} can be added**{first}")
    fields = {
        column.id: column.label
        for column in content().candidate_list.columns
        if any(column.id in each.values for each in good[:_SHOWN])
    }
    rows = [{"Row": str(each.row), **_cells(each.values, fields)} for each in good[:_SHOWN]]
    with st.container(key="good-rows"):
        _table(pd.DataFrame(rows))


def _cells(values: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, str]:
    shown = {**values, candidate_fields.TIER.key: TIERS.get(values.get("tier", ""), "")}
    return {label: shown.get(field, "") for field, label in fields.items()}


def _problem_words(listed: ListedCandidate) -> str:
    email = listed.values.get(candidate_fields.EMAIL.key, "")
    return {
        "no_name": "No name",
        "no_email": f"“{shorten(email, _LONGEST)}” isn't an email address",
        "in_position": "Is a candidate for this position already",
        "in_list": f"The same person as in row {listed.same_as}",
    }[listed.problem or "no_name"]


def _table(table: pd.DataFrame) -> None:
    """Show a table of typed texts, which Streamlit would read as Markdown."""
    shown = table.map(lambda cell: escaped(shorten(cell, _LONGEST * 2)))
    st.table(shown.set_index("Row"))
