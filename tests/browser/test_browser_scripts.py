"""What draws a widget is there before a page has one: the connection may be cut by then."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.doing import heading, press
from tests.browser.kit import Kit

# They show and take nothing in, so a reload loses nothing; and they are large.
ONLY_SHOW = ("Quiver", "Table", "StreamlitSyntaxHighlighter")


@pytest.mark.slow
def test_no_page_fetches_what_draws_its_widgets(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    press(page, "Load an example: a position", exact=False)
    press(page, "Load an example: an application", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_have_count(2)
    page.reload()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/static/js/" in request.url:
            asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    titles = {"I'm the interviewer": "Positions", "I'm the candidate": "Applications"}
    for name in (*titles, "Thank-you", "Word layouts", "Your data"):
        page.get_by_role("link", name=name, exact=True).first.click()
        heading(page, titles.get(name, name))
        page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Home", exact=True).click()
    page.get_by_role("link", name="Sam Adeyemi").click()
    for step in ("Candidate", "Experience", "Salary", "Checks", "Ending", "Finish"):
        page.get_by_role("button", name=re.compile(f"^{re.escape(step)}")).click()
        page.wait_for_url("**part=**")
        page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Compare", exact=True).click()
    heading(page, "Compare")
    page.wait_for_load_state("networkidle")
    entries = {name.partition(".")[0] for name in asked if name[0].isupper()}
    assert entries.issubset(ONLY_SHOW), entries
