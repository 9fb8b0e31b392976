"""What the fields of a record are called, for those who read its history."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping

from interview_kit.content.candidate import CandidateContent
from interview_kit.content.loading import Entry
from interview_kit.content.screen import ScreenContent, labels


class FieldNames(Entry):
    """Everything in data/fields.toml: a name for each field, by kind of record."""

    position: dict[str, str]
    screen: dict[str, str]
    application: dict[str, str]
    template: dict[str, str]
    profile: dict[str, str]

    def of(self, kind: str) -> Mapping[str, str]:
        """Return the names for one kind of record. Ratings are named with the call's fields."""
        known: Mapping[str, str] = getattr(self, "screen" if kind == "assessment" else kind)
        return known


def field_name(
    kind: str, field: str, names: FieldNames, screen: ScreenContent, candidate: CandidateContent
) -> str:
    """Return what a field is called; for one that nothing names, its own name in plain letters."""
    known = names.of(kind)
    items = _labels(kind, screen, candidate)
    if field in known:
        return known[field]
    for pattern, words in known.items():
        if "*" in pattern and fnmatch.fnmatchcase(field, pattern):
            parts = [one for one, other in _pairs(field, pattern) if other == "*"]
            number = next((part for part in parts if part.isdecimal()), "")
            item = next((part for part in parts if not part.isdecimal()), "")
            return words.format(number=number, name=items.get(item) or _plain(item))
    return items.get(field) or _plain(field)


def value_words(field: str, text: str, screen: ScreenContent, candidate: CandidateContent) -> str:
    """Return what a stored value means: the label of a choice, anything else as it is."""
    choices: dict[str, dict[str, str]] = {
        "ending": {ending.id: ending.label for ending in screen.endings},
        "hear_through": labels(screen.channels),
        "salary_period": labels(screen.periods),
        "recommendation": labels(screen.recommendations),
        "english": {key: kind.label for key, kind in candidate.letter.english.items()},
        "tone": {choice.id: choice.label for choice in candidate.closing.tones},
    }
    if field == "move_order":
        moves = {move.id: move.label for move in candidate.closing.moves}
        return "\n".join(moves.get(line, line) for line in text.splitlines())
    known = choices.get(field.rpartition(".")[2], {"yes": "Yes", "no": "No"})
    return known.get(text, text)


def _labels(kind: str, screen: ScreenContent, candidate: CandidateContent) -> dict[str, str]:
    if kind != "application":
        return {c.id: c.label for c in screen.checks} | {q.id: q.label for q in screen.questions}
    closing = candidate.closing
    return (
        {detail.id: detail.label for detail in closing.details}
        | {move.id: move.label for move in closing.moves}
        | {question.id: question.label for question in closing.questions_to_ask}
        | {slot.id: slot.label for slot in candidate.letter.slots}
        | {sentence.id: sentence.label for sentence in candidate.letter.sentences}
    )


def _pairs(field: str, pattern: str) -> list[tuple[str, str]]:
    return list(zip(field.split("."), pattern.split("."), strict=False))


def _plain(name: str) -> str:
    words = name.replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]
