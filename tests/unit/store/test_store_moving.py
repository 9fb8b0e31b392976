"""Everything copied into another database: all of it, into an empty one, and never into itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError, Unavailable
from interview_kit.store.backup import backups
from interview_kit.store.database import connections, engines
from interview_kit.store.records import applications, calls, record_fields
from tests.postgres import Postgres
from tests.unit.store.conftest import ZONE, everything


def company(record: str) -> str:
    return record_fields.read(LOCAL, record)["company"].text


def test_everything_moves_into_an_empty_postgresql(
    application: str, call: str, postgres: Postgres
) -> None:
    calls.finish(LOCAL, call)
    before = everything()
    url = postgres.new_database()
    assert backups.move(LOCAL, url) == sum(len(rows) for rows in before.values())
    connections.connect(url)
    assert everything() == before
    assert record_fields.write(LOCAL, application, "company", "There").outcome == "saved"


def test_nothing_is_moved_into_a_database_that_holds_something(
    application: str, postgres: Postgres, url: str
) -> None:
    other = postgres.new_database()
    connections.connect(other)
    theirs = applications.create(LOCAL, {"company": "Theirs"}, zone=ZONE)
    connections.connect(url)
    with pytest.raises(StoreError, match="isn't empty"):
        backups.move(LOCAL, other)
    connections.connect(other)
    assert company(theirs) == "Theirs"


def test_a_database_that_was_only_looked_at_is_empty(
    application: str, postgres: Postgres, url: str
) -> None:
    other = postgres.new_database()
    connections.connect(other)
    connections.connect(url)
    before = everything()
    backups.move(LOCAL, other)
    connections.connect(other)
    assert everything() == before


def test_details_that_somebody_wrote_are_not_replaced(
    application: str, postgres: Postgres, url: str
) -> None:
    other = postgres.new_database()
    connections.connect(other)
    record_fields.write(LOCAL, LOCAL.id, "name", "Jo Park")
    connections.connect(url)
    with pytest.raises(StoreError, match="isn't empty"):
        backups.move(LOCAL, other)
    connections.connect(other)
    assert record_fields.read(LOCAL, LOCAL.id)["name"].text == "Jo Park"


def test_a_database_is_not_moved_into_itself(application: str, url: str) -> None:
    with pytest.raises(StoreError, match="already uses"):
        backups.move(LOCAL, url)
    assert company(application) == "Hale & Sons"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_database_that_is_busy_is_the_one_that_is_named(
    application: str, url: str, new_url: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MILLISECONDS", 50)
    connections.connect(url)
    file = Path(url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="Another program") as told:
            backups.move(LOCAL, new_url())
    assert str(file) in told.value.where
