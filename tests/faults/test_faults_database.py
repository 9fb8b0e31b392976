"""The database is busy, full, read-only, gone or down, while somebody types."""

from __future__ import annotations

import errno
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kit import Kit
from tests.faults.people import STRENGTHS, Person, nothing_is_lost, prepare, word
from tests.postgres import Postgres, running_postgres
from tests.tally import Tally, fault

ROLE = ("Person 1: role", "person.1.role")
_FILE = "interview-kit.db"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, where one may be mounted."""
    folder = tmp_path / "data"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.fixture
def kit_on(tmp_path: Path) -> Iterator[Callable[..., Kit]]:
    """Start a kit with its data in a folder, or in another database."""
    made: list[Kit] = []

    def make(folder: Path | None = None, database_url: str = "") -> Kit:
        kit = Kit(folder or tmp_path / "data", database_url=database_url)
        made.append(kit)
        kit.start()
        return kit

    yield make
    for kit in made:
        kit.kill()


def two_fields(kit: Kit, page: Page) -> list[Person]:
    """Open an application, with something stored in two of its fields."""
    prepare(kit, page)
    people = [Person(page, STRENGTHS, "strengths"), Person(page, *ROLE)]
    for person in people:
        person.types("before ")
        person.sees_it_saved()
    return people


def fill_up(filler: Path) -> None:
    """Write until there is no room for another byte."""
    with filler.open("wb", buffering=0) as out:
        for size in (65536, 1):
            try:
                while out.write(bytes(size)):
                    pass
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - what is waited for


@pytest.mark.parametrize(("seconds", "times"), [(1, 10), (60, 1)])
@fault(
    "The SQLite file is locked",
    "By another process, for 1 and for 60 seconds, while somebody types into two fields.",
)
def test_a_locked_file_loses_nothing(
    kit: Kit, page: Page, tally: Tally, seconds: int, times: int
) -> None:
    chance = tally.seed()
    people = two_fields(kit, page)
    for _ in range(times):
        other = sqlite3.connect(kit.folder / _FILE, isolation_level=None)
        other.execute("PRAGMA busy_timeout = 10000")
        other.execute("BEGIN IMMEDIATE")
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            person = chance.choice(people)
            person.types(word(chance))
            page.wait_for_timeout(20 * seconds)
            person.looks()
        other.close()
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally, told=seconds > 10)


@fault(
    "The disk is full",
    "A file system of three megabytes is filled to its last byte while somebody types, and "
    "emptied again later.",
)
def test_a_full_disk_loses_nothing(
    kit_on: Callable[..., Kit], small_disk: Path, page: Page, tally: Tally
) -> None:
    chance = tally.seed()
    kit = kit_on(small_disk)
    people = two_fields(kit, page)
    filler = small_disk / "filler"
    for _ in range(3):
        fill_up(filler)
        # The log has room of its own, so it takes many words until the disk is felt.
        before = sum(person.troubles for person in people)
        until = time.monotonic() + 60
        while time.monotonic() < until and before == sum(each.troubles for each in people):
            for person in people:
                person.types(word(chance) * 100, delay=0)
                page.wait_for_timeout(700)
                person.looks()
        filler.unlink()
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally)
    assert any("The disk is full" in words for words in tally.words)


@fault(
    "The file system is read-only",
    "The file system is made read-only between the end of one server and the start of the next, "
    "the tab left open while somebody types; it can be written again later.",
)
def test_a_file_system_that_becomes_read_only_loses_nothing(
    kit_on: Callable[..., Kit], small_disk: Path, page: Page, tally: Tally
) -> None:
    chance = tally.seed()
    kit = kit_on(small_disk)
    people = two_fields(kit, page)
    for _ in range(3):
        kit.kill()
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        kit.start()
        for person in people:
            person.types(word(chance))
        people[0].reads("cannot be written")
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally)


def _only_the_file(kit: Kit) -> None:
    (kit.folder / _FILE).unlink()


def _the_file_and_its_log(kit: Kit) -> None:
    for each in kit.folder.glob(f"{_FILE}*"):
        each.unlink()


def _the_folder(kit: Kit) -> None:
    shutil.rmtree(kit.folder)


@pytest.mark.parametrize("what", [_only_the_file, _the_file_and_its_log, _the_folder])
@fault(
    "The SQLite file is deleted",
    "The file alone, with its log, and with its whole folder, five times each, under a server "
    "that somebody types into.",
)
def test_a_deleted_file_loses_nothing(
    kit: Kit, page: Page, tally: Tally, what: Callable[[Kit], None]
) -> None:
    chance = tally.seed()
    people = two_fields(kit, page)
    for _ in range(5):
        for person in people:
            person.types(word(chance))
        what(kit)
        for person in people:
            person.types(word(chance))
            person.sees_it_saved()
        tally.times += 1
    nothing_is_lost(kit, people, tally, told=False)
    page.reload()
    notice = page.get_by_text(re.compile("database file was deleted or moved")).first
    expect(notice).to_be_visible()
    tally.said([notice.inner_text().strip()])
    tally.told += 1


@fault(
    "PostgreSQL is killed",
    "Its server is ended at once while somebody types, and started again five seconds later.",
)
def test_a_killed_postgresql_loses_nothing(
    kit_on: Callable[..., Kit], page: Page, tally: Tally, postgres: Postgres
) -> None:
    chance = tally.seed()
    kit = kit_on(database_url=postgres.new_database())
    people = two_fields(kit, page)
    for _ in range(5):
        for person in people:
            person.types(word(chance))
        postgres.kill()
        until = time.monotonic() + 5
        while time.monotonic() < until:
            chance.choice(people).types(word(chance))
        people[0].reads("The database cannot be reached")
        postgres.start()
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally)


@fault(
    "PostgreSQL is down when a page is opened",
    "A button is pressed while the database is down; the page comes back by itself.",
)
def test_a_page_opened_without_a_database_comes_back(
    kit_on: Callable[..., Kit], page: Page, tally: Tally, postgres: Postgres
) -> None:
    kit = kit_on(database_url=postgres.new_database())
    people = two_fields(kit, page)
    for _ in range(3):
        people[0].types("more ")
        postgres.kill()
        people[1].types("still ")
        page.get_by_role("link", name="Closing script").first.click()
        expect(page.get_by_text("The database cannot be reached.").first).to_be_visible()
        tally.times += 1
        tally.told += 1
        postgres.start()
        expect(page.get_by_role("heading", name="Closing script")).to_be_visible()
        page.get_by_role("link", name="Prepare").first.click()
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally, told=False)


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    """A server of the test's own, to be killed."""
    with running_postgres(tmp_path / "postgres") as server:
        yield server
