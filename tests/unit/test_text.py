"""Cleaning and filling of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.text import (
    count_words,
    fill,
    fill_or_drop,
    first_complete,
    for_xml,
    lines,
    number_duplicates,
    one_line,
    slots,
    spoken_list,
    storable,
)

ANY = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("R&D <lead> {{ 7*7 }} 👩‍💻 مرحبا e\u0301", "R&D <lead> {{ 7*7 }} 👩‍💻 مرحبا e\u0301"),
        ("form\x0cfeed", "form\x0cfeed"),
    ],
)
def test_what_is_stored_loses_only_what_no_database_keeps(typed: str, kept: str) -> None:
    assert storable(typed) == kept


@given(typed=ANY)
def test_anything_typed_can_be_stored_and_stays_as_it_is_from_then_on(typed: str) -> None:
    kept = storable(typed)
    assert kept.encode("utf-8").decode("utf-8") == storable(kept) == kept


@given(typed=ANY)
def test_text_for_word_says_how_much_had_to_go(typed: str) -> None:
    reduced = for_xml(typed)
    newlines = typed.replace("\r\n", "\n").replace("\r", "\n")
    assert len(reduced.text) + reduced.removed == len(newlines)
    assert not set(reduced.text) & {"\x00", "\x07", "\x0c", "\r", "\ufffe", "\uffff"}
    assert for_xml(reduced.text) == (reduced.text, 0)


def test_one_line_has_single_spaces() -> None:
    assert one_line(" a \n\n b\t\u00a0c ") == "a b c"


def test_lines_are_those_that_say_something() -> None:
    assert lines(" a \n\n \nb") == ("a", "b")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("one – two, three.", 3), ("a\nb\tc", 3), ("… — !", 0), ("R&D 2026", 2)],
)
def test_words_are_counted_without_lone_signs(text: str, words: int) -> None:
    assert count_words(text) == words


def test_what_is_filled_in_is_taken_as_it_is() -> None:
    assert fill("Dear {name}, {when}", {"name": "{when}", "when": "today"}) == "Dear {when}, today"
    assert slots("Dear {name}, {when} {Not} {7}") == ("name", "when")
    with pytest.raises(KeyError):
        fill("Dear {name}", {})


@given(value=st.text())
def test_filling_adds_the_value_and_nothing_else(value: str) -> None:
    assert fill("a {x} b", {"x": value}) == f"a {value} b"


def test_a_sentence_that_lacks_a_value_is_left_out_whole() -> None:
    sentences = ("Hello.", "By {day}.", "Through {way}, by {day}.", "{way}!")
    assert fill_or_drop(sentences, {"day": "", "way": "post"}) == ("Hello.", "post!")
    assert fill_or_drop(sentences, {"way": " "}) == ("Hello.",)


def test_the_first_variant_with_all_its_values_is_taken() -> None:
    variants = ("By {day}, through {way}.", "Through {way}.", "Soon.")
    assert first_complete(variants, {"day": "", "way": "post"}) == "Through post."
    assert first_complete(variants, {}) == "Soon."
    assert first_complete(variants[:2], {}) == ""


@pytest.mark.parametrize("value", ["Hale Inc.", "“Why me?”", "and so on…", "(a pun!)"])
def test_a_value_with_its_own_stop_gets_no_second_one(value: str) -> None:
    assert fill("I know {company}. I do.", {"company": value}) == f"I know {value} I do."


@pytest.mark.parametrize(
    ("parts", "spoken"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_are_listed_as_one_says_them(parts: list[str], spoken: str) -> None:
    assert spoken_list(parts) == spoken
    assert spoken_list(parts, "or") == spoken.replace("and", "or")


def test_labels_that_are_the_same_get_numbers() -> None:
    labels = {"a": "Lead", "b": "Lead", "c": "Lead (2)", "d": "Lead"}
    assert number_duplicates(labels) == {
        "a": "Lead",
        "b": "Lead (2)",
        "c": "Lead (2) (2)",
        "d": "Lead (3)",
    }
