"""Opening a database: migrations, and every fault as a sentence that leaves the file alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.settings import ROOT
from interview_kit.store import applications, database, entries
from interview_kit.store.schema import metadata


def test_the_migrations_make_exactly_the_tables_of_the_schema(file: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_the_database_is_durable_and_checks_its_keys(file: Path) -> None:
    with database.writing() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_what_was_stored_is_there_after_a_restart(file: Path) -> None:
    made = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")
    database.connect(f"sqlite:///{file}")
    assert entries.read(LOCAL, made)["company"].text == "Hale"


def test_a_failed_transaction_leaves_nothing_behind(file: Path) -> None:
    made = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")

    def fail_half_way() -> None:
        with database.writing() as connection:
            entries.put(connection, LOCAL, made, "company", "Other")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert entries.read(LOCAL, made)["company"].text == "Hale"


@pytest.mark.parametrize("content", [b"not a database at all, just words" * 40, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_named_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged, or is no database") as caught:
        database.connect(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_newer_database_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        database.connect(f"sqlite:///{file}")


def test_a_database_that_is_busy_too_long_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_MILLISECONDS", 50)
    database.connect(f"sqlite:///{file}")
    blocker = sqlite3.connect(file, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is using the database"):
        applications.create(LOCAL, {}, zone="UTC")
    blocker.execute("ROLLBACK")
    blocker.close()
    assert applications.create(LOCAL, {}, zone="UTC")


@pytest.mark.parametrize("url", ["", "nonsense", "nosuch://x", "oracle://x/y"])
def test_an_address_that_cannot_be_used_is_told(url: str) -> None:
    with pytest.raises(StoreError, match="address of the database"):
        database.connect(url)


@pytest.mark.skipif(os.name == "nt", reason="folders are protected in another way there")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written") as caught:
        database.connect(f"sqlite:///{blocked / 'data' / 'kit.db'}")
    assert str(blocked / "data") in str(caught.value)


def test_errors_never_show_what_people_typed(file: Path) -> None:
    with pytest.raises(StoreError) as caught, database.writing() as connection:
        connection.execute(
            sqlalchemy.text("INSERT INTO records (id) VALUES (:secret)"), {"secret": "my secret"}
        )
    assert "my secret" not in str(caught.value)


def test_two_processes_may_start_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shared' / 'kit.db'}"
    program = (
        "import sys; from interview_kit.access import LOCAL; "
        "from interview_kit.store import applications, database; "
        "database.connect(sys.argv[1]); applications.create(LOCAL, {'company': 'x'}, zone='UTC')"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, url], cwd=ROOT) for _ in range(4)]
    assert [each.wait(timeout=60) for each in running] == [0, 0, 0, 0]
    database.connect(url)
    assert len(applications.list_applications(LOCAL)) == 4
