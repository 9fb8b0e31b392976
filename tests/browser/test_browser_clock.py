"""The browser's clock: the pause before a text is sent, a clock that is set back, time zones."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.doing import (
    ever,
    field,
    prepare,
    saved,
    stored,
    until_nothing_is_left,
    write,
)
from tests.browser.kit import Kit

pytestmark = pytest.mark.long

LABEL = "Company"
NOW = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 1:30 in London, for the first time
EARLIER = NOW - timedelta(hours=1)
LAST_KEYS = 20


def drafts(page: Page) -> list[str]:
    """Return the list of what the page sends from now on."""
    sent: list[str] = []
    page.on(
        "request",
        lambda each: sent.append(each.post_data or "") if each.url.endswith("/draft") else None,
    )
    return sent


def test_a_text_is_sent_within_a_second_of_a_pause_and_not_at_each_key(
    kit: Kit, page: Page
) -> None:
    page.clock.install(time=NOW)
    prepare(kit, page)
    page.clock.pause_at(NOW + timedelta(minutes=5))  # no timer of the page runs by itself now
    sent = drafts(page)
    box = field(page, LABEL)
    for key in "Hale":
        box.press(key)
        page.clock.run_for(100)
    assert sent == []
    with page.expect_request("**/draft") as waiting:
        page.clock.run_for(899)
    assert waiting.value.post_data_json["text"] == "Hale"
    assert len(sent) == 1
    page.clock.resume()
    saved(page, LABEL)
    assert stored(kit) == "Hale"


def test_what_two_closed_tabs_left_is_offered_both_though_the_clock_was_set_back(
    kit: Kit, context: BrowserContext
) -> None:
    context.clock.install(time=NOW)
    one, two = context.new_page(), context.new_page()
    url = prepare(kit, one)
    two.goto(url)
    expect(field(two, LABEL)).to_be_visible()
    kit.kill()
    field(one, LABEL).press_sequentially("First", delay=LAST_KEYS)
    context.clock.set_system_time(EARLIER)
    field(two, LABEL).press_sequentially("Second", delay=LAST_KEYS)
    one.close()
    two.close()
    kit.start()
    again = context.new_page()
    again.goto(url)
    panel = again.locator(".kit-text-conflict pre")
    expect(panel).to_be_visible()
    assert {field(again, LABEL).input_value(), panel.text_content()} == {"First", "Second"}
    until_nothing_is_left(again)
    assert set(ever(kit)) == {"First", "Second"}


@pytest.mark.parametrize("away", [False, True], ids=["stored before", "kept in the browser"])
def test_a_newer_text_is_not_taken_for_an_older_one_after_the_clock_was_set_back(
    kit: Kit, context: BrowserContext, away: bool
) -> None:
    context.clock.install(time=NOW)
    page = context.new_page()
    url = prepare(kit, page)
    if away:
        kit.kill()
        field(page, LABEL).press_sequentially("Hale", delay=LAST_KEYS)
    else:
        write(page, LABEL, "Hale")
    page.goto("about:blank")
    context.clock.set_system_time(EARLIER)
    if away:
        kit.start()
    page.goto(url)
    expect(field(page, LABEL)).to_have_value("Hale")
    field(page, LABEL).press("End")
    field(page, LABEL).press_sequentially(" & Sons", delay=LAST_KEYS)
    saved(page, LABEL)
    expect(page.locator(".kit-text-conflict")).to_have_count(0)
    assert stored(kit) == "Hale & Sons"
    page.reload()
    expect(field(page, LABEL)).to_have_value("Hale & Sons")
    until_nothing_is_left(page)


def test_of_two_texts_that_were_left_the_one_that_is_refused_at_first_is_not_lost(
    kit: Kit, context: BrowserContext
) -> None:
    one, two = context.new_page(), context.new_page()
    url = prepare(kit, one)
    two.goto(url)
    expect(field(two, LABEL)).to_be_visible()
    kit.kill()
    field(two, LABEL).press_sequentially("Second", delay=LAST_KEYS)
    field(one, LABEL).press_sequentially("First", delay=LAST_KEYS)
    one.close()
    two.close()
    kit.start()
    again = context.new_page()
    again.route(
        "**/draft",
        lambda route: (
            route.abort() if "Second" in (route.request.post_data or "") else route.continue_()
        ),
    )
    again.goto(url)
    box = again.locator(".kit-text").filter(has=field(again, LABEL))
    expect(field(again, LABEL)).to_have_value("Second")
    expect(box.locator(".kit-text-status")).to_have_text("No connection: kept in this browser")
    assert stored(kit) == "First"
    again.unroute("**/draft")
    expect(again.locator(".kit-text-conflict pre")).to_have_text("First")
    expect(field(again, LABEL)).to_have_value("Second")
    assert sorted(ever(kit)) == ["First", "Second"]


READ = "Sun, 25 Oct 2026, 01:00, your time"
# The first and the second 1:30 of that night in London, as the browser's own clock has them.
SHOWN = {
    "Europe/London": ("Sun, 25 Oct 2026", "01:30", "01:30"),
    "America/New_York": ("Sat, 24 Oct 2026", "20:30", "21:30"),
    "Asia/Kolkata": ("Sun, 25 Oct 2026", "06:00", "07:00"),
}


@pytest.mark.parametrize("zone", SHOWN)
def test_the_night_when_summer_time_ends_is_shown_and_stored_right_in_each_zone(
    kit: Kit, browser: Browser, zone: str
) -> None:
    context = browser.new_context(locale="en-GB", timezone_id=zone)
    context.clock.install(time=NOW)
    page = context.new_page()
    prepare(kit, page)
    put(page, "Before")
    context.clock.set_system_time(NOW + timedelta(hours=1))
    put(page, "After")
    write(page, "Day of the call", "25/10/2026")
    write(page, "Time of the call", "01:00")
    expect(page.locator(".kit-text-reading", has_text=READ)).to_be_visible()
    assert stored(kit, "call_date") == "25/10/2026"
    happened_at(kit, NOW, NOW + timedelta(hours=1))
    page.reload()
    expect(field(page, LABEL)).to_have_value("After")
    expect(field(page, "Day of the call")).to_have_value("25/10/2026")
    expect(page.locator(".kit-text-reading", has_text=READ)).to_be_visible()
    page.get_by_text("History", exact=True).click()
    lines = page.locator("[class*=st-key-change-]").filter(has_text=LABEL)
    expect(lines).to_have_count(2)
    day, *times = SHOWN[zone]
    told = page.get_by_test_id("stExpanderDetails")
    expect(told.get_by_text(day, exact=True)).to_be_visible()
    for line, moment in zip(lines.all(), reversed(times), strict=True):
        expect(line).to_contain_text(f"you · {moment}")
    context.close()


def put(page: Page, text: str) -> None:
    """Fill the field at once, so that it is stored once, however slowly keys would come."""
    field(page, LABEL).fill(text)
    saved(page, LABEL)


def happened_at(kit: Kit, *moments: datetime) -> None:
    """Make the texts of the first field have been stored at these moments."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        found = connection.execute("SELECT id FROM entry_history WHERE field = 'company'")
        for (number,), at in zip(found.fetchall(), moments, strict=True):
            connection.execute(
                "UPDATE entry_history SET at = ? WHERE id = ?",
                (at.strftime("%Y-%m-%d %H:%M:%S.%f"), number),
            )
