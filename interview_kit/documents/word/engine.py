"""Layout and values in, checked Word file out: what the rest of the kit calls."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from interview_kit.documents.word.word_file import WordFile
from interview_kit.errors import DocumentError
from interview_kit.settings import LAYOUTS_DIR

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout

_CACHED = 12  # compiled layouts: the kit's own, and those in use just now


def read_layout(name: str) -> bytes:
    """Return the bytes of one of the kit's layouts. Raises DocumentError, naming the file."""
    file = LAYOUTS_DIR / name
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("kit_layout_missing", name=name, file=file) from error
    except OSError as error:
        raise DocumentError("kit_layout_unreadable", name=name, file=file, reason=error) from error
    if not _is_word_file(data):
        raise DocumentError("kit_layout_damaged", name=name, file=file)
    return data


def compile_layout(data: bytes) -> CompiledLayout:
    """Return a layout in its compiled form, which never changes and may be shared by threads.

    Raises DocumentError, with the reason and the place, when the layout is broken or holds
    something that would get lost.
    """
    # Most pages start without docxtpl, which takes its time to load.
    from interview_kit.documents.word import compiled_layout

    return compiled_layout.compile_layout(data)


def render(
    layout: bytes | CompiledLayout,
    values: Mapping[str, Any],
    *,
    title: str,
    author: str,
    language: str,
    when: datetime,
    us_letter: bool | None = None,
) -> WordFile:
    """Fill a layout and return the file. Bytes are compiled once and remembered.

    `values` are texts, truth values, and lists or mappings of them; a line break in a text
    becomes one in Word. `title` and `author` become properties, `language` (a BCP 47 tag)
    that of the spelling. A page of A4 becomes US Letter where `us_letter` says so, and the other
    way round where not; None goes by the language, and takes US Letter for "en-US". The same
    input gives the same bytes.

    Raises DocumentError when the layout is broken, names something that `values` lacks, or
    when the finished file does not hold everything that was printed into it.
    """
    compiled = _compile_cached(layout) if isinstance(layout, bytes) else layout
    return compiled.render(
        values, title=title, author=author, language=language, when=when, us_letter=us_letter
    )


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph."""
    # lxml and Jinja, too, are loaded when a page first needs them.
    from interview_kit.documents.word import verification

    return verification.text_of(data)


@lru_cache(maxsize=_CACHED)
def _compile_cached(data: bytes) -> CompiledLayout:
    return compile_layout(data)


@lru_cache(maxsize=_CACHED)
def _is_word_file(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False
