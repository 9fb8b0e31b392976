"""The fields of an assessment: what one rater thinks of a call."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice, yes_no

IMPRESSIONS = FixedField("impressions", "Impressions")
RECOMMENDATION = choice("recommendation", "Recommendation", "recommendations")
PROMISE_KEPT = yes_no("promise_kept", "They've heard")
RATING = IdFamily("rating.{id}", "Rating: {name}", "questions", "choice", "ratings")
