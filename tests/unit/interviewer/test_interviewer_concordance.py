"""Pairs of people whose two scores point the same way, by a count that knows nothing of signs."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from interview_kit.interviewer.concordance import Pairs, concordant_pairs, hired_pairs

_SCORE = st.one_of(st.none(), st.integers(1, 5), st.fractions(1, 5, max_denominator=9))
_SCORES = st.lists(st.tuples(_SCORE, st.one_of(st.none(), st.integers(1, 5))), max_size=9)
_HIRED = st.lists(st.tuples(_SCORE, st.one_of(st.none(), st.booleans())), max_size=9)


def order_of(one: object, other: object) -> str:
    """Return how two scores lie to each other, by sorting them."""
    if one == other:
        return "tie"
    return "up" if sorted([one, other]) == [one, other] else "down"  # type: ignore[type-var]


@given(_SCORES)
def test_each_pair_of_people_with_both_scores_counts_once(
    scores: list[tuple[Fraction | int | None, int | None]],
) -> None:
    both = [each for each in scores if None not in each]
    ways = [
        (order_of(one[0], other[0]), order_of(one[1], other[1]))
        for one, other in combinations(both, 2)
    ]
    tied = sum("tie" in way for way in ways)
    same = sum(way in (("up", "up"), ("down", "down")) for way in ways)
    assert concordant_pairs(scores) == Pairs(same, len(ways) - same - tied, tied)


@given(_SCORES, st.randoms())
def test_neither_the_order_of_people_nor_that_of_the_scores_matters(
    scores: list[tuple[Fraction | int | None, int | None]], random: object
) -> None:
    expected = concordant_pairs(scores)
    shuffled = list(scores)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert concordant_pairs(shuffled) == expected
    assert concordant_pairs([(other, one) for one, other in scores]) == expected
    turned = concordant_pairs([(one, None if other is None else -other) for one, other in scores])
    assert turned == Pairs(expected.opposite, expected.same, expected.tied)


@given(_HIRED)
def test_a_pair_by_outcome_is_one_who_was_hired_and_one_who_was_declined(
    scores: list[tuple[Fraction | int | None, bool | None]],
) -> None:
    hired = [score for score, was in scores if was and score is not None]
    declined = [score for score, was in scores if was is False and score is not None]
    ways = [order_of(low, high) for low in declined for high in hired]
    assert hired_pairs(scores) == Pairs(ways.count("up"), ways.count("down"), ways.count("tie"))
