"""Storing one answer with its history row, against a bare commit of the same bytes.

`python benchmarks/storing.py [times]`, from the project's root.

The kit's side is the verb that each pause in typing ends in: who asks, whether the record may
change, what stands in the field, then the answer, its line of the history and the record's
time, in one transaction. The bare side is the driver alone, in a database of its own in the
same folder, which writes the same rows (text, state, who, when) into two tables and commits.
Both are on the disk when they return: `synchronous=FULL` with a write-ahead log in SQLite,
`synchronous_commit=on` in PostgreSQL. They are pressed by turns, a single store each, so that
the ratio holds on a noisy machine. PostgreSQL is measured for information.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg
from sqlalchemy import make_url

from interview_kit.access import LOCAL
from interview_kit.store.database import connections
from interview_kit.store.records import calls, positions, record_fields
from tests.postgres import running_postgres

TARGET = 3
LENGTHS = (100, 2000, 20000)
_FIELD = "q.notes"
_WARM = 20
_SENTENCE = "Counted the shelf twice, found the box that was booked wrong, and told them why. "
_BARE_TABLES = (
    "CREATE TABLE answers (record_id varchar(32), field varchar(80), text text, state "
    "varchar(12), revision integer, author varchar(200), tab varchar(40), sequence bigint, "
    "changed_at varchar(32), PRIMARY KEY (record_id, field))",
    "CREATE TABLE lines (id integer PRIMARY KEY, record_id varchar(32), field varchar(80), text "
    "text, state varchar(12), revision integer, author varchar(200), tab varchar(40), sequence "
    "bigint, changed_at varchar(32))",
)

Store = Callable[[str, int], object]


def main(times: int) -> None:
    """Measure, and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        compare(
            "SQLite", f"sqlite:///{folder}/kit.db", bare_sqlite(Path(folder) / "bare.db"), times
        )
    with (
        tempfile.TemporaryDirectory() as folder,
        running_postgres(Path(folder) / "data") as server,
    ):
        compare("PostgreSQL", server.new_database(), bare_postgres(server.new_database()), times)


def compare(name: str, url: str, bare: Store, times: int) -> None:
    """Measure both sides with texts of each length."""
    kit = the_kit(url)
    for length in LENGTHS:
        taken = by_turns(kit, bare, length, times)
        kit_ms, bare_ms = (statistics.median(each) for each in taken)
        ratio = statistics.median(each / other for each, other in zip(*taken, strict=True))
        print(
            f"{name}: {length} characters: {kit_ms:.2f} ms, bare {bare_ms:.2f} ms; "
            f"median ratio of pairs {ratio:.2f} (target {TARGET})",
            flush=True,
        )
    connections.close()


def by_turns(kit: Store, bare: Store, length: int, times: int) -> tuple[list[float], list[float]]:
    """Store a text of this length on both sides again and again; return milliseconds of each."""
    taken: tuple[list[float], list[float]] = [], []
    text = (_SENTENCE * (length // len(_SENTENCE) + 1))[: length - 8]
    for number in range(_WARM + times):
        sequence = length * 1_000_000 + number
        sides = list(zip((kit, bare), taken, strict=True))
        for store, times_taken in sides if number % 2 else reversed(sides):
            began = time.perf_counter()
            store(f"{text}{number:8d}", sequence)
            if number >= _WARM:
                times_taken.append((time.perf_counter() - began) * 1000)
    return taken


def the_kit(url: str) -> Store:
    """Return what stores an answer of a call in the kit's database."""
    connections.connect(url)
    position = positions.create(LOCAL, {"title": "Inventory lead"}, zone="Europe/London")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Sam"}, zone="Europe/London")

    def store(text: str, sequence: int) -> object:
        written = record_fields.write(
            LOCAL, call, _FIELD, text, base=0, tab="k3j5h2l8d9a1", sequence=sequence
        )
        assert written.outcome == "saved"  # noqa: S101 - else nothing was measured
        return written

    return store


def bare_sqlite(file: Path) -> Store:
    """Return what stores the same rows with the driver alone."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for table in _BARE_TABLES:
        connection.execute(table)
    answer = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    line = "INSERT INTO lines VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    def store(text: str, sequence: int) -> None:
        row = same_bytes(text, sequence)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(answer, row)
        connection.execute(line, row)
        connection.execute("COMMIT")

    return store


def bare_postgres(url: str) -> Store:
    """Return what stores the same rows with the driver alone."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(address)
    for table in _BARE_TABLES:
        connection.execute(table.replace("id integer PRIMARY", "id serial PRIMARY").encode())
    connection.commit()
    marks = ", ".join(["%s"] * 9)
    columns = "record_id, field, text, state, revision, author, tab, sequence, changed_at"
    answer = (
        f"INSERT INTO answers VALUES ({marks}) ON CONFLICT (record_id, field) DO UPDATE SET "  # noqa: S608
        "text = excluded.text, revision = excluded.revision, changed_at = excluded.changed_at"
    )
    line = f"INSERT INTO lines ({columns}) VALUES ({marks})"  # noqa: S608

    def store(text: str, sequence: int) -> None:
        row = same_bytes(text, sequence)
        connection.execute(answer.encode(), row)
        connection.execute(line.encode(), row)
        connection.commit()

    return store


def same_bytes(text: str, sequence: int) -> tuple[Any, ...]:
    """Return the row that the kit writes, too: into the answers and into their history."""
    at = datetime.now(UTC).isoformat()
    revision = sequence % 1_000_000
    return ("0" * 32, _FIELD, text, "answered", revision, LOCAL.id, "k3j5h2l8d9a1", sequence, at)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
