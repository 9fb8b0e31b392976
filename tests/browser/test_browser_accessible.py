"""What those hear who do not see a page, and what axe finds: in light and dark, large and small."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app import PLACES
from tests.browser.doing import press, record_of, until, write
from tests.browser.kit import Kit
from tests.browser.test_browser_layouts import letter, upload

GRAVE = ("serious", "critical")
# To list all that is well takes longer than to look.
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}
# What the page had before fades while it runs, and comes back to its colours after it.
SETTLED = "!document.getAnimations().some((each) => each instanceof CSSTransition)"


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious(kit: Kit, browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    page.goto(kit.url)
    for number, example in enumerate(("a position", "an application"), start=1):
        press(page, f"Load an example: {example}", exact=False)
        expect(page.get_by_role("button", name="Remove the example")).to_have_count(number)
    found = {name or "home": grave_at(page, f"{kit.url}/{name}") for name in addresses(kit, scheme)}
    found |= steps_of_a_call(kit, page)
    found |= history_and_bin(kit, page)
    found |= own_layout(kit, page)
    context.close()
    assert {name: violations for name, violations in found.items() if violations} == {}


def addresses(kit: Kit, scheme: str) -> list[str]:
    """Return the addresses of all pages with what the example has for them, in light also without.

    What a page without a record shows, the others show as well.
    """
    names = {"position": "position", "call": "screen", "application": "application"}
    records = {name: record_of(kit, kind) for name, kind in names.items()}
    opened = [f"{p.path}?{p.record}={records[p.record]}" for p in PLACES if p.record]
    bare = [place.path for place in PLACES if scheme == "light" or not place.record]
    return [*bare, *opened, "word_layouts?document=screen_record"]


QUESTION = "How many years have you worked in inventory management, and where?"
READ_ALOUD = f"""
- heading "Sam Adeyemi · Inventory lead" [level=1]
- button "Candidate 2/2 (done)"
- heading "{QUESTION}"
- 'textbox "Answer: Years of experience"'
- 'radiogroup "Rating: Years of experience"'
- radiogroup "Reason for no answer"
- button "Follow-up"
- button /Next/
- textbox "What they asked"
- button /Back/
"""


@pytest.mark.slow
def test_a_question_is_read_aloud_in_the_order_of_the_call(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    press(page, "Experience", exact=False)
    answer = page.get_by_label("Answer: Years of experience")
    expect(answer).to_be_focused()
    expect(answer).to_have_accessible_description(QUESTION)
    expect(page.get_by_role("main")).to_match_aria_snapshot(READ_ALOUD)


def steps_of_a_call(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(kit.url)
    page.get_by_role("link", name="Sam Adeyemi").click()
    expect(page.get_by_role("heading", name="Who is on the line?")).to_be_visible()
    call = page.url
    parts = ("experience_one", "salary", "checks", "satisfied", "ending", "finish")
    found = {part: grave_at(page, f"{call}&part={part}") for part in parts}
    page.goto(f"{kit.url}/positions")
    press(page, "Edit")
    expect(page.get_by_label("Title", exact=True)).to_be_visible()
    found["position"] = grave(page)
    page.goto(f"{kit.url}/compare?position={record_of(kit, 'position')}")
    page.get_by_role("link", name="Nadia Okafor").click()
    expect(page.get_by_text("Finished. The answers")).to_be_visible()
    return found | {"record": grave(page)}


def history_and_bin(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(f"{kit.url}/prepare?application={record_of(kit, 'application')}")
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text("became: Nadia Okafor")).to_be_visible()
    found = {"history": grave(page)}
    write(page, "Company", "")
    press(page, "More", exact=False)
    page.get_by_text("Delete", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.goto(f"{kit.url}/your_data")
    expect(page.get_by_role("button", name="Restore", exact=True)).to_be_visible()
    return found | {"bin": grave(page)}


def own_layout(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(f"{kit.url}/word_layouts")
    upload(page, "Misspelt.docx", letter("Thanks to {{ compnay }}!"))
    expect(page.get_by_text("Did you mean “company”?")).to_be_visible()
    found = {"layout with faults": grave(page)}
    press(page, "Remove", exact=False)
    upload(page, "Sound.docx", letter(*["Thanks to {{ company }}!"] * 20))
    press(page, "Save and use it")
    expect(page.get_by_role("heading", name="Your layouts")).to_be_visible()
    return found | {"own layout": grave(page)}


def grave_at(page: Page, url: str) -> list[str]:
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return grave(page)


def grave(page: Page) -> list[str]:
    """Return the serious findings of the page as it stands, with what they are about."""
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    # What is drawn by a script of its own comes a moment later than the rest.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    until(page, SETTLED)
    violations = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {[why['message'] for why in node['any']][:1]}"
        for each in violations
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]
