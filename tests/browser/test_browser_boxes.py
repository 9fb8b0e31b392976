"""The box one types into: made larger, filled without keys, and nothing left of it behind."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import field, prepare, saved, stored, write
from tests.browser.kit import Kit

pytestmark = pytest.mark.slow

LABEL = "Company"
AD = "Job ad"
MARKER = "Unmistakable"
_ALL_THAT_IS_KEPT = """async () => {
  const bases = indexedDB.databases ? await indexedDB.databases() : [];
  const caches_ = await caches.keys();
  return JSON.stringify([
    {...localStorage}, {...sessionStorage}, bases, caches_, document.cookie, location.href,
    history.state, window.name,
  ]);
}"""


def height(page: Page, label: str) -> float:
    box = field(page, label).bounding_box()
    assert box is not None
    return box["height"]


def test_a_box_for_long_texts_is_dragged_larger_and_stays_so(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    ad = field(page, AD)
    ad.scroll_into_view_if_needed()
    box = ad.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] - 4, box["y"] + box["height"] - 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 60, steps=5)
    page.mouse.up()
    dragged = height(page, AD)
    assert dragged > box["height"] + 40
    write(page, AD, "six years of running a stockroom")
    write(page, "Person 1: name", "Nadia Okafor")  # the page runs for it, and makes room above
    expect(field(page, "Person 2: name")).to_be_visible()
    assert height(page, AD) == dragged


def test_what_comes_without_a_key_is_stored_as_dictation_needs_it(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    keys: list[str] = []
    page.expose_function("pressed", lambda key: keys.append(key))  # noqa: PLW0108 no builtins
    page.evaluate("() => { addEventListener('keydown', (event) => pressed(event.key), true); }")
    field(page, AD).click()
    session = page.context.new_cdp_session(page)
    for words in ("Six years of stock, ", "and every shelf of it counted twice."):
        session.send("Input.insertText", {"text": words})
    saved(page, AD)
    assert stored(kit, "job_ad") == "Six years of stock, and every shelf of it counted twice."
    assert keys == []


def kept(page: Page) -> str:
    """Return all that the browser keeps for the kit, wherever it keeps it."""
    state = page.context.storage_state(indexed_db=True)
    return json.dumps(state, ensure_ascii=False) + str(page.evaluate(_ALL_THAT_IS_KEPT))


def test_nothing_of_a_text_stays_anywhere_in_the_browser_once_it_is_stored(
    kit: Kit, page: Page
) -> None:
    prepare(kit, page)
    kit.kill()
    field(page, LABEL).press_sequentially(MARKER, delay=20)
    assert MARKER in kept(page)  # until it is stored
    kit.start()
    saved(page, LABEL)
    assert stored(kit, "company") == MARKER
    assert MARKER not in kept(page)
    page.reload()
    expect(field(page, LABEL)).to_have_value(MARKER)
    assert MARKER not in kept(page)


def test_a_day_and_a_number_half_typed_are_kept_as_they_stand(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    for label, half in (("Day of the call", "11/3"), ("Length in minutes", "4 or")):
        field(page, label).click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(half)
    page.reload()
    expect(field(page, "Day of the call")).to_have_value("11/3")
    expect(field(page, "Length in minutes")).to_have_value("4 or")
    unread = "“4 or” is not a number the kit can read. Write a number from 5 to 480."
    expect(page.get_by_text(unread)).to_be_visible()
    assert stored(kit, "call_minutes") == "4 or"
