"""The comparison in a browser: what its tables show, and what can be taken away from them."""

from __future__ import annotations

import io
import sqlite3
import zipfile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.doing import choose, downloaded, press, record_of, stored
from tests.browser.kit import Kit

# All that Streamlit makes something of, also after escapes: links, arrows, icons, emoji, marks.
TYPED = (
    "=1+1 http://a.b/c https://d.e www.f.g h@i.j -> <- <-> -- >= <= ~= => --- :material/home: "
    ":material_home: :streamlit: :smile: <3 :red[k] :color[l] *m* `n` $1$ ~~o~~ <b>p</b> [q](r.s)"
)


def compared(kit: Kit, page: Page) -> None:
    """Load the example and compare its calls."""
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    page.goto(f"{kit.url}/compare?position={record_of(kit, 'position')}")
    expect(page.get_by_role("region", name="Everyone")).to_be_visible()


@pytest.mark.slow
def test_what_is_typed_is_shown_and_copied_to_the_letter(kit: Kit, page: Page) -> None:
    compared(kit, page)
    with sqlite3.connect(kit.folder / "interview-kit.db") as connection:
        fields = ("motivations", "name")
        connection.execute("UPDATE entries SET text = ? WHERE field IN (?, ?)", (TYPED, *fields))
    page.goto(f"{page.url}&view=question&question=motivations")
    table = page.get_by_role("region", name="All answers to this question")
    cell = table.locator("td .kit-typed").first
    expect(cell).to_have_text(TYPED)
    assert cell.text_content() == TYPED
    links = [each.inner_text() for each in table.get_by_role("link").all()]
    assert {name[:50] for name in links} == {TYPED[:50]}
    cell.click(click_count=3)
    page.keyboard.press("ControlOrMeta+c")
    assert page.evaluate("navigator.clipboard.readText()").strip() == TYPED


@pytest.mark.slow
def test_two_people_are_chosen_by_the_keyboard_and_stand_in_the_address(
    kit: Kit, page: Page
) -> None:
    compared(kit, page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("radio", name="Side by side").press("Enter")
    for place, name in (("First", "Nadia Okafor"), ("Second", "Iris Lindqvist")):
        page.get_by_role("combobox", name=place).press_sequentially(name)
        page.get_by_role("option", name=name).wait_for()
        page.keyboard.press("Enter")
    table = page.get_by_role("region", name="Side by side")
    expect(table.get_by_role("columnheader", name="Iris")).to_be_attached()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") == 360
    table.focus()
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(table.get_by_role("columnheader", name="Iris")).to_be_attached()


@pytest.mark.slow
def test_the_comparison_is_downloaded_for_excel_in_the_order_of_the_page(
    kit: Kit, page: Page
) -> None:
    compared(kit, page)
    page.goto(f"{page.url}&sort=score")
    expect(page.locator("th[aria-sort]")).to_be_attached()
    shown = page.locator("tbody th a").all_inner_texts()
    name, data = downloaded(page, "Download for Excel")
    assert name == "comparison-inventory-lead.xlsx"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert sorted(shown, key=texts.index) == shown
    assert len(shown) > 5


@pytest.mark.slow
def test_cells_are_parted_as_in_ones_region_until_one_chooses(
    kit: Kit, browser: Browser, page: Page
) -> None:
    compared(kit, page)
    assert '","' in downloaded(page, "Download as CSV")[1].decode("utf-8-sig")

    with browser.new_context(locale="de-DE") as german:
        other = german.new_page()
        other.goto(page.url)
        assert '";"' in downloaded(other, "Download as CSV")[1].decode("utf-8-sig")
        choose(other, "Separator in CSV files", "Comma")
        for _ in range(400):
            if stored(kit, "separator") == "comma":
                break
            other.wait_for_timeout(50)
        other.reload()
        choice = other.get_by_role("radiogroup", name="Separator in CSV files", exact=True)
        expect(choice.get_by_role("radio", name="Comma")).to_be_checked()
        assert '","' in downloaded(other, "Download as CSV")[1].decode("utf-8-sig")
