"""Breaths: a text as it is said aloud, a part at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.breaths import breaths_of, spoken_moves
from interview_kit.candidate.closing_script import build_script
from interview_kit.content import content
from interview_kit.text import count_words, one_line

CLOSING = content().candidate.closing
MOST = CLOSING.numbers.breath_words

WORDS = st.sampled_from(
    ["so", "and", "time,", "Ms.", "Inc.", "done.", "Why?", "...", "—", "I", "count:", "é", "12"]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS)
def test_breaths_joined_give_the_text(text: str) -> None:
    assert " ".join(breaths_of(text, CLOSING)) == one_line(text)


@given(st.lists(WORDS.filter(str.isalnum) | st.just("time,"), max_size=60).map(" ".join))
def test_no_breath_is_longer_than_one_can_say_it(text: str) -> None:
    assert all(count_words(breath) <= MOST for breath in breaths_of(text, CLOSING))


@given(st.lists(WORDS.filter(lambda word: count_words(word) > 0), min_size=1).map(" ".join))
def test_each_breath_has_something_to_say(text: str) -> None:
    assert all(count_words(breath) for breath in breaths_of(text, CLOSING))


@given(st.lists(st.sampled_from(["the", "of", "depot", "counts", "my"]), min_size=20, max_size=40))
def test_no_breath_ends_with_a_word_that_belongs_to_the_next_where_another_way_is(
    words: list[str],
) -> None:
    text = " ".join(f"{word} depot" for word in words)
    assert not [b for b in breaths_of(text, CLOSING)[:-1] if b.split()[-1] in ("the", "of", "my")]


@pytest.mark.parametrize(
    ("text", "breaths"),
    [
        ("", ()),
        ("Thank you so much. Bye!", ("Thank you so much.", "Bye!")),
        ("Thank you, Ms. Okafor.", ("Thank you, Ms. Okafor.",)),
        ("I ran it at Hale Inc. for years.", ("I ran it at Hale Inc. for years.",)),
        ("I see ... well. Fine.", ("I see ...", "well.", "Fine.")),
        ("That's it. — Thanks.", ("That's it. —", "Thanks.")),
        (
            "I liked this job before we talked, and I like it even more now.",
            ("I liked this job before we talked,", "and I like it even more now."),
        ),
        (
            "May I have your email address and, if you do not mind, a number I can use?",
            ("May I have your email address and, if you do not mind,", "a number I can use?"),
        ),
        (
            "This is something that has no comma and still goes on for quite a while",
            ("This is something that has no comma", "and still goes on for quite a while"),
        ),
        (
            "I would be happy to send you a one-page summary of how I run a count.",
            ("I would be happy to send you a one-page summary", "of how I run a count."),
        ),
        (
            "I was drawn to Hale & Sons by how seriously you take inventory accuracy",
            ("I was drawn to Hale & Sons", "by how seriously you take inventory accuracy"),
        ),
        (
            "Six hard years of cycle counts at the big blue depot near the old harbor",
            ("Six hard years of cycle counts", "at the big blue depot near the old harbor"),
        ),
    ],
)
def test_a_breath_ends_where_a_person_would_breathe(text: str, breaths: tuple[str, ...]) -> None:
    assert breaths_of(text, CLOSING) == breaths


def test_one_listens_after_the_last_breath_of_a_question_alone() -> None:
    fields = {"job_title": "Lead", "strengths": "six years in stock", "move.concerns.on": "yes"}
    script = build_script(Application(fields=fields), Profile(), CLOSING)
    moves = spoken_moves(script, CLOSING)
    assert [move.id for move in moves] == [turn.move_id for turn in script.turns]
    for move, turn in zip(moves, script.turns, strict=True):
        assert [breath.ask for breath in move.breaths[:-1]] == [False] * (len(move.breaths) - 1)
        assert move.breaths[-1].ask == turn.asks
        assert " ".join(breath.text for breath in move.breaths) == one_line(turn.text)
        assert sum(breath.words for breath in move.breaths) == turn.words
    assert any(turn.asks for turn in script.turns)
    assert any(len(move.breaths) > 1 for move in moves)
