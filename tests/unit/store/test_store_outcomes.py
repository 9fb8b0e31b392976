"""Outcomes of candidates: imported, undone, and read for what all of them tell."""

from __future__ import annotations

import pytest

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound
from interview_kit.interviewer.imported_outcomes import KnownCandidate
from interview_kit.store.records import (
    calls,
    held_calls,
    lifecycle,
    outcomes,
    position_candidates,
    positions,
    record_fields,
    same_person,
)
from interview_kit.typed import BRITISH, DEFAULT_STYLE, WritingStyle
from tests.colleagues import make_person
from tests.unit.store.conftest import ZONE

SAM = Actor("sam")


def added(position: str, name: str, **values: str) -> str:
    candidate = position_candidates.add(LOCAL, position, {"name": name}, zone=ZONE)
    record_fields.write_many(LOCAL, candidate, values)
    return candidate


def held(position: str, candidate: str, actor: Actor = LOCAL) -> str:
    call = calls.start(actor, position, {"motivations": "x"}, candidate=candidate, zone=ZONE)
    calls.finish(actor, call)
    return call


def known(position: str, candidate: str) -> KnownCandidate:
    return next(each for each in outcomes.list_known(LOCAL, position) if each.id == candidate)


def stored(
    position: str, *rows: tuple[KnownCandidate, dict[str, str]], import_id: str = ""
) -> tuple[str, int]:
    return outcomes.store_listed(LOCAL, position, rows, style=DEFAULT_STYLE, import_id=import_id)


def values(candidate: str) -> dict[str, str]:
    fields = record_fields.entry_values(record_fields.read(LOCAL, candidate))
    return {key: text for key, text in fields.items() if text and key != "name"}


def test_an_import_is_undone_but_for_what_was_changed_since(position: str) -> None:
    ada = added(position, "Ada", on_site_score="2", on_site_day="3/4/2026")
    bo = added(position, "Bo")
    before = values(ada)
    style = WritingStyle(BRITISH, ZONE)
    row = (known(position, ada), {"on_site_score": "4", "on_site_day": "26/11/2026"})
    import_id, _ = outcomes.store_listed(LOCAL, position, [row], style=style)
    again = stored(
        position, (known(position, bo), {"outcome": "hired", "met": "yes"}), import_id=import_id
    )
    assert again == (import_id, 0)
    assert values(ada) == {"on_site_score": "4", "on_site_day": "2026-11-26"}
    last = outcomes.load_last_import(LOCAL, position)
    assert last is not None
    assert (last.id, last.number) == (import_id, 2)
    record_fields.write(LOCAL, bo, "outcome", "withdrew")
    in_parts = [outcomes.undo_import(LOCAL, position, import_id, most=1) for _ in range(3)]
    assert in_parts == [1, 1, 0]
    assert values(ada) == before
    assert values(bo) == {"outcome": "withdrew"}
    assert outcomes.load_last_import(LOCAL, position) is None


def test_the_last_import_is_offered_first_and_then_the_one_before(position: str) -> None:
    ada = added(position, "Ada")
    first, _ = stored(position, (known(position, ada), {"met": "yes"}))
    second, _ = stored(position, (known(position, ada), {"on_site_score": "4"}))
    for import_id in (second, first):
        last = outcomes.load_last_import(LOCAL, position)
        assert last is not None
        assert last.id == import_id
        outcomes.undo_import(LOCAL, position, import_id)
    assert values(ada) == {}


def test_what_somebody_changed_since_the_list_was_looked_through_stays(position: str) -> None:
    ada = added(position, "Ada", outcome="declined")
    seen = known(position, ada)
    record_fields.write(LOCAL, ada, "outcome", "withdrew")
    _, changed_since = stored(position, (seen, {"outcome": "hired", "met": "yes"}))
    assert changed_since == 1
    assert values(ada) == {"outcome": "withdrew", "met": "yes"}


def test_a_list_changes_candidates_of_its_position_alone(position: str) -> None:
    other = positions.create(LOCAL, {}, zone=ZONE)
    ada, bo = added(position, "Ada"), added(other, "Bo")
    rows = [(known(position, ada), {"met": "yes"}), (known(other, bo), {"met": "yes"})]
    with pytest.raises(NotFound):
        stored(position, *rows)
    assert values(ada) == values(bo) == {}
    import_id, _ = stored(other, rows[1])
    assert outcomes.undo_import(LOCAL, position, import_id) == 0
    assert values(bo) == {"met": "yes"}


def test_a_search_has_its_candidates_their_outcomes_and_who_was_called(position: str) -> None:
    ada, bo = added(position, "Ada", outcome="hired"), added(position, "Bo", phone="0161")
    listed = calls.start(LOCAL, position, {}, candidate={"name": "Cleo"}, zone=ZONE)
    gone = added(position, "Gone", outcome="hired")
    lifecycle.delete(LOCAL, gone)
    held(position, ada)
    with pytest.raises(NotFound):
        outcomes.load_searches(SAM, position)
    (search,) = outcomes.load_searches(LOCAL, position)
    assert (search.position_id, search.candidates) == (position, 3)
    assert search.values == {ada: {"outcome": "hired"}}
    assert search.called == {ada}
    assert outcomes.load_searches(LOCAL) == [search]
    calls.finish(LOCAL, listed)
    lifecycle.delete(LOCAL, held(position, bo))
    (search,) = outcomes.load_searches(LOCAL)
    assert search.called == {ada, calls.load(LOCAL, listed).candidate_id}
    lifecycle.delete(LOCAL, position)
    assert outcomes.load_searches(LOCAL) == []


def test_one_person_has_the_outcome_of_both_who_they_were(position: str) -> None:
    ada, again = added(position, "Ada", met="yes"), added(position, "ada", outcome="hired")
    held(position, ada)
    held(position, again)
    same_person.merge(LOCAL, ada, again)
    (search,) = outcomes.load_searches(LOCAL, position)
    assert (search.candidates, search.called) == (1, {ada})
    assert search.values == {ada: {"met": "yes", "outcome": "hired"}}


def test_a_held_call_has_what_each_rater_thinks_and_when_they_first_said_it(
    position: str,
) -> None:
    make_person(SAM, "Sam", position=position)
    call = held(position, added(position, "Ada"), SAM)
    for rater, rating in ((LOCAL, "2"), (SAM, "5")):
        assessment = calls.load(rater, call).assessment_id
        record_fields.write(rater, assessment, "rating.motivations", rating)
        for text in ("", "yes", "no"):
            record_fields.write(rater, assessment, "recommendation", text)
    calls.start(LOCAL, position, {}, candidate={"name": "Open"}, zone=ZONE)
    first_end = calls.load(LOCAL, call).finished_at
    calls.reopen(LOCAL, call)
    assert held_calls.load_held_calls(LOCAL, position).calls == []
    calls.finish(LOCAL, call)
    found = held_calls.load_held_calls(LOCAL)
    (only,) = found.calls
    assert found == held_calls.load_held_calls(SAM, position)
    assert found.names == {SAM.id: "Sam"}
    assert (only.interviewer, only.finished_at) == (SAM.id, first_end)
    assert only.assessments == {
        LOCAL.id: {"rating.motivations": "2"},
        SAM.id: {"rating.motivations": "5"},
    }
    assert only.recommended_at.keys() == {LOCAL.id, SAM.id}
    assert max(only.recommended_at.values()) < calls.load(LOCAL, call).finished_at
    assert only.answers["motivations"].text == "x"
