"""The first words of a call."""

from __future__ import annotations

from interview_kit.content import content
from interview_kit.interviewer.opening import opening_words, suggested_opening

VALUES = {
    "name": "Nadia",
    "own_name": "Dana Reyes",
    "company": "Hale & Sons",
    "position": "Inventory lead",
    "minutes": "30",
}
KIT = content().interviewer


def test_the_kits_words_name_whom_they_are_about() -> None:
    words = opening_words("", VALUES, KIT)
    said = " ".join(words.sentences)
    for value in VALUES.values():
        assert value in said
    assert "good time" in said
    assert "{" not in said
    assert words.unknown == ()


def test_what_is_not_known_leaves_its_sentence_out() -> None:
    said = opening_words("", {**VALUES, "own_name": " ", "name": ""}, KIT).sentences
    assert 0 < len(said) == len(KIT.opening.says) - 2


def test_the_company_is_named_where_there_is_one() -> None:
    assert opening_words("", VALUES, KIT).sentences[1] == "This is Dana Reyes from Hale & Sons."
    unnamed = opening_words("", {**VALUES, "company": " "}, KIT).sentences
    assert unnamed[1] == "This is Dana Reyes."
    assert len(unnamed) == len(KIT.opening.says)


def test_ones_own_words_are_filled_in_line_by_line() -> None:
    own = "  {name}? Dana here.\n\nGot {minutes} minutes?"
    assert opening_words(own, VALUES, KIT).sentences == (
        "Nadia? Dana here.",
        "Got 30 minutes?",
    )


def test_a_name_that_the_kit_does_not_know_stays_and_is_named() -> None:
    words = opening_words("Hi {name} from {place}.", VALUES, KIT)
    assert words.sentences == ("Hi Nadia from {place}.",)
    assert words.unknown == ("place",)


def test_the_suggested_words_are_the_kits() -> None:
    assert opening_words(suggested_opening(KIT), VALUES, KIT) == opening_words("", VALUES, KIT)
