"""Opening a database: migrations, and every fault as a sentence that leaves the file alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.dialects import postgresql

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.settings import ROOT
from interview_kit.store import applications, database, entries, records, screens
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
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            ("9999",)
        ]


def test_a_database_that_cannot_be_opened_leaves_the_present_one_in_use(
    tmp_path: Path, application: str
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"words" * 1000)
    with pytest.raises(StoreError):
        database.connect(f"sqlite:///{damaged}")
    assert entries.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_a_database_that_may_only_be_read_shows_what_is_there(
    file: Path, application: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    database.connect(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="can be read but not written"):
        entries.write(LOCAL, application, "company", "Other")
    assert entries.read(LOCAL, application)["company"].text == "Hale & Sons"
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_is_told_and_what_was_stored_stays(application: str) -> None:
    def store_on_a_full_disk() -> None:
        with database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            entries.put(connection, LOCAL, application, "company", "x" * entries.MAX_BYTES)

    with pytest.raises(StoreError, match="disk is full"):
        store_on_a_full_disk()
    assert entries.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_migrations_that_are_missing_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_MIGRATIONS", tmp_path / "gone")
    with pytest.raises(StoreError, match="did not do what it was asked") as caught:
        database.connect(f"sqlite:///{tmp_path / 'new.db'}")
    assert str(tmp_path / "new.db") in str(caught.value)


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


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "nosuch://x",
        "oracle://x/y",
        "postgresql://host:port/kit",
        "sqlite:///kit.db?timeout=soon",
    ],
)
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


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(StoreError, match="cannot be written") as caught:
        database.connect("sqlite:////proc/kit.db")
    assert "Folder: /proc." in str(caught.value)


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


def test_two_processes_on_one_field_do_not_overwrite_each_other(
    file: Path, application: str
) -> None:
    program = (
        "import sys; from interview_kit.access import LOCAL; "
        "from interview_kit.store import database, entries; "
        "database.connect(sys.argv[1]); "
        "print(entries.write(LOCAL, sys.argv[2], 'company', sys.argv[3], base=1, "
        "tab=sys.argv[3], sequence=1).outcome)"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, f"sqlite:///{file}", application, name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    outcomes = {each.args[-1]: each.communicate(timeout=60)[0].strip() for each in running}
    assert sorted(outcomes.values()) == ["conflict", "saved"]
    stored = entries.read(LOCAL, application)["company"].text
    assert outcomes[stored] == "saved"


CHANGES: dict[str, Callable[[str, str, str], object]] = {
    "write": lambda position, screen, application: entries.write(LOCAL, screen, "education", "x"),
    "state": lambda position, screen, application: entries.set_state(
        LOCAL, screen, "education", "declined"
    ),
    "save": lambda position, screen, application: applications.save(
        LOCAL, application, applications.load(LOCAL, application)
    ),
    "start": lambda position, screen, application: screens.start(LOCAL, position, {}, zone="UTC"),
    "finish": lambda position, screen, application: screens.finish(LOCAL, screen),
    "delete": lambda position, screen, application: records.delete(LOCAL, screen),
    "restore": lambda position, screen, application: records.restore(LOCAL, screen),
}


@pytest.mark.parametrize("change", CHANGES)
def test_who_changes_a_record_locks_it_first(
    change: str, position: str, screen: str, application: str
) -> None:
    # SQLite locks the whole file instead, so it is asked what another database would be sent.
    sent: list[str] = []

    def note(connection: object, statement: sqlalchemy.ClauseElement, *rest: object) -> None:
        sent.append(str(statement.compile(dialect=postgresql.dialect())))

    engine = database._engine()
    sqlalchemy.event.listen(engine, "before_execute", note)
    try:
        CHANGES[change](position, screen, application)
    finally:
        sqlalchemy.event.remove(engine, "before_execute", note)
    locked = [index for index, text in enumerate(sent) if "FROM records" in text]
    locked = [index for index in locked if sent[index].endswith("FOR UPDATE")]
    changed = [index for index, text in enumerate(sent) if not text.startswith("SELECT")]
    assert locked
    assert not changed or locked[0] < changed[0]
