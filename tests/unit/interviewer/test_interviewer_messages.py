"""What candidates are written, and what becomes of the promise with it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content import load_content
from interview_kit.content.messages import MessagesContent
from interview_kit.interviewer.candidate_messages import (
    MessageFacts,
    Sender,
    WrittenMessage,
    draft_number,
    message_values,
    write_message,
)
from interview_kit.interviewer.promise_fields import fields_once_not_sent, fields_once_sent
from interview_kit.settings import ROOT
from interview_kit.typed import AMERICAN, BRITISH

KIT = load_content(ROOT / "data")
TODAY = date(2026, 12, 2)
SAM = Sender("Sam Reed", "", "sam@example.org")
FACT = {"source": "kit", "label": "A label"}


def sentence(name: str, *variants: str, **more: Any) -> dict[str, Any]:
    return FACT | {"id": name, "message": "news", "paragraph": 1, "variants": variants} | more


MESSAGES = MessagesContent.model_validate(
    {
        "greeting": ["Dear {candidate},", "Hello,"],
        "sign_offs": {AMERICAN: "Best,", BRITISH: "Kind regards,"},
        "messages": [
            FACT | {"id": "news", "after_call": True, "needs": ["by"], "subject": ["News"]},
        ],
        "sentences": [
            sentence("late", "Sorry: it was {promised}.", "It is {promised}.", claim="overdue"),
            sentence("asks", "When?", claim="asks_for_times"),
            sentence("next", "Next: {further_steps}.", paragraph=2),
            sentence("hear", "You hear {through} by {by}.", "You hear by {by}.", paragraph=2),
        ],
    }
)


def facts(*, promised: str = "", candidate: dict[str, str] | None = None, **call: str) -> Any:
    fields = {key.replace("__", "."): text for key, text in call.items()}
    return MessageFacts(
        call={"message.1.kind": "news", **fields},
        candidate=candidate or {},
        position="Lead (m/f/d)",
        next_steps="",
        promised=date.fromisoformat(promised) if promised else None,
        today=TODAY,
        title_marks=("m/f/d",),
    )


def write(known: MessageFacts, sender: Sender = SAM, number: int = 1) -> WrittenMessage:
    written = write_message(number, known, sender, MESSAGES, KIT.interviewer)
    assert written
    return written


def test_each_decision_has_a_message_that_fits_it() -> None:
    found = {each.message for each in KIT.decisions.decisions}
    assert found == {each.id for each in KIT.messages.messages if each.after_call}


@pytest.mark.parametrize(
    ("next_step", "asked"),
    [
        ("", "We are happy to work around your schedule."),
        ("a second call", "Lunch hours and evenings are fine, too."),
        ("a trial day", "Which days would work best for you?"),
        ("a night in the bakery", "Which days and times work best for you?"),
    ],
)
def test_times_are_asked_for_in_the_words_of_the_next_step(next_step: str, asked: str) -> None:
    known = MessageFacts(
        {"message.1.kind": "next_steps"}, {}, "Lead", "", None, TODAY, next_step=next_step
    )
    written = write_message(1, known, SAM, KIT.messages, KIT.interviewer)
    assert written
    assert asked in written.body
    assert ("Lunch hours" in written.body) == ("Lunch hours" in asked)


def test_a_sentence_without_its_facts_is_left_out_and_the_missing_is_named() -> None:
    written = write(facts(), Sender())
    assert written.body == "Hello,\n\nWhen?\n\nBest,"
    assert written.missing == ("the day by which they'll hear", "Your own name")
    assert written.by is None


def test_the_facts_are_filled_in_as_the_writer_writes_days() -> None:
    known = facts(
        candidate={"name": "Nadia Okafor", "call_name": " Ms. Okafor "},
        message__1__by="2026-12-09",
        message__1__steps="a short test.\n",
        hear_through="post",
        availability="Mondays",
    )
    written = write(known, Sender("Sam Reed", "020 7946 0000", "", BRITISH))
    assert written.body == (
        "Dear Ms. Okafor,\n\nNext: a short test. You hear by post by Wednesday 9 December."
        "\n\nKind regards,\nSam Reed\n020 7946 0000"
    )
    assert written.by == date(2026, 12, 9)
    assert written.missing == ()


@pytest.mark.parametrize(
    ("promised", "words"),
    [("2026-12-01", "Sorry: it was Tuesday, December 1."), ("2026-12-02", "It is Wednesday, D")],
)
def test_only_who_is_late_is_sorry(promised: str, words: str) -> None:
    assert words in write(facts(promised=promised)).body


@pytest.mark.parametrize(
    ("name", "call_name", "greeting"),
    [("Nadia", ".", "Dear Nadia,"), (" ", "", "Hello,"), ("Al Jr.", "", "Dear Al Jr.,")],
)
def test_a_name_is_what_holds_a_letter(name: str, call_name: str, greeting: str) -> None:
    known = facts(candidate={"name": name, "call_name": call_name})
    assert write(known).body.startswith(greeting)


def test_the_company_stands_below_the_writers_name() -> None:
    signed = write_message(
        1, replace(facts(), company=" Hale &\n Sons"), SAM, MESSAGES, KIT.interviewer
    )
    assert signed
    assert signed.signature == ("Sam Reed", "Hale & Sons", "sam@example.org")


def test_a_day_that_has_passed_is_no_promise() -> None:
    written = write(facts(message__1__by="2026-12-01"))
    assert (written.by, written.missing) == (None, ("the day by which they'll hear",))


def test_what_is_left_out_can_be_put_back_and_then_names_its_day_again() -> None:
    call = {"message__1__by": "2026-12-09", "message__1__without__hear": "yes"}
    without = write(facts(**call))
    assert [each.id for each in without.left_out] == ["hear"]
    assert "You hear" not in without.body
    assert without.by is None
    assert write(facts(**call | {"message__1__without__hear": "no"})).by == date(2026, 12, 9)


def test_a_message_that_names_a_day_moves_the_promise_and_any_other_keeps_it() -> None:
    known = facts(message__1__by="2026-12-09", hear_through="phone")
    moved = fields_once_sent(1, write(known), known.call, AMERICAN)
    assert moved["promise_moved_to"] == "Wed, Dec 9, 2026"
    assert (moved["promise_kept"], moved["promise_moved_through"]) == ("no", "phone")
    assert moved["message.1.text.hear"] == "You hear by phone by Wednesday, December 9."
    assert fields_once_sent(1, write(known), known.call, BRITISH)["promise_moved_to"] == (
        "Wed, 9 Dec 2026"
    )
    own = facts(message__1__by="2026-12-09", message__1__through="email", hear_through="phone")
    assert fields_once_sent(1, write(own), own.call, AMERICAN)["promise_moved_through"] == "email"
    plain = facts()
    kept = fields_once_sent(1, write(plain), plain.call, AMERICAN)
    assert kept["promise_kept"] == "yes"
    assert "promise_moved_to" not in kept


def test_what_was_sent_stays_and_is_undone_but_for_ones_own_words() -> None:
    known = facts(message__1__by="2026-12-09", message__1__text__asks="Is Monday fine?")
    sent = {**known.call, **fields_once_sent(1, write(known), known.call, AMERICAN)}
    sent |= {"message.1.sent": "yes", "candidate": ""}
    later = MessageFacts(sent, {"name": "Renamed"}, "Other", "tests", None, date(2027, 1, 5))
    assert write(later).body == write(known).body
    changed = fields_once_not_sent(1, later, SAM, MESSAGES, KIT.interviewer)
    assert "message.1.text.asks" not in changed
    assert changed["promise_moved_to"] == ""
    assert changed["promise_kept"] == "no"
    known = replace(known, call={**sent, "message.2.text.asks": "x"})
    changed = fields_once_not_sent(1, known, SAM, MESSAGES, KIT.interviewer)
    texts = {key for key in sent if key.startswith("message.1.text.")}
    assert {key: text for key, text in changed.items() if ".text." in key} == dict.fromkeys(
        texts - {"message.1.text.asks"}, ""
    )
    assert changed["promise_moved_through"] == ""


def test_undone_the_promise_is_that_of_the_message_before() -> None:
    call = {
        "message__1__sent": "yes",
        "message__1__by": "2026-12-09",
        "message__1__through": "email",
        "message__2__kind": "news",
        "message__2__sent": "yes",
        "message__2__by": "2026-12-16",
    }
    undone = fields_once_not_sent(2, facts(**call), SAM, MESSAGES, KIT.interviewer)
    assert undone["promise_moved_to"] == "Wed, Dec 9, 2026"
    assert undone["promise_moved_through"] == "email"
    briton = Sender("Sam Reed", english=BRITISH)
    undone = fields_once_not_sent(2, facts(**call), briton, MESSAGES, KIT.interviewer)
    assert undone["promise_moved_to"] == "Wed, 9 Dec 2026"


@pytest.mark.parametrize(
    ("sent", "number"),
    [({}, 1), ({1: "no"}, 1), ({1: "yes"}, 2), ({1: "yes", 2: ""}, 2), ({1: "no", 2: ""}, 1)],
)
def test_the_first_message_that_was_not_sent_is_written_on(
    sent: dict[int, str], number: int
) -> None:
    call = {f"message.{each}.sent": text for each, text in sent.items()}
    assert draft_number(call, ["news"]) == number


def test_a_message_of_another_kind_is_passed_over() -> None:
    call = {"message.1.kind": "of before the call", "message.2.kind": "news"}
    assert draft_number(call, ["news"]) == 2
    assert draft_number(call, ["other"]) == 3


YESTERDAY, AT_NOON = {"call_date": "2026-12-01"}, {"call_date": "2026-12-02T12:00"}


@pytest.mark.parametrize(
    ("call", "slot", "american", "british"),
    [
        ({}, "position", "Lead", "Lead"),
        ({}, "promised", "Friday, December 4", "Friday 4 December"),
        (YESTERDAY, "call_day", "Tuesday, December 1", "Tuesday 1 December"),
        ({"call_date": "2026-12-02"}, "call_day", "Wednesday, December 2", "Wednesday 2 December"),
        ({"call_date": "2026-12-03"}, "call_day", "", ""),
        ({}, "call_day", "", ""),
        (
            AT_NOON,
            "slot",
            "Wednesday, December 2 at 12:00 PM (London time)",
            "Wednesday 2 December at 12:00 (London time)",
        ),
        (YESTERDAY | {"call_time": "12:00"}, "slot", "", ""),
        (
            YESTERDAY | {"call_time": "12:00", "message.1.sent": "yes"},
            "slot",
            "Tuesday, December 1 at 12:00 PM (London time)",
            "Tuesday 1 December at 12:00 (London time)",
        ),
        (YESTERDAY, "slot", "", ""),
        ({}, "through", "", ""),
        ({"further_steps": " a test of part X; "}, "further_steps", *["a test of part X"] * 2),
        ({"message.1.by": "2026-12-01"}, "by", "", ""),
        ({"message.1.by": "2026-12-02"}, "by", "Wednesday, December 2", "Wednesday 2 December"),
        (
            {"message.1.by": "2026-12-01", "message.1.sent": "yes"},
            "by",
            "Tuesday, December 1",
            "Tuesday 1 December",
        ),
        ({}, "minutes", "30", "30"),
        ({"call_minutes": "45"}, "minutes", "45", "45"),
        ({"missed_at": "2026-12-01"}, "missed_day", "", ""),
        (
            {"missed_at": "2026-12-01", "missed": "no_answer"},
            "missed_day",
            "Tuesday, December 1",
            "Tuesday 1 December",
        ),
        ({"missed": "no_answer"}, "missed_day", "", ""),
        ({}, "phone", "555 0123", "555 0123"),
        (
            {"message.1.through": "email", "hear_through": "phone"},
            "through",
            "by email",
            "by email",
        ),
    ],
)
def test_what_is_known_of_a_call_fills_the_slots(
    call: dict[str, str], slot: str, american: str, british: str
) -> None:
    known = replace(
        facts(promised="2026-12-04", candidate={"phone": " 555 0123. "}, **call),
        minutes=30,
        own_zone=ZoneInfo("Europe/London"),
    )
    for english, words in ((AMERICAN, american), (BRITISH, british)):
        assert message_values(1, known, english, KIT.interviewer)[slot] == words


def test_without_a_length_of_calls_no_message_names_one() -> None:
    assert message_values(1, facts(), AMERICAN, KIT.interviewer)["minutes"] == ""


def test_a_message_says_of_what_kind_it_is_and_whether_it_was_sent() -> None:
    written = write(facts())
    assert (written.kind, written.is_sent) == ("news", False)
    assert write(facts(message__1__sent="yes")).is_sent


def test_each_part_has_its_name_and_says_whether_its_words_are_ones_own() -> None:
    own = facts(message__1__text__asks="Is it fine?", message__1__text__subject="Hello")
    written = write(own, Sender("Sam Reed", english="AU"))
    assert [(each.label, each.text, each.edited) for each in written.all_parts] == [
        ("Subject", "Hello", True),
        ("Greeting", "Hello,", False),
        ("A label", "Is it fine?", True),
        ("Sign-off", "Best,", False),
    ]
    kept = fields_once_sent(1, written, own.call, AMERICAN)
    texts = {key for key in kept if ".text." in key}
    assert texts == {"message.1.text.greeting", "message.1.text.sign_off"}


WORDS = st.text("abcdeéß ABC", min_size=1, max_size=12)
TYPED = st.one_of(st.just(""), WORDS, WORDS.map(lambda words: f"{words.strip()}."))
DAYS = st.one_of(st.just(""), st.dates(date(2026, 11, 1), date(2027, 2, 1)).map(date.isoformat))


@given(
    kind=st.sampled_from([each.id for each in KIT.messages.messages]),
    texts=st.tuples(TYPED, TYPED, TYPED, TYPED, TYPED),
    days=st.tuples(DAYS, DAYS, DAYS),
    at=st.sampled_from(["", "10:30"]),
    phone=st.sampled_from(["", "020 7946 0000", "(617) 555-0142."]),
    through=st.sampled_from(["", *(each.id for each in KIT.interviewer.channels)]),
    english=st.sampled_from([AMERICAN, BRITISH]),
)
def test_no_message_holds_a_placeholder_or_doubled_marks_or_what_was_not_given(
    kind: str,
    texts: tuple[str, ...],
    days: tuple[str, ...],
    at: str,
    phone: str,
    through: str,
    english: str,
) -> None:
    name, call_name, position, steps, reason = texts
    call = {
        "message.1.kind": kind,
        "call_date": days[0],
        "message.1.by": days[1],
        "message.1.steps": steps,
        "hear_through": through,
        "call_time": at,
        "missed": "no_answer",
        "missed_at": days[2],
        "decline_reason": f"secret {reason}",
    }
    promised = date.fromisoformat(days[2]) if days[2] else None
    candidate = {"name": name, "call_name": call_name, "phone": phone, "notes": "secret"}
    known = MessageFacts(call, candidate, position, "", promised, TODAY)
    sender = Sender("Sam", english=english)
    written = write_message(1, known, sender, KIT.messages, KIT.interviewer)
    assert written
    whole = f"{written.subject}\n\n{written.body}"
    assert not re.search(r"[{}]|\.\.|,,|,\.| [.,]|  |None|secret", whole), whole
    assert all(part == part.strip() and part for part in whole.split("\n\n"))
    assert all(part[-1] in ".?" for part in written.paragraphs)
    assert not at or "10:30" in whole or kind != "confirm" or written.missing
    if not days[1]:
        assert "hear from us by email" not in whole
    if not name.strip() and not call_name.strip():
        assert "Dear" not in whole
