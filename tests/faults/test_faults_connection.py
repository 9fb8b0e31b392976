"""The line between the browser and the kit breaks, in six ways, while people type on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.kit import Kit
from tests.faults.ledger import kept
from tests.faults.people import Typist, nothing_is_lost, prepare, word
from tests.faults.proxy import Mode, Proxy
from tests.tally import Tally, fault

HALVES: tuple[Mode, ...] = ("half a text", "half an answer")
WAYS: tuple[Mode, ...] = (*HALVES, "refuse", "drop", "delay", "half")
ROLE = ("Person 1: role", "person.1.role")


@pytest.fixture
def proxies(kit: Kit) -> Iterator[dict[Mode, Proxy]]:
    """A line of its own for each way to break it."""
    lines = {way: Proxy(kit.port) for way in WAYS}
    yield lines
    for line in lines.values():
        line.close()


@pytest.mark.parametrize(("seconds", "times"), [(1, 10), (10, 3), (200, 1)])
@fault(
    "The connection is cut",
    "For 1, 10 and 200 seconds, by a proxy that refuses, swallows, delays by three seconds, cuts "
    "answers in the middle, or only those to a text, within their JSON, or cuts the texts "
    "themselves; each for one of six browsers that type all the while.",
)
def test_a_connection_cut_for_a_while_loses_nothing(
    kit: Kit,
    new_context: Callable[..., BrowserContext],
    proxies: dict[Mode, Proxy],
    tally: Tally,
    seconds: int,
    times: int,
) -> None:
    chance = tally.seed()
    people: dict[Mode, Typist] = {}
    for way, line in proxies.items():
        page = new_context().new_page()
        prepare(kit, page, line.url)
        people[way] = Typist(page, ROLE[0], f"{ROLE[1]}")
        people[way].types(f"{way} ")
        people[way].sees_it_saved()
    for _ in range(times):
        for way, line in proxies.items():
            line.becomes(way)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for person in people.values():
                person.types(word(chance))
                person.page.wait_for_timeout(5 * seconds)
        for person in people.values():
            assert person.box.input_value() == person.typed
        for line in proxies.values():
            line.becomes("pass")
        for person in people.values():
            person.sees_it_saved()
        tally.times += len(WAYS)
    nothing_is_lost(kit, list(people.values()), tally, told=False)
    for way in WAYS:
        assert seconds == 1 or people[way].troubles, f"{way}: nobody was told"
    for way in HALVES:
        assert seconds == 1 or proxies[way].cuts, f"{way}: nothing was cut"
    assert "Traceback" not in kit.log()


@fault(
    "A text arrives by half",
    "The connection ends in the middle of what is sent, five times: nothing of it is stored, and "
    "the whole is when the line is back.",
)
def test_half_a_text_is_not_stored(
    kit: Kit, new_context: Callable[..., BrowserContext], proxies: dict[Mode, Proxy], tally: Tally
) -> None:
    chance = tally.seed()
    line = proxies["half a text"]
    page = new_context().new_page()
    prepare(kit, page, line.url)
    person = Typist(page, *ROLE)
    for _ in range(5):
        person.types(word(chance))
        person.sees_it_saved()
        before = kept(kit, person)
        line.becomes("half a text")
        person.types(word(chance))
        person.reads("No connection")
        assert kept(kit, person) == before
        line.becomes("pass")
        tally.times += 1
    nothing_is_lost(kit, [person], tally)
    assert line.cuts >= tally.times
    assert "Traceback" not in kit.log()
