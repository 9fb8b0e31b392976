"""Migrations: from an older version, held up by another process, and killed half way."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy

from interview_kit.access import LOCAL
from interview_kit.errors import Unavailable
from interview_kit.settings import ROOT
from interview_kit.store.database import connections, engines, migrating
from interview_kit.store.database.schema import records
from interview_kit.store.records import applications, history, lifecycle, record_fields
from tests.tally import Tally, fault
from tests.unit.store.conftest import ZONE, is_of_next_version, is_up_to_date

killed_half_way = fault(
    "A migration is killed half way",
    "A process of its own is killed inside the transaction, after each of several statements, at "
    "the first start and while an older database is brought up to date, on SQLite and PostgreSQL.",
)
ELSEWHERE = "processes end in another way there"
# Ends its own process in the middle of the transaction, as a power cut would.
_KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from interview_kit.store.database import connections, migrating

migrating._MIGRATIONS = Path(sys.argv[3])
number = 0

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *rest):
    global number
    if statement.strip().startswith(("CREATE", "UPDATE", "INSERT")):
        number += 1
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

connections.connect(sys.argv[1])
"""


@pytest.fixture
def older(new_url: Callable[[], str]) -> tuple[str, str]:
    """The address of a database, open, and an application in it."""
    url = new_url()
    connections.connect(url)
    return url, applications.create(LOCAL, {"company": "Hale & Sons"}, zone=ZONE)


def killed(url: str, after: int, migrations: Path = migrating._MIGRATIONS) -> int:
    command = [sys.executable, "-c", _KILLED, url, str(after), str(migrations)]
    return subprocess.run(command, cwd=ROOT, timeout=60, check=False).returncode


def test_an_older_database_is_brought_up_to_date(
    older: tuple[str, str], next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, application = older
    assert not is_of_next_version()
    monkeypatch.setattr(migrating, "_MIGRATIONS", next_version)
    connections.connect(url)
    assert is_of_next_version()
    lifecycle.delete(LOCAL, application)
    lifecycle.restore(LOCAL, application)
    assert len(history.load(LOCAL, application)) == 4


@pytest.mark.long
@killed_half_way
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason=ELSEWHERE)
@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_migration_that_is_killed_half_way_leaves_nothing_behind(
    older: tuple[str, str],
    next_version: Path,
    after: int,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, application = older
    connections.close()
    assert killed(url, after, next_version) == -signal.SIGKILL
    tally.times += 1
    connections.connect(url)
    assert is_up_to_date()
    monkeypatch.setattr(migrating, "_MIGRATIONS", next_version)
    connections.connect(url)
    assert is_of_next_version()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


@pytest.mark.long
@killed_half_way
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason=ELSEWHERE)
@pytest.mark.parametrize("after", [2, 9, 20])
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
        engines.lock_name(connection, "interview-kit migrations")
        opened = migrating.open_engine(url)
        try:
            with opened.connect() as other:
                assert other.execute(sqlalchemy.select(records.c.id)).scalars().all()
        finally:
            opened.dispose()
