"""The errors that people may read."""

from __future__ import annotations


class KitError(Exception):
    """Something went wrong that a person can understand and act upon.

    `what` says what is wrong, `where` names the file, record or field it is in,
    `next_step` says what to do now. All three are whole sentences or empty.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(" ".join(part for part in (what, where, next_step) if part))
        self.what = what
        self.where = where
        self.next_step = next_step


class ContentError(KitError):
    """A file in data/ is missing, unreadable or not as it should be."""


class StoreError(KitError):
    """The database could not do what was asked."""


class Unavailable(StoreError):
    """The database cannot be used just now; the same may succeed later.

    `writing` tells that something was to be stored: it may fail again even when reads succeed.
    """

    writing = False


class NotFound(StoreError):
    """No such record, or none that this user may see."""


class Locked(StoreError):
    """The record is finished: it changes only as a new revision."""


class DocumentError(KitError):
    """A Word file could not be made, or did not pass its check."""
