"""From preparing to the call and its notes, by keyboard alone, on a phone's width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import (
    KEY_MILLISECONDS,
    field,
    heading,
    prepare,
    saved,
    stored,
    until,
    word_text,
)
from tests.browser.kit import Kit

NARROW = {"width": 360, "height": 740}
MOST_TABS = 120
HAS_FOCUS = "(it) => it === document.activeElement || it.contains(document.activeElement)"


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something with this role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=False).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, "textbox", label)
    expect(field(page, label)).to_be_focused()
    page.keyboard.type(text, delay=KEY_MILLISECONDS)
    saved(page, label)


def go_by_link(page: Page, name: str, to: str) -> None:
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "link", name)
    page.keyboard.press("Enter")
    heading(page, to)


@pytest.mark.slow
def test_from_preparing_to_the_notes_of_the_call_by_keyboard_alone(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    page.set_viewport_size(NARROW)
    go_by_link(page, "Prepare", "Cheat sheet")

    type_into(page, "Why us?", "You count every night.")
    expect(page.get_by_text("2 seconds of talking")).to_be_visible()
    type_into(page, "Your strengths, one per line, best first", "calm\nexact")
    tab_to(page, "button", "Add a proof: exact")
    page.keyboard.press("Enter")
    expect(field(page, "Proof: exact")).to_be_focused()
    page.keyboard.type("99.2% right", delay=KEY_MILLISECONDS)
    saved(page, "Proof: exact")
    type_into(page, "Story 1: how it turned out", "No more morning calls")
    expect(field(page, "Story 2: the situation")).to_be_visible()
    tab_to(page, "switch", "How did this job open up?")
    page.keyboard.press("Space")
    expect(page.get_by_role("switch", name="How did this job open up?")).to_be_checked()
    tab_to(page, "button", "Cheat sheet (Word)")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    text = word_text(Path(waiting.value.path()).read_bytes())
    for words in ("You count every night.", "99.2% right", "No more morning calls", "open up?"):
        assert words in text
    tab_to(page, "checkbox", "A glass of water")
    page.keyboard.press("Space")
    heading(page, "Room and voice: 1 of 11")

    go_by_link(page, "The call", "Notes")
    until(page, "document.documentElement.scrollWidth <= 360")
    expect(page.get_by_text("99.2% right")).to_be_visible()
    for box in ("calm", "exact", "How did this job open up?"):
        tab_to(page, "checkbox", box)
        page.keyboard.press("Space")  # at once, as one taps on a call
    for box in ("calm", "exact", "How did this job open up?"):
        expect(page.get_by_role("checkbox", name=box)).to_be_checked()
    closing = page.get_by_role("group", name="Your closing")
    tab_to(page, "group", "Your closing")
    before = closing.inner_text()
    page.keyboard.press("ArrowRight")
    expect(closing).not_to_have_text(before, use_inner_text=True)
    type_into(page, "What they expect", "exact counts every night")
    type_into(page, "They'll answer by", "friday")
    page.reload()
    for box in ("calm", "exact", "How did this job open up?"):
        expect(page.get_by_role("checkbox", name=box)).to_be_checked()
    assert stored(kit, "mentioned") == "calm\nexact"

    go_by_link(page, "Thank you", "Details for the letter")
    tab_to(page, "button", "Use this")
    page.keyboard.press("Enter")
    expect(field(page, "Something they said the job needs")).to_have_value(
        "exact counts every night"
    )
