"""The examples: stored whole or not at all, and once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.interviewer.example import ExamplePosition, load_example
from interview_kit.settings import ROOT
from interview_kit.store.records import (
    applications,
    call_lists,
    examples,
    lifecycle,
    people,
    position_people,
    position_progress,
    positions,
    record_lists,
)
from interview_kit.store.records.people import PersonRow
from interview_kit.typed import WritingStyle
from tests.colleagues import OTHER

TODAY = date(2026, 11, 30)
STYLE = WritingStyle("GB", "Europe/London")


@pytest.fixture
def example() -> ExamplePosition:
    return load_example(ROOT / "data")


def add(example: ExamplePosition) -> None:
    examples.add_position(LOCAL, example, today=TODAY, style=STYLE)


def test_the_example_of_the_interviewer_is_stored_with_its_calls(example: ExamplePosition) -> None:
    add(example)
    [position] = positions.list_positions(LOCAL)
    assert (position.finished, position.drafts, position.missed) == (12, 2, 1)
    assert position.example
    held = call_lists.list_of_position(LOCAL, position.id, most=99)
    assert {each.candidate["name"].text for each in held} == {
        each.candidate["name"] for each in example.calls
    }
    by_name = {each.candidate["name"]: each for each in example.calls}
    for call in held:
        wanted = by_name[call.candidate["name"].text]
        assert {name: call.entries[name].text for name in wanted.values} == wanted.values
        assert {name: call.entries[name].state for name in wanted.states} == wanted.states
        assert {n: call.entries[n].text for n in wanted.afterwards} == wanted.afterwards
        assert {n: call.candidate[n].text for n in wanted.outcome} == wanted.outcome
        mine = wanted.second if wanted.by else wanted.assessment
        assert {n: call.assessment[n].text for n in mine} == mine
        day = date.fromisoformat(call.answers["call_date"].text)
        assert day.weekday() < 5
        assert 0 <= (TODAY - day).days - wanted.days_ago <= 2
        if wanted.finished and wanted.days_ago > 2:
            assert call.finished_at
            assert abs(call.finished_at.date() - call.started_at.date()) <= timedelta(days=1)
            assert call.finished_at < clock.now() - timedelta(days=2)
    assert {call.version for call in held} == {1, 2}
    assert position_progress.load(LOCAL, position.id).to_call == len(example.candidates)
    others = {row.id: row.name for row in position_people.list_on_position(LOCAL, position.id)}
    callers = {others[call.started_by] for call in held}
    assert callers == {"", "Priya Raman"}


def test_an_example_is_stored_once_for_each_person(example: ExamplePosition) -> None:
    for _ in range(2):
        add(example)
        examples.add_application(LOCAL, {"company": "Hale & Sons"}, style=STYLE)
    assert len(positions.list_positions(LOCAL)) == 1
    [application] = record_lists.list_records(LOCAL, applications.KIND)
    assert application.example
    assert not record_lists.has_example(OTHER, positions.KIND)
    examples.add_position(OTHER, example, today=TODAY, style=STYLE)
    assert record_lists.has_example(OTHER, positions.KIND)


def test_an_example_that_does_not_fit_leaves_nothing_behind(example: ExamplePosition) -> None:
    last = example.calls[-1].model_copy(update={"values": {"Not a field": "x"}})
    with pytest.raises(StoreError):
        add(example.model_copy(update={"calls": (*example.calls[:-1], last)}))
    assert positions.list_positions(LOCAL) == []


def test_made_up_colleagues_come_and_go_with_the_example(example: ExamplePosition) -> None:
    def made_up() -> list[str]:
        return [row.name for row in people.list_people(LOCAL) if row.example]

    for _ in range(2):
        add(example)
        assert made_up() == ["Priya Raman", "Helen Marsh"]
        assert not any(row.is_active for row in people.list_people(LOCAL) if row.example)
        deleted = lifecycle.delete_examples(LOCAL, (positions.KIND,))
        assert made_up() == []
    for record in deleted:
        lifecycle.restore(LOCAL, record)
    assert made_up() == ["Priya Raman", "Helen Marsh"]
    [position] = positions.list_positions(LOCAL)
    real = position_people.add_by_name(LOCAL, position.id, "Helen Marsh", "interviewer", zone="UTC")
    assert PersonRow(real, "Helen Marsh", is_active=True) in people.list_people(LOCAL)
