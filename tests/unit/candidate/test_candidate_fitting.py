"""What was typed, fitted into the middle of a sentence: by words of the test's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.fitting import fit_deed, fit_into_sentence, fit_strengths
from interview_kit.content.closing import Fitting

FITTING = Fitting.model_validate(
    {
        "abbreviations": ["Inc."],
        "lowered": ["a", "you", "we", "they", "it", "the", "led", "peeled", "ripe", "six", "work"],
        "deeds": ["led", "peeled"],
        "nothing": ["none", "not sure"],
        "finite": ["is", "are"],
        "joins": ["that", "which", "how", "to", "you"],
        "ways": [
            {"slots": ["fruit"], "lead_ins": ["I'd pick", "I'd pick some", "I pick … of"]},
            {"slots": ["basket"], "lead_ins": ["because", "because of"], "tie": "how"},
        ],
    }
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Led a team of four.", "led a team of four"),
        ("You will decide.", "you will decide"),
        ("A  ripe\npear!", "a ripe pear"),
        ("I ran the orchard.", "I ran the orchard"),
        ("I'd have it.", "I'd have it"),
        ("You'll call…", "you'll call"),
        ("IT work.", "IT work"),
        ("A. Smith's pears", "A. Smith's pears"),
        ("Excel", "Excel"),
        ("work for Hale Inc.", "work for Hale Inc."),
        ("Leeds", "Leeds"),
        (" ... ", ""),
    ],
)
def test_typed_words_lose_a_final_stop_and_a_capital_that_is_no_names(
    typed: str, said: str
) -> None:
    assert fit_into_sentence(typed, FITTING, "any") == said


@pytest.mark.parametrize(
    ("slot", "typed", "said"),
    [
        ("fruit", "I'd pick pears.", "pears"),
        ("fruit", "I’d pick some pears", "pears"),
        ("fruit", "i'd pick: The pears", "the pears"),
        ("fruit", "I pick a basket of pears", "pears"),
        ("fruit", "I'd picked pears", "I'd picked pears"),
        ("fruit", "I'd pick", ""),
        ("fruit", "because of pears", "because of pears"),
        ("basket", "Because of the pears.", "the pears"),
        ("basket", "because you peel them", "how you peel them"),
        ("basket", "They're ripe", "how they're ripe"),
        ("basket", "i peel them", "how I peel them"),
        ("basket", "that it works", "how it works"),
        ("basket", "You", "you"),
        ("basket", "you to be ripe", "you to be ripe"),
        ("basket", "IT is ripe", "how IT is ripe"),
        ("basket", "The pears are ripe.", "how the pears are ripe"),
        ("basket", "because Marcus is ripe", "how Marcus is ripe"),
        ("basket", "that the tree is old", "how the tree is old"),
        ("basket", "the pear that is ripe", "the pear that is ripe"),
        ("basket", "the way you are", "the way you are"),
        ("basket", "is ripe", "is ripe"),
        ("fruit", "Pears are ripe", "Pears are ripe"),
        ("any", "None.", ""),
        ("basket", "Because NONE", ""),
        ("basket", "Because - ripe pears", "ripe pears"),
        ("basket", "Because not sure", ""),
        ("fruit", "- ripe pears", "ripe pears"),
    ],
)
def test_a_whole_sentence_goes_on_where_the_kits_own_has_begun(
    slot: str, typed: str, said: str
) -> None:
    assert fit_into_sentence(typed, FITTING, slot) == said


@pytest.mark.parametrize("slot", ["fruit", "basket", "any"])
@given(typed=st.text(max_size=40) | st.sampled_from(["I'd pick", "Because of", "That we peel it"]))
def test_what_is_fitted_already_stays(slot: str, typed: str) -> None:
    once = fit_into_sentence(f"Because {typed}", FITTING, slot)
    assert fit_into_sentence(once, FITTING, slot) == once


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Led a team of four.", "how I led a team of four"),
        ("peeled two pears", "how I peeled two pears"),
        ("I ran the orchard.", "how I ran the orchard"),
        ("Organized and calm", "Organized and calm"),
        ("six years of pears", "six years of pears"),
    ],
)
def test_what_somebody_did_is_told_with_its_subject(typed: str, said: str) -> None:
    assert fit_deed(typed, FITTING, "basket") == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["Six years", "Led a team", "Excel"], "six years and Excel, and I led a team"),
        (["Led a team.", "I'm ripe", "Excel"], "I led a team and I'm ripe, plus Excel"),
        (["Led a team", "Peeled pears"], "I led a team and I peeled pears"),
        (["Excel", " ... ", "None"], "Excel"),
        (["Pears are ripe", "Excel"], "Pears are ripe, plus Excel"),
        ([], ""),
    ],
)
def test_the_best_strength_comes_first_and_deeds_stand_apart(typed: list[str], said: str) -> None:
    assert fit_strengths(typed, FITTING) == said
