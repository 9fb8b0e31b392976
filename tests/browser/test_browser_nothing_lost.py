"""Two tabs on one choice, a busy database, history, deletions and backups in a browser."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.doing import (
    choose,
    field,
    go_to,
    heading,
    press,
    record_of,
    saved,
    until,
    write,
)
from tests.browser.kit import Kit

LINE = "document.querySelector('[data-test-connection-state]').dataset.testConnectionState"
QUESTION = "Are you satisfied so far?"


def database(kit: Kit) -> Path:
    """Return the file of a kit's database."""
    return kit.folder / "interview-kit.db"


def open_call(kit: Kit, page: Page, part: str) -> str:
    """Load the example, open its call that is not finished, and return the step's address."""
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    go_to(page, part)
    page.wait_for_url("**part=**")
    return page.url


def satisfied(kit: Kit) -> list[str]:
    """Return what is stored for the last call, however often it was changed."""
    with sqlite3.connect(database(kit)) as connection:
        found = connection.execute("SELECT text FROM entries WHERE field = 'satisfied'")
        return sorted(text for (text,) in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("choice", "kept"), [("Keep mine", "Yes, go on"), ("Use the other one", "No, wrap up")]
)
def test_two_tabs_on_one_choice_show_both_and_ask(
    kit: Kit, context: BrowserContext, choice: str, kept: str
) -> None:
    one, two = context.new_page(), context.new_page()
    two.goto(open_call(kit, one, "Satisfied?"))
    expect(two.get_by_role("radio", name="Yes, go on")).to_be_visible()
    choose(one, QUESTION, "No, wrap up")
    expect(one.get_by_role("button", name="Next: Ending")).to_be_visible()  # it is stored
    two.get_by_role("radio", name="Yes, go on").click()
    expect(two.get_by_text("This was also changed in another tab")).to_be_visible()
    expect(two.get_by_text("The other one: No, wrap up")).to_be_visible()
    press(two, choice)
    expect(two.get_by_text("This was also changed in another tab")).to_have_count(0)
    expect(two.get_by_role("radio", name=kept)).to_be_checked()


@pytest.mark.long
@pytest.mark.parametrize(
    ("choice", "state", "text"),
    [("Keep mine", "answered", "Wants the night shift"), ("Use the other one", "declined", "")],
)
def test_a_text_meets_the_reason_for_no_answer_that_another_tab_gave(
    kit: Kit, page: Page, choice: str, state: str, text: str
) -> None:
    url = open_call(kit, page, "Motivations")
    write(page, "Answer: Motivations", "")
    page.reload()
    other = page.context.new_page()
    other.goto(url)
    expect(field(page, "Answer: Motivations")).to_be_visible()
    other.get_by_text("Declined to say", exact=True).click()
    until_state(kit, url, "declined")
    field(page, "Answer: Motivations").press_sequentially("Wants the night shift", delay=15)
    expect(page.get_by_text("No answer: Declined to say")).to_be_visible()
    press(page, choice)
    until_state(kit, url, state)
    expect(field(page, "Answer: Motivations")).to_have_value(text)


def until_state(kit: Kit, url: str, state: str) -> None:
    """Wait until this is the state of the answer on motivations, in the database itself."""
    (call,) = parse_qs(urlsplit(url).query)["call"]
    wanted = "SELECT state FROM entries WHERE field = 'motivations' AND record_id = ?"
    for _ in range(200):
        with closing(sqlite3.connect(database(kit))) as connection:
            found = connection.execute(wanted, (call,)).fetchall()
        if found == [(state,)]:
            return
        time.sleep(0.05)
    raise AssertionError(f"The answer does not become {state}.")


@pytest.mark.slow
def test_a_text_that_was_refused_is_stored_when_one_comes_back_to_its_tab(
    kit: Kit, page: Page
) -> None:
    url = open_call(kit, page, "Motivations")
    (call,) = parse_qs(urlsplit(url).query)["call"]
    expect(field(page, "Answer: Motivations")).to_be_visible()
    with closing(sqlite3.connect(database(kit), isolation_level=None)) as other:
        other.execute("UPDATE screens SET state = 'finished' WHERE id = ?", (call,))
        field(page, "Answer: Motivations").press_sequentially(" and more", delay=15)
        expect(page.get_by_text("This call is finished").first).to_be_visible()
        other.execute("UPDATE screens SET state = 'draft' WHERE id = ?", (call,))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(page, "Answer: Motivations")


@pytest.mark.long
def test_a_choice_and_a_text_wait_for_a_busy_database(kit: Kit, page: Page) -> None:
    open_call(kit, page, "Satisfied?")
    before = satisfied(kit)
    other = sqlite3.connect(database(kit), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page.get_by_role("radio", name="Yes, go on").click()
    expect(page.get_by_text("1 choice isn't saved yet.")).to_be_visible()
    expect(page.get_by_role("radio", name="Yes, go on")).to_be_checked()
    field(page, "What they asked").press_sequentially("Who decides?", delay=15)
    status = page.locator(".kit-text").filter(has=field(page, "What they asked"))
    expect(status.locator(".kit-text-status")).to_contain_text("Not saved yet")
    assert satisfied(kit) == before
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"  # the choice would be lost with the page
    asked.value.dismiss()
    other.close()
    expect(page.get_by_text("1 choice isn't saved yet.")).to_have_count(0)
    saved(page, "What they asked")
    expect(page.get_by_role("radio", name="Yes, go on")).to_be_checked()
    assert satisfied(kit) == sorted([*before, "yes"])


@pytest.mark.long
def test_a_kit_that_can_only_be_read_opens_and_says_what_it_could_not_store(
    kit: Kit, page: Page, context: BrowserContext
) -> None:
    page.goto(f"{kit.url}/positions")
    heading(page, "Positions")
    answers: list[object] = []

    def note(answer: object) -> None:
        answers.append(answer)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    other = sqlite3.connect(database(kit), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page.reload()
    press(page, "New position")
    told = page.get_by_text("Another program is using the database right now")
    expect(told).to_be_visible()
    page.goto(f"{kit.url}/your_data")
    expect(told).to_be_visible()
    expect(page.get_by_role("button", name="Show the page again")).to_be_visible()
    before = len(answers)
    for address in ("positions", "calls"):
        second = context.new_page()
        second.goto(f"{kit.url}/{address}")
        expect(second.locator("h1")).to_be_visible()
        expect(second.get_by_text("That didn't work")).to_have_count(0)
    expect(told).to_be_visible()
    assert len(answers) <= before + 2  # of a page that waits; one that runs sends hundreds
    other.close()
    press(page, "Show the page again")
    heading(page, "Your data")
    expect(told).to_have_count(0)


@pytest.mark.slow
def test_an_earlier_text_comes_back_from_the_history(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/applications")
    press(page, "New application")
    write(page, "Company", "Hale and Sons")
    write(page, "Company", "")
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text("was: Hale and Sons")).to_be_visible()
    page.get_by_role("button", name="Restore").first.click()
    expect(field(page, "Company")).to_have_value("Hale and Sons")


@pytest.mark.slow
def test_a_deleted_call_is_restored(kit: Kit, page: Page) -> None:
    open_call(kit, page, "Satisfied?")
    press(page, "More")
    page.get_by_text("Delete", exact=True).click()
    expect(page.get_by_text("Undo: deleted Sam Adeyemi")).to_be_visible()
    page.goto(f"{kit.url}/your_data")
    expect(page.get_by_text("Call: Sam Adeyemi")).to_be_visible()
    page.locator("[class*=st-key-restore-record-]").get_by_role("button").click()
    expect(page.get_by_text("Nothing here.")).to_be_visible()
    page.goto(kit.url)
    expect(page.get_by_role("link", name="Sam Adeyemi")).to_be_visible()


@pytest.mark.slow
def test_a_backup_is_downloaded_and_brings_everything_back(
    kit: Kit, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{kit.url}/your_data")
    write(page, "Name", "Jo Park")
    press(page, "Make a backup", exact=False)
    with page.expect_download() as waiting:
        press(page, "Download the backup", exact=False)
    assert waiting.value.suggested_filename.startswith("interview-kit-20")
    backup = tmp_path / "backup.db"
    waiting.value.save_as(backup)
    write(page, "Name", "Somebody else")
    page.locator("input[type=file]").set_input_files(backup)
    expect(page.get_by_text("This backup can be restored.")).to_be_visible()
    press(page, "Replace everything with this backup", exact=False)
    expect(field(page, "Name")).to_have_value("Jo Park")
    press(page, "Go back to this", exact=False)
    expect(field(page, "Name")).to_have_value("Somebody else")


@pytest.mark.slow
def test_the_first_page_after_a_start_is_the_one_that_was_asked_for(kit: Kit, page: Page) -> None:
    named: list[str] = []

    def note(data: bytes | str) -> None:
        message = ForwardMsg()
        message.ParseFromString(data if isinstance(data, bytes) else data.encode())
        if message.WhichOneof("type") == "navigation":
            named.append(message.navigation.page_script_hash)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    page.goto(f"{kit.url}/your_data")
    heading(page, "Your data")
    assert len(named) == 1


@pytest.mark.slow
def test_a_file_that_is_no_backup_is_told(kit: Kit, page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "notes.db"
    wrong.write_text("not a database")
    page.goto(f"{kit.url}/your_data")
    heading(page, "Your data")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("This file can't be used as a backup")).to_be_visible()


@pytest.mark.long
def test_a_rating_that_the_database_cannot_take_is_told_and_stored_later(
    kit: Kit, page: Page
) -> None:
    open_call(kit, page, "Experience 0/3")
    before = ratings(kit)
    other = sqlite3.connect(database(kit), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page.get_by_role("radiogroup", name="Rating", exact=False).get_by_role("radio").nth(2).click()
    waits = page.get_by_text("1 choice isn't saved yet.")
    expect(waits).to_be_visible()
    assert ratings(kit) == before
    other.close()
    expect(waits).to_have_count(0)
    assert ratings(kit) == before + 1


def ratings(kit: Kit) -> int:
    """Return how often something was rated, in the database itself."""
    with sqlite3.connect(database(kit)) as connection:
        wanted = "SELECT count(*) FROM entry_history WHERE field LIKE 'rating.%'"
        return int(connection.execute(wanted).fetchone()[0])


@pytest.mark.long
def test_a_rating_right_after_a_restart_is_stored(kit: Kit, page: Page) -> None:
    open_call(kit, page, "Experience 0/3")
    group = page.get_by_role("radiogroup", name="Rating", exact=False)
    for number in (1, 2, 3):
        before = ratings(kit)
        kit.kill()
        until(page, f"{LINE} !== 'CONNECTED'")
        kit.start()
        until(page, f"{LINE} === 'CONNECTED'")
        group.get_by_role("radio").nth(number).click()
        expect(group.get_by_role("radio").nth(number)).to_be_checked()
        page.get_by_role("link", name="I'm the candidate").click()
        heading(page, "Applications")
        assert ratings(kit) == before + 1
        page.go_back()
        expect(group.get_by_role("radio").nth(number)).to_be_checked()


@pytest.mark.slow
@pytest.mark.parametrize("finger", ["quick", "slow"])
def test_a_tick_right_after_a_restart_is_stored(kit: Kit, page: Page, finger: str) -> None:
    page.goto(kit.url)
    press(page, "Load an example: an application", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    page.goto(f"{kit.url}/on_the_call?application={record_of(kit, 'application')}")
    box = page.get_by_role("checkbox", name="cycle counts")
    label = page.get_by_test_id("stCheckbox").get_by_text("cycle counts")
    expect(label).to_be_visible()
    label.hover()
    kit.kill()
    until(page, f"{LINE} !== 'CONNECTED'")
    kit.start()
    until(page, f"{LINE} === 'CONNECTED'")
    page.mouse.down()
    if finger == "slow":
        until(page, "document.querySelector('[data-test-script-state=running]') !== null")
        until(page, "document.querySelector('[data-test-script-state=running]') === null")
        page.wait_for_timeout(1000)  # what was held back is let go meanwhile
    page.mouse.up()
    expect(box).to_be_checked()
    page.reload()
    expect(box).to_be_checked()


# Before the page has run for a server that was started again, as the quickest hand would.
_PRESS_AS_SOON_AS_THE_LINE_IS_BACK = """(elements) => {
    const key = {key: 'PageDown', code: 'PageDown', keyCode: 34, altKey: true, bubbles: true};
    const press = (element) => element
        ? element.click() : document.body.dispatchEvent(new KeyboardEvent('keydown', key));
    const app = document.querySelector('[data-test-connection-state]');
    new MutationObserver((_, observer) => {
        if (app.dataset.testConnectionState !== 'CONNECTED') return;
        observer.disconnect();
        for (const element of elements) for (let twice = 0; twice < 2; twice++) press(element);
    }).observe(app, {attributeFilter: ['data-test-connection-state']});
}"""


@pytest.mark.long
@pytest.mark.parametrize("way", ["button", "key"])
def test_all_that_is_pressed_right_after_a_restart_is_done_in_its_order(
    kit: Kit, page: Page, way: str
) -> None:
    open_call(kit, page, "Experience 0/3")
    rating = page.get_by_role("radiogroup", name="Rating", exact=False)
    expect(rating).to_be_visible()
    first = page.locator(".st-key-step h2").inner_text()
    before = ratings(kit)
    kit.kill()
    until(page, f"{LINE} !== 'CONNECTED'")
    going_on = page.get_by_role("button", name="Next: ")
    wanted = [
        rating.get_by_role("radio").nth(2).element_handle(),
        going_on.element_handle() if way == "button" else None,
    ]
    page.evaluate(_PRESS_AS_SOON_AS_THE_LINE_IS_BACK, wanted)
    kit.start()
    expect(page.locator(".st-key-step h2")).not_to_have_text(first)
    second = page.locator(".st-key-step h2").inner_text()
    assert ratings(kit) == before + 1
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".st-key-step h2")).to_have_text(first)
    expect(rating.get_by_role("radio").nth(2)).to_be_checked()
    going_on.click()
    expect(page.locator(".st-key-step h2")).to_have_text(second)  # pressed twice, gone on once


@pytest.mark.long
def test_a_rating_right_before_a_link_is_stored_by_a_slow_server(kit: Kit, page: Page) -> None:
    open_call(kit, page, "Experience 0/3")
    group = page.get_by_role("radiogroup", name="Rating", exact=False)
    for number in (1, 2, 3):
        before = ratings(kit)
        choice = group.get_by_role("radio").nth(number)
        expect(choice).to_be_visible()
        until(page, "document.querySelector('[data-test-script-state=running]') === null")
        with kit.standing_still():
            choice.click()
            page.get_by_role("link", name="I'm the candidate").click()
            page.wait_for_timeout(1000)
        heading(page, "Applications")
        assert ratings(kit) == before + 1
        page.go_back()
