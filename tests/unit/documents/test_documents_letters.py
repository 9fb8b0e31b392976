"""The letter and the cue card as files: all words in them, nothing else, and sound."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
import word_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_kit.candidate.written_letter import Letter
from interview_kit.documents import letters
from interview_kit.documents.letters import CueCard, CueTurn
from interview_kit.documents.messages import Message
from interview_kit.documents.word import WordFile, text_of
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HARD = "R&D <lead> “x” {{ 7*7 }} {_{ {% 👩‍💻 שלום e\u0301 =1+1 *b*\x0b\ud800"
FIXTURES = (HealthCheck.function_scoped_fixture,)


def lines(rendered: WordFile) -> list[str]:
    return text_of(rendered.data).split("\n")


def styled(rendered: WordFile) -> list[tuple[str, str]]:
    """Return each paragraph's style and text."""
    document = docx.Document(io.BytesIO(rendered.data))
    return [(p.style.name if p.style else "", p.text) for p in document.paragraphs]


def test_the_letter_is_what_was_composed_and_nothing_else(letter: Letter) -> None:
    assert lines(letters.render_thank_you(letter, when=WHEN)) == [
        letter.date_line,
        letter.subject,
        letter.greeting,
        *letter.paragraphs,
        letter.sign_off,
        *letter.signature,
    ]


def test_every_slot_stands_in_the_letter(letter: Letter) -> None:
    text = text_of(letters.render_thank_you(letter, when=WHEN).data)
    assert all(value in text for value in letter.slots.values())
    assert min(map(len, letter.slots.values())) > 3


def test_the_letter_has_real_styles(letter: Letter) -> None:
    names = [name for name, _ in styled(letters.render_thank_you(letter, when=WHEN))]
    body = ["Body Text"] * len(letter.paragraphs)
    ends = ["Closing", "Signature", "Contact", "Contact"]
    assert names == ["Date", "Heading 1", "Salutation", *body, *ends]


def test_the_letter_says_whose_it_is(letter: Letter) -> None:
    data = letters.render_thank_you(letter, when=WHEN).data
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "Thank-you to Ms. Okafor"
    assert properties.author == "Ana Ruiz"
    assert properties.language == "en-GB"


def test_a_layout_may_name_a_slot_that_the_letter_has_no_longer(letter: Letter) -> None:
    values = {name: value for name, value in letter.slots.items() if name != "demand"}
    layout = word_files.letter("Needs: {{ demand }}", "For {{ company }}")
    made = letters.render_thank_you(
        dataclasses.replace(letter, slots=values), when=WHEN, layout=layout
    )
    assert lines(made) == ["Needs: ", f"For {letter.company}"]


def test_a_name_alone_signs_the_letter(letter: Letter) -> None:
    short = dataclasses.replace(letter, signature=("Ana Ruiz",))
    made = letters.render_thank_you(short, when=WHEN)
    assert styled(made)[-2:] == [("Closing", "Kind regards,"), ("Signature", "Ana Ruiz")]


def test_hard_words_come_out_in_the_letter_and_are_counted(letter: Letter) -> None:
    hard = dataclasses.replace(letter, paragraphs=(HARD, "after"), signature=(HARD,))
    made = letters.render_thank_you(hard, when=WHEN)
    assert made.removed == 4
    assert lines(made)[3:] == [for_xml(HARD).text, "after", "Kind regards,", for_xml(HARD).text]


def test_a_line_break_in_a_letter_stays_one(letter: Letter) -> None:
    made = letters.render_thank_you(
        dataclasses.replace(letter, paragraphs=("one\r\ntwo",)), when=WHEN
    )
    assert ("Body Text", "one\ntwo") in styled(made)


@settings(max_examples=15, deadline=None, suppress_health_check=FIXTURES)
@given(words=st.lists(st.text(max_size=80), min_size=4, max_size=4))
def test_whatever_is_written_changes_nothing_else_in_a_letter(
    letter: Letter, words: list[str]
) -> None:
    typed = dataclasses.replace(
        letter, greeting=words[0], paragraphs=(words[1], words[2]), signature=(words[3],)
    )
    clean = [for_xml(text).text for text in words]
    assert text_of(letters.render_thank_you(typed, when=WHEN).data) == "\n".join(
        (letter.date_line, letter.subject, *clean[:3], letter.sign_off, clean[3])
    )


def test_a_message_looks_like_a_letter(letter: Letter) -> None:
    message = Message(letter.subject, letter.body, sender_name="Ana Ruiz")
    made = letters.render_message(
        message, date_line=letter.date_line, language=letter.language, when=WHEN
    )
    assert styled(made) == styled(letters.render_thank_you(letter, when=WHEN))
    assert docx.Document(io.BytesIO(made.data)).core_properties.author == "Ana Ruiz"


def test_a_message_of_one_line_is_all_in_its_file() -> None:
    made = letters.render_message(
        Message("Hello", "See you!"), date_line="Today", language="en-US", when=WHEN
    )
    assert [line for line in lines(made) if line] == ["Today", "Hello", "See you!"]


def test_the_card_holds_each_turn_in_its_order(card: CueCard) -> None:
    text = text_of(letters.render_cue_card(card, when=WHEN).data)
    places = [text.index(turn.text) for turn in card.turns]
    assert places == sorted(places)
    assert len(places) > 3
    assert text.startswith(f"{card.heading}\n{card.spoken}\n")


def test_the_card_tells_when_to_stop_and_listen(card: CueCard) -> None:
    turns = (
        CueTurn("I liked this talk.", "", listen=False),
        CueTurn("What comes next?", "Note the date.", listen=True),
        CueTurn("Thank you.", "", listen=False),
    )
    made = letters.render_cue_card(
        dataclasses.replace(card, turns=turns, questions=(), notes=()), when=WHEN
    )
    assert styled(made)[2:] == [
        ("Spoken", "I liked this talk."),
        ("Spoken", "What comes next?"),
        ("Reminder", "→ Note the date."),
        ("Listen", "— Stop and listen —"),
        ("Spoken", "Thank you."),
    ]


def test_questions_and_strengths_are_lists_under_headings(card: CueCard) -> None:
    made = styled(letters.render_cue_card(card, when=WHEN))
    questions = [
        ("Heading 2", "Questions to ask"),
        *(("List Bullet", question) for question in card.questions),
    ]
    strengths = [
        ("Heading 2", "My strengths"),
        *(("List Bullet", strength) for strength in card.notes),
    ]
    assert made[-len(questions) :] == questions
    # However long the closing is, the strengths are on the first page.
    begun = [name for name, _ in made].index("Spoken")
    assert made[begun - len(strengths) : begun] == strengths


def test_a_card_without_extras_has_no_heading_for_them(card: CueCard) -> None:
    bare = dataclasses.replace(card, spoken="", questions=(), notes=())
    made = styled(letters.render_cue_card(bare, when=WHEN))
    assert {name for name, _ in made} == {"Heading 1", "Spoken", "Reminder", "Listen"}
    assert all(text for _, text in made)


def test_hard_words_come_out_on_the_card(card: CueCard) -> None:
    clean = for_xml(HARD).text
    hard = dataclasses.replace(
        card,
        heading=HARD,
        turns=(CueTurn(HARD, HARD, listen=True),),
        questions=(HARD,),
        notes=(HARD, "after"),
    )
    made = letters.render_cue_card(hard, when=WHEN)
    assert made.removed == 10
    assert text_of(made.data).count(clean) == 5
    assert "after" in lines(made)
    assert lines(made)[-1] == clean


def test_letter_and_card_are_clean(
    letter: Letter, card: CueCard, audit: Callable[[bytes], list[str]]
) -> None:
    hard = dataclasses.replace(letter, paragraphs=(HARD, "x" * 20000, "two\nlines"))
    bare = dataclasses.replace(card, turns=(), questions=(), notes=())
    files = [letters.render_thank_you(each, when=WHEN).data for each in (letter, hard)]
    files += [letters.render_cue_card(each, when=WHEN).data for each in (card, bare)]
    assert [audit(data) for data in files] == [[]] * 4


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_the_same_letter_gives_the_same_file(letter: Letter, language: str) -> None:
    mine = dataclasses.replace(letter, language=language)
    assert (
        letters.render_thank_you(mine, when=WHEN).data
        == letters.render_thank_you(mine, when=WHEN).data
    )
