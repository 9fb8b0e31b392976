"""Faults, caused for real: marks, fixtures, and the list of results for docs/reliability.md."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import browser, playwright
from tests.browser.kit import ROOT, Kit
from tests.faults.tally import PROPERTY, Result, Tally, render

__all__ = ["browser", "playwright"]

REPORT = ROOT / "docs" / "reliability.md"
_ALWAYS = "test_faults_listed.py"  # reads files only
_MILLISECONDS = 30_000

_results: dict[str, Result] = {}
_browsers: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what makes a full run write its results down."""
    parser.addoption("--write-report", action="store_true", help="write docs/reliability.md")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks of this folder."""
    config.addinivalue_line("markers", "faults: causes real faults; run by CI after the others")
    config.addinivalue_line("markers", "fault(title, cause): the fault that a test causes")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is in this folder and takes its time."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and item.path.name != _ALWAYS:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """The counts of this test, which its report carries to where all are added up."""
    mark = request.node.get_closest_marker("fault")
    return Tally(mark.kwargs["title"], mark.kwargs["cause"])


@pytest.fixture(autouse=True)
def _carried(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("fault") is None:
        return
    row = request.getfixturevalue("tally")
    request.node.user_properties.append((PROPERTY, row))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn the counts into what can be sent from one process to another."""
    report = yield
    report.user_properties = [
        (name, value.row() if isinstance(value, Tally) else value)
        for name, value in report.user_properties
    ]
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect the counts, in the process that sees all reports."""
    relevant = report.when == "call" or (report.when == "setup" and report.outcome != "passed")
    if not relevant and report.outcome != "failed":
        return
    for name, row in report.user_properties:
        if name == PROPERTY:
            result = _results.setdefault(row["title"], Result(row["title"], row["cause"]))
            result.add(row, report.outcome)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the results of a full run."""
    config = session.config
    if hasattr(config, "workerinput") or not config.getoption("--write-report", False):
        return
    missing = set(listed()) - set(_results)
    if missing:
        print(f"\nNot written, because these were not tried: {', '.join(sorted(missing))}")
        return
    ordered = [_results[title] for title in listed()]
    REPORT.write_text(render(ordered, _machine()), "utf-8")


def listed() -> list[str]:
    """Return the title of each fault that the tests in this folder cause, in order."""
    sources = (file.read_text("utf-8") for file in sorted(Path(__file__).parent.glob("test_*.py")))
    found = (re.findall(r'@fault\(\s*"([^"]+)"', source) for source in sources)
    return list(dict.fromkeys(title for titles in found for title in titles))


def _machine() -> str:
    parts = [f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name.lower())}" for name in ("Streamlit", "SQLAlchemy")]
    return f"{platform.system()}, {', '.join(parts)}, Chromium"


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    """A kit that runs, with nothing in it."""
    running = Kit(tmp_path / "data")
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
