"""The outcomes of an imported list: whose row it is, what it says, and what is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from interview_kit.content.candidate_list import FIRST_NAME, LAST_NAME, bare_heading
from interview_kit.content.learned import LearnedContent
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import OUTCOMES
from interview_kit.text import one_line, storable
from interview_kit.typed.email_addresses import read_email_address

Problem = Literal[
    "no_name",
    "nobody",
    "several",
    "in_list",
    "score",
    "day",
    "outcome",
    "answer",
    "nothing",
    "same",
]
"""Why a row is not taken: nobody or several people match, a value can't be read, nothing is new."""

Columns = Mapping[str, int]
"""The places of the columns by their ids, from 0."""

_NAME, _EMAIL = candidate_fields.NAME.key, candidate_fields.EMAIL.key
_DAY, _SCORE = candidate_fields.ON_SITE_DAY.key, candidate_fields.ON_SITE_SCORE.key
_OUTCOME = candidate_fields.OUTCOME.key
_YES_NO = (candidate_fields.MET.key, candidate_fields.SHORTLISTED.key)
_FIVE = re.compile(r"([1-5])(?:[.,]0+)?(?: ?(?:/|of) ?5)?")
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?")  # a date as Excel keeps it: days since 1899-12-30
_FIRST_SERIAL_DAY = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class KnownCandidate:
    """A candidate of the position: readings by field, and the revisions of `OUTCOMES`."""

    id: str
    values: Mapping[str, str]
    revisions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedOutcome:
    """A row of a list: whose it is, and the texts that it would change by field.

    `row` is its number. `problem` is why it is not taken, None where it can be; `quoted` is the
    cell or the row that it is about.
    """

    row: int
    name: str
    values: Mapping[str, str]
    problem: Problem | None = None
    quoted: str = ""
    candidate: KnownCandidate | None = None


class _Unread(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, problem: Problem, cell: str) -> None:
        super().__init__(problem)
        self.problem: Problem = problem
        self.cell = cell


def can_be_matched(columns: Columns) -> bool:
    """Tell whether some column says whose a row is, and another what became of them."""
    people = {_NAME, _EMAIL, FIRST_NAME, LAST_NAME}
    return bool(people & set(columns)) and bool(set(columns) - people)


@dataclass(frozen=True, slots=True)
class CellReader:
    """What reads the cells of a list: by the words of data/, and days as they are stored.

    `day_code` reads a day, "" for none; `day_text` writes one.
    """

    learned: LearnedContent
    day_code: Callable[[str], str]
    day_text: Callable[[date], str]

    def read(self, key: str, cell: str) -> str:
        """Return a cell as its field stores it. Raises _Unread."""
        if key == _SCORE:
            if match := _FIVE.fullmatch(cell):
                return match[1]
            raise _Unread("score", cell)
        if key == _DAY:
            return self._day(cell)
        words = self.learned.outcome_of if key == _OUTCOME else self.learned.answer_of
        if known := words.get(bare_heading(cell)):
            return known
        raise _Unread("outcome" if key == _OUTCOME else "answer", cell)

    def is_new(self, key: str, text: str, stored: str) -> bool:
        """Tell whether a text says something else than what is stored, as it was read."""
        return (self.day_code(text) if key == _DAY else text) != stored

    def _day(self, cell: str) -> str:
        if match := _SERIAL.fullmatch(cell):
            return self.day_text(_FIRST_SERIAL_DAY + timedelta(days=int(match[1])))
        if self.day_code(cell):
            return cell
        raise _Unread("day", cell)


def read_outcomes(
    rows: Iterable[tuple[int, Sequence[str]]],
    columns: Columns,
    known: Iterable[KnownCandidate],
    reader: CellReader,
) -> list[ListedOutcome]:
    """Return what a list says of the candidates of a position, each row with what is wrong.

    `rows` have their numbers, and are without that of the headings. An empty cell changes nothing.
    """
    people = _People(known)
    taken: dict[str, int] = {}
    return [_row(number, _cells(row, columns), people, taken, reader) for number, row in rows]


def _row(
    number: int,
    cells: Mapping[str, str],
    people: _People,
    taken: dict[str, int],
    reader: CellReader,
) -> ListedOutcome:
    name, email = _name(cells), cells.get(_EMAIL, "")
    candidate, problem = people.find(name, email)
    shown = name or email
    if candidate is None:
        return ListedOutcome(number, shown, {}, problem)
    if candidate.id in taken:
        return ListedOutcome(number, shown, {}, "in_list", str(taken[candidate.id]), candidate)
    taken[candidate.id] = number
    try:
        values = {
            each.key: reader.read(each.key, cells[each.key])
            for each in OUTCOMES
            if cells.get(each.key)
        }
    except _Unread as unread:
        return ListedOutcome(number, shown, {}, unread.problem, unread.cell, candidate)
    new = {
        key: text
        for key, text in values.items()
        if reader.is_new(key, text, candidate.values.get(key, ""))
    }
    problem = None if new else "same" if values else "nothing"
    return ListedOutcome(number, shown, new, problem, "", candidate)


def _cells(row: Sequence[str], columns: Columns) -> dict[str, str]:
    return {
        column: one_line(storable(row[place]))
        for column, place in columns.items()
        if place < len(row)
    }


def _name(cells: Mapping[str, str]) -> str:
    parts = (cells.get(FIRST_NAME, ""), cells.get(LAST_NAME, ""))
    return cells.get(_NAME, "") or " ".join(filter(None, parts))


class _People:
    """The candidates of a position, found by email address, else by name."""

    def __init__(self, known: Iterable[KnownCandidate]) -> None:
        self._by_email: defaultdict[str, list[KnownCandidate]] = defaultdict(list)
        self._by_name: defaultdict[str, list[KnownCandidate]] = defaultdict(list)
        for each in known:
            if email := _address(each.values.get(_EMAIL, "")):
                self._by_email[email].append(each)
            if name := one_line(each.values.get(_NAME, "")).casefold():
                self._by_name[name].append(each)

    def find(self, name: str, email: str) -> tuple[KnownCandidate | None, Problem | None]:
        """Return whose row it is, or why nobody is.

        An address decides. Whoever has another one than the row is not meant by their name alone.
        """
        address = _address(email)
        if not name and not address:
            return None, "no_name"
        found = self._by_email.get(address, []) if address else []
        if not found:
            found = self._by_name.get(name.casefold(), [])
            if address:
                found = [each for each in found if not _address(each.values.get(_EMAIL, ""))]
        if len(found) == 1:
            return found[0], None
        return None, "several" if found else "nobody"


def _address(text: str) -> str:
    return read_email_address(text).casefold()
