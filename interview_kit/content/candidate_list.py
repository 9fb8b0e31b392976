"""The columns of an imported list of candidates: data/interviewer/candidate_list.toml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.interviewer import Option
from interview_kit.content.loading import ContentEntry, NonEmptyText, check_unique, check_unique_ids
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.fields.lookup import find_field

FIRST_NAME, LAST_NAME = "first_name", "last_name"


def bare_heading(text: str) -> str:
    """Return a heading without what makes no difference: capitals, spaces and punctuation."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in composed if letter.isalnum() or letter == "?")


class Named(Option):
    """A column or a tier, and the words by which it is known in a list."""

    headings: tuple[NonEmptyText, ...] = Field(min_length=1)


def check_headings(name: str, named: Iterable[Named]) -> None:
    """Raise ValueError where two of a list have one label, or are known by one word."""
    entries = tuple(named)
    check_unique(name, "label", (each.label for each in entries))
    words = (bare_heading(word) for each in entries for word in each.headings)
    check_unique(name, "heading", words)


class CandidateListContent(ContentEntry):
    """Everything in data/interviewer/candidate_list.toml."""

    columns: tuple[Named, ...]
    tiers: tuple[Named, ...]

    @cached_property
    def column_of(self) -> dict[str, str]:
        """The ids of the columns by their bare headings."""
        return ids_by_heading(self.columns)

    @cached_property
    def tier_of(self) -> dict[str, str]:
        """The ids of the tiers by the bare words for them."""
        return ids_by_heading(self.tiers)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("columns", "tiers"):
            named: tuple[Named, ...] = getattr(self, name)
            check_unique_ids(name, named)
            check_headings(name, named)
        for column in self.columns:
            if column.id not in (FIRST_NAME, LAST_NAME) and not find_field("candidate", column.id):
                raise ValueError(f"column {column.id}: a candidate has no such field")
        if strange := {each.id for each in self.tiers} - set(TIERS):
            raise ValueError(f"tiers: no such tier {', '.join(sorted(strange))}")
        return self


def ids_by_heading(named: Iterable[Named]) -> dict[str, str]:
    """Return the ids of what is known by some words, by the bare words."""
    return {bare_heading(word): each.id for each in named for word in each.headings}
