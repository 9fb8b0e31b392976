"""The fields of each kind of record, and what their names and values stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class FieldSpec(NamedTuple):
    """What a field, or a family of fields such as "check.*", stores.

    `values` names the choices whose ids are stored in it, "" for free text. `items` names what
    an id in the field's name belongs to; `numbered` fields have a number in their name.
    """

    values: str = ""
    items: str = ""
    numbered: bool = False

    @property
    def slots(self) -> frozenset[str]:
        """The slots in the name of a family, for what its fields differ in."""
        return frozenset(["number"] * self.numbered + ["name"] * bool(self.items))


_TEXT = FieldSpec()
_YES_NO = FieldSpec("yes_no")
_NUMBERED = FieldSpec(numbered=True)

_POSITION = {
    **dict.fromkeys(["title", "location", "years_in", "experience_one", "experience_two"], _TEXT),
    **dict.fromkeys(["education", "salary_currency", "other_checks", "next_steps"], _TEXT),
    "hear_days": _TEXT,
    "salary_period": FieldSpec("periods"),
    "hear_through": FieldSpec("channels"),
    "ask_past.*": FieldSpec("yes_no", "questions"),
    "check.*": FieldSpec("yes_no", "checks"),
}
_SCREEN = {
    **dict.fromkeys(["candidate_name", "call_date", "candidate_questions", "hear_by"], _TEXT),
    **dict.fromkeys(["salary", "salary_amount", "salary_currency", "further_steps"], _TEXT),
    **dict.fromkeys(["availability", "decline_reason", "impressions"], _TEXT),
    **dict.fromkeys(["resume_attached", "had_reports", "working_now", "satisfied"], _YES_NO),
    "promise_kept": _YES_NO,
    "salary_period": FieldSpec("periods"),
    "hear_through": FieldSpec("channels"),
    "ending": FieldSpec("endings"),
    "recommendation": FieldSpec("recommendations"),
    "consent.*": FieldSpec("yes_no", "checks"),
    "rating.*": FieldSpec(items="questions"),
    "followup.*.about": FieldSpec("questions", numbered=True),
    "followup.*.question": _NUMBERED,
    "followup.*.answer": _NUMBERED,
}
_APPLICATION = {
    **dict.fromkeys(["company", "job_title", "call_at", "call_date", "call_time"], _TEXT),
    **dict.fromkeys(["call_minutes", "zone", "strengths", "mentioned", "own_questions"], _TEXT),
    **dict.fromkeys(["can_send", "why", "how", "heard", "examples", "budget_seconds"], _TEXT),
    "sure": _YES_NO,
    "tone": FieldSpec("tones"),
    "move_order": FieldSpec("moves"),
    "person.*.name": _NUMBERED,
    "person.*.call_name": _NUMBERED,
    "person.*.role": _NUMBERED,
    "move.*.on": FieldSpec("yes_no", "moves"),
    "move.*.tone": FieldSpec("tones", "moves"),
    "move.*.text": FieldSpec(items="moves"),
    "ask.*": FieldSpec("yes_no", "questions_to_ask"),
    "sent.*": FieldSpec("yes_no", numbered=True),
    "letter.*.text.*": FieldSpec(items="sentences", numbered=True),
    "letter.*.*": FieldSpec(items="slots", numbered=True),
}

KNOWN_FIELDS: Mapping[str, Mapping[str, FieldSpec]] = {
    "position": _POSITION,
    "screen": _SCREEN,
    "assessment": _SCREEN,  # ratings and impressions; no field of one is another in the other
    "application": _APPLICATION,
    "template": {"name": _TEXT, "document": FieldSpec("documents")},
    "profile": {
        **dict.fromkeys(["name", "phone", "email", "pace"], _TEXT),
        "english": FieldSpec("english"),
        "separator": FieldSpec("separators"),
        "template.*": FieldSpec("layouts", "documents"),
    },
}

NAMED_ELSEWHERE = frozenset({"can_send", "why", "how", "heard", "examples"})
"""Details of an application: data/candidate/closing.toml has their labels."""

ASKED_AS_QUESTIONS = frozenset({"salary"})
"""Fields of a call that are questions of the form as well."""

CALL_FIELDS = frozenset(name for name in _SCREEN if "*" not in name)
"""Ids that no question may have, since its answer would be stored in another field."""


def family_of(kind: str, field: str) -> str:
    """Return the field or family in `KNOWN_FIELDS` that a field belongs to, "" if none."""
    families = KNOWN_FIELDS[kind]
    if field in families:
        return field
    return next((each for each in families if "*" in each and _matches(field, each)), "")


def wildcard_parts(field: str, family: str) -> tuple[str, ...]:
    """Return the parts of a field's name in the place of its family's stars."""
    pairs = zip(field.split("."), family.split("."), strict=True)
    return tuple(part for part, other in pairs if other == "*")


def _matches(field: str, family: str) -> bool:
    parts, others = field.split("."), family.split(".")
    return len(parts) == len(others) and all(
        other in ("*", part) for part, other in zip(parts, others, strict=True)
    )
