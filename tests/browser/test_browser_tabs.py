"""Several tabs, and fields that are not on the page: no text is taken, left or passed over."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.doing import (
    KEY_MILLISECONDS,
    downloaded,
    field,
    go_to,
    press,
    saved,
    until,
    until_nothing_is_left,
    word_text,
    write,
)
from tests.browser.kit import Kit

pytestmark = pytest.mark.long

STRENGTHS = "Your strengths, one per line, best first"
AD = "Job ad"
MOTIVATIONS = "Answer: Motivations"


def database(kit: Kit) -> Path:
    return kit.folder / "interview-kit.db"


def stored(kit: Kit, name: str) -> tuple[str, str]:
    """Return text and state of the field that was stored last under this name."""
    with sqlite3.connect(database(kit)) as connection:
        wanted = "SELECT text, state FROM entries WHERE field = ? ORDER BY changed_at DESC"
        text, state = connection.execute(wanted, (name,)).fetchone() or ("", "")
    return str(text), str(state)


def new_call(kit: Kit, page: Page) -> str:
    """Open the example's call and return its address."""
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    go_to(page, "Motivations")
    expect(field(page, MOTIVATIONS)).to_be_visible()
    return page.url


def test_a_text_that_waits_in_an_open_tab_is_left_to_that_tab(
    kit: Kit, context: BrowserContext
) -> None:
    one = context.new_page()
    one.goto(f"{kit.url}/applications")
    press(one, "New application")
    write(one, AD, "before ")
    busy = sqlite3.connect(database(kit), isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    field(one, AD).press_sequentially("in one", delay=KEY_MILLISECONDS)
    status = one.locator(".kit-text").filter(has=field(one, AD))
    expect(status.locator(".kit-text-status")).to_contain_text("Not saved yet")
    two = context.new_page()
    two.goto(one.url)
    expect(field(two, AD)).to_have_value("before ")
    field(two, AD).fill("in two")
    busy.close()
    for page in (one, two):
        settled = page.locator(".kit-text").filter(has=field(page, AD))
        words = settled.locator(".kit-text-status")
        expect(words).to_have_text(re.compile("Saved|Also changed in another tab"))
    with sqlite3.connect(database(kit)) as connection:
        wanted = "SELECT text FROM entry_history WHERE field = 'job_ad'"
        kept = {text for (text,) in connection.execute(wanted)}
    assert {"before in one", "in two"} <= kept


def test_what_was_typed_while_the_kit_was_away_is_stored_from_any_page(
    kit: Kit, context: BrowserContext
) -> None:
    page = context.new_page()
    new_call(kit, page)
    kit.kill()
    field(page, MOTIVATIONS).fill("Wants to lead a team of twelve")
    page.close()
    kit.start()
    page = context.new_page()
    page.goto(kit.url)
    until_nothing_is_left(page)
    assert stored(kit, "motivations") == ("Wants to lead a team of twelve", "answered")


def test_a_text_that_met_another_after_its_step_was_left_is_told_there(
    kit: Kit, context: BrowserContext
) -> None:
    one, two = context.new_page(), context.new_page()
    address = new_call(kit, one)
    two.goto(address)
    expect(field(two, MOTIVATIONS)).to_be_visible()
    write(one, MOTIVATIONS, "One person's words")
    field(two, MOTIVATIONS).fill("Another's")
    two.keyboard.press("Alt+PageDown")
    told = two.locator(".kit-text-unseen")
    expect(told).to_contain_text(f"“{MOTIVATIONS}”, not on this page: Also changed in another tab")
    go_to(two, "Motivations")
    expect(told).to_be_empty()
    press(two, "Use the other one")
    saved(two, MOTIVATIONS)
    expect(field(two, MOTIVATIONS)).to_have_value("One person's words")


def spoken(page: Page) -> Locator:
    return page.locator(".st-key-stays-script").get_by_test_id("stText").first


def left_for_the_script(kit: Kit, page: Page) -> None:
    """Type strengths that cannot be stored yet, and go on to the closing script."""
    page.goto(f"{kit.url}/applications")
    press(page, "New application")
    write(page, "Job title", "Lead")
    page.get_by_role("link", name="Prepare").last.click()
    for name in ("Build your closing script", "Prepare"):
        page.get_by_role("link", name=name).last.click()  # so that all records are there
    write(page, STRENGTHS, "six years of stock")
    page.route("**/draft", lambda route: route.fulfill(status=503, json={"message": ""}))
    field(page, STRENGTHS).press_sequentially(" and shelves", delay=KEY_MILLISECONDS)
    page.get_by_role("link", name="Build your closing script").click()
    expect(spoken(page)).to_contain_text("six years of stock.")
    expect(page.locator(".kit-text-unseen")).to_contain_text("Not saved yet")
    until(page, "!document.querySelector('[data-test-script-state=running]')")


def test_a_text_that_is_stored_after_its_page_was_left_comes_into_what_is_made_from_it(
    kit: Kit, page: Page
) -> None:
    left_for_the_script(kit, page)
    page.unroute("**/draft")
    expect(spoken(page)).to_contain_text("six years of stock and shelves")
    assert stored(kit, "strengths")[0] == "six years of stock and shelves"


def test_no_page_runs_for_a_text_that_was_left_while_a_number_is_half_typed(
    kit: Kit, page: Page
) -> None:
    left_for_the_script(kit, page)
    press(page, "Time and pace")
    box = page.get_by_label("Time limit (seconds)")
    box.click()
    box.press("ControlOrMeta+a")
    page.keyboard.type("45", delay=KEY_MILLISECONDS)
    page.unroute("**/draft")
    until_nothing_is_left(page)
    page.wait_for_timeout(2000)  # longer than any wait after a press
    expect(box).to_have_value("45")
    box.press("Enter")
    expect(page.get_by_text("seconds of talking, limit 45", exact=False)).to_be_visible()
    expect(spoken(page)).to_contain_text("six years of stock and shelves")


def test_a_file_waits_for_a_text_that_was_left_on_another_page(kit: Kit, page: Page) -> None:
    left_for_the_script(kit, page)
    page.unroute("**/draft")
    _, card = downloaded(page, "Cue card (Word)")
    assert "six years of stock and shelves" in word_text(card)
    _, plain = downloaded(page, "Plain text")
    assert b"six years of stock and shelves" in plain


def test_a_press_right_after_typing_is_no_change_from_elsewhere(kit: Kit, page: Page) -> None:
    new_call(kit, page)
    write(page, MOTIVATIONS, "would rather not say")
    page.get_by_text("Declined to say", exact=True).click()
    until(page, "!document.querySelector('[data-test-script-state=running]')")
    expect(page.get_by_text("changed in another tab", exact=False)).to_have_count(0)
    page.reload()
    expect(field(page, MOTIVATIONS)).to_have_value("would rather not say")
    assert stored(kit, "motivations") == ("would rather not say", "declined")


def test_a_date_is_taken_along_by_the_key_for_the_next_step(kit: Kit, page: Page) -> None:
    new_call(kit, page)
    go_to(page, "Candidate 2/2")
    field(page, "Date of the call").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("25 Dec 2026", delay=30)
    page.keyboard.press("Alt+PageDown")
    expect(field(page, MOTIVATIONS)).to_be_visible()
    page.reload()
    expect(field(page, MOTIVATIONS)).to_be_visible()
    assert stored(kit, "call_date")[0] == "25 Dec 2026"
