"""A sentence that the kit writes, in the variants to choose from."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from interview_kit.content.loading import NonEmptyText, SourcedEntry


class Sentence(SourcedEntry):
    """A sentence of a letter or a message in its variants, the best first.

    The first variant is left out unless its `claim` holds.
    """

    filled: ClassVar = frozenset({"variants"})

    label: NonEmptyText
    paragraph: int = Field(ge=1)
    claim: str = ""
    variants: tuple[NonEmptyText, ...] = Field(min_length=1)
