"""Applications in a browser: the words for a call out of the blue, and applications of one name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import (
    field,
    press,
    write,
)
from tests.browser.kit import Kit


def test_the_words_for_an_unexpected_call_are_one_click_away(kit: Kit, page: Page) -> None:
    for path in ("applications", "prepare", "closing_script", "thank_you"):
        page.goto(f"{kit.url}/{path}")
        press(page, "They're calling now", exact=False)
        expect(page.get_by_text("Thanks so much for calling!", exact=False)).to_be_visible()


@pytest.mark.slow
def test_applications_of_the_same_name_are_not_taken_for_each_other(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/applications")
    made = []
    for number in range(3):
        press(page, "New application")
        page.wait_for_url(lambda url: "application=" in url and url not in made)
        made.append(page.url)
        expect(field(page, "Person 1: role")).to_have_value("")
        write(page, "Person 1: role", f"role {number}")
    for number in (1, 2, 0):
        page.goto(made[number])
        expect(field(page, "Person 1: role")).to_have_value(f"role {number}")
    page.get_by_role("combobox", name="Application").click()
    expect(page.get_by_role("option")).to_have_text(
        ["Untitled application (3)", "Untitled application (2)", "Untitled application"]
    )
    page.get_by_role("option", name="Untitled application (3)").click()
    expect(page).to_have_url(made[2])
    expect(field(page, "Person 1: role")).to_have_value("role 2")
