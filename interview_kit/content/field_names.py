"""The names of a record's fields in its history."""

from __future__ import annotations

from interview_kit.content.candidate import CandidateContent
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields.definitions import FieldFamily
from interview_kit.fields.lookup import find_field
from interview_kit.text import fill

SEPARATORS = {"comma": "Comma", "semicolon": "Semicolon"}
"""The separators of cells in a CSV file, with their labels."""

_YES_NO = {"yes": "Yes", "no": "No"}
_WHOLE_CALL = {"call": "The call as a whole"}


def field_name(
    kind: str, key: str, content: InterviewerContent, candidate: CandidateContent
) -> str:
    """Return the name of a field; one without a name is shown by its key, in plain letters."""
    field = find_field(kind, key)
    if isinstance(field, FieldFamily):
        number, item_id = field.parts(key) or ("", "")
        name = _labels_of(field.items, content, candidate).get(item_id) or _readable(item_id)
        return fill(field.label, {"number": number, "name": name})
    if field and field.label:
        return field.label
    items = "questions" if kind in ("screen", "assessment") else "details"
    return _labels_of(items, content, candidate).get(key) or _readable(key)


def value_words(
    kind: str, key: str, text: str, content: InterviewerContent, candidate: CandidateContent
) -> str:
    """Return a stored value in words: the label of a choice, anything else as it is."""
    field = find_field(kind, key)
    labels_by_id = _labels_of(field.choices, content, candidate) if field else {}
    if field and field.kind == "choices" and labels_by_id:
        return "\n".join(labels_by_id.get(line, line) for line in text.splitlines())
    return labels_by_id.get(text, text)


def _labels_of(
    name: str, content: InterviewerContent, candidate: CandidateContent
) -> dict[str, str]:
    """Return labels by id for the ids in the names or values of fields."""
    closing, letter = candidate.closing, candidate.letter
    items: dict[str, dict[str, str]] = {
        "yes_no": _YES_NO,
        "periods": labels(content.periods),
        "channels": labels(content.channels),
        "endings": labels(content.endings),
        "recommendations": labels(content.recommendations),
        "questions": labels(content.questions) | _WHOLE_CALL,
        "checks": labels(content.checks),
        "tones": labels(closing.tones),
        "details": labels(closing.details),
        "moves": labels(closing.moves),
        "questions_to_ask": labels(closing.questions_to_ask),
        "slots": labels(letter.slots),
        "sentences": labels(letter.sentences),
        "separators": SEPARATORS,
        "english": {key: kind.label for key, kind in letter.english.items()},
    }
    return items.get(name, {})


def _readable(name: str) -> str:
    words = name.replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]
