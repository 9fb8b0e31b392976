"""Where one is: the address of each page, the menu of both sides, and the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app import PAGES
from tests.browser.doing import heading, press, record_of
from tests.browser.kit import Kit

INTERVIEWER = [
    *("Home", "Positions", "Calls", "Promises", "Compare", "What we learned"),
    "I'm the candidate",
]
CANDIDATE = [
    "Home",
    "I'm the interviewer",
    "Applications",
    "Prepare",
    "On the call",
    "Closing script",
    "Rehearse",
    "Thank-you",
    "Follow-up",
]
BOTH = ["Word layouts", "Your data"]


@pytest.fixture
def examples(kit: Kit, page: Page) -> Page:
    """Load both examples, each pressed twice, and return a page that shows Home."""
    page.goto(kit.url)
    for number, example in enumerate(("a position", "an application"), start=1):
        page.get_by_role("button", name=f"Load an example: {example}").dblclick()
        expect(page.get_by_role("button", name="Remove the example")).to_have_count(number)
    expect(page.get_by_role("link", name="Inventory lead · Hale")).to_have_count(1)
    return page


def menu(page: Page) -> list[str]:
    links = page.get_by_test_id("stTopNavLink").all()
    return [link.inner_text().split("\n")[-1] for link in links]


def go(page: Page, name: str, *, title: str) -> None:
    """Choose a page from the menu and wait until it is there."""
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
    expect(page).to_have_title(f"{title} · Interview Kit")


@pytest.mark.slow
def test_the_menu_opens_what_was_open_and_one_step_back_leaves_it(kit: Kit, examples: Page) -> None:
    page = examples
    assert menu(page) == ["Home", "I'm the interviewer", "I'm the candidate", *BOTH]
    page.get_by_role("link", name="Sam Adeyemi").click()
    press(page, "Salary", exact=False)
    expect(page).to_have_title("Calls · Salary · Interview Kit")
    call = page.url
    assert re.search(r"/calls\?call=[0-9a-f]{32}&part=salary$", call)
    assert menu(page) == [*INTERVIEWER, *BOTH]
    go(page, "Compare", title="Compare")
    place = record_of(kit, "position")  # what the call is for is open with it
    expect(page).to_have_url(f"{kit.url}/compare?position={place}")
    go(page, "I'm the candidate", title="Applications")
    expect(page).to_have_url(f"{kit.url}/applications")
    press(page, "Inventory lead", exact=False)
    application = f"application={record_of(kit, 'application')}"
    expect(page).to_have_url(f"{kit.url}/applications?{application}")
    assert menu(page) == [*CANDIDATE, *BOTH]
    go(page, "Your data", title="Your data")
    go(page, "Thank-you", title="Thank-you")
    expect(page).to_have_url(f"{kit.url}/thank_you?{application}")
    page.go_back()
    expect(page).to_have_url(f"{kit.url}/your_data")
    expect(page).to_have_title("Your data · Interview Kit")  # not its address alone
    go(page, "Thank-you", title="Thank-you")  # the same link again is another press
    page.go_back()
    page.wait_for_timeout(70)  # the page before is asked for, and not there yet
    page.go_back()
    expect(page).to_have_title("Applications · Interview Kit")
    expect(page).to_have_url(f"{kit.url}/applications?{application}")
    expect(page.get_by_label("Company", exact=True)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{kit.url}/applications")
    go(page, "I'm the interviewer", title="Positions")
    go(page, "Calls", title="Calls · Salary")
    expect(page).to_have_url(call)
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.wait_for_timeout(1000)  # the same link sooner after a run is a double press
    go(page, "Calls", title="Calls")
    expect(page).to_have_url(f"{kit.url}/calls")
    page.go_back()
    expect(page).to_have_url(call)


@pytest.mark.slow
def test_an_address_opens_the_same_again_and_a_bare_one_opens_a_list(
    kit: Kit, examples: Page, browser: Browser
) -> None:
    page = examples
    page.get_by_role("link", name="Sam Adeyemi").click()
    press(page, "Education", exact=False)
    expect(page).to_have_title("Calls · Education · Interview Kit")
    address = page.url
    page.reload()
    expect(page).to_have_title("Calls · Education · Interview Kit")
    expect(page).to_have_url(address)
    other = browser.new_page()
    other.goto(address)
    expect(other).to_have_title("Calls · Education · Interview Kit")
    other.goto(f"{kit.url}/calls")
    expect(other.get_by_role("heading", name="Unfinished calls")).to_be_visible()
    other.goto(f"{kit.url}/closing_script")
    expect(other).to_have_url(re.compile("application="))  # the only one there is
    other.goto(f"{kit.url}/compare")
    expect(other.get_by_role("heading", name="Answers")).to_have_count(0)
    go(page, "Home", title="Home")
    go(page, "Calls", title="Calls")  # from Home one goes to lists
    expect(page).to_have_url(f"{kit.url}/calls")
    other.close()


@pytest.mark.parametrize("path", ["nothing", "calls/nothing", "a/b/c", "calls.html", "_stcore/x"])
def test_an_address_that_no_page_has_says_so_and_leads_home(
    kit: Kit, page: Page, path: str
) -> None:
    answer = page.goto(f"{kit.url}/{path}")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There's no page here")).to_be_visible()
    page.get_by_role("link", name="Go to Home").click()
    expect(page).to_have_title("Home · Interview Kit")


@pytest.mark.slow
def test_former_addresses_lead_to_what_they_led_to(kit: Kit, examples: Page) -> None:
    call = record_of(kit, "screen")
    for former in (f"phone_screen?screen={call}", f"calls?screen={call}", f"calls/?call={call}"):
        examples.goto(f"{kit.url}/{former}")
        expect(examples).to_have_url(f"{kit.url}/calls?call={call}")
        expect(examples.get_by_role("heading", level=1)).to_contain_text("Inventory lead")


@pytest.mark.slow
def test_a_menu_that_covers_the_page_closes_after_a_choice(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    for width, name in ((360, "Your data"), (640, "Word layouts")):
        page.set_viewport_size({"width": width, "height": 740})
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()
        expect(page).to_have_title(f"{name} · Interview Kit")
        link = page.get_by_test_id("stSidebarNavLink").filter(has_text=name)
        expect(link).to_have_attribute("aria-current", "page")
        expect(link).to_be_hidden()  # so the Tab key does not lead there
        expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()


def by_mouse(page: Page, link: Locator) -> None:
    link.dblclick()


def by_key(page: Page, link: Locator) -> None:
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")


def slowly(page: Page, link: Locator) -> None:
    """Press twice in the same place: the menu of the other side has another page there."""
    box = link.bounding_box()
    assert box
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*at)
    page.wait_for_timeout(350)
    page.mouse.click(*at)


@pytest.mark.slow
def test_a_page_of_the_menu_pressed_twice_keeps_what_is_open(kit: Kit, examples: Page) -> None:
    page = examples
    there = f"application={record_of(kit, 'application')}"
    page.goto(f"{kit.url}/applications?{there}")
    # What is pressed next waits until this is taken, and a press after that must not.
    page.get_by_role("radio", name="On-site interview").click()
    for title, twice in (("Thank-you", by_mouse), ("Closing script", by_key)):
        twice(page, page.get_by_test_id("stTopNavLink").filter(has_text=title))
        expect(page).to_have_title(f"{title} · Interview Kit")
        page.wait_for_timeout(500)
        expect(page.get_by_role("combobox", name="Application")).to_be_visible()
        assert page.url.endswith(there)
    go(page, "I'm the interviewer", title="Positions")
    slowly(page, page.get_by_test_id("stTopNavLink").filter(has_text="I'm the candidate"))
    expect(page).to_have_title("Applications · Interview Kit")
    page.wait_for_timeout(1000)
    expect(page).to_have_title("Applications · Interview Kit")


@pytest.mark.slow
def test_the_rail_shows_on_a_phone_where_one_is(kit: Kit, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    for section in ("Motivations", "Experience", "Experience", "Experience", "Education", "Salary"):
        page.get_by_role("button", name="Next").click()
        expect(page).to_have_title(f"Calls · {section} · Interview Kit")
    current = page.locator(".st-key-rail").get_by_role("button", name="current")
    expect(current).to_contain_text("Salary")
    expect(current).to_be_in_viewport(ratio=1)
    page.reload()
    expect(current).to_be_in_viewport(ratio=1)
    expect(current).to_have_attribute("aria-current", "step")
    # A window of 1280 pixels at 200 percent: the last section follows the one that is widest.
    page.set_viewport_size({"width": 640, "height": 400})
    for section in ("Ending", "Finish"):
        page.locator(".st-key-rail").get_by_role("button", name=section).click()
        expect(current).to_contain_text(section)
        expect(current).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-rail [aria-current]")).to_have_count(1)


def test_every_page_has_an_address_of_its_own_that_no_file_decides() -> None:
    paths = [place.path for place in PAGES]
    assert len(set(paths)) == len(paths)
    assert paths == [
        "",
        "positions",
        "calls",
        "promises",
        "compare",
        "learned",
        "applications",
        "prepare",
        "on_the_call",
        "closing_script",
        "rehearse",
        "thank_you",
        "follow_up",
        "word_layouts",
        "your_data",
    ]


@pytest.mark.slow
def test_a_page_of_the_menu_begins_at_its_top(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/closing_script")
    press(page, "Load an example", exact=False)
    heading(page, "Closing script")
    page.set_viewport_size({"width": 1280, "height": 400})
    main = page.get_by_test_id("stMain")
    main.evaluate("element => element.scrollTo(0, 250)")
    page.get_by_role("link", name="Thank-you", exact=True).first.click()
    heading(page, "Thank-you")
    page.wait_for_load_state("networkidle")
    assert main.evaluate("element => element.scrollTop") == 0
