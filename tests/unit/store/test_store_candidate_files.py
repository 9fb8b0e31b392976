"""The files of candidates: kept with them, whoever they turn out to be, and erased with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.backup import backups
from interview_kit.store.records import (
    calls,
    candidate_files,
    candidates,
    lifecycle,
    position_candidates,
    same_person,
)
from tests.unit.store.conftest import ZONE, everything


def call_with(position: str, name: str) -> tuple[str, str]:
    """Start a call with a new candidate and return the ids of both."""
    call = calls.start(LOCAL, position, {}, candidate={"name": name}, zone=ZONE)
    return call, calls.load(LOCAL, call).candidate_id


def names(candidate: str) -> list[str]:
    return [file.name for file in candidate_files.list_files(LOCAL, candidate)]


def test_files_are_kept_listed_read_and_removed(position: str) -> None:
    call, candidate = call_with(position, "Nadia")
    first = candidate_files.add(LOCAL, candidate, "cv\n.pdf", b"%PDF-1")
    candidate_files.add(LOCAL, candidate, "letter.txt", b"Hello")
    listed = candidate_files.list_files(LOCAL, candidate)
    assert [(file.name, file.size) for file in listed] == [("cv .pdf", 6), ("letter.txt", 5)]
    assert candidates.load_call(LOCAL, call, related=True)[1].files == listed
    assert candidate_files.load_content(LOCAL, candidate, first) == b"%PDF-1"
    candidate_files.remove(LOCAL, candidate, first)
    assert names(candidate) == ["letter.txt"]
    with pytest.raises(NotFound):
        candidate_files.load_content(LOCAL, candidate, first)


def test_a_file_is_of_one_candidate_alone(position: str) -> None:
    _, candidate = call_with(position, "Nadia")
    _, other = call_with(position, "Bo")
    file = candidate_files.add(LOCAL, candidate, "cv.pdf", b"%PDF-1")
    candidate_files.remove(LOCAL, other, file)
    with pytest.raises(NotFound):
        candidate_files.load_content(LOCAL, other, file)
    assert names(candidate) == ["cv.pdf"]


def test_the_limits_are_kept(position: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, candidate = call_with(position, "Nadia")
    monkeypatch.setattr(candidate_files, "MAX_BYTES", 3)
    with pytest.raises(StoreError, match="larger than"):
        candidate_files.add(LOCAL, candidate, "cv.pdf", b"1234")
    for number in range(candidate_files.MOST_FILES):
        candidate_files.add(LOCAL, candidate, f"{number}.pdf", b"1")
    with pytest.raises(StoreError, match="at most"):
        candidate_files.add(LOCAL, candidate, "one too many.pdf", b"1")


def test_a_file_goes_along_with_who_was_merged_and_comes_back(position: str) -> None:
    first, one = call_with(position, "Nadia")
    second, other = call_with(position, "Nadia")
    candidate_files.add(LOCAL, one, "one.pdf", b"1")
    candidate_files.add(LOCAL, other, "other.pdf", b"2")
    same_person.merge(LOCAL, one, other)
    assert names(one) == ["one.pdf", "other.pdf"]
    same_person.separate(LOCAL, first, second)
    assert (names(one), names(other)) == (["one.pdf"], ["other.pdf"])


def test_an_import_that_is_undone_leaves_whoever_has_a_file(position: str) -> None:
    imported = position_candidates.add_listed(LOCAL, position, [{"name": "Bo"}], zone=ZONE)
    (row,) = position_candidates.list_to_call(LOCAL, position, most=9)
    candidate_files.add(LOCAL, row.id, "cv.pdf", b"1")
    assert position_candidates.erase_imported(LOCAL, position, imported) == 0
    lifecycle.delete(LOCAL, row.id)
    with pytest.raises(NotFound):
        candidate_files.list_files(LOCAL, row.id)


def test_a_backup_has_the_files(position: str, tmp_path: Path) -> None:
    _, candidate = call_with(position, "Nadia")
    candidate_files.add(LOCAL, candidate, "cv.pdf", bytes(range(256)))
    before = everything()["candidate_files"]
    backups.write(LOCAL, tmp_path / "backup.db")
    candidate_files.remove(LOCAL, candidate, str(before[0][0]))
    backups.restore(LOCAL, tmp_path / "backup.db")
    assert everything()["candidate_files"] == before
