"""A text in breaths: the parts in which it is said aloud, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from interview_kit.candidate.closing_script import Script
from interview_kit.content.closing import BreathWords, Closing
from interview_kit.text import count_words, has_end_mark, one_line

_CLAUSE_MARKS = (",", ";", ":", "—", "–")
_FEWEST = 3  # words of a part of a sentence


@dataclass(frozen=True, slots=True)
class Breath:
    """What is said in one breath. After an `ask` one stops and listens."""

    text: str
    words: int
    ask: bool


@dataclass(frozen=True, slots=True)
class SpokenMove:
    """One move of a script in breaths; `reminder` and `label` are not said."""

    id: str
    label: str
    reminder: str
    breaths: tuple[Breath, ...]


def spoken_moves(script: Script, closing: Closing) -> tuple[SpokenMove, ...]:
    """Return the moves of a script in breaths, the last breath of a question marked `ask`."""
    moves = []
    for turn in script.turns:
        texts = breaths_of(turn.text, closing)
        last = len(texts) - 1
        breaths = tuple(
            Breath(text, count_words(text), turn.asks and number == last)
            for number, text in enumerate(texts)
        )
        moves.append(SpokenMove(turn.move_id, turn.label, turn.reminder, breaths))
    return tuple(moves)


def breaths_of(text: str, closing: Closing) -> tuple[str, ...]:
    """Return a text in breaths, which give the text on one line when they are joined by spaces.

    A breath is a sentence, or a part of one of at most `breath_words` words.
    """
    most = closing.numbers.breath_words
    return tuple(
        " ".join(part)
        for sentence in _sentences(one_line(text).split(), closing)
        for part in _parts(sentence, most, closing.breaths)
    )


def first_sentence(text: str, closing: Closing) -> str:
    """Return the first sentence of a text, on one line."""
    return " ".join(next(iter(_sentences(one_line(text).split(), closing)), ()))


def _sentences(words: list[str], closing: Closing) -> list[list[str]]:
    abbreviations = closing.breaths.abbreviations | closing.fitting.abbreviations
    sentences: list[list[str]] = []
    is_over = True
    for word in words:
        is_said = count_words(word) > 0  # a mark alone belongs to what was said before it
        if is_over and (is_said or not sentences):
            sentences.append([])
        sentences[-1].append(word)
        ends = has_end_mark(word) and word not in abbreviations
        is_over = ends or (is_over and not is_said)
    return sentences


def _parts(words: list[str], most: int, kit: BreathWords) -> list[list[str]]:
    if len(words) <= most:
        return [words]
    middle = len(words) / 2

    def rank(place: int) -> tuple[bool, bool, bool, bool, float]:
        last, following = words[place - 1], words[place].lower()
        ends_clause = last.endswith(_CLAUSE_MARKS) and last[:-1].lower() not in kit.starts
        return (
            not ends_clause,
            last.lower().replace("’", "'") in kit.bound,
            following not in kit.starts,
            following not in kit.phrases,
            abs(place - middle),
        )

    cut = min(range(_FEWEST, len(words) - _FEWEST + 1), key=rank)
    return [*_parts(words[:cut], most, kit), *_parts(words[cut:], most, kit)]
