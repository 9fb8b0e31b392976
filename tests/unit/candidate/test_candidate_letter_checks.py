"""What is warned of in a letter, and what is not."""

from __future__ import annotations

from datetime import datetime

import pytest

from interview_kit.candidate import letter_checks, thank_you
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import load_content
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
NOW = datetime(2026, 11, 23, 16, 0)
FIELDS = {
    "company": "Hale & Sons",
    "job_title": "Inventory lead",
    "person.1.name": "Nadia Okafor",
    "person.1.call_name": "Ms. Okafor",
}
ME = Profile(name="Ana Ruiz")
BROOK = [
    ("company", "Brook Ltd."),
    ("person.1.name", "Tom Reed"),
    ("person.1.call_name", "Mr. Reed"),
    ("person.1.role", "Target"),
    ("person.2.name", "Bea Maria Reed"),
    ("person.3.name", "Dr. Lind"),
]


def letter(**slots: str) -> Letter:
    fields = {**FIELDS, **{f"letter.1.{slot}": text for slot, text in slots.items()}}
    return thank_you.write_letter(Application.from_entries(fields), 1, ME, KIT, NOW)


def found(others: list[tuple[str, str]], **slots: str) -> tuple[str, ...]:
    application = Application.from_entries(FIELDS)
    by_word = letter_checks.by_first_word(others)
    return letter_checks.names_of_others(letter(**slots), application, by_word)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("the move to Brook Ltd.", ("Brook Ltd.",)),
        ("the move to BROOK LTD", ("Brook Ltd.",)),
        ("how Tom's team counts", ("Tom",)),
        ("what Tom Reed said", ("Tom Reed",)),
        ("what Mr. Reed and Tom said", ("Tom", "Mr. Reed")),
        ("the brook by the limited warehouse", ()),
        ("the Brook warehouse", ()),
        ("how Bea counts", ("Bea",)),
        ("what Dr. Okafor said", ()),
        ("the custom reeds", ()),
        ("Tomorrow's counts", ()),
        ("how I hit every target", ()),
    ],
)
def test_a_name_of_another_application_is_found_as_a_whole_word(
    typed: str, names: tuple[str, ...]
) -> None:
    assert found(BROOK, learned=typed) == names


def test_a_company_or_person_left_from_another_letter_is_found() -> None:
    assert found(BROOK, company="Brook Ltd.") == ("Brook Ltd.",)
    assert found(BROOK, interviewer="Tom") == ("Tom",)


def test_one_word_is_a_name_only_with_its_capital() -> None:
    target = [("company", "Target")]
    assert found(target, learned="the target for this year") == ()
    assert found(target, learned="the move from Target") == ("Target",)


@pytest.mark.parametrize(
    "shared",
    [
        ("company", "Hale & Sons"),
        ("company", "hale"),
        ("company", "Inventory"),
        ("person.4.name", "Nadia Okafor"),
        ("person.4.call_name", "Ms. Okafor"),
        ("person.4.name", "Ana Ruiz"),
        ("person.4.name", " "),
        ("company", "&"),
    ],
)
def test_a_name_that_this_application_has_too_is_none_of_another(shared: tuple[str, str]) -> None:
    assert found([shared], learned="the depot") == ()


def test_a_rough_note_is_in_no_sentence_and_waits_for_one() -> None:
    note = "S/4 migration not finished yet, wave 2 in march"
    written = letter(learned=note, value="month end / reporting", capabilities="always on time")
    assert dict(written.waiting).keys() == {"learned", "capabilities", "value"}
    assert written.waiting["learned"] == note
    assert "I came away with a much better picture of the job." in written.body
    assert not any(word in written.body for word in ("S/4", "month end", "on time", "help Hale"))
    assert letter_checks.general_sentences(written, KIT.letter) == ()
    own = letter(learned=note, **{"text.picture": "Your move to S/4 is the part I'd enjoy."})
    assert not own.waiting
    assert "Your move to S/4 is the part I'd enjoy." in own.body


def test_letters_without_anything_personal_are_the_same() -> None:
    fields = {**FIELDS, "person.2.name": "Tom Reed", "letter.2.interviewer": "Tom"}

    def written(person: int, **more: str) -> Letter:
        application = Application.from_entries(fields | more)
        return thank_you.write_letter(application, person, ME, KIT, NOW)

    assert letter_checks.is_same_letter(written(1), written(2))
    other = written(2, **{"letter.2.learned": "the depot"})
    assert not letter_checks.is_same_letter(written(1), other)


def test_a_sentence_is_general_until_its_personal_detail_is_given() -> None:
    general = letter_checks.general_sentences
    assert general(letter(), KIT.letter) == ("What you learned",)
    assert general(letter(capabilities="six years"), KIT.letter) == (
        "What you learned",
        "What you'd bring",
    )
    given = letter(capabilities="six years", learned="the depot", demand="exact counts")
    assert general(given, KIT.letter) == ()
    assert general(letter(**{"text.picture": "I liked your story of the flood."}), KIT.letter) == ()


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, ()),
        ({"note.next_steps": " "}, ()),
        ({"note.challenges": "the move"}, ()),
        ({"note.next_steps": "a second call"}, ("next_steps",)),
        ({"note.next_steps": "a second call", "letter.1.next_steps": "a call"}, ()),
        ({"note.next_steps": "a second call", "letter.1.text.ahead": "See you."}, ()),
    ],
)
def test_a_letter_that_asks_what_was_noted_says_so(
    fields: dict[str, str], asked: tuple[str, ...]
) -> None:
    application = Application(fields={**FIELDS, **fields})
    written = thank_you.write_letter(application, 1, ME, KIT, NOW)
    assert letter_checks.slots_asked_for(written, application, KIT) == asked


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("Stocktake is in January.", ("Stocktake is in January.",)),
        ("it is hard; stocktake is in January", ("Stocktake is in January.",)),
        ("tact; patience", ("patience; tact",)),
        ("how you count in January", ()),
        ("", ()),
    ],
)
def test_a_note_is_named_as_long_as_it_stands_unchanged(typed: str, notes: tuple[str, ...]) -> None:
    noted = {**FIELDS, "note.challenges": "Stocktake is in January. Hard!\npatience; tact"}

    def found(**slots: str) -> tuple[str, ...]:
        fields = noted | {f"letter.1.{slot}": text for slot, text in slots.items()}
        application = Application.from_entries(fields)
        written = thank_you.write_letter(application, 1, ME, KIT, NOW)
        return letter_checks.unedited_notes(written, 1, application, KIT)

    assert found(learned=typed) == notes
    assert found(learned=typed, **{"text.picture": "I enjoyed it."}) == ()
    opened = "I enjoyed hearing about how stocktake is in January; patience; tact."
    assert found(learned=typed, **{"text.picture": opened}) == notes


@pytest.mark.parametrize(
    ("typed", "slip"),
    [("maria keller", "maria keller"), ("Maria", ""), ("van der Berg", ""), ("", ""), ("李", "")],
)
def test_a_greeting_in_small_letters_is_pointed_out(typed: str, slip: str) -> None:
    assert letter_checks.name_in_small_letters(letter(interviewer=typed)) == slip
