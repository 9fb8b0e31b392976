"""Lists cost as much among many records as among few."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, insert, select

from interview_kit.access import LOCAL
from interview_kit.store.database import connections
from interview_kit.store.database.schema import position_people, records
from interview_kit.store.records import applications, positions, record_lists
from tests.unit.store.conftest import ZONE

READS: dict[str, Callable[[], object]] = {
    "positions": lambda: positions.list_positions(LOCAL, most=5),
    "applications": lambda: applications.list_applications(LOCAL, most=5),
    "an example": lambda: record_lists.has_example(LOCAL, "position"),
}


@pytest.fixture
def kind() -> str:
    """SQLite alone tells its steps."""
    return "sqlite"


class Steps:
    """Counts steps of SQLite's machine: the same for the same work, unlike time."""

    def __init__(self) -> None:
        self._number = 0
        event.listen(connections.engine_in_use(), "before_cursor_execute", self._watch)

    def of(self, read: Callable[[], object]) -> int:
        """Return how many steps it takes."""
        self._number = 0
        read()
        return self._number

    def _watch(self, connection: object, cursor: sqlite3.Cursor, *more: object) -> None:
        cursor.connection.set_progress_handler(self._count, 1)

    def _count(self) -> None:
        self._number += 1


def add(number: int) -> None:
    """Add so many positions and applications, each changed at another time."""
    with connections.writing() as connection:
        known = dict(connection.execute(select(records)).mappings().all()[0])
        rows = [
            known
            | {"id": f"{kind}{each}-{number}", "kind": kind}
            | {"changed_at": datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=each)}
            for kind in ("position", "application")
            for each in range(number)
        ]
        connection.execute(insert(records), rows)
        members = [
            {"position_id": row["id"], "person_id": LOCAL.id, "role": "interviewer"}
            for row in rows
            if row["kind"] == "position"
        ]
        connection.execute(insert(position_people), members)


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_list_costs_as_much_among_a_thousand_as_among_ten(read: Callable[[], object]) -> None:
    positions.create(LOCAL, {"title": "Lead"}, zone=ZONE)
    add(10)
    steps = Steps()
    few = steps.of(read)
    add(1000)
    assert steps.of(read) <= few * 1.5
