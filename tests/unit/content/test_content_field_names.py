"""Every field that people fill in has a name in plain words."""

from __future__ import annotations

import pytest

from interview_kit.content import content
from interview_kit.content.field_names import CHOICES, FROM_STORE, field_name, value_words
from interview_kit.fields.definitions import FieldFamily
from interview_kit.fields.lookup import RECORD_FIELDS, find_field, fixed_fields


def name(kind: str, field: str) -> str:
    return field_name(kind, field, content())


NAMES = [
    ("position", "question.2.kind", "Question 2: how it's answered"),
    ("position", "question.2.text", "Question 2"),
    ("position", "question.2.name", "Question 2: short name"),
    ("position", "question.2.hint", "Question 2: note to the interviewer"),
    ("position", "question.2.choices", "Question 2: choices"),
    ("position", "question.2.rated", "Question 2: rated"),
    ("position", "question.2.meets", "Question 2: answer that meets the must-have"),
    ("position", "question.2.anchor.3", "Question 2, words for 3"),
    ("position", "question.2.from", "Question 2: from the bank"),
    ("position", "tests.education", "Must-haves that it tests: Education and training"),
    ("position", "must_have.2.weight", "Must-have 2: weight"),
    ("position", "must_have.2.text", "Must-have 2"),
    ("position", "must_have.2.kind", "Must-have 2: kind"),
    ("screen", "own.2.choice", "Answer to question 2"),
    ("screen", "own.2.yes_no", "Answer to question 2: yes or no"),
    ("screen", "own.2.number", "Answer to question 2: number"),
    ("screen", "own.2.day", "Answer to question 2: date"),
    ("screen", "own.2.money", "Answer to question 2: amount"),
    ("position", "ask_past.motivations", "Ask: Motivations"),
    ("position", "asked_as.motivations", "Own words: Motivations"),
    ("position", "check.references", "Ask about: Reference checks"),
    ("screen", "salary", "Salary expectations"),
    ("screen", "consent.references", "Agreed: Reference checks"),
    ("screen", "rating.motivations", "Rating: Motivations"),
    ("screen", "come_back.motivations", "Come back to: Motivations"),
    ("screen", "followup.2.about", "Follow-up 2: to which question"),
    ("screen", "followup.2.question", "Follow-up question 2"),
    ("screen", "followup.2.answer", "Answer to follow-up 2"),
    ("screen", "message.2.kind", "Message 2: which"),
    ("screen", "message.2.by", "Message 2: they'll hear by"),
    ("screen", "message.2.through", "Message 2: how they'll hear"),
    ("screen", "message.2.steps", "Message 2: next steps"),
    ("screen", "message.2.text.more_reason", "Message 2, your words: More time"),
    ("screen", "message.2.text.subject", "Message 2, your words: Subject"),
    ("screen", "message.2.without.more_reason", "Message 2, left out: More time"),
    ("screen", "message.2.sent", "Message 2: sent"),
    ("screen", "message.2.sent.at", "Message 2: sent when"),
    ("assessment", "rating.motivations", "Rating: Motivations"),
    ("assessment", "said.motivations", "What they said: Motivations"),
    ("application", "can_send", "What you could send"),
    ("application", "why", "What draws you to the company"),
    ("application", "how", "What you'd help with"),
    ("application", "heard", "Something you learned"),
    ("application", "examples", "An example you gave"),
    ("application", "person.2.name", "Person 2: name"),
    ("application", "person.2.call_name", "Person 2: what you call them"),
    ("application", "person.2.role", "Person 2: role"),
    ("application", "person.2.email", "Person 2: email"),
    ("application", "move.recap.on", "In your script: Recap why you fit"),
    ("application", "move.recap.tone", "Tone: Recap why you fit"),
    ("application", "move.recap.text", "Your words: Recap why you fit"),
    ("application", "ask.first_90_days", "To ask: The first 90 days"),
    ("application", "proof.2.of", "Proof 2: of which strength"),
    ("application", "proof.2.text", "Proof 2"),
    ("application", "story.2.situation", "Story 2: the situation"),
    ("application", "story.2.action", "Story 2: what you did"),
    ("application", "story.2.result", "Story 2: how it turned out"),
    ("application", "sheet.why_them", "Cheat sheet: Why us?"),
    ("application", "ready.water", "Ready: A glass of water"),
    ("application", "note.success", "Note: What it takes to succeed"),
    ("application", "sent.2", "Letter 2: sent"),
    ("application", "sent.2.at", "Letter 2: sent when"),
    ("application", "reminder.2.sent", "Reminder 2: sent"),
    ("application", "reminder.2.sent.at", "Reminder 2: sent when"),
    ("application", "reminder.2.sent.to", "Reminder 2: sent to person"),
    ("application", "reminder.2.text.timing", "Reminder 2, your words: Asking about the timing"),
    ("application", "letter.2.text.opening", "Letter 2, your words: Thanks"),
    ("application", "letter.2.company", "Letter 2: Company"),
    ("person", "template.thank_you", "Word layout: Thank-you letter"),
    ("screen", "education", "Education and training"),
]


@pytest.mark.parametrize(("kind", "field", "words"), NAMES)
def test_a_field_of_a_family_is_called_by_its_number_and_its_entry(
    kind: str, field: str, words: str
) -> None:
    assert name(kind, field) == words


def test_every_family_is_in_the_list_above() -> None:
    found = {find_field(kind, key) for kind, key, _ in NAMES}
    families = {each for fields in RECORD_FIELDS.values() for each in fields}
    assert {each for each in families if isinstance(each, FieldFamily)} <= found


@pytest.mark.parametrize("kind", RECORD_FIELDS)
def test_a_field_is_called_by_its_label(kind: str) -> None:
    for field in fixed_fields(kind):
        assert name(kind, field.key) == field.label != ""


def test_every_list_that_a_field_names_has_its_labels() -> None:
    for field in {field for fields in RECORD_FIELDS.values() for field in fields}:
        lists = {field.choices, getattr(field, "items", "")} - {"", *FROM_STORE}
        assert all(CHOICES[each](content()) for each in lists)
        assert field.choices or field.kind not in ("yes_no", "choice")


def test_a_time_zone_is_found_by_its_country() -> None:
    zones = CHOICES["zones"](content())
    assert zones["Europe/Berlin"] == "Europe/Berlin · Germany"
    assert zones["Asia/Kolkata"] == "Asia/Kolkata · India"
    for of_none_or_named_after_it in ("UTC", "Asia/Singapore", "America/Puerto_Rico"):
        assert zones[of_none_or_named_after_it] == of_none_or_named_after_it


def test_a_field_of_another_version_is_named_by_itself() -> None:
    assert name("application", "new_field.7.part") == "New field 7 part"


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        ("screen", "ending", "decline", "Polite decline"),
        ("screen", "hear_through", "email", "Email"),
        ("screen", "satisfied", "yes", "Yes"),
        ("application", "move.recap.tone", "warm", "Warm"),
        ("template", "document", "cue_card", "Cue card"),
        ("screen", "rating.education", "4", "4"),
        ("person", "english", "GB", "British"),
        ("application", "move_order", "recap\ngone", "Recap why you fit\ngone"),
        ("screen", "candidate_name", "Nadia Okafor", "Nadia Okafor"),
    ],
)
def test_a_choice_is_shown_by_its_label(kind: str, field: str, text: str, words: str) -> None:
    assert value_words(find_field(kind, field), text, content()) == words
