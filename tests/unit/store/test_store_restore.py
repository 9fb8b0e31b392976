"""A restore where something is wrong: with what is here, with the file, or on the way."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.interviewer.progress import follow_up_numbers
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.records import (
    applications,
    calls,
    history,
    recently_deleted,
    record_fields,
)
from tests.unit.store.conftest import ZONE, everything, field_history

pytestmark = pytest.mark.usefixtures("data_dir")
on_a_file = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


def company(record: str) -> str:
    return record_fields.read(LOCAL, record)["company"].text


def here(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def lose_an_index(file: Path) -> None:
    """Zero the page of an index, as a disk does that lies about what it wrote."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_entry_history_record_id_field'"
        ).fetchone()
    with file.open("r+b") as content:
        content.seek((page - 1) * 4096)
        content.write(bytes(4096))


def lose_a_record(file: Path) -> None:
    """Leave an entry of a record that is not there."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute(
            "INSERT INTO record_events (record_id, event, author, at) "
            "VALUES ('nobody', 'deleted', 'local', '2026-01-01 00:00:00.000000')"
        )


@on_a_file
@pytest.mark.parametrize("lose", [lose_an_index, lose_a_record])
def test_a_backup_is_restored_over_a_damaged_database(
    file: Path, application: str, url: str, lose: Callable[[Path], None]
) -> None:
    backups.write(LOCAL, file)
    before = everything()
    shown = record_fields.write(LOCAL, application, "company", "Later", base=1, tab="a", sequence=1)
    lose(here(url))
    with pytest.raises(StoreError, match="database itself is damaged") as told:
        backups.write(LOCAL, file.with_name("another.db"))
    assert str(here(url)) in told.value.where
    assert "Restore your last backup" in told.value.next_step
    found, kept = backups.restore(LOCAL, file)
    assert found.applications == 1
    assert company(application) == "Hale & Sons"
    assert everything()["records"] == before["records"]
    assert [database.file for database in backups.list_replaced(LOCAL)] == [kept]
    late = record_fields.write(
        LOCAL, application, "company", "Mine", base=shown.revision, tab="a", sequence=2
    )
    assert late.outcome == "conflict"
    backups.write(LOCAL, file.with_name("another.db"))


@on_a_file
def test_a_backup_is_restored_over_what_is_no_database_any_more(
    file: Path, application: str, data_dir: Path
) -> None:
    backups.write(LOCAL, file)
    connections.close()
    data_dir.mkdir()
    own = data_dir / "interview-kit.db"
    own.write_bytes(b"words " * 1000)
    _, kept = backups.restore(LOCAL, file)
    assert company(application) == "Hale & Sons"
    assert kept.read_bytes() == b"words " * 1000


def test_what_stands_in_the_log_beside_a_file_is_restored_with_it(
    file: Path, application: str, tmp_path: Path
) -> None:
    backups.write(LOCAL, file)
    with closing(sqlite3.connect(file, isolation_level=None)) as running:
        running.execute("PRAGMA journal_mode = WAL")
        running.execute("UPDATE entries SET text = 'Only in the log'")
        old = tmp_path / "old-computer"
        old.mkdir()
        for path in tmp_path.glob("backup.db*"):
            shutil.copyfile(path, old / path.name)
    assert (old / "backup.db-wal").stat().st_size
    found, _ = backups.restore(LOCAL, old / "backup.db")
    assert company(application) == "Only in the log"
    assert found.complete


def test_a_database_whose_log_is_not_beside_it_may_lack_something(
    file: Path, application: str
) -> None:
    backups.write(LOCAL, file)
    assert backups.check(LOCAL, file).complete
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    assert not backups.check(LOCAL, file).complete
    assert not backups.restore(LOCAL, file)[0].complete


@on_a_file
def test_the_database_in_use_is_not_restored_over_itself(application: str, url: str) -> None:
    with pytest.raises(StoreError, match="uses now"):
        backups.restore(LOCAL, here(url))
    assert company(application) == "Hale & Sons"


def test_of_many_texts_each_that_a_page_may_have_seen_otherwise_gets_a_new_revision(
    file: Path, application: str
) -> None:
    names = [f"letter.{number}.text" for number in range(1100)]
    record_fields.write_many(LOCAL, application, dict.fromkeys(names, "first"))
    backups.write(LOCAL, file)
    record_fields.write_many(LOCAL, application, dict.fromkeys(names[:600], "second"))
    backups.restore(LOCAL, file)
    found = record_fields.read(LOCAL, application)
    assert {found[name].text for name in names} == {"first"}
    assert {found[name].revision for name in names[:600]} == {3}
    assert {found[name].revision for name in names[600:]} == {1}
    lines = field_history(application, names[0])
    assert [(change.text, change.revision) for change in lines] == [("first", 1), ("first", 3)]


def test_a_text_that_a_backup_did_not_know_yet_is_not_written_over_what_comes_after_it(
    file: Path, application: str
) -> None:
    backups.write(LOCAL, file)
    shown = record_fields.write(LOCAL, application, "notes", "Before", base=0, tab="a", sequence=1)
    backups.restore(LOCAL, file)
    left = record_fields.read(LOCAL, application)["notes"]
    assert (left.text, left.state, left.is_blank) == ("", "open", True)
    assert "notes" not in record_fields.entry_values(record_fields.read(LOCAL, application))
    assert all(
        isinstance(change, history.Event) or change.field != "notes"
        for change in history.load(LOCAL, application)
    )
    assert left.revision > shown.revision  # or a page would go on showing what is not there
    after = record_fields.write(
        LOCAL, application, "notes", "After", base=left.revision, tab="b", sequence=1
    )
    assert after.outcome == "saved"
    late = record_fields.write(
        LOCAL, application, "notes", "Before, longer", base=shown.revision, tab="a", sequence=2
    )
    assert (late.outcome, late.text) == ("conflict", "After")
    assert all(row.record_id != application for row in recently_deleted.list_emptied(LOCAL))


def test_a_follow_up_question_that_a_backup_did_not_know_is_no_question_after_it(
    file: Path, call: str
) -> None:
    backups.write(LOCAL, file)
    record_fields.write(LOCAL, call, "followup.1.question", "Who checks it?")
    backups.restore(LOCAL, file)
    assert follow_up_numbers(calls.load(LOCAL, call).answers) == ()
    record_fields.write(LOCAL, call, "followup.1.question", "Who counts?")
    assert follow_up_numbers(calls.load(LOCAL, call).answers) == (1,)


def test_what_was_made_after_a_backup_leaves_nothing_behind(file: Path, application: str) -> None:
    backups.write(LOCAL, file)
    before = everything()
    applications.create(LOCAL, {"company": "Later Ltd"}, zone=ZONE)
    backups.restore(LOCAL, file)
    assert everything() == before


@on_a_file
def test_a_restore_that_fails_changes_and_keeps_nothing(
    file: Path, application: str, url: str
) -> None:
    backups.write(LOCAL, file)
    applications.create(LOCAL, {"notes": "more than fits " * 1000}, zone=ZONE)
    before = everything()
    with closing(sqlite3.connect(here(url), isolation_level=None)) as other:
        # A database that refuses what comes, as one on a full disk does.
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        with pytest.raises(StoreError):
            backups.restore(LOCAL, file)
        other.execute("DROP TRIGGER full")
    assert everything() == before
    assert backups.list_replaced(LOCAL) == []


def test_what_was_kept_for_too_long_is_removed_and_what_a_killed_kit_left(
    file: Path, application: str, data_dir: Path
) -> None:
    backups.write(LOCAL, file)
    _, old = backups.restore(LOCAL, file)
    _, new = backups.restore(LOCAL, file)
    left = [folder / ".copy-old.db" for folder in (data_dir, data_dir / "backups")]
    left.append(data_dir / ".interview-kit.db-0123456789abcdef")
    under_way = data_dir / "backups" / ".copy-new.db"
    for path in (*left, under_way):
        path.touch()
    now = datetime.now(UTC)
    aged = (now - timedelta(days=recently_deleted.KEPT_DAYS, minutes=1)).timestamp()
    for path in (old, *left):
        os.utime(path, (aged, aged))
    assert backups.remove_expired(LOCAL) == 4
    assert [database.file for database in backups.list_replaced(LOCAL)] == [new]
    assert not any(file.exists() for file in left)
    assert under_way.exists()


def test_tidying_where_nothing_was_restored_makes_no_folder(data_dir: Path) -> None:
    assert backups.remove_expired(LOCAL) == 0
    assert backups.list_replaced(LOCAL) == []
    assert not data_dir.exists()
