"""A real browser against a real server. Each test has both to itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.forking import Forked
from tests.browser.kit import Kit

_MILLISECONDS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    """A kit that runs, with nothing in it."""
    running = Forked(tmp_path / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser profile of its own, in London, in which no script of the kit's may fail.

    A test that wants another one gives what differs as the parameter of this fixture.
    """
    profile = {
        "viewport": {"width": 1280, "height": 800},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "permissions": ["clipboard-read", "clipboard-write"],
    }
    fresh = browser.new_context(**profile | getattr(request, "param", {}))
    fresh.set_default_timeout(_MILLISECONDS)
    errors: list[str] = []
    fresh.on("weberror", lambda event: errors.append(event.error.stack or event.error.message))
    yield fresh
    fresh.close()
    assert [each for each in errors if "/kit/browser/" in each] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()
