"""The ways to use a page: with a mouse, with a finger, with keys alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
from playwright.sync_api import Locator, Page, expect

from tests.browser.doing import GOES_SIDEWAYS, field

_MOST_LOOKS = 60
# About how many times Tab has to be pressed until something has the focus, 0 where it has it, and
# less where it lies before what has it. Where a press leads is the browser's to say.
_TABS_TO = """it => {
  const focused = document.activeElement;
  if (it === focused || it.contains(focused)) return 0;
  const all = [...document.querySelectorAll("a[href],button,input,textarea,summary,[tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility());
  const { DOCUMENT_POSITION_PRECEDING: before } = Node;
  const isBefore = focused !== document.body && focused.compareDocumentPosition(it) & before;
  const [first, last] = isBefore ? [it, focused] : [focused, it];
  const between = all.filter((each) => !(first.compareDocumentPosition(each) & before)
    && last.compareDocumentPosition(each) & before);
  const times = Math.max(1, between.length);
  return isBefore ? -times : times;
}"""


class ByMouse:
    """With a mouse, in a wide window. The other ways differ from it where they have to."""

    profile: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}  # noqa: RUF012

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, wanted: Locator) -> None:
        """Press a button, a link or what unfolds."""
        wanted.click()

    def tick(self, name: str, role: Any = "checkbox") -> None:
        """Tick a box or turn a switch, which stands behind its words."""
        box = self.page.get_by_role(role, name=name)
        self.press(box.locator("xpath=ancestor::label"))

    def choose(self, group: str, option: str) -> None:
        """Choose one of the buttons of a group."""
        chosen = self._radio(group, option)
        self.press(chosen)
        expect(chosen).to_be_checked()

    def pick(self, menu: str, action: str) -> None:
        """Open a menu and choose an action from it."""
        self.press(self.page.get_by_role("main").get_by_role("button", name=menu, exact=True))
        self.press(self.page.get_by_role("menuitem", name=action))

    def enter(self, wanted: Locator) -> None:
        """Put the cursor into a field."""
        wanted.click()

    def button(self, name: str, *, exact: bool = False) -> None:
        """Press a button by its name, or the first of those with this name."""
        self.press(self.page.get_by_role("button", name=name, exact=exact).first)

    def link(self, name: str) -> None:
        """Follow a link of the page, none of the menu."""
        self.press(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def write(self, label: str, text: str) -> None:
        """Type into a field instead of what is there, and wait for nothing."""
        box = field(self.page, label)
        self.enter(box)
        self.mark_all(box)
        self.page.keyboard.type(text)

    def mark_all(self, box: Locator) -> None:
        """Mark all that is in the field with the cursor."""
        self.page.keyboard.press("ControlOrMeta+a")

    def select(self, label: str, part: str, option: str) -> None:
        """Choose from a list by typing a part of the name."""
        self.enter(self.page.get_by_role("combobox", name=label))
        self.page.keyboard.type(part)
        self.press(self.page.get_by_role("option", name=option))

    def _radio(self, group: str, option: str) -> Locator:
        buttons = self.page.get_by_role("radiogroup", name=group, exact=True)
        return buttons.get_by_role("radio", name=option, exact=True)


class ByTouch(ByMouse):
    """With a finger, on a phone."""

    profile = {"viewport": {"width": 360, "height": 740}, "has_touch": True}  # noqa: RUF012

    def press(self, wanted: Locator) -> None:
        """Tap a button, a link or what unfolds."""
        wanted.tap()

    def enter(self, wanted: Locator) -> None:
        """Tap a field."""
        wanted.tap()

    def mark_all(self, box: Locator) -> None:
        """Mark all that is in a field. A browser can hear of a key before it is done with a tap."""
        box.select_text()


class ByKeys(ByMouse):
    """With Tab, Enter, Space and the arrows alone, in a wide window."""

    def press(self, wanted: Locator) -> None:
        """Press Enter on what Tab leads to."""
        self.enter(wanted)
        self.page.keyboard.press("Enter")

    def tick(self, name: str, role: Any = "checkbox") -> None:
        """Tick a box or turn a switch."""
        self.enter(self.page.get_by_role(role, name=name))
        self.page.keyboard.press("Space")

    def choose(self, group: str, option: str) -> None:
        """Choose one of the buttons of a group: Tab leads to the group, arrows to the button."""
        chosen = self._radio(group, option)
        self.enter(self.page.get_by_role("radiogroup", name=group, exact=True))
        for _ in range(10):
            if not chosen.evaluate(_TABS_TO):
                break
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Space")
        expect(chosen).to_be_checked()

    def pick(self, menu: str, action: str) -> None:
        """Open a menu and choose an action from it: arrows lead there from the first."""
        self.press(self.page.get_by_role("main").get_by_role("button", name=menu, exact=True))
        first = self.page.get_by_role("menuitem").first
        expect(first).to_be_focused()
        item = self.page.get_by_role("menuitem", name=action)
        while item.evaluate(_TABS_TO):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def enter(self, wanted: Locator) -> None:
        """Press Tab until something has the focus, or Shift and Tab where it lies before."""
        expect(wanted).to_be_attached()
        for _ in range(_MOST_LOOKS):
            times = wanted.evaluate(_TABS_TO)
            if not times:
                return
            for _ in range((abs(times) + 1) // 2):
                self.page.keyboard.press("Tab" if times > 0 else "Shift+Tab")
        raise AssertionError(f"no Tab leads to {wanted}")

    def select(self, label: str, part: str, option: str) -> None:
        """Choose from a list by typing a part of the name, and Enter."""
        self.enter(self.page.get_by_role("combobox", name=label))
        self.page.keyboard.type(part)
        expect(self.page.get_by_role("option", name=option)).to_be_visible()
        self.page.keyboard.press("Enter")


def downloaded(person: ByMouse, name: str) -> tuple[str, bytes]:
    """Download by a button, and return the file's name and bytes."""
    # On the way to the button there can be a hundred other stops for Tab.
    with person.page.expect_download(timeout=60000) as waiting:
        person.button(name)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def events(data: bytes) -> dict[str, icalendar.Event]:
    """Return the events of a calendar file by what they are for."""
    calendar = icalendar.Calendar.from_ical(data)
    return {
        str(each["uid"]).partition("@")[0].partition("-")[2]: each
        for each in calendar.walk("VEVENT")
    }


def reads(page: Page, words: str) -> None:
    """What the kit reads in a field stands below it."""
    expect(page.locator(".kit-text-reading").filter(has_text=words)).to_be_visible()


def fits(page: Page) -> None:
    """The page does not go on sideways."""
    assert not page.evaluate(GOES_SIDEWAYS)
