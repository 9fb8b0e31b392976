"""People who type, and what the kit told them."""

from __future__ import annotations

import json
import random
import re
import time
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Page, Request, expect

from tests.browser.doing import field, left_in_browser, press
from tests.browser.kit import Kit
from tests.faults.ledger import current, kept
from tests.tally import Tally

KEY_MILLISECONDS = 30
SECONDS_OF_GRACE = 2.0
AD = "Job ad"
QUIET = ("", "Saved", "Saved as typed", "Saving…")

_SEEN = """(box) => {
    const status = box.closest('.kit-text').querySelector('.kit-text-status');
    return [box.value, status.textContent];
}"""


_MIRRORED = """(id) => Object.keys(localStorage)
    .filter((key) => key.startsWith('interview-kit:text:') && key.includes(`:${id}:`))
    .map((key) => JSON.parse(localStorage[key]).text)"""


class Typist:
    """Somebody who types into one field of one tab, never deleting anything.

    The tab shows a record that its address names; `typed` is what stands in the field already.
    `began` is when the last typing did, by `time.monotonic`.
    """

    def __init__(self, page: Page, label: str, name: str, typed: str = "") -> None:
        self.page = page
        query = parse_qs(urlsplit(page.url).query)
        self.record = (query.get("application") or query["call"])[0]
        self.name = name
        self.label = label
        self.box = field(page, label)
        self.typed = typed
        self.said: set[str] = set()
        self.troubles = 0
        self.unanswered = 0  # requests to store that found no server
        self.began = 0.0
        self._moments: list[tuple[float, int]] = [(0.0, len(typed))]
        self._acknowledged: list[str] = []
        self._answered: list[Request] = []
        self._in_trouble = False
        page.on("requestfinished", self._hear)
        page.on("requestfailed", self._miss)

    def types(self, text: str, *, delay: int = KEY_MILLISECONDS, looking: bool = True) -> None:
        """Type on at the end, key by key, and look at what the field says."""
        if not self.box.evaluate("(box) => box === document.activeElement"):
            self.box.click()
            self.box.press("ControlOrMeta+End")
        self.began = time.monotonic()
        self.page.keyboard.type(text, delay=delay)
        self.typed += text
        self._moments.append((time.monotonic(), len(self.typed)))
        if looking:
            self.looks()

    def types_for(self, seconds: float, chance: random.Random) -> None:
        """Type words for a while, now and then with a pause long enough to be stored in."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.types(word(chance))
            if chance.random() < 0.3:
                self.page.wait_for_timeout(450)

    def looks(self) -> str:
        """Read the field and its status at one moment; what is "Saved" then is acknowledged."""
        value, status = self.box.evaluate(_SEEN)
        if status.startswith("Saved"):
            self._acknowledged.append(value)
        while self._answered:
            self._acknowledged += _stored_by(self._answered.pop())
        trouble = status not in QUIET
        if trouble:
            self.said.add(status)
            self.troubles += not self._in_trouble
        self._in_trouble = trouble
        return str(status)

    def reads(self, words: str) -> None:
        """Wait until the field says something."""
        expect(self.page.locator(".kit-text").filter(has=self.box)).to_contain_text(words)
        self.looks()

    def sees_it_saved(self) -> None:
        """Wait until all that was typed is there, stored, and nothing waits in the browser."""
        expect(self.box).to_have_value(self.typed)
        box = self.page.locator(".kit-text").filter(has=self.box)
        # A field that was drawn anew says nothing as long as nobody types into it.
        expect(box.locator(".kit-text-status")).to_have_text(re.compile("^(Saved)?$"))
        self.looks()

    def typed_until(self, moment: float) -> str:
        """Return what had been typed by a moment of `time.monotonic`."""
        lengths = [length for at, length in list(self._moments) if at <= moment]
        return self.typed[: lengths[-1]]

    def mirrored(self) -> set[str]:
        """Return what the browser itself keeps of this field."""
        return set(self.page.evaluate(_MIRRORED, f"{self.record}/{self.name}"))

    def acknowledged(self) -> list[str]:
        """Return each text that the kit has said is stored."""
        return list(self._acknowledged)

    def missing(self, there: set[str]) -> list[str]:
        """Return the acknowledged texts that are not `there`."""
        return [text for text in self._acknowledged if text not in there]

    def _hear(self, request: Request) -> None:
        if self._is_of_field(request):
            self._answered.append(request)

    def _miss(self, request: Request) -> None:
        self.unanswered += self._is_of_field(request)

    def _is_of_field(self, request: Request) -> bool:
        return request.url.endswith("/draft") and _sent(request).get("field") == self.name


def _sent(request: Request) -> dict[str, str]:
    return dict(json.loads(request.post_data or "{}"))


def _stored_by(request: Request) -> list[str]:
    """Return the text that the whole answer to a request acknowledges.

    One that came late says so itself: this tab had stored something newer by then.
    """
    try:
        answer = request.response()
        if answer is None or answer.status != 200 or answer.json()["outcome"] == "stale":
            return []
    except (Error, ValueError, KeyError):
        return []  # the page is gone, and what it was told with it
    return [_sent(request)["text"]]


def prepare(kit: Kit, page: Page, url: str = "") -> str:
    """Open a new application, through `url` where given, and return its address."""
    page.goto(f"{url or kit.url}/applications")
    press(page, "New application")
    expect(page).to_have_url(re.compile("application="))
    page.goto(page.url)  # so that nothing of another application is on it any more
    expect(field(page, AD)).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    return page.url


def word(chance: random.Random) -> str:
    """Return a word nobody typed before, with what words have: umlauts, quotes, dashes."""
    letters = "abcdefghijklmnopqrstuvwxyzäöüéß'\"-&<"
    return "".join(chance.choices(letters, k=chance.randint(3, 8))) + " "


def nothing_is_lost(kit: Kit, people: list[Typist], tally: Tally, *, told: bool = True) -> None:
    """Check at the end that all is there and stored, and count."""
    for person in people:
        person.sees_it_saved()
        there = kept(kit, person)
        gone = person.missing(there)
        tally.acknowledged += len(set(person.acknowledged()))
        tally.lost_acknowledged += len(gone)
        tally.told += person.troubles
        tally.said(person.said)
        assert not gone, f"{len(gone)} acknowledged texts of {person.name} are missing"
        tally.looks_for_typed(current(kit, person) == person.typed)
    for page in {person.page for person in people}:
        assert left_in_browser(page) == 0
        mine = [person for person in people if person.page is page]
        assert not told or any(person.troubles for person in mine), "nobody was told"
