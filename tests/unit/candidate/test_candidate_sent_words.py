"""What a message keeps of its words once it was sent, and loses where it was not sent after all."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from interview_kit.candidate import sent_words, thank_you
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.follow_up import Plan, Step, make_plan, situation_of
from interview_kit.candidate.letter_copies import fields_to_copy
from interview_kit.candidate.reminders import write_reminder
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 30, 9, tzinfo=LONDON)
ME = Profile(name="Ana Ruiz")
FIELDS = {
    "company": "Hale Inc.",
    "job_title": "Inventory lead",
    "call_date": "2026-11-29",
    "call_time": "10:00",
    "strengths": "six years in stock",
    "heard": "the new depot",
    "person.1.name": "Nadia Okafor",
    "person.2.name": "Tom Reed",
    "letter.1.value": "the counts",
    "letter.1.text.forward": "See you.",
    "reminder.1.text.forward": "Until then.",
}
CHANGED = {
    "company": "Brook Ltd",
    "job_title": "Clerk",
    "call_date": "2026-11-20",
    "strengths": "night work",
    "heard": "the rota",
    "person.1.name": "Somebody Else",
    "move.interest.on": "no",
}


def letter(fields: dict[str, str], person: int = 1) -> Letter:
    return thank_you.write_letter(Application(fields=fields), person, ME, KIT, NOW)


def sent_letter() -> dict[str, str]:
    """Return the fields of an application whose first letter was sent."""
    application = Application(fields=FIELDS)
    kept = sent_words.fields_of_letter(application, 1, letter(FIELDS), KIT.letter)
    return {**FIELDS, **kept, "sent.1": "yes"}


def test_a_letter_that_was_sent_keeps_its_words_and_what_was_typed() -> None:
    sent = sent_letter()
    assert {**sent, **FIELDS} == sent, "nothing that was typed is changed"
    now = letter({**sent, **CHANGED})
    assert (now.body, now.subject) == (letter(FIELDS).body, letter(FIELDS).subject)
    slots = {slot.id for slot in KIT.letter.slots}
    assert {f"letter.1.{slot}" for slot in slots} <= sent.keys()
    assert not any(key.startswith("letter.2.") for key in sent)


def test_a_letter_that_was_not_sent_after_all_follows_its_details_again() -> None:
    sent = sent_letter()
    emptied = sent_words.reopened_letter(Application(fields=sent), 1, ME, KIT, NOW)
    kept = {key for key in sent if key.startswith("letter.1.text.")}
    assert emptied == dict.fromkeys(kept - {"letter.1.text.forward"}, "")
    edited = {**sent, "letter.1.text.opening": "Thank you!"}
    emptied = sent_words.reopened_letter(Application(fields=edited), 1, ME, KIT, NOW)
    assert "letter.1.text.opening" not in emptied
    assert emptied


def test_of_a_letter_that_was_sent_only_own_words_are_copied() -> None:
    sent = {**sent_letter(), "letter.1.text.help": "I can help with the move."}
    copied = fields_to_copy(Application(fields=sent), KIT.letter, 1, 3)
    assert {key for key in copied if ".text." in key} == {
        "letter.3.text.forward",
        "letter.3.text.help",
    }
    assert copied["letter.3.value"] == "the counts"
    assert "letter.3.when" not in copied
    assert "letter.3.when" in fields_to_copy(
        Application(fields={**sent, "sent.1": "no"}), KIT.letter, 1, 3
    )


def step_and_plan(fields: dict[str, str], number: int) -> tuple[Step, Plan]:
    situation = situation_of(Application(fields=fields), NOW, LONDON, KIT)
    plan = make_plan(situation, WorkingDays("GB"), KIT.follow_up)
    return next(step for step in plan.steps if step.number == number), plan


def reminder(fields: dict[str, str], number: int = 1) -> Letter:
    return write_reminder(Application(fields=fields), *step_and_plan(fields, number), ME, KIT, NOW)


@pytest.mark.parametrize("chosen", ["1", "2"])
def test_a_reminder_that_was_sent_keeps_its_words_and_its_person(chosen: str) -> None:
    fields = {**FIELDS, "reminder_to": chosen}
    application, (step, _) = Application(fields=fields), step_and_plan(fields, 1)
    written = reminder(fields)
    kept = sent_words.fields_of_reminder(application, step, written, KIT.letter)
    assert kept.pop("reminder.1.sent.to") == chosen
    details = {f"letter.{chosen}.{slot}" for slot in ("job_title", "interviewer")}
    texts = {f"reminder.1.text.{each.id}" for each in written.sentences}
    assert kept.keys() == details | texts - {"reminder.1.text.forward"}
    to = {"reminder.1.sent.to": chosen, "reminder.1.sent": "yes"}
    other = {"reminder_to": "2" if chosen == "1" else "1"}
    now = reminder({**fields, **kept, **to, **CHANGED, **other})
    assert (now.body, now.subject) == (written.body, written.subject)


def test_a_reminder_that_was_not_sent_after_all_follows_its_details_again() -> None:
    step, plan = step_and_plan(FIELDS, 1)
    kept = sent_words.fields_of_reminder(
        Application(fields=FIELDS), step, reminder(FIELDS), KIT.letter
    )
    texts = {key for key in kept if ".text." in key}
    application = Application(fields={**FIELDS, **kept, "reminder.1.text.news": "Any news?"})
    emptied = sent_words.reopened_reminder(application, step, plan, ME, KIT, NOW)
    assert emptied == dict.fromkeys(texts - {"reminder.1.text.news"}, "")
