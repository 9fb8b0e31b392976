"""What typing costs: script runs, and bytes for each store.

`python benchmarks/autosave.py [pauses]`, from the project's root, with an installed browser.

1. In the kit itself, somebody types with pauses, first into an answer that nothing on the page
   depends on, then into a name that the page shows elsewhere, too. Counted are the pauses, the
   texts that were stored, and the runs of the script.
2. Texts of three lengths are stored. Counted are all bytes that go to the server for it (request
   line, headers, body) and all that come back, as the browser reports them.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.doing import field, press
from tests.browser.kit import CHROMIUM, Kit, installed_browser

MOST_BEYOND_TEXT = 1024
_KEY_MILLISECONDS = 40
_SENTENCE = "Counted the shelf twice, found the box that was booked wrong, and told them why. "


class Wire:
    """What passes between one page and its server."""

    def __init__(self, page: Page) -> None:
        self.asked: list[float] = []
        self.finished: list[float] = []
        self.frame_bytes = 0
        self.stores: dict[str, dict[str, int]] = {}
        self._session = page.context.new_cdp_session(page)
        for name, note in {
            "webSocketFrameSent": self._frame_sent,
            "webSocketFrameReceived": self._frame_received,
            "requestWillBeSent": self._request,
            "requestWillBeSentExtraInfo": self._request_headers,
            "loadingFinished": self._answered,
        }.items():
            self._session.on(f"Network.{name}", note)
        self._session.send("Network.enable", {"maxPostDataSize": 1_000_000})

    def clear(self) -> None:
        """Forget what passed so far."""
        self.asked.clear()
        self.finished.clear()
        self.frame_bytes = 0
        self.stores.clear()

    def complete(self) -> list[dict[str, int]]:
        """Return what each store took that is counted to its end."""
        wanted = ("body", "headers", "answer")
        return [each for each in self.stores.values() if all(name in each for name in wanted)]

    def _frame_sent(self, event: dict[str, Any]) -> None:
        self.asked.append(event["timestamp"])
        self.frame_bytes += len(base64.b64decode(event["response"]["payloadData"]))

    def _frame_received(self, event: dict[str, Any]) -> None:
        payload = base64.b64decode(event["response"]["payloadData"])
        self.frame_bytes += len(payload)
        message = ForwardMsg()
        message.ParseFromString(payload)
        if message.WhichOneof("type") == "script_finished":
            self.finished.append(event["timestamp"])

    def _request(self, event: dict[str, Any]) -> None:
        request = event["request"]
        if request["url"].endswith("/kit/draft"):
            body = len(request.get("postData", "").encode())
            self.stores.setdefault(event["requestId"], {})["body"] = body

    def _request_headers(self, event: dict[str, Any]) -> None:
        lines = [f"{name}: {value}\r\n" for name, value in event["headers"].items()]
        line = "POST /kit/draft HTTP/1.1\r\n\r\n"
        noted = self.stores.setdefault(event["requestId"], {})
        noted["headers"] = len(line) + len("".join(lines).encode())

    def _answered(self, event: dict[str, Any]) -> None:
        noted = self.stores.setdefault(event["requestId"], {})
        noted["answer"] = int(event["encodedDataLength"])  # its headers, too


def main(pauses: int) -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(CHROMIUM)
        )
        try:
            in_the_kit(Path(folder), browser, pauses)
        finally:
            browser.close()


# Typing in the kit


def in_the_kit(folder: Path, browser: Browser, pauses: int) -> None:
    """Type and store in the kit itself, and count."""
    kit = Kit(folder / "data")
    kit.start()
    try:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        wire = Wire(page)
        page.goto(kit.url)
        press(page, "Load an example: a position", exact=False)
        page.get_by_role("link", name="Sam Adeyemi").click()
        expect(field(page, "Candidate's name")).to_be_visible()
        settle(page)
        name = page.locator(".kit-text").filter(has=field(page, "Candidate's name"))
        type_with_pauses(page, wire, name, "shown elsewhere", pauses)
        press(page, "Experience", exact=False)
        answer = page.locator(".kit-text:has(textarea)").first
        expect(answer).to_be_visible()
        settle(page)
        type_with_pauses(page, wire, answer, "shown nowhere else", pauses)
        for length in (100, 2000, 20000):
            store_once(page, wire, answer, length)
    finally:
        kit.kill()


def type_with_pauses(page: Page, wire: Wire, box: Locator, what: str, pauses: int) -> None:
    """Type a word and pause, again and again; print what passed meanwhile."""
    typed = box.locator("input, textarea")
    typed.click()
    settle(page)
    page.wait_for_timeout(2000)  # a press holds back the page's next run for a while
    wire.clear()
    for _ in range(pauses):
        typed.press_sequentially("counted ", delay=_KEY_MILLISECONDS)
        expect(box.locator(".kit-text-status")).to_have_text("Saved")
        page.wait_for_timeout(1000)
        settle(page)
    print(
        f"typing, {what}: {pauses} pauses, {len(wire.complete())} stores, {len(wire.finished)} "
        f"script runs, {len(wire.asked)} frames sent by the browser",
        flush=True,
    )


def store_once(page: Page, wire: Wire, box: Locator, length: int) -> None:
    """Store a text of this length and print the bytes that took."""
    wire.clear()
    typed = box.locator("textarea")
    typed.fill(words(length))
    while not wire.complete():
        page.wait_for_timeout(20)
    (store,) = wire.complete()
    request = store["body"] + store["headers"] - length
    beyond = request + store["answer"]
    print(
        f"a store of {length} bytes: {store['body'] - length} more in the body, {store['headers']} "
        f"of request headers, {store['answer']} in the answer with its headers; beyond the text "
        f"{request} to the server, {beyond} in both directions (target {MOST_BEYOND_TEXT})",
        flush=True,
    )


def words(length: int) -> str:
    """Return a text of so many characters."""
    return (_SENTENCE * (length // len(_SENTENCE) + 1))[:length]


def settle(page: Page) -> None:
    """Wait until the page's script does not run."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
