"""Faults, caused for real: a kit of their own, browsers, and marks for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.forking import Forked
from tests.browser.kit import Kit

_MILLISECONDS = 30_000
_LONGEST = ("test_faults_server_killed.py", "test_faults_connection.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is in this folder and takes its time; what takes longest comes first."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.long)
    items.sort(key=lambda item: item.path.name not in _LONGEST)


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    """A kit that runs, with nothing in it."""
    running = Forked(tmp_path / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser profiles, as different people or devices would have them."""
    made: list[BrowserContext] = []

    def make(**more: object) -> BrowserContext:
        context = browser.new_context(locale="en-GB", timezone_id="Europe/London", **more)
        context.set_default_timeout(_MILLISECONDS)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A tab."""
    return new_context().new_page()
