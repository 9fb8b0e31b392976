"""Two browsers write into one record at the same time, for a minute."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.doing import left_in_browser
from tests.browser.kit import Kit
from tests.faults.ledger import current, kept
from tests.faults.people import AD, Typist, nothing_is_lost, prepare, word
from tests.tally import Tally, fault

SECONDS = 60
ROLE = ("Person 1: role", "person.1.role")


def two_pages(kit: Kit, new_context: Callable[..., BrowserContext]) -> tuple[Page, Page]:
    """Open one application in two browsers."""
    one, two = new_context().new_page(), new_context().new_page()
    url = prepare(kit, one)
    two.goto(url)
    expect(two.get_by_label(AD)).to_be_visible()
    return one, two


class Rival:
    """Somebody who writes into a field that another one writes into, and chooses at random."""

    def __init__(self, page: Page, name: str) -> None:
        self.person = Typist(page, AD, "job_ad")
        self.name = name
        self.shown: set[str] = set()
        self.conflicts = 0
        self.panel = page.locator(".kit-text-conflict")
        self.saved = page.locator(".kit-text-status").get_by_text("Saved", exact=True)

    def writes(self, text: str) -> None:
        """Type something of one's own into whatever stands there."""
        self.person.types(text)

    def chooses(self, choice: str) -> bool:
        """Settle a conflict, if there is one; what either side had must not be lost."""
        if not self.panel.count():
            return False
        theirs = self.panel.locator("pre").inner_text()
        self.shown |= {self.person.box.input_value(), theirs.removesuffix("(empty)")}
        self.panel.get_by_role("button", name=choice).click()
        self.conflicts += 1
        return True


@fault(
    "Two browsers, one answer",
    "Both type into the same field for a minute, each choosing one of the two texts now and then "
    "when the field says that it was changed elsewhere.",
)
def test_two_browsers_writing_one_answer_overwrite_nothing_unseen(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally
) -> None:
    chance = tally.seed()
    pages = two_pages(kit, new_context)
    rivals = [Rival(page, name) for page, name in zip(pages, "AB", strict=True)]
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        rival = chance.choice(rivals)
        rival.writes(f"{rival.name}{word(chance)}")
        if chance.random() < 0.4:
            rival.person.page.wait_for_timeout(450)
        if chance.random() < 0.3:
            chance.choice(rivals).chooses(chance.choice(["Keep mine", "Use the other one"]))
    for rival in rivals:
        rival.writes(f"{rival.name}{word(chance)}")
        expect(rival.saved.or_(rival.panel)).to_be_visible()
        while rival.chooses("Keep mine"):  # the other can have sent something meanwhile
            expect(rival.saved.or_(rival.panel)).to_be_visible()
    there = kept(kit, rivals[0].person)
    for rival in rivals:
        rival.person.looks()
        gone = rival.person.missing(there)
        tally.acknowledged += len(set(rival.person.acknowledged()))
        tally.lost_acknowledged += len(gone)
        tally.times += rival.conflicts
        tally.told += rival.person.troubles
        tally.said(rival.person.said)
        assert not gone
        # Texts between which and another somebody chose.
        tally.looks_for_typed(*(text in there for text in rival.shown if text))
        assert left_in_browser(rival.person.page) == 0
    assert tally.times > 5, "they hardly met"
    last = rivals[-1].person
    assert current(kit, last) == last.box.input_value()


@fault(
    "Two browsers, different answers",
    "Both type into fields of their own in one record for a minute.",
)
def test_two_browsers_writing_different_answers_do_not_meet(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally
) -> None:
    chance = tally.seed()
    one, two = two_pages(kit, new_context)
    people = [
        Typist(one, AD, "job_ad"),
        Typist(one, "Company", "company"),
        Typist(two, *ROLE),
        Typist(two, "Job title", "job_title"),
    ]
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        person = chance.choice(people)
        person.types(word(chance))
        tally.times += 1
        if chance.random() < 0.3:
            person.page.wait_for_timeout(450)
    nothing_is_lost(kit, people, tally, told=False)
    assert not tally.told, "there was nothing to choose"
