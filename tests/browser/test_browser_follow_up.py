"""Following up in a browser: from a call to the reminder in a mail app and the calendar file."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes, policy

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import downloaded, field, press, write
from tests.browser.kit import Kit


def events(data: bytes) -> dict[str, icalendar.Event]:
    """Return the events of a calendar file by what they are for."""
    calendar = icalendar.Calendar.from_ical(data)
    return {str(each["uid"]).partition("-")[2]: each for each in calendar.walk("VEVENT")}


@pytest.mark.slow
def test_a_reminder_is_written_sent_and_stopped_by_an_answer(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/your_data")
    write(page, "Name", "Ana Ruiz")
    page.goto(f"{kit.url}/applications")
    press(page, "New application")
    write(page, "Company", "Hale & <Sons>")
    write(page, "Job title", "Inventory lead")
    write(page, "Day of the call", f"{datetime.now() - timedelta(days=8):%B %d, %Y}")
    write(page, "Time of the call", "10:30 AM")
    write(page, "Person 1: name", "Nadia Okafor")
    write(page, "Person 1: email", "nadia@example.org")
    page.get_by_role("main").get_by_role("link", name="Follow up").click()

    plan = page.locator(".st-key-plan")
    expect(plan).to_contain_text("First reminder")
    before = events(downloaded(page, "Add call and reminders to your calendar")[1])
    assert before.keys() >= {f"reminder-{number}@interview-kit" for number in (1, 2, 3)}

    page.get_by_role("button", name="Edit").nth(1).focus()
    page.keyboard.press("Enter")
    expect(field(page, "Your words: Asking for news")).to_be_focused()
    page.keyboard.type(" I'm *curious*.")
    name, data = downloaded(page, "Download as email draft")
    assert name == "reminder-nadia-okafor-hale-sons.eml"
    draft = message_from_bytes(data, policy=policy.default)
    assert draft["To"] == "Nadia Okafor <nadia@example.org>"
    assert draft["Subject"] == "Following up on the Inventory lead position"
    text = draft.get_content()
    assert "the Inventory lead position at Hale & <Sons>, and I wanted to follow up." in text
    assert "I'm *curious*." in text

    sent = page.get_by_role("checkbox", name="I've sent it")
    sent.focus()
    page.keyboard.press("Space")
    expect(plan).to_contain_text("First reminder · sent today")
    expect(sent).to_be_checked()
    expect(field(page, "Your words: Asking for news")).to_be_hidden()
    expect(page.get_by_test_id("stText").filter(has_text="I'm *curious*.")).to_be_visible()

    answered = page.get_by_role("checkbox", name="They answered, so nothing more is due")
    answered.focus()
    page.keyboard.press("Space")
    write(page, "Their answer", "They'd like to meet.")
    expect(plan).to_contain_text("Second reminder · not needed anymore")
    after = events(downloaded(page, "Add call and reminders to your calendar")[1])
    assert after.keys() == before.keys()
    for uid, event in after.items():
        assert int(event["sequence"]) > int(before[uid]["sequence"])
        is_over = uid.startswith(("thank-you", "reminder-2", "reminder-3"))
        assert event["status"] == ("CANCELLED" if is_over else "CONFIRMED")
    page.reload()
    expect(field(page, "Their answer")).to_have_value("They'd like to meet.")
