"""The reminders: what they say, with values as people type them."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.follow_up import make_plan, situation_of
from interview_kit.candidate.reminders import recipient_of, write_reminder
from interview_kit.candidate.written_letter import YOUR_NAME, Letter
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT
from interview_kit.typed import BRITISH

CANDIDATE = load_content(ROOT / "data").candidate
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=LONDON)
ANA = Profile(name="Ana Ruiz")
FIELDS = {
    "company": "Hale Inc.",
    "job_title": "Inventory lead",
    "call_date": "2026-11-20",
    "call_time": "10:30",
    "person.1.name": "Nadia Okafor",
    "person.1.call_name": "Ms. Okafor",
    "person.2.name": "Tom Reed",
    "sent.1": "yes",
    "sent.2": "yes",
}


def write(number: int, *, profile: Profile = ANA, now: datetime = NOW, **fields: str) -> Letter:
    given_fields = {**FIELDS, **{key.replace("__", "."): text for key, text in fields.items()}}
    application = Application(fields=given_fields)
    situation = situation_of(application, now, LONDON, CANDIDATE)
    plan = make_plan(situation, WorkingDays("US"), CANDIDATE.follow_up)
    step = next(step for step in plan.steps if step.number == number)
    return write_reminder(application, step, plan, profile, CANDIDATE, now)


def test_the_first_reminder_says_when_they_spoke_and_asks_for_news() -> None:
    assert write(1).body == (
        "Dear Ms. Okafor,\n\n"
        "We spoke on November 20 about the Inventory lead position at Hale Inc., and I wanted to "
        "follow up. Do you know more about the next steps by now?\n\n"
        "I am still very interested in the position, and I would be glad to send you anything that "
        "helps. I look forward to hearing from you.\n\n"
        "Sincerely,\nAna Ruiz"
    )
    assert write(1).subject == "Following up on the Inventory lead position"


def test_a_promise_that_has_passed_is_named_and_one_ahead_is_not() -> None:
    passed = write(1, promised_on="2026-11-27")
    assert "hoping to have an answer by November 27" in passed.body
    assert "hoping" not in write(1, promised_on="2026-11-19").body  # it was before the call
    sent = {"reminder__1__sent": "yes", "reminder__1__sent__at": "2026-11-27"}
    assert "by November 26" in write(1, promised_on="2026-11-26", **sent).body
    assert "hoping" not in write(1, promised_on="2026-11-27", **sent).body


@pytest.mark.parametrize(
    ("call", "american", "british"),
    [
        ("2026-02-03", "on February 3 about", "on 3 February about"),
        ("2026-02-02", "on February 2, 2026 about", "on 2 February 2026 about"),
        ("", "We spoke about", "We spoke about"),
    ],
)
def test_the_day_of_a_call_has_its_year_once_that_is_not_sure(
    call: str, american: str, british: str
) -> None:
    fields = {"call_date": call, "promised_on": "2026-11-26"}
    assert american in write(1, **fields).body
    assert british in write(1, profile=Profile(name="Ana", english=BRITISH), **fields).body


def test_a_briton_reads_the_day_first() -> None:
    letter = write(1, profile=Profile(name="Ana Ruiz", english=BRITISH))
    assert "We spoke on 20 November about" in letter.body


def test_interest_is_claimed_only_while_that_move_is_on() -> None:
    for number in (1, 2, 3):
        assert "interest" in write(number).body
        assert "interest" not in write(number, move__interest__on="no").body


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (("1", "2"), "This is my third and last message"),
        (("1",), "This is my last message"),
        (("2",), "This is my last message"),
        ((), "This is my last message"),
    ],
)
def test_third_and_last_is_said_only_after_two(sent: tuple[str, ...], said: str) -> None:
    marks = {f"reminder__{number}__sent": "yes" for number in sent}
    assert said in write(3, **marks).body
    assert said in write(3, **marks, reminder__3__sent="yes").body


def test_an_edited_sentence_is_used_as_it_is() -> None:
    letter = write(2, reminder__2__text__timing="Any\nnews?")
    assert "Any news?" in letter.body
    assert [each.id for each in letter.sentences if each.edited] == ["timing"]
    assert "Any news?" not in write(1, reminder__2__text__timing="Any news?").body


def test_the_reminder_goes_to_the_person_who_was_chosen() -> None:
    assert write(1, reminder_to="2").greeting == "Dear Tom Reed,"
    assert recipient_of(Application(fields={**FIELDS, "reminder_to": "7"})).number == 1
    assert recipient_of(Application(fields={})).name == ""
    nobody = {key: "" for key in FIELDS if key.startswith("person")}
    assert write(1, **nobody).greeting == "Hello,"


def test_a_reminder_that_was_sent_keeps_its_person_and_its_day() -> None:
    sent = {"reminder__1__sent": "yes", "reminder__1__sent__at": "2026-11-27", "reminder_to": "1"}
    assert write(1, **sent).greeting == "Dear Ms. Okafor,"
    letter = write(1, **sent, reminder__1__sent__to="2")
    assert (letter.greeting, letter.date_line) == ("Dear Tom Reed,", "November 27, 2026")
    assert write(1, reminder__1__sent__to="2").greeting == "Dear Ms. Okafor,", "it was not sent"
    assert write(1).date_line == "November 30, 2026"
    assert [each.label for each in letter.sentences] == [
        each.label for each in CANDIDATE.follow_up.sentences_of("first")
    ]


def test_what_is_missing_is_named_and_nothing_stands_in_for_it() -> None:
    letter = write(1, profile=Profile(), company="", job_title=" ")
    assert letter.missing == ("Company", "Job title", YOUR_NAME)
    assert letter.subject == ""


TYPED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30
).filter(str.strip)


def said_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@given(
    st.sampled_from([1, 2, 3]),
    st.sampled_from(["Hale Inc.", "Yahoo!", "Who?", "Dot Co.", "{company}", "Hale & Sons"]),
    st.sampled_from(["Lead", "Sr. Lead", "Lead (Ops.)", "{job_title}", "Assistant to the Dir."]),
    TYPED,
    st.sampled_from(["", "2026-11-24", "2026-11-01", "2026-12-24"]),
)
def test_no_placeholder_no_doubled_punctuation_and_all_that_was_given(
    number: int, company: str, job_title: str, name: str, promised: str
) -> None:
    letter = write(
        number,
        company=company,
        job_title=job_title,
        person__1__call_name=name,
        promised_on=promised,
    )
    text = "\n".join(letter.paragraphs)
    assert company in text
    assert job_title in text
    assert job_title in letter.subject
    plain = text.replace(company, "C").replace(job_title, "T")
    assert not re.search(r"[{}]|  |[.,;:!?]{2}| [.,;:!?]", plain)
    assert not re.search(r"[.!?]{2}", text.replace("Inc.,", ",").replace("Co.,", ","))
    sentences = re.split(r"(?<=[.!?]) ", plain)
    assert len(sentences) == len(set(sentences))
    kit = CANDIDATE.follow_up.sentences
    ours = re.sub(r"\{\w+\}", " ", " ".join(text for each in kit for text in each.variants))
    days = "November December 1 20 24"
    assert said_words(plain) <= said_words(f"{ours} C T {days}"), "nothing that was not given"


@pytest.mark.parametrize("number", [2, 3])
def test_a_new_promise_is_what_the_next_message_asks_about(number: int) -> None:
    sent = {f"reminder__{each}__sent": "yes" for each in range(1, number)}
    on = {f"reminder__{each}__sent__at": f"2026-12-0{each}" for each in range(1, number)}
    given = {"promised_on": "2026-11-27", **sent, **on}
    now = datetime(2026, 12, 21, 9, 0, tzinfo=LONDON)
    assert "hoping" not in write(number, now=now, **given).body
    asked = write(number, now=now, new_promise_on="2026-12-18", **given).body
    assert "hoping to have an answer by December 18" in asked
    assert "expect to make one" not in asked
