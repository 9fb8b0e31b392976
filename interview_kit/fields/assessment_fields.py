"""The fields of an assessment: what one rater thinks of a call."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice

IMPRESSIONS = FixedField("impressions", "Impressions")
RECOMMENDATION = choice("recommendation", "Recommendation", "recommendations")
RECOMMENDATION_REASON = FixedField("recommendation_reason", "Why you recommend that")
RATING = IdFamily("rating.{id}", "Rating: {name}", "questions", "choice", "ratings")
SAID = IdFamily("said.{id}", "What they said: {name}", "questions")
"""The candidate's words behind a rating at an end of the scale."""
