"""The candidates of an imported list: which column is what, and what is wrong in which row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from interview_kit.content.candidate_list import (
    FIRST_NAME,
    LAST_NAME,
    CandidateListContent,
    Named,
    bare_heading,
)
from interview_kit.fields import candidate_fields
from interview_kit.text import one_line, storable
from interview_kit.typed.email_addresses import read_email_address
from interview_kit.typed.phone_numbers import holds_number

Problem = Literal["no_name", "no_email", "in_position", "in_list"]
"""Why a row is not taken: no name, no email address where one is expected, known already."""

Columns = Mapping[str, int]
"""The places of the columns by their ids, from 0."""

_NAME, _EMAIL = candidate_fields.NAME.key, candidate_fields.EMAIL.key
_PHONE, _TIER = candidate_fields.PHONE.key, candidate_fields.TIER.key
_NOTES = candidate_fields.NOTES.key

_AFTER_NAMES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "cpa", "esq", "rn"))
"""Suffixes and degrees that follow a comma after a whole name, without their dots."""


@dataclass(frozen=True, slots=True)
class ListedCandidate:
    """A row of a list as fields of a candidate.

    `row` is its number. `problem` is why it is not taken, None where it can be. `same_as` is the
    row of the list that is the same person, 0 for none. `turned_from` is the name as the list has
    it, last name first; "" where the name stands as it is.
    """

    row: int
    values: dict[str, str]
    problem: Problem | None = None
    same_as: int = 0
    turned_from: str = ""

    @property
    def doubtful_phone(self) -> str:
        """What stands where a phone number is expected and is none, "" for nothing."""
        phone = self.values.get(_PHONE, "")
        return "" if holds_number(phone) else phone


class KnownColumns(Protocol):
    """The columns that a list can have: those of data/, and their ids by bare headings."""

    @property
    def columns(self) -> tuple[Named, ...]:
        """The columns in the order in which they are chosen."""

    @property
    def column_of(self) -> dict[str, str]:
        """The ids of the columns by their bare headings."""


def guess_columns(headings: Sequence[str], kit: KnownColumns) -> dict[str, int]:
    """Return the columns that are known by their headings; of two of a kind the first."""
    columns: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if column := kit.column_of.get(bare_heading(heading)):
            columns.setdefault(column, place)
    return columns


def has_headings(first: Sequence[str], kit: KnownColumns) -> bool:
    """Tell whether the first row of a list names its columns, and is nobody.

    Where no heading is known, it does unless it holds an address or a number to call.
    """
    if guess_columns(first, kit):
        return True
    return not any(read_email_address(cell) or sum(map(str.isdigit, cell)) > 5 for cell in first)


def can_be_read(columns: Columns) -> bool:
    """Tell whether some column has the name, without which nobody is taken."""
    return bool({_NAME, FIRST_NAME, LAST_NAME} & set(columns))


def read_candidates(
    rows: Iterable[tuple[int, Sequence[str]]],
    columns: Columns,
    kit: CandidateListContent,
    *,
    known: Iterable[Mapping[str, str]] = (),
) -> list[ListedCandidate]:
    """Return the candidates of a list, each with what is wrong with it.

    `rows` have their numbers, and are without that of the headings. `known` are those of the
    position. Two are one person if they have one email address, or one name and neither address
    nor number tells them apart.
    """
    people, listed = _People(), []
    for values in known:
        people.add(values, 0)
    for number, row in rows:
        values = _values(row, columns, kit)
        written = values.get(_NAME, "")
        name = first_name_first(written) if _NAME in columns else written
        if name != written:
            values[_NAME] = name
        problem, same_as = _problem(values, people)
        if problem is None:
            people.add(values, number)
        turned_from = written if name != written else ""
        listed.append(ListedCandidate(number, values, problem, same_as, turned_from))
    return listed


def first_name_first(name: str) -> str:
    """Return "Ngozi Okafor" for "Okafor, Ngozi"; any other name as it is.

    A name is turned round at its only comma, unless a suffix or a degree ends it.
    """
    last, _, first = (part.strip() for part in name.partition(","))
    if "," in first or not _has_letter(last) or not _has_letter(first):
        return name
    after = first.replace(".", "").casefold()
    ends = {after.split()[-1], after.replace(" ", "")} & _AFTER_NAMES
    return name if ends else f"{first} {last}"


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _values(row: Sequence[str], columns: Columns, kit: CandidateListContent) -> dict[str, str]:
    cells = {
        column: storable(row[place]).strip()
        for column, place in columns.items()
        if place < len(row)
    }
    parts = (cells.pop(FIRST_NAME, ""), cells.pop(LAST_NAME, ""))
    name = cells.get(_NAME, "") or " ".join(filter(None, parts))
    values = {key: text if key == _NOTES else one_line(text) for key, text in cells.items()}
    values[_NAME] = one_line(name)
    if tier := values.pop(_TIER, ""):
        known = kit.tier_of.get(bare_heading(tier))
        if known:
            values[_TIER] = known
        else:  # nothing of a list is lost
            note = f"{candidate_fields.TIER.label}: {tier}"
            values[_NOTES] = "\n".join(filter(None, (values.get(_NOTES, ""), note)))
    if address := read_email_address(values.get(_EMAIL, "")):
        values[_EMAIL] = address
    return {key: text for key, text in values.items() if text}


def _problem(values: Mapping[str, str], people: _People) -> tuple[Problem | None, int]:
    if _NAME not in values:
        return "no_name", 0
    if _EMAIL in values and not read_email_address(values[_EMAIL]):
        return "no_email", 0
    same = people.find(values)
    if same is None:
        return None, 0
    return ("in_list", same) if same else ("in_position", 0)


@dataclass
class _Group:
    """Some people of one name: the rows of those with each number, and of one without."""

    by_phone: dict[str, int] = field(default_factory=dict)
    any_row: int | None = None
    without_phone: int | None = None

    def add(self, phone: str, row: int) -> None:
        if self.any_row is None:
            self.any_row = row
        if phone:
            self.by_phone.setdefault(phone, row)
        elif self.without_phone is None:
            self.without_phone = row

    def find(self, phone: str) -> int | None:
        """Return the row of one whom no number tells apart from this one."""
        if not phone:
            return self.any_row
        same = self.by_phone.get(phone)
        return self.without_phone if same is None else same


class _People:
    """The people so far, found again in the same time however many they are.

    Each has the number of a row, 0 for somebody of the position.
    """

    def __init__(self) -> None:
        self._by_email: dict[str, int] = {}
        self._by_name: dict[str, tuple[_Group, _Group]] = {}  # all, and those without an address

    def add(self, values: Mapping[str, str], row: int) -> None:
        name, email, phone = _told_by(values)
        if email:
            self._by_email.setdefault(email, row)
        everybody, without_email = self._by_name.setdefault(name, (_Group(), _Group()))
        everybody.add(phone, row)
        if not email:
            without_email.add(phone, row)

    def find(self, values: Mapping[str, str]) -> int | None:
        """Return the row of somebody who is the same person, None for nobody."""
        name, email, phone = _told_by(values)
        if email in self._by_email:
            return self._by_email[email]
        groups = self._by_name.get(name)
        if groups is None:
            return None
        return groups[1 if email else 0].find(phone)


def _told_by(values: Mapping[str, str]) -> tuple[str, str, str]:
    """Return name, address and number in the form in which they are compared."""
    phone = "".join(letter for letter in values.get(_PHONE, "") if letter.isdecimal())
    email = read_email_address(values.get(_EMAIL, "")).casefold()
    return one_line(values.get(_NAME, "")).casefold(), email, phone
