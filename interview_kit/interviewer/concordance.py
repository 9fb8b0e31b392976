"""In how many pairs of people two scores point the same way: counts, never a ratio alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

Score = int | float | Fraction | None
"""A score, None where somebody has none."""


class Pairs(NamedTuple):
    """Pairs of people whose two scores point the same way, or opposite ways.

    Of those that are `tied`, one of the scores is the same for both people.
    """

    same: int = 0
    opposite: int = 0
    tied: int = 0

    @property
    def told_apart(self) -> int:
        """The number of pairs that point either way."""
        return self.same + self.opposite

    def plus(self, other: Pairs) -> Pairs:
        """Return the pairs of both: those of two positions are never compared."""
        return Pairs(*(one + another for one, another in zip(self, other, strict=True)))


def concordant_pairs(scores: Sequence[tuple[Score, Score]]) -> Pairs:
    """Count the pairs of people by whether their two scores point the same way.

    Somebody who lacks one of the scores is in no pair. Source: Kendall's concordant pairs.
    """
    both = [(one, other) for one, other in scores if one is not None and other is not None]
    same = opposite = tied = 0
    for (first, first_other), (second, second_other) in combinations(both, 2):
        direction = _sign(first - second) * _sign(first_other - second_other)
        same += direction > 0
        opposite += direction < 0
        tied += direction == 0
    return Pairs(same, opposite, tied)


def hired_pairs(scores: Sequence[tuple[Score, bool | None]]) -> Pairs:
    """Count the pairs of one who was hired and one who was declined, by who scored higher.

    None stands for neither. Two with one score are tied; two who were both hired are no pair.
    """
    known = [(score, hired) for score, hired in scores if score is not None and hired is not None]
    pairs = concordant_pairs([(score, int(hired)) for score, hired in known])
    number = sum(hired for _, hired in known)
    across = number * (len(known) - number)
    return pairs._replace(tied=across - pairs.told_apart)


def _sign(difference: float | Fraction) -> int:
    return (difference > 0) - (difference < 0)
