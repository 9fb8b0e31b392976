"""The interviewer's whole way, from an empty kit to what was learned, by two people.

The one who calls does all but the decision, which is the hiring manager's. Nobody waits for what
they typed to be stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import field, heading, word_text
from tests.browser.turned_clock import Turned
from tests.browser.ways import ByMouse, ByTouch, downloaded, events, fits, reads

MONDAY = datetime(2027, 3, 1, 9, 0)
ON_THE_CALL = datetime(2027, 3, 2, 10, 30)
AFTER_THE_CALL = datetime(2027, 3, 2, 11, 5)
NAME = "Nadia <Okafor>"
MUST_HAVE = "Has led a count"
QUESTION = "How many counts have you led?"
CALLER = "Robin Lang"
MANAGER = "Sam Lee"


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Turned]:
    """A kit of the day before the call, with nothing in it."""
    with Turned.running(tmp_path / "data", MONDAY) as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize(
    ("context", "way"),
    [pytest.param(ByMouse.profile, ByMouse, marks=pytest.mark.long), (ByTouch.profile, ByTouch)],
    indirect=["context"],
    ids=["mouse", "touch"],
)
def test_the_whole_way_from_the_kickoff_to_what_was_learned(
    kit: Turned, page: Page, way: type[ByMouse]
) -> None:
    person = way(page)
    page.goto(f"{kit.url}/your_data")
    person.write("Name", CALLER)
    page.goto(kit.url)
    person.link("Set up your first position")
    plans_the_position(person)
    plans_the_call(person)
    kit.turn_to(ON_THE_CALL)
    holds_the_call(person)
    kit.turn_to(AFTER_THE_CALL)
    writes_feedback(person)
    decides(person)
    keeps_the_promise(person)
    compares(person)
    learns(person)


def plans_the_position(person: ByMouse) -> None:
    page = person.page
    person.button("New position")
    expect(field(page, "Title")).to_be_focused()
    page.keyboard.type("Inventory lead")
    person.write("Salary range", "50–60k")
    reads(page, "USD 50,000–60,000")
    person.button("Add a must-have")
    page.keyboard.type(MUST_HAVE)
    person.button("Add a question")
    page.keyboard.type(QUESTION)
    person.choose("How it's answered", "Number")
    person.button(MUST_HAVE, exact=True)
    plan = page.locator(".st-key-stays-kickoff")
    expect(plan).not_to_contain_text("No question tests this yet")
    person.button("Done", exact=True)
    person.enter(page.get_by_role("textbox", name="Add somebody"))
    page.keyboard.type(MANAGER)
    page.keyboard.press("Tab")
    person.choose("As", "Hiring manager")
    person.button("Add", exact=True)
    expect(page.get_by_text(f"{MANAGER} is on it now")).to_be_visible()
    fits(page)


def plans_the_call(person: ByMouse) -> None:
    page = person.page
    person.button("Add a candidate")
    expect(field(page, "Candidate's name")).to_be_focused()
    page.keyboard.type(NAME)
    person.write("Phone", "+44 20 7946 0018")
    person.write("Email", "nadia@example.org")
    person.button("Start the call")
    heading(page, "Who is on the line?")
    person.link("Schedule it, or write to them")
    person.write("Day of the call", "tomorrow")
    person.write("Time of the call", "10.30")
    found = events(downloaded(person, "Add to your calendar")[1])
    assert len(found) == 3
    fits(page)


def holds_the_call(person: ByMouse) -> None:
    page = person.page
    page.reload()  # the day has come
    person.link("The call")
    heading(page, "Who is on the line?")
    person.button("Start the clock")
    expect(page.locator("[data-kit-began]")).to_contain_text("Began")
    rail = page.locator(".st-key-rail")
    person.press(rail.get_by_role("button", name="Motivations"))
    person.write("Answer: Motivations", "Wants a whole warehouse.")
    person.choose("Rating: Motivations", "5")
    person.tick("Come back to this")
    person.press(rail.get_by_role("button", name="Ending"))
    expect(page.get_by_text("Before you hang up, come back to:")).to_be_visible()
    person.press(page.locator(".st-key-step").get_by_role("button", name="Motivations"))
    person.tick("Come back to this")
    person.press(rail.get_by_role("button", name="More questions"))
    person.write(f"Answer: {QUESTION}", "37")
    person.press(rail.get_by_role("button", name="Ending"))
    expect(page.get_by_text("Before you hang up, come back to:")).to_be_hidden()
    person.choose("Ending", "They will hear from us")
    expect(page.locator(".st-key-speech-ending")).to_contain_text("Inventory lead")
    fits(page)
    person.button("Next: Finish")
    person.press(page.locator(".st-key-step").get_by_role("button", name="Finish", exact=True))
    person.button("Finish anyway")
    expect(page.get_by_text("Finished. The answers can't be changed")).to_be_visible()


def writes_feedback(person: ByMouse) -> None:
    page = person.page
    page.reload()
    expect(page.get_by_text("while it's fresh")).to_be_visible()
    person.write("Your impressions", "Quick and exact.")
    person.choose("Your recommendation", "Yes")
    person.write("The reason for it", "Has led 37 counts.")
    person.choose("What to show", "One-page summary")
    text = word_text(downloaded(person, "Download for Word")[1])
    for words in (NAME, "Has led 37 counts.", "Wants a whole warehouse.", MUST_HAVE):
        assert words in text, words
    fits(page)


def decides(person: ByMouse) -> None:
    page = person.page
    acts_as(person, MANAGER)
    person.link(f"{NAME}")
    person.write("What do you think?", "Let's meet.")
    person.choose("Decision", "Next step")
    person.select("Reason", "must", "Has the must-haves")
    expect(field(page, "Decided by")).to_have_value(MANAGER)
    fits(page)
    acts_as(person, CALLER)


def keeps_the_promise(person: ByMouse) -> None:
    page = person.page
    person.link("Write")
    person.choose("What about?", "Next steps")
    person.write("Next steps", "a visit to the warehouse")
    draft = downloaded(person, "Email draft")[1].decode()
    assert "a visit to the warehouse" in draft
    assert "nadia@example.org" in draft
    person.tick("Sent")
    expect(page.get_by_text("Promised")).to_be_visible()


def compares(person: ByMouse) -> None:
    page = person.page
    goes_to(person, "Compare")
    row = page.get_by_role("row", name=NAME)
    expect(row).to_contain_text("Next step")
    expect(row).to_contain_text("Yes")
    fits(page)
    person.choose("View", "One question")
    person.select("Question", QUESTION, QUESTION)
    expect(page.get_by_role("table")).to_contain_text("37")
    assert NAME in word_text(downloaded(person, "Download for Word")[1])


def learns(person: ByMouse) -> None:
    page = person.page
    goes_to(person, "What we learned")
    expect(page.get_by_role("row", name="Called")).to_contain_text("1")
    person.button(NAME)
    person.choose("On-site score", "4")
    person.choose("Outcome", "Hired")
    person.button("What we learned")
    expect(page.get_by_role("row", name="Hired").first).to_contain_text("1")
    expect(page.get_by_text("What these numbers can't tell you")).to_be_visible()
    fits(page)


def goes_to(person: ByMouse, name: str) -> None:
    """Follow a link of the menu, which a narrow window hides."""
    page = person.page
    paths = {"Compare": "compare", "What we learned": "learned"}
    page.goto(urljoin(page.url, f"/{paths[name]}"))
    heading(page, name)


def acts_as(person: ByMouse, name: str) -> None:
    person.press(person.page.get_by_role("button", name="You are:"))
    person.press(person.page.get_by_role("menuitem", name=name))
    heading(person.page, "Interview Kit")
