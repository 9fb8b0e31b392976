"""The examples: stored whole or not at all, and once."""

from __future__ import annotations

from datetime import date

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.interviewer.example import ExamplePosition, load_example
from interview_kit.settings import ROOT
from interview_kit.store.records import (
    applications,
    call_lists,
    examples,
    positions,
    record_lists,
)
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
    finished = [each for each in example.calls if each.finished]
    assert (position.finished, position.drafts) == (
        len(finished),
        len(example.calls) - len(finished),
    )
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
        assert {n: call.assessment[n].text for n in wanted.assessment} == wanted.assessment
        days = (TODAY - date.fromisoformat(call.answers["call_date"].text)).days
        assert days == wanted.days_ago


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
