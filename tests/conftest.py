"""What all tests share: one browser a process, and the list of faults in docs/reliability.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.kit import CHROMIUM, installed_browser
from tests.tally import PROPERTY, Result, Tally, render

# How long an example takes says something about the machine, nothing about the code.
hypothesis.settings.register_profile("kit", deadline=None)
hypothesis.settings.load_profile("kit")

HERE = Path(__file__).parent
REPORT = HERE.parent / "docs" / "reliability.md"

_NO_BROWSER = (
    "There is no browser to test in. Install Chromium, Google Chrome or Microsoft Edge, "
    "or let Playwright fetch its own with: .venv/bin/python -m playwright install chromium"
)
_MILLISECONDS = 20_000

_results: dict[str, Result] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what makes a full run write its results down."""
    parser.addoption("--write-report", action="store_true", help="write docs/reliability.md")


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
    """Return the title of each fault that the tests cause, in order."""
    sources = (file.read_text("utf-8") for file in sorted(HERE.rglob("test_*.py")))
    found = (re.findall(r'\bfault\(\s*"([^"]+)"', source) for source in sources)
    return list(dict.fromkeys(title for titles in found for title in titles))


def _machine() -> str:
    parts = [f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name.lower())}" for name in ("Streamlit", "SQLAlchemy")]
    return f"{platform.system()}, {', '.join(parts)}, Chromium"
