"""A page with 25 of the kit's text fields, against one with 25 of Streamlit's own.

`python benchmarks/text_pages.py [--runs 200] [--lengths 0 100 300 2000]`, from the project's root,
with an installed browser.

Both run as real servers under the settings that users run, side by side. The kit's reads its
texts from a real database. A button runs each page again, by turns, so that the ratios hold on
a noisy machine. Taken are what the script takes from its first line to its last, what the
server computes for the whole of it (Linux only), what passes between the frame that asks for
the run and the one that says it is finished, the bytes of all frames between the two, and those
of all frames while the page is opened. All fields hold a text of the same length: Streamlit's
own send it to the server and back at each run, the kit's to the browser only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, expect, sync_playwright

from benchmarks.autosave import Wire, settle, words
from benchmarks.rerun import cpu_milliseconds
from interview_kit.access import LOCAL
from interview_kit.store.database import connections
from interview_kit.store.records import applications, record_fields
from tests.browser.kit import CHROMIUM, ROOT, free_port, installed_browser

MOST_TIME = 1.5
MOST_BYTES = 2
FIELDS = 25
LENGTHS = (0, 100, 300, 2000)
_ROUND = 10

_BEGIN = "import time\nbegan = time.perf_counter()\n"
_END = """st.button("Run again")
    with open(os.environ["BENCHMARK_TIMES"], "a") as times:
        times.write(f"{(time.perf_counter() - began) * 1000}\\n")
"""
_NATIVE = f"""
{_BEGIN}
import os
import streamlit as st

text = os.environ["BENCHMARK_TEXT"]
if True:
    for number in range({FIELDS}):
        st.text_area(f"Question {{number}}", text, key=f"answer-{{number}}")
    {_END}"""
_KIT = f"""
{_BEGIN}
import os
import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx
from interview_kit.access import LOCAL
from interview_kit.store.database import connections
from interview_kit.store.records import record_fields
from interview_kit.ui import autosave
from interview_kit.ui.shell import frame
from interview_kit.ui.workarounds.index_page import IndexPage
from interview_kit.web.autosave import draft_route

def main():
    connections.ensure_connected()
    record = os.environ["BENCHMARK_RECORD"]
    written = record_fields.read(LOCAL, record)
    with autosave.on_page():
        for number in range({FIELDS}):
            name = f"q.answer_{{number}}"
            autosave.text_field(f"Question {{number}}", record, name, entries=written)
    {_END}
if get_script_run_ctx(suppress_warning=True) is None:
    page = Middleware(IndexPage, script=autosave.SCRIPT, style=frame.style_sheet())
    app = st.App(__file__, routes=[draft_route(""), autosave.FILES.route()], middleware=[page])
else:
    main()
"""


def main(runs: int, lengths: list[int]) -> None:
    """Measure with texts of each length, and print what was found."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(CHROMIUM)
        )
        try:
            for length in lengths:
                compare_pages(Path(folder) / str(length), browser, length, runs)
        finally:
            browser.close()


def compare_pages(folder: Path, browser: Browser, length: int, runs: int) -> None:
    """Run both pages again by turns, and print medians and their ratio."""
    folder.mkdir()
    at_once = min(_ROUND, runs)
    text = words(length)
    data = folder / "data"
    record = filled(data, text)
    with (
        served(folder, "kit", _KIT, data, BENCHMARK_RECORD=record) as (kit_url, kit_pid),
        served(folder, "native", _NATIVE, data, BENCHMARK_TEXT=text) as (native_url, native_pid),
    ):
        pages = (
            Again(browser, kit_url, kit_pid, text),
            Again(browser, native_url, native_pid, text),
        )
        for number in range(runs // at_once + 1):
            for page in pages:
                page.press(at_once)
                if number == 0:  # the first round warms them up
                    page.forget()
        kit, native = (page.found() for page in pages)
        for page in pages:
            page.close()
    for name, found in (("kit", kit), ("native", native)):
        found["script ms"] = median_of(folder / f"{name}.times", at_once)
    targets = {
        "script ms": MOST_TIME,
        "computed ms": MOST_TIME,
        "waited ms": MOST_TIME,
        "bytes": MOST_BYTES,
        "bytes of the first load": MOST_BYTES,
    }
    for name, target in targets.items():
        print(
            f"{FIELDS} fields of {length} characters, {name}: {kit[name]:.1f}, Streamlit's own "
            f"{native[name]:.1f}; ratio {kit[name] / (native[name] or 1):.2f} (target {target})",
            flush=True,
        )


def median_of(file: Path, warming: int) -> float:
    """Return the median of what a page's script noted, without the runs that warm it up."""
    return statistics.median(float(line) for line in file.read_text("utf-8").split()[warming:])


def filled(data: Path, text: str) -> str:
    """Store 25 texts in a database of the kit's own and return the record's id."""
    connections.connect(f"sqlite:///{data}/interview-kit.db")
    record = applications.create(LOCAL, {}, zone="Europe/London")
    record_fields.write_many(LOCAL, record, {f"q.answer_{n}": text for n in range(FIELDS)})
    connections.close()
    return record


@contextmanager
def served(
    folder: Path, name: str, script: str, data: Path, **environment: str
) -> Iterator[tuple[str, int]]:
    """Serve a script under the settings that users run; yields its address and process."""
    file = folder / f"{name}.py"
    file.write_text(script, "utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(file), f"--server.port={port}"]
    server = subprocess.Popen(
        [*command, "--server.headless=true"],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "INTERVIEW_KIT_DATA_DIR": str(data),
            "INTERVIEW_KIT_DATABASE_URL": "",
            "BENCHMARK_TIMES": str(folder / f"{name}.times"),
            **environment,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)  # noqa: S310
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError(f"The page {name} was not served.")
        yield url, server.pid
    finally:
        server.kill()
        server.wait(10)


class Again:
    """Presses the button of a page and takes what a run of its script costs."""

    def __init__(self, browser: Browser, url: str, server: int, text: str) -> None:
        self._page = browser.new_page(viewport={"width": 1280, "height": 800})
        self._wire = Wire(self._page)
        self._server = server
        self._page.goto(url)
        expect(self._page.locator(".stMain textarea")).to_have_count(FIELDS, timeout=60_000)
        expect(self._page.locator(".stMain textarea").last).to_have_value(text)
        settle(self._page)
        self._first = self._wire.frame_bytes
        self._button = self._page.get_by_role("button", name="Run again")
        self.forget()

    def forget(self) -> None:
        """Begin to count."""
        self._computed = 0.0
        self._times: list[float] = []
        self._bytes: list[int] = []

    def press(self, number: int) -> None:
        """Run the page again, so many times."""
        before = cpu_milliseconds(self._server)
        for _ in range(number):
            self._wire.clear()
            self._button.click()
            while not self._wire.finished:
                self._page.wait_for_timeout(5)
            self._times.append((self._wire.finished[0] - self._wire.asked[0]) * 1000)
            self._bytes.append(self._wire.frame_bytes)
        self._computed += cpu_milliseconds(self._server) - before

    def found(self) -> dict[str, float]:
        """Return what one run takes."""
        return {
            "computed ms": self._computed / len(self._times),
            "waited ms": statistics.median(self._times),
            "bytes": statistics.median(self._bytes),
            "bytes of the first load": self._first,
        }

    def close(self) -> None:
        """Close the page."""
        self._page.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS)
    options = parser.parse_args()
    main(options.runs, options.lengths)
