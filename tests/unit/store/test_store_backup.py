"""Copies of everything: made while others write, checked, put back."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from interview_kit.__main__ import main
from interview_kit.access import LOCAL
from interview_kit.errors import NotFound, StoreError, Unavailable
from interview_kit.store.backup import backups, copying
from interview_kit.store.database import connections, migrating
from interview_kit.store.database.schema import records
from interview_kit.store.records import (
    applications,
    calls,
    history,
    lifecycle,
    recently_deleted,
    record_fields,
)
from interview_kit.store.records.overwriting import Edit
from tests.colleagues import OTHER
from tests.unit.store.conftest import everything, is_of_next_version

pytestmark = pytest.mark.usefixtures("data_dir")


def company(record: str) -> str:
    return record_fields.read(LOCAL, record)["company"].text


def test_a_backup_holds_everything_and_needs_no_other_file(
    file: Path, call: str, application: str
) -> None:
    calls.finish(LOCAL, call)
    lifecycle.delete(LOCAL, call)
    before = everything()
    found = backups.write(LOCAL, file)
    assert (found.positions, found.calls, found.applications) == (1, 0, 1)
    assert sorted(file.parent.glob("backup.db*")) == [file]
    connections.connect(f"sqlite:///{file}")
    assert everything() == before


def test_a_restored_backup_brings_everything_back_and_keeps_what_it_replaces(
    file: Path, application: str, call: str
) -> None:
    backups.write(LOCAL, file)
    record_fields.write(LOCAL, application, "company", "Later")
    other = applications.create(LOCAL, {"company": "Only later"}, zone="UTC")
    lifecycle.delete(LOCAL, call)
    found, kept = backups.restore(LOCAL, file)
    assert found.applications == 1
    assert company(application) == "Hale & Sons"
    assert calls.load(LOCAL, call)
    with pytest.raises(NotFound):
        record_fields.read(LOCAL, other)
    assert [database.file for database in backups.list_replaced(LOCAL)] == [kept]
    backups.restore(LOCAL, kept)
    assert (company(application), company(other)) == ("Later", "Only later")
    assert [row.id for row in recently_deleted.list_deleted(LOCAL)] == [call]


def test_after_a_restore_one_goes_on_as_before(file: Path, application: str) -> None:
    backups.write(LOCAL, file)
    backups.restore(LOCAL, file)
    assert record_fields.write(LOCAL, application, "company", "New").outcome == "saved"
    assert applications.create(LOCAL, {"company": "Another"}, zone="UTC")
    assert len(history.load(LOCAL, application)) == 3


def test_a_page_open_since_before_a_restore_overwrites_nothing(
    file: Path, application: str
) -> None:
    backups.write(LOCAL, file)
    shown = record_fields.write(LOCAL, application, "company", "Later", base=1, tab="a", sequence=1)
    backups.restore(LOCAL, file)
    late = record_fields.write(
        LOCAL, application, "company", "Mine", base=shown.revision, tab="a", sequence=2
    )
    assert late.outcome == "conflict"
    assert late.revision > shown.revision
    assert company(application) == "Hale & Sons"


def test_a_backup_is_made_and_restored_while_others_write(file: Path, application: str) -> None:
    stop = threading.Event()
    stored: list[str] = []

    def go_on_writing() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with suppress(Unavailable):  # while everything is replaced
                record_fields.write(LOCAL, application, "notes", f"note {number}")
                stored.append(f"note {number}")

    writer = threading.Thread(target=go_on_writing)
    writer.start()
    try:
        backups.write(LOCAL, file)
        _, kept = backups.restore(LOCAL, file)
    finally:
        stop.set()
        writer.join()
    held = {change.text for change in history.load(LOCAL, application) if hasattr(change, "text")}
    connections.connect(f"sqlite:///{kept}")
    held |= {change.text for change in history.load(LOCAL, application) if hasattr(change, "text")}
    assert set(stored) <= held


def test_what_was_erased_is_in_no_backup(file: Path, application: str) -> None:
    word = "unspeakable "
    for number in range(20):
        record_fields.write(LOCAL, application, f"letter.{number}.text", word * 100)
    with connections.writing() as connection:
        connection.execute(delete(records).where(records.c.id == application))
    backups.write(LOCAL, file)
    assert word.encode() not in file.read_bytes()


def test_an_existing_file_is_not_overwritten(file: Path, application: str) -> None:
    file.write_text("mine")
    with pytest.raises(StoreError, match="already a file with this name"):
        backups.write(LOCAL, file)
    assert file.read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_overwritten(file: Path, application: str) -> None:
    file.symlink_to(file.with_name("nothing"))
    with pytest.raises(StoreError, match="already a file with this name"):
        backups.write(LOCAL, file)
    assert file.is_symlink()


def test_a_folder_that_cannot_be_written_is_told(file: Path, application: str) -> None:
    file.write_text("no folder")
    with pytest.raises(StoreError, match="can't be written to") as told:
        backups.write(LOCAL, file / "backup.db")
    assert "INTERVIEW_KIT_DATA_DIR" not in str(told.value)


def test_a_name_that_is_too_long_is_told_and_nothing_is_left(file: Path, application: str) -> None:
    long = file.with_name("a" * 300)
    with pytest.raises(StoreError, match="couldn't be written") as told:
        backups.write(LOCAL, long)
    assert str(long) in told.value.where
    assert not list(file.parent.glob(".copy-*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_a_copy(file: Path, application: str) -> None:
    backups.write(LOCAL, file)
    _, kept = backups.restore(LOCAL, file)
    assert [each.stat().st_mode & 0o077 for each in (file, kept)] == [0, 0]


def damaged(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes(4096) + whole[middle + 4096 :]


WRONG: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "no database": lambda whole: b"words " * 1000,
    "cut short": lambda whole: whole[: len(whole) // 2],
    "damaged": damaged,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_is_no_sound_backup_is_refused_and_changes_nothing(
    file: Path, application: str, wrong: str
) -> None:
    backups.write(LOCAL, file)
    file.write_bytes(WRONG[wrong](file.read_bytes()))
    before = everything()
    with pytest.raises(StoreError, match="can't be used as a backup"):
        backups.restore(LOCAL, file)
    assert everything() == before
    assert backups.list_replaced(LOCAL) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
        ("UPDATE alembic_version SET version_num = '0007'", "older, never released version"),
        ("DROP TABLE records", "not one of this kit"),
        ("UPDATE entries SET record_id = 'nobody'", "damaged"),
        ("DELETE FROM alembic_version", "which version"),
    ],
)
def test_a_database_that_is_not_this_kits_is_refused(
    file: Path, application: str, change: str, told: str
) -> None:
    backups.write(LOCAL, file)
    with sqlite3.connect(file) as connection:
        connection.execute(change)
    with pytest.raises(StoreError, match=told):
        backups.restore(LOCAL, file)
    assert company(application) == "Hale & Sons"


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_left_as_it_is(
    file: Path, application: str, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.write(LOCAL, file)
    old = file.read_bytes()
    monkeypatch.setattr(migrating, "_MIGRATIONS", next_version)
    backups.restore(LOCAL, file)
    assert is_of_next_version()
    assert company(application) == "Hale & Sons"
    assert file.read_bytes() == old


def test_only_who_keeps_the_kit_may_copy_and_replace_all_of_it(file: Path) -> None:
    other = OTHER
    for verb in (
        lambda: backups.write(other, file),
        lambda: backups.check(other, file),
        lambda: backups.restore(other, file),
        lambda: backups.list_replaced(other),
        lambda: backups.remove_expired(other),
        lambda: backups.move(other, "sqlite://"),
    ):
        with pytest.raises(NotFound):
            verb()
    assert not file.exists()


def test_a_copy_that_differs_in_one_row_is_found(application: str, file: Path, url: str) -> None:
    backups.write(LOCAL, file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET text = 'Hale & Song'")
    engine = migrating.open_engine(f"sqlite:///{file}")
    with connections.reading() as here, engine.connect() as there:
        with pytest.raises(StoreError, match="isn't the same"):
            copying.compare_all(here, there)
        there.execute(text("UPDATE entries SET text = 'Hale & Sons'"))
        assert copying.compare_all(here, there)
    engine.dispose()


def test_a_replacement_that_is_undone_leaves_new_changes_a_number(
    application: str, file: Path
) -> None:
    backups.write(LOCAL, file)
    for number in range(3):
        record_fields.write(LOCAL, application, "notes", f"note {number}")
    engine = migrating.open_engine(f"sqlite:///{file}")

    def replace_and_fail() -> None:
        with engine.connect() as there, connections.writing() as here:
            copying.delete_all(here)
            copying.copy_all(there, here)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        replace_and_fail()
    engine.dispose()
    assert record_fields.write(LOCAL, application, "notes", "later").outcome == "saved"


def test_the_commands_say_what_they_did(
    application: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(file)]) == 0
    assert "0 positions, 0 calls and 1 application" in capsys.readouterr().out
    record_fields.write(LOCAL, application, "company", "Later")
    assert main(["restore", str(file)]) == 0
    assert "before-restore-" in capsys.readouterr().out
    assert company(application) == "Hale & Sons"


def test_a_restore_in_the_terminal_tells_what_may_be_missing(
    application: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups.write(LOCAL, file)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert main(["restore", str(file)]) == 0
    assert "last changes may be missing" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_command_speaks_of_no_page(
    application: str,
    file: Path,
    url: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backups.write(LOCAL, file)
    monkeypatch.setattr(connections, "_PATIENT_MILLISECONDS", 50)
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert main(["restore", str(file)]) == 1
    other.close()
    told = capsys.readouterr().err
    assert "Another program is using the database" in told
    assert "Wait a moment and try again." in told
    assert "page" not in told


def test_a_command_that_fails_says_why_on_the_error_output(
    application: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(file)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "can't be used as a backup" in told.err
    assert "Nothing was changed" in told.err
    assert main(["move", "nonsense"]) == 1
    assert "address" in capsys.readouterr().err


def test_reopening_after_a_restore_gives_back_why_a_field_had_no_answer(
    call: str, file: Path
) -> None:
    record_fields.write(LOCAL, call, "past_size", Edit(state="declined"))
    calls.finish(LOCAL, call)
    backups.write(LOCAL, file)
    calls.reopen(LOCAL, call)
    record_fields.write(LOCAL, call, "past_size", "300")
    backups.restore(LOCAL, file)  # it raises the revision
    calls.reopen(LOCAL, call)
    assert calls.load(LOCAL, call).entries["past_size"].state == "declined"
