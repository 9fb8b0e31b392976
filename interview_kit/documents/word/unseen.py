"""Characters that nobody sees, by their names: they come with text copied from a web page."""

from __future__ import annotations

import re
import unicodedata

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_KINDS = ("Cf", "Cc", "Co")  # of Unicode: format, control, private
_VOWELS = "aeiou"


def without_unseen(text: str) -> str:
    """Return a text without the characters that nobody sees; white space stays."""
    return "".join(letter for letter in text if not _is_unseen(letter))


def unseen_in(inside: str) -> str:
    """Return the first character that nobody sees inside a tag, as words name it, "" for none.

    Texts in quotation marks do not count: joined emoji and other scripts need such characters.
    """
    letter = next(filter(_is_unseen, _QUOTED.sub("", inside)), "")
    return named_character(letter) if letter else ""


def named_character(letter: str) -> str:
    """Return what people call a character, such as "a zero-width space"."""
    name = unicodedata.name(letter, "unnamed character").lower()
    name = name.replace("zero width", "zero-width")
    return f"{'an' if name[0] in _VOWELS else 'a'} {name}"


def _is_unseen(letter: str) -> bool:
    return letter not in "\t\n\r" and unicodedata.category(letter) in _KINDS
