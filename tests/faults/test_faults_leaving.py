"""People leave within 50 milliseconds of the last key, in every way there is."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from tests.browser.doing import field, left_in_browser, press, until_nothing_is_left
from tests.browser.kit import CHROMIUM, Kit, installed_browser
from tests.faults.ledger import current, kept
from tests.faults.people import (
    AD,
    SECONDS_OF_GRACE,
    Typist,
    prepare,
    word,
)
from tests.tally import Tally, fault

COUNTED = 6  # departures in time, of each kind
TRIES = 40
MILLISECONDS = 50
LABEL, NAME = "Company", "company"  # a field that the page is run again for
ELSEWHERE = "Closing script"
HEADINGS = {"/closing_script": ELSEWHERE, "/applications": "Applications"}

# Tells how long after the last letter the page first heard that somebody leaves.
_STOPWATCH = """
const told = (event) => {
    if (window.kitTyped) localStorage.kitGap = performance.now() - window.kitTyped;
    window.kitTyped = 0;
};
addEventListener('input', () => { window.kitTyped = performance.now(); }, true);
for (const name of ['pointerdown', 'popstate', 'beforeunload', 'pagehide'])
    addEventListener(name, told, true);
addEventListener('keydown', (event) => {
    if (event.key === 'PageDown' || event.key === 'Enter' || event.altKey && event.key.length > 1)
        told();
}, true);
"""


def _address(kit: Kit, path: str) -> re.Pattern[str]:
    """Return what the address of a page begins with: what was open before is open there, too."""
    return re.compile(re.escape(kit.url + path) + r"(\?|$)")


def _link(page: Page) -> Locator:
    return page.get_by_role("link", name=ELSEWHERE, exact=True).first


def _point(page: Page) -> tuple[float, float]:
    box = _link(page).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _refresh(page: Page) -> None:
    page.reload()


def _back(page: Page) -> None:
    page.evaluate("history.back()")


def _click(page: Page) -> Callable[[Page], object]:
    x, y = _point(page)
    return lambda page: page.mouse.click(x, y)


def _tap(page: Page) -> Callable[[Page], object]:
    x, y = _point(page)
    return lambda page: page.touchscreen.tap(x, y)


def _enter(page: Page) -> Callable[[Page], object]:
    link = _link(page).element_handle()

    def leave(page: Page) -> None:
        link.focus()
        page.keyboard.press("Enter")

    return leave


WAYS: dict[str, tuple[str, Callable[[Page], Callable[[Page], object]]]] = {
    "refresh": ("", lambda _: _refresh),
    "back": ("/positions", lambda _: _back),
    "mouse": ("/closing_script", _click),
    "touch": ("/closing_script", _tap),
    "key": ("/closing_script", _enter),
    "back in the app": ("/applications", lambda _: _back),
    "close": ("", lambda _: Page.close),
}


def _begun_anew(page: Page) -> str:
    """Make another application, in the document that lists them, and return its address."""
    page.goto("/applications")
    press(page, "New application")
    expect(page).to_have_url(re.compile("application="))
    expect(field(page, LABEL)).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    return page.url


@pytest.mark.parametrize("way", WAYS)
@fault(
    "Leaving within 50 ms of the last key",
    "By a refresh, back to another document and back inside the app, a link by mouse, by touch and "
    "by key, and by closing the tab; six times each, counting only those that the page heard of "
    "within 50 ms.",
)
def test_leaving_right_after_the_last_key_loses_nothing(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally, way: str
) -> None:
    chance = tally.seed()
    context = new_context(has_touch=way == "touch", base_url=kit.url)
    context.add_init_script(_STOPWATCH)
    page = context.new_page()
    page.goto("/positions")
    url = prepare(kit, page)
    there, make_leave = WAYS[way]
    typed = ""
    for _ in range(TRIES):
        if way == "back":
            page.goto("/positions")
            page.goto(url)
            expect(field(page, LABEL)).to_be_visible()
        elif way == "back in the app":
            url, typed = _begun_anew(page), ""
        person = Typist(page, LABEL, NAME, typed)
        person.types(word(chance))
        leave = make_leave(page)
        page.evaluate("localStorage.kitGap = 9999")
        person.types(chance.choice("abcdef"), delay=0, looking=False)
        left = time.monotonic()
        leave(page)
        gap = (time.monotonic() - left) * 1000
        typed = person.typed
        if way == "close":
            page = context.new_page()
        elif there:
            expect(page).to_have_url(_address(kit, there))
            page.wait_for_load_state("networkidle")
            expect(page).to_have_url(_address(kit, there))  # nothing took the navigation back
        page.goto(url)
        expect(field(page, LABEL)).to_have_value(typed)
        again = Typist(page, LABEL, NAME, typed)
        again.sees_it_saved()
        until_nothing_is_left(page)
        tally.looks_for_typed(current(kit, again) == typed)
        told = {*person.acknowledged(), *again.acknowledged()}
        tally.acknowledged += len(told)
        tally.lost_acknowledged += len(told - kept(kit, again))
        if way != "close":
            gap = float(page.evaluate("localStorage.kitGap"))
        tally.times += gap <= MILLISECONDS
        if tally.times == COUNTED:
            break
    assert tally.times == COUNTED, "this machine is too slow to leave in time"
    assert not tally.lost_acknowledged
    assert left_in_browser(page) == 0


@pytest.mark.parametrize("way", ["mouse", "touch", "key", "back in the app"])
@fault(
    "The server stands still while somebody leaves",
    "SIGSTOP right before a link by mouse, by touch and by key, and before going back inside the "
    "app, and SIGCONT three seconds later, twice each.",
)
def test_a_server_that_stands_still_does_not_lead_back(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally, way: str
) -> None:
    chance = tally.seed()
    page = new_context(has_touch=way == "touch", base_url=kit.url).new_page()
    page.goto("/positions")
    url, typed = prepare(kit, page), ""
    there, make_leave = WAYS[way]
    for _ in range(2):
        if way == "back in the app":
            url, typed = _begun_anew(page), ""
        person = Typist(page, LABEL, NAME, typed)
        person.types(word(chance))
        leave = make_leave(page)
        with kit.standing_still():
            person.types(chance.choice("abcdef"), delay=0, looking=False)
            leave(page)
            page.wait_for_timeout(3000)
        expect(page).to_have_url(_address(kit, there))
        expect(page.get_by_role("heading", level=1, name=HEADINGS[there])).to_be_visible()
        page.wait_for_timeout(3000)
        expect(page).to_have_url(_address(kit, there))  # nothing led back
        typed = person.typed
        page.goto(url)
        expect(field(page, LABEL)).to_have_value(typed)
        again = Typist(page, LABEL, NAME, typed)
        again.sees_it_saved()
        tally.looks_for_typed(current(kit, again) == typed)
        told = {*person.acknowledged(), *again.acknowledged()}
        tally.acknowledged += len(told)
        tally.lost_acknowledged += len(told - kept(kit, again))
        tally.times += 1
    assert not tally.lost_acknowledged
    assert left_in_browser(page) == 0


@fault(
    "The next step by key within 50 ms of the last letter",
    "Alt and Page Down in the form of a call, and back again, six times.",
)
def test_going_on_by_key_right_after_the_last_letter_loses_nothing(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally
) -> None:
    chance = tally.seed()
    context = new_context()
    context.add_init_script(_STOPWATCH)
    page = context.new_page()
    page.goto(f"{kit.url}/positions")
    page.get_by_role("button", name="New position").click()
    page.get_by_role("button", name="New call").click()
    page.get_by_role("button", name="Next: Motivations").click()
    label = "Answer: Motivations"
    expect(field(page, label)).to_be_visible()
    typed = ""
    for _ in range(TRIES):
        expect(field(page, label)).to_have_value(typed)
        person = Typist(page, label, "motivations", typed)
        person.types(word(chance))
        page.evaluate("localStorage.kitGap = 9999")
        person.types(chance.choice("abcdef"), delay=0, looking=False)
        page.keyboard.press("Alt+PageDown")
        typed = person.typed
        expect(field(page, label)).to_have_count(0)
        page.keyboard.press("Alt+PageUp")
        expect(field(page, label)).to_have_value(typed)
        person.sees_it_saved()
        tally.looks_for_typed(current(kit, person) == typed)
        tally.times += float(page.evaluate("localStorage.kitGap")) <= MILLISECONDS
        if tally.times == COUNTED:
            break
    assert tally.times == COUNTED, "this machine is too slow to leave in time"
    page.reload()
    person = Typist(page, label, "motivations", typed)
    person.sees_it_saved()
    assert current(kit, person) == typed
    assert left_in_browser(page) == 0


@contextmanager
def own_browser(playwright: Playwright, profile: Path) -> Iterator[tuple[Page, int]]:
    """Start a browser in a process of its own, with a profile that stays; also its process id."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    path = installed_browser() or playwright.chromium.executable_path
    command = [path, *CHROMIUM, "--headless=new", "--remote-debugging-port=0"]
    process = subprocess.Popen(
        [*command, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 60
        while not (port_file.exists() and port_file.read_text().count("\n")):
            assert time.monotonic() < until, "the browser did not start"
            time.sleep(0.05)
        port = port_file.read_text().split()[0]
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        yield browser.contexts[0].new_page(), process.pid
    finally:
        kill(process.pid)
        process.wait(30)


def kill(group: int) -> None:
    """End all processes of a browser at once."""
    if hasattr(os, "killpg"):
        os.killpg(group, signal.SIGKILL)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@fault(
    "The browser is killed",
    "SIGKILL to all its processes, counting only those within 50 ms of the last key, six times; "
    "then it is opened again with the same profile.",
)
def test_a_killed_browser_loses_nothing_older_than_two_seconds(
    kit: Kit, playwright: Playwright, tally: Tally
) -> None:
    chance = tally.seed()
    typed, url = "", ""
    acknowledged: set[str] = set()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for _ in range(TRIES):
            with own_browser(playwright, Path(profile)) as (page, group):
                if url:
                    page.goto(url)
                else:
                    url = prepare(kit, page)
                box = field(page, AD)
                expect(box).to_be_visible()
                expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
                page.wait_for_load_state("networkidle")
                assert box.input_value().startswith(typed), "what was stored is not shown"
                person = Typist(page, AD, "job_ad", box.input_value())
                until = time.monotonic() + chance.uniform(2.5, 6)
                while time.monotonic() < until:
                    person.types(word(chance))
                person.types(chance.choice("abcdef"), delay=0, looking=False)
                kill(group)
                killed = time.monotonic()
            there = kept(kit, person)
            typed = stored = current(kit, person)
            acknowledged |= set(person.acknowledged())
            tally.lost_acknowledged += len(person.missing(there))
            before = person.typed_until(killed - SECONDS_OF_GRACE)
            tally.times += (killed - person.began) * 1000 <= MILLISECONDS
            assert not person.missing(there)
            assert person.typed.startswith(stored)
            tally.looks_for_typed(stored.startswith(before))
            if tally.times == COUNTED:
                break
        assert tally.times == COUNTED, "this machine is too slow to kill in time"
        with own_browser(playwright, Path(profile)) as (page, _):
            page.goto(url)
            expect(field(page, AD)).to_be_visible()
            page.wait_for_load_state("networkidle")
            shown = field(page, AD).input_value()
            assert shown.startswith(stored)
            person = Typist(page, AD, "job_ad", shown)
            person.types("and on")
            person.sees_it_saved()
            assert current(kit, person) == person.typed
            assert person.typed.startswith(before)
            assert left_in_browser(page) == 0
    tally.acknowledged = len(acknowledged)
