"""What people are told of a text that is not stored, and what becomes of it."""

from __future__ import annotations

import sqlite3

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.doing import (
    ever,
    field,
    left_in_browser,
    prepare,
    press,
    saved,
    until,
    until_nothing_is_left,
    write,
)
from tests.browser.kit import Kit

pytestmark = pytest.mark.slow

LABEL = "Company"
LAST_KEYS = 20


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
    told = page.get_by_text("Something went wrong on this page.")
    expect(told).to_contain_text("What you typed is saved, or kept in this browser until it can")
    assert left_in_browser(page) == 1


def test_what_was_typed_before_the_other_text_was_taken_is_in_the_history_or_in_the_browser(
    kit: Kit, context: BrowserContext
) -> None:
    one, two = context.new_page(), context.new_page()
    two.goto(prepare(kit, one))
    expect(field(two, LABEL)).to_be_visible()
    write(one, LABEL, "First")
    field(two, LABEL).press_sequentially("Second", delay=LAST_KEYS)
    expect(two.locator(".kit-text-conflict")).to_contain_text("First")
    field(two, LABEL).press_sequentially(" and more", delay=LAST_KEYS)
    two.route("**/draft", lambda route: route.fulfill(status=401, json={}))
    with two.expect_response("**/draft"):
        press(two, "Use the other one")
    two.unroute("**/draft")
    write(two, LABEL, "Third")
    assert left_in_browser(two) == 1
    two.reload()
    until_nothing_is_left(two)
    assert {"First", "Second", "Second and more", "Third"} <= set(ever(kit))
    expect(field(two, LABEL)).to_have_value("Third")


_MAKE_OLDER = """(days) => {
    const [key] = Object.keys(localStorage).filter((each) => each.includes("text:"));
    const item = JSON.parse(localStorage[key]);
    for (const name of ["at", "goneAt"]) if (item[name]) item[name] -= days * 24 * 3600 * 1000;
    localStorage[key] = JSON.stringify(item);
}"""
_FOUND_GONE = "Object.values(localStorage).some((each) => each.includes('goneAt'))"


def days_later(kit: Kit, page: Page, days: int) -> None:
    """Come back after so many days.

    Time passes where nothing of the kit runs: a page writes what it keeps whenever it likes.
    """
    page.goto(f"{kit.url}/_stcore/health")
    page.evaluate(_MAKE_OLDER, days)
    with page.expect_response("**/draft") as answer:
        page.goto(kit.url)
    assert answer.value.status == 404


def test_a_text_of_a_deleted_record_goes_after_as_long_as_the_record_can_be_restored(
    kit: Kit, page: Page
) -> None:
    prepare(kit, page)
    kit.kill()
    field(page, LABEL).press_sequentially("Hale", delay=LAST_KEYS)
    page.goto("about:blank")
    kit.start()
    change(kit, "UPDATE records SET deleted_at = created_at WHERE kind = 'application'")
    days_later(kit, page, 40)  # typed long before it was deleted
    until(page, _FOUND_GONE)
    days_later(kit, page, 29)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert left_in_browser(page) == 1
    days_later(kit, page, 2)
    until_nothing_is_left(page)


def test_a_text_whose_record_was_deleted_elsewhere_is_told_and_stored_once_it_is_back(
    kit: Kit, context: BrowserContext
) -> None:
    one, two = context.new_page(), context.new_page()
    two.goto(prepare(kit, one))
    write(two, LABEL, "Hale")
    press(one, "More", exact=False)
    one.get_by_text("Delete", exact=True).click()
    expect(one.get_by_text("Undo: deleted ", exact=False)).to_be_visible()
    field(two, LABEL).press_sequentially(" & Sons", delay=LAST_KEYS)
    words = "Not saved: kept in this browser. This was deleted. Restore it under “Your data”"
    expect(two.locator(".kit-text").filter(has=field(two, LABEL))).to_contain_text(words)
    zone = two.get_by_role("combobox", name="Time zone of the call")
    zone.click()
    zone.fill("Europe/Paris")
    zone.press("Enter")
    expect(two.get_by_text("There's nothing at this address.").first).to_be_visible()
    told = two.locator(".kit-text-unseen")
    expect(told).to_contain_text(f"“{LABEL}”: {words}")
    two.get_by_role("link", name="Your data").first.click()
    press(two, "Restore")
    expect(told).to_contain_text(words)
    two.get_by_role("link", name="Applications").first.click()
    press(two, "Hale", exact=False)
    expect(field(two, LABEL)).to_have_value("Hale & Sons")
    until_nothing_is_left(two)
    expect(told).to_be_empty()
    assert "Hale & Sons" in ever(kit)


def test_what_an_earlier_document_left_of_a_deleted_record_is_not_told_at_each_start(
    kit: Kit, page: Page
) -> None:
    prepare(kit, page)
    kit.kill()
    field(page, LABEL).press_sequentially("Hale", delay=LAST_KEYS)
    page.goto("about:blank")
    kit.start()
    change(kit, "UPDATE records SET deleted_at = created_at WHERE kind = 'application'")
    with page.expect_response("**/draft"):
        page.goto(kit.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".kit-text-unseen")).to_be_empty()
    assert left_in_browser(page) == 1


def test_a_text_that_meets_a_finished_call_is_told_and_stored_once_that_is_reopened(
    kit: Kit, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{kit.url}/positions")
    press(page, "New position")
    press(page, "New call")
    label = "What they asked"
    write(page, label, "When")
    saved(page, label)
    change(kit, "UPDATE screens SET state = 'finished'")
    field(page, label).press_sequentially(" it starts", delay=LAST_KEYS)
    words = "Not saved: kept in this browser. This call is finished"
    expect(page.locator(".kit-text").filter(has=field(page, label))).to_contain_text(words)
    page.reload()
    told = page.locator(".kit-text-unseen")
    expect(told).to_contain_text(f"“{label}”, not on this page: {words}")
    press(page, "Reopen")
    expect(page.get_by_role("textbox", name=label)).to_have_value("When it starts")
    until_nothing_is_left(page)
    expect(told).to_be_empty()
