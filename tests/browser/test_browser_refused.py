"""What people are told of a text that is not stored, and what becomes of it."""

from __future__ import annotations

import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import field, left_in_browser, press, write
from tests.browser.kit import Kit

pytestmark = pytest.mark.slow

LABEL = "Company"
LAST_KEYS = 20


def prepare(kit: Kit, page: Page) -> str:
    """Open a new application and return its address."""
    page.goto(f"{kit.url}/prepare")
    press(page, "New application")
    expect(field(page, LABEL)).to_be_visible()
    return page.url


def change(kit: Kit, statement: str, *values: object) -> None:
    """Change something in the database itself."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        connection.execute(statement, values)


def test_a_page_that_fails_speaks_of_no_text_as_stored_that_waits_in_the_browser(
    kit: Kit, page: Page
) -> None:
    prepare(kit, page)
    write(page, LABEL, "Hale")
    page.route("**/draft", lambda route: route.abort())
    field(page, LABEL).press_sequentially(" & Sons", delay=LAST_KEYS)
    change(kit, "UPDATE entries SET changed_at = 'at no time'")
    page.reload()
    told = page.get_by_text("This page could not be shown to the end.")
    expect(told).to_contain_text("What you typed is stored, or kept in this browser until it can")
    assert left_in_browser(page) == 1
