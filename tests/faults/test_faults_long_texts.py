"""Ten long texts at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import field, left_in_browser
from tests.browser.kit import Kit
from tests.faults.people import Typist, nothing_is_lost
from tests.tally import Tally, fault

FIELDS = 10
LETTERS = 20_000

# What a page hears of a paste. Through the keyboard's way Chromium takes eight seconds for it.
_PASTE = """(box, text) => {
    box.setRangeText(text, box.value.length, box.value.length, 'end');
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}"""


@pytest.mark.parametrize("away", [False, True], ids=["kit there", "kit away"])
@fault(
    "Ten fields of 20,000 characters",
    "Pasted into the follow-up answers of one call, typed on, with the server there and with the "
    "server killed before and started after; then the page is loaded anew.",
)
def test_ten_long_texts_are_all_stored(kit: Kit, page: Page, tally: Tally, away: bool) -> None:
    chance = tally.seed()
    page.goto(f"{kit.url}/positions")
    page.get_by_role("button", name="New position").click()
    page.get_by_role("button", name="New call").click()
    page.get_by_role("button", name="Next: Motivations").click()
    labels = [f"Answer to follow-up {number}" for number in range(1, FIELDS + 1)]
    for label in labels:
        page.get_by_role("button", name="Follow-up", exact=True).click()
        expect(field(page, label)).to_be_visible()
    names = [f"followup.{number}.answer" for number in range(1, FIELDS + 1)]
    if away:
        kit.kill()
    people = []
    for label, name in zip(labels, names, strict=True):
        text = "".join(chance.choices("abc äöü'\"&<\n漢字", k=LETTERS))
        field(page, label).evaluate(_PASTE, text)
        person = Typist(page, label, name, text)
        person.types("and on")
        people.append(person)
        tally.times += 1
    if away:
        people[0].reads("kept in this browser")
        kit.start()
    nothing_is_lost(kit, people, tally, told=away)
    page.reload()
    for person in people:
        expect(person.box).to_have_value(person.typed)
    assert left_in_browser(page) == 0
