"""What those hear who do not see a page, and what axe finds: in light and dark, large and small."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app import PAGES
from tests.browser.doing import choose, field, press, record_of, until, write
from tests.browser.kit import Kit
from tests.browser.test_browser_layouts import letter, upload
from tests.browser.test_browser_people import add_person

Scheme = Literal["light", "dark"]

GRAVE = ("serious", "critical")
# To list all that is well takes longer than to look.
LOOK = """axe.run(document, { resultTypes: ["violations"] })
  .then(({ violations }) => violations)"""
# What the page had before fades while it runs, and comes back to its colours after it.
SETTLED = "!document.getAnimations().some((each) => each instanceof CSSTransition)"
# By the first frame the page knows how wide it is, by the second it is drawn so.
DRAWN = "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"

PHONE = 360
WIDTHS: dict[Scheme, int] = {"light": 1280, "dark": PHONE}
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}
# What axe does not look for: levels of headings that are left out, a page that goes on sideways,
# a name that is read aloud with its escapes, and what a finger misses. A box stands behind the
# label that is pressed for it.
OWN_FINDINGS = """() => {
  const shown = (what) => [...document.querySelectorAll(what)].filter((each) =>
    each.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const levels = shown("h1,h2,h3,h4").map((each) => Number(each.tagName[1]));
  const found = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
    .map((level) => `a heading ${level} after ${levels}`);
  if (levels.filter((level) => level === 1).length !== 1) found.push(`headings: ${levels}`);
  for (const each of [document.documentElement, ...shown(".stMain")])
    if (each.scrollWidth > each.clientWidth) found.push("goes on sideways");
  for (const { ariaLabel } of document.querySelectorAll("[aria-label]"))
    if (/\\\\|:color/.test(ariaLabel)) found.push(`escapes: ${ariaLabel}`);
  const pressed = "a[href],button,summary,[role=tab],[role=menuitem],label:has(input),"
    + "input:not(label input,[type=file],.kit-text-native)";
  for (const each of shown(pressed)) {
    const { width, height } = each.getBoundingClientRect();
    // Lengths are 64ths of a pixel, and come back a little less than that. 1 is the length of the
    // link that skips the menu.
    const least = Math.ceil(Math.min(width, height) * 64) / 64;
    if (least > 1 && least < 44) found.push(`${least} pixels: ${each.outerHTML.slice(0, 160)}`);
  }
  return found;
}"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "pages", ["as they open", pytest.param("on the way", marks=pytest.mark.long)]
)
def test_axe_finds_nothing_serious(kit: Kit, page: Page, pages: str) -> None:
    page.goto(kit.url)
    for number, example in enumerate(("a position", "an application"), start=1):
        press(page, f"Load an example: {example}", exact=False)
        expect(page.get_by_role("button", name="Remove the example")).to_have_count(number)
    found: dict[str, list[str]] = {}
    if pages == "as they open":
        found = {name or "home": grave_at(page, f"{kit.url}/{name}") for name in addresses(kit)}
    else:
        for place in PAGES:
            found |= SCENARIOS.get(place.path, nothing_else)(kit, page)
    assert {name: violations for name, violations in found.items() if violations} == {}


def addresses(kit: Kit) -> list[str]:
    """Return the addresses of all pages, with what the example has for them, and of what is not."""
    names = {"position": "position", "call": "screen", "promise": "screen"}
    names |= {"application": "application"}
    records = {name: record_of(kit, kind) for name, kind in names.items()}
    opened = [f"{p.path}?{p.record}={records[p.record]}" for p in PAGES if p.record]
    wrong = ("nothing", f"calls?call={'0' * 32}", f"prepare?application={'0' * 32}")
    return [
        *(place.path for place in PAGES),
        *opened,
        "word_layouts?document=screen_record",
        *wrong,
    ]


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
    parts = ("experience_one", "salary", "checks", "satisfied", "ending", "finish", "all")
    found = {part: grave_at(page, f"{call}&part={part}") for part in parts}
    page.goto(f"{kit.url}/compare?position={record_of(kit, 'position')}")
    page.get_by_role("link", name="Nadia Okafor").click()
    expect(page.get_by_text("Finished. The answers")).to_be_visible()
    found["record"] = grave(page)
    page.get_by_text("One-page summary", exact=True).click()
    choose(page, "Decision", "Hold")
    expect(field(page, "Decided on")).to_be_visible()
    return found | {"summary": grave(page)}


def messages_to_candidates(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at a message that is written and at a call that did not happen."""
    page.goto(f"{kit.url}/promises")
    page.get_by_role("button", name="Write").first.click()
    page.get_by_text("We need more time", exact=True).click()
    expect(page.get_by_text("Before you can send it")).to_be_visible()
    page.get_by_role("button", name="Edit").nth(2).click()
    expect(page.get_by_role("button", name="Start over")).to_be_visible()
    found = {"a message": grave(page)}
    page.goto(kit.url)
    page.get_by_role("link", name="Sam Adeyemi").click()
    page.get_by_role("main").get_by_text("Asked to move", exact=True).click()
    expect(field(page, "When")).to_be_focused()
    return found | {"a call that did not happen": grave(page)}


def one_position(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(f"{kit.url}/positions")
    press(page, "Open")
    expect(page.get_by_label("Title", exact=True)).to_be_visible()
    found = {"position": grave(page)}
    press(page, "Add a candidate")
    write(page, "Candidate's name", "Nadia Okafor")
    write(page, "Phone", "555 0100")
    found |= {"a candidate": grave(page)}
    press(page, "The position")
    press(page, "Import a list")
    rows = "Name;Email\n;x@hale.example\nBo;bo@hale.example\n"
    chosen = {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    expect(page.get_by_role("heading", name="Import a list")).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.locator("input[type=file]").set_input_files(chosen)
    expect(page.get_by_text("1 candidate can be added")).to_be_visible()
    found |= {"a list": grave(page)}
    press(page, "The position")
    press(page, "Add a must-have")
    press(page, "Add a question")
    expect(page.get_by_label("Question, as you say it")).to_be_focused()
    page.get_by_text("Rate the answer from 1 to 5").click()
    expect(page.get_by_label("Words for 5")).to_be_visible()
    page.get_by_text("Question bank").click()
    expect(page.get_by_text("One press adds a question")).to_be_visible()
    found |= {"an own question and the bank": grave(page)}
    add_person(page, "Sam Lee", "Hiring manager")
    press(page, "You are:", exact=False)
    expect(page.get_by_role("menuitem", name="Sam Lee")).to_be_visible()
    return found | {"a position of two": grave(page)}


def two_people_compared(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at the answers to one question, one of them opened, and at two people side by side."""
    address = f"{kit.url}/compare?position={record_of(kit, 'position')}"
    page.goto(address)
    names = page.get_by_role("region", name="Everyone").get_by_role("link")
    ids = [str(names.nth(n).get_attribute("href")).partition("=")[2] for n in range(2)]
    page.goto(f"{address}&view=question")
    expect(page.get_by_role("region", name="All answers to this question")).to_be_visible()
    found = {"one question": grave(page)}
    page.goto(f"{address}&view=beside&people={','.join(ids)}")
    expect(page.get_by_role("region", name="Side by side")).to_be_visible()
    return found | {"side by side": grave(page)}


def script_in_sight(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Build a script: in a narrow window its length and its words are there all the time."""
    page.goto(f"{kit.url}/closing_script?application={record_of(kit, 'application')}")
    add = page.get_by_role("button", name="Show enthusiasm (put it in)")
    expect(add).to_be_visible()
    bar = page.get_by_role("button", name="Your script", exact=False)
    turn(page, "light")
    expect(bar).to_have_count(0)
    turn(page, "dark")
    expect(bar).to_be_in_viewport(ratio=1)
    before = bar.inner_text()
    add.click()
    expect(bar).not_to_have_text(before, use_inner_text=True)
    expect(bar).to_be_in_viewport(ratio=1)
    row = page.locator(".st-key-ordered-moves-enthusiasm")
    name = row.get_by_text("Show enthusiasm", exact=True).bounding_box()
    cross = row.get_by_role("button", name="leave it out").bounding_box()
    assert name
    assert cross
    assert cross["y"] < name["y"] + name["height"], "beside the name of its move"
    bar.click()
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text("What draws me to Hale & Sons")
    return {"script in a narrow window": grave(page)}


def too_long_a_sheet(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Prepare too much, with a proof of a strength that is no longer on the list."""
    page.goto(f"{kit.url}/prepare?application={record_of(kit, 'application')}")
    write(page, "Your strengths, one per line, best first", "cycle counts that come out right")
    expect(page.get_by_text("no longer on your list").first).to_be_visible()
    field(page, "Why us?").fill("word " * 3000)
    expect(page.get_by_text("won't fit on one page")).to_be_visible()
    return {"too long a cheat sheet": grave(page)}


def notes_of_the_call(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(f"{kit.url}/on_the_call?application={record_of(kit, 'application')}")
    page.get_by_test_id("stCheckbox").get_by_text("cycle counts that come out right").click()
    expect(page.get_by_role("checkbox", name="cycle counts")).to_be_checked()
    write(page, "What they expect", "exact counts")
    found = {"call with a tick and a note": grave(page)}
    page.goto(f"{kit.url}/thank_you?application={record_of(kit, 'application')}")
    expect(page.get_by_role("button", name="Use this")).to_be_visible()
    return found | {"a note that is offered": grave(page)}


def rehearsing(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at the breath that is said, at listening, at the end, and at the measure of the pace."""
    page.goto(f"{kit.url}/rehearse?application={record_of(kit, 'application')}")
    stage = page.get_by_role("group", name="Rehearsal")
    page.get_by_text("Measure your pace").click()
    stage.get_by_role("button", name="Start").click()
    stage.get_by_role("button", name="Pause").click()
    found = {"rehearsal": grave(page)}
    for state in ("listening", "done"):
        stage.get_by_role("button", name=re.compile("Go on|Start again")).click()
        while stage.get_attribute("data-state") == "running":
            stage.get_by_role("button", name="Forward").click()
        expect(stage).to_have_attribute("data-state", state)
        found |= {state: grave(page)}
    return found


def nothing_else(kit: Kit, page: Page) -> dict[str, list[str]]:
    """The page has been seen as it is without a record, and with that of the example."""
    return {}


def applications(kit: Kit, page: Page) -> dict[str, list[str]]:
    page.goto(f"{kit.url}/applications")
    page.get_by_text("The odds, honestly").click()
    expect(page.get_by_role("table")).to_be_visible()
    found = {"odds": grave(page)}
    press(page, "They're calling now", exact=False)
    calling = page.get_by_role("combobox", name="Who's calling?")
    calling.scroll_into_view_if_needed()  # a list closes when what it is in is scrolled
    calling.click()
    page.get_by_role("option", name="Inventory lead").click()
    expect(page.get_by_label("Day to talk again", exact=True)).to_be_visible()
    found["unexpected call"] = grave(page)
    page.goto(f"{kit.url}/applications?application={record_of(kit, 'application')}")
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text("became: Nadia Okafor")).to_be_visible()
    return found | {"history": grave(page)}


def outcomes(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at what became of a candidate, and at a list of such that is imported."""
    page.goto(f"{kit.url}/learned?position={record_of(kit, 'position')}")
    press(page, "Sam Adeyemi", exact=False)
    expect(page.get_by_role("radiogroup", name="Outcome")).to_be_visible()
    found = {"an outcome": grave(page)}
    press(page, "What we learned")
    press(page, "Import scores and outcomes")
    expect(page.get_by_role("heading", name="Import scores and outcomes")).to_be_visible()
    return found | {"a list of outcomes": grave(page)}


def following_up(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at the plan with a message to send, at one that is edited, and at an answer."""
    page.goto(f"{kit.url}/applications?application={record_of(kit, 'application')}")
    write(page, "Day of the call", f"{datetime.now() - timedelta(days=9):%B %d, %Y}")
    page.get_by_role("main").get_by_role("link", name="Follow up").click()
    page.get_by_role("button", name="Edit").first.click()
    expect(field(page, "Your words: When you spoke")).to_be_focused()
    page.get_by_text("I've sent it").click()
    expect(page.get_by_text("sent today")).to_be_visible()
    found = {"a reminder that was sent": grave(page)}
    press(page, "Public holidays", exact=False)
    expect(page.get_by_role("combobox", name="Region")).to_be_visible()
    found |= {"public holidays": grave(page)}
    page.keyboard.press("Escape")
    page.get_by_text("They answered, so nothing more is due").click()
    expect(field(page, "Their answer")).to_be_visible()
    return found | {"an answer": grave(page)}


def recently_deleted(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at a cleared field and a deleted application, so this comes last."""
    page.goto(f"{kit.url}/applications?application={record_of(kit, 'application')}")
    write(page, "Company", "")
    page.get_by_role("main").get_by_role("button", name="More").click()
    page.get_by_text("Delete", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.goto(f"{kit.url}/your_data")
    expect(page.get_by_role("button", name="Restore", exact=True)).to_be_visible()
    return {"recently deleted": grave(page)}


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


def letters_to_a_panel(kit: Kit, page: Page) -> dict[str, list[str]]:
    """Look at the list of all letters and their file, the forms of one, and when it was sent."""
    application = record_of(kit, "application")
    page.goto(f"{kit.url}/your_data")
    write(page, "Name", "Ana Ruiz")
    page.goto(f"{kit.url}/applications?application={application}")
    write(page, "Day of the call", "2026-11-23")
    page.goto(f"{kit.url}/thank_you?application={application}")
    page.get_by_text("All letters", exact=True).click()
    press(page, "Make one file of 2 letters")
    expect(page.get_by_role("button", name="Download 2 letters")).to_be_visible()
    expect(page.get_by_role("link", name="Open in your mail app")).to_be_visible()
    page.locator("summary").filter(has_text="Copy").click()
    page.get_by_text("I've sent it", exact=True).click()
    expect(page.get_by_label("When you sent it", exact=True)).to_be_visible()
    return {"letters": grave(page)}


SCENARIOS: dict[str, Callable[[Kit, Page], dict[str, list[str]]]] = {
    "positions": one_position,
    "calls": steps_of_a_call,
    "promises": messages_to_candidates,
    "compare": two_people_compared,
    "learned": outcomes,
    "closing_script": script_in_sight,
    "on_the_call": notes_of_the_call,
    "prepare": too_long_a_sheet,
    "rehearse": rehearsing,
    "applications": applications,
    "thank_you": letters_to_a_panel,
    "follow_up": following_up,
    "word_layouts": own_layout,
    "your_data": recently_deleted,
}
"""What else there is to see on each page, by its path, once something is done there."""


def grave_at(page: Page, url: str) -> list[str]:
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return grave(page)


def grave(page: Page) -> list[str]:
    """Return the serious findings of the page as it stands, with what they are about.

    It is looked at in both schemes, first in the one it is in, and left in the other: so some pages
    open light and large, and some dark and small.
    """
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    # What is drawn by a script of its own comes a moment later than the rest.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate(Axe().axe_script)
    first: Scheme = "dark" if page.evaluate(IS_DARK) else "light"
    return [found for scheme in (first, OTHER[first]) for found in grave_in(page, scheme)]


def grave_in(page: Page, scheme: Scheme) -> list[str]:
    turn(page, scheme)
    return [f"{scheme}: {each}" for each in page.evaluate(OWN_FINDINGS)] + [
        f"{scheme}: {each['id']}: {node['html'][:160]} {[w['message'] for w in node['any']][:1]}"
        for each in page.evaluate(LOOK)
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def turn(page: Page, scheme: Scheme) -> None:
    """Make a page light and large, or dark and small."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": WIDTHS[scheme], "height": 800})
    if page.get_by_test_id("stApp").count():  # where there is no page, Streamlit has none
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    page.evaluate(DRAWN)
    until(page, SETTLED)
