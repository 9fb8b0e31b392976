"""What belongs to somebody else is not there: for every verb of the store."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound
from interview_kit.store import (
    applications,
    bin,
    entries,
    finished_calls,
    history,
    positions,
    profiles,
    records,
    screens,
    templates,
)
from tests.unit.store.conftest import ZONE

OTHER = Actor("somebody else")
MODULES = (
    *(applications, bin, entries, finished_calls, history),
    *(positions, profiles, records, screens, templates),
)


class Mine(NamedTuple):
    """The ids of what the local user has."""

    position: str
    screen: str
    application: str
    template: str


@pytest.fixture
def mine(position: str, screen: str, application: str) -> Mine:
    """One record of each kind, with something in it."""
    entries.write(LOCAL, screen, "candidate_name", "Nadia")
    template = templates.add(LOCAL, "thank_you", "Mine", b"PK", zone=ZONE)
    return Mine(position, screen, application, template)


ON_A_RECORD: dict[str, Callable[[Mine], object]] = {
    "entries.history": lambda m: entries.history(OTHER, m.application, "company"),
    "entries.read": lambda m: entries.read(OTHER, m.application),
    "entries.set_state": lambda m: entries.set_state(OTHER, m.screen, "education", "declined"),
    "entries.write": lambda m: entries.write(OTHER, m.application, "company", "theirs"),
    "entries.write_many": lambda m: entries.write_many(OTHER, m.screen, {"education": "x"}),
    "history.bring_back": lambda m: _bring_back(_change(m.application)),
    "history.of_record": lambda m: history.of_record(OTHER, m.application),
    "positions.calls": lambda m: positions.calls(OTHER, m.position),
    "positions.row_of": lambda m: positions.row_of(OTHER, m.position),
    "records.delete": lambda m: records.delete(OTHER, m.screen),
    "records.duplicate": lambda m: records.duplicate(OTHER, m.application),
    "records.restore": lambda m: records.restore(OTHER, m.screen),
    "screens.as_finished": lambda m: screens.as_finished(OTHER, m.screen, datetime.now(UTC)),
    "screens.finish": lambda m: screens.finish(OTHER, m.screen),
    "screens.finished": lambda m: screens.finished(OTHER, m.position),
    "screens.load": lambda m: screens.load(OTHER, m.screen),
    "screens.of_position": lambda m: screens.of_position(OTHER, m.position, most=1),
    "screens.reopen": lambda m: screens.reopen(OTHER, m.screen),
    "screens.start": lambda m: screens.start(OTHER, m.position, {}, zone=ZONE),
    "templates.bring_back": lambda m: templates.bring_back(OTHER, m.template, 1),
    "templates.content_of": lambda m: templates.content_of(OTHER, m.template),
    "templates.replace": lambda m: templates.replace(OTHER, m.template, "theirs", b"x"),
    "templates.versions": lambda m: templates.versions(OTHER, m.template),
}
LISTS: dict[str, Callable[[], object]] = {
    "applications.list_applications": lambda: applications.list_applications(OTHER),
    "bin.deleted": lambda: bin.deleted(OTHER),
    "bin.emptied": lambda: bin.emptied(OTHER),
    "finished_calls.latest": lambda: finished_calls.latest(OTHER, most=9),
    "positions.list_positions": lambda: positions.list_positions(OTHER),
    "records.list_records": lambda: records.list_records(OTHER, "screen"),
    "screens.drafts": lambda: screens.drafts(OTHER),
    "screens.named": lambda: screens.named(OTHER, "Nadia", most=1)[0],
    "templates.list_templates": lambda: templates.list_templates(OTHER, "thank_you"),
}
# These make, remove or look for what is the actor's own, and are given no record.
OWN = {
    "applications.create",
    "bin.erase_expired",
    "positions.create",
    "records.has_example",
    "profiles.load",
    "profiles.profile_id",
    "records.remove_examples",
    "templates.add",
}
NO_VERBS = {"history.in_goes", "records.insert_screen"}  # of what was read, or inside a verb


def _change(record: str) -> history.Change:
    return next(e for e in history.of_record(LOCAL, record) if isinstance(e, history.Change))


def _bring_back(change: history.Change) -> None:
    history.bring_back(OTHER, change.id, shown=change.shown)


def test_every_verb_takes_the_actor_first_and_is_tried_here() -> None:
    verbs = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters)) != "connection"
    }
    assert verbs - NO_VERBS == ON_A_RECORD.keys() | LISTS.keys() | OWN


@pytest.mark.parametrize("verb", ON_A_RECORD)
def test_what_is_somebody_elses_is_not_there(verb: str, mine: Mine) -> None:
    before = [entries.read(LOCAL, record) for record in mine]
    with pytest.raises(NotFound) as caught:
        ON_A_RECORD[verb](mine)
    with pytest.raises(NotFound) as unknown:
        entries.read(OTHER, "no-such-id")
    assert str(caught.value) == str(unknown.value)
    assert [entries.read(LOCAL, record) for record in mine] == before
    assert screens.load(LOCAL, mine.screen).state == "draft"


@pytest.mark.parametrize("verb", LISTS)
def test_a_list_holds_nothing_of_others(verb: str, mine: Mine) -> None:
    entries.write(LOCAL, mine.application, "company", "")
    records.delete(LOCAL, mine.template)
    assert LISTS[verb]() == []


def test_a_deleted_record_is_brought_back_by_its_owner_alone(mine: Mine) -> None:
    records.delete(LOCAL, mine.screen)
    with pytest.raises(NotFound):
        records.restore(OTHER, mine.screen)
    assert screens.drafts(LOCAL) == []


def test_an_assessment_is_its_raters_alone(mine: Mine) -> None:
    assessment = screens.load(LOCAL, mine.screen).assessment_id
    with pytest.raises(NotFound):
        entries.read(OTHER, assessment)
    with pytest.raises(NotFound):
        entries.write(OTHER, assessment, "impressions", "theirs")


def test_an_assessment_of_a_deleted_call_takes_nothing(mine: Mine) -> None:
    assessment = screens.load(LOCAL, mine.screen).assessment_id
    records.delete(LOCAL, mine.screen)
    with pytest.raises(NotFound):
        entries.write(LOCAL, assessment, "impressions", "late")
    records.restore(LOCAL, mine.screen)
    assert entries.write(LOCAL, assessment, "impressions", "late").outcome == "saved"


def test_each_person_has_a_profile_of_their_own() -> None:
    assert profiles.profile_id(LOCAL, zone=ZONE) != profiles.profile_id(OTHER, zone=ZONE)
