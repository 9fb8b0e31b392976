"""A whole call typed by somebody who looks at the phone: never waiting, never looking."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import ever, field, go_to, heading, press, saved, until_nothing_is_left
from tests.browser.forking import Forked
from tests.browser.kit import Kit
from tests.browser.late_threads import Late

ANSWERS = {
    "name": "Nadia Okafor, or just Nadia",
    "motivations": "One site, not four.",
    "years_experience": "Eight: 5 in York.",
    "experience_one": "480,000. Led it.",
    "experience_two": "Chose it with IT;",
    "education": "A course, lean.",
    "salary_amount": "50,000 a year",
}
FOLLOW_UP = ("What went wrong?", "Two aisles, twice.")
TITLE = "Inventory lead, first shift"

Next = Callable[[], None]


def by_keys(page: Page) -> Next:
    return lambda: page.keyboard.press("Alt+PageDown")


def by_mouse(page: Page) -> Next:
    return lambda: page.get_by_role("button", name="Next:").click()


def typist(page: Page, per_second: int) -> Callable[[str], None]:
    return lambda text: page.keyboard.type(text, delay=1000 / per_second)


def of_call(kit: Kit) -> dict[str, str]:
    """Return what is stored of the one call and its candidate, by field."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        found = connection.execute(
            "SELECT field, text FROM entries JOIN records ON records.id = record_id"
            " WHERE kind IN ('screen', 'candidate')"
        )
        return dict(found.fetchall())


def whole_call(kit: Kit, page: Page, per_second: int, way: Callable[[Page], Next]) -> None:
    """Plan a position and hold a call for it, and type all of it at one speed.

    Its time begins, and one question is to be come back to.
    """
    type_, go_on = typist(page, per_second), way(page)
    page.goto(f"{kit.url}/positions")
    press(page, "New position")
    type_(TITLE)
    saved(page, "Title")
    press(page, "New call")
    for number, (name, answer) in enumerate(ANSWERS.items()):
        if number:
            go_on()
        type_(answer)
        if name == "name":
            for key in ("Tab", "Enter"):  # the call has begun
                page.keyboard.press(key)
        if name == "years_experience":
            for key in ("Tab", "Tab", "Tab", "Tab", " "):  # rating, no answer, follow-up, flag
                page.keyboard.press(key)
        if name == "experience_one":
            for key in ("Tab", "Tab", "Tab", "Enter"):  # rating, no answer, follow-up
                page.keyboard.press(key)
            type_(FOLLOW_UP[0])
            page.keyboard.press("Tab")
            type_(FOLLOW_UP[1])
    expect(field(page, "Salary amount")).to_be_focused()  # all that was pressed has been done
    until_nothing_is_left(page)
    expected = ANSWERS | dict(
        zip(("followup.1.question", "followup.1.answer"), FOLLOW_UP, strict=True)
    )
    expected["come_back.years_experience"] = "yes"
    expect(page.locator("[data-kit-began]")).to_contain_text("the last 5 for their questions")
    found = of_call(kit)
    assert {name: found.get(name) for name in expected} == expected
    expect(page.locator(".kit-cursor")).to_have_class("kit-cursor")  # nothing was left over


# Each two of these meet in one that CI runs; the full programme runs all eight.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "per_second", "server"),
    [
        (by_keys, 12, "slow"),
        (by_keys, 25, "idle"),
        (by_mouse, 12, "idle"),
        (by_mouse, 25, "slow"),
        pytest.param(by_keys, 12, "idle", marks=pytest.mark.long),
        pytest.param(by_keys, 25, "slow", marks=pytest.mark.long),
        pytest.param(by_mouse, 12, "slow", marks=pytest.mark.long),
        pytest.param(by_mouse, 25, "idle", marks=pytest.mark.long),
    ],
)
def test_a_call_typed_blind_stands_in_its_fields(
    tmp_path: Path, page: Page, way: Callable[[Page], Next], per_second: int, server: str
) -> None:
    folder = tmp_path / "data"  # the slow server takes half a second more for each run
    kit = Forked(folder) if server == "idle" else Late(folder, "each")
    kit.start()
    try:
        whole_call(kit, page, per_second, way)
    finally:
        kit.kill()


@pytest.mark.slow
def test_next_pressed_before_a_new_call_is_there_goes_on_all_the_same(
    tmp_path: Path, page: Page
) -> None:
    kit = Late(tmp_path / "data", "each")
    kit.start()
    try:
        page.goto(f"{kit.url}/positions")
        press(page, "New position")
        expect(field(page, "Title")).to_be_focused()
        press(page, "New call")
        page.keyboard.type("Nadia", delay=80)
        page.keyboard.press("Alt+PageDown")
        page.keyboard.type("One site, not four.", delay=80)
        expect(field(page, "Answer: Motivations")).to_have_value("One site, not four.")
        until_nothing_is_left(page)
        assert of_call(kit)["name"] == "Nadia"
    finally:
        kit.kill()


def question(kit: Kit, page: Page) -> None:
    """Open the first question of the example's open call."""
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    expect(field(page, "Candidate's name")).to_be_focused()
    press(page, "Experience", exact=False)
    expect(field(page, "Answer: Years of experience")).to_be_focused()


def test_the_next_field_takes_what_is_typed_before_it_is_there(kit: Kit, page: Page) -> None:
    question(kit, page)
    page.keyboard.type("Eight years")
    press(page, "Next:", exact=False)
    page.keyboard.type(" space first, then words")  # the space bar presses nothing
    page.keyboard.press("Alt+PageDown")
    page.keyboard.press("Alt+PageDown")  # the step between stays empty
    page.keyboard.type("A diploma")
    expect(field(page, "Answer: Education and training")).to_have_value("A diploma")
    expect(field(page, "Answer: Education and training")).to_be_focused()
    saved(page, "Answer: Education and training")
    until_nothing_is_left(page)
    assert "Eight years" in ever(kit, "years_experience")
    assert " space first, then words" in ever(kit, "experience_one")
    assert ever(kit, "experience_two")[-1] != "A diploma"


def test_a_double_click_on_next_goes_on_by_one(kit: Kit, page: Page) -> None:
    question(kit, page)
    page.get_by_role("button", name="Next:").dblclick()
    heading(page, "Tell me about your experience")
    page.wait_for_timeout(500)
    expect(page.get_by_role("heading", name="Tell me about your experience")).to_be_visible()


def test_tab_runs_from_the_answer_to_what_they_asked(kit: Kit, page: Page) -> None:
    question(kit, page)
    stops = []
    for _ in range(7):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "(document.activeElement.closest('[role=radiogroup]') ?? document.activeElement)"
                ".ariaLabel ?? document.activeElement.labels?.[0]?.textContent"
                " ?? document.activeElement.textContent"
            )
        )
    assert stops[0].startswith("Rating: Years of experience")
    assert stops[1].startswith("Reason for no answer")
    assert "Follow-up" in stops[2]
    assert "Come back to this" in stops[3]
    assert "Start the clock" in stops[4]
    assert "Next:" in stops[5]
    assert stops[6] == "What they asked"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")  # who tabs to a button presses it as everywhere
    heading(page, "Tell me about your experience")


@pytest.mark.slow
def test_what_is_typed_where_no_field_is_can_be_copied(kit: Kit, page: Page) -> None:
    question(kit, page)
    press(page, "More questions", exact=False)
    expect(field(page, "Answer: Notice in weeks")).to_be_focused()
    page.keyboard.press("Alt+PageDown")
    page.keyboard.type("agrees to all but one")
    shown = page.get_by_role("group", name="Typed while the page changed")
    expect(shown.get_by_role("textbox")).to_have_value("agrees to all but one")
    shown.get_by_role("button", name="Copy").click()
    assert page.evaluate("navigator.clipboard.readText()") == "agrees to all but one"
    press(page, "Ending", exact=False)
    page.keyboard.type("and more")
    expect(shown.locator("pre")).to_have_text("agrees to all but one")
    press(page, "Salary", exact=False)
    # Nothing stands in the box but its words.
    expect(field(page, "Salary amount")).to_be_focused()
    shown.get_by_role("button", name="Discard").click()
    expect(page.locator(".kit-cursor")).to_have_class("kit-cursor")


@pytest.mark.slow
def test_an_input_method_and_a_paste_are_taken_along(kit: Kit, page: Page) -> None:
    question(kit, page)
    page.evaluate("navigator.clipboard.writeText('pasted\\nin two lines')")
    session = page.context.new_cdp_session(page)
    page.keyboard.press("Alt+PageDown")
    session.send("Input.imeSetComposition", {"text": "日", "selectionStart": 1, "selectionEnd": 1})
    heading(page, "Tell me about your experience")
    session.send("Input.insertText", {"text": "日本"})
    answer = field(page, "Answer: An inventory of over half a million parts")
    expect(answer).to_be_focused()
    expect(answer).to_have_value("日本")
    page.keyboard.press("Alt+PageDown")
    page.keyboard.press("ControlOrMeta+v")
    expect(field(page, "Answer: Computerized inventory control")).to_have_value(
        "pasted\nin two lines"
    )


@pytest.mark.slow
def test_the_shortcuts_work_from_every_focus(kit: Kit, page: Page) -> None:
    question(kit, page)
    press(page, "More")
    expect(page.get_by_text("Duplicate", exact=True)).to_be_visible()
    page.keyboard.press("Alt+PageDown")
    expect(field(page, "Answer: An inventory of over half a million parts")).to_be_focused()
    page.keyboard.press("Escape")
    press(page, "Candidate", exact=False)
    expect(field(page, "Candidate's name")).to_be_focused()
    page.get_by_role("button", name="Pick a date").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+PageDown")
    expect(field(page, "Answer: Motivations")).to_be_focused()
    page.get_by_role("radio", name="4").click()
    page.keyboard.press("Alt+PageUp")
    expect(field(page, "Candidate's name")).to_be_focused()


def rate(page: Page) -> None:
    page.get_by_role("radio", name="1", exact=True).click()


def agree_to_all(page: Page) -> None:
    press(page, "Yes to all")


@pytest.mark.slow
@pytest.mark.parametrize("server", ["idle", "late"])
def test_what_is_chosen_is_stored_and_left_by_the_press_that_follows_at_once(
    tmp_path: Path, page: Page, server: str
) -> None:
    folder = tmp_path / "data"
    kit = Forked(folder) if server == "idle" else Late(folder, "pressed")
    kit.start()
    try:
        question(kit, page)
        choose_and_leave(page, "Experience", rate, "1")
        choose_and_leave(page, "Checks", agree_to_all, "Yes")
    finally:
        kit.kill()


@contextmanager
def slow(page: Page) -> Iterator[None]:
    """Let the browser be slow: what a run sets is known to it only a while after the run is over.

    Its processor is kept busy meanwhile, so only for as long as something depends on it.
    """
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 8})
    yield
    session.detach()  # which ends it


def choose_and_leave(page: Page, part: str, choose_: Callable[[Page], None], chosen: str) -> None:
    go_to(page, part)
    choices = page.locator(".st-key-step").get_by_role("radio", name=chosen, exact=True)
    expect(choices.first).to_be_visible()
    onward = page.locator(".st-key-opens-next")
    here = onward.text_content() or ""
    with slow(page):
        choose_(page)
        page.keyboard.press("Alt+PageDown")
        expect(onward).not_to_have_text(here)
    page.keyboard.press("Alt+PageUp")
    expect(onward).to_have_text(here)
    expect(choices.first).to_be_checked()
    for choice in choices.all():
        expect(choice).to_be_checked()


@pytest.mark.slow
def test_what_is_chosen_by_keys_alone_is_stored_and_leads_on(kit: Kit, page: Page) -> None:
    question(kit, page)
    press(page, "Checks", exact=False)
    page.get_by_role("button", name="Yes to all").focus()
    for key in ("Enter", "Tab", "ArrowRight", "Space"):
        page.keyboard.press(key)
    chosen = page.locator(".st-key-step").get_by_role("radio", checked=True)
    expect(chosen).to_have_text(["No", "Yes", "Yes"])
    go_to(page, "Satisfied?")
    page.get_by_role("radio", name="Yes, go on").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Alt+PageDown")
    expect(field(page, "Answer: Size of the last employer")).to_be_focused()


@pytest.mark.slow
def test_a_choice_that_opens_a_question_puts_the_cursor_there(kit: Kit, page: Page) -> None:
    question(kit, page)
    go_to(page, "Satisfied?")
    page.get_by_role("radio", name="Yes, go on").click()
    press(page, "Last job", exact=False)
    for _ in "size", "products":
        page.keyboard.press("Alt+PageDown")
    heading(page, "Have you had people reporting directly to you?")
    page.get_by_role("radio", name="Yes", exact=True).click()
    page.keyboard.type("two clerks and a driver")
    answer = field(page, "Answer: Direct reports")
    expect(answer).to_have_value("two clerks and a driver")
    # By mouse a rating leaves the cursor where it is, or a blank would take it back.
    page.get_by_role("radio", name="4").click()
    page.keyboard.type(" at night")
    expect(answer).to_have_value("two clerks and a driver at night")
    expect(page.get_by_role("radio", name="4")).to_be_checked()
    # By keys, too, though these make no click.
    page.keyboard.press("Alt+PageDown")
    heading(page, "Are you working right now?")
    page.get_by_role("radio", name="No", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.type("three clerks and a driver")
    expect(page.locator(".st-key-step").get_by_label("Answer:", exact=False).first).to_have_value(
        "three clerks and a driver"
    )
    expect(page.get_by_role("radio", name="No", exact=True)).to_be_checked()


@pytest.mark.slow
def test_a_new_application_and_its_call_are_typed_at_once(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/applications")
    press(page, "New application")
    page.keyboard.type("Hale & Sons")
    expect(field(page, "Company")).to_have_value("Hale & Sons")
    expect(field(page, "Company")).to_be_focused()
    page.goto(kit.url)
    page.get_by_role("link", name="Hale & Sons").click()
    page.keyboard.type(" Ltd", delay=5)
    expect(field(page, "Company")).to_have_value("Hale & Sons Ltd")
    page.get_by_role("link", name="The call").last.click()
    heading(page, "On the call")
    expect(field(page, "Your notes")).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    press(page, "New application")
    page.keyboard.type("Rehn Logistik", delay=5)
    page.keyboard.press("Tab")
    page.keyboard.type("shift lead", delay=5)
    expect(field(page, "Company")).to_have_value("Rehn Logistik")
    expect(field(page, "Job title")).to_have_value("shift lead")


@pytest.mark.slow
def test_a_link_that_has_to_wait_for_a_press_before_it_opens_what_it_leads_to(
    page: Page, tmp_path: Path
) -> None:
    kit = Late(tmp_path / "data", "each")
    try:
        kit.start()
        page.goto(kit.url)
        press(page, "Load an example: a position", exact=False)
        link = page.get_by_role("link", name="Sam Adeyemi")
        expect(link).to_be_visible()
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
        press(page, "Load an example: an application", exact=False)
        link.click()
        page.keyboard.type(" Junior")
        expect(field(page, "Candidate's name")).to_have_value("Sam Adeyemi Junior")
    finally:
        kit.kill()


@pytest.mark.slow
@pytest.mark.parametrize("server", ["idle", "late"])
def test_a_link_leads_away_after_all_that_was_pressed_before_it(
    page: Page, tmp_path: Path, server: str
) -> None:
    folder = tmp_path / "data"
    kit = Forked(folder) if server == "idle" else Late(folder, "each")
    kit.start()
    try:
        question(kit, page)
        for step in ("Salary", "Checks", "Ending", "Finish"):
            page.get_by_role("button", name=re.compile(f"^{step}")).click()
        page.get_by_role("link", name="Compare", exact=True).click()
        heading(page, "Compare")
        page.wait_for_timeout(1000)
        heading(page, "Compare")
    finally:
        kit.kill()


@pytest.mark.slow
def test_what_is_typed_between_two_presses_is_of_the_step_between(
    page: Page, tmp_path: Path
) -> None:
    kit = Late(tmp_path / "data", "each")
    try:
        kit.start()
        question(kit, page)
        press(page, "More questions", exact=False)
        expect(field(page, "Answer: Notice in weeks")).to_be_focused()
        page.keyboard.press("Alt+PageDown")  # the checks, which have no field
        page.keyboard.type("agrees to all")
        press(page, "Education", exact=False)
        page.keyboard.type("A diploma")
        expect(field(page, "Answer: Education and training")).to_have_value("A diploma")
        expect(page.locator(".kit-cursor pre")).to_have_text("agrees to all")
    finally:
        kit.kill()


@pytest.mark.slow
def test_a_press_that_fails_shows_what_was_typed_for_it(kit: Kit, page: Page) -> None:
    question(kit, page)
    answer = field(page, "Answer: Years of experience")
    go_to(page, "Finish")
    heading(page, "Finish the record")
    page.evaluate("localStorage.clear()")
    call = page.url.partition("call=")[2][:32]
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        connection.execute("UPDATE records SET deleted_at = created_at WHERE id = ?", (call,))
    page.locator(".st-key-opens-finished").get_by_role("button").click()
    page.keyboard.type("quick and exact")
    expect(page.get_by_text("There's nothing at this address.").first).to_be_visible()
    shown = page.get_by_role("group", name="Typed while the page changed")
    expect(shown.get_by_role("textbox")).to_have_value("quick and exact")
    expect(answer).not_to_be_visible()
