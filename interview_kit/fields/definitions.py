"""What a record, a field and a family of fields are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from interview_kit.text import fill, slots

FieldKind = Literal[
    "text", "yes_no", "choice", "choices", "day", "time", "money", "number", "decimal"
]
"""What a field stores; "choices" are several ids or lines, one a line; a "number" is whole."""

About = Literal["nobody", "candidate", "owner", "others"]
"""Whom a text may be about: the candidate of a call, whoever owns the record, or somebody else."""

_PART = {"number": "(?P<number>0|[1-9][0-9]{0,5})", "id": "(?P<id>[a-z0-9_]+)"}
_SLOT_OF_LABEL = {"number": "number", "id": "name"}


@dataclass(frozen=True, slots=True)
class FixedField:
    """A field with one key, such as "title", or one of a family.

    `label` is its name in its form and in the history. `choices` names the list whose ids are
    stored (`content.field_names.CHOICES`). `unit` may follow a number. `about` says whom a
    typed text may be about, if it is another than the person of its record (`lookup.about`).
    """

    key: str
    label: str
    kind: FieldKind = "text"
    choices: str = ""
    unit: str = ""
    about: About | None = None


@dataclass(frozen=True, slots=True)
class FieldFamily:
    """Fields whose keys differ in a number, in an id, or in both, such as "move.{id}.tone".

    `items` names the list of content that has the ids. `label` holds {number} for the number and
    {name} for the label of the id. The rest is as in `FixedField`.
    """

    pattern: str
    label: str
    items: str = ""
    kind: FieldKind = "text"
    choices: str = ""
    about: About | None = None
    keys: re.Pattern[str] = field(init=False, repr=False)
    start: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Compile the pattern. Raises ValueError where the label lacks a slot, or has another."""
        wanted = [_SLOT_OF_LABEL[slot] for slot in slots(self.pattern)]
        if sorted(slots(self.label)) != sorted(wanted):
            raise ValueError(f"the label of {self.pattern} must hold {' and '.join(wanted)}")
        parts = re.split(r"\{(\w+)\}", self.pattern)
        expression = "".join(
            _PART[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)
        )
        object.__setattr__(self, "keys", re.compile(expression))
        object.__setattr__(self, "start", parts[0])

    def parts(self, key: str) -> tuple[str, str] | None:
        """Return the number and the id in a key, "" for one it has not; None for another key."""
        # Most keys are of another field, and a pattern takes five times as long to tell.
        match = self.keys.fullmatch(key) if key.startswith(self.start) else None
        if match is None:
            return None
        parts = match.groupdict()
        return parts.get("number", ""), parts.get("id", "")

    def _build(self, **parts: object) -> str:
        return self.pattern.format_map(parts)

    def _field(self, key: str, **words: object) -> FixedField:
        return FixedField(
            key,
            fill(self.label, {slot: str(word) for slot, word in words.items()}),
            self.kind,
            self.choices,
            about=self.about,
        )


class IdFamily(FieldFamily):
    """Fields whose keys differ in an id of data/."""

    __slots__ = ()

    def key(self, item_id: str) -> str:
        """Return the key with this id."""
        return self._build(id=item_id)

    def field(self, item_id: str, name: str) -> FixedField:
        """Return the field with this id; `name` is the label of the id."""
        return self._field(self.key(item_id), name=name)

    def id_of(self, key: str) -> str | None:
        """Return the id in a key, None for a key of another field."""
        parts = self.parts(key)
        return parts[1] if parts else None


class NumberedFamily(FieldFamily):
    """Fields whose keys differ in a number."""

    __slots__ = ()

    def key(self, number: int) -> str:
        """Return the key with this number."""
        return self._build(number=number)

    def field(self, number: int) -> FixedField:
        """Return the field with this number."""
        return self._field(self.key(number), number=number)

    def number_of(self, key: str) -> int | None:
        """Return the number in a key, None for a key of another field."""
        parts = self.parts(key)
        return int(parts[0]) if parts else None


class NumberedIdFamily(FieldFamily):
    """Fields whose keys differ in a number and in an id of data/."""

    __slots__ = ()

    def key(self, number: int, item_id: str) -> str:
        """Return the key with this number and this id."""
        return self._build(number=number, id=item_id)

    def field(self, number: int, item_id: str, name: str) -> FixedField:
        """Return the field with this number and this id; `name` is the label of the id."""
        return self._field(self.key(number, item_id), number=number, name=name)

    def ids_of(self, key: str) -> tuple[int, str] | None:
        """Return the number and the id in a key, None for a key of another field."""
        parts = self.parts(key)
        return (int(parts[0]), parts[1]) if parts else None


def number_in(key: str, families: Iterable[FieldFamily]) -> int | None:
    """Return the number in a key of one of some numbered families, None for another key."""
    for family in families:
        if key.startswith(family.start) and (parts := family.parts(key)):
            return int(parts[0])
    return None


def yes_no(key: str, label: str) -> FixedField:
    """Return a field that is answered with yes or no."""
    return FixedField(key, label, "yes_no", "yes_no")


def choice(key: str, label: str, choices: str) -> FixedField:
    """Return a field that stores one id of a list."""
    return FixedField(key, label, "choice", choices)


def wording(key: str, label: str) -> FixedField:
    """Return a field for free text that is about no person, such as the title of a job."""
    return FixedField(key, label, about="nobody")
