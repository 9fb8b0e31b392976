"""Script and letter with values as people type them: still sentences that one can say."""

from __future__ import annotations

import re
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_kit.candidate import closing_script, thank_you
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.fitting import fit_deed, fit_into_sentence, says_nothing
from interview_kit.candidate.questions_to_ask import as_question
from interview_kit.candidate.rough_notes import sayable_strengths
from interview_kit.candidate.saying import say
from interview_kit.content import load_content
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
DETAILS = tuple(detail.id for detail in KIT.closing.details)
NOW = datetime(2026, 11, 23, 16, 0)
NAMES = {"interviewer", "company", "job_title"}

words = st.sampled_from(
    ["stock", "Leeds", "counts", "team", "I", "Hale", "R&D", "naïve", "12%", "👩‍💻", "(new)"]
)
firsts = st.sampled_from(
    ["Led", "led", "A", "The", "You will", "We", "I", "I'd", "Excel", "IT", "iPads", "🚚", "six"]
)
lead_ins = st.sampled_from(
    ["I can help with", "They said they're sure of", "I love", "Because of", "You need", "that you"]
)
notes = st.sampled_from(
    [
        "worried about my German",
        "get the nihgt pick rate up",
        "never missed a shift",
        "- I keep calm in peak season",
        "Forklift licence since 2015",
        "they'll let me know by friday",
        "nadia from finance will decide",
        "the boss wants more",
        "the new depot",
        "Promoted to lead",
        "it's family owned",
        "S/4 migration not finished yet, wave 2 in march",
        "they're migrating and wave 2 starts soon, not finished",
        "month end / reporting",
        "team of 6 -> 8",
        "the team doubled last year",
        "two people share the desk",
        "the depot; stocktake is late",
        "good with numbers",
        "closed under IFRS, not",
        "talked about SAP rollout in march, Priya leads it",
        "team of 9, 2 shifts",
        "they want someone who can start quickly",
        "office in Krakow, two days remote",
        "second call w/ CFO",
    ]
)
nothing = st.sampled_from(["", " ", "None", "none.", "N/A", "n/a", "Nothing"])
ends = st.sampled_from(["", ".", "!", "…", "...", ";", ",", " .", " etc.", " Hale Inc.", ".  "])


def _phrase(first: str, more: list[str], end: str, mark: int) -> str:
    """Return a phrase that no other is like."""
    return f"{' '.join((first, *more))} no{mark}{end}"


def phrases(mark: int) -> st.SearchStrategy[str]:
    short = st.lists(words, max_size=5)
    long = st.lists(words, min_size=60, max_size=60)  # some 300 characters
    return st.builds(_phrase, firsts | lead_ins | notes, short | long, ends, st.just(mark))


def of_each(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({name: phrases(mark) for mark, name in enumerate(names)})


def said_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.replace("’", "'").lower()))


def assert_can_be_said(text: str) -> None:
    assert not re.search(r"\.\.|  |[{}]", text), text
    assert not re.search(r"[.!?…] *[,;:.]", re.sub(r"\b(etc|Inc)\.", r"\1", text)), text
    assert not re.search(r" [.,;:!?]", text), text
    sentences = [each.strip() for each in re.split(r"(?<=[.!?])\s+", text) if each.strip()]
    assert len(sentences) == len(set(sentences)), text


def assert_fits(typed: str, slot: str, text: str, *, deed: bool) -> None:
    """What can be said stands where its form has its place, and what cannot stands nowhere."""
    said = say(typed, KIT.closing.fitting, slot, fit_deed if deed else fit_into_sentence)
    marks = set(re.findall(r"no\d+", typed))
    assert not marks or bool(marks & said_words(text)) == bool(marks & said_words(said.text)), text
    assert said.text or said.left or says_nothing(typed, KIT.closing.fitting)
    if not said.text:
        return
    capital = f"{said.text[0].upper()}{said.text[1:]}"
    place = text.find(said.text) if said.text in text else text.index(capital)
    before = text[:place]
    if before.endswith(": "):
        return
    assert said.form != "loose", text
    after_clause = before.endswith((" that ", ", ")) or re.search(r"(?:^|[.!?…]\s)$", before)
    assert bool(after_clause) == (said.form in ("clause", "sentences")), text


def begins(text: str) -> str:
    """Return the first letter of a text, "" where it begins with none."""
    return text[0] if text[:1].isalpha() else ""


def said_by(detail: str) -> set[str]:
    """Return the moves that say a detail."""
    return {move.id for move in KIT.closing.moves if move.fills(detail)}


@settings(max_examples=50)
@given(
    of_each(("one", "two", "three", *DETAILS, "own_question")),
    st.sampled_from(["warm", "direct", "formal"]),
    st.booleans(),
)
def test_a_script_can_be_said_whatever_was_typed(
    typed: dict[str, str], tone: str, is_ticked: bool
) -> None:
    strengths = [typed["one"], typed["two"], typed["three"]]
    fields = {
        **typed,
        "company": "Hale Inc.",
        "job_title": "Inventory lead",
        "strengths": "\n".join(strengths),
        "own_questions": typed["own_question"],
        "person.1.name": "Nadia Okafor",
        "person.1.call_name": "Ms. Okafor",
        "sure": "yes",
        "tone": tone,
        **{f"move.{move.id}.on": "yes" for move in KIT.closing.moves},
    }
    if is_ticked:
        fields["mentioned"] = Application.from_entries(fields).strengths[0]
    made = closing_script.build_script(Application.from_entries(fields), Profile(), KIT.closing)
    assert len(made.turns) + len(made.left_out) == len(KIT.closing.moves)
    for turn in made.turns:
        assert not begins(turn.text).islower(), turn.text
    text = " ".join(turn.text for turn in made.turns)
    own = as_question(typed["own_question"])
    assert own in text
    assert_can_be_said(text.replace(own, "What?"))
    for detail in KIT.closing.details:
        if said_by(detail.id) & {turn.move_id for turn in made.turns}:
            assert_fits(typed[detail.id], detail.id, text, deed=detail.deed)
    known = Application.from_entries(fields).strengths
    for strength in sayable_strengths(known, KIT.closing.fitting)[:2]:
        fitted = fit_deed(strength, KIT.closing.fitting, "strengths")
        assert fitted.removeprefix("I ").lower() in text.lower()


TIES = {"how", "that", "this", "i", "am", "getting", "a", "an", "the", "and"}
"""What the kit adds, or makes of a word, to fit a clause into its sentence."""


@settings(max_examples=50)
@given(
    st.fixed_dictionaries(
        {name: phrases(mark) | nothing for mark, name in enumerate(("strengths", *DETAILS))}
    ),
    st.sampled_from(["warm", "direct", "formal"]),
)
def test_a_script_says_nothing_that_was_not_given(typed: dict[str, str], tone: str) -> None:
    fields = {
        **typed,
        "company": "Hale",
        "job_title": "Inventory lead",
        "person.1.call_name": "Okafor",
        "tone": tone,
        **{f"move.{move.id}.on": "yes" for move in KIT.closing.moves},
    }
    made = closing_script.build_script(Application.from_entries(fields), Profile(), KIT.closing)
    wordings = [each for move in KIT.closing.moves for each in move.wordings.values()]
    ours = " ".join(f"{w.text} {w.with_call} {w.without}" for w in wordings)
    given_words = " ".join(text for text in typed.values() if re.search(r"no\d", text))
    allowed = said_words(re.sub(r"\{\w+\}", " ", ours)) | said_words(given_words) | TIES
    text = " ".join(turn.text for turn in made.turns)
    assert said_words(text) - said_words("Hale Inventory lead Okafor") <= allowed, text


@settings(max_examples=50)
@given(of_each(tuple(slot.id for slot in KIT.letter.slots if slot.id not in NAMES)))
def test_a_letter_can_be_read_whatever_was_typed(typed: dict[str, str]) -> None:
    fields = {
        "company": "Hale Inc.",
        "job_title": "Inventory lead",
        "person.1.name": "Nadia Okafor",
        **{f"letter.1.{slot}": text for slot, text in typed.items()},
    }
    me = Profile(name="Ana Ruiz")
    made = thank_you.write_letter(Application.from_entries(fields), 1, me, KIT, NOW)
    assert made.missing == ()
    for said in made.sentences:
        assert not begins(said.text).islower(), said.text
    for text in (*made.paragraphs, made.subject):
        assert_can_be_said(text)
    for slot, text in typed.items():
        if slot in ("when", "answer_by"):
            assert fit_into_sentence(text, KIT.closing.fitting, slot) in made.body
        else:
            deed = slot in ("capabilities", "not_covered")
            assert_fits(text, slot, made.body, deed=deed)
