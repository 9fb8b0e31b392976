"""Nothing is sent anywhere: no connection of the server leaves the machine, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import choose, downloaded, go_to, heading, press, record_of, write
from tests.browser.watched import Watched
from tests.server.responses import SOCKET, ServerResponse

pytestmark = pytest.mark.slow

STRANGERS: tuple[dict[str, str], ...] = (
    {"Origin": "http://elsewhere.example"},
    {"Origin": "null"},
    {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"},
)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    """Start a watched server that answers whom it is told to."""
    running = []

    def started(who: str) -> Watched:
        kit = Watched(tmp_path / "data", who)
        running.append(kit)
        kit.start()
        return kit

    yield started
    for kit in running:
        kit.kill()


def knock(kit: Watched) -> set[int]:
    """Ask for pages and web sockets as other sites would; return the answers' status."""
    pages = {ServerResponse(kit, "GET", "/", **sent).status for sent in STRANGERS}
    return pages | {
        ServerResponse(kit, "GET", "/_stcore/stream", **SOCKET, **sent).status for sent in STRANGERS
    }


def use_as_interviewer(page: Page) -> None:
    press(page, "Load an example: a position", exact=False)
    page.get_by_role("link", name="Sam Adeyemi").click()
    go_to(page, "Motivations")
    write(page, "Answer: Motivations", "Wants a whole warehouse.")
    choose(page, "Rating: Motivations", "2")
    go_to(page, "Finish")
    page.locator(".st-key-step").get_by_role("button", name="Finish").click()
    press(page, "Finish anyway")
    assert downloaded(page, "Download for Word")[1]
    page.get_by_role("link", name="Compare").last.click()
    expect(page.get_by_role("region", name="Everyone")).to_be_visible()


def use_as_candidate(kit: Watched, page: Page) -> None:
    page.get_by_role("link", name="Home", exact=True).click()
    press(page, "Load an example: an application", exact=False)
    expect(page.get_by_role("button", name="Remove the example")).to_have_count(2)
    application = f"application={record_of(kit, 'application')}"
    page.goto(f"{kit.url}/closing_script?{application}")
    assert downloaded(page, "Cue card (Word)")[1]
    page.goto(f"{kit.url}/thank_you?{application}")
    heading(page, "Thank-you")


def keep(page: Page) -> None:
    for name in ("Word layouts", "Your data"):
        page.get_by_role("link", name=name, exact=True).first.click()
        heading(page, name)
    press(page, "Make a backup")
    assert downloaded(page, "Download the backup")[1]


def test_no_connection_leaves_the_machine(start: Callable[[str], Watched], page: Page) -> None:
    kit = start("its own")
    assert knock(kit) == {403}
    page.goto(kit.url)
    use_as_interviewer(page)
    use_as_candidate(kit, page)
    keep(page)
    assert knock(kit) == {403}
    assert kit.left() == []


def test_a_server_that_answers_everybody_would_ask_who_it_is(
    start: Callable[[str], Watched],
) -> None:
    kit = start("everybody")
    assert kit.left() == []
    knock(kit)
    assert "socket.getaddrinfo checkip.amazonaws.com" in kit.left()
