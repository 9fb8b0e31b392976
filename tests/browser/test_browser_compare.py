"""The comparison in a browser: what its tables show, and what can be taken away from them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import heading, press, record_of
from tests.browser.kit import Kit


def compared(kit: Kit, page: Page) -> None:
    """Load the example and compare its calls."""
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_be_visible()
    page.goto(f"{kit.url}/compare?position={record_of(kit, 'position')}")
    heading(page, "Ratings")


@pytest.mark.slow
def test_a_table_can_be_searched_and_enlarged_and_is_downloaded_only_by_the_pages_own_button(
    kit: Kit, page: Page
) -> None:
    compared(kit, page)
    page.get_by_test_id("stDataFrame").hover()
    toolbar = page.get_by_test_id("stElementToolbar")
    for name in ("Search", "Fullscreen"):
        expect(toolbar.get_by_role("button", name=name)).to_be_visible()
    expect(toolbar.get_by_role("button", name="Download")).to_have_count(0)
    expect(page.get_by_role("button", name="Download")).to_have_count(1)
