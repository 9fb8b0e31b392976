"""Takes the README's screenshots from a kit with the examples loaded.

`python docs/take_screenshots.py`, from the project's root, with an installed browser.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Locator, Page, ViewportSize, expect, sync_playwright

from tests.browser.doing import record_of, write
from tests.browser.kit import CHROMIUM, ROOT, Kit, installed_browser

FOLDER = ROOT / "docs" / "screenshots"
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
WHOLE_LETTER: ViewportSize = {"width": 1280, "height": 1120}
PHONE: ViewportSize = {"width": 360, "height": 740}


def main() -> None:
    """Start a kit, load the examples and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kit = Kit(Path(folder) / "data")
        kit.start()
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(CHROMIUM)
        )
        page = browser.new_page(viewport=DESKTOP, locale="en-US")
        try:
            take(kit, page)
        finally:
            browser.close()
            kit.kill()


def take(kit: Kit, page: Page) -> None:
    """Visit the pages that the README shows."""
    page.goto(kit.url)
    page.get_by_role("button", name="Load an example: a position").click()
    page.get_by_role("button", name="Load an example: an application").click()
    expect(page.get_by_role("button", name="Remove the example")).to_have_count(2)
    interviewer(kit, page)
    page.goto(f"{kit.url}/your_data")
    write(page, "Name", "Sam Rivera")
    write(page, "Email", "sam@example.org")
    application = record_of(kit, "application")
    before_the_call(f"{kit.url}/{{}}?application={application}", page)
    after_the_call(f"{kit.url}/{{}}?application={application}", page)
    page.goto(f"{kit.url}/word_layouts")
    shoot(page, "word_layouts")


def interviewer(kit: Kit, page: Page) -> None:
    """Take a position, a call, a message, the comparison and what was learned."""
    place = record_of(kit, "position")
    page.goto(f"{kit.url}/positions?position={place}")
    shoot(page, "positions", page.get_by_role("heading", name="Must-haves"))
    page.goto(f"{kit.url}/promises")
    page.get_by_role("button", name="Write").first.click()
    page.get_by_role("radio", name="Next steps").click()
    shoot(page, "promises", page.get_by_role("heading", name="Write to them"))
    page.goto(kit.url)
    page.get_by_role("link", name="Sam Adeyemi").click()
    page.get_by_role("button", name="Experience").click()
    answer = page.get_by_label("Answer: Years of experience")
    answer.fill("Five years in the stockroom of a bicycle maker, two of them in charge of it.")
    page.get_by_role("radio", name="4").click()
    shoot(page, "calls")
    page.goto(f"{kit.url}/compare?position={place}")
    shoot(page, "compare")
    page.goto(f"{kit.url}/learned?position={place}")
    shoot(page, "learned")


def before_the_call(address: str, page: Page) -> None:
    """Take the pages that lead to the call, the last two as a phone shows them."""
    for name in ("prepare", "closing_script"):
        page.goto(address.format(name))
        shoot(page, name)
    page.set_viewport_size(PHONE)
    page.goto(address.format("rehearse"))
    forward = page.get_by_role("button", name="Forward")
    forward.click()
    shoot(page, "rehearse", forward)
    page.goto(address.format("on_the_call"))
    tick(page, "six years of running a stockroom")
    shoot(page, "on_the_call", page.get_by_role("heading", name="Questions to ask"))
    page.set_viewport_size(DESKTOP)


def after_the_call(address: str, page: Page) -> None:
    """Take a letter one day after the call, and the follow-up a week after it."""
    call_was(address, page, days_ago=1)
    page.set_viewport_size(WHOLE_LETTER)
    page.goto(address.format("thank_you"))
    write(page, "Something you learned from them", "how you count each aisle at night")
    shoot(page, "thank_you")
    page.set_viewport_size(DESKTOP)
    sent = call_was(address, page, days_ago=7)
    for person in ("1", "2"):
        page.goto(f"{address.format('thank_you')}&person={person}")
        tick(page, "I've sent it")
        write(page, "When you sent it", sent)
    page.goto(address.format("follow_up"))
    shoot(page, "follow_up")


def tick(page: Page, name: str) -> None:
    """Tick a box, and leave it."""
    box = page.get_by_role("checkbox", name=name)
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    box.blur()


def call_was(address: str, page: Page, *, days_ago: int) -> str:
    """Move the call to an earlier day, and return that."""
    day = f"{datetime.now() - timedelta(days=days_ago):%m/%d/%Y}"
    page.goto(address.format("applications"))
    write(page, "Day of the call", day)
    return day


def shoot(page: Page, name: str, part: Locator | None = None) -> None:
    """Take one picture once the page has come to rest, with `part` of it in the middle."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.wait_for_timeout(1500)
    if part:
        part.evaluate("part => part.scrollIntoView({ block: 'center' })")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
