"""The server is killed, again and again, under somebody who goes on typing."""

from __future__ import annotations

import random
import threading
import time

import pytest
from playwright.sync_api import Page

from tests.browser.kit import Kit
from tests.faults.ledger import kept_after_a_crash
from tests.faults.people import AD, SECONDS_OF_GRACE, Typist, nothing_is_lost, prepare, word
from tests.tally import Tally, fault

KILLS = 50
LONGEST_LIFE = 2.0  # seconds
NOTICED = 4  # requests without an answer


class Killer(threading.Thread):
    """Kills a server at random moments and starts it again; looks at what each death left."""

    def __init__(self, kit: Kit, people: list[Typist], chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.kit, self.people, self.chance = kit, people, chance
        self.kills = 0
        self.deaths: list[tuple[float, list[set[str]]]] = []
        self.missing: list[str] = []
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Kill, look, start, until it was often enough."""
        try:
            while self.kills < KILLS:
                time.sleep(self.chance.uniform(0, LONGEST_LIFE))  # the moment is the fault
                acknowledged = [each.acknowledged() for each in self.people]
                self.kit.kill()
                killed = time.monotonic()
                self.kills += 1
                left = kept_after_a_crash(self.kit, self.people)
                self.deaths.append((killed, left))
                for texts, there in zip(acknowledged, left, strict=True):
                    self.missing += [text for text in texts if text not in there]
                self.kit.start()
        except BaseException as error:
            self.failure = error


def is_safe(person: Typist, stored: set[str], killed: float) -> bool:
    """Tell whether what was typed before a death was stored by then, or waits in the browser."""
    before = person.typed_until(killed - SECONDS_OF_GRACE)
    waits = person.mirrored()
    person.looks()  # what has been stored since does not wait any more
    there = (*stored, *waits, *person.acknowledged())
    return not before or any(text.startswith(before) for text in there)


@pytest.mark.parametrize("part", range(4))
@fault(
    "The server is killed",
    "SIGKILL at random moments, up to two seconds after the last start, while somebody types "
    "into two fields of one tab without stopping; started again each time, the tab left open.",
)
def test_killing_the_server_at_any_moment_loses_nothing(
    kit: Kit, page: Page, tally: Tally, part: int
) -> None:
    chance = tally.seed()
    prepare(kit, page)
    people = [
        Typist(page, AD, "job_ad"),
        Typist(page, "Person 1: role", "person.1.role"),
    ]
    killer = Killer(kit, people, random.Random(chance.random()))  # noqa: S311 - no secret
    killer.start()
    while killer.is_alive():
        person = chance.choice(people)
        for _ in range(chance.randint(1, 15)):
            person.types(word(chance))
            if chance.random() < 0.2:
                page.wait_for_timeout(450)
            while killer.deaths:
                killed, left = killer.deaths.pop(0)
                safe = [is_safe(*each, killed) for each in zip(people, left, strict=True)]
                tally.looks_for_typed(*safe)
        before = person.typed_until(time.monotonic() - SECONDS_OF_GRACE)
        shown = person.box.input_value()
        tally.looks_for_typed(shown.startswith(before))
        assert shown == person.typed, "the field lost what was typed"
    tally.times = killer.kills
    tally.lost_acknowledged = len(killer.missing)
    assert killer.failure is None, killer.failure
    assert not killer.missing
    # Only what is sent between a death and the next start notices it, and a field is looked at
    # between words: by chance too little was sent, or what was told was over before the next look.
    is_noticed = sum(person.unanswered for person in people) >= NOTICED
    nothing_is_lost(kit, people, tally, told=is_noticed)
