"""A real browser against a real server. Each test has both to itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.kit import CHROMIUM, Kit, installed_browser

_NO_BROWSER = (
    "There is no browser to test in. Install Chromium, Google Chrome or Microsoft Edge, "
    "or let Playwright fetch its own with: .venv/bin/python -m playwright install chromium"
)
_MILLISECONDS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once for all tests of one process."""
    with sync_playwright() as running:
        expect.set_options(timeout=_MILLISECONDS)
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The installed browser, else Playwright's own."""
    path = installed_browser() or playwright.chromium.executable_path
    if not Path(path).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(_NO_BROWSER)
        pytest.skip(_NO_BROWSER)
    running = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
    yield running
    running.close()


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    """A kit that runs, with nothing in it."""
    running = Kit(tmp_path / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, in London."""
    fresh = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale="en-GB",
        timezone_id="Europe/London",
        permissions=["clipboard-read", "clipboard-write"],
    )
    fresh.set_default_timeout(_MILLISECONDS)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()
