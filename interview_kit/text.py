"""Text that people type, cleaned; the kit's own sentences, filled with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple, TypeVar

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}([.]?)")
_AFTER_COLON = re.compile(r": \{[a-z0-9_]+\}")
_BULLET = re.compile(r"^(?:\s*[-–—•*·] +)+")
_END_MARK = re.compile(r"[.!?…][\"'”’)\]]*$")

_Key = TypeVar("_Key", bound=Hashable)


class XmlText(NamedTuple):
    """Text that fits into XML 1.0, and how many characters it lost."""

    text: str
    removed: int


def storable(text: str) -> str:
    """Return `text` as any database keeps it, its line ends as one newline.

    U+FFFD stands in for a NUL and for lone surrogates, so that their loss can be seen.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    try:
        cleaned.encode()  # nine times as fast as a search for surrogates
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", cleaned)
    return cleaned


def for_xml(text: str) -> XmlText:
    """Reduce `text` to the characters of XML 1.0, newlines as "\\n".

    Source: the `Char` production of XML 1.0; form feeds and bells would also become
    page and paragraph breaks in Word.
    """
    return XmlText(*_NOT_XML.subn("", text.replace("\r\n", "\n").replace("\r", "\n")))


def number_duplicates(labels: Mapping[_Key, str]) -> dict[_Key, str]:
    """Return labels by key, a label that came before with a number: "Lead", "Lead (2)".

    Streamlit knows the options of a list by their labels, so that no two may be the same.
    """
    taken: set[str] = set()
    numbered: dict[_Key, str] = {}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for key, label in labels.items():
        text = label
        while text in taken:
            text = f"{label} ({next(numbers[label])})"
        numbered[key] = text
        taken.add(text)
    return numbered


def one_line(text: str) -> str:
    """Return `text` on one line, runs of white space as one space."""
    return " ".join(text.split())


def shorten(text: str, most: int = 60) -> str:
    """Return `text` on one line of at most so many characters, cut where it is longer."""
    line = one_line(text[: 10 * most])
    return line if len(line) <= most else f"{line[: most - 1]}…"


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` that say something, each stripped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def without_bullets(text: str) -> str:
    """Return `text` without a bullet that was typed at the start of a line: "- ", "• "."""
    return "\n".join(_BULLET.sub("", line) for line in text.splitlines())


def count_words(text: str) -> int:
    """Return the number of words: what stands between white space and holds a letter or digit."""
    # Nearly every word begins with a letter, which takes a quarter of the time to see.
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split())


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Return one of the kit's sentences with the slots, its names in braces, filled.

    A value is taken as it is, braces included; one that brings its own full stop, such as
    "Hale Inc.", gets no second one. Raises KeyError for a slot without a value.
    """
    return _SLOT.sub(lambda match: _with_stop(values[match[1]], match[2]), sentence)


def slots(sentence: str) -> tuple[str, ...]:
    """Return the slots of one of the kit's sentences, in order."""
    return tuple(match[1] for match in _SLOT.finditer(sentence))


def fill_or_drop(sentences: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return sentences with their slots filled, without those that have an empty slot."""
    return tuple(
        fill(sentence, values)
        for sentence in sentences
        if all(values.get(name, "").strip() for name in slots(sentence))
    )


def first_complete(variants: Iterable[str], values: Mapping[str, str]) -> str:
    """Return the first variant whose slots all have a value, filled; "" if there is none."""
    return next(iter(fill_or_drop(variants, values)), "")


def first_fitting(
    variants: Iterable[str], values: Mapping[str, str], loose: Collection[str]
) -> str:
    """Return the first complete variant in which each slot of `loose` follows a colon, filled.

    Where there is none it is the first that is complete; "" if there is none, either.
    """
    complete = [text for text in variants if fill_or_drop((text,), values)]
    fitting = (text for text in complete if not set(slots(_AFTER_COLON.sub("", text))) & set(loose))
    return fill(next(fitting, complete[0]), values) if complete else ""


def has_end_mark(text: str) -> bool:
    """Tell whether a text ends as a sentence does, closing quotes and brackets aside."""
    return bool(_END_MARK.search(text))


def spoken_list(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as a spoken list: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def whole_number(text: str, limits: tuple[int, int], default: int) -> int:
    """Return the whole number that `text` is, `default` for none within the limits."""
    is_number = text.isdecimal() and len(text) < 10
    return int(text) if is_number and limits[0] <= int(text) <= limits[1] else default


def _with_stop(value: str, stop: str) -> str:
    return value if has_end_mark(value) else value + stop
