"""The fields of a candidate: who the interviewer calls, however many calls there are."""

from __future__ import annotations

from interview_kit.fields import call_fields
from interview_kit.fields.definitions import FixedField, choice, yes_no

TOP_TIER, MAYBE = "top", "maybe"
TIERS = {TOP_TIER: "Top tier", MAYBE: "Maybe"}

NAME = FixedField("name", "Candidate's name")
CALL_NAME = FixedField("call_name", "What you call them")
PHONE = FixedField("phone", "Phone")
EMAIL = FixedField("email", "Email")
SOURCE = FixedField("source", "Where you found them")
TIER = choice("tier", "Tier", "tiers")
WAY_IN = choice("way_in", "How they came in", "ways_in")
WAY_ROUND = choice("way_round", "Instead of a phone screen", "ways_round")
WAY_ROUND_DAY = FixedField("way_round_day", "When", "day")
NOTES = FixedField("notes", "Notes about them")
MET = yes_no("met", "Met on-site")
ON_SITE_DAY = FixedField("on_site_day", "On-site interview", "day")
ON_SITE_SCORE = choice("on_site_score", "On-site score", "ratings")
SHORTLISTED = yes_no("shortlisted", "On the shortlist")
OUTCOME = choice("outcome", "Outcome", "candidate_outcomes")

OUTCOMES = (MET, ON_SITE_DAY, ON_SITE_SCORE, SHORTLISTED, OUTCOME)
"""What became of a candidate after the call."""

# Messages to somebody whom nobody has called. Those about a call are with the call.
MESSAGE_KIND = call_fields.MESSAGE_KIND
MESSAGE_STEPS = call_fields.MESSAGE_STEPS
MESSAGE_TEXT = call_fields.MESSAGE_TEXT
MESSAGE_WITHOUT = call_fields.MESSAGE_WITHOUT
MESSAGE_SENT = call_fields.MESSAGE_SENT
MESSAGE_SENT_AT = call_fields.MESSAGE_SENT_AT
