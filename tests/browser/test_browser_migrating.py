"""A kit that is started while another process brings the database up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import heading
from tests.browser.forking import Forked
from tests.browser.kit import Kit
from tests.postgres import running_postgres

pytestmark = pytest.mark.long

IN_USE = "Another process is updating the database right now."
PATIENCE = 60_000  # milliseconds: a page waits as long for its turn as the other may need


Held = tuple[str, Callable[[], None]]
"""The address of a database whose lock is held, and what lets go of it."""


@contextmanager
def sqlite(folder: Path) -> Iterator[Held]:
    """Hold the write lock of a SQLite file, as who migrates it does."""
    file = folder / "interview-kit.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield f"sqlite:///{file}", other.close
    other.close()


@contextmanager
def postgresql(folder: Path) -> Iterator[Held]:
    """Hold the lock that those take one after the other who migrate a PostgreSQL."""
    with running_postgres(folder / "postgres") as server:
        url = server.new_database()
        other = psycopg.connect(url.replace("+psycopg", "", 1))
        other.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('interview-kit migrations', 0))"
        )
        yield url, other.close
        other.close()


@pytest.mark.parametrize("held", [sqlite, postgresql])
def test_a_page_says_that_the_database_is_being_migrated_and_comes_by_itself(
    page: Page, tmp_path: Path, held: Callable[[Path], AbstractContextManager[Held]]
) -> None:
    with held(tmp_path) as (url, release), running(tmp_path, url) as kit:
        page.goto(f"{kit.url}/your_data")
        expect(page.get_by_text(IN_USE)).to_be_visible(timeout=PATIENCE)
        release()
        heading(page, "Your contact info")
        expect(page.get_by_text(IN_USE)).to_have_count(0)


@contextmanager
def running(folder: Path, url: str) -> Iterator[Kit]:
    """Run a kit on a database that is there before it."""
    kit = Forked(folder / "data", database_url=url)
    kit.start()
    try:
        yield kit
    finally:
        kit.kill()
