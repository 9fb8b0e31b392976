"""Text, date, choice, state, rating and restored text meet the same failures in the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, lifecycle, positions, record_fields
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import write
from tests.pages.posting import post_draft
from tests.pages.test_pages_nothing_lost import busy

CALLS = "pages/interviewer/calls.py"
DELETED = "This was deleted."
FINISHED = "This call is finished, so its answers can't be changed."
BUSY = "Another program is using the database"


class Way(NamedTuple):
    """A field, what it has and gets (text and state), and the step of the call that has it.

    `act` changes it on an open page; None where the browser sends it without the page.
    """

    field: str
    before: str
    mine: tuple[str, str]
    part: str = "finish"
    act: Callable[[AppTest], AppTest] | None = None


def _press(prefix: str) -> Callable[[AppTest], AppTest]:
    return lambda app: [e for e in app.button if (e.key or "").startswith(prefix)][-1].click().run()


def _choose(field: str, value: str) -> Callable[[AppTest], AppTest]:
    def act(app: AppTest) -> AppTest:
        (found,) = [e for e in app.get("button_group") if str(e.key).endswith(f"-{field}")]
        return found.set_value(value).run()

    return act


RATES = _choose("rating.motivations", "4")
WAYS = {
    "text": Way("education", "A diploma", ("A degree", "answered")),
    "date": Way("hear_by", "Dec 4 2026", ("Dec 9 2026", "answered")),
    "choice": Way("satisfied", "", ("yes", "answered"), "satisfied", _choose("satisfied", "yes")),
    "state": Way("education", "", ("", "declined"), "finish", _press("gap-education-declined")),
    "rating": Way("rating.motivations", "", ("4", "answered"), "motivations", RATES),
    "restore": Way(
        "education", "A diploma", ("A diploma", "answered"), "finish", _press("restore-change-")
    ),
}


@pytest.fixture
def call() -> str:
    """A call that is under way."""
    position = positions.create(LOCAL, {"title": "Inventory lead"}, zone="UTC")
    return calls.start(LOCAL, position, {}, zone="UTC")


class Page:
    """A page that is open, on which one way is taken."""

    def __init__(self, way: Way, call: str, run: Run) -> None:
        self.way = way
        rates = way.field.startswith("rating.")
        self.record = calls.load(LOCAL, call).assessment_id if rates else call
        if way.before:
            write(self.record, way.field, way.before)
        if way is WAYS["restore"]:
            write(self.record, way.field, "")
        entry = record_fields.read(LOCAL, self.record).get(way.field)
        self.base = entry.revision if entry else 0
        self.app = run(CALLS, call=call, part=way.part)
        self.app.session_state[f"noprint-history-{call}"] = True
        self.app.run()

    def stored(self) -> tuple[str, str]:
        entry = record_fields.read(LOCAL, self.record)[self.way.field]
        return entry.text, entry.state

    def act(self) -> str:
        """Take the way, and return what became of it."""
        return self._press() if self.way.act else self._send()

    def act_again(self) -> None:
        """Do what the browser does after a while."""
        self.app.run() if self.way.act else self._send()

    def _press(self) -> str:
        assert self.way.act
        app = self.way.act(self.app)
        assert not app.exception
        told = " ".join(each.value for each in (*app.error, *app.warning))
        known = [words for words in (DELETED, FINISHED) if escaped(words) in told]
        known += [BUSY] if BUSY in told else []
        if "Keep mine" in [each.label for each in app.button]:
            known.append("conflict")
        return known[0] if known else "stored"

    def _send(self) -> str:
        status, answer = post_draft(self.record, self.way.field, self.way.mine[0], base=self.base)
        return {200: "stored", 409: "conflict"}.get(status) or next(
            words for words in (DELETED, FINISHED, BUSY) if words in answer["message"]
        )


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, run: Run, call: str) -> Page:
    """An open page for each of the ways."""
    return Page(WAYS[request.param], call, run)


def test_a_change_is_stored(page: Page) -> None:
    assert page.act() == "stored"
    assert page.stored() == page.way.mine


def test_what_was_changed_elsewhere_stays_until_somebody_chooses(page: Page) -> None:
    record_fields.write(LOCAL, page.record, page.way.field, "no", tab="elsewhere")
    theirs = page.stored()
    assert page.act() == "conflict"
    assert page.stored() == theirs
    if page.way.act:
        next(each for each in page.app.button if each.label == "Keep mine").click().run()
        text, state = page.way.mine
        assert page.stored() == (text or theirs[0], state)
        assert "Keep mine" not in [each.label for each in page.app.button]


def test_a_finished_call_takes_ratings_alone(page: Page, call: str) -> None:
    calls.finish(LOCAL, call)
    takes = page.way is WAYS["rating"]
    assert page.act() == ("stored" if takes else FINISHED)


def test_a_deleted_record_takes_nothing(page: Page, call: str) -> None:
    lifecycle.delete(LOCAL, call)
    assert page.act() == DELETED
    lifecycle.restore(LOCAL, call)
    entry = record_fields.read(LOCAL, page.record).get(page.way.field)
    assert (entry.revision if entry else 0) == page.base


def test_a_store_out_of_reach_takes_it_once_it_is_back(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy(monkeypatch):
        assert page.act() == BUSY
        entry = record_fields.read(LOCAL, page.record).get(page.way.field)
        assert (entry.revision if entry else 0) == page.base
    page.act_again()
    assert page.stored() == page.way.mine
