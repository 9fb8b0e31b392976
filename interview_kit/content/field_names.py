"""The words for fields: their names, the choices they have, and what they store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from interview_kit.content import Content
from interview_kit.content.interviewer import ANCHORED_RATINGS, labels
from interview_kit.content.messages import PARTS
from interview_kit.content.public_holidays import country_names, region_names, zone_labels
from interview_kit.fields.answer_kinds import ANSWER_KINDS
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.fields.definitions import FieldFamily, FixedField
from interview_kit.fields.layout_fields import DOCUMENT_LABELS
from interview_kit.fields.lookup import find_field
from interview_kit.text import fill

YES_NO = {"yes": "Yes", "no": "No"}
RATINGS = {str(number): str(number) for number in range(1, 6)}
ANCHORS = {str(number): str(number) for number in ANCHORED_RATINGS}
WEIGHTS = {str(number): str(number) for number in range(1, 4)}
"""How much a must-have counts beside the others: one with 3 three times as much as one with 1."""
SKILL, VALUE = "skill", "value"
MUST_HAVE_KINDS = {SKILL: "Skill", VALUE: "Value"}
SEPARATORS = {"comma": "Comma", "semicolon": "Semicolon"}
"""The separators of cells in a CSV file, with their labels."""

OWN_LAYOUTS = "layouts"
PEOPLE = "people"
FROM_STORE = (OWN_LAYOUTS, PEOPLE)
"""The lists of choices that people make: their labels are in the store."""

_WHOLE_CALL = {"call": "The call as a whole"}


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, str]:
    return zone_labels(sorted(available_timezones()))


CHOICES: Mapping[str, Callable[[Content], Mapping[str, str]]] = {
    "": lambda _: {},
    "yes_no": lambda _: YES_NO,
    "ratings": lambda _: RATINGS,
    "anchors": lambda _: ANCHORS,
    "weights": lambda _: WEIGHTS,
    "must_have_kinds": lambda _: MUST_HAVE_KINDS,
    "answer_kinds": lambda _: ANSWER_KINDS,
    "bank": lambda kit: labels(kit.question_bank.questions),
    "tiers": lambda _: TIERS,
    "separators": lambda _: SEPARATORS,
    "documents": lambda _: DOCUMENT_LABELS,
    "zones": lambda _: _zones(),
    "currencies": lambda kit: {code: code for code in kit.interviewer.currencies},
    "periods": lambda kit: labels(kit.interviewer.periods),
    "channels": lambda kit: labels(kit.interviewer.channels),
    "steps_after_call": lambda kit: labels(kit.interviewer.steps_after_call),
    "endings": lambda kit: labels(kit.interviewer.endings),
    "recommendations": lambda kit: labels(kit.interviewer.recommendations),
    "decisions": lambda kit: labels(kit.decisions.decisions),
    "decision_reasons": lambda kit: labels(kit.decisions.reasons),
    "missed_calls": lambda kit: labels(kit.missed_calls.reasons),
    "messages": lambda kit: labels(kit.messages.messages),
    "message_sentences": lambda kit: PARTS | labels(kit.messages.sentences),
    "candidate_outcomes": lambda kit: labels(kit.learned.outcomes),
    "ways_in": lambda kit: labels(kit.interviewer.ways_in),
    "ways_round": lambda kit: labels(kit.interviewer.ways_round),
    "questions": lambda kit: labels(kit.interviewer.questions) | _WHOLE_CALL,
    "checks": lambda kit: labels(kit.interviewer.checks),
    "tones": lambda kit: labels(kit.candidate.closing.tones),
    "details": lambda kit: labels(kit.candidate.closing.details),
    "moves": lambda kit: labels(kit.candidate.closing.moves),
    "questions_to_ask": lambda kit: labels(kit.candidate.closing.questions_to_ask),
    "cheat_sheet": lambda kit: labels(kit.candidate.preparing.cheat_sheet),
    "room": lambda kit: labels(kit.candidate.preparing.room),
    "notes": lambda kit: labels(kit.candidate.preparing.notes),
    "stages": lambda kit: labels(kit.candidate.applications.stages),
    "outcomes": lambda kit: labels(kit.candidate.applications.outcomes),
    "callers": lambda kit: labels(kit.candidate.applications.callers),
    "slots": lambda kit: labels(kit.candidate.letter.slots),
    "sentences": lambda kit: labels(kit.candidate.letter.sentences),
    "reminder_sentences": lambda kit: labels(kit.candidate.follow_up.sentences),
    "countries": lambda _: country_names(),
    "regions": lambda _: region_names(),
    "english": lambda kit: {key: kind.label for key, kind in kit.candidate.letter.english.items()},
}
"""The labels by id of each list that a field names, but for those of `FROM_STORE`."""


def field_name(kind: str, key: str, kit: Content) -> str:
    """Return the name of a field; one without a name is shown by its key, in plain letters."""
    field = find_field(kind, key)
    if isinstance(field, FieldFamily):
        number, item_id = field.parts(key) or ("", "")
        name = CHOICES[field.items](kit).get(item_id) or _readable(item_id)
        return fill(field.label, {"number": number, "name": name})
    return field.label if field else _readable(key)


def value_words(field: FixedField | FieldFamily | None, text: str, kit: Content) -> str:
    """Return a stored value in words: the label of a choice, anything else as it is."""
    labels_by_id = CHOICES[field.choices](kit) if field else {}
    if field and field.kind == "choices" and labels_by_id:
        return "\n".join(labels_by_id.get(line, line) for line in text.splitlines())
    return labels_by_id.get(text, text)


def _readable(name: str) -> str:
    words = name.replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]
