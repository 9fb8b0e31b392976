"""What a candidate prepares before the call, and what they listen for during it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from interview_kit.content.letter import CandidateAdvice
from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)


class SheetItem(SourcedEntry):
    """An item of the cheat sheet. One that is `spoken` has a limit in `seconds`, others have 0.

    The next call of an application begins without what is `of_one_call`.
    """

    label: NonEmptyText
    help: str
    placeholder: str
    rows: int = Field(default=2, ge=1, le=10)
    seconds: int = Field(default=0, ge=0)
    of_one_call: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether the item is said aloud, and not only looked at."""
        return self.seconds > 0


class RoomItem(SourcedEntry):
    """A box to tick before the call; its `label` names it in the history, `text` says it whole."""

    label: NonEmptyText
    text: NonEmptyText


class Note(SourcedEntry):
    """A heading for notes: something to listen for, a part of how the call ends, or anything.

    `offered_to` are the details of the closing and the slots of the letter that a note can fill,
    `answered_in` is the slot of the letter in which the candidate answers what was noted.
    """

    label: NonEmptyText
    part: Literal["any", "listen", "ending"]
    help: str
    offered_to: tuple[str, ...] = ()
    answered_in: str = ""


class JobAdWords(ContentEntry):
    """How a line of a job ad asks for something, all in small letters and without marks.

    `asks` are phrases of which such a line has one, `common` are words that stand in any ad. A copy
    of data/ of one's own may lack both: then a line asks by its bullet alone.
    """

    asks: tuple[NonEmptyText, ...] = ()
    common: frozenset[NonEmptyText] = frozenset()


class PreparingNumbers(Numbers):
    """Minutes before the call, and what fits on one page of the cheat sheet.

    A page takes so many lines of so many characters, more of them in small type.
    """

    ready_minutes: int = Field(gt=0)
    line_characters: int = Field(gt=0)
    page_lines: int = Field(gt=0)
    small_line_characters: int = Field(gt=0)
    small_page_lines: int = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.line_characters, self.page_lines) > (
            self.small_line_characters,
            self.small_page_lines,
        ):
            raise ValueError("a page in small type must not hold less")
        return self


class Preparing(ContentEntry):
    """Everything in data/candidate/preparing.toml."""

    numbers: PreparingNumbers
    cheat_sheet: tuple[SheetItem, ...]
    room: tuple[RoomItem, ...]
    notes: tuple[Note, ...]
    job_ad: JobAdWords = JobAdWords()
    advice: tuple[CandidateAdvice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("cheat_sheet", "room", "notes", "advice"):
            check_unique_ids(name, getattr(self, name))
        for name in ("cheat_sheet", "room", "notes"):
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        return self

    def notes_of(self, part: str) -> tuple[Note, ...]:
        """Return the headings for notes of one part of the call."""
        return tuple(note for note in self.notes if note.part == part)
