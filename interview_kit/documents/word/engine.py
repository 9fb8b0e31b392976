"""What the rest of the kit calls: layouts read, compiled and remembered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

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


def read_starter(name: str, language: str) -> bytes:
    """Return one of the kit's layouts to make one's own of, for a language (a BCP 47 tag).

    Raises DocumentError, naming the file.
    """
    from interview_kit.documents.word import starters

    return starters.make_starter(read_layout(name), language)


def compile_layout(
    data: bytes, properties: Mapping[str, str] = MappingProxyType({}), *, of_kit: bool = False
) -> CompiledLayout:
    """Return a layout in its compiled form, which never changes and may be shared by threads.

    `properties` (title, author, language) replace its own. A layout of the kit follows the
    language of what fills it; in another one, nothing changes but what its tags say.

    Raises DocumentError, with the reason and the place, when the layout is broken or holds
    something that would get lost.
    """
    # Most pages start without docxtpl, which takes its time to load.
    from interview_kit.documents.word import compiled_layout

    return compiled_layout.compile_layout(data, properties, of_kit=of_kit)


def open_layout(layout: bytes | CompiledLayout | None, kit_layout: str = "") -> CompiledLayout:
    """Return a layout to fill; None stands for the one of the kit with this file name.

    Bytes are compiled once and remembered. Raises DocumentError.
    """
    if layout is None:
        return _compile_cached(read_layout(kit_layout), of_kit=True)
    return _compile_cached(layout, of_kit=False) if isinstance(layout, bytes) else layout


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph."""
    # lxml and Jinja, too, are loaded when a page first needs them.
    from interview_kit.documents.word import verification

    return verification.text_of(data)


@lru_cache(maxsize=_CACHED)
def _compile_cached(data: bytes, *, of_kit: bool) -> CompiledLayout:
    return compile_layout(data, of_kit=of_kit)


@lru_cache(maxsize=_CACHED)
def _is_word_file(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False
