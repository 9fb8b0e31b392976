"""Databases full of made-up calls, for the benchmarks: what is in them and how it gets there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import psycopg
from sqlalchemy import URL, Table, make_url

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.fields.roles import INTERVIEWER
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.store.database import schema
from interview_kit.typed.kinds import KINDS

DRAFTS = 20
OF_A_POSITION = 20
_BATCH = 5000
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)
_WORDS = (
    "Ran the stock count with two others, found the shelf that was booked twice, and "
    "changed how deliveries are signed for. "
)
_TABLES = (
    schema.records,
    schema.position_people,
    schema.question_sets,
    schema.calls,
    schema.assessments,
    schema.entries,
    schema.entry_history,
)

Rows = dict[Table, list[tuple[Any, ...]]]


def rows(size: int) -> Iterator[Rows]:
    """Make so many calls with all that belongs to them, a batch of rows a table at a time.

    Most are finished. Identifiers grow from row to row, which fills indexes faster, but the
    calls of one position lie apart, as those of many months do.
    """
    places = positions(size)
    batch: Rows = {table: [] for table in _TABLES}
    wording = build_question_set(
        {"title": "Inventory lead"}, content().interviewer
    ).model_dump_json()
    for number in range(places):
        place, at = position_id(number), _START + timedelta(minutes=number)
        batch[schema.records].append(record(place, "position", at))
        batch[schema.position_people].append((place, LOCAL.id, INTERVIEWER))
        batch[schema.question_sets].append((set_id(number), place, 1, wording, LOCAL.id, at))
        batch[schema.entries].append(entry(place, "title", "Inventory lead", at))
    yield batch
    every, finished, history = size // DRAFTS, 0, 1
    for start in range(0, size, _BATCH):
        batch = {table: [] for table in _TABLES}
        for number in range(start, min(start + _BATCH, size)):
            is_draft = number % every == 0
            history = add_call(batch, number, finished % places, is_draft, history)
            finished += not is_draft
        yield batch


def add_call(batch: Rows, number: int, place: int, is_draft: bool, history: int) -> int:
    """Add one call with its rating and history; return the number of the next history row."""
    at = _START + timedelta(minutes=number)
    call, rating = call_id(number), f"{number:026x}a{number % 89:05x}"
    candidate = f"{number:026x}c{number % 83:05x}"
    state = "draft" if is_draft else "finished"
    kinds = {call: "screen", rating: "assessment", candidate: "candidate"}
    batch[schema.records] += [record(record_id, kind, at) for record_id, kind in kinds.items()]
    ended = None if is_draft else at + timedelta(minutes=40)
    batch[schema.calls].append(
        (call, position_id(place), set_id(place), state, 1, at, ended, candidate, None)
    )
    batch[schema.assessments].append((rating, call, LOCAL.id))
    texts = [
        (candidate, "name", f"Sam Adeyemi {number}"),
        (call, "call_date", at.date().isoformat()),
        *((call, f"q.question_{each}", _WORDS * ((number + each) % 3 + 1)) for each in range(4)),
        (rating, "rating.question_1", str(number % 5 + 1)),
        (rating, "rating.question_2", str(number % 5 + 1)),
    ]
    for record_id, field, text in texts:
        batch[schema.entries].append(entry(record_id, field, text, at))
        batch[schema.entry_history].append((history, *change(record_id, field, text, at)))
        history += 1
    return history


def positions(size: int) -> int:
    """Return how many positions there are for so many calls."""
    return (size - DRAFTS) // OF_A_POSITION


def position_id(number: int) -> str:
    """Return the identifier of a position."""
    return f"{number:026x}00000f"


def set_id(number: int) -> str:
    """Return the identifier of a position's question set."""
    return f"{number:026x}00000e"


def call_id(number: int) -> str:
    """Return the identifier of a call."""
    return f"{number:026x}5{number % 97:05x}"


def record(record_id: str, kind: str, at: datetime) -> tuple[Any, ...]:
    """Return a row of `records`."""
    return (record_id, kind, LOCAL.id, LOCAL.id, at, at, "Europe/London", None, False)


def entry(record_id: str, field: str, text: str, at: datetime) -> tuple[Any, ...]:
    """Return a row of `entries`."""
    return (record_id, field, text, "answered", 1, LOCAL.id, "page", 0, at, reading(field, text))


def change(record_id: str, field: str, text: str, at: datetime) -> tuple[Any, ...]:
    """Return a row of `entry_history`, without its number."""
    return (record_id, field, text, "answered", 1, LOCAL.id, "page", 0, at, reading(field, text))


def reading(field: str, text: str) -> str | None:
    """Return what is stored beside a text: the dates here are read as they stand."""
    return text if field in KINDS else None


def fill_sqlite(url: str, batches: Iterator[Rows]) -> None:
    """Write all rows into a file, with nothing that makes it safe or slow."""
    sqlite3.register_adapter(datetime, as_text)
    with closing(sqlite3.connect(make_url(url).database or "")) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -500000"):
            connection.execute(f"PRAGMA {pragma}")
        for batch in batches:
            for table, found in batch.items():
                marks = ",".join("?" * len(table.columns))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608
        connection.commit()


@lru_cache(maxsize=8)
def as_text(at: datetime) -> str:
    """Return a moment as the kit's own tables hold it in SQLite."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def fill_postgres(url: str, batches: Iterator[Rows]) -> None:
    """Copy all rows into a database, without a look at the keys between them."""
    keeper = make_url(url).set(username="postgres")  # who may leave the keys unseen
    with psycopg.connect(plain(keeper)) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for batch in batches:
            for table, found in batch.items():
                with cursor.copy(f"COPY {table} FROM STDIN".encode()) as copy:
                    for row in found:
                        copy.write_row(row)


def analyze_sqlite(url: str) -> None:
    """Let the database count what is in its tables."""
    with closing(sqlite3.connect(make_url(url).database or "")) as connection:
        connection.execute("ANALYZE")
        connection.commit()


def analyze_postgres(url: str) -> None:
    """Do now what the database would do by itself some minutes later."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def plain(url: str | URL) -> str:
    """Return an address as the driver alone takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
