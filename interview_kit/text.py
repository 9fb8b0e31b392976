"""Text that people type, cleaned; the kit's own sentences, filled with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count, product
from typing import Literal, NamedTuple, TypeVar

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}([.]?)")
_ALTERNATIVES = re.compile(r"\[([^\[\]]*)\]")
_BULLET = re.compile(r"^(?:\s*[-–—•*·] +)+")
_END_MARK = re.compile(r"[.!?…][\"'”’)\]]*$")

Form = Literal["noun", "clause", "sentences", "loose"]
"""What a text is in a sentence: it reads on as a noun, it follows "that", it stands for itself, or
it only suits after a colon."""

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


def alternatives(text: str) -> tuple[str, ...]:
    """Return the texts that one with alternatives stands for, the first of each part first.

    "A [pear|plum]." stands for "A pear." and "A plum.".
    """
    parts = _ALTERNATIVES.split(text)
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return tuple("".join(chosen) for chosen in product(*choices))


def first_fitting(
    variants: Iterable[str], values: Mapping[str, str], forms: Mapping[str, Form]
) -> str:
    """Return the first complete variant in which each value has a place for its form, filled.

    A noun suits wherever no clause is expected, a clause after "that" or a comma, sentences where
    one begins, and anything after a colon. Values without a form suit everywhere. Where no variant
    fits it is the first that is complete; "" if there is none, either.
    """
    every = (text for variant in variants for text in alternatives(variant))
    complete = [text for text in every if fill_or_drop((text,), values)]
    fitting = (text for text in complete if _has_places(text, forms))
    chosen = next(fitting, complete[0] if complete else "")
    capitals = {name: _with_capital(values[name]) for name in _first_words(chosen, forms)}
    return fill(chosen, {**values, **capitals})


def _has_places(text: str, forms: Mapping[str, Form]) -> bool:
    return all(
        forms[match[1]] in _forms_after(text[: match.start()])
        for match in _SLOT.finditer(text)
        if match[1] in forms
    )


def _forms_after(before: str) -> tuple[Form, ...]:
    if before.endswith(": "):
        return "noun", "clause", "sentences", "loose"
    if not before or has_end_mark(before.rstrip()):
        return "clause", "sentences"
    return ("clause",) if before.endswith((" that ", ", ")) else ("noun",)


def _first_words(text: str, forms: Mapping[str, Form]) -> list[str]:
    """Return the slots with a form that begin a sentence."""
    starts = ((match, text[: match.start()].rstrip()) for match in _SLOT.finditer(text))
    return [m[1] for m, before in starts if m[1] in forms and (not before or has_end_mark(before))]


def _with_capital(text: str) -> str:
    """Return a text with a capital, unless its first word has one in its middle: "iPads"."""
    return text if not text.partition(" ")[0].islower() else text[0].upper() + text[1:]


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
