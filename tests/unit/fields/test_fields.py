"""Each key belongs to one field, and a family parses what it builds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from interview_kit.fields import (
    application_fields,
    assessment_fields,
    call_fields,
    position_fields,
)
from interview_kit.fields.definitions import (
    About,
    FieldFamily,
    FixedField,
    IdFamily,
    NumberedFamily,
    NumberedIdFamily,
    choice,
    wording,
    yes_no,
)
from interview_kit.fields.lookup import (
    PERSON_OF_RECORD,
    RECORD_FIELDS,
    about,
    find_field,
    fixed_fields,
)

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
NUMBERS = st.integers(0, 999_999)
FAMILIES = sorted(
    {
        (kind, field.pattern)
        for kind, fields in RECORD_FIELDS.items()
        for field in fields
        if isinstance(field, FieldFamily)
    }
)
MADE_UP = NumberedIdFamily("paper.{number}.line.{id}", "Paper {number}: {name}", "lines")


def family(kind: str, pattern: str) -> FieldFamily:
    families = (each for each in RECORD_FIELDS[kind] if isinstance(each, FieldFamily))
    return next(each for each in families if each.pattern == pattern)


def build(built: FieldFamily, number: int, item_id: str) -> FixedField:
    if isinstance(built, NumberedIdFamily):
        return built.field(number, item_id, "A name")
    if isinstance(built, NumberedFamily):
        return built.field(number)
    assert isinstance(built, IdFamily)
    return built.field(item_id, "A name")


@pytest.mark.parametrize(("kind", "pattern"), FAMILIES)
@settings(max_examples=10)  # of each of a hundred families
@given(number=NUMBERS, item_id=IDS)
@example(number=0, item_id="a")
@example(number=999_999, item_id="z_9")
def test_a_family_parses_what_it_builds_and_no_other_field_does(
    kind: str, pattern: str, number: int, item_id: str
) -> None:
    built = replace(family(kind, pattern))
    field = build(built, number, item_id)
    key = field.key
    assume(key not in {each.key for each in fixed_fields(kind)})  # no question has such an id
    assert find_field(kind, key) == built
    assert (field.kind, field.choices, field.about) == (built.kind, built.choices, built.about)
    assert field.label == built.label.format(number=number, name="A name")
    if isinstance(built, NumberedIdFamily):
        assert built.ids_of(key) == (number, item_id)
    elif isinstance(built, NumberedFamily):
        assert built.number_of(key) == number
        assert built.number_of("") is None
        assert built.parts(key) == (str(number), "")
    elif isinstance(built, IdFamily):
        assert built.id_of(key) == item_id
        assert built.id_of("") is None
        assert built.parts(key) == ("", item_id)
    for other in RECORD_FIELDS[kind]:
        if isinstance(other, FixedField):
            assert other.key != key
        elif other != built:
            assert other.parts(key) is None


@pytest.mark.parametrize("kind", RECORD_FIELDS)
def test_no_two_fields_of_a_record_have_one_key(kind: str) -> None:
    keys = [field.key for field in RECORD_FIELDS[kind] if isinstance(field, FixedField)]
    assert sorted(set(keys)) == sorted(keys)
    assert all(find_field(kind, key) in fixed_fields(kind) for key in keys)


def test_a_field_is_read_alike_in_every_record() -> None:
    every = {field for kind in RECORD_FIELDS for field in fixed_fields(kind)}
    for one, other in combinations(every, 2):
        assert one.key != other.key or (one.kind, one.unit) == (other.kind, other.unit)


@pytest.mark.parametrize(
    "key",
    [
        "paper.2.line",
        "paper.2.line.",
        "paper.02.line.first",
        "paper.x.line.first",
        "paper.2.line.first.more",
        "paper.2.line.First",
        "paperx2.line.first",
        "paper.2.text.first",
        "",
    ],
)
def test_a_key_that_no_family_would_build_is_none_of_it(key: str) -> None:
    assert MADE_UP.ids_of("paper.2.line.first") == (2, "first")
    assert MADE_UP.ids_of(key) is None


@pytest.mark.parametrize("label", ["Paper", "Paper {number}", "{name}", "{number} {name} {more}"])
def test_a_label_that_does_not_tell_its_fields_apart_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="must hold number and name"):
        NumberedIdFamily("paper.{number}.line.{id}", label, "lines")


def test_the_short_forms_of_a_field_are_fields() -> None:
    assert yes_no("k", "L") == FixedField("k", "L", kind="yes_no", choices="yes_no")
    assert choice("k", "L", "c") == FixedField("k", "L", kind="choice", choices="c")
    assert wording("k", "L") == FixedField("k", "L", kind="text", about="nobody")


def test_an_unknown_key_is_no_field() -> None:
    assert find_field("screen", "followup.x.answer") is None
    assert find_field("position", "rating.education") is None


def test_every_kind_of_record_says_whom_its_texts_may_be_about() -> None:
    assert PERSON_OF_RECORD.keys() == RECORD_FIELDS.keys()
    assert set(PERSON_OF_RECORD.values()) <= set(get_args(About)) - {"nobody"}


@pytest.mark.parametrize(
    ("kind", "key", "person"),
    [
        ("position", position_fields.TITLE.key, "nobody"),
        ("position", "who_decides", "others"),
        ("screen", call_fields.SALARY_AMOUNT.key, "candidate"),
        ("screen", call_fields.FOLLOW_UP_ANSWER.key(2), "candidate"),
        ("screen", call_fields.ENDING.key, "nobody"),
        ("screen", "a_question_of_data", "candidate"),
        ("assessment", assessment_fields.IMPRESSIONS.key, "candidate"),
        ("assessment", assessment_fields.RATING.key("education"), "nobody"),
        ("application", application_fields.COMPANY.key, "owner"),
        ("application", application_fields.MENTIONED.key, "owner"),
        ("application", application_fields.PERSON_ROLE.key(1), "others"),
        ("application", application_fields.LETTER_SLOT.key(1, "topic"), "others"),
        ("application", "a_detail_of_data", "owner"),
    ],
)
def test_a_text_is_about_the_person_of_its_record_unless_its_field_says_otherwise(
    kind: str, key: str, person: About
) -> None:
    assert about(kind, key) == person


def test_only_a_position_has_typed_texts_about_nobody() -> None:
    # Whatever can be typed into is about a person, unless its field says that it is not.
    kinds = {
        kind
        for kind, fields in RECORD_FIELDS.items()
        if any(field.about == "nobody" for field in fields)
    }
    assert kinds == {"position"}
