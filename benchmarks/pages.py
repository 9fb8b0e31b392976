"""Server time of one interaction on the candidate's pages and on a call's, against a bare page.

`python benchmarks/pages.py [--runs 200] [--many 500] [--pages NAME ...]`, from the
project's root, with an installed browser.

Measured as `rerun.py` measures, among 1 application or call and among many: the kit and a bare page
are real servers, pressed by turns. A bare page is one of as many as the kit has, in a menu of
Streamlit's. It has as many of Streamlit's own elements as the server sends for the kit's page, what
is in closed popovers included, and as many options in each list to choose from, but of containers
only those that open. The pressed widget is of the same kind. Home and Rehearse have nothing that
only runs them, nor has a list of one application: there both pages are run again by Streamlit's
key R, on the bare page, too.
"""

from __future__ import annotations

import argparse
import base64
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from app import PAGES as KIT_PAGES
from benchmarks.rerun import Timer, bare_lines, measure, report, start_bare
from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.candidate.example import example_application
from interview_kit.fields import application_fields, position_fields
from interview_kit.settings import settings
from interview_kit.store.records import applications, calls, positions
from interview_kit.typed import WritingStyle
from interview_kit.typed.words import numeric_day
from tests.browser.kit import CHROMIUM, Kit, installed_browser

TARGET = 2.0  # in times of what the bare page takes
_SLOWEST = 30_000  # milliseconds until a page is open
_COMPONENT = 'component = st.components.v2.component("bare", html="<p>Words</p>")'
_WIDGETS = {
    "alert": 'st.info("Some words")',
    "bidi_component": 'component(key=f"component-{number}")',
    "button": 'st.button("Press", key=f"button-{number}")',
    "button_group": 'st.segmented_control("Choice", list("123"), key=f"group-{number}")',
    "checkbox": 'st.checkbox("Tick", key=f"tick-{number}")',
    "code": 'st.code("Some words", language=None)',
    "expandable": 'st.expander("More", key=f"expander-{number}", on_change="rerun")',
    "download_button": 'st.download_button("Download", "text", key=f"download-{number}")',
    "heading": 'st.header("Heading", anchor=False)',
    "html": 'st.html("<p>Words</p>")',
    "markdown": 'st.markdown("Some words")',
    "menu_button": 'st.menu_button("More", ["a", "b"], key=f"menu-{number}")',
    "popover": 'st.popover("More", key=f"popover-{number}")',
    "page_link": 'st.page_link("page.py", label="Link", query_params={"number": str(number)})',
    "progress": "st.progress(0.5)",
    "text": 'st.text("Some words")',
    "text_area": 'st.text_area("Answer", key=f"area-{number}")',
    "text_input": 'st.text_input("Line", key=f"line-{number}")',
}
_MENU = f"""
if "pages" not in st.session_state:  # made once a session, as the kit makes its own
    st.session_state.pages = [
        st.Page("page.py", title=f"Page {{number}}", url_path=f"{{number}}", default=not number)
        for number in range({len(KIT_PAGES)})
    ]
st.navigation(st.session_state.pages, position="top").run()
"""


_REASONS = '.stElementContainer:has([aria-label="Reason for no answer"])'


class Interaction(NamedTuple):
    """A page, and what is pressed on it: a kind of element in what `within` selects.

    The address has "{application}" or "{call}" for the id of one. Where nothing is named,
    Streamlit's key R runs the page again.
    """

    address: str
    kind: str = ""
    within: str = ""

    def press(self, page: Page, _number: int) -> None:
        """Press once, choices by turns."""
        if not self.kind:
            page.locator('[data-test-script-state="notRunning"]').wait_for()
            page.keyboard.press("r")
        elif self.kind == "button":
            if self.within:
                page.get_by_role("textbox", name="Find by company").fill("Firm")
            page.locator(f"{self.within or '.stButton'} button").first.click()
        elif self.kind == "checkbox":
            page.locator(f"{self.within} .stCheckbox").first.click()
        else:
            choices = page.locator(f"{self.within} .stButtonGroup").first
            choices.get_by_role("radio", checked=False).first.click()


PAGES = {
    "a question of a call": Interaction(
        "/calls?{call}&part=years_experience", "button_group", _REASONS
    ),
    "Home": Interaction("/"),
    "all applications": Interaction("/applications", "button", ".stFormSubmitButton"),
    "one application": Interaction(
        "/applications?{application}", "button_group", ".st-key-progress"
    ),
    "prepare": Interaction("/prepare?{application}", "checkbox", ".st-key-room"),
    "on the call": Interaction("/on_the_call?{application}", "checkbox", ".st-key-ticks-mentioned"),
    "closing script": Interaction("/closing_script?{application}", "checkbox"),
    "rehearse": Interaction("/rehearse?{application}"),
    "thank-you": Interaction("/thank_you?{application}", "button_group"),
    "follow-up": Interaction("/follow_up?{application}", "button_group", ".st-key-stays-reminder"),
}


def main(runs: int, many: int, names: list[str]) -> None:
    """Measure among 1 application or call and among many, and print a table of ratios."""
    rows = {name: f"| {name} |" for name in names}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["INTERVIEW_KIT_DATA_DIR"] = str(Path(folder) / "data")
        chromium, flags = playwright.chromium, list(CHROMIUM)
        browser = chromium.launch(executable_path=installed_browser(), args=flags)
        made: list[tuple[str, str]] = []
        position = positions.create(LOCAL, {position_fields.TITLE.key: "Lead"}, zone="UTC")
        for size in (1, many):
            made += [
                (add_application(number), calls.start(LOCAL, position, {}, zone="UTC"))
                for number in range(len(made), size)
            ]
            kit = Kit(Path(folder) / "data")
            kit.start()
            try:
                for name in names:
                    interaction = PAGES[name]
                    print(f"\n{name}, {size} in the store", flush=True)
                    application, call = made[0]
                    address = kit.url + interaction.address.format(
                        application=f"application={application}", call=f"call={call}"
                    )
                    computed, waited = compare(
                        browser, kit, interaction._replace(address=address), Path(folder), runs
                    )
                    rows[name] += f" {computed:.2f} | {waited:.2f} |"
            finally:
                kit.kill()
        browser.close()
    print(f"\n| page | computed among 1 | waited | computed among {many} | waited |")
    print("\n".join(rows.values()))


def add_application(number: int) -> str:
    """Store the example's application with a name of its own and a call of a day ago."""
    now = clock.now()
    values = example_application(settings().content_dir, now) | {
        application_fields.COMPANY.key: f"Firm{number}",
        application_fields.CALL_DATE.key: numeric_day(now.date() - timedelta(days=1), "US"),
    }
    return applications.create(LOCAL, values, zone="UTC", style=WritingStyle())


def compare(
    browser: Browser, kit: Kit, pressed: Interaction, folder: Path, runs: int
) -> tuple[float, float]:
    """Measure one page and a bare one by turns.

    Returns the ratios of what the servers compute and of the median times waited for.
    """
    page, bare = (browser.new_page(viewport={"width": 1280, "height": 800}) for _ in "ab")
    counted = open_and_count(page, pressed.address)
    if pressed.kind == "button" and not page.locator(pressed.within).count():
        pressed = Interaction(pressed.address)  # one application is not looked for
    server, url = start_bare_page(folder, counted)
    try:
        bare.goto(url)
        expect(bare.get_by_text("Some words").first).to_be_visible(timeout=_SLOWEST)
        bare.wait_for_load_state("networkidle")
        pages = {
            "page": Timer(page, pressed.press, kit.pid, TARGET),
            "bare": Timer(bare, pressed._replace(within="").press, server.pid, 1.0),
        }
        measure(pages, runs)
        report(counted, pages)
        whole, plain = pages.values()
        waited = statistics.median(whole.times) / statistics.median(plain.times)
        return whole.computed / (plain.computed or 1), waited
    finally:
        server.kill()
        page.close()
        bare.close()


def start_bare_page(folder: Path, counted: Counter[str]) -> tuple[subprocess.Popen[bytes], str]:
    """Serve a page of Streamlit's own elements, so many of each kind, in a menu as the kit's."""
    widgets = {kind: _WIDGETS.get(kind) or selectbox_line(kind) for kind in counted}
    lines = bare_lines(counted, widgets, "import streamlit as st", _COMPONENT)
    (folder / "page.py").write_text("\n".join(lines), "utf-8")
    return start_bare(folder, [_MENU])


def selectbox_line(kind: str) -> str:
    """Return the line for a list to choose from, of a kind such as "selectbox of 249"."""
    options = f'[f"Option {{each}}" for each in range({kind.rpartition(" ")[2]})]'
    return f'st.selectbox("Box", {options}, key=f"{kind}-{{number}}")'


def open_and_count(page: Page, address: str) -> Counter[str]:
    """Open a page and count the elements that the server sends for it, by kind.

    A list to choose from is of a kind with as many options.
    """
    kinds: dict[tuple[int, ...], str] = {}

    def note(event: dict[str, Any]) -> None:
        message = ForwardMsg()
        message.ParseFromString(base64.b64decode(event["response"]["payloadData"]))
        delta = message.delta if message.WhichOneof("type") == "delta" else None
        if delta and (block := str(delta.add_block.WhichOneof("type"))) in _WIDGETS:
            kinds[tuple(message.metadata.delta_path)] = block
        elif delta and delta.HasField("new_element"):
            element = delta.new_element
            kind = str(element.WhichOneof("type"))
            if "data-kit-text" in element.html.body:
                kind = "text_area"
            if kind == "selectbox":
                kind = f"selectbox of {len(element.selectbox.options)}"
            if element.bidi_component.component_name != "kit_text":  # it draws the text fields
                kinds[tuple(message.metadata.delta_path)] = kind

    session = page.context.new_cdp_session(page)
    session.on("Network.webSocketFrameReceived", note)
    session.send("Network.enable")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_SLOWEST)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    session.detach()
    return Counter(kinds.values())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--many", type=int, default=500)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=list(PAGES), metavar="NAME")
    options = parser.parse_args()
    main(options.runs, options.many, options.pages)
