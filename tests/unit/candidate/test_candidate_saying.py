"""How notes are said: nouns with their article, clauses, and what is left for own words."""

from __future__ import annotations

import pytest

from interview_kit.candidate.fitting import fit_deed, fit_into_sentence
from interview_kit.candidate.saying import Said, say, say_strengths
from interview_kit.content import load_content
from interview_kit.settings import ROOT

FITTING = load_content(ROOT / "data").candidate.closing.fitting
DEEDS = ("capabilities", "not_covered")


@pytest.mark.parametrize(
    ("slot", "typed", "text", "form", "left"),
    [
        (
            "learned",
            "talked about SAP rollout in march, Priya leads it",
            "the SAP rollout in March, and that Priya leads it",
            "noun",
            "",
        ),
        ("learned", "team of 9, 2 shifts", "the team of 9 and 2 shifts", "noun", ""),
        (
            "learned",
            "they want someone who can start quickly",
            "you want someone who can start quickly",
            "clause",
            "",
        ),
        ("learned", "they moved; they grew", "you moved, and that you grew", "clause", ""),
        ("learned", "team of 6, two in Krakow", "the team of 6", "noun", "two in Krakow"),
        ("learned", "team doubled last year", "the team doubled last year", "clause", ""),
        ("learned", "boss is Anna, ex Deloitte", "the boss is Anna", "clause", "ex Deloitte"),
        ("learned", "big peaks around christmas", "big peaks around Christmas", "noun", ""),
        ("learned", "Rollout in March", "the rollout in March", "noun", ""),
        ("learned", "family business", "the family business", "noun", ""),
        ("learned", "moved to SAP in 2025", "", "noun", "moved to SAP in 2025"),
        ("learned", "home office 2 days", "", "noun", "home office 2 days"),
        ("learned", "wave 2 -> march", "", "noun", "wave 2 -> march"),
        ("learned", "hybrid, 3 days office", "", "noun", "hybrid, 3 days office"),
        (
            "learned",
            "overtime is paid, but not on weekends; two in Krakow",
            "overtime is paid, but not on weekends",
            "clause",
            "two in Krakow",
        ),
        (
            "learned",
            "Priya (ops lead) runs it; 3 -> 4",
            "Priya (ops lead) runs it",
            "clause",
            "3 -> 4",
        ),
        ("next_steps", "second call w/ CFO", "a second call with CFO", "noun", ""),
        ("next_steps", "on-site interview", "an on-site interview", "noun", ""),
        ("next_steps", "she'll call me", "", "noun", "she'll call me"),
        ("demand", "team player", "a team player", "noun", ""),
        ("demand", "exact counts, hard work", "exact counts and hard work", "noun", ""),
        ("demand", "the boss wants more", "the boss wants more", "clause", ""),
        (
            "capabilities",
            "six years of SAP FI, led a team of four, Excel",
            "six years of SAP FI and Excel, and I led a team of four",
            "noun",
            "",
        ),
        (
            "capabilities",
            "led a team; cut errors by 12%",
            "I led a team and cut errors by 12%",
            "clause",
            "",
        ),
        ("capabilities", "Forklift licence since 2015", None, "loose", ""),
        ("why", "family-owned, 3rd generation", "", "noun", "family-owned, 3rd generation"),
        (
            "concern",
            "I've closed under IFRS for two years. German B2, not C1.",
            "I've closed under IFRS for two years",
            "clause",
            "German B2; not C1.",
        ),
        (
            "concern",
            "I've closed under IFRS for two years. My German is B2.",
            "I've closed under IFRS for two years. My German is B2",
            "sentences",
            "",
        ),
    ],
)
def test_a_note_is_said_as_far_as_it_can_be(
    slot: str, typed: str, text: str | None, form: str, left: str
) -> None:
    said = say(typed, FITTING, slot, fit_deed if slot in DEEDS else fit_into_sentence)
    assert (said.form, said.left) == (form, left)
    assert said.text == text or text is None


def test_strengths_are_things_with_what_was_done_after_them() -> None:
    typed = ("Led a team of four", "forklift licence", "Excel")
    said = Said("a forklift licence and Excel, and I led a team of four", "noun")
    assert say_strengths(typed, FITTING) == said
    assert say_strengths(typed[:1], FITTING) == Said("I led a team of four", "clause")
    assert say_strengths((), FITTING) == Said("", "noun")
