"""The fields of an assessment: what one rater thinks of a call."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice

IMPRESSIONS = FixedField("impressions", "Impressions")
RECOMMENDATION = choice("recommendation", "Recommendation", "recommendations")
RATING = IdFamily("rating.{id}", "Rating: {name}", "questions", "choice", "ratings")
