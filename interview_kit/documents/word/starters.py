"""The kit's layouts as files to make one's own of: for the paper and the spelling of a language."""

from __future__ import annotations

import re

from interview_kit.documents.word import archive
from interview_kit.documents.word.parts import NO_PROPERTIES, Parts
from interview_kit.documents.word.properties import page_size_changes, styles_in_language

_PAGE = re.compile("<w:pgSz[^>]*>")


def make_starter(data: bytes, language: str) -> bytes:
    """Return a layout of the kit with its tags, for a language. Raises DocumentError.

    Nothing of it changes any more once it is somebody's own, so it has no title of the kit's.
    """
    contents, packed = archive.unpack(data)
    parts = Parts(contents)
    body = contents[parts.main].decode()
    pages = _PAGE.findall(body)
    for old, new in page_size_changes(pages, us_letter=language == "en-US"):
        body = body.replace(old, new)
    changed = {
        parts.main: body.encode(),
        parts.styles: styles_in_language(contents[parts.styles], language),
        parts.core: NO_PROPERTIES,
    }
    members = (
        archive.pack(name, changed[name]) if name in changed else member
        for name, member in packed.items()
    )
    return archive.write_archive(archive.pack_start(members), ())
