"""What belongs to somebody else is not there: for every verb of the store."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.errors import NotFound
from interview_kit.fields.roles import INTERVIEWER
from interview_kit.interviewer.imported_outcomes import KnownCandidate
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    candidate_files,
    candidates,
    examples,
    held_calls,
    hiring_managers,
    history,
    layouts,
    lifecycle,
    open_calls,
    outcomes,
    people,
    position_candidates,
    position_people,
    position_progress,
    positions,
    question_sets,
    recently_deleted,
    record_fields,
    record_lists,
    same_person,
)
from interview_kit.typed import DEFAULT_STYLE
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE

NOW = datetime(2026, 11, 30, tzinfo=ZoneInfo(ZONE))

MODULES = (
    *(applications, recently_deleted, record_fields, record_lists, history),
    *(positions, people, position_people, lifecycle, calls, call_lists, layouts),
    open_calls,
    *(candidates, same_person, examples, question_sets, position_candidates),
    *(candidate_files, position_progress, outcomes, held_calls, hiring_managers),
)


class Mine(NamedTuple):
    """The ids of what the local user has."""

    position: str
    call: str
    application: str
    layout: str
    candidate: str


@pytest.fixture
def mine(position: str, call: str, application: str) -> Mine:
    """One record of each kind, with something in it."""
    candidate = calls.load(LOCAL, call).candidate_id
    record_fields.write(LOCAL, candidate, "name", "Nadia")
    record_fields.write(LOCAL, application, "call_date", "Nov 30, 2026")
    layout = layouts.add(LOCAL, "thank_you", "Mine", b"PK", zone=ZONE)
    return Mine(position, call, application, layout, candidate)


ON_A_RECORD: dict[str, Callable[[Mine], object]] = {
    "record_fields.read": lambda m: record_fields.read(OTHER, m.application),
    "record_fields.write": lambda m: record_fields.write(OTHER, m.application, "company", "theirs"),
    "record_fields.write_many": lambda m: record_fields.write_many(
        OTHER, m.call, {"education": "x"}
    ),
    "history.load": lambda m: history.load(OTHER, m.application),
    "positions.count_calls": lambda m: positions.count_calls(OTHER, m.position),
    "question_sets.load_latest": lambda m: question_sets.load_latest(OTHER, m.position),
    "positions.load_row": lambda m: positions.load_row(OTHER, m.position),
    "lifecycle.delete": lambda m: lifecycle.delete(OTHER, m.call),
    "lifecycle.duplicate": lambda m: lifecycle.duplicate(OTHER, m.application),
    "lifecycle.restore": lambda m: lifecycle.restore(OTHER, m.call),
    "calls.load_as_finished": lambda m: calls.load_as_finished(OTHER, m.call, datetime.now(UTC)),
    "hiring_managers.read_interviewers_assessment": lambda m: (
        hiring_managers.read_interviewers_assessment(OTHER, m.call)
    ),
    "hiring_managers.list_interviewers_assessments": lambda m: (
        hiring_managers.list_interviewers_assessments(OTHER, m.position)
    ),
    "calls.finish": lambda m: calls.finish(OTHER, m.call),
    "call_lists.list_finished_of_position": lambda m: call_lists.list_finished_of_position(
        OTHER, m.position
    ),
    "calls.load": lambda m: calls.load(OTHER, m.call),
    "call_lists.list_of_position": lambda m: call_lists.list_of_position(OTHER, m.position, most=1),
    "calls.start": lambda m: calls.start(OTHER, m.position, {}, zone=ZONE),
    "candidates.find_namesakes": lambda m: candidates.find_namesakes(OTHER, m.position),
    "same_person.merge": lambda m: same_person.merge(OTHER, m.candidate, m.candidate),
    "same_person.mark_as_distinct": lambda m: same_person.mark_as_distinct(
        OTHER, m.candidate, m.candidate
    ),
    "same_person.separate": lambda m: same_person.separate(OTHER, m.call, m.call),
    "candidates.load_call": lambda m: candidates.load_call(OTHER, m.call, related=True),
    "calls.renew_questions": lambda m: calls.renew_questions(OTHER, m.call),
    "calls.reopen": lambda m: calls.reopen(OTHER, m.call),
    "position_people.list_on_position": lambda m: position_people.list_on_position(
        OTHER, m.position
    ),
    "position_people.add": lambda m: position_people.add(OTHER, m.position, OTHER.id, INTERVIEWER),
    "position_people.add_by_name": lambda m: position_people.add_by_name(
        OTHER, m.position, "Sam Lee", INTERVIEWER, zone=ZONE
    ),
    "position_people.set_role": lambda m: position_people.set_role(
        OTHER, m.position, LOCAL.id, "hiring_manager"
    ),
    "position_people.remove": lambda m: position_people.remove(OTHER, m.position, LOCAL.id),
    "candidate_files.add": lambda m: candidate_files.add(OTHER, m.candidate, "cv.pdf", b"%PDF-"),
    "candidate_files.list_files": lambda m: candidate_files.list_files(OTHER, m.candidate),
    "candidate_files.load_content": lambda m: candidate_files.load_content(
        OTHER, m.candidate, "no-such-id"
    ),
    "candidate_files.remove": lambda m: candidate_files.remove(OTHER, m.candidate, "no-such-id"),
    "position_candidates.add": lambda m: position_candidates.add(OTHER, m.position, {}, zone=ZONE),
    "position_candidates.add_listed": lambda m: position_candidates.add_listed(
        OTHER, m.position, [{"name": "Sam"}], zone=ZONE
    ),
    "position_progress.load": lambda m: position_progress.load(OTHER, m.position),
    "position_candidates.list_to_call": lambda m: position_candidates.list_to_call(
        OTHER, m.position, most=9
    ),
    "position_candidates.list_called": lambda m: position_candidates.list_called(
        OTHER, m.position, most=9
    ),
    "position_candidates.list_all": lambda m: position_candidates.list_all(OTHER, m.position),
    "position_candidates.list_known": lambda m: position_candidates.list_known(OTHER, m.position),
    "position_candidates.find": lambda m: position_candidates.find(OTHER, m.position, "", most=9),
    "position_candidates.load_last_import": lambda m: position_candidates.load_last_import(
        OTHER, m.position
    ),
    "position_candidates.erase_imported": lambda m: position_candidates.erase_imported(
        OTHER, m.position, "no-such-id"
    ),
    "outcomes.list_known": lambda m: outcomes.list_known(OTHER, m.position),
    "outcomes.store_listed": lambda m: outcomes.store_listed(
        OTHER, m.position, [(KnownCandidate(m.candidate, {}), {"met": "yes"})], style=DEFAULT_STYLE
    ),
    "outcomes.load_last_import": lambda m: outcomes.load_last_import(OTHER, m.position),
    "outcomes.undo_import": lambda m: outcomes.undo_import(OTHER, m.position, "no-such-id"),
    "layouts.restore_version": lambda m: layouts.restore_version(OTHER, m.layout, 1),
    "layouts.load_content": lambda m: layouts.load_content(OTHER, m.layout),
    "layouts.replace": lambda m: layouts.replace(OTHER, m.layout, "theirs", b"x"),
    "layouts.list_versions": lambda m: layouts.list_versions(OTHER, m.layout),
}
LISTS: dict[str, Callable[[Mine], object]] = {
    "applications.list_applications": lambda _: applications.list_applications(OTHER),
    "applications.list_names": lambda _: applications.list_names(OTHER),
    "applications.load_nearest_calls": lambda _: list(
        applications.load_nearest_calls(OTHER, date.min, date.max, most=9)
    ),
    "applications.count_by_stage": lambda _: applications.count_by_stage(OTHER),
    "applications.find": lambda _: list(applications.find(OTHER, "")),
    "applications.version": lambda _: [*range(applications.version(OTHER)[1])],
    "applications.names_in_others": lambda _: (
        applications.names_in_others(OTHER, "no-such-id").names
    ),
    "recently_deleted.list_deleted": lambda _: recently_deleted.list_deleted(OTHER),
    "recently_deleted.list_emptied": lambda _: recently_deleted.list_emptied(OTHER),
    "call_lists.list_latest_finished": lambda _: call_lists.list_latest_finished(OTHER, most=9),
    "call_lists.list_missed": lambda _: call_lists.list_missed(OTHER, content().missed_calls),
    "positions.list_positions": lambda _: positions.list_positions(OTHER),
    "record_lists.list_records": lambda _: record_lists.list_records(OTHER, "screen"),
    "open_calls.count_planned": lambda _: list(open_calls.count_planned(OTHER, NOW)),
    "call_lists.list_drafts": lambda _: call_lists.list_drafts(OTHER),
    "call_lists.list_by_candidate": lambda _: call_lists.list_by_candidate(OTHER, "Nadia", most=1)[
        0
    ],
    "outcomes.load_searches": lambda _: outcomes.load_searches(OTHER),
    "held_calls.load_held_calls": lambda m: held_calls.load_held_calls(OTHER, m.position).calls,
    "layouts.list_layouts": lambda _: layouts.list_layouts(OTHER, "thank_you"),
}
# These make, remove or look for what is the actor's own, and are given no record.
OWN = {
    "applications.create",
    "recently_deleted.erase_expired",
    "positions.create",
    "record_lists.has_example",
    "examples.add_position",
    "examples.add_application",
    "people.load",
    "people.list_people",
    "lifecycle.delete_examples",
    "layouts.add",
}
NO_VERBS = {
    "calls.answers_of",
    "calls.with_name",
    "history.earlier",
    "history.merge_typing",
    "record_lists.select_examples",
    "candidates.pair",
}  # no reads, no writes


def _write(record: str) -> None:
    record_fields.write(OTHER, record, "company", "theirs")


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
    before = [record_fields.read(LOCAL, record) for record in mine]
    with pytest.raises(NotFound) as caught:
        ON_A_RECORD[verb](mine)
    told = set()
    for unknown in (partial(record_fields.read, OTHER), _write):
        with pytest.raises(NotFound) as not_there:
            unknown("no-such-id")
        told.add(str(not_there.value))
    assert str(caught.value) in told
    assert [record_fields.read(LOCAL, record) for record in mine] == before
    assert calls.load(LOCAL, mine.call).state == "draft"


@pytest.mark.parametrize("verb", LISTS)
def test_a_list_holds_nothing_of_others(verb: str, mine: Mine) -> None:
    record_fields.write(LOCAL, mine.application, "person.1.name", "Nadia Okafor")
    record_fields.write(LOCAL, mine.application, "company", "")
    lifecycle.delete(LOCAL, mine.layout)
    assert LISTS[verb](mine) == []


def test_a_deleted_record_is_restored_by_its_owner_alone(mine: Mine) -> None:
    lifecycle.delete(LOCAL, mine.call)
    with pytest.raises(NotFound):
        lifecycle.restore(OTHER, mine.call)
    assert call_lists.list_drafts(LOCAL) == []


def test_an_assessment_is_its_raters_alone(mine: Mine) -> None:
    assessment = calls.load(LOCAL, mine.call).assessment_id
    with pytest.raises(NotFound):
        record_fields.read(OTHER, assessment)
    with pytest.raises(NotFound):
        record_fields.write(OTHER, assessment, "impressions", "theirs")


def test_an_assessment_of_a_deleted_call_takes_nothing(mine: Mine) -> None:
    assessment = calls.load(LOCAL, mine.call).assessment_id
    lifecycle.delete(LOCAL, mine.call)
    with pytest.raises(NotFound):
        record_fields.write(LOCAL, assessment, "impressions", "late")
    lifecycle.restore(LOCAL, mine.call)
    assert record_fields.write(LOCAL, assessment, "impressions", "late").outcome == "saved"
