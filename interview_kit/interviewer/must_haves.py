"""What a job needs, agreed before the first call: skills and values, each with a weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from interview_kit.content.field_names import SKILL, VALUE, WEIGHTS
from interview_kit.fields import position_fields
from interview_kit.fields.definitions import FieldFamily, NumberedFamily, number_in
from interview_kit.text import lines, one_line

FIRST_WEIGHT = "1"
"""The weight of a new must-have."""


class MustHave(BaseModel):
    """A skill or a value. Its number stays, also when others are removed."""

    model_config = ConfigDict(frozen=True)

    number: int
    text: str
    weight: int
    is_value: bool


def must_have_rows(position: Mapping[str, str]) -> tuple[MustHave, ...]:
    """Return all must-haves of a position, also those whose text is still empty."""
    return tuple(
        MustHave(
            number=number,
            text=one_line(position.get(position_fields.MUST_HAVE_TEXT.key(number), "")),
            weight=_weight(position.get(position_fields.MUST_HAVE_WEIGHT.key(number), "")),
            is_value=position.get(position_fields.MUST_HAVE_KIND.key(number), SKILL) == VALUE,
        )
        for number in marked_numbers(position, position_fields.MUST_HAVE_WEIGHT)
    )


def must_haves(position: Mapping[str, str]) -> tuple[MustHave, ...]:
    """Return the must-haves of a position that say something."""
    return tuple(each for each in must_have_rows(position) if each.text)


def tested_by(
    question_id: str, position: Mapping[str, str], known: Iterable[MustHave]
) -> tuple[int, ...]:
    """Return the numbers of those must-haves that a question tests."""
    named = set(lines(position.get(position_fields.TESTS.key(question_id), "")))
    return tuple(each.number for each in known if str(each.number) in named)


def marked_numbers(position: Mapping[str, str], mark: NumberedFamily) -> list[int]:
    """Return the numbers of the rows whose mark, a field of each, says something."""
    marked = (number_in(key, (mark,)) for key, text in position.items() if text.strip())
    return sorted(number for number in marked if number is not None)


def next_number(fields: Iterable[str], families: tuple[FieldFamily, ...]) -> int:
    """Return a number that no field of these families has had."""
    return max((number_in(key, families) or 0 for key in fields), default=0) + 1


def _weight(text: str) -> int:
    return int(text if text in WEIGHTS else FIRST_WEIGHT)
