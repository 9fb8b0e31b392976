"""Cleaning of text that people type."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple, TypeVar

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SLOT = re.compile(r"\{([a-z_]+)\}")

_Key = TypeVar("_Key", bound=Hashable)


class XmlText(NamedTuple):
    """Text that fits into XML 1.0, and how many characters had to go for it."""

    text: str
    removed: int


def storable(text: str) -> str:
    """Return `text` with line ends as one newline and without what no database keeps.

    A NUL and lone surrogates are replaced by U+FFFD, so that their loss can be seen.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    try:
        cleaned.encode()  # a search for what is hardly ever there takes nine times as long
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", cleaned)
    return cleaned


def for_xml(text: str) -> XmlText:
    """Reduce `text` to the characters of XML 1.0, newlines as "\\n".

    Source: the `Char` production of XML 1.0; form feeds and bells would also become
    page and paragraph breaks in Word.
    """
    return XmlText(*_NOT_XML.subn("", text.replace("\r\n", "\n").replace("\r", "\n")))


def told_apart(names: Mapping[_Key, str]) -> dict[_Key, str]:
    """Return names by key with a number behind each that came before: "Lead", "Lead (2)".

    Streamlit tells the options of a list apart by what they are called.
    """
    taken: set[str] = set()
    found: dict[_Key, str] = {}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for key, name in names.items():
        others = (f"{name} ({number})" for number in numbers[name])
        found[key] = next(each for each in chain([name], others) if each not in taken)
        taken.add(found[key])
    return found


def one_line(text: str) -> str:
    """Return `text` on one line, runs of white space as one space."""
    return " ".join(text.split())


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` that say something, each stripped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def count_words(text: str) -> int:
    """Return the number of words: what stands between white space and holds a letter or digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Return one of our sentences with the names in braces replaced by `values`.

    What is filled in is taken as it is, braces included. Raises KeyError for a name that
    has no value.
    """
    return _SLOT.sub(lambda match: values[match.group(1)], sentence)


def slots(sentence: str) -> tuple[str, ...]:
    """Return the names that stand in braces in one of our sentences, in order."""
    return tuple(_SLOT.findall(sentence))


def fill_or_drop(sentences: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Fill each sentence, leaving out whole every one that has an empty value in it."""
    return tuple(
        fill(sentence, values)
        for sentence in sentences
        if all(values.get(name, "").strip() for name in slots(sentence))
    )


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as a spoken list: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def whole(text: str, limits: tuple[int, int], default: int) -> int:
    """Return the whole number that `text` is, `default` for none within the limits."""
    is_number = text.isdecimal() and len(text) < 10
    return int(text) if is_number and limits[0] <= int(text) <= limits[1] else default
