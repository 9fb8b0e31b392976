"""The one strict engine for Word files: a layout and values in, a checked file out.

A layout is compiled once (`compile_layout`) and filled as often as wanted, by any number of
threads at once (`CompiledLayout.render`). Each file is opened again before it is handed out: its
`Proof` says how many of the printed values were found, which is all of them, or there is no file.
"""

from __future__ import annotations

from interview_kit.documents.word.engine import (
    compile_layout,
    open_layout,
    read_layout,
    read_starter,
    text_of,
)
from interview_kit.documents.word.word_file import (
    DOCX_MIME,
    Proof,
    WordFile,
    file_name,
)

__all__ = [
    "DOCX_MIME",
    "Proof",
    "WordFile",
    "compile_layout",
    "file_name",
    "open_layout",
    "read_layout",
    "read_starter",
    "text_of",
]
