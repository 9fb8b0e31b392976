"""Server time of one interaction: the phone-screen form against a bare page of as many widgets.

`python benchmarks/rerun.py [runs]`, from the project's root, with an installed browser.

Both run as real servers under the settings that users run, side by side, and are pressed by
turns, so that the ratio holds on a noisy machine. Two times are taken: what the server's
process computes for one interaction (Linux only), and what passes between the frame in which
the browser reports a choice and the one in which the server says that the page is finished,
which also holds what the browser draws meanwhile on the same cores. The bare page holds
Streamlit's own widgets of the same kinds, in one file without navigation, and stores nothing.

Two interactions are measured: choosing a rating, which runs a part of the form alone (target:
1.5 times the bare page), and saying that a question was not asked, which runs the page from the
gate on (target: twice the bare page).
"""

from __future__ import annotations

import base64
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Page, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.kit import CHROMIUM, ROOT, Kit, free_port, installed_browser

TARGET_RATING, TARGET_WHOLE_FORM = 1.5, 2.0  # in times of what the bare page takes
_ROUND = 20
_PATIENCE = 30  # seconds
_WIDGETS = {
    "box": (".stCheckbox", 'st.checkbox("Come back", key=f"box-{number}")'),
    "button": (".stButton", 'st.button("Press", key=f"button-{number}")'),
    "expander": (".stExpander", 'st.expander("More", key=f"e-{number}", on_change="rerun")'),
    "group": (".stButtonGroup", 'st.segmented_control("Rating", list("12345"), key=f"g-{number}")'),
    "menu": (".stMenuButton", 'st.menu_button("More", ["a", "b"], key=f"menu-{number}")'),
    "text": (".kit-text", 'st.text_area("Answer", key=f"area-{number}")'),
    "words": (".stMarkdown,.kit-call-progress", 'st.markdown("Some words")'),
}


def main(runs: int) -> None:
    """Measure, and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kit = Kit(Path(folder) / "data")
        kit.start()
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(CHROMIUM)
        )
        form, bare = (browser.new_page(viewport={"width": 1280, "height": 800}) for _ in "ab")
        server = None
        try:
            open_form(kit, form)
            counted = count(form)
            widgets = {kind: line for kind, (_, line) in _WIDGETS.items()}
            server, url = start_bare(Path(folder), bare_lines(counted, widgets))
            bare.goto(url)
            expect(bare.get_by_role("radio", name="1").first).to_be_visible()
            pages = {
                "rating": Timer(form, chooser(0), kit.pid, TARGET_RATING),
                "whole form": Timer(form, chooser(1), kit.pid, TARGET_WHOLE_FORM),
                "bare": Timer(bare, chooser(0), server.pid, 1.0),
            }
            measure(pages, runs)
            report(counted, pages)
        finally:
            browser.close()
            kit.kill()
            if server:
                server.kill()


def open_form(kit: Kit, page: Page) -> None:
    """Go to a question with a rating in the example's open call."""
    page.goto(kit.url)
    page.get_by_role("button", name="Load an example: a position").click()
    page.get_by_role("link", name="Sam Adeyemi").click()
    page.get_by_role("button", name="Experience").click()
    expect(page.get_by_role("radio", name="5")).to_be_visible()


def count(page: Page) -> Counter[str]:
    """Count the widgets that are on a page, by kind."""
    page.wait_for_load_state("networkidle")
    return Counter(
        {kind: page.locator(selector).count() for kind, (selector, _) in _WIDGETS.items()}
    )


def bare_lines(counted: Counter[str], widgets: Mapping[str, str], *first: str) -> list[str]:
    """Return the lines of a page with as many of these widgets, after some `first` lines."""
    lines = [*first]
    for kind, number in counted.items():
        lines += [f"for number in range({number}):", f"    {widgets[kind]}"]
    return lines


def chooser(group: int) -> Callable[[Page, int], None]:
    """Return what presses the choices of one group by turns."""

    def press(page: Page, number: int) -> None:
        choices = page.get_by_test_id("stButtonGroup").nth(group).get_by_role("radio")
        choices.nth(number % choices.count()).click()

    return press


def start_bare(folder: Path, lines: list[str]) -> tuple[subprocess.Popen[bytes], str]:
    """Serve a page of these lines, with nothing behind it."""
    page = folder / "bare.py"
    page.write_text("\n".join(["import streamlit as st", *lines]), "utf-8")
    port = free_port()
    # From the project's root, so under the same configuration.
    command = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.port={port}"]
    server = subprocess.Popen(
        [*command, "--server.headless=true"],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)  # noqa: S310
            break
        except OSError:
            time.sleep(0.1)
    return server, url


class Timer:
    """Presses something on a page and takes the time until the server is done.

    `press` is called with the page and the number of the press.
    """

    def __init__(
        self, page: Page, press: Callable[[Page, int], None], server: int, target: float
    ) -> None:
        self.target = target
        self.times: list[float] = []
        self.computed = 0.0
        self._server = server
        self._page = page
        self._press_widget = press
        self._sent: list[float] = []
        self._done: list[float] = []
        session = page.context.new_cdp_session(page)
        session.on("Network.webSocketFrameSent", self._note_sent)
        session.on("Network.webSocketFrameReceived", self._note_received)
        session.send("Network.enable")

    def press_many(self, number: int) -> None:
        """Press a number of times, and note what that took."""
        before = cpu_milliseconds(self._server)
        self.times += [self._press(each) for each in range(number)]
        self.computed += cpu_milliseconds(self._server) - before

    def _press(self, number: int) -> float:
        """Press once and return the milliseconds until the server is done."""
        self._sent.clear()
        self._done.clear()
        self._press_widget(self._page, number)
        until = time.monotonic() + _PATIENCE
        while not self._done:
            self._page.wait_for_timeout(5)
            if time.monotonic() > until:
                raise TimeoutError(f"Nothing came of a press on {self._page.url}")
        return (self._done[0] - self._sent[0]) * 1000

    def _note_sent(self, event: dict[str, Any]) -> None:
        self._sent.append(event["timestamp"])

    def _note_received(self, event: dict[str, Any]) -> None:
        message = ForwardMsg()
        message.ParseFromString(base64.b64decode(event["response"]["payloadData"]))
        if message.WhichOneof("type") == "script_finished" and self._sent:
            self._done.append(event["timestamp"])


def cpu_milliseconds(process: int) -> float:
    """Return what a process has computed so far, 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(pages: dict[str, Timer], runs: int) -> None:
    """Press all by turns, some times each; the first presses warm them up and do not count."""
    at_once = min(_ROUND, runs)
    for page in pages.values():
        page.press_many(at_once)
        page.times.clear()
        page.computed = 0.0
    for _ in range(runs // at_once):
        for page in pages.values():
            page.press_many(at_once)


def report(counted: Counter[str], pages: dict[str, Timer]) -> None:
    """Print what was measured."""
    print("widgets on each page:", dict(counted))
    bare = pages["bare"]
    for name, page in pages.items():
        computed = page.computed / len(page.times)
        waited = statistics.median(page.times)
        print(
            f"{name}: {computed:.1f} ms computed, {waited:.1f} ms waited; to bare "
            f"{page.computed / (bare.computed or 1):.2f} and "
            f"{waited / statistics.median(bare.times):.2f} (target {page.target})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
