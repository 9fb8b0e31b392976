"""Two requests of one page right after each other, on a server whose threads come late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import field, heading, press, saved
from tests.browser.kit import Kit
from tests.browser.late_threads import APART, Late

pytestmark = pytest.mark.slow

_PRESS = """([one, two, apart]) => {
    one.click();
    setTimeout(() => two.click(), 1000 * apart);
}"""


@contextmanager
def late(folder: Path, where: str) -> Iterator[Kit]:
    kit = Late(folder / "data", where)
    try:
        kit.start()
        yield kit
    finally:
        kit.kill()


def press_both(page: Page, one: Locator, two: Locator) -> None:
    """Press one right after the other, past the kit's script, which lets a person's link wait."""
    page.evaluate(_PRESS, [one.element_handle(), two.element_handle(), APART])


def test_two_presses_are_both_done(page: Page, tmp_path: Path) -> None:
    with late(tmp_path, "before") as kit:
        press_both(page, *examples_of(kit, page).all())
        expect(page.get_by_role("button", name="Remove the example")).to_have_count(2)


def test_a_run_that_was_asked_for_right_before_a_link_does_not_lead_back(
    page: Page, tmp_path: Path
) -> None:
    with late(tmp_path, "within") as kit:
        link = page.get_by_role("link", name="Your data", exact=True).first
        press_both(page, examples_of(kit, page).first, link)
        heading(page, "Your contact info")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        expect(page).to_have_url(f"{kit.url}/your_data")


def test_a_press_is_done_though_texts_are_stored_before_and_after_it(
    page: Page, tmp_path: Path
) -> None:
    with late(tmp_path, "long") as kit:
        page.goto(f"{kit.url}/positions")
        press(page, "New position")
        expect(field(page, "Title")).to_be_focused()
        press(page, "New call")
        expect(field(page, "Candidate's name")).to_be_focused()
        page.keyboard.type("Nadia")
        saved(page, "Candidate's name")  # for which the page runs once more
        page.keyboard.type(" Okafor")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("[data-kit-began]")).to_have_count(1)
        expect(page.locator("h1")).to_contain_text("Nadia Okafor")


def examples_of(kit: Kit, page: Page) -> Locator:
    """Open the home page; return the buttons that load its two examples."""
    page.goto(kit.url)
    buttons = page.get_by_role("button", name="Load an example")
    expect(buttons).to_have_count(2)
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    return buttons
