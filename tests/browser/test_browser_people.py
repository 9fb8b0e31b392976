"""Two people on one position, on one machine: each rates alone, and each text has its writer."""

from __future__ import annotations

import sqlite3

from playwright.sync_api import Page, expect

from tests.browser.doing import choose, field, go_to, heading, press, write
from tests.browser.kit import Kit

ANSWER = "Answer: Motivations"


def add_person(page: Page, name: str, role: str) -> None:
    """Put somebody new on the position of this page."""
    page.get_by_role("textbox", name="Add somebody").fill(name)
    choose(page, "As", role)
    press(page, "Add")
    expect(page.get_by_text(f"{name} is on it now", exact=False)).to_be_visible()


def act_as(page: Page, name: str) -> None:
    """Choose who acts, and wait for Home."""
    press(page, "You are:", exact=False)
    page.get_by_role("menuitem", name=name).click()
    heading(page, "Interview Kit")
    expect(page.get_by_role("button", name=f"You are: {name}")).to_be_visible()


def open_call(page: Page) -> None:
    """Open the one call from Home, at its first question."""
    page.get_by_role("link", name="Nadia Okafor").click()
    heading(page, "Who is on the line?")
    go_to(page, "Motivations")
    expect(field(page, ANSWER)).to_be_visible()


def rating(page: Page, number: str) -> None:
    """Wait until just this rating is chosen, or none where it is ""."""
    ratings = page.get_by_role("radiogroup", name="Rating: Motivations", exact=True)
    chosen = ratings.get_by_role("radio", checked=True)
    expect(chosen).to_have_text([number] if number else [])


def author_of(kit: Kit, text: str) -> str:
    """Return the name of who wrote a text, from the database."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        (name,) = connection.execute(
            "SELECT names.text FROM entry_history JOIN entries AS names "
            "ON names.record_id = entry_history.author AND names.field = 'name' "
            "WHERE entry_history.text = ?",
            (text,),
        ).fetchone()
    return str(name)


def test_two_people_rate_a_call_alone_and_the_history_names_both(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/your_data")
    write(page, "Name", "Robin Example")
    expect(page.get_by_role("button", name="You are:", exact=False)).to_have_count(0)
    page.goto(f"{kit.url}/positions")
    press(page, "New position")
    write(page, "Title", "Inventory lead")
    add_person(page, "Sam Lee", "Hiring manager")
    expect(page.get_by_role("button", name="You are: Robin Example")).to_be_visible()

    press(page, "New call")
    write(page, "Candidate's name", "Nadia Okafor")
    go_to(page, "Motivations")
    write(page, ANSWER, "Wants a whole warehouse.")
    choose(page, "Rating: Motivations", "4")

    act_as(page, "Sam Lee")
    open_call(page)
    rating(page, "")
    choose(page, "Rating: Motivations", "2")
    box = field(page, ANSWER)
    box.press("ControlOrMeta+End")
    box.press_sequentially(" Or two.", delay=10)  # and at once away, before it says "Saved"

    act_as(page, "Robin Example")
    open_call(page)
    rating(page, "4")
    expect(box).to_have_value("Wants a whole warehouse. Or two.")
    press_history = page.get_by_text("History", exact=True)
    press_history.click()
    expect(page.get_by_text("Motivations · Sam Lee", exact=False).first).to_be_visible()
    expect(page.get_by_text("Motivations · you", exact=False).first).to_be_visible()
    assert author_of(kit, "Wants a whole warehouse. Or two.") == "Sam Lee"

    act_as(page, "Sam Lee")
    page.reload()
    expect(page.get_by_role("button", name="You are: Sam Lee")).to_be_visible()
    open_call(page)
    rating(page, "2")
