"""The one strict engine for Word files: a template and values in, a checked file out."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from interview_kit.errors import DocumentError
from interview_kit.settings import settings
from interview_kit.text import for_xml

DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_WITHOUT_ACCENT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})
_LONGEST_PROPERTY = 255  # as Word has it
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_A4 = (11906, 16838)  # twentieths of a point
_US_LETTER = (12240, 15840)


class Rendered(NamedTuple):
    """A finished Word file, and how many characters had to go since Word cannot hold them."""

    data: bytes
    removed: int


def read_template(name: str) -> bytes:
    """Return the bytes of one of the kit's layouts. Raises DocumentError, naming the file."""
    file = settings().templates_dir / name
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise _unreadable(f"The layout {name} is missing.", file) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _unreadable(f"The layout {name} cannot be read: {reason}.", file) from error
    if not _is_word_file(data):
        raise _unreadable(f"The layout {name} is no Word file, or a damaged one.", file)
    return data


def render(
    template: bytes,
    values: Mapping[str, Any],
    *,
    title: str,
    author: str,
    language: str,
    when: datetime,
) -> Rendered:
    """Fill a template and return the file.

    `values` are texts, truth values, and lists or mappings of them; a line break in a text
    becomes one in Word. `title` and `author` become properties, `language` (a BCP 47 tag)
    that of the spelling, and the page is US Letter for "en-US", else A4. The same input
    gives the same bytes.

    Raises DocumentError when the template is broken, names something that `values` lacks, or
    when the finished file does not hold everything that was printed into it.
    """
    # docxtpl takes its time to load, and most pages never need it.
    from interview_kit.documents import checking
    from interview_kit.documents.filling import fill

    filled = fill(template, values)
    _set_properties(filled.document, title, author, language, when)
    _set_language(filled.document, language)
    _set_page(filled.document, language)
    data = _saved(filled.document)
    checking.check(data, filled.printed)
    # Tags may be something that was typed. Without any in the values, what is left is ours.
    if checking.holds_tags(data) and checking.holds_tags(
        _saved(fill(template, _without_braces(values)).document)
    ):
        raise checking.withheld("a tag of the layout is left in it")
    return Rendered(data, filled.removed)


def file_name(*parts: str, extension: str = "docx") -> str:
    """Return a short file name, safe everywhere: lower-case ASCII letters, digits, hyphens."""
    folded = " ".join(parts).lower().translate(_WITHOUT_ACCENT)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode().lower()
    stem = _NOT_IN_NAMES.sub("-", plain).strip("-")[:50].strip("-") or "document"
    return f"{stem}-1.{extension}" if _RESERVED.fullmatch(stem) else f"{stem}.{extension}"


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
    from interview_kit.documents import checking

    return checking.text_of(data)


def _unreadable(what: str, file: object) -> DocumentError:
    return DocumentError(
        what,
        where=f"File: {file}.",
        next_step="Put it back with: python -m interview_kit.documents.layouts",
    )


def _is_word_file(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _set_properties(document: Any, title: str, author: str, language: str, when: datetime) -> None:
    properties = document.core_properties
    properties.title = for_xml(title).text[:_LONGEST_PROPERTY]
    properties.author = for_xml(author).text[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = language
    moment = when.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment
    properties.revision = 1


def _set_language(document: Any, language: str) -> None:
    """Set the language of the spelling: it comes from the styles, not from the properties."""
    from docx.oxml import OxmlElement

    styles = document.docx.styles.element
    if styles.find(f".//{_W}lang") is None:
        parent = styles
        for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
            child = parent.find(f"{_W}{name}")
            if child is None:
                child = OxmlElement(f"w:{name}")
                parent.insert(0 if name in ("docDefaults", "rPrDefault") else len(parent), child)
            parent = child
    for mark in styles.iter(f"{_W}lang"):
        mark.set(f"{_W}val", language)


def _set_page(document: Any, language: str) -> None:
    width, height = _US_LETTER if language == "en-US" else _A4
    for page in document.docx.element.iter(f"{_W}pgSz"):
        page.set(f"{_W}w", str(width))
        page.set(f"{_W}h", str(height))


def _saved(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return with_fixed_times(raw.getvalue())


def _without_braces(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("{", "(").replace("}", ")")
    if isinstance(value, Mapping):
        return {key: _without_braces(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_braces(each) for each in value]
    return value
