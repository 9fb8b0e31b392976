"""The database is busy, full, read-only, gone or down, while somebody types."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forking import Forked
from tests.browser.kit import Kit
from tests.faults.people import AD, Typist, nothing_is_lost, prepare, word
from tests.postgres import Postgres, running_postgres
from tests.tally import Tally, fault, not_here

ROLE = ("Person 1: role", "person.1.role")
SECONDS_UNTIL_TOLD = 2.5  # that the field waits for an answer before it says that there is none
_FILE = "interview-kit.db"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, where one may be mounted."""
    folder = tmp_path / "data"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        not_here("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.fixture
def kit_on(tmp_path: Path) -> Iterator[Callable[..., Kit]]:
    """Start a kit with its data in a folder, or in another database."""
    made: list[Kit] = []

    def make(folder: Path | None = None, database_url: str = "") -> Kit:
        kit = Forked(folder or tmp_path / "data", database_url=database_url)
        made.append(kit)
        kit.start()
        return kit

    yield make
    for kit in made:
        kit.kill()


def two_fields(kit: Kit, page: Page) -> list[Typist]:
    """Open an application, with something stored in two of its fields."""
    prepare(kit, page)
    people = [Typist(page, AD, "job_ad"), Typist(page, *ROLE)]
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


@pytest.mark.parametrize(("seconds", "times"), [(1, 10), (6, 3), (60, 1)])
@fault(
    "The SQLite file is locked",
    "By another process, for 1, 6 and 60 seconds, while somebody types into two fields; who waits "
    "for longer than 2.5 seconds has to be told.",
)
def test_a_locked_file_loses_nothing(
    kit: Kit, page: Page, tally: Tally, seconds: int, times: int
) -> None:
    chance = tally.seed()
    people = two_fields(kit, page)
    for _ in range(times):
        before = sum(person.troubles for person in people)
        other = sqlite3.connect(kit.folder / _FILE, isolation_level=None)
        other.execute("PRAGMA busy_timeout = 10000")
        other.execute("BEGIN IMMEDIATE")
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            person = chance.choice(people)
            person.types(word(chance))
            page.wait_for_timeout(20 * seconds)
            person.looks()
        for person in people:
            person.looks()
        after = sum(person.troubles for person in people)
        assert seconds < SECONDS_UNTIL_TOLD or after > before, "nobody was told"
        other.close()
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally, told=seconds > SECONDS_UNTIL_TOLD)


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
        people[0].reads("can't be written to")
        expect(page.get_by_text("You can keep writing")).to_be_visible()
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


_deleted = fault(
    "The SQLite file is deleted",
    "The file alone, with its log, and with its whole folder, five times each, under a server "
    "that somebody types into; and five times while nobody does anything, three seconds before "
    "the server is killed.",
)


@pytest.mark.parametrize("what", [_only_the_file, _the_file_and_its_log, _the_folder])
@_deleted
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


@_deleted
def test_a_file_deleted_while_nobody_types_is_back_before_the_server_ends(
    kit: Kit, page: Page, tally: Tally
) -> None:
    chance = tally.seed()
    people = two_fields(kit, page)
    for _ in range(5):
        for person in people:
            person.types(word(chance))
            person.sees_it_saved()
        _the_folder(kit)
        page.wait_for_timeout(3000)
        kit.kill()
        kit.start()
        tally.times += 1
    nothing_is_lost(kit, people, tally, told=False)


@fault(
    "PostgreSQL is killed",
    "Its server is ended at once while somebody types, and started again five seconds later.",
)
def test_a_killed_postgresql_loses_nothing(
    kit_on: Callable[..., Kit], page: Page, tally: Tally, postgres: Postgres
) -> None:
    kit = kit_on(database_url=postgres.new_database())
    types_while_away(kit, two_fields(kit, page), tally, postgres, postgres.kill)


def types_while_away(
    kit: Kit, people: list[Typist], tally: Tally, postgres: Postgres, ends: Callable[[], None]
) -> None:
    """Type while a database ends and begins, five times."""
    chance = tally.seed()
    for _ in range(5):
        for person in people:
            person.types(word(chance))
        ends()
        until = time.monotonic() + 5
        for person in people:
            person.types(word(chance))
        while time.monotonic() < until:
            chance.choice(people).types(word(chance))
        people[0].reads("The database can't be reached")
        postgres.start()
        tally.times += 1
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally)


@fault(
    "PostgreSQL is stopped in order",
    "As for an update: it ends all connections while somebody types, and is started again five "
    "seconds later.",
)
def test_a_postgresql_that_is_stopped_and_started_loses_nothing(
    kit_on: Callable[..., Kit], page: Page, tally: Tally, postgres: Postgres, tmp_path: Path
) -> None:
    kit = kit_on(database_url=postgres.new_database())
    people = two_fields(kit, page)
    types_while_away(kit, people, tally, postgres, lambda: stop(tmp_path / "postgres"))


def stop(folder: Path) -> None:
    """End a PostgreSQL in order, and wait until it has: it takes its own file away."""
    file = folder / "postmaster.pid"
    os.kill(int(file.read_text("utf-8").split()[0]), signal.SIGINT)
    until = time.monotonic() + 30
    while file.exists():
        assert time.monotonic() < until, "PostgreSQL does not stop"
        time.sleep(0.02)


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
        expect(page.get_by_text("The database can't be reached.").first).to_be_visible()
        tally.times += 1
        tally.told += 1
        postgres.start()
        expect(page.get_by_role("heading", name="Closing script")).to_be_visible()
        page.get_by_role("link", name="Applications").first.click()
        for person in people:
            person.sees_it_saved()
    nothing_is_lost(kit, people, tally, told=False)


@pytest.mark.parametrize("waits", ["a page", "a choice"])
@fault(
    "Leaving a page that waits for the database",
    "A link by mouse in the moment in which the kit asks whether PostgreSQL is back, or stores a "
    "choice that waited for SQLite, and takes long for it; three times each.",
)
def test_a_page_that_waits_for_the_database_is_left_for_good(
    kit_on: Callable[..., Kit], page: Page, tally: Tally, postgres: Postgres, waits: str
) -> None:
    is_page = waits == "a page"
    kit = kit_on(database_url=postgres.new_database() if is_page else "")
    there = f"{kit.url}/closing_script"
    for _ in range(3):
        page.goto(f"{kit.url}/applications")
        page.get_by_role("link", name="Your data").first.click()
        expect(page.get_by_role("radio", name="British", exact=True)).to_be_visible()
        with _page_waits(page, postgres) if is_page else _choice_waits(page, kit.folder / _FILE):
            page.get_by_role("link", name="Closing script").first.click()
            page.wait_for_timeout(300)
        for _ in range(2):
            expect(page).to_have_url(there)
            expect(page.get_by_role("heading", level=1, name="Closing script")).to_be_visible()
            page.wait_for_timeout(2500)  # whatever leads back has done so by then
        tally.times += 1
        tally.told += 1


@contextmanager
def _page_waits(page: Page, server: Postgres) -> Iterator[None]:
    """Open a page without a database, and have it ask for one that takes long to answer."""
    server.kill()
    page.get_by_role("link", name="Applications").first.click()
    expect(page.get_by_text("The database can't be reached.").first).to_be_visible()
    server.start()
    with server.standing_still():
        page.wait_for_timeout(2500)
        yield


@contextmanager
def _choice_waits(page: Page, file: Path) -> Iterator[None]:
    """Choose something that another program keeps from being stored."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.get_by_role("radio", name=re.compile("British|American"), checked=False).click()
        expect(page.get_by_text("1 choice isn't saved yet.")).to_be_visible()
        page.wait_for_timeout(3500)  # for as long a link waits for a choice to be taken
        yield


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    """A server of the test's own, to be killed."""
    with running_postgres(tmp_path / "postgres") as server:
        yield server
