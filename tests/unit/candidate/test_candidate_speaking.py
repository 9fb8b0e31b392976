"""How long it takes to say something, in words."""

from __future__ import annotations

from interview_kit.candidate.speaking import over_limit_words


def test_a_script_that_is_too_long_says_by_how_much_and_what_to_do() -> None:
    assert over_limit_words(16, ("Recap", "Thanks")) == (
        "16 seconds over the limit. Cut first: Recap, Thanks."
    )
    assert over_limit_words(1, ()) == "1 second over the limit. Shorten the wording."
