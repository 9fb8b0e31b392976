"""The interviewer's job, whole: from nothing to the Word record and the comparison."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import (
    choose,
    downloaded,
    field,
    go_to,
    heading,
    press,
    record_of,
    saved,
    until,
    word_text,
    write,
)
from tests.browser.kit import Kit

NAME = "R&D <Ada> *Lindt*"


def test_a_first_call_from_the_empty_kit_to_the_word_record(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    page.get_by_role("link", name="Set up your first position").click()
    press(page, "New position")
    write(page, "Title", "Inventory lead")
    write(page, "Location", "Leeds")
    write(page, "Years of experience in …", "inventory management")
    write(page, "Experience 1", "half a million parts")
    write(page, "Experience 2", "stock software")
    write(page, "Further steps", "a short written test")
    checks = ("Drug test", "Reference checks", "Education check")
    page.get_by_text("Background checks", exact=True).click()
    for check in checks:
        page.get_by_text(check, exact=True).click()  # at once, as one goes down a list
    for check in checks:
        expect(page.get_by_label(check)).to_be_checked()
    press(page, "Add a must-have")
    page.keyboard.type("Has led a count", delay=10)
    plan = page.locator(".st-key-stays-kickoff")
    expect(plan).to_contain_text("No question tests this yet: Has led a count")
    press(page, "Add a question")
    page.keyboard.type("How many have you led?", delay=10)
    saved(page, "Question, as you say it")
    choose(page, "How it's answered", "Number")
    page.get_by_role("button", name="Has led a count", exact=True).click()
    expect(plan).not_to_contain_text("No question tests this yet")
    press(page, "Done")

    press(page, "New call")
    heading(page, "Who is on the line?")
    assert "call=" in page.url
    write(page, "Candidate's name", NAME)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{NAME} · Inventory lead")
    choose(page, "Résumé attached", "Yes")
    write(page, "What they asked", "Who runs the night shift?")

    press(page, "Next: Motivations", exact=False)
    write(page, "Answer: Motivations", "Wants a whole warehouse.")
    choose(page, "Rating: Motivations", "4")
    page.wait_for_timeout(300)  # as long as a hand takes from the mouse to the keyboard
    # The keyboard goes on as well, and loses nothing that was typed just before.
    page.keyboard.press("Alt+PageDown")
    heading(page, "How many years have you worked in inventory management")
    page.get_by_label("Answer: Years of experience").press_sequentially("Eight years", delay=10)
    page.keyboard.press("Alt+PageDown")
    heading(page, "Tell me about your experience with half a million parts")
    write(page, "Answer: Half a million parts", "480,000 at Marlow")
    choose(page, "Rating: Half a million parts", "5")
    press(page, "Follow-up")
    write(page, "Follow-up question 1", "What went wrong?")
    write(page, "Answer to follow-up 1", "The first count.")
    press(page, "Next: Stock software", exact=False)
    heading(page, "And what about stock software?")
    choose(page, "Reason for no answer", "No time")
    press(page, "Next: Education", exact=False)
    write(page, "Answer: Education and training", "A diploma")
    press(page, "Next: Salary", exact=False)
    write(page, "Salary amount", "about fifty")
    expect(page.locator(".kit-text-error", has_text="is not an amount")).to_be_visible()
    write(page, "Salary amount", "52,500")
    expect(page.locator(".kit-text-reading", has_text="USD 52,500 a year")).to_be_visible()
    press(page, "Next: How many have you led?", exact=False)
    write(page, "Answer: How many have you led?", "a few")
    expect(page.locator(".kit-text-error", has_text="is not a number")).to_be_visible()
    write(page, "Answer: How many have you led?", "37")
    press(page, "Next: Checks", exact=False)
    press(page, "Yes to all")
    expect(page.get_by_role("radio", name="Yes", checked=True)).to_have_count(3)
    press(page, "Next: Satisfied?", exact=False)
    choose(page, "Are you satisfied so far?", "Yes, go on")
    press(page, "Next: Size of the last employer", exact=False)
    write(page, "Answer: Size of the last employer", "210 people")
    press(page, "Next: Products", exact=False)
    write(page, "Answer: Products and markets", "Spare parts")
    press(page, "Next: Direct reports", exact=False)
    choose(page, "Have you had people reporting directly to you?", "Yes")
    write(page, "Answer: Direct reports", "Four, two of them leads")
    press(page, "Next: Why and when they left", exact=False)
    choose(page, "Are you working right now?", "Yes")

    go_to(page, "Ending")
    choose(page, "Ending", "They will hear from us")
    said = page.locator(".st-key-speech-ending")
    expect(said).to_contain_text("the Inventory lead job")
    expect(said).to_contain_text("a short written test")
    expect(said).not_to_contain_text("{")

    press(page, "Next: Finish", exact=False)
    expect(page.get_by_text("Every question has an answer")).to_be_visible()
    page.locator(".st-key-step").get_by_role("button", name="Finish").click()

    expect(page.get_by_text("Finished. The answers can't be changed")).to_be_visible()
    write(page, "Your impressions", "Quick and exact.")
    choose(page, "Your recommendation", "Yes")
    record = page.locator(".st-key-record")
    for text in ("480,000 at Marlow", "No time", "USD 52,500 a year"):
        expect(record.get_by_text(text, exact=True)).to_be_visible()
    expect(
        record.get_by_text("Follow-up to Half a million parts: What went wrong?")
    ).to_be_visible()
    name, data = downloaded(page, "Download for Word")
    assert re.fullmatch(r"phone-screen-r-d-ada-lindt-inventory-lead-\d{4}-\d{2}-\d{2}\.docx", name)
    text = word_text(data)
    for value in (
        NAME,
        "Inventory lead · Leeds",
        "Wants a whole warehouse.",
        "Eight years",
        "480,000 at Marlow",
        "The first count.",
        "A diploma",
        "USD 52,500 a year",
        "How many have you led?",
        "37",
        "210 people",
        "Spare parts",
        "Four, two of them leads",
        "Who runs the night shift?",
        "4 of 5",
        "5 of 5",
        "Quick and exact.",
        "They will hear from us",
    ):
        assert value in text, value
    for label in ("Had direct reports", "Working now", "Satisfied so far"):
        assert label in text, label
    assert "Why and when they left" not in text, "what was not due is no part of the record"

    page.get_by_role("link", name="Compare").last.click()
    expect(page.get_by_role("region", name="Everyone")).to_be_visible()
    name, data = downloaded(page, "Download as CSV")
    assert name == "comparison-inventory-lead.csv"
    assert NAME in data.decode("utf-8-sig")


@pytest.mark.slow
def test_a_call_comes_back_after_a_refresh_and_closed_parts_keep_their_text(
    kit: Kit, page: Page
) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    heading(page, "Who is on the line?")
    go_to(page, "Satisfied?")
    group = "Are you satisfied so far?"
    choose(page, group, "Yes, go on")
    press(page, "Next: Size", exact=False)
    page.get_by_label("Answer: Size of the last employer").press_sequentially("About 300", delay=10)
    page.reload()
    expect(page.get_by_label("Answer: Size of the last employer")).to_have_value("About 300")
    go_to(page, "Satisfied?")
    choose(page, group, "No, wrap up")
    expect(page.get_by_text("kept, but not part of the record")).to_be_visible()
    expect(page.get_by_text("About 300")).to_be_visible()
    press(page, "Next: Ending", exact=False)
    press(page, "Next: Finish", exact=False)
    expect(page.get_by_text("Years of experience", exact=True)).to_be_visible()
    expect(page.get_by_text("Size of the last employer")).not_to_be_visible()
    expect(page.get_by_text("9 questions unanswered, no ending.")).to_be_visible()
    page.get_by_role("button", name="Not asked (Years of experience)").click()
    page.get_by_role("button", name="Undo (Years of experience)").click()
    press(page, "Mark all as not asked")
    page.locator(".st-key-step").get_by_role("button", name="Finish").click()
    expect(page.get_by_text("No ending. Finish the record anyway?")).to_be_visible()
    press(page, "Finish anyway", exact=False)
    expect(page.get_by_text("Finished. The answers")).to_be_visible()
    assert "About 300" not in word_text(downloaded(page, "Download for Word")[1])
    press(page, "Reopen")
    go_to(page, "Last job")
    expect(page.get_by_text("About 300")).to_be_visible()


# Of a part of the page: the colours of its words, as they come to paper.
INKS = """part => [...new Set([part, ...part.querySelectorAll("*")]
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(each => getComputedStyle(each).color))]"""
BLACK = ["rgb(0, 0, 0)"]


def finished_call_in_the_dark(kit: Kit, page: Page) -> None:
    """Load the example and open a finished call of it, in the dark theme."""
    page.emulate_media(color_scheme="dark")
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    page.goto(f"{kit.url}/compare?position={record_of(kit, 'position')}")
    page.get_by_role("link", name="Nadia Okafor").click()


@pytest.mark.slow
def test_the_record_prints_alone_in_black_on_white(kit: Kit, page: Page) -> None:
    finished_call_in_the_dark(kit, page)
    record = page.locator(".st-key-record")
    expect(record).to_be_visible()
    page.evaluate("window.print = () => { window.printed = true; }")
    press(page, "Print")
    until(page, "window.printed")
    page.emulate_media(media="print", color_scheme="dark")
    expect(record).to_be_visible()
    expect(page.get_by_role("navigation")).not_to_be_visible()
    expect(page.get_by_role("button", name="Reopen")).not_to_be_visible()
    expect(page.get_by_label("Your impressions")).not_to_be_visible()
    assert record.evaluate(INKS) == BLACK
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.slow
def test_an_earlier_record_is_shown_from_the_history_and_prints_alone(kit: Kit, page: Page) -> None:
    finished_call_in_the_dark(kit, page)
    press(page, "Reopen")
    write(page, "Candidate's name", NAME)
    write(page, "What they asked", "Nothing more")
    page.get_by_text("History", exact=True).click()
    press(page, "Show this record")
    shown = page.get_by_role("dialog")
    expect(shown.get_by_role("heading", name=NAME)).to_be_visible()
    expect(shown.get_by_text("Who decides on the layout of the new site?")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).not_to_be_visible()
    expect(shown).to_be_visible()
    assert shown.evaluate(INKS) == BLACK
    whole = "part => part.parentElement.scrollHeight <= part.parentElement.clientHeight"
    assert shown.evaluate(whole), "nothing of it is cut off"
    expect(shown.get_by_role("button", name="Close")).not_to_be_visible()
    page.emulate_media(media="screen", color_scheme="dark")
    page.keyboard.press("Escape")
    expect(shown).not_to_be_visible()
    expect(field(page, "Candidate's name")).to_have_value(NAME)


def test_the_rail_and_the_question_stay_in_sight(kit: Kit, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    heading(page, "Who is on the line?")
    page.get_by_role("button", name="Experience").click()
    heading(page, "How many years")
    for part in (
        page.get_by_role("heading", name="How many years"),
        page.get_by_label("Answer: Years of experience"),
        page.get_by_role("radiogroup", name="Rating: Years of experience"),
        page.get_by_role("button", name="Next:"),
        page.get_by_label("What they asked"),
        page.get_by_role("button", name="Finish"),
    ):
        expect(part).to_be_in_viewport(ratio=1)


@pytest.mark.slow
def test_the_name_of_a_long_next_step_leaves_room_for_the_way_back(kit: Kit, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    page.get_by_role("button", name="Experience").click()
    heading(page, "How many years")
    back = page.get_by_role("button", name="Back").bounding_box()
    forward = page.get_by_role("button", name="Next: An inventory of over").bounding_box()
    assert back
    assert forward
    assert back["width"] > 60
    assert forward["x"] > back["x"] + back["width"]
    assert forward["x"] + forward["width"] <= 360


@pytest.mark.slow
def test_the_next_call_for_a_position_is_two_clicks_away_and_deleting_can_be_undone(
    kit: Kit, page: Page
) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    press(page, "New call")
    heading(page, "Who is on the line?")
    write(page, "Candidate's name", "Second Person")
    press(page, "More")
    page.get_by_text("Delete", exact=True).click()
    press(page, "Undo: deleted Second Person")
    expect(page.get_by_role("button", name="Undo: ")).to_have_count(0)  # it has the name, too
    page.get_by_role("button", name="Second Person").click()
    expect(field(page, "Candidate's name")).to_have_value("Second Person")
    write(page, "Candidate's name", "Second Person again")
    saved(page, "Candidate's name")


@pytest.mark.slow
def test_another_call_with_a_candidate_shares_their_name_until_it_was_somebody_else(
    kit: Kit, page: Page
) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    heading(page, "Who is on the line?")
    original = page.url
    press(page, "More")
    page.get_by_text("Another call with them", exact=True).click()
    expect(page.get_by_text("This is another call with them.")).to_be_visible()
    assert page.url != original
    expect(field(page, "Candidate's name")).to_have_value("Sam Adeyemi")
    write(page, "Candidate's name", "Samuel Adeyemi")
    saved(page, "Candidate's name")
    press(page, "That was somebody else", exact=False)
    expect(page.get_by_text("Two people now, each with their own details.")).to_be_visible()
    write(page, "Candidate's name", "Robin Ortega")
    saved(page, "Candidate's name")
    page.goto(original)
    expect(field(page, "Candidate's name")).to_have_value("Samuel Adeyemi")


@pytest.mark.slow
def test_a_call_and_a_position_can_be_copied(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    heading(page, "Who is on the line?")
    original = page.url
    press(page, "More")
    page.get_by_text("Duplicate", exact=True).click()
    expect(page.get_by_text("This is the copy.")).to_be_visible()
    assert page.url != original
    asked = page.get_by_label("What they asked")
    before = asked.input_value()
    write(page, "What they asked", "When it starts")
    page.goto(original)
    expect(field(page, "Candidate's name")).to_have_value("Sam Adeyemi")
    expect(asked).to_have_value(before)

    page.goto(f"{kit.url}/positions")
    press(page, "More")
    page.get_by_text("Duplicate", exact=True).click()
    write(page, "Title", "Stock lead")
    press(page, "All positions")
    expect(page.get_by_role("heading", name="Stock lead")).to_be_visible()
    expect(page.get_by_role("heading", name="Inventory lead")).to_be_visible()
