"""From an empty kit to two applications: one that was invited, one that calls unexpectedly."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.doing import (
    GOES_SIDEWAYS,
    choose,
    field,
    heading,
    press,
    until_stored,
    write,
)
from tests.browser.kit import Kit

PHONE: ViewportSize = {"width": 360, "height": 800}


@pytest.mark.slow
def test_two_applications_from_an_empty_kit_to_the_list_of_what_is_due(
    kit: Kit, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(kit.url)
    page.get_by_role("link", name="Get ready for your first call").click()
    press(page, "New application")
    expect(field(page, "Company")).to_be_focused()
    write(page, "Company", "Hale & Sons")
    write(page, "Job title", "Inventory lead")
    write(page, "Job ad", "We count every night.")
    write(page, "Day of the call", "tomorrow")
    write(page, "Time of the call", "10:30")
    write(page, "Person 1: email", "nadia@example")
    expect(page.locator(".kit-text-error", has_text="a whole email address")).to_be_visible()
    write(page, "Person 1: email", "nadia@hale.example")
    expect(page.locator(".kit-text-error", has_text="a whole email address")).not_to_be_visible()
    path = page.locator(".st-key-noprint-path")
    expect(path.get_by_role("link")).to_have_count(4)
    expect(path).to_contain_text("Prepare (next)")
    # On a phone the head leaves most of the first screen to the page.
    box = path.bounding_box()
    assert box
    assert box["y"] + box["height"] < 330

    press(page, "All applications")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Phone call · Call tomorrow at 10:30")
    press(page, "They're calling now", exact=False)
    press(page, "Another company")
    write(page, "Company", "Bolt")
    write(page, "Day to talk again", "tomorrow")
    write(page, "Time to talk again", "9:00")
    press(page, "Save as the call")
    expect(page.get_by_text("The call with Bolt is now on")).to_be_visible()
    page.keyboard.press("Escape")
    rows = page.locator("[class*='st-key-opens-application-'] p")
    expect(rows).to_have_text(["Bolt", "Inventory lead · Hale & Sons"])
    assert not page.evaluate(GOES_SIDEWAYS)

    write_search(page, "hale")
    expect(rows).to_have_text(["Inventory lead · Hale & Sons"])
    rows.click()
    choose(page, "Outcome", "They said no")
    until_stored(kit, page, "outcome", "turned_down")
    path.get_by_role("link", name="The call").click()
    heading(page, "On the call")
    expect(path).not_to_contain_text("next")


def write_search(page: Page, text: str) -> None:
    page.get_by_label("Find by company, job or person").fill(text)
    press(page, "Find", exact=False)
