"""The look-up over all fields: by the kind of a record, as the store calls it, and a key."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from interview_kit.fields import (
    application_fields,
    assessment_fields,
    call_fields,
    candidate_fields,
    layout_fields,
    person_fields,
    position_fields,
)
from interview_kit.fields.definitions import About, FieldFamily, FixedField

RecordField = FixedField | FieldFamily


def _fields_of(*modules: ModuleType) -> tuple[RecordField, ...]:
    values = (value for module in modules for value in vars(module).values())
    return tuple(value for value in values if isinstance(value, RecordField))


_OF_A_CALL = _fields_of(call_fields, assessment_fields)

RECORD_FIELDS: Mapping[str, tuple[RecordField, ...]] = {
    "position": _fields_of(position_fields),
    "screen": _OF_A_CALL,
    "assessment": _OF_A_CALL,  # no field of one is another in the other
    "candidate": _fields_of(candidate_fields),
    "application": _fields_of(application_fields),
    "template": _fields_of(layout_fields),
    "person": _fields_of(person_fields),
}
"""The fields of each kind of record. A call's and its assessment's share one history."""

PERSON_OF_RECORD: Mapping[str, About] = {
    "position": "others",
    "screen": "candidate",
    "assessment": "candidate",
    "candidate": "candidate",
    "application": "owner",
    "template": "owner",
    "person": "owner",
}
"""Whom the texts of a record may be about, unless the field says otherwise."""

_FIXED: Mapping[str, Mapping[str, FixedField]] = {
    kind: {field.key: field for field in fields if isinstance(field, FixedField)}
    for kind, fields in RECORD_FIELDS.items()
}
_FAMILIES: Mapping[str, tuple[FieldFamily, ...]] = {
    kind: tuple(field for field in fields if isinstance(field, FieldFamily))
    for kind, fields in RECORD_FIELDS.items()
}


def find_field(kind: str, key: str) -> RecordField | None:
    """Return the field with a key, or the family that it is one of; None for an unknown key."""
    fixed = _FIXED[kind].get(key)
    return fixed or next((each for each in _FAMILIES[kind] if each.parts(key)), None)


def fixed_fields(kind: str) -> tuple[FixedField, ...]:
    """Return the fields of a kind of record that have one key."""
    return tuple(_FIXED[kind].values())


def about(kind: str, key: str) -> About:
    """Return whom the text of a field may be about, as it was typed.

    The answer to a question of data/ has an unknown key, and is about the person of its record. The
    id of a choice is about nobody: without the texts beside it, it tells of no one.
    """
    field = find_field(kind, key)
    if field is None:
        return PERSON_OF_RECORD[kind]
    return field.about or ("nobody" if field.choices else PERSON_OF_RECORD[kind])
