"""How far candidates came: each step counts whoever came at least so far."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content import content
from interview_kit.content.learned import STEPS
from interview_kit.interviewer.funnel import NO_CANDIDATES, Funnel, Search, funnel_of

TODAY = date(2026, 11, 30)
OUTCOMES = [each.id for each in content().learned.outcomes]


def counts(search: Search) -> list[int]:
    return list(funnel_of(search, content().learned, today=TODAY).counts.values())


def search(values: dict[str, str], *, called: bool = False) -> Search:
    return Search("p", 1, {"a": values} if values else {}, frozenset("a" if called else ""))


@pytest.mark.parametrize(
    ("values", "reached"),
    [
        ({}, 1),
        ({"way_round": "coffee"}, 2),
        ({"met": "yes"}, 3),
        ({"met": "no"}, 1),
        ({"on_site_score": "2"}, 3),
        ({"on_site_day": "2026-11-30"}, 3),
        ({"on_site_day": "2026-12-01"}, 1),
        ({"on_site_day": ""}, 1),
        ({"shortlisted": "yes"}, 4),
        ({"shortlisted": "no", "met": "yes"}, 3),
        ({"outcome": "offer_declined"}, 4),
        ({"outcome": "hired"}, 5),
        ({"outcome": "withdrew"}, 1),
        ({"outcome": "of another version"}, 1),
    ],
)
def test_somebody_counts_at_each_step_up_to_the_furthest(
    values: dict[str, str], reached: int
) -> None:
    assert counts(search(values)) == [int(place < reached) for place in range(len(STEPS))]


def test_whoever_came_further_without_a_finished_call_is_named() -> None:
    assert funnel_of(search({"met": "yes"}), content().learned, today=TODAY).without_call == 1
    with_call = search({"met": "yes"}, called=True)
    assert funnel_of(with_call, content().learned, today=TODAY).without_call == 0
    assert counts(search({}, called=True)) == [1, 1, 0, 0, 0]


_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "met": st.sampled_from(["yes", "no"]),
        "shortlisted": st.sampled_from(["yes", "no"]),
        "outcome": st.sampled_from(OUTCOMES),
        "way_round": st.just("coffee"),
    },
)


@given(
    st.dictionaries(st.sampled_from("abcdef"), _VALUES),
    st.frozensets(st.sampled_from("abcdef")),
    st.integers(6, 9),
)
def test_no_step_has_more_people_than_the_one_before(
    values: dict[str, dict[str, str]], called: frozenset[str], candidates: int
) -> None:
    numbers = counts(Search("p", candidates, values, called))
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == candidates


def test_two_searches_are_one_sum() -> None:
    one = funnel_of(search({"met": "yes"}), content().learned, today=TODAY)
    two = funnel_of(search({}, called=True), content().learned, today=TODAY)
    assert one + two + NO_CANDIDATES == Funnel(dict(zip(STEPS, [2, 2, 1, 0, 0], strict=True)), 1)
