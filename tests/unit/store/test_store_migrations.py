"""Migrations: from every older version, held up by another process, and killed half way."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import update

from interview_kit.access import LOCAL
from interview_kit.errors import Unavailable
from interview_kit.settings import ROOT
from interview_kit.store.database import connections, engines, migrating
from interview_kit.store.database.schema import records
from interview_kit.store.records import applications, calls, history, lifecycle, record_fields
from tests.tally import Tally, fault
from tests.unit.store.conftest import BACK_TO_THE_FIRST, is_up_to_date

killed_half_way = fault(
    "A migration is killed half way",
    "A process of its own is killed inside the transaction, after each of several statements, at "
    "the first start and while an older database is brought up to date, on SQLite and PostgreSQL.",
)
ELSEWHERE = "processes end in another way there"
# Ends its own process in the middle of the transaction, as a power cut would.
_KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from interview_kit.store import database

number = 0

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *rest):
    global number
    if statement.strip().startswith(("CREATE", "UPDATE", "INSERT")):
        number += 1
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

database.connect(sys.argv[1])
"""


def go_back() -> None:
    """Make the open database one of the first version."""
    with connections.writing() as connection:
        for statement in BACK_TO_THE_FIRST:
            connection.execute(sqlalchemy.text(statement))


def killed(url: str, after: int) -> int:
    command = [sys.executable, "-c", _KILLED, url, str(after)]
    return subprocess.run(command, cwd=ROOT, timeout=60, check=False).returncode


def test_a_database_of_the_first_version_is_brought_up_to_date(url: str, application: str) -> None:
    go_back()
    connections.connect(url)
    assert is_up_to_date()
    lifecycle.delete(LOCAL, application)
    lifecycle.restore(LOCAL, application)
    assert len(history.of_record(LOCAL, application)) == 4


def test_ratings_that_went_by_themselves_are_with_their_call_again(url: str, screen: str) -> None:
    ratings = calls.load(LOCAL, screen).assessment_id
    go_back()
    with connections.writing() as connection:
        connection.execute(update(records).values(deleted_at=datetime.now(UTC)))
    connections.connect(url)
    lifecycle.restore(LOCAL, screen)
    assert record_fields.write(LOCAL, ratings, "impressions", "Calm").outcome == "saved"


@pytest.mark.long
@killed_half_way
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason=ELSEWHERE)
@pytest.mark.parametrize("after", [1, 3, 5, 8])
def test_a_migration_that_is_killed_half_way_leaves_nothing_behind(
    url: str, application: str, after: int, tally: Tally
) -> None:
    go_back()
    connections.dispose()
    assert killed(url, after) == -signal.SIGKILL
    tally.times += 1
    connections.connect(url)
    assert is_up_to_date()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


@pytest.mark.long
@killed_half_way
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason=ELSEWHERE)
@pytest.mark.parametrize("after", [2, 5, 9])
def test_a_first_start_that_is_killed_half_way_is_begun_anew(
    new_url: Callable[[], str], after: int, tally: Tally
) -> None:
    url = new_url()
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
    assert killed(url, after) == -signal.SIGKILL
    tally.times += 1
    connections.connect(url)
    assert is_up_to_date()
    assert applications.create(LOCAL, {"company": "Hale"}, zone="UTC")


def test_a_file_in_use_while_it_is_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_MILLISECONDS", 50)
    file = tmp_path / "new.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="Another process is updating the database"):
        connections.connect(f"sqlite:///{file}")
    other.close()
    connections.connect(f"sqlite:///{file}")
    assert is_up_to_date()


def test_a_database_that_is_up_to_date_is_opened_whoever_else_writes(
    url: str, application: str
) -> None:
    with connections.writing() as connection:
        engines.one_at_a_time(connection, "interview-kit migrations")
        opened = migrating.open_engine(url)
        try:
            with opened.connect() as other:
                assert other.execute(sqlalchemy.select(records.c.id)).scalars().all()
        finally:
            opened.dispose()
