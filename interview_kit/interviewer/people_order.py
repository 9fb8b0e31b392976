"""The columns by which the candidates of a position are sorted, and the order they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.compared_people import ComparedPerson
from interview_kit.interviewer.must_have_scores import MustHaveScore
from interview_kit.interviewer.must_haves import MustHave

CALLS, NAME, SCORE, AVERAGE = "calls", "name", "score", "average"
GAPS, PAY, AVAILABLE = "gaps", "pay", "available"
RECOMMENDATION, DECISION, TOLD = "recommendation", "decision", "told"

_WORST, _BEST = 1.0, 5.0

SortValue = str | int | float | Decimal | date


@dataclass(frozen=True, slots=True)
class SortColumn:
    """A column to sort by. `value` is None where a candidate has none.

    `falls` says whether the greatest comes first unless the order is reversed.
    """

    id: str
    label: str
    value: Callable[[ComparedPerson], SortValue | None]
    falls: bool = False


def must_have_column(number: int) -> str:
    """Return the id of the column of a must-have."""
    return f"must-have-{number}"


def sort_columns(
    known: Sequence[MustHave], recommendations: Sequence[str]
) -> tuple[SortColumn, ...]:
    """Return all columns to sort by, the order of the calls first.

    `recommendations` are the ids of those there are, in their order.
    """
    order = {name: place for place, name in enumerate(recommendations)}
    scores = (
        SortColumn(SCORE, "Weighted score", lambda each: each.weighted.mean, falls=True)
        if known
        else SortColumn(AVERAGE, "Average rating", lambda each: each.average, falls=True)
    )
    return (
        SortColumn(CALLS, "Order of the calls", lambda _: 0),
        SortColumn(NAME, "Name", lambda each: each.name.casefold()),
        scores,
        *(_must_have(each) for each in known),
        SortColumn(GAPS, "Gaps", lambda each: len(each.gaps)),
        SortColumn(PAY, "Salary wanted", lambda each: each.least_wanted),
        SortColumn(AVAILABLE, "Availability", lambda each: each.available_from),
        SortColumn(
            RECOMMENDATION,
            assessment_fields.RECOMMENDATION.label,
            lambda each: order.get(each.call.recommendation),
        ),
        SortColumn(DECISION, call_fields.DECISION.label, _decided),
        SortColumn(TOLD, "Told", _promised),
    )


def sorted_people(
    people: Sequence[ComparedPerson], column: SortColumn, *, turned: bool
) -> list[ComparedPerson]:
    """Return the candidates in the order of a column, `turned` round or not.

    Whoever has no value there comes last either way; equal ones stay in the order of the calls.
    """
    if column.id == CALLS:
        return list(people[::-1] if turned else people)
    valued = [(value, each) for each in people if (value := column.value(each)) is not None]
    others = [each for each in people if column.value(each) is None]
    valued.sort(key=lambda pair: pair[0], reverse=column.falls != turned)
    return [*(each for _, each in valued), *others]


def _decided(person: ComparedPerson) -> str | None:
    return person.decision.kind.label if person.decision else None


def _promised(person: ComparedPerson) -> date | None:
    return person.call.promise.by if person.call.promise else None


def _must_have(known: MustHave) -> SortColumn:
    return SortColumn(
        must_have_column(known.number),
        known.text,
        lambda each: _score_or_met(each.scores[known.number]),
        falls=True,
    )


def _score_or_met(score: MustHaveScore) -> float | None:
    """Return the score, or the best for a bare answer that meets it, else the worst."""
    if score.mean is not None or score.met is None:
        return score.mean
    return _BEST if score.met else _WORST
