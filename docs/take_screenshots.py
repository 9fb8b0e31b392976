"""Takes the README's screenshots from a kit with the examples loaded.

`python docs/take_screenshots.py`, from the project's root, with an installed browser.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.doing import record_of
from tests.browser.kit import CHROMIUM, ROOT, Kit, installed_browser

FOLDER = ROOT / "docs" / "screenshots"


def main() -> None:
    """Start a kit, load the examples and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kit = Kit(Path(folder) / "data")
        kit.start()
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(CHROMIUM)
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-US")
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
    page.get_by_role("link", name="Sam Adeyemi").click()
    page.get_by_role("button", name="Experience").click()
    field = page.get_by_label("Answer: Years of experience")
    field.fill("Five years in the stockroom of a bicycle maker, two of them in charge of it.")
    page.get_by_role("radio", name="4").click()
    shoot(page, "calls")
    application = f"application={record_of(kit, 'application')}"
    for name, query in {
        "compare": f"position={record_of(kit, 'position')}",
        "closing_script": application,
        "thank_you": application,
        "word_layouts": "",
    }.items():
        page.goto(f"{kit.url}/{name}?{query}")
        shoot(page, name)


def shoot(page: Page, name: str) -> None:
    """Take one picture once the page has come to rest."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.wait_for_timeout(1500)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
