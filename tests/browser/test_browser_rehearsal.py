"""A closing said aloud: breath by breath, by a clock that the test sets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.doing import field, press, record_of, stored, write
from tests.browser.kit import Kit

SECOND = 1000  # milliseconds
# Notes each run of the page from now on.
COUNT_RUNS = """() => {
  const app = document.querySelector("[data-test-script-state]");
  const look = () => { if (app.dataset.testScriptState === "running") window.runsSeen += 1 };
  window.runsSeen = 0;
  new MutationObserver(look).observe(app, { attributeFilter: ["data-test-script-state"] });
}"""


def open_rehearsal(kit: Kit, page: Page) -> str:
    """Open the rehearsal of the example, and return the id of its application."""
    page.clock.install()
    page.goto(kit.url)
    press(page, "Load an example: an application", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    application = record_of(kit, "application")
    page.goto(f"{kit.url}/rehearse?application={application}")
    expect(page.get_by_role("button", name="Start").first).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    return application


def stage(page: Page) -> Locator:
    return page.get_by_role("group", name="Rehearsal")


def breath(page: Page) -> Locator:
    """What is said now."""
    return page.locator(".kit-large-now")


def is_in(page: Page, state: str) -> None:
    expect(stage(page)).to_have_attribute("data-state", state)


@pytest.mark.slow
def test_a_rehearsal_follows_the_pace_and_counts_once_it_is_over(kit: Kit, page: Page) -> None:
    application = open_rehearsal(kit, page)
    expect(page.get_by_text("Practiced: 0 of 3 today")).to_be_visible()
    page.evaluate(COUNT_RUNS)
    expect(breath(page)).to_have_text("From what you've told me,")
    page.keyboard.press("Space")
    is_in(page, "running")
    page.clock.fast_forward(2 * SECOND)
    expect(breath(page)).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    page.clock.fast_forward(120 * SECOND)
    is_in(page, "listening")
    expect(stage(page).get_by_text("Stop and listen").first).to_be_visible()
    expect(page.locator(".kit-large-live").first).to_have_text("Stop and listen")
    assert page.evaluate("window.runsSeen") == 0
    assert stored(kit, "practiced") == ""
    page.keyboard.press("Space")
    expect(breath(page)).to_contain_text("Thank you so much for your time")
    page.clock.fast_forward(60 * SECOND)
    is_in(page, "done")
    expect(breath(page)).to_have_text("Done: 37 seconds of talking")
    expect(page.get_by_role("row", name=re.compile("^Recap why you fit"))).to_contain_text("0:17")
    expect(page.get_by_text("Practiced: 1 of 3 today")).to_be_visible()
    is_in(page, "done")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", stored(kit, "practiced"))
    page.goto(f"{kit.url}/rehearse?application={application}")
    expect(page.get_by_text("Practiced: 1 of 3 today")).to_be_visible()


@pytest.mark.slow
def test_keys_and_taps_lead_through_the_breaths(kit: Kit, page: Page) -> None:
    open_rehearsal(kit, page)
    first, second = (
        "From what you've told me,",
        "I think I'd be a great fit for the Inventory lead job.",
    )
    said = page.locator(".kit-large-live").first
    page.keyboard.press("ArrowRight")
    expect(breath(page)).to_have_text(second)
    expect(said).to_have_text(second)
    page.keyboard.press("ArrowLeft")
    expect(breath(page)).to_have_text(first)
    press(page, "Forward")
    expect(breath(page)).to_have_text(second)
    press(page, "Back")
    expect(breath(page)).to_have_text(first)
    stage(page).get_by_role("button", name="Start").click()
    page.clock.fast_forward(2 * SECOND)
    page.keyboard.press("Space")
    is_in(page, "paused")
    expect(said).to_have_text("Paused")
    page.clock.fast_forward(60 * SECOND)
    expect(breath(page)).to_have_text(second)
    press(page, "Go on")
    is_in(page, "running")
    page.keyboard.press("Escape")
    is_in(page, "ready")
    expect(breath(page)).to_have_text(first)
    for label, key in (("Back", "ArrowLeft"), ("Start", "Space"), ("Stop", "Escape")):
        button = stage(page).get_by_role("button", name=label)
        expect(button).to_have_attribute("aria-keyshortcuts", key)
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    is_in(page, "done")
    assert stored(kit, "practiced") == ""


@pytest.mark.slow
def test_with_reduced_motion_it_steps_and_nothing_glides(kit: Kit, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_rehearsal(kit, page)
    bar = page.locator(".kit-large-bar")
    expect(bar).to_be_hidden()
    page.keyboard.press("Space")
    page.clock.fast_forward(2 * SECOND)
    expect(breath(page)).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    page.emulate_media(reduced_motion="no-preference")
    expect(bar).to_be_visible()


@pytest.mark.slow
def test_ones_own_pace_is_measured_and_used_from_then_on(kit: Kit, page: Page) -> None:
    application = open_rehearsal(kit, page)
    page.get_by_text("Measure your pace (150 words a minute so far)").click()
    part = page.locator(".kit-large-measure")
    expect(part).to_contain_text("Thank you so much for your time, Ms. Okafor")
    part.get_by_role("button", name="Start").click()
    part.get_by_role("button", name="Stop").click()
    expect(part).to_contain_text("Read it all out loud, from Start to Stop.")
    expect(part.get_by_role("button", name="Use this pace")).to_be_hidden()
    part.get_by_role("button", name="Start again").click()
    page.clock.fast_forward(45 * SECOND)
    part.get_by_role("button", name="Stop").click()
    use = part.get_by_role("button", name="Use this pace")
    expect(use).to_be_visible()
    result = re.search(r"93 words in 0:4\d: (\d+) words a minute", part.inner_text())
    assert result
    pace = result[1]
    assert stored(kit, "pace") == ""
    use.click()
    expect(page.get_by_text(f"Your pace is now {pace} words a minute.")).to_be_visible()
    expect(page.get_by_text(f"Your pace: {pace} words a minute")).to_be_visible()
    assert stored(kit, "pace") == pace
    page.goto(f"{kit.url}/closing_script?application={application}")
    expect(page.get_by_text(f"{round(93 * 60 / int(pace))} seconds of talking")).to_be_visible()


@pytest.mark.slow
def test_on_the_call_nothing_moves_by_itself(kit: Kit, page: Page) -> None:
    application = open_rehearsal(kit, page)
    page.goto(f"{kit.url}/on_the_call?application={application}")
    closing = page.get_by_role("group", name="Your closing")
    expect(closing.get_by_role("button")).to_have_text(["Back←", "Forward→"])
    expect(closing.get_by_role("table")).to_have_count(0)
    page.clock.fast_forward(600 * SECOND)
    page.keyboard.press("Space")  # scrolls the page
    expect(breath(page)).to_have_text("From what you've told me,")
    closing.get_by_role("button", name="Forward").click()
    expect(breath(page)).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    closing.focus()
    page.keyboard.press("Space")
    expect(breath(page)).to_have_text("I'd bring six years of running a stockroom,")
    while "Stop and listen" not in closing.inner_text():
        page.keyboard.press("ArrowRight")
    expect(breath(page)).to_contain_text("What happens next")


# Where everything on the page is, by its place in the document.
BOXES = """() => {
  const main = document.querySelector(".stMain");
  const all = main.querySelectorAll("h1,h2,h3,button,a,input,textarea,label");
  return [...all].filter((it) => it.offsetWidth && !it.closest(".kit-large")).map((it) => {
    const { x, y, width } = it.getBoundingClientRect();
    return `${it.localName} ${x} ${Math.round(y + main.scrollTop)} ${width}`;
  });
}"""


def is_at_rest(page: Page) -> None:
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


@pytest.mark.slow
def test_on_the_call_nothing_moves(kit: Kit, page: Page) -> None:
    application = open_rehearsal(kit, page)
    held: list[Route] = []

    def hold(route: Route) -> None:  # Playwright takes no method of a list
        held.append(route)

    page.route("**/large_type.js*", hold)
    closing = page.get_by_role("group", name="Your closing")
    forward = closing.get_by_role("button", name="Forward")
    jumps = page.get_by_role("navigation", name="On this page")
    for width, note, day in ((360, "exact counts", "friday"), (1280, "calm", "thursday")):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{kit.url}/on_the_call?application={application}")
        expect(field(page, "They'll answer by")).to_be_visible()
        is_at_rest(page)
        boxes = page.evaluate(BOXES)
        held.pop().continue_()
        expect(closing).to_be_visible()
        assert page.evaluate(BOXES) == boxes

        page.evaluate(COUNT_RUNS)
        address = page.url
        for name in ("Notes", "Strengths", "Questions", "Cheat sheet", "Find out"):
            jumps.get_by_role("link", name=name).click()
            top = page.evaluate("document.activeElement.getBoundingClientRect().top")
            assert 100 < top < 160, name
        jumps.get_by_role("link", name="Closing").press("Enter")
        expect(closing).to_be_focused()
        expect(page.get_by_role("heading", name="Your closing")).to_be_in_viewport()
        before = forward.bounding_box()
        while "I hope to hear from you soon" not in breath(page).inner_text():
            page.keyboard.press("ArrowRight")
            assert forward.bounding_box() == before
        assert (page.url, page.evaluate("window.runsSeen")) == (address, 0)

        for box in page.get_by_role("checkbox").all():
            box.click(force=True)
        write(page, "What they expect", note)
        write(page, "They'll answer by", day)
        read = re.compile(f"^{day[:3]}, ", re.IGNORECASE)
        expect(page.locator(".kit-text-reading", has_text=read)).to_be_visible()
        is_at_rest(page)
        assert page.evaluate(BOXES) == boxes


@pytest.mark.slow
def test_keys_in_a_field_are_letters_and_not_steps(kit: Kit, page: Page) -> None:
    open_rehearsal(kit, page)
    page.get_by_role("combobox", name="Application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.locator(".kit-large").first).to_have_attribute("data-state", "ready")
    expect(breath(page)).to_have_text("From what you've told me,")


@pytest.mark.slow
def test_keys_mean_the_script_after_the_menu_and_after_the_mouse(kit: Kit, page: Page) -> None:
    application = open_rehearsal(kit, page)
    page.goto(f"{kit.url}/closing_script?application={application}")
    page.get_by_role("link", name="Rehearse", exact=True).first.click()
    start = stage(page).get_by_role("button", name="Start")
    expect(start).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(breath(page)).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    page.keyboard.press("ArrowLeft")
    expect(breath(page)).to_have_text("From what you've told me,")
    page.get_by_role("combobox", name="Application").focus()
    start.click()
    expect(stage(page)).to_be_focused()
    is_in(page, "running")
    page.keyboard.press("Space")
    is_in(page, "paused")
    page.keyboard.press("ArrowRight")
    expect(breath(page)).to_have_text("I think I'd be a great fit for the Inventory lead job.")
    page.keyboard.press("Space")
    page.clock.fast_forward(120 * SECOND)
    is_in(page, "listening")
    breath(page).click()
    expect(breath(page)).to_contain_text("Thank you so much for your time")
    is_in(page, "running")
    breath(page).click()
    is_in(page, "running")
