"""The candidate's whole way, from an empty kit to the files, in each of the ways to use a page.

Nobody waits for what they typed to be stored, and the days between are the kit's clock, turned.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import field, heading, word_text
from tests.browser.turned_clock import Turned
from tests.browser.ways import ByKeys, ByMouse, ByTouch, downloaded, events, fits, reads

EVENING_BEFORE = datetime(2027, 3, 1, 18, 0)
ON_THE_CALL = datetime(2027, 3, 2, 9, 40)
AFTER_THE_CALL = datetime(2027, 3, 2, 12, 30)
FIRST_REMINDER = datetime(2027, 3, 8, 9, 0)  # the Monday after the Friday that they promised
ANSWERED = datetime(2027, 3, 10, 9, 0)

AD = "We count every night.\nYou bring five years in stock."
STRENGTHS = ("six years in stock", "counts that come out right", "a team that stays")
PROOF = "99.2% in March (R&D, too)"
STORY = ("Two systems that disagreed", "Counted one aisle a night", "One number again")
QUESTION = "Who runs the night shift?"
KIT_QUESTION = "How did this job open up?"
WHY = "You count every night."
CALENDAR = "Add call and reminders to your calendar"
SIGNED = ("Ana Ruiz", "+44 20 7946 0018", "ana@example.org")


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Turned]:
    """A kit of the evening before the call, with nothing in it."""
    with Turned.running(tmp_path / "data", EVENING_BEFORE) as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize(
    ("context", "way"),
    [
        pytest.param(ByMouse.profile, ByMouse, marks=pytest.mark.long),
        (ByTouch.profile, ByTouch),
        (ByKeys.profile, ByKeys),
    ],
    indirect=["context"],
    ids=["mouse", "touch", "keys"],
)
def test_the_whole_way_from_an_empty_kit_to_the_files(
    kit: Turned, page: Page, way: type[ByMouse]
) -> None:
    person = way(page)
    page.goto(kit.url)
    person.link("Get ready for your first call")
    person.button("New application")
    first_calendar = adds_the_application(person)
    prepares(person)
    builds_the_closing(person)
    rehearses(person)
    kit.turn_to(ON_THE_CALL)
    is_on_the_call(person)
    kit.turn_to(AFTER_THE_CALL)
    sends_thank_yous(person)
    calendar = looks_at_the_plan(person)
    assert_only_changed(first_calendar, calendar)
    kit.turn_to(FIRST_REMINDER)
    sends_a_reminder(kit, person)
    kit.turn_to(ANSWERED)
    assert_only_changed(calendar, has_an_answer(kit, person))
    puts_it_away(kit, person)


def adds_the_application(person: ByMouse) -> dict[str, icalendar.Event]:
    """Type the application, the cursor being where one begins; return its calendar."""
    page = person.page
    expect(field(page, "Company")).to_be_focused()
    page.keyboard.type("Hale & <Sons>")
    person.write("Job title", "Inventory lead")
    person.write("Job ad", AD)
    person.write("Day of the call", "tomorrow")
    person.write("Time of the call", "10.30")
    person.write("Length in minutes", "45")
    person.select("Time zone of the call", "paris", "Europe/Paris")
    person.write("Phone number", "+33 1 55 01 00 00")
    person.write("Person 1: name", "Nadia Okafor")
    person.write("Person 1: what you call them", "Ms. Okafor")
    person.write("Person 1: email", "nadia@hale.example")
    person.write("Person 2: name", "Tom Reed")
    person.write("Person 2: what you call them", "Tom")
    person.write("Person 2: role", "HR")
    person.write("Person 2: email", "tom@hale.example")
    reads(page, "10:30 in Paris, 09:30 your time")
    expect(page.locator(".kit-cursor")).to_be_hidden()  # and no Tab leads there
    fits(page)
    found = events(downloaded(person, CALENDAR)[1])
    call = found["call"]
    assert call.decoded("dtstart") == datetime(2027, 3, 2, 10, 30, tzinfo=ZoneInfo("Europe/Paris"))
    assert call.decoded("dtend") - call.decoded("dtstart") == timedelta(minutes=45)
    for words in ("Nadia Okafor", "Tom Reed, HR", "+33 1 55 01 00 00"):
        assert words in str(call["description"])
    assert str(call["summary"]).endswith("Inventory lead · Hale & <Sons>")
    return found


def prepares(person: ByMouse) -> None:
    page = person.page
    person.link("Prepare")
    heading(page, "Cheat sheet")
    person.write("Why us?", WHY)
    person.write("Your strengths, one per line, best first", "\n".join(STRENGTHS))
    person.button(f"Add a proof: {STRENGTHS[1]}")
    expect(field(page, f"Proof: {STRENGTHS[1]}")).to_be_focused()
    page.keyboard.type(PROOF)
    for part, text in zip(
        ("the situation", "what you did", "how it turned out"), STORY, strict=True
    ):
        person.write(f"Story 1: {part}", text)
    person.write("Your own questions, one per line", QUESTION)
    person.tick(KIT_QUESTION, "switch")
    person.tick("A glass of water")
    heading(page, "Room and voice: 1 of 11")
    fits(page)
    name, data = downloaded(person, "Cheat sheet (Word)")
    assert name == "cheat-sheet-hale-sons.docx"
    said_in(word_text(data), WHY, *STRENGTHS, PROOF, *STORY, QUESTION, KIT_QUESTION)


def builds_the_closing(person: ByMouse) -> None:
    page = person.page
    person.link("Build your closing script")
    heading(page, "What you'll say")
    person.tick("I'm sure I want this job", "switch")
    person.button("Offer more information (put it in)")
    expect(page.get_by_text("Left out: Offer more information")).to_be_visible()
    person.write("What you could send", "my stock report")
    person.button("Edit (Thank everyone)")
    expect(field(page, "Your words: Thank everyone")).to_be_focused()
    page.keyboard.type(" Thanks, *both* of you.")
    fits(page)
    name, data = downloaded(person, "Cue card (Word)")
    assert name == "cue-card-hale-sons.docx"
    card = word_text(data)
    said = (
        "six years in stock and counts that come out right",
        "Would it help if I sent you my stock report?",
        "I'd love this job",
        "your time, Ms. Okafor and Tom",
        "Thanks, *both* of you.",
    )
    said_in(card, *said, "Hale & <Sons>", "Stop and listen")
    said_in(downloaded(person, "Plain text")[1].decode(), *said)


def rehearses(person: ByMouse) -> None:
    page = person.page
    person.link("Rehearse")
    stage = page.get_by_role("group", name="Rehearsal")
    breath = page.locator(".kit-large-now").first
    expect(breath).to_have_text("From what you've told me,")
    person.press(stage.get_by_role("button", name="Start"))
    person.press(stage.get_by_role("button", name="Forward"))
    expect(breath).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    person.press(stage.get_by_role("button", name="Stop"))
    expect(breath).to_have_text("From what you've told me,")
    fits(page)


def is_on_the_call(person: ByMouse) -> None:
    page = person.page
    person.link("The call")
    heading(page, "Notes")
    expect(page.get_by_text(PROOF)).to_be_visible()
    boxes = (STRENGTHS[0], STRENGTHS[1], KIT_QUESTION)
    for box in boxes:
        person.tick(box)  # at once, as one taps on a call
    for box in boxes:
        expect(page.get_by_role("checkbox", name=box)).to_be_checked()
    closing = page.get_by_role("group", name="Your closing")
    person.press(closing.get_by_role("button", name="Forward"))
    expect(closing).to_contain_text("I think I'd be a great fit")
    person.write("What they expect", "exact counts every night")
    person.write("They'll answer by", "friday")
    reads(page, "Fri, 5 Mar 2027")
    fits(page)


def sends_thank_yous(person: ByMouse) -> None:
    page = person.page
    person.link("Thank you")
    letter = page.locator(".st-key-letter")
    expect(page.get_by_text("Before you can download it, fill in: Your own name")).to_be_visible()
    person.link("Your contact info")
    person.choose("American or British English", "British")
    for label, text in zip(("Name", "Phone", "Email"), SIGNED, strict=True):
        person.write(label, text)
    page.go_back()
    person.button("Use this")
    expect(letter).to_contain_text("exact counts every night")
    expect(letter).to_contain_text("a team that stays")
    expect(page.get_by_text("Still general: “What you learned”")).to_be_visible()
    person.write("Something you learned from them", "the {{ 7*7 }} depot")
    expect(page.get_by_text("Still general:")).to_be_hidden()
    person.button("Edit (Looking forward)")
    expect(field(page, "Your words: Looking forward")).to_be_focused()
    page.keyboard.type(" I'm free on *Mondays*.")
    own = ("the {{ 7*7 }} depot", "exact counts every night", "I'm free on *Mondays*.")
    said = (
        *own,
        "Dear Ms. Okafor,",
        "this morning",
        "Inventory lead",
        "Hale & <Sons>",
        "Kind regards,",
    )
    said_in_all_forms(person, "Nadia Okafor <nadia@hale.example>", *said, "Kind regards,", *SIGNED)
    fits(page)
    person.tick("I've sent it")
    expect(page.get_by_text("This is what you sent.")).to_be_visible()

    person.choose("Letter to", "Tom Reed")
    expect(letter).to_contain_text("Dear Tom,")
    expect(letter).not_to_contain_text("depot")
    person.write("Something you learned from them", "the {{ 7*7 }} depot")
    expect(page.get_by_text("Your letter to Nadia Okafor says the same thing")).to_be_visible()
    person.write("Something you learned from them", "the night shift")
    expect(page.get_by_text("Your letter to Nadia Okafor says the same thing")).to_be_hidden()
    person.press(page.locator("summary").filter(has_text="All letters"))
    person.button("Make one file of 2 letters")
    name, data = downloaded(person, "Download 2 letters")
    assert name == "thank-you-hale-sons.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        stems = ("thank-you-ms-okafor", "thank-you-tom")
        assert sorted(packed.namelist()) == [f"{s}.{end}" for s in stems for end in ("docx", "eml")]
        said_in(word_text(packed.read(f"{stems[0]}.docx")), *said)
        second = word_text(packed.read(f"{stems[1]}.docx"))
        said_in(second, "the night shift", "Dear Tom,")
        assert "depot" not in second
        assert draft_of(packed.read(f"{stems[1]}.eml"))["To"] == "Tom Reed <tom@hale.example>"
    person.tick("I've sent it")


def said_in_all_forms(person: ByMouse, recipient: str, *said: str) -> None:
    """Take the letter as Word, draft, link and text, and compare each with what was typed."""
    page = person.page
    name, data = downloaded(person, "Download for Word")
    assert name == "thank-you-ms-okafor-hale-sons.docx"
    said_in(word_text(data), *said)
    draft = draft_of(downloaded(person, "Download as email draft")[1])
    assert draft["To"] == recipient
    assert draft["From"] == f"{SIGNED[0]} <{SIGNED[2]}>"
    body = draft.get_content().replace("\r\n", "\n").rstrip()
    said_in(body, *said)
    link = page.get_by_role("link", name="Open in your mail app").get_attribute("href") or ""
    query = parse_qs(urlsplit(link).query)
    assert query["subject"] == [draft["Subject"]]
    assert query["body"][0].replace("\r\n", "\n") == body
    person.press(page.locator("summary").filter(has_text="Copy"))
    expect(page.locator("code").last).to_have_text(body)


def looks_at_the_plan(person: ByMouse) -> dict[str, icalendar.Event]:
    page = person.page
    person.link("Follow up")
    expect(page.locator(".st-key-plan")).to_contain_text("First reminder")
    fits(page)
    found = events(downloaded(person, CALENDAR)[1])
    assert found["reminder-1"].decoded("dtstart") == date(2027, 3, 8)
    return found


def sends_a_reminder(kit: Turned, person: ByMouse) -> None:
    page = person.page
    page.goto(kit.url)
    heading(page, "Due today")
    expect(page.get_by_role("main")).to_contain_text("First reminder")
    person.link("Inventory lead")
    heading(page, "Follow-up")
    person.button("Edit (Asking for news)")
    expect(field(page, "Your words: Asking for news")).to_be_focused()
    page.keyboard.type(" I'm *curious*.")
    name, data = downloaded(person, "Download as email draft")
    assert name == "reminder-ms-okafor-hale-sons.eml"
    draft = draft_of(data)
    assert draft["Subject"] == "Following up on the Inventory lead position"
    said_in(draft.get_content(), "Hale & <Sons>", "5 March", "I'm *curious*.", "Dear Ms. Okafor,")
    person.tick("I've sent it")
    expect(page.locator(".st-key-plan")).to_contain_text("First reminder · sent today")


def has_an_answer(kit: Turned, person: ByMouse) -> dict[str, icalendar.Event]:
    page = person.page
    page.goto(kit.url)
    expect(page.get_by_role("main")).to_contain_text("Second reminder")
    expect(page.get_by_role("heading", name="Due today")).to_be_hidden()
    person.link("Inventory lead")
    heading(page, "Follow-up")
    person.tick("They answered, so nothing more is due")
    person.write("Their answer", "They'd like to meet.")
    plan = page.locator(".st-key-plan")
    expect(plan).to_contain_text("Second reminder · not needed anymore")
    found = events(downloaded(person, CALENDAR)[1])
    over = {name for name, event in found.items() if event["status"] == "CANCELLED"}
    assert over == {"thank-you", "reminder-1", "reminder-2", "reminder-3"}
    person.link("Note what comes next")
    return found


def puts_it_away(kit: Turned, person: ByMouse) -> None:
    page = person.page
    person.choose("Outcome", "I took the job")
    page.reload()
    expect(page.get_by_role("radio", name="I took the job")).to_be_checked()
    person.pick("More", "Archive")
    expect(page.get_by_text("Archived: nothing is due on it any more.")).to_be_visible()
    expect(field(page, "Job ad")).to_have_value(AD)
    person.button("All applications")
    expect(page.get_by_text("Archived (1)")).to_be_visible()
    page.goto(kit.url)
    expect(page.get_by_role("link", name="Your applications")).to_be_visible()
    expect(page.get_by_role("link", name="Inventory lead")).to_have_count(0)


def assert_only_changed(
    before: dict[str, icalendar.Event], after: dict[str, icalendar.Event]
) -> None:
    """A calendar that reads both files has each entry once, as the later file has it."""
    assert [each["uid"] for each in after.values()] == [each["uid"] for each in before.values()]
    assert all(after[name]["sequence"] > before[name]["sequence"] for name in before)


def draft_of(data: bytes) -> EmailMessage:
    read = message_from_bytes(data, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def said_in(text: str, *said: str) -> None:
    for words in said:
        assert words in text, words
