"""A finished Word file: its proof and its name."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_WITHOUT_ACCENT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})
_LONGEST_STEM = 80  # characters of a file name


class Proof(NamedTuple):
    """How many of the values printed into a file were found when it was opened again."""

    found: int
    of: int


class WordFile(NamedTuple):
    """A finished Word file and its proof; `removed` counts characters that Word cannot hold."""

    data: bytes
    removed: int
    proof: Proof


def file_name(*parts: str, day: str = "", extension: str = "docx") -> str:
    """Return a short file name, safe everywhere: lower-case ASCII letters, digits, hyphens.

    A long one is cut at a whole word; `day`, "2026-11-30", stands whole at its end.
    """
    end = _plain(day)
    most = _LONGEST_STEM - len(end) - 1 if end else _LONGEST_STEM
    stem = "-".join(part for part in (_cut(_plain(" ".join(parts)), most), end) if part)
    stem = stem or "document"
    return f"{stem}-1.{extension}" if _RESERVED.fullmatch(stem) else f"{stem}.{extension}"


def _plain(text: str) -> str:
    folded = text.lower().translate(_WITHOUT_ACCENT)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("-", ascii_only).strip("-")


def _cut(stem: str, most: int) -> str:
    if len(stem) <= most:
        return stem
    return stem[: most + 1].rpartition("-")[0] or stem[:most]
