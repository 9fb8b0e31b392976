"""Imported outcomes: whose row it is, what it says, and what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content import content
from interview_kit.interviewer.imported_candidates import guess_columns
from interview_kit.interviewer.imported_outcomes import (
    CellReader,
    KnownCandidate,
    ListedOutcome,
    can_be_matched,
    read_outcomes,
)
from interview_kit.typed import AMERICAN, WritingStyle
from interview_kit.typed.kinds import reading_of
from interview_kit.typed.words import numeric_day

STYLE = WritingStyle(AMERICAN, "UTC")
NOW = datetime(2026, 11, 30, tzinfo=UTC)
HEADINGS = ["Name", "Email", "On-site date", "Score", "Met", "Shortlist", "Result"]
COLUMNS = guess_columns(HEADINGS, content().learned)
KNOWN = (
    KnownCandidate("ada", {"name": "Ada Novak", "email": "ada@mail.example"}),
    KnownCandidate("bo", {"name": "Bo Stone", "on_site_score": "3", "on_site_day": "2026-11-26"}),
    KnownCandidate("kim1", {"name": "Kim Lee", "email": "kim@mail.example"}),
    KnownCandidate("kim2", {"name": "kim  lee"}),
)


def day_code(text: str) -> str:
    return reading_of("on_site_day", text, STYLE, NOW) or ""


READER = CellReader(content().learned, day_code, lambda day: numeric_day(day, AMERICAN))


def read(*rows: list[str]) -> list[ListedOutcome]:
    return read_outcomes(list(enumerate(rows, 2)), COLUMNS, KNOWN, READER)


def row(name: str = "", email: str = "", **cells: str) -> list[str]:
    keys = ("on_site_day", "on_site_score", "met", "shortlisted", "outcome")
    return [name, email, *(cells.get(key, "") for key in keys)]


def test_the_columns_are_known_by_their_headings() -> None:
    assert list(COLUMNS.values()) == list(range(7))
    assert can_be_matched(COLUMNS)
    assert not can_be_matched({"name": 0, "email": 1})
    assert not can_be_matched({"outcome": 0})


@pytest.mark.parametrize(
    ("name", "email", "whose"),
    [
        ("ada  NOVAK", "", "ada"),
        ("Somebody", "ADA@mail.example", "ada"),
        ("", "ada@mail.example", "ada"),
        ("Bo Stone", "bo@new.example", "bo"),
        ("Ada Novak", "other@mail.example", "nobody"),
        ("Zed", "", "nobody"),
        ("Kim Lee", "", "several"),
        ("Kim Lee", "kim@mail.example", "kim1"),
        ("Kim Lee", "other@mail.example", "kim2"),
        ("", "", "no_name"),
        ("", "no address", "no_name"),
    ],
)
def test_an_email_decides_whose_row_it_is_then_the_name(name: str, email: str, whose: str) -> None:
    (listed,) = read(row(name, email, met="yes"))
    assert whose == (listed.candidate.id if listed.candidate else listed.problem)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ({"on_site_score": "4"}, {"on_site_score": "4"}),
        ({"on_site_score": "4.0"}, {"on_site_score": "4"}),
        ({"on_site_score": "4/5"}, {"on_site_score": "4"}),
        ({"on_site_score": "4 of 5"}, {"on_site_score": "4"}),
        ({"on_site_day": "Nov 27, 2026"}, {"on_site_day": "Nov 27, 2026"}),
        ({"on_site_day": "46353"}, {"on_site_day": "11/27/2026"}),
        ({"on_site_day": "46353.5"}, {"on_site_day": "11/27/2026"}),
        ({"met": "X", "shortlisted": "No"}, {"met": "yes", "shortlisted": "no"}),
        ({"outcome": "Offer declined"}, {"outcome": "offer_declined"}),
    ],
)
def test_a_cell_is_read_as_what_its_column_holds(
    cells: dict[str, str], values: dict[str, str]
) -> None:
    (listed,) = read(row("Bo Stone", **cells))
    assert (listed.values, listed.problem) == (values, None)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"on_site_score": "0", "outcome": "hired"}, "score"),
        ({"on_site_score": "6"}, "score"),
        ({"on_site_score": "3.5"}, "score"),
        ({"on_site_score": "45"}, "score"),
        ({"on_site_score": "4/10"}, "score"),
        ({"on_site_day": "soon"}, "day"),
        ({"met": "perhaps"}, "answer"),
        ({"outcome": "liked him"}, "outcome"),
        ({}, "nothing"),
        ({"on_site_score": "3", "on_site_day": "11/26/2026"}, "same"),
    ],
)
def test_a_row_with_a_mistake_is_not_taken_at_all(cells: dict[str, str], problem: str) -> None:
    (listed,) = read(row("Bo Stone", **cells))
    assert (listed.values, listed.problem) == ({}, problem)


def test_a_second_row_for_somebody_names_the_first() -> None:
    first, second = read(row("Ada Novak", met="yes"), row("", "ada@mail.example", met="no"))
    assert first.problem is None
    assert (second.problem, second.quoted) == ("in_list", "2")


_CELL = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.lists(_CELL, max_size=9), max_size=5))
def test_no_list_breaks_the_reading_and_nothing_is_taken_for_two_people(
    rows: list[list[str]],
) -> None:
    listed = read(*rows, row("Ada Novak", on_site_score="5"))
    assert len(listed) == len(rows) + 1
    taken = [each.candidate.id for each in listed if each.problem is None and each.candidate]
    assert len(taken) == len(set(taken))
    for each in listed:
        assert (each.problem is None) == bool(each.values)
