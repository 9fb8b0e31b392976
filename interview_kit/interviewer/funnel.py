"""The funnel of a search: how many people came how far. Nothing here predicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from interview_kit.content.learned import CALLED, MET, SHORTLIST, STEPS, LearnedContent
from interview_kit.content.odds import FunnelStep, Odds
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import OUTCOMES, WAY_ROUND
from interview_kit.typed.kinds import day_of

FUNNEL_FIELDS = (*(field.key for field in OUTCOMES), WAY_ROUND.key)
"""The fields of a candidate that say how far they came."""


@dataclass(frozen=True, slots=True)
class Search:
    """The candidates for a position: how many there are, and what is noted of some.

    `values` are the readings of `FUNNEL_FIELDS` by candidate; `called` are those with a finished
    call.
    """

    position_id: str
    candidates: int
    values: Mapping[str, Mapping[str, str]]
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many candidates came to each step, by its id.

    `without_call` are those who count as called and have no finished call.
    """

    counts: Mapping[str, int]
    without_call: int = 0

    def __add__(self, other: Funnel) -> Funnel:
        """Return the two funnels as one."""
        counts = {step: self.counts[step] + other.counts[step] for step in STEPS}
        return Funnel(counts, self.without_call + other.without_call)


NO_CANDIDATES = Funnel(dict.fromkeys(STEPS, 0))


def funnel_of(search: Search, learned: LearnedContent, *, today: date) -> Funnel:
    """Return how many candidates of a position came to each step, or further."""
    people = search.called | search.values.keys()
    furthest = {
        each: _furthest(search.values.get(each, {}), each in search.called, learned, today)
        for each in people
    }
    counts = {
        step: sum(reached >= place for reached in furthest.values())
        for place, step in enumerate(STEPS)
    }
    counts[STEPS[0]] = max(search.candidates, counts[CALLED])
    called = STEPS.index(CALLED)
    without = sum(furthest[each] >= called for each in people - search.called)
    return Funnel(counts, without)


def typical_steps(odds: Odds) -> dict[str, FunnelStep]:
    """Return the steps of a typical search by their ids, as far as they are known."""
    return {step.id: step for step in odds.funnel}


def has_been_met(values: Mapping[str, str], today: date) -> bool:
    """Tell whether somebody was met on-site: it is noted, or a score, or a day that has come."""
    day = day_of(values.get(candidate_fields.ON_SITE_DAY.key, ""))
    return (
        values.get(candidate_fields.MET.key) == "yes"
        or bool(values.get(candidate_fields.ON_SITE_SCORE.key))
        or (day is not None and day <= today)
    )


def _furthest(
    values: Mapping[str, str], has_call: bool, learned: LearnedContent, today: date
) -> int:
    """Return the place of the furthest step that somebody came to."""
    outcome = values.get(candidate_fields.OUTCOME.key, "")
    shown_by_outcome = next((each.step for each in learned.outcomes if each.id == outcome), "")
    instead_of_call = bool(values.get(candidate_fields.WAY_ROUND.key))
    reached: Iterable[tuple[str, bool]] = (
        (CALLED, has_call or instead_of_call),
        (MET, has_been_met(values, today)),
        (SHORTLIST, values.get(candidate_fields.SHORTLISTED.key) == "yes"),
        (shown_by_outcome, bool(shown_by_outcome)),
    )
    return max((STEPS.index(step) for step, is_so in reached if is_so), default=0)
