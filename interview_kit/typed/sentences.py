"""The sentences of a message, in the kit's words or in those that somebody typed instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interview_kit.text import one_line

PARAGRAPH = "\n\n"
"""What begins a paragraph within a sentence in one's own words."""

_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence of a message by its id; `edited` means that it is in its writer's own words."""

    id: str
    label: str
    text: str
    edited: bool


def own_words(text: str) -> str:
    """Return what was typed for a sentence as it stands in the message, "" for nothing.

    An empty line begins a paragraph. Words without an end get their full stop, since another
    sentence may follow.
    """
    parts = (one_line(part) for part in _EMPTY_LINES.split(text))
    return PARAGRAPH.join(
        f"{part}." if part[-1].isalnum() or part[-1] in ")%" else part for part in parts if part
    )


def in_paragraphs(texts: Mapping[str, str], places: Mapping[str, int]) -> tuple[str, ...]:
    """Return texts as paragraphs, by the number of the paragraph in which each has its place."""
    numbered: dict[int, list[str]] = {}
    for name, text in texts.items():
        if text:
            numbered.setdefault(places[name], []).append(text)
    return tuple(
        part for number in sorted(numbered) for part in " ".join(numbered[number]).split(PARAGRAPH)
    )
