"""What all tests share: one browser a process, and the list of faults in docs/reliability.md."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.kit import CHROMIUM, installed_browser
from tests.tally import (
    COMMAND,
    PROPERTY,
    REPORT,
    RUN,
    Run,
    Tally,
    counted,
    not_here,
    render,
    sealed,
    table,
)

# How long an example takes says something about the machine, nothing about the code.
hypothesis.settings.register_profile("kit", deadline=None)
hypothesis.settings.load_profile("kit")
# A run on mutants asks whether a test fails, not for the shortest text that makes it fail.
hypothesis.settings.register_profile(
    "mutation",
    deadline=None,
    database=None,
    derandomize=True,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)

HERE = Path(__file__).parent
_NO_BROWSER = (
    "There is no browser to test in. Install Chromium, Google Chrome or Microsoft Edge, "
    "or let Playwright fetch its own with: .venv/bin/python -m playwright install chromium"
)
_MILLISECONDS = 20_000

_NOTHING_CAUSED = "This test is to cause a fault, and counted none in `tally.times`."
_TALLY = pytest.StashKey[Tally]()
_WRITTEN = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what makes a full run write its results down."""
    parser.addoption("--write-report", action="store_true", help="write docs/reliability.md")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing tried."""
    config.stash[RUN] = run = Run()
    config.pluginmanager.register(_Collector(run))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note every test that causes a fault, before any is left out by its name or mark."""
    run = config.stash[RUN]
    marked = ((item.nodeid, item.get_closest_marker("fault")) for item in items)
    run.expected = {
        test: [mark.kwargs["title"], mark.kwargs["cause"]] for test, mark in marked if mark
    }
    chosen = {config.invocation_params.dir / argument for argument in config.args}
    left_out = config.option.ignore or config.option.ignore_glob
    run.is_whole = not left_out and bool({HERE, HERE.parent} & chosen)


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
        not_here(_NO_BROWSER)
    running = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
    yield running
    running.close()


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """The counts of this test, which its report carries to where all are added up."""
    counts = _tally_of(request.node)
    assert counts is not None, "this test has no fault to count"
    return counts


@pytest.fixture
def faults(pytestconfig: pytest.Config) -> dict[str, list[str]]:
    """The title and cause of each test that causes a fault, of all tests."""
    run = pytestconfig.stash[RUN]
    if not run.is_whole:
        not_here("Only a run of all tests knows all faults: python -m pytest")
    return run.expected


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Send the counts along. A test that caused nothing has shown nothing, so it fails."""
    report: Any = yield
    counts = _tally_of(item)
    if counts is not None:
        if report.when == "call" and report.passed and not counts.times:
            report.outcome, report.longrepr = "failed", _NOTHING_CAUSED
        report.user_properties = [*report.user_properties, (PROPERTY, counts.row())]
    return report


def _tally_of(item: pytest.Item) -> Tally | None:
    mark = item.get_closest_marker("fault")
    return item.stash.setdefault(_TALLY, Tally(**mark.kwargs)) if mark else None


class _Collector:
    """Adds up the counts, in the process that sees all reports."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the counts of one test."""
        if report.when != "call" and report.passed:
            return
        for name, row in report.user_properties:
            if name == PROPERTY:
                self._run.add(report.nodeid, row, report.outcome)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what another process found: this one does not look for tests itself."""
        found = getattr(node, "workeroutput", {}).get(PROPERTY)
        if found:
            self._run.expected, self._run.is_whole = found


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what was found, or write the results of a full run."""
    config = session.config
    run = config.stash[RUN]
    if hasattr(config, "workeroutput"):
        config.workeroutput[PROPERTY] = (run.expected, run.is_whole)
    elif config.getoption("--write-report"):
        refused = _why_not_written(run)
        config.stash[_WRITTEN] = refused or f"Written: {REPORT}"
        if refused:
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
        else:
            body = render(run.results(), _machine())
            REPORT.write_text(sealed(body, counted(run.expected)), "utf-8")


def _why_not_written(run: Run) -> str:
    if not run.is_whole:
        return f"Not written, because not all tests were looked at: {COMMAND}"
    missing = run.missing()
    if not missing:
        return ""
    return "\n".join([f"Not written, because {len(missing)} tests did not run:", *missing])


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Show what each fault did, where that is to be written down."""
    if not config.getoption("--write-report"):
        return
    run = config.stash[RUN]
    terminalreporter.section("faults")
    for line in table(run.results()):
        terminalreporter.line(line)
    ran = len(run.expected) - len(run.missing())
    terminalreporter.line(f"{ran} of {len(run.expected)} tests that cause a fault ran.")
    terminalreporter.line(config.stash.get(_WRITTEN, ""))


def _machine() -> str:
    parts = [f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name.lower())}" for name in ("Streamlit", "SQLAlchemy")]
    return f"{platform.system()}, {', '.join(parts)}, Chromium"
