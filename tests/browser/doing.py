"""What a person does with the kit, for tests that read like one."""

from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import Kit

KEY_MILLISECONDS = 15
STORED = re.compile("^Saved( as typed)?$")  # the latter where the kit could not read the text

GOES_SIDEWAYS = (
    "[document.documentElement, ...document.querySelectorAll('.stMain')]"
    ".some((each) => each.scrollWidth > each.clientWidth)"
)


def field(page: Page, label: str) -> Locator:
    """Return one of the kit's own text fields."""
    return page.get_by_label(label, exact=True)


def write(page: Page, label: str, text: str) -> None:
    """Type into a field, key by key, and wait until it is stored."""
    box = field(page, label)
    box.click()
    box.press("ControlOrMeta+a")
    if text:
        box.press_sequentially(text, delay=KEY_MILLISECONDS)
    else:
        box.press("Delete")
    saved(page, label)


def saved(page: Page, label: str) -> None:
    """Wait until a field says that it is stored."""
    box = page.locator(".kit-text").filter(has=field(page, label))
    expect(box.locator(".kit-text-status")).to_have_text(STORED)


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=exact).click()


def go_to(page: Page, section: str) -> None:
    """Press a section of a call on its rail: its name goes on with how far it is, for the ear."""
    page.locator(".st-key-rail").get_by_role("button", name=section).click()


def choose(page: Page, group: str, option: str) -> None:
    """Choose one of the buttons of a group, and wait until it is chosen."""
    buttons = page.get_by_role("radiogroup", name=group, exact=True)
    chosen = buttons.get_by_role("radio", name=option, exact=True)
    chosen.click()
    expect(chosen).to_be_checked()


def heading(page: Page, text: str) -> None:
    """Wait for a heading."""
    expect(page.get_by_role("heading", name=text)).to_be_visible()


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true. Playwright's own wait needs `eval`."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not true within 30 seconds: {expression}")


def left_in_browser(page: Page) -> int:
    """Return how many texts the browser still keeps."""
    return int(page.evaluate("Object.keys(localStorage).filter(k => k.includes('text:')).length"))


def until_nothing_is_left(page: Page) -> None:
    """Wait until the browser keeps nothing any more."""
    until(page, "!Object.keys(localStorage).some(k => k.includes('text:'))")


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    """Press a download button and return the file's name and bytes."""
    with page.expect_download() as waiting:
        press(page, name, exact=False)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def word_text(data: bytes) -> str:
    """Return the text of a Word file, tables included, one paragraph a line."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(Paragraph(each, None).text for each in body.iter(qn("w:p")))


def prepare(kit: Kit, page: Page) -> str:
    """Open a new application and return its address."""
    page.goto(f"{kit.url}/applications")
    press(page, "New application")
    expect(field(page, "Company")).to_be_visible()
    return page.url


def stored(kit: Kit, name: str = "company") -> str:
    """Return what stands in a field, in the database itself."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        found = connection.execute("SELECT text FROM entries WHERE field = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def until_stored(kit: Kit, page: Page, name: str, text: str) -> None:
    """Wait until a text stands in a field, in the database itself."""
    for _ in range(400):
        if stored(kit, name) == text:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{name} is {stored(kit, name)!r} and not {text!r}")


def record_of(kit: Kit, kind: str) -> str:
    """Return the id of the first record of a kind that is not deleted."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        (found,) = connection.execute(
            "SELECT id FROM records WHERE kind = ? AND deleted_at IS NULL", (kind,)
        ).fetchone()
    return str(found)


def ever(kit: Kit, name: str = "company") -> list[str]:
    """Return all that was ever stored for a field, or lost against another text."""
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        found = connection.execute("SELECT text FROM entry_history WHERE field = ?", (name,))
        return [text for (text,) in found]
