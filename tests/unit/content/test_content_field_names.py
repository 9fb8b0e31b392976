"""Every field that people fill in has a name in plain words."""

from __future__ import annotations

import pytest

from interview_kit.content import content
from interview_kit.content.field_names import CHOICES, OWN_LAYOUTS, field_name, value_words
from interview_kit.fields.definitions import FieldFamily
from interview_kit.fields.lookup import RECORD_FIELDS, find_field


def name(kind: str, field: str) -> str:
    return field_name(kind, field, content())


NAMES = [
    ("position", "title", "Title"),
    ("position", "location", "Location"),
    ("position", "years_in", "Years of experience in …"),
    ("position", "experience_one", "Experience 1"),
    ("position", "experience_two", "Experience 2"),
    ("position", "education", "Education or training"),
    ("position", "salary_currency", "Salary currency"),
    ("position", "other_checks", "Other checks"),
    ("position", "next_steps", "Further steps"),
    ("position", "hear_days", "Days until they hear back"),
    ("position", "salary_period", "Salary period"),
    ("position", "hear_through", "How they'll hear"),
    ("position", "ask_past.motivations", "Ask: Motivations"),
    ("position", "check.references", "Ask about: Reference checks"),
    ("screen", "candidate_name", "Candidate's name"),
    ("candidate", "name", "Candidate's name"),
    ("candidate", "call_name", "What you call them"),
    ("candidate", "phone", "Phone"),
    ("candidate", "email", "Email"),
    ("candidate", "source", "Where you found them"),
    ("candidate", "way_in", "How they came in"),
    ("candidate", "notes", "Notes about them"),
    ("screen", "call_date", "Date of the call"),
    ("screen", "candidate_questions", "What they asked"),
    ("screen", "hear_by", "They'll hear by"),
    ("screen", "salary", "Salary expectations"),
    ("screen", "salary_amount", "Salary amount"),
    ("screen", "salary_currency", "Salary currency"),
    ("screen", "further_steps", "Further steps"),
    ("screen", "availability", "When they can come in"),
    ("screen", "decline_reason", "Why we declined"),
    ("screen", "impressions", "Impressions"),
    ("screen", "resume_attached", "Résumé attached"),
    ("screen", "had_reports", "Had direct reports"),
    ("screen", "working_now", "Working now"),
    ("screen", "satisfied", "Satisfied so far"),
    ("screen", "promise_kept", "They've heard"),
    ("screen", "salary_period", "Salary period"),
    ("screen", "hear_through", "How they'll hear"),
    ("screen", "ending", "Ending"),
    ("screen", "recommendation", "Recommendation"),
    ("screen", "consent.references", "Agreed: Reference checks"),
    ("screen", "rating.motivations", "Rating: Motivations"),
    ("screen", "followup.2.about", "Follow-up 2: to which question"),
    ("screen", "followup.2.question", "Follow-up question 2"),
    ("screen", "followup.2.answer", "Answer to follow-up 2"),
    ("assessment", "impressions", "Impressions"),
    ("assessment", "recommendation", "Recommendation"),
    ("assessment", "rating.motivations", "Rating: Motivations"),
    ("application", "company", "Company"),
    ("application", "job_title", "Job title"),
    ("application", "call_at", "Day and time of the call"),
    ("application", "call_date", "Day of the call"),
    ("application", "call_time", "Time of the call"),
    ("application", "call_minutes", "Length in minutes"),
    ("application", "zone", "Time zone of the call"),
    ("application", "strengths", "Strengths"),
    ("application", "mentioned", "Strengths that came up"),
    ("application", "own_questions", "Your own questions"),
    ("application", "can_send", "What you could send"),
    ("application", "why", "What draws you to the company"),
    ("application", "how", "What you'd help with"),
    ("application", "heard", "Something you learned"),
    ("application", "examples", "An example you gave"),
    ("application", "budget_seconds", "Time limit (seconds)"),
    ("application", "sure", "I'm sure I want this job"),
    ("application", "tone", "Tone"),
    ("application", "move_order", "Order of the moves"),
    ("application", "person.2.name", "Person 2: name"),
    ("application", "person.2.call_name", "Person 2: what you call them"),
    ("application", "person.2.role", "Person 2: role"),
    ("application", "move.recap.on", "In your script: Recap why you fit"),
    ("application", "move.recap.tone", "Tone: Recap why you fit"),
    ("application", "move.recap.text", "Your words: Recap why you fit"),
    ("application", "ask.first_90_days", "To ask: The first 90 days"),
    ("application", "sent.2", "Letter 2: sent"),
    ("application", "letter.2.text.opening", "Letter 2, your words: Thanks"),
    ("application", "letter.2.company", "Letter 2: Company"),
    ("template", "name", "Layout name"),
    ("template", "document", "For which document"),
    ("profile", "name", "Name"),
    ("profile", "phone", "Phone"),
    ("profile", "email", "Email"),
    ("profile", "pace", "Your pace (words per minute)"),
    ("profile", "english", "American or British English"),
    ("profile", "separator", "Separator in CSV files"),
    ("profile", "template.thank_you", "Word layout: Thank-you letter"),
    ("screen", "education", "Education and training"),
]


@pytest.mark.parametrize(("kind", "field", "words"), NAMES)
def test_a_field_is_called_what_the_page_calls_it(kind: str, field: str, words: str) -> None:
    assert name(kind, field) == words


def test_every_field_and_every_family_is_in_the_list_above() -> None:
    found = {(kind, find_field(kind, key)) for kind, key, _ in NAMES}
    listed = {(kind, field) for kind, fields in RECORD_FIELDS.items() for field in fields}
    assert listed - found <= {("assessment", field) for field in RECORD_FIELDS["screen"]}


def test_every_list_that_a_field_names_has_its_labels() -> None:
    for field in {field for fields in RECORD_FIELDS.values() for field in fields}:
        for name in {field.choices, *([field.items] if isinstance(field, FieldFamily) else [])}:
            assert name == OWN_LAYOUTS or all(CHOICES[name](content()).values())
        assert bool(field.choices) >= (field.kind in ("yes_no", "choice"))


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
        ("profile", "english", "GB", "British"),
        ("application", "move_order", "recap\ngone", "Recap why you fit\ngone"),
        ("screen", "candidate_name", "Nadia Okafor", "Nadia Okafor"),
    ],
)
def test_a_choice_is_shown_by_its_label(kind: str, field: str, text: str, words: str) -> None:
    assert value_words(find_field(kind, field), text, content()) == words
