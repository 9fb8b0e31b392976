"""The engine's errors: for a layout that cannot be used, and for a file that is withheld."""

from __future__ import annotations

from interview_kit.errors import DocumentError


def layout_error(what: str, where: str = "") -> DocumentError:
    """Return the error for a layout that cannot be used; `what` is half a sentence."""
    return DocumentError(
        "document",
        what=f"The layout for this document doesn't work: {what}.",
        where=where,
        next_step="Put the kit's own layouts back, as they came with it, in the folder templates.",
    )


def file_error(what: str) -> DocumentError:
    """Return the error for a file that is withheld; `what` is half a sentence."""
    return DocumentError(
        "document",
        what=f"This Word file didn't pass its check, so you can't download it: {what}.",
        where="",
        next_step="Copy the text from the page instead. What you wrote is saved.",
    )


def missing_text_error(value: str) -> DocumentError:
    """Return the error for a text that was printed and cannot be seen."""
    return file_error(
        f"part of the text “{value if len(value) <= 40 else f'{value[:40]}…'}” is missing"
    )
