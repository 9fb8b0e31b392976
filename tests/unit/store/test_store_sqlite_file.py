"""The SQLite file: durable, told about when something is wrong, put back when it is taken away."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.store.database import connections, engines
from interview_kit.store.records import applications, field_rows, record_fields


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database file."""
    return tmp_path / "data" / "kit.db"


@pytest.fixture
def url(file: Path) -> str:
    """The address of an empty SQLite database."""
    return f"sqlite:///{file}"


def test_the_database_is_durable_and_checks_its_keys(file: Path) -> None:
    with connections.writing() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize("content", [b"not a database at all, just words" * 40, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_named_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged, or it isn't a database") as caught:
        connections.connect(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_database_that_may_only_be_read_shows_what_is_there(
    file: Path, application: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    connections.connect(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="not write to it"):
        record_fields.write(LOCAL, application, "company", "Other")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_is_told_and_what_was_stored_stays(application: str) -> None:
    def store_on_a_full_disk() -> None:
        with connections.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            field_rows.write_entry(
                connection, LOCAL, application, "company", "x" * record_fields.MAX_BYTES
            )

    with pytest.raises(StoreError, match="disk is full"):
        store_on_a_full_disk()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_a_database_that_is_busy_too_long_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MILLISECONDS", 50)
    connections.connect(f"sqlite:///{file}")
    blocker = sqlite3.connect(file, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is using the database"):
        applications.create(LOCAL, {}, zone="UTC")
    blocker.execute("ROLLBACK")
    blocker.close()
    assert applications.create(LOCAL, {}, zone="UTC")


@pytest.mark.skipif(os.name == "nt", reason="folders are protected in another way there")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StoreError, match="can't be written to") as caught:
        connections.connect(f"sqlite:///{blocked / 'data' / 'kit.db'}")
    assert str(blocked / "data") in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(StoreError, match="can't be written to") as caught:
        connections.connect("sqlite:////proc/kit.db")
    assert "Folder: /proc." in str(caught.value)


def test_a_file_that_is_deleted_in_use_is_put_back_with_all_in_it(
    file: Path, application: str
) -> None:
    file.unlink()
    assert record_fields.write(LOCAL, application, "company", "After").outcome == "saved"
    assert "put it back" in connections.incidents()[0].what
    connections.connect(f"sqlite:///{file}")
    assert record_fields.read(LOCAL, application)["company"].text == "After"


def test_a_file_that_is_deleted_before_a_store_ends_is_back_when_it_has_ended(
    file: Path, application: str
) -> None:
    with connections.writing() as connection:
        field_rows.write_entry(connection, LOCAL, application, "company", "Meanwhile")
        file.unlink()
    with sqlite3.connect(file) as found:
        assert found.execute("SELECT text FROM entries").fetchall() == [("Meanwhile",)]


@pytest.mark.skipif(os.name == "nt", reason="folders in use cannot be deleted there")
def test_a_folder_that_is_deleted_in_use_is_put_back(file: Path, application: str) -> None:
    shutil.rmtree(file.parent)
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
    assert file.exists()


def test_a_log_left_behind_by_the_deleted_file_is_not_taken_for_the_new_ones(
    file: Path, application: str
) -> None:
    log = file.with_name(f"{file.name}-wal")
    old = log.read_bytes()
    assert old
    file.unlink()
    record_fields.write(LOCAL, application, "company", "After")
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert record_fields.read(LOCAL, application)["company"].text == "After"


def test_a_file_put_in_the_place_of_the_open_one_is_used_and_the_open_one_kept(
    file: Path, application: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    connections.connect(f"sqlite:///{other}")
    theirs = applications.create(LOCAL, {"company": "Theirs"}, zone="UTC")
    connections.connect(f"sqlite:///{file}")
    os.replace(other, file)
    assert record_fields.read(LOCAL, theirs)["company"].text == "Theirs"
    (kept,) = file.parent.glob("kit-kept-*.db")
    assert kept.name in connections.incidents()[0].what
    connections.connect(f"sqlite:///{kept}")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_a_damaged_file_put_in_its_place_costs_one_copy_however_often_it_is_tried(
    file: Path, application: str, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"words" * 1000)
    os.replace(damaged, file)
    for _ in range(3):
        with pytest.raises(StoreError, match="damaged"):
            record_fields.read(LOCAL, application)
    assert len(list(file.parent.glob("kit-kept-*.db"))) == 1
    file.unlink()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


@pytest.mark.skipif(os.name == "nt", reason="files in use cannot be deleted there")
def test_a_file_that_cannot_be_put_back_leaves_nothing_behind_however_often_it_is_tried(
    file: Path, application: str
) -> None:
    folder = file.with_name(f"{file.name}-wal")
    folder.unlink()
    folder.mkdir()  # in the way of putting the file back
    file.unlink()
    for _ in range(3):
        with pytest.raises(StoreError, match="can't be put back yet"):
            record_fields.read(LOCAL, application)
    assert not list(file.parent.glob(f".{file.name}-*"))
    folder.rmdir()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
