"""The names of a record's fields in its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import ValidationInfo, field_validator

from interview_kit.content.candidate import CandidateContent
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.content.known_fields import (
    KNOWN_FIELDS,
    NAMED_ELSEWHERE,
    FieldSpec,
    family_of,
    wildcard_parts,
)
from interview_kit.content.loading import ContentEntry
from interview_kit.text import fill, slots

SEPARATORS = {"comma": "Comma", "semicolon": "Semicolon"}
"""The separators of cells in a CSV file, with their labels."""

_YES_NO = {"yes": "Yes", "no": "No"}
_WHOLE_CALL = {"call": "The call as a whole"}


class FieldNames(ContentEntry):
    """Everything in data/fields.toml: a name for each field, by kind of record."""

    filled: ClassVar = frozenset({"position", "screen", "application", "template", "profile"})

    position: dict[str, str]
    screen: dict[str, str]
    application: dict[str, str]
    template: dict[str, str]
    profile: dict[str, str]

    @field_validator("*")
    @classmethod
    def _fits_the_fields(cls, names: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        fields = KNOWN_FIELDS[str(info.field_name)]
        if problems := [
            sentence for name in names if (sentence := _name_problem(name, names[name], fields))
        ]:
            raise ValueError("; ".join(problems))
        if missing := fields.keys() - names.keys() - NAMED_ELSEWHERE:
            raise ValueError(f"there is no name for {', '.join(sorted(missing))}")
        return names

    def of(self, kind: str) -> Mapping[str, str]:
        """Return the names for one kind of record. Ratings are named with the call's fields."""
        names: Mapping[str, str] = getattr(self, "screen" if kind == "assessment" else kind)
        return names


def _name_problem(name: str, words: str, fields: Mapping[str, FieldSpec]) -> str:
    """Return the problem with the name of a field, "" for none."""
    if name not in fields:
        return f"the kit has no field {name!r}"
    if not words:
        return f"the name of {name!r} is empty"
    needed = fields[name].slots
    if set(slots(words)) != needed:
        listed = " and ".join(f"{{{slot}}}" for slot in sorted(needed)) or "nothing in braces"
        return f"the name of {name!r} must hold {listed}"
    return ""


def field_name(
    kind: str,
    field: str,
    names: FieldNames,
    content: InterviewerContent,
    candidate: CandidateContent,
) -> str:
    """Return the name of a field; one without a name is shown by its key, in plain letters."""
    family = family_of(kind, field)
    if not family or family in NAMED_ELSEWHERE:
        labels_by_id = _labels_of(
            "questions" if kind in ("screen", "assessment") else "details", content, candidate
        )
        return labels_by_id.get(field) or _readable(field)
    spec = KNOWN_FIELDS[kind][family]
    parts = wildcard_parts(field, family)
    number = parts[0] if spec.numbered else ""
    item = parts[-1] if spec.items else ""
    name = _labels_of(spec.items, content, candidate).get(item) or _readable(item)
    return fill(names.of(kind)[family], {"number": number, "name": name})


def value_words(
    kind: str, field: str, text: str, content: InterviewerContent, candidate: CandidateContent
) -> str:
    """Return a stored value in words: the label of a choice, anything else as it is."""
    family = family_of(kind, field)
    choices = KNOWN_FIELDS[kind][family].values if family else ""
    if not choices:
        return text
    labels_by_id = _labels_of(choices, content, candidate)
    if choices == "moves":
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
