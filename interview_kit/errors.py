"""The errors that people may read: a code and facts, of which `error_words` makes sentences."""

from __future__ import annotations

from pathlib import Path

from interview_kit.error_words import WORDS

Fact = str | int | Path | tuple[str, ...] | Exception
"""What stands in a sentence of an error; an exception is the reason."""


class KitError(Exception):
    """Something went wrong that a person can understand and act upon.

    The class says how it is treated, `code` what it is, for which `error_words` has the words.
    `facts` are named as in these. `what`, `where` and `next_step` are whole sentences or empty.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def what(self) -> str:
        """What is wrong."""
        return self._fill(WORDS[self.code].what)

    @property
    def where(self) -> str:
        """The file, record or field that it is in."""
        return self._fill(WORDS[self.code].where)

    @property
    def next_step(self) -> str:
        """What to do now, on a page."""
        return self._fill(WORDS[self.code].next_step)

    @property
    def next_step_in_terminal(self) -> str:
        """What to do now where there is no page."""
        return self._fill(WORDS[self.code].in_terminal) or self.next_step

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.where, self.next_step) if part)

    def _fill(self, sentence: str) -> str:
        return sentence.format_map({name: in_words(fact) for name, fact in self.facts.items()})


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


def in_words(fact: Fact) -> Fact:
    """Return a fact as sentences take it: of a failure of the system its reason alone."""
    if isinstance(fact, tuple):
        return ", ".join(fact)
    return fact.strerror or str(fact) if isinstance(fact, OSError) else fact
