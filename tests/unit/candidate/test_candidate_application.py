"""The application as one value."""

from __future__ import annotations

import pytest

from interview_kit.candidate.application import (
    Application,
    Profile,
    application_name,
    next_person_number,
)


def test_people_keep_their_numbers_when_others_go() -> None:
    application = Application.from_entries(
        {"person.1.name": "", "person.3.name": "Tom", "person.2.role": "HR", "person.x.name": "?"}
    )
    assert [(each.number, each.name, each.role) for each in application.people] == [
        (2, "", "HR"),
        (3, "Tom", ""),
    ]


def test_people_are_called_by_their_whole_name_unless_told_otherwise() -> None:
    application = Application.from_entries(
        {"person.1.name": "Nadia Okafor", "person.1.call_name": "Nadia", "person.2.name": "Tom"}
    )
    assert [each.letter_name for each in application.people] == ["Nadia", "Tom"]


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({}, 1),
        ({"person.1.name": "Nadia", "person.2.name": ""}, 2),
        ({"person.1.name": "Nadia", "letter.2.value": "written to Tom"}, 3),
        ({"person.1.name": "Nadia", "letter.2.text.forward": "written to Tom"}, 3),
        ({"person.1.name": "", "sent.1": "yes"}, 2),
        ({"letter.0.value": "to nobody yet"}, 1),
        ({"letter.0.value": "to nobody yet", "company": "Hale"}, 1),
    ],
)
def test_a_new_person_never_inherits_a_letter(fields: dict[str, str], number: int) -> None:
    assert next_person_number(Application.from_entries(fields)) == number


def test_a_profile_is_what_its_fields_say_on_one_line_each() -> None:
    typed = {
        "name": "Ana\nRuiz",
        "phone": " 020 7946 ",
        "email": "ana@example.org ",
        "english": "GB",
        "pace": "150",
        "country": "GB",
        "region": "SCT",
    }
    profile = Profile.from_entries(typed)
    assert profile == Profile(
        name="Ana Ruiz",
        phone="020 7946",
        email="ana@example.org",
        english="GB",
        pace=150,
        country="GB",
        region="SCT",
    )
    assert Profile.from_entries({}) == Profile(english="US")
    assert Profile.from_entries({"english": ""}, "GB").english == "GB"
    assert Profile.from_entries({"english": "US"}, "GB").english == "US"
    for pace, words in (("999", 999), ("1000", 0), ("-5", 0), ("²", 0)):
        assert Profile.from_entries({"pace": pace}).pace == words


def test_strengths_are_ready_for_the_middle_of_a_sentence() -> None:
    application = Application.from_entries(
        {
            "strengths": " six years in stock. \n\n a team;\n.\na team\n",
            "mentioned": "a team\nsomething else",
        }
    )
    assert application.strengths == ("six years in stock", "a team")
    assert application.mentioned == ("a team",)


def test_numbers_that_make_no_sense_fall_back() -> None:
    for wrong in ("", "0", "-5", "many", "9" * 400, "²"):
        assert Application.from_entries({"call_minutes": wrong}).minutes == 30


def test_an_application_is_called_by_job_and_company() -> None:
    assert (
        application_name({"company": "Hale\n& Sons", "job_title": " Lead "}) == "Lead · Hale & Sons"
    )
    assert application_name({}) == "Untitled application"


def test_all_emails_are_known_once_each_person_has_one() -> None:
    one = {"person.1.name": "Nadia", "person.1.email": "n@example.com"}
    assert not Application.from_entries({}).has_all_emails
    assert Application.from_entries(one).has_all_emails
    assert not Application.from_entries({**one, "person.2.name": "Tom"}).has_all_emails


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"name": "Nadia Okafor", "call_name": "Nadia", "email": "n@hale.example"}, "Nadia Okafor"),
        ({"call_name": "Nadia", "role": "HR"}, "Nadia"),
        ({"role": "HR", "email": "n@hale.example"}, "HR"),
        ({"email": "n@hale.example"}, "n@hale.example"),
    ],
)
def test_nobody_is_without_a_name_in_a_list_of_people(known: dict[str, str], name: str) -> None:
    fields = {f"person.1.{part}": text for part, text in known.items()}
    [person] = Application.from_entries(fields).people
    assert person.listed_name == name
