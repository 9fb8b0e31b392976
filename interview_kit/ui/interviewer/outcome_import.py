"""On-site scores and outcomes that are imported: looked through, stored, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from interview_kit.content import content
from interview_kit.content.field_names import value_words
from interview_kit.errors import KitError
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import OUTCOMES
from interview_kit.interviewer.imported_outcomes import (
    CellReader,
    ListedOutcome,
    can_be_matched,
    read_outcomes,
)
from interview_kit.store.records import outcomes
from interview_kit.store.records.outcomes import ROWS_AT_ONCE
from interview_kit.text import shorten
from interview_kit.typed.kinds import reading_of
from interview_kit.typed.words import numeric_day
from interview_kit.ui import notices, session
from interview_kit.ui.data.record_history import local_moment
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import list_columns, uploaded_list
from interview_kit.ui.interviewer.uploaded_list import OpenedList
from interview_kit.ui.shell import error_page, frame, undo

_SHOWN = 20
_DAY = candidate_fields.ON_SITE_DAY.key


def show(position_id: str, title: str) -> None:
    """Show the import of outcomes for a position; `title` is its name."""
    frame.title("Import scores and outcomes", title)
    undo.offer_undo()
    st.button("What we learned", icon=":material/list:", on_click=uploaded_list.close)
    st.markdown(
        "One row for each candidate, with the name or email that they have here. "
        "A score is from 1 to 5. An empty cell changes nothing."
    )
    opened = uploaded_list.upload("A list of scores and outcomes")
    if opened is None:
        last_import(position_id)
    elif opened.error is None:
        _look_through(position_id, opened)


def last_import(position_id: str) -> None:
    """Offer to undo the last import, also after the session that made it has ended."""
    last = outcomes.load_last_import(session.actor(), position_id)
    if last is None:
        return
    uploaded_list.offer_undo(
        f"Imported {local_moment(last.at)}: values for {_number(last.number)} that nobody has "
        "changed since.",
        key="last-outcomes",
        take_back=_take_back,
        args=(position_id, last.id),
    )


def _look_through(position_id: str, opened: OpenedList) -> None:
    learned = content().learned
    columns, with_headings = list_columns.choose(opened.rows, learned, key=opened.file[:12])
    if not can_be_matched(columns):
        st.warning(
            "Which column has the names or emails, and which the scores or outcomes? "
            "Choose them above.",
            icon=":material/edit:",
        )
        return
    listed = opened.read_once(
        ("outcomes", position_id, with_headings, columns),
        lambda: read_outcomes(
            opened.rows[int(with_headings) :],
            columns,
            outcomes.list_known(session.actor(), position_id),
            _reader(),
        ),
    )
    same = sum(each.problem == "same" for each in listed)
    list_columns.show_wrong(
        [
            (each.row, each.name, _problem_words(each))
            for each in listed
            if each.problem not in (None, "same")
        ],
        "can't be used",
        "Correct them in your list and import it again. What is here already stays as it is.",
    )
    if same:
        st.caption(f"{'1 row says' if same == 1 else f'{same:,} rows say'} what is here already.")
    good = [each for each in listed if each.problem is None]
    _show_good(good)
    if good and st.button(
        f"Save for {_number(len(good))}",
        type="primary",
        icon=":material/save:",
        key="store-outcomes",
    ):
        _store(position_id, good)


def _reader() -> CellReader:
    style = typed_lines.own_style()

    def code(text: str) -> str:
        return reading_of(_DAY, text, style, session.now()) or ""

    def text(day: date) -> str:
        return numeric_day(day, style.english)

    return CellReader(content().learned, code, text)


def _number(number: int) -> str:
    return "1 candidate" if number == 1 else f"{number:,} candidates"


def _problem_words(listed: ListedOutcome) -> str:
    quoted = f"“{shorten(listed.quoted, list_columns.LONGEST)}”"
    return {
        "no_name": "No name and no email address",
        "nobody": "No candidate for this position has this name or email",
        "several": "Several candidates have this name: add the email",
        "in_list": f"The same candidate as in row {listed.quoted}",
        "score": f"{quoted} isn't a score from 1 to 5",
        "day": f"{quoted} isn't a date the kit can read",
        "outcome": f"{quoted} isn't one of the outcomes",
        "answer": f"{quoted} is neither yes nor no",
        "nothing": "No score, day or outcome in this row",
    }[listed.problem or "nothing"]


def _show_good(good: Sequence[ListedOutcome]) -> None:
    """Show what would change, and from what."""
    if not good:
        st.markdown("Nothing in this list can be used.")
        return
    first = ":" if len(good) <= _SHOWN else f", the first {_SHOWN} of them:"
    st.markdown(f":green[:material/task_alt:] **{_number(len(good))} will change**{first}")
    shown = good[:_SHOWN]
    used = [each for each in OUTCOMES if any(each.key in row.values for row in shown)]
    table = pd.DataFrame(
        [
            {"Row": str(row.row), "Name": _stored_name(row)}
            | {field.label: _change_words(row, field.key) for field in used}
            for row in shown
        ]
    )
    with st.container(key="good-rows"):
        list_columns.show_table(table)


def _stored_name(row: ListedOutcome) -> str:
    """Return the name of whom a row is about, which shows who was matched."""
    values = row.candidate.values if row.candidate else {}
    return values.get(candidate_fields.NAME.key, "").strip() or row.name


def _change_words(row: ListedOutcome, key: str) -> str:
    if key not in row.values or row.candidate is None:
        return ""
    new = row.values[key]
    after = _words(key, _reader().day_code(new) if key == _DAY else new)
    before = _words(key, row.candidate.values.get(key, ""))
    return f"{before} → {after}" if before else after


def _words(key: str, value: str) -> str:
    if key == _DAY:
        return typed_lines.words_of_day(value)
    field = next(each for each in OUTCOMES if each.key == key)
    return value_words(field, value, content())


def _store(position_id: str, good: Sequence[ListedOutcome]) -> None:
    """Store the outcomes in parts, with progress, and go to what was learned."""
    actor, style = session.actor(), typed_lines.own_style()
    import_id, changed_since = "", 0
    progress = st.progress(0.0, text="Saving them")
    rows = [(each.candidate, each.values) for each in good if each.candidate]
    try:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[start : start + ROWS_AT_ONCE]
            import_id, conflicts = outcomes.store_listed(
                actor, position_id, part, style=style, import_id=import_id
            )
            changed_since += conflicts
            done = start + len(part)
            progress.progress(done / len(rows), text=f"{done:,} of {len(rows):,}")
    except KitError as error:
        error_page.show(error)
        if import_id:
            st.markdown(f"{start:,} of {len(rows):,} were saved before that.")
        return
    if changed_since:
        notices.notify(
            f"{changed_since} of the fields were changed by somebody meanwhile, and stay as they "
            "are. What your list says is in the history.",
            icon=":material/warning:",
        )
    undo.remember_imported(_number(len(rows)), partial(_take_back, position_id, import_id))
    uploaded_list.close_imported()


def _take_back(position_id: str, import_id: str) -> None:
    undone = 0
    while number := outcomes.undo_import(session.actor(), position_id, import_id):
        undone += number
    notices.notify(
        f"Taken back: {_number(undone)}. What was changed since stays.", icon=":material/undo:"
    )
