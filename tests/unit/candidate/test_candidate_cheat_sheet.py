"""The cheat sheet: all that was prepared, nothing else, and how it fits on a page."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application, Person, Profile
from interview_kit.candidate.call_facts import call_lines
from interview_kit.candidate.call_notes import is_before_call, notes_for, notes_to_answer
from interview_kit.candidate.cheat_sheet import CheatSheet, build_cheat_sheet, person_line
from interview_kit.candidate.closing_script import build_script
from interview_kit.candidate.fitting import says_nothing
from interview_kit.candidate.preparation import (
    PROOF,
    next_number,
    proof_of,
    proofs,
    questions_by_goal,
    shifted_story_order,
    stories,
)
from interview_kit.content import load_content
from interview_kit.fields import application_fields
from interview_kit.settings import ROOT
from interview_kit.text import count_words, without_bullets
from interview_kit.typed.kinds import day_of

KIT = load_content(ROOT / "data").candidate
CLOSING, PREPARING = KIT.closing, KIT.preparing
SPOKEN = next(item.id for item in PREPARING.cheat_sheet if item.is_spoken)
FACT = next(item.id for item in PREPARING.cheat_sheet if not item.is_spoken)
ITEMS = [item.id for item in PREPARING.cheat_sheet]
TYPED = st.text("aB é.?!,;:\n&<{*-", max_size=40)


def application(fields: dict[str, str]) -> Application:
    return Application.from_entries(fields)


def sheet(fields: dict[str, str], pace: int = 0) -> CheatSheet:
    return build_cheat_sheet(application(fields), Profile(pace=pace), KIT)


def test_an_empty_application_has_an_empty_sheet() -> None:
    made = sheet({f"sheet.{SPOKEN}": "  \n "})
    assert made.parts == ()
    assert (made.words, made.size(PREPARING.numbers)) == (0, "normal")


def test_what_is_said_is_timed_at_the_candidates_own_pace() -> None:
    fields = {f"sheet.{SPOKEN}": "word " * 100, f"sheet.{FACT}": "word " * 100}
    assert [each.seconds for each in sheet(fields, pace=100).answers] == [60]
    assert [each.seconds for each in sheet(fields, pace=200).answers] == [30]
    assert [each.seconds for each in sheet(fields).facts] == [0]


@given(st.dictionaries(st.sampled_from(ITEMS), TYPED))
@example({ITEMS[0]: "- "})
def test_every_item_that_says_something_is_on_the_sheet_but_for_bullets(
    typed: dict[str, str],
) -> None:
    made = sheet({f"sheet.{item}": text for item, text in typed.items()})
    shown = sorted(each.text for each in (*made.answers, *made.facts))
    said = (text for text in typed.values() if not says_nothing(text, CLOSING.fitting))
    assert shown == sorted(without_bullets(text).strip() for text in said)


@given(st.lists(st.text("ab é-", min_size=1).filter(count_words), max_size=5))
@example(["- - a"])
def test_each_strength_has_its_own_proof(strengths: list[str]) -> None:
    known = application({"strengths": "\n".join(strengths)}).strengths
    fields = {"strengths": "\n".join(strengths)}
    for number, strength in enumerate(known, start=1):
        fields |= {f"proof.{number}.of": strength, f"proof.{number}.text": f"proof {number}"}
    assert [(each.strength, each.proof) for each in sheet(fields).strengths] == [
        (without_bullets(strength), f"proof {number}")
        for number, strength in enumerate(known, start=1)
    ]


def test_typed_bullets_and_words_for_nothing_are_not_on_the_sheet() -> None:
    made = sheet(
        {
            "strengths": "- Organised 60 events\n• calm\nNone",
            "proof.1.of": "- Organised 60 events",
            "proof.1.text": "n/a",
            f"sheet.{FACT}": "None yet.",
            f"sheet.{SPOKEN}": "- I count\n  • I teach - a lot\n-5 percent",
            "story.1.situation": "- The flood",
            "story.1.result": "N/A",
            "own_questions": "- why now",
        }
    )
    assert [(s.strength, s.proof) for s in made.strengths] == [
        ("Organised 60 events", ""),
        ("calm", ""),
    ]
    assert made.facts == ()
    assert [a.text for a in made.answers] == ["I count\nI teach - a lot\n-5 percent"]
    assert [(s.situation, s.result) for s in made.stories] == [("The flood", "")]
    assert [each.questions for each in made.questions] == [("Why now?",)]


def test_a_sheet_is_begun_with_what_is_written_for_it_not_with_who_is_on_the_call() -> None:
    assert not sheet({"person.1.name": "Nadia", "strengths": "calm"}).is_begun
    assert sheet({f"sheet.{FACT}": "$84 million"}).is_begun


def test_the_call_and_its_number_stand_at_the_top() -> None:
    fields = {"call_date": "2026-11-30", "call_time": "10:30", "call_phone": "555 0123"}
    zone = ZoneInfo("Europe/London")
    when = "Mon, Nov 30, 2026, 10:30 AM, your time"
    assert call_lines(application(fields), zone, "US") == (
        when,
        "They call you. Phone number: 555 0123",
    )
    assert call_lines(application({}), zone, "US") == ()
    mine = application({"call_date": "2026-11-30", "caller": "me"})
    lines = call_lines(mine, zone, "US")
    assert lines == ("Mon, Nov 30, 2026", "You call them.")
    made = build_cheat_sheet(application({"person.1.name": "Nadia"}), Profile(), KIT, call=lines)
    assert made.parts[0] == (*lines, "Nadia")


def test_a_proof_stays_when_its_strength_is_reworded() -> None:
    fields = {"strengths": "calm", "proof.3.of": "led a team", "proof.3.text": "Four people."}
    known = application(fields)
    assert proof_of(known, "calm") == ""
    assert [(p.number, p.strength, p.text) for p in proofs(known)] == [
        (3, "led a team", "Four people.")
    ]
    assert next_number(known, PROOF) == 4


def test_stories_keep_their_numbers_and_hold_only_what_was_told() -> None:
    fields = {"story.2.result": "done ", "story.1.situation": " ", "story.4.action": "counted"}
    told = stories(application(fields))
    assert [(s.number, s.situation, s.action, s.result) for s in told] == [
        (2, "", "", "done"),
        (4, "", "counted", ""),
    ]
    assert next_number(application(fields), application_fields.STORY) == 5
    assert next_number(application({}), application_fields.STORY) == 1


def test_stories_stand_in_their_order_and_new_ones_come_last() -> None:
    fields = {f"story.{number}.result": "done" for number in (1, 2, 5)}

    def numbers(order: str) -> list[int]:
        return [story.number for story in stories(application({**fields, "story_order": order}))]

    assert numbers("2\n9\n1") == [2, 1, 5]
    for number, step, order in (
        (1, 1, "2\n1\n5"),
        (5, -1, "1\n5\n2"),
        (1, -1, "1\n2\n5"),
        (5, 1, "1\n2\n5"),
    ):
        assert shifted_story_order(application(fields), number, step) == order
        assert numbers(order) == [int(line) for line in order.split()]


def test_each_question_stands_under_the_goal_that_it_serves() -> None:
    first, second = CLOSING.goals
    bank = CLOSING.questions_to_ask[0]
    fields = {"own_questions": "why now\nwhat is hard?", f"ask.{bank.id}": "yes"}
    assert dict(questions_by_goal(application(fields), CLOSING)) == {
        first: ("Why now?", "What is hard?"),
        next(goal for goal in CLOSING.goals if goal.id == bank.goal): (bank.text,),
    }
    marked = application({**fields, "own_to_show": "What is hard?"})
    assert dict(questions_by_goal(marked, CLOSING))[second][0] == "What is hard?"


def test_a_question_of_the_bank_that_one_wrote_too_is_asked_once() -> None:
    bank = CLOSING.questions_to_ask[0]
    fields = {"own_questions": bank.text, f"ask.{bank.id}": "yes"}
    every = [q for _, group in questions_by_goal(application(fields), CLOSING) for q in group]
    assert every == [bank.text]


def test_a_question_that_was_asked_is_no_longer_in_the_script() -> None:
    fields = {"own_questions": "why now\nwhat is hard", "move.ask_questions.on": "yes"}

    def asked(ticked: str) -> str:
        made = build_script(application({**fields, "asked": ticked}), Profile(), CLOSING)
        return " ".join(turn.text for turn in made.turns if turn.move_id == "ask_questions")

    assert asked("").endswith("Why now?")
    assert asked("Why now?").endswith("What is hard?")
    assert asked("Why now?\nWhat is hard?") == ""


def test_once_a_question_is_ticked_nothing_says_to_skip_it() -> None:
    fields = {"own_questions": "why now\nwhat is hard", "move.ask_questions.on": "yes"}

    def reminders(**more: str) -> list[str]:
        made = build_script(application({**fields, **more}), Profile(), CLOSING)
        return [turn.reminder for turn in made.turns if turn.move_id == "ask_questions"]

    edited = {"move.ask_questions.text": "So, why now?"}
    [reminder] = reminders()
    assert reminder
    assert reminders(**edited) == reminders(**edited, own_questions="") == [reminder]
    assert reminders(asked="Why now?") == reminders(asked="Why now?", **edited) == [""]


def test_a_person_has_one_line_with_what_is_known() -> None:
    nadia = Person(number=1, name="Nadia Okafor", call_name="Ms. Okafor", role="HR")
    assert person_line(nadia) == "Nadia Okafor (Ms. Okafor), HR"
    assert person_line(Person(number=1, name="", call_name="Tom")) == "Tom"
    assert person_line(Person(number=1, name="", role="HR")) == "HR"


def test_more_words_take_smaller_type_and_then_more_pages() -> None:
    sizes = [
        sheet({f"sheet.{FACT}": "word " * words}).size(PREPARING.numbers)
        for words in range(10, 5001, 90)
    ]
    assert (sizes[0], sizes[-1]) == ("normal", "too_long")
    order = ["normal", "small", "too_long"]
    assert [order.index(size) for size in sizes] == sorted(order.index(size) for size in sizes)
    assert set(sizes) == set(order)


def test_a_note_is_offered_where_it_can_be_used() -> None:
    note = next(note for note in PREPARING.notes if note.offered_to)
    noted = application({f"note.{note.id}": " exact  counts "})
    for slot in note.offered_to:
        assert notes_for(slot, noted, KIT) == ((note, "exact counts"),)
    assert notes_for(note.offered_to[0], application({}), KIT) == ()
    assert notes_for("company", noted, KIT) == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Volunteers drop out.\nBudget was cut", ["Volunteers drop out.", "Budget was cut"]),
        ("Volunteers drop out. Budget was cut.", ["Volunteers drop out."]),
        ("2nd interview, with the director. Bring my ID.", ["2nd interview, with the director."]),
        ("Ms. Okafor decides. Then HR.", ["Ms. Okafor decides."]),
        ("twice\n\ntwice\n ...", ["twice"]),
    ],
)
def test_one_press_takes_one_clause_of_a_note(typed: str, offered: list[str]) -> None:
    note = next(note for note in PREPARING.notes if note.offered_to)
    noted = application({f"note.{note.id}": typed})
    assert [text for _, text in notes_for(note.offered_to[0], noted, KIT)] == offered


def test_why_the_last_person_left_is_not_told_to_them() -> None:
    note = next(note for note in PREPARING.notes if note.id == "predecessor")
    assert note.offered_to == ()


def test_a_worry_of_theirs_is_answered_in_the_letter_and_never_filled_in() -> None:
    note = next(note for note in PREPARING.notes if note.answered_in)
    noted = application({f"note.{note.id}": "worried about\nmy German "})
    assert notes_to_answer(note.answered_in, noted, KIT) == ((note, "worried about my German"),)
    assert notes_for(note.answered_in, noted, KIT) == ()
    assert notes_to_answer(note.answered_in, application({}), KIT) == ()


def test_a_promise_before_the_call_is_a_mistake() -> None:
    call, before = day_of("2026-12-01"), day_of("2026-11-30")
    assert is_before_call(before, call)
    assert not is_before_call(call, call)
    assert not is_before_call(None, call)
    assert not is_before_call(before, None)
