"""The letters to everybody on the call."""

from __future__ import annotations

from datetime import datetime

import pytest

from interview_kit.candidate.application import Application, Person, Profile
from interview_kit.candidate.panel import (
    complete_letters,
    letter_state,
    progress_words,
    write_letters,
)
from interview_kit.candidate.thank_you import NO_PERSON
from interview_kit.content import load_content
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
NOW = datetime(2026, 11, 23, 16, 0)
ME = Profile(name="Ana Ruiz")
FIELDS = {
    "company": "Hale Inc.",
    "job_title": "Inventory lead",
    "call_date": "2026-11-23T10:00",
    "strengths": "six years in stock",
    "why": "the care you take",
    "heard": "the new depot",
    "person.2.name": "Nadia Okafor",
    "person.4.role": "HR",
}


@pytest.mark.parametrize(
    ("sent", "states"),
    [
        ({}, {2: "ready", 4: "missing"}),
        ({"sent.2": "yes", "sent.4": "no"}, {2: "sent", 4: "missing"}),
        ({"sent.4": "yes"}, {2: "ready", 4: "sent"}),
        ({"note.challenges": "the new depot"}, {2: "notes", 4: "missing"}),
        (
            {"note.challenges": "the rota", "letter.2.learned": "the rota"},
            {2: "notes", 4: "missing"},
        ),
    ],
)
def test_each_person_has_a_letter_that_lacks_something_or_is_ready_or_sent(
    sent: dict[str, str], states: dict[int, str]
) -> None:
    application = Application(fields={**FIELDS, **sent})
    letters = write_letters(application, ME, KIT, NOW)
    assert letters[2].greeting == "Dear Nadia Okafor,"
    assert {
        number: letter_state(application, number, letter, KIT) for number, letter in letters.items()
    } == states
    assert list(complete_letters(letters)) == [2]


@pytest.mark.parametrize(
    ("people", "sent", "said"),
    [(3, 0, ""), (3, 1, "1 of 3 sent"), (3, 2, "2 of 3 sent"), (3, 3, ""), (1, 1, ""), (0, 0, "")],
)
def test_how_many_of_some_letters_were_sent(people: int, sent: int, said: str) -> None:
    fields = {f"person.{number}.name": "Tom" for number in range(1, people + 1)}
    fields |= {f"sent.{number}": "yes" for number in range(1, sent + 1)}
    assert progress_words(Application(fields=fields)) == said


def test_where_nobody_is_named_there_is_one_letter() -> None:
    assert list(write_letters(Application(fields={}), ME, KIT, NOW)) == [NO_PERSON]


def test_a_person_is_found_by_their_number_and_one_who_is_not_there_has_no_name() -> None:
    application = Application(fields=FIELDS)
    assert application.person(4) == Person(number=4, name="", role="HR")
    assert application.person(3) == Person(number=3, name="")
