"""Word files of people's own are kept, replaced, deleted and restored."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from interview_kit.access import LOCAL
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import layouts, lifecycle, recently_deleted, record_fields
from tests.colleagues import OTHER
from tests.unit.store.conftest import field_history

FILE = bytes(range(256)) * 40


@pytest.fixture
def layout() -> str:
    """A layout for the letter."""
    return layouts.add(LOCAL, "thank_you", "Our letter.docx", FILE, zone="UTC")


def test_a_layout_comes_back_byte_for_byte(layout: str) -> None:
    assert layouts.load_content(LOCAL, layout) == FILE
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert (row.id, row.name) == (layout, "Our letter.docx")
    assert layouts.list_layouts(LOCAL, "cue_card") == []


def test_a_replaced_layout_keeps_its_place(layout: str) -> None:
    layouts.replace(LOCAL, layout, "New letter.docx", b"new")
    assert layouts.load_content(LOCAL, layout) == b"new"
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["New letter.docx"]


def test_of_two_files_that_replace_one_layout_both_are_kept(layout: str) -> None:
    ready = threading.Barrier(2)

    def replace(name: str) -> None:
        ready.wait(timeout=60)
        layouts.replace(LOCAL, layout, name, name.encode())

    threads = [threading.Thread(target=replace, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = kept(layout)
    assert files[0] == FILE
    assert set(files[1:]) == {b"one", b"other"}
    assert layouts.load_content(LOCAL, layout) == files[-1]
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert row.name == files[-1].decode()
    names = [change.text for change in field_history(layout, "name")]
    assert names == ["Our letter.docx", *(file.decode() for file in files[1:])]


def kept(layout: str) -> list[bytes]:
    """Return all files that a layout ever had, oldest first."""
    wanted = (
        select(layout_files.c.content)
        .where(layout_files.c.record_id == layout)
        .order_by(layout_files.c.version)
    )
    with connections.reading() as connection:
        return [bytes(content) for content in connection.scalars(wanted)]


def test_a_replaced_file_is_restored_as_a_new_version(layout: str) -> None:
    layouts.replace(LOCAL, layout, "New letter.docx", b"new")
    layouts.restore_version(LOCAL, layout, 1)
    assert layouts.load_content(LOCAL, layout) == FILE
    assert [row.version for row in layouts.list_versions(LOCAL, layout)] == [3, 2, 1]
    layouts.restore_version(LOCAL, layout, 2)
    assert layouts.load_content(LOCAL, layout) == b"new"


def seen(layout: str) -> layouts.LayoutRevision:
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert row.id == layout
    return row.revision


def test_a_layout_that_was_changed_since_it_was_shown_is_left_as_it_is(layout: str) -> None:
    first = seen(layout)
    assert layouts.replace(LOCAL, layout, "New letter.docx", b"new", base=first)
    assert not layouts.replace(LOCAL, layout, "Mine", b"mine", base=first)
    assert not layouts.restore_version(LOCAL, layout, 1, base=first)
    assert kept(layout) == [FILE, b"new"]
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["New letter.docx"]
    assert layouts.replace(LOCAL, layout, "Mine", b"mine", base=seen(layout))
    assert layouts.restore_version(LOCAL, layout, 1, base=seen(layout))
    assert kept(layout) == [FILE, b"new", b"mine", FILE]


def test_a_name_that_was_changed_since_it_was_shown_is_left_as_it_is(layout: str) -> None:
    first = seen(layout)
    record_fields.write(LOCAL, layout, "name", "Theirs")
    assert not layouts.replace(LOCAL, layout, "Mine", b"mine", base=first)
    assert kept(layout) == [FILE]
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["Theirs"]


def test_a_version_that_never_was_is_not_found(layout: str) -> None:
    with pytest.raises(NotFound):
        layouts.restore_version(LOCAL, layout, 2)
    assert len(layouts.list_versions(LOCAL, layout)) == 1


def test_a_deleted_layout_is_recently_deleted_and_restored(layout: str) -> None:
    lifecycle.delete(LOCAL, layout)
    with pytest.raises(NotFound):
        layouts.load_content(LOCAL, layout)
    assert [row.kind for row in recently_deleted.list_deleted(LOCAL)] == ["template"]
    lifecycle.restore(LOCAL, layout)
    assert layouts.load_content(LOCAL, layout) == FILE


def test_a_file_that_is_too_large_is_refused(layout: str) -> None:
    with pytest.raises(StoreError, match="too large"):
        layouts.add(LOCAL, "thank_you", "big", bytes(layouts.MAX_BYTES + 1), zone="UTC")
    with pytest.raises(StoreError, match="too large"):
        layouts.replace(LOCAL, layout, "big", bytes(layouts.MAX_BYTES + 1))
    assert layouts.load_content(LOCAL, layout) == FILE


def names() -> list[str]:
    return sorted(row.name for row in layouts.list_layouts(LOCAL, "thank_you"))


@pytest.mark.parametrize("name", ["Blue", "  bLUE\n", "", " \t", "THE KIT'S OWN"])
def test_a_name_that_another_layout_has_is_refused_and_changes_nothing(
    layout: str, name: str
) -> None:
    layouts.add(LOCAL, "thank_you", "Blue", FILE, zone="UTC")
    for verb in (
        lambda: layouts.add(LOCAL, "thank_you", name, b"new", zone="UTC"),
        lambda: layouts.replace(LOCAL, layout, name, b"new"),
    ):
        with pytest.raises(layouts.NameRefused):
            verb()
    assert names() == ["Blue", "Our letter.docx"]
    assert kept(layout) == [FILE]


def test_a_name_is_free_for_its_own_layout_for_other_documents_and_for_others(layout: str) -> None:
    assert layouts.replace(LOCAL, layout, "OUR  letter.docx", b"new")
    layouts.add(LOCAL, "cue_card", "Our letter.docx", FILE, zone="UTC")
    layouts.add(OTHER, "thank_you", "Our letter.docx", FILE, zone="UTC")
    lifecycle.delete(LOCAL, layout)
    layouts.add(LOCAL, "thank_you", "Our letter.docx", FILE, zone="UTC")
    lifecycle.restore(LOCAL, layout)  # nothing of one's own is refused for its name
    assert names() == ["OUR letter.docx", "Our letter.docx"]


def test_of_two_layouts_that_are_added_under_one_name_at_once_one_is_refused() -> None:
    ready, outcomes = threading.Barrier(2), []

    def add(content: bytes) -> None:
        ready.wait(timeout=60)
        try:
            layouts.add(LOCAL, "thank_you", "Blue", content, zone="UTC")
            outcomes.append("added")
        except layouts.NameRefused:
            outcomes.append("refused")

    threads = [threading.Thread(target=add, args=(content,)) for content in (b"one", b"other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", "refused"]
    assert names() == ["Blue"]


def test_nobody_uses_or_changes_somebody_elses_layout(layout: str) -> None:
    other = OTHER
    assert layouts.list_layouts(other, "thank_you") == []
    with pytest.raises(NotFound):
        layouts.load_content(other, layout)
    with pytest.raises(NotFound):
        layouts.replace(other, layout, "mine", b"mine")


def test_a_record_of_another_kind_is_no_layout(application: str) -> None:
    with pytest.raises(NotFound):
        layouts.load_content(LOCAL, application)


def test_a_backup_holds_the_files(layout: str, tmp_path: Path) -> None:
    backups.write(LOCAL, tmp_path / "backup.db")
    connections.connect(f"sqlite:///{tmp_path / 'backup.db'}")
    assert layouts.load_content(LOCAL, layout) == FILE
