"""All letters to a panel as one zip file, each as a Word file and as a draft for a mail app."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from itertools import chain, count

from interview_kit.documents.word import file_name

ZIP_MIME = "application/zip"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can say


def distinct_stems(names: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the file name without its end for each of some names, no two of them the same."""
    stems: list[str] = []
    for parts in names:
        numbers = chain([""], map(str, count(2)))
        wanted = (file_name(*parts, day=number).removesuffix(".docx") for number in numbers)
        stems.append(next(stem for stem in wanted if stem not in stems))
    return stems


def zip_files(files: Mapping[str, bytes], *, when: datetime) -> bytes:
    """Return a zip file of files by name; the same files and moment give the same bytes."""
    year, month, day, hour, minute, second, *_ = when.timetuple()
    moment = max(_EARLIEST, (year, month, day, hour, minute, second))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, moment), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
