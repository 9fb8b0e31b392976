"""What was typed, fitted into the middle of a sentence: by words of the test's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.fitting import (
    fit_deed,
    fit_detail,
    fit_into_sentence,
    fit_mentioned,
    fit_name,
    fit_strengths,
    reads_on,
    says_nothing,
)
from interview_kit.candidate.rough_notes import is_rough
from interview_kit.content import load_content
from interview_kit.content.closing import Detail, Fitting
from interview_kit.settings import ROOT
from interview_kit.text import alternatives, slots

AS_TYPED = ("name", "company", "job_title", "when", "promise")
CONTENT = load_content(ROOT / "data").candidate
KIT = CONTENT.closing
FITTING = Fitting.model_validate(
    {
        "abbreviations": ["Inc.", "Corp."],
        "lowered": ["a", "you", "we", "they", "it", "the", "led", "peeled", "ripe", "six", "work"],
        "deeds": ["led", "peeled"],
        "deeds_to": ["sorted"],
        "objects": ["the"],
        "passives": ["picked"],
        "adverbs": ["never"],
        "acts": {"keep": "keeping"},
        "acts_to": {"peel": "peeling"},
        "starts": ["a", "six", "the", "my", "how"],
        "prepositions": ["in", "of"],
        "past": ["fell"],
        "feelings": ["worried"],
        "qualities": ["patience"],
        "nothing": ["none", "not sure", "don't know"],
        "finite": ["is", "are", "isn't"],
        "joins": ["that", "which", "how", "to", "you"],
        "ways": [
            {"slots": ["fruit"], "lead_ins": ["I'd pick", "I'd pick some", "I pick … of"]},
            {"slots": ["basket"], "lead_ins": ["because", "because of"], "tie": "how"},
            {"slots": ["juice"], "lead_ins": ["I press"], "tie": "this:"},
            {"slots": ["told"], "tie": "how", "to_reader": True, "gerunds": True},
            {"slots": ["next"], "to_reader": True, "capital": True},
            {"slots": ["strengths"], "lead_ins": ["I have"], "qualities": True},
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
        ("basket", "They're ripe", "they're ripe"),
        ("basket", "i peel them", "how I peel them"),
        ("basket", "that it works", "how it works"),
        ("basket", "You", "you"),
        ("basket", "you to be ripe", "you to be ripe"),
        ("basket", "IT is ripe", "IT is ripe"),
        ("basket", "The pears are ripe.", "the pears are ripe"),
        ("basket", "because Marcus is ripe", "Marcus is ripe"),
        ("basket", "that the tree is old", "the tree is old"),
        ("basket", "the pear that is ripe", "the pear that is ripe"),
        ("basket", "the way you are", "the way you are"),
        ("basket", "is ripe", "is ripe"),
        ("basket", "the pears, which, honestly, are ripe", "the pears, which, honestly, are ripe"),
        ("basket", "The tree is, well, old", "the tree is, well, old"),
        ("basket", "The tree isn’t old", "how the tree isn’t old"),
        ("basket", "we ski often", "how we ski often"),
        ("basket", "i peel what i pick", "how I peel what i pick"),
        ("juice", "You press pears", "this: you press pears"),
        ("juice", "this: the pears are ripe", "this: the pears are ripe"),
        ("fruit", "Pears are ripe", "Pears are ripe"),
        ("any", "None.", ""),
        ("any", "Don’t know.", ""),
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


@pytest.mark.parametrize("slot", ["fruit", "basket", "juice", "any"])
@given(typed=st.text(max_size=40) | st.sampled_from(["I'd pick", "Because of", "That we peel it"]))
def test_what_is_fitted_already_stays(slot: str, typed: str) -> None:
    once = fit_into_sentence(f"Because {typed}", FITTING, slot)
    assert fit_into_sentence(once, FITTING, slot) == once


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Led a team of four.", "how I led a team of four"),
        ("peeled two pears", "how I peeled two pears"),
        ("Led, with Tom, a team", "how I led, with Tom, a team"),
        ("sorted 6 pears", "how I sorted 6 pears"),
        ("Led a team; sorted 6 pears", "how I led a team and how I sorted 6 pears"),
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
        ("knows HACCP audits", "I know HACCP audits"),
        ("Has a forklift license.", "I have a forklift license"),
        ("teaches new people", "I teach new people"),
        ("Organizes peak week", "I organize peak week"),
        ("learns", "learns"),
        ("Reliable.", "I am reliable"),
        ("good with people", "I am good with people"),
        ("good reports", "good reports"),
        ("sales", "sales"),
    ],
)
def test_what_somebody_does_or_is_is_told_as_ones_own(typed: str, said: str) -> None:
    assert fit_deed(typed, KIT.fitting, "strengths") == said


def test_a_deed_loses_the_beginning_that_its_own_slot_has() -> None:
    assert fit_deed("I press peeled pears", FITTING, "juice") == "this: I peeled pears"
    assert fit_deed("I press peeled pears", FITTING, "any") == "I press peeled pears"


@pytest.mark.parametrize(("deed", "said"), [(True, "how I led a team"), (False, "led a team")])
def test_a_detail_is_told_with_its_subject_where_data_calls_it_a_deed(
    deed: bool, said: str
) -> None:
    detail = Detail(id="basket", when="call", label="L", help="", placeholder="", deed=deed)
    assert fit_detail("Led a team.", FITTING, detail) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["Led a team", "peeled and ate", "I ski"], "I led a team, peeled and ate, and ski"),
        (["- Never led a team"], "I never led a team"),
        (["Led a team.", "I'm ripe"], "I led a team and I'm ripe"),
        (["Led a team", "Peeled pears"], "I led a team and peeled pears"),
        (["Led a team", "Sorted 60 pears", "I ski"], "I led a team, sorted 60 pears and ski"),
        (["Sorted and calm"], "Sorted and calm"),
        (["Excel, CRM", "clear English"], "Excel, CRM, and clear English"),
        (["Excel, CRM", "six years", "IT"], "Excel, CRM, six years, and IT"),
        (["Excel, CRM"], "Excel, CRM"),
        (["Patience", "Excel, CRM"], "patience, Excel, and CRM"),
        (["Excel", "pears, all of them ripe"], "Excel, and pears, all of them ripe"),
        (["Excel", "pears, all quite ripe"], "Excel, and pears, all quite ripe"),
        (["IT", "six years", "Excel, and CRM"], "IT, six years, and Excel, and CRM"),
        (["Excel", " ... ", "None"], "Excel"),
        (["Led a team", "Excel", "CRM"], "Excel and CRM, and I led a team"),
        (["Excel", "Led a team", "Peeled pears"], "Excel, and I led a team and peeled pears"),
        (["I have six years"], "six years"),
        (["Closing the books", "Excel"], "closing the books and Excel"),
        ([], ""),
    ],
)
def test_strengths_are_one_list_with_their_deeds_last(typed: list[str], said: str) -> None:
    assert fit_strengths(typed, FITTING) == said


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ms. Okafor,", "Ms. Okafor"),
        ("  Nadia   Okafor. ", "Nadia Okafor"),
        ("Nadia O.", "Nadia O."),
        ("Tom Reed Jr.", "Tom Reed Jr."),
        ("Hale & Sons.", "Hale & Sons"),
        ("Hale Inc.", "Hale Inc."),
        ("Hale Corp.", "Hale Corp."),
        ("Hale S.A.", "Hale S.A."),
        ("Hale S.p.A.", "Hale S.p.A."),
        ("Malcolm X", "Malcolm X"),
        ("Yahoo!", "Yahoo!"),
        ("inventory Lead;", "inventory Lead"),
        (" , ", ""),
    ],
)
def test_a_name_loses_only_what_was_typed_after_it(typed: str, name: str) -> None:
    assert fit_name(typed, FITTING) == name


@pytest.mark.parametrize(
    ("typed", "is_nothing"),
    [("None.", True), ("Don’t know", True), ("- ?!", True), ("", True), ("None of it", False)],
)
def test_a_word_for_nothing_says_nothing(typed: str, is_nothing: bool) -> None:
    assert says_nothing(typed, FITTING) is is_nothing


def kit_sentence(slot: str, typed: str) -> str:
    """Return a typed text as the kit's own words fit it into a slot."""
    return fit_deed(typed, KIT.fitting, slot)


@pytest.mark.parametrize(
    ("slot", "typed", "said"),
    [
        ("learned", "That volunteers drop out!", "volunteers drop out"),
        ("learned", "that the staff leave in summer", "the staff leave in summer"),
        ("learned", "that new warehouse", "that new warehouse"),
        ("learned", "Volunteers drop out", "Volunteers drop out"),
        ("learned", "volunteers drop out in the summer", "volunteers drop out in the summer"),
        ("learned", "The team doubled last year", "the team doubled last year"),
        ("learned", "the way you changed it", "the way you changed it"),
        ("learned", "the need for counts", "the need for counts"),
        ("heard", "Budget was cut by 10%.", "Budget was cut by 10%"),
        ("heard", "they moved; they grew", "you moved; you grew"),
        ("heard", "You are growing", "you are growing"),
        ("heard", "Excel", "Excel"),
        ("heard", "Dayton's night count", "Dayton's night count"),
        ("demand", "Patience; being organised.", "patience and being organised"),
        ("demand", "Accuracy; Excel, CRM; tact", "accuracy, Excel, CRM, and tact"),
        ("demand", "Excel", "Excel"),
        ("demand", "someone who packed parcels; tact", "someone who packed parcels and tact"),
        ("heard", "Patience; tact", "Patience and tact"),
        ("strengths", "Experience in a shop", "experience in a shop"),
        ("strengths", "Spoke at 3 events", "I spoke at 3 events"),
        ("strengths", "Organised 60 events", "I organised 60 events"),
        ("strengths", "Organized the move", "I organized the move"),
        ("strengths", "Organized and calm", "organized and calm"),
        ("not_covered", "I also speak Gujarati.", "I also speak Gujarati"),
        ("not_covered", "That I speak it", "I speak it"),
        ("not_covered", "Never missed a shift", "I never missed a shift"),
        ("not_covered", "Promoted to lead", "I was promoted to lead"),
        ("not_covered", "keep calm", "I keep calm"),
        ("strengths", "fluent spanish, german/french", "fluent Spanish, German/French"),
        ("demand", "some french, polished manners", "some French, polished manners"),
        ("learned", "the site thai.example", "the site thai.example"),
    ],
)
def test_what_somebody_typed_reads_on_in_the_kits_own_sentences(
    slot: str, typed: str, said: str
) -> None:
    assert kit_sentence(slot, typed) == said
    assert kit_sentence(slot, said) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["Led a team of four", "Excel, CRM"], "Excel, CRM, and how I led a team of four"),
        (["Led a team", "Patience"], "patience and how I led a team"),
        (["Excel"], "Excel"),
        (["Always on time", "Excel"], "always on time; Excel"),
        (["None"], ""),
    ],
)
def test_what_came_up_is_one_list_with_its_deeds_last(typed: list[str], said: str) -> None:
    assert fit_mentioned(typed, KIT.fitting) == said


@given(st.permutations(["Led a team", "Organised 60 events", "I speak well"]))
def test_strengths_are_told_in_the_order_typed(typed: list[str]) -> None:
    said = fit_strengths(typed, KIT.fitting).lower()
    places = [said.index(strength.split(",")[0].lower().removeprefix("i ")) for strength in typed]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("slot", "typed", "said"),
    [
        ("told", "they press their pears", "how you press your pears"),
        ("told", "how they do it", "how you do it"),
        ("told", "worried about my pears", "you're worried about my pears"),
        ("told", "worried about the pears", "worried about the pears"),
        ("told", "Keep it ripe", "keeping it ripe"),
        ("told", "peel the pears", "peeling the pears"),
        ("told", "peel of pears", "peel of pears"),
        ("told", "Keep", "Keep"),
        ("told", "keeping it is hard", "keeping it is hard"),
        ("told", "the pears; worried", "the pears; worried"),
        ("told", "the pears; a pear of mine", "the pears; a pear of mine"),
        ("next", "they'll let me know by friday", "you'll let me know by Friday"),
        ("next", "nadia is in in may", "Nadia is in in May"),
        ("fruit", "they press", "they press"),
    ],
)
def test_a_note_about_them_is_told_to_them(slot: str, typed: str, said: str) -> None:
    assert fit_into_sentence(typed, FITTING, slot) == said
    assert fit_into_sentence(said, FITTING, slot) == said


@pytest.mark.parametrize(
    ("typed", "is_sure", "is_rough_too"),
    [
        ("the new depot", True, False),
        ("six pears in Leeds", True, False),
        ("how you peel", True, False),
        ("peeling pears", True, False),
        ("Excel, CRM", True, False),
        ("", True, False),
        ("the boss wants more", False, True),
        ("the pears fell", False, True),
        ("the depot closed in May", False, False),
        ("worried about my pears", False, True),
        ("pears are ripe", False, False),
        ("ripe pears", False, False),
        ("always on time", False, True),
        ("they press what they pick", True, False),  # "how you press what you pick"
        ("the pears are ripe and they want more", False, True),
        ("the way she peels", False, True),
        ("the tree rots", False, True),
        ("the 5kg pears", True, False),
        ("peeling ripe pears", True, False),
        ("the pear that is ripe", True, False),
        ("the boss led us", False, False),
        ("the pear fell", False, True),
        ("six, a pear", True, False),
        ("a pear of mine", False, True),
        ("ripe pears; old pears", False, False),
    ],
)
def test_only_what_surely_reads_on_goes_into_the_middle_of_a_sentence(
    typed: str, is_sure: bool, is_rough_too: bool
) -> None:
    said = fit_into_sentence(typed, FITTING, "told")
    assert reads_on(said, FITTING, "told") == is_sure
    assert is_rough(typed, FITTING, "told") == is_rough_too


def test_parts_between_semicolons_follow_a_colon() -> None:
    assert not reads_on("the pear; tact", FITTING, "told")


@pytest.mark.parametrize(
    ("typed", "is_sure"),
    [
        ("two sites merge next year", False),
        ("every Friday they count", False),
        ("the CEO wants speed", False),
        ("the lead quits in May", False),
        ("team player", False),
        ("lots of travel", True),
        ("15 people, 3 shifts", True),
        ("the new SAP EWM and the training you plan for 2027", True),
        ("patience and tact", True),
        ("must handle 200 calls a day", True),
        ("to lead a team of 12", True),
    ],
)
def test_what_people_note_reads_on_or_follows_a_colon(typed: str, is_sure: bool) -> None:
    said = fit_into_sentence(typed, KIT.fitting, "demand")
    assert reads_on(said, KIT.fitting, "demand") == is_sure


def test_a_sentence_about_others_is_not_tied_in_and_is_to_be_read_aloud() -> None:
    typed = "shrink is 3% and they want it under 2"
    assert kit_sentence("learned", typed) == typed
    assert not reads_on(typed, KIT.fitting, "learned")
    assert is_rough("then she'll call me", KIT.fitting, "next_steps")
    assert not is_rough("they'll call me", KIT.fitting, "next_steps")


@pytest.mark.parametrize(
    ("typed", "is_sure"),
    [("Growing fast", False), ("get to know stock", False), ("your growing team", True)],
)
def test_after_is_an_ing_would_turn_into_a_verb(typed: str, is_sure: bool) -> None:
    said = fit_into_sentence(typed, KIT.fitting, "why")
    assert reads_on(said, KIT.fitting, "why") == is_sure
    assert reads_on(said, KIT.fitting, "how")


def test_each_sentence_with_a_detail_has_words_that_hold_any_text() -> None:
    letter = {
        each.id: tuple(text for variant in each.variants for text in alternatives(variant))
        for each in CONTENT.letter.sentences
    }
    as_typed = {slot.id for slot in CONTENT.letter.slots if slot.starts_with in AS_TYPED}
    moves = {
        f"{move.id} {tone}": alternatives(words.text) + alternatives(words.with_call)
        for move in KIT.moves
        for tone, words in move.wordings.items()
    }
    typed = {detail.id for detail in KIT.details} | {"mentioned"}
    typed |= {slot.id for slot in CONTENT.letter.slots} - as_typed
    for name, variants in {**letter, **moves}.items():
        for text in variants:
            needed = set(slots(text)) & typed
            sets = (needed, needed - {"mentioned"})  # a list may be left out
            same = [each for each in variants if set(slots(each)) & typed in sets]
            assert any(
                all(f": {{{slot}}}" in each for slot in set(slots(each)) & typed) for each in same
            ), f"{name}: {text}"


@pytest.mark.parametrize("typed", ["LED A TEAM OF FOUR", "START 0", "THE NEW DEPOT"])
def test_a_text_in_capitals_stays_in_capitals(typed: str) -> None:
    assert typed in fit_deed(typed, FITTING, "capabilities")
    assert fit_into_sentence(typed, FITTING, "learned") == typed
