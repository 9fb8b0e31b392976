"""An uploaded list on the page: which column is what, and which rows are not taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from interview_kit.documents.spreadsheets import csv_of
from interview_kit.documents.uploaded_lists import NumberedRow
from interview_kit.interviewer.imported_candidates import KnownColumns, guess_columns, has_headings
from interview_kit.text import number_duplicates, shorten
from interview_kit.ui.workarounds.escaping import escaped

LONGEST = 40
"""The most characters of a cell that are quoted on the page."""

_NO_COLUMN = -1
_SHOWN_WRONG = 20


def choose(
    rows: Sequence[NumberedRow], kit: KnownColumns, *, key: str
) -> tuple[dict[str, int], bool]:
    """Show which column is what, and return that, and whether the first row has headings.

    `kit` are the columns that there can be. `key` is one of the file, so that the choices for
    another are not kept.
    """
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
        place: shorten(cell, LONGEST) if cell.strip() else f"Column {place + 1}"
        for place, cell in enumerate(cells)
    }
    if not with_headings:
        names = {place: f"Column {place + 1}: {name}" for place, name in names.items()}
    return number_duplicates(names)


def _left_out(labels: Mapping[int, str], columns: Mapping[str, int]) -> None:
    others = [label for place, label in labels.items() if place not in columns.values()]
    if others:
        st.caption(escaped(f"Left out: {shorten(', '.join(others), 200)}"))


def show_wrong(
    wrong: Sequence[tuple[int, str, str]], what: str, hint: str, *, key: str = "wrong-rows"
) -> None:
    """Show rows with something wrong: the number of each, the name in it, and the reason.

    `what` completes "2 rows …"; the `hint` says what to do.
    """
    if not wrong:
        return
    number = "1 row" if len(wrong) == 1 else f"{len(wrong):,} rows"
    st.markdown(f":orange[:material/warning:] **{number} {what}:**")
    table = pd.DataFrame(
        [{"Row": str(row), "Name": name, "What's wrong": words} for row, name, words in wrong]
    )
    with st.container(key=key):
        show_table(table[:_SHOWN_WRONG])
    if len(wrong) > _SHOWN_WRONG:
        st.caption(f"And {len(wrong) - _SHOWN_WRONG:,} more.")
        st.download_button(
            "Download all of them as CSV",
            data=lambda: csv_of(table),
            file_name=f"{key}.csv",
            key=f"{key}-csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    st.caption(hint)


def show_table(table: pd.DataFrame) -> None:
    """Show a table of typed texts, which Streamlit would read as Markdown."""
    shown = table.map(lambda cell: escaped(shorten(cell, LONGEST * 2)))
    st.table(shown.set_index("Row"))
