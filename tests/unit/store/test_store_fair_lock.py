"""Many who write at once into one SQLite file: each gets the lock, and none waits without end."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.store.database import connections, engines
from interview_kit.store.records import field_rows, record_fields

_PATIENT = 1000
_IMPATIENT = 50


@pytest.fixture
def milliseconds() -> int:
    """How long a writer waits while no other succeeds."""
    return _PATIENT


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, milliseconds: int) -> str:
    """The address of an empty SQLite database."""
    monkeypatch.setattr(engines, "_BUSY_MILLISECONDS", milliseconds)
    return f"sqlite:///{tmp_path / 'kit.db'}"


def write(record: str, text: str) -> str:
    """Store a text on top of whatever is there."""
    return record_fields.write(LOCAL, record, "company", text).outcome


def test_nobody_is_refused_because_many_write_at_once(application: str) -> None:
    people, texts = range(300), ("one", "two", "three", "four", "five", "six", "seven", "eight")
    begin = threading.Barrier(len(people))

    def type_texts(person: int) -> list[str]:
        begin.wait()
        name = f"person.{person}.role"
        return [record_fields.write(LOCAL, application, name, text).outcome for text in texts]

    with ThreadPoolExecutor(len(people)) as threads:
        outcomes = list(threads.map(type_texts, people))
    assert outcomes == [["saved"] * len(texts)] * len(people)
    stored = record_fields.entry_values(record_fields.read(LOCAL, application))
    assert {stored[f"person.{person}.role"] for person in people} == {texts[-1]}


@pytest.mark.parametrize("milliseconds", [_IMPATIENT])
def test_whoever_waits_for_a_writer_that_stands_still_is_told(application: str) -> None:
    with ThreadPoolExecutor(20) as others:
        with connections.writing():
            waiting = [others.submit(write, application, "Other") for _ in range(20)]
            told = [future.exception() for future in waiting]
            assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
        assert all("Another program is using" in str(error) for error in told)
        assert others.submit(write, application, "After").result() == "saved"


def test_a_writer_that_failed_releases_the_lock(application: str) -> None:
    def fail() -> None:
        with connections.writing() as connection:
            field_rows.write_entry(connection, LOCAL, application, "company", "Never")
            raise RuntimeError

    with ThreadPoolExecutor(40) as others:
        asked: list[Future[object]] = []
        for number in range(20):
            asked += [others.submit(fail), others.submit(write, application, str(number))]
        found = [future.exception() for future in asked]
    assert [type(error) for error in found] == [RuntimeError, type(None)] * 20
