"""The line between the browser and the kit breaks, in four ways, while people type on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.kit import Kit
from tests.faults.people import Person, nothing_is_lost, prepare, word
from tests.faults.proxy import Mode, Proxy
from tests.tally import Tally, fault

WAYS: tuple[Mode, ...] = ("refuse", "drop", "delay", "half")
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
    "For 1, 10 and 200 seconds, by a proxy that refuses, swallows, delays by three seconds or "
    "cuts answers in the middle, each for one of four browsers that type all the while.",
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
    people: dict[Mode, Person] = {}
    for way, line in proxies.items():
        page = new_context().new_page()
        prepare(kit, page, line.url)
        people[way] = Person(page, ROLE[0], f"{ROLE[1]}")
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
    for way in ("refuse", "drop", "half"):
        assert seconds == 1 or people[way].troubles, f"{way}: nobody was told"
