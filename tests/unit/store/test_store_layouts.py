"""Word files of people's own are kept, replaced, deleted and brought back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import layouts, lifecycle, recently_deleted, record_fields
from tests.unit.store.conftest import field_history

FILE = bytes(range(256)) * 40


@pytest.fixture
def template() -> str:
    """A template for the letter."""
    return layouts.add(LOCAL, "thank_you", "Our letter.docx", FILE, zone="UTC")


def test_a_template_comes_back_byte_for_byte(template: str) -> None:
    assert layouts.load_content(LOCAL, template) == FILE
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert (row.id, row.name) == (template, "Our letter.docx")
    assert layouts.list_layouts(LOCAL, "cue_card") == []


def test_a_replaced_template_keeps_its_place(template: str) -> None:
    layouts.replace(LOCAL, template, "New letter.docx", b"new")
    assert layouts.load_content(LOCAL, template) == b"new"
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["New letter.docx"]


def test_of_two_files_that_replace_one_template_both_are_kept(template: str) -> None:
    ready = threading.Barrier(2)

    def replace(name: str) -> None:
        ready.wait(timeout=60)
        layouts.replace(LOCAL, template, name, name.encode())

    threads = [threading.Thread(target=replace, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = kept(template)
    assert files[0] == FILE
    assert set(files[1:]) == {b"one", b"other"}
    assert layouts.load_content(LOCAL, template) == files[-1]
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert row.name == files[-1].decode()
    names = [each.text for each in field_history(template, "name")]
    assert names == ["Our letter.docx", *(file.decode() for file in files[1:])]


def kept(template: str) -> list[bytes]:
    """Return all files that a template ever had, oldest first."""
    wanted = (
        select(layout_files.c.content)
        .where(layout_files.c.record_id == template)
        .order_by(layout_files.c.version)
    )
    with connections.reading() as connection:
        return [bytes(content) for content in connection.scalars(wanted)]


def test_a_replaced_file_is_brought_back_as_a_new_version(template: str) -> None:
    layouts.replace(LOCAL, template, "New letter.docx", b"new")
    layouts.restore_version(LOCAL, template, 1)
    assert layouts.load_content(LOCAL, template) == FILE
    assert [each.version for each in layouts.list_versions(LOCAL, template)] == [3, 2, 1]
    layouts.restore_version(LOCAL, template, 2)
    assert layouts.load_content(LOCAL, template) == b"new"


def seen(template: str) -> layouts.LayoutRevision:
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert row.id == template
    return row.revision


def test_a_template_that_was_changed_since_it_was_shown_is_left_as_it_is(template: str) -> None:
    first = seen(template)
    assert layouts.replace(LOCAL, template, "New letter.docx", b"new", base=first)
    assert not layouts.replace(LOCAL, template, "Mine", b"mine", base=first)
    assert not layouts.restore_version(LOCAL, template, 1, base=first)
    assert kept(template) == [FILE, b"new"]
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["New letter.docx"]
    assert layouts.replace(LOCAL, template, "Mine", b"mine", base=seen(template))
    assert layouts.restore_version(LOCAL, template, 1, base=seen(template))
    assert kept(template) == [FILE, b"new", b"mine", FILE]


def test_a_name_that_was_changed_since_it_was_shown_is_left_as_it_is(template: str) -> None:
    first = seen(template)
    record_fields.write(LOCAL, template, "name", "Theirs")
    assert not layouts.replace(LOCAL, template, "Mine", b"mine", base=first)
    assert kept(template) == [FILE]
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["Theirs"]


def test_a_version_that_never_was_is_not_found(template: str) -> None:
    with pytest.raises(NotFound):
        layouts.restore_version(LOCAL, template, 2)
    assert len(layouts.list_versions(LOCAL, template)) == 1


def test_a_deleted_template_is_in_the_bin_and_comes_back(template: str) -> None:
    lifecycle.delete(LOCAL, template)
    with pytest.raises(NotFound):
        layouts.load_content(LOCAL, template)
    assert [each.kind for each in recently_deleted.list_deleted(LOCAL)] == ["template"]
    lifecycle.restore(LOCAL, template)
    assert layouts.load_content(LOCAL, template) == FILE


def test_a_file_that_is_too_large_is_refused(template: str) -> None:
    with pytest.raises(StoreError, match="too large"):
        layouts.add(LOCAL, "thank_you", "big", bytes(layouts.MAX_BYTES + 1), zone="UTC")
    with pytest.raises(StoreError, match="too large"):
        layouts.replace(LOCAL, template, "big", bytes(layouts.MAX_BYTES + 1))
    assert layouts.load_content(LOCAL, template) == FILE


def test_nobody_uses_or_changes_somebody_elses_template(template: str) -> None:
    other = Actor("other")
    assert layouts.list_layouts(other, "thank_you") == []
    with pytest.raises(NotFound):
        layouts.load_content(other, template)
    with pytest.raises(NotFound):
        layouts.replace(other, template, "mine", b"mine")


def test_a_record_of_another_kind_is_no_template(application: str) -> None:
    with pytest.raises(NotFound):
        layouts.load_content(LOCAL, application)


def test_a_backup_holds_the_files(template: str, tmp_path: Path) -> None:
    backups.write(LOCAL, tmp_path / "backup.db")
    connections.connect(f"sqlite:///{tmp_path / 'backup.db'}")
    assert layouts.load_content(LOCAL, template) == FILE
