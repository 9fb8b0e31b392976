"""Texts cut to what fits on a page, with a remark that says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from interview_kit.text import one_line, spoken_list

_CUT = "…"
_NARROW = frozenset("fijlrtI .,;:'!|()[]-’“”·")
_WIDE = frozenset("mwMW@%&QGOD—")
_FIRST_PLANE = 0xFFFF
_LATIN = 0x024F  # letters of other scripts may be wider
_MOST = 3  # characters for each average letter
_MOST_NAMED, _NAME = 5, 26.0  # of what is left out, each so many average letters wide
_LOOKED_BACK = 24  # characters before the cut among which a space is looked for


@dataclass
class Fitting:
    """Texts as they fit, with what was cut, and what was left out, such as "2 answers"."""

    cut: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def fit(self, text: str, part: str, width: float) -> str:
        """Return a text on one line, cut where it is wider than `width` average letters."""
        line = one_line(text)
        # Marks without a width would otherwise pile up without end.
        fitting = _cut(line[: int(_MOST * width)], width)
        if fitting != line and part not in self.cut:
            self.cut.append(part)
        return fitting

    def fit_lines(self, text: str, part: str, width: float, most: int) -> tuple[str, int]:
        """Return a text, cut where it takes more than `most` lines of a width, and their number."""
        whole = one_line(text)
        start = whole[: int(_MOST * width * (most + 1))]
        lines = _lines(start, width)
        if len(lines) <= most and start == whole:
            return whole, len(lines)
        last = self.fit("".join(lines[most - 1 :]), part, width)
        return "".join([*lines[: most - 1], last]), most

    def leave_out(self, number: int, one: str, names: Sequence[str] = ()) -> None:
        """Note that so many of something are left out; `one` is its name in the singular.

        `names` are what they are called: the first of them are said, too.
        """
        if number > 0:
            which = ", ".join(_cut(one_line(name), _NAME) for name in names[:_MOST_NAMED])
            more = ", …" if len(names) > _MOST_NAMED else ""
            said = f" ({which}{more})" if which else ""
            self.left_out.append(f"{number} {one}{'' if number == 1 else 's'}{said}")

    @property
    def remark(self) -> str:
        """The sentences that say what is missing, "" where nothing is."""
        parts = (
            f"Shortened to fit one page: {spoken_list(self.cut)}." if self.cut else "",
            f"Not on this page: {spoken_list(self.left_out)}." if self.left_out else "",
        )
        said = " ".join(filter(None, parts))
        return f"{said} All of it is with the call in Interview Kit." if said else ""


def width_of(text: str) -> float:
    """Return how wide a text is printed, in average letters: roughly, and rather too much."""
    return sum(map(_width, text))


def _lines(text: str, width: float) -> list[str]:
    """Return a text broken after its spaces, and within words that are too wide for a line."""
    lines = [""]
    for word in re.findall(r"\S+ ?", text):
        if width_of((lines[-1] + word).rstrip()) <= width:
            lines[-1] += word
            continue
        lines.append("")
        for character in word:
            if character != " " and width_of(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return [each for each in lines if each]


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 2.7 if ord(character) > _FIRST_PLANE else 2.35  # a sign of feeling is wider still
    if character in _WIDE:
        return 1.9
    if character in _NARROW:
        return 0.65
    return 1.5 if character.isupper() or ord(character) > _LATIN else 1.12


def _cut(line: str, width: float) -> str:
    room = 0.0
    for place, character in enumerate(line):
        room += _width(character)
        if room > width:
            return _before(line, place, width)
    return line


def _before(line: str, place: int, width: float) -> str:
    """Return the start of a line with the sign for a cut, at a space if one is near."""
    start = line[:place]
    while start and width_of(start) + width_of(_CUT) > width:
        start = start[:-1]
    space = start.rfind(" ", max(len(start) - _LOOKED_BACK, 1))
    return (start[:space] if space > 0 else start).rstrip(" .,;:–-") + _CUT
