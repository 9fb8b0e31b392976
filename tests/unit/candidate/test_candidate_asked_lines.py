"""What a job ad asks for: lines and equal words, and nothing that would have to be guessed."""

from __future__ import annotations

import pytest

from interview_kit.candidate.application import Application
from interview_kit.candidate.asked_lines import asked_lines
from interview_kit.content.preparing import JobAdWords

WORDS = JobAdWords(asks=("you have", "required"), common=frozenset({"the", "with", "years"}))


def asked(ad: str, **fields: str) -> dict[str, bool]:
    lines = asked_lines(Application(fields={"job_ad": ad, **fields}), WORDS)
    return {line.text: line.is_named for line in lines}


@pytest.mark.parametrize(
    ("ad", "lines"),
    [
        ("", []),
        ("Bakery in town\nWe open at five.", []),
        ("We need:\n- Bread\n• Rolls  and\tcakes\n-\n- Both:", ["Bread", "Rolls and cakes"]),
        ("You have patience.\nA van is Required!", ["You have patience.", "A van is Required!"]),
        ("All you haven't seen\nNot requireds", []),
        ("- Bread\n* Bread", ["Bread"]),
    ],
)
def test_a_line_asks_by_its_bullet_or_by_a_phrase(ad: str, lines: list[str]) -> None:
    assert list(asked(ad)) == lines


@pytest.mark.parametrize("line", ["Baking BREADS", "bread, and more", "Rolls (bread)"])
def test_a_line_is_named_by_a_word_of_a_strength_in_any_number(line: str) -> None:
    assert asked(f"- {line}", strengths="I bake bread") == {line: True}


def test_a_proof_names_a_line_as_its_strength_does() -> None:
    proof = {"proof.1.of": "calm", "proof.1.text": "ran a bakery"}
    assert asked("- A bakery\n- A shop", strengths="calm", **proof) == {
        "A bakery": True,
        "A shop": False,
    }


def test_common_words_and_numbers_and_parts_of_words_name_nothing() -> None:
    ad = "- 100 years with the van\n- vanilla"
    named = asked(ad, strengths="100 years with the caravan\nit is a nil")
    assert named == {"100 years with the van": False, "vanilla": False}


def test_without_strengths_no_line_is_named() -> None:
    assert asked("- Bread") == {"Bread": False}
