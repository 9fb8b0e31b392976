"""An imported list: its columns are known by their names, and each row says what is wrong."""

from __future__ import annotations

import pytest

from interview_kit.content import content
from interview_kit.content.candidate_list import CandidateListContent
from interview_kit.interviewer.imported_candidates import (
    can_be_read,
    first_name_first,
    guess_columns,
    has_headings,
    read_candidates,
)


def named(**headings: list[str]) -> list[dict[str, object]]:
    return [{"id": key, "label": key, "headings": words} for key, words in headings.items()]


KIT = CandidateListContent.model_validate(
    {
        "columns": named(
            name=["name", "candidate's name"],
            first_name=["first name"],
            last_name=["last name"],
            phone=["phone"],
            email=["email", "e-mail address"],
            tier=["tier"],
            notes=["notes"],
        ),
        "tiers": named(top=["top", "a"], maybe=["maybe"]),
    }
)
COLUMNS = {"name": 0, "email": 1, "phone": 2}


def problems(*rows: list[str], known: tuple[dict[str, str], ...] = ()) -> list[object]:
    """Return what is wrong with each row: the problem, and the row of the same person."""
    numbered = enumerate(rows, start=2)
    listed = read_candidates(numbered, COLUMNS, KIT, known=known)
    return [each.problem and (each.problem, each.same_as) for each in listed]


@pytest.mark.parametrize("heading", ["Notiz", "Bemerkung", "Kommentar", "comment", "Remarks"])
def test_notes_are_known_in_english_and_in_german(heading: str) -> None:
    assert guess_columns(["Name", heading], content().candidate_list) == {"name": 0, "notes": 1}


def test_columns_are_known_by_their_headings() -> None:
    headings = ["ID", "Candidate\u2019s  NAME", "E-Mail-Address", "Phone", "phone", ""]
    assert guess_columns(headings, KIT) == {"name": 1, "email": 2, "phone": 3}
    assert can_be_read({"last_name": 0})
    assert not can_be_read({"email": 0})


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        (["Name", "Phone"], True),
        (["Bewerber", "Rufnummer"], True),
        (["Ada", "ada@hale.example"], False),
        (["Ada", "555 0100"], False),
    ],
)
def test_a_first_row_with_an_address_or_a_number_is_somebody(
    first: list[str], *, answer: bool
) -> None:
    assert has_headings(first, KIT) is answer


def test_a_row_becomes_the_fields_of_a_candidate() -> None:
    columns = {"first_name": 0, "last_name": 1, "email": 2, "tier": 3, "notes": 4}
    rows = [
        (2, [" Ada ", "King\n Lovelace", "Ada <ada@hale.example>", "A", "one\ntwo"]),
        (4, ["", "Bo", "", "gold", "x"]),
        (5, ["Cleo"]),
    ]
    assert [(each.row, each.values) for each in read_candidates(rows, columns, KIT)] == [
        (
            2,
            {
                "name": "Ada King Lovelace",
                "email": "ada@hale.example",
                "tier": "top",
                "notes": "one\ntwo",
            },
        ),
        (4, {"name": "Bo", "notes": "x\nTier: gold"}),
        (5, {"name": "Cleo"}),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Okafor, Ngozi", "Ngozi Okafor"),
        ("van der Berg,Anna Maria", "Anna Maria van der Berg"),
        ("Rahman, Md Karim", "Md Karim Rahman"),
        ("Ngozi Okafor", "Ngozi Okafor"),
        ("Karen Mills, Ph. D.", "Karen Mills, Ph. D."),
        ("Sam Hale, Jr.", "Sam Hale, Jr."),
        ("Hale, Sam, III", "Hale, Sam, III"),
        ("Okafor,", "Okafor,"),
        (", Ngozi", ", Ngozi"),
    ],
)
def test_a_name_with_the_last_name_first_is_turned_round(written: str, name: str) -> None:
    assert first_name_first(written) == name


def test_a_turned_name_says_what_the_list_had_and_is_the_same_person() -> None:
    rows = [(2, ["Okafor, Ngozi"]), (3, ["Ngozi Okafor"])]
    first, second = read_candidates(rows, {"name": 0}, KIT)
    assert (first.values["name"], first.turned_from) == ("Ngozi Okafor", "Okafor, Ngozi")
    assert (second.problem, second.same_as) == ("in_list", 2)
    [whole] = read_candidates([(2, ["Ann", "Hale, Lee"])], {"first_name": 0, "last_name": 1}, KIT)
    assert whole.values["name"] == "Ann Hale, Lee"


def test_what_is_wrong_is_said_row_by_row() -> None:
    assert problems(
        ["", "ada@hale.example", ""],
        ["Ada", "ada at hale", ""],
        ["Ada", "ada@hale.example", ""],
        ["A. Lovelace", "ADA@hale.example", ""],
        ["Bo", "", ""],
        known=({"name": "bo", "phone": "555 0100"},),
    ) == [("no_name", 0), ("no_email", 0), None, ("in_list", 4), ("in_position", 0)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (["Ada", "", ""], ["ADA ", "", ""], True),
        (["Ada", "a@x.example", ""], ["Ada", "b@x.example", ""], False),
        (["Ada", "", "555 0100"], ["Ada", "", "555-0199"], False),
        (["Ada", "", "555 0100"], ["Ada", "", "(555) 0100"], True),
        (["Ada", "a@x.example", ""], ["Ada", "", "555 0100"], True),
        (["Ada", "a@x.example", "555 0100"], ["Ada", "", "555 0199"], False),
        (["Ada", "", "555 0100"], ["Ada", "a@x.example", "555 0199"], False),
        (["Ada", "", "555 0100"], ["Ada", "a@x.example", ""], True),
        (["Ada", "", ""], ["Bo", "", ""], False),
    ],
)
def test_two_of_one_name_are_one_unless_something_tells_them_apart(
    first: list[str], second: list[str], *, same: bool
) -> None:
    assert problems(first, second) == [None, ("in_list", 2) if same else None]
    assert problems(second, first) == [None, ("in_list", 2) if same else None]
