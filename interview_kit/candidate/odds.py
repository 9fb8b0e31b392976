"""The candidate's own numbers beside those of a typical search. Nothing here predicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interview_kit.content.candidate import CandidateContent


def own_numbers(stages: Iterable[str], candidate: CandidateContent) -> Mapping[str, int]:
    """Return how many applications came as far as each step of the funnel, by its id.

    `stages` are the ids of the stages of all applications. A step without a stage is not counted.
    """
    order = {stage.id: place for place, stage in enumerate(candidate.applications.stages)}
    reached = [order[stage] for stage in stages]
    return {
        step.id: sum(place >= order[step.stage] for place in reached)
        for step in candidate.odds.funnel
        if step.stage
    }
