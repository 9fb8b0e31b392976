"""The one strict engine for Word files: a template and values in, a checked file out.

A template is compiled once (`compile_template`) and filled as often as wanted, by any number of
threads at once (`Template.render`). Every file is opened again before anybody gets it: `Proof`
says how many of the printed values were found in it, which is all of them, or there is no file.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_kit.errors import DocumentError
from interview_kit.settings import LAYOUTS_DIR

if TYPE_CHECKING:
    from interview_kit.documents.word.template import Template

DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_WITHOUT_ACCENT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_LONGEST_STEM = 80  # characters of a file name
_KEPT = 12  # compiled templates: the kit's own, and those in use just now


class Proof(NamedTuple):
    """How many of the values that were printed into a file were found in it again."""

    found: int
    of: int


class Rendered(NamedTuple):
    """A finished Word file, how many characters had to go since Word cannot hold them, and
    what was found when the file was opened again."""

    data: bytes
    removed: int
    proof: Proof


def read_template(name: str) -> bytes:
    """Return the bytes of one of the kit's layouts. Raises DocumentError, naming the file."""
    file = LAYOUTS_DIR / name
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise _unreadable(f"The layout {name} is missing.", file) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _unreadable(f"The layout {name} cannot be read: {reason}.", file) from error
    if not _is_word_file(data):
        raise _unreadable(f"The layout {name} isn't a Word file, or it's damaged.", file)
    return data


def compile_template(data: bytes) -> Template:
    """Return a template in its compiled form, which never changes and may be shared by threads.

    Raises DocumentError, with the reason and the place, when the template is broken or holds
    something that would get lost.
    """
    # docxtpl takes its time to load, and most pages never need it.
    from interview_kit.documents.word import template

    return template.compile_template(data)


def render(
    template: bytes | Template,
    values: Mapping[str, Any],
    *,
    title: str,
    author: str,
    language: str,
    when: datetime,
    us_letter: bool | None = None,
) -> Rendered:
    """Fill a template and return the file. Bytes are compiled once and remembered.

    `values` are texts, truth values, and lists or mappings of them; a line break in a text
    becomes one in Word. `title` and `author` become properties, `language` (a BCP 47 tag)
    that of the spelling. A page of A4 becomes US Letter where `us_letter` says so, and the other
    way round where not; None goes by the language, and takes US Letter for "en-US". The same
    input gives the same bytes.

    Raises DocumentError when the template is broken, names something that `values` lacks, or
    when the finished file does not hold everything that was printed into it.
    """
    made = _compiled(template) if isinstance(template, bytes) else template
    return made.render(
        values, title=title, author=author, language=language, when=when, us_letter=us_letter
    )


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


def with_fixed_times(data: bytes) -> bytes:
    """Return a zip file with the same members, none of which says when it was written."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it says on which system it was made
            target.writestr(entry, source.read(member))
    return out.getvalue()


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph."""
    from interview_kit.documents.word import verification

    return verification.text_of(data)


@lru_cache(maxsize=_KEPT)
def _compiled(data: bytes) -> Template:
    return compile_template(data)


def _unreadable(what: str, file: object) -> DocumentError:
    return DocumentError(
        what,
        where=f"File: {file}.",
        next_step="Put it back with: python -m interview_kit.documents.kit_layouts.building",
    )


@lru_cache(maxsize=_KEPT)
def _is_word_file(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


__all__ = [
    "DOCX_MIME",
    "Proof",
    "Rendered",
    "compile_template",
    "file_name",
    "read_template",
    "render",
    "text_of",
    "with_fixed_times",
]
