"""Rows that are put in an order, by keys and by ear."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import press, record_of, write
from tests.browser.kit import Kit

MOVES = "[class*=st-key-ordered-moves-]"
AT_FIRST = ["Recap why you fit", "Confirm your interest", "Ask what happens next", "Thank everyone"]


def open_script(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    press(page, "Load an example: an application", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    page.goto(f"{kit.url}/closing_script?application={record_of(kit, 'application')}")
    in_order(page, *AT_FIRST)


def in_order(page: Page, *names: str) -> None:
    """Wait until the rows stand in an order."""
    expect(page.locator(f"{MOVES} strong")).to_have_text(list(names))


def said(page: Page, words: str) -> None:
    expect(page.locator(".kit-said")).to_have_text(words)


@pytest.mark.slow
def test_the_focus_stays_on_what_moved_and_its_place_is_said(kit: Kit, page: Page) -> None:
    open_script(kit, page)
    recap, interest, following, thanks = AT_FIRST
    up = page.get_by_role("button", name=f"{thanks}: move up")
    up.focus()
    up.press("Enter")
    in_order(page, recap, interest, thanks, following)
    said(page, f"{thanks}: 3 of 4")
    expect(up).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    in_order(page, recap, thanks, interest, following)
    said(page, f"{thanks}: 2 of 4")
    expect(up).to_be_focused()
    down = page.get_by_role("button", name=f"{thanks}: move down")
    down.focus()
    page.keyboard.press("Alt+ArrowUp")
    said(page, f"{thanks}: 1 of 4")
    expect(down).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    said(page, f"{thanks}: 1 of 4")
    in_order(page, thanks, recap, interest, following)


@pytest.mark.slow
def test_keys_that_come_faster_than_the_page_are_all_done(kit: Kit, page: Page) -> None:
    open_script(kit, page)
    recap, *others = AT_FIRST
    page.get_by_role("button", name=f"{recap}: leave it out").focus()
    for _ in others:
        page.keyboard.press("Alt+ArrowDown")
    in_order(page, *others, recap)
    said(page, f"{recap}: 4 of 4")
    expect(page.get_by_role("button", name=f"{recap}: leave it out")).to_be_focused()


@pytest.mark.slow
def test_a_text_goes_along_with_the_row_that_it_is_typed_in(kit: Kit, page: Page) -> None:
    open_script(kit, page)
    recap, interest, following, thanks = AT_FIRST
    page.locator(f"{MOVES}").last.get_by_role("button", name="Edit").click()
    words = page.get_by_label(f"Your words: {thanks}")
    write(page, f"Your words: {thanks}", "Thanks, Nadia")
    words.press("Alt+ArrowUp")
    in_order(page, recap, interest, thanks, following)
    said(page, f"{thanks}: 3 of 4")
    expect(words).to_be_focused()
    words.press_sequentially("!")
    expect(words).to_have_value("Thanks, Nadia!")
