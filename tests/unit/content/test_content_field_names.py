"""Every field that people fill in has a name in plain words."""

from __future__ import annotations

import pytest

from interview_kit.content import content
from interview_kit.content.field_names import field_name, value_words


def name(kind: str, field: str) -> str:
    known = content()
    return field_name(kind, field, known.fields, known.interviewer, known.candidate)


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("position", "title", "Title"),
        ("position", "check.references", "Ask about: Reference checks"),
        ("screen", "education", "Education and training"),
        ("screen", "consent.drug_test", "Agreed: Drug test"),
        ("screen", "followup.2.answer", "Follow-up 2: answer"),
        ("assessment", "rating.education", "Rating: Education and training"),
        ("assessment", "impressions", "Impressions"),
        ("application", "person.3.role", "Person 3: role"),
        ("application", "move.recap.text", "Your words: Recap why you fit"),
        ("application", "letter.1.company", "Letter 1: Company"),
        ("application", "person.2.call_name", "Person 2: what you call them"),
        ("application", "letter.1.text.opening", "Letter 1, your words: Thanks"),
        ("profile", "email", "Email"),
    ],
)
def test_a_field_is_called_what_the_page_calls_it(kind: str, field: str, words: str) -> None:
    assert name(kind, field) == words


def test_a_field_of_another_version_is_named_by_itself() -> None:
    assert name("application", "new_field.7.part") == "New field 7 part"


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        ("screen", "ending", "decline", "Polite decline"),
        ("screen", "hear_through", "email", "Email"),
        ("screen", "satisfied", "yes", "Yes"),
        ("application", "move.recap.tone", "warm", "Warm"),
        ("profile", "english", "GB", "British"),
        ("application", "move_order", "recap\ngone", "Recap why you fit\ngone"),
        ("screen", "candidate_name", "Nadia Okafor", "Nadia Okafor"),
    ],
)
def test_a_choice_is_shown_by_its_label(kind: str, field: str, text: str, words: str) -> None:
    known = content()
    assert value_words(kind, field, text, known.interviewer, known.candidate) == words
