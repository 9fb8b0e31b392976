"""The closing script: natural to say, without holes, timed."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_kit.candidate import chosen_moves, closing_script, move_values
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.closing_script import Script, Turn, build_script
from interview_kit.candidate.example import example_application
from interview_kit.candidate.questions_to_ask import chosen_questions
from interview_kit.content import load_content
from interview_kit.content.closing import Closing, Wording
from interview_kit.settings import ROOT

CLOSING = load_content(ROOT / "data").candidate.closing
FULL = {
    **{detail.id: "the last one" for detail in CLOSING.details},
    "company": "Hale & Sons",
    "job_title": "Inventory lead",
    "strengths": "six years in stock\ncounts that come out right\na team that stays\nclear reports",
    "person.1.name": "Nadia Okafor",
    "person.2.name": "Tom Reed",
    "can_send": "my stock report",
    "why": "the care you take over stock",
    "how": "the move",
    "heard": "the new depot",
    "examples": "the night count",
    "own_questions": "Which count goes wrong most often?",
    "sure": "yes",
}
ALL_ON = {f"move.{move.id}.on": "yes" for move in CLOSING.moves}


def script(fields: dict[str, str], **profile: int) -> Script:
    return build_script(Application.from_entries(fields), Profile(**profile), CLOSING)


def turn_of(made: Script, move_id: str) -> Turn:
    return next(turn for turn in made.turns if turn.move_id == move_id)


def ids(made: Script) -> list[str]:
    return [turn.move_id for turn in made.turns]


def test_the_core_is_on_from_the_start_in_the_recommended_order() -> None:
    assert ids(script({"job_title": "Lead", "strengths": "a\nb"})) == [
        "recap",
        "interest",
        "next_steps",
        "thanks",
    ]


def test_all_moves_can_be_said() -> None:
    made = script({**FULL, **ALL_ON})
    assert len(made.turns) == len(CLOSING.moves)
    assert made.left_out == ()


def test_with_nothing_known_what_lacks_something_says_so_and_is_left_out() -> None:
    made = script(ALL_ON)
    assert {each.move_id for each in made.left_out} == {
        move.id for move in CLOSING.moves if move.needs and not move.only_if_sure
    }
    assert all(each.reason and each.label for each in made.left_out)
    assert "{" not in closing_script.script_text(made)


def test_asking_for_the_job_needs_a_candidate_who_is_sure() -> None:
    on = {"move.ask_for_job.on": "yes", "move.ask_for_job.text": "I want it."}
    assert "ask_for_job" not in ids(script(on))
    assert "ask_for_job" not in {each.move_id for each in script(on).left_out}
    assert "ask_for_job" in ids(script({**on, "sure": "yes"}))


def test_a_detail_of_the_call_is_reminded_of_until_it_is_there() -> None:
    before = turn_of(script({}), "interest")
    after = turn_of(script({"heard": "the new depot."}), "interest")
    assert "heard" not in before.text
    assert before.reminder == "Name one thing you just heard."
    assert "the new depot" in after.text
    assert after.reminder == ""


def test_statements_run_together_and_each_question_ends_a_breath() -> None:
    paragraphs = script({"job_title": "Lead", "strengths": "a\nb"}).paragraphs
    assert [[turn.move_id for turn in breath] for breath in paragraphs] == [
        ["recap", "interest", "next_steps"],
        ["thanks"],
    ]
    assert closing_script.script_text(script({})).count(closing_script.LISTEN) == 1
    own = {f"move.{name}.text": f"{name}." for name in ("recap", "interest", "next_steps")}
    said = closing_script.script_text(script({**own, "move.thanks.text": "Bye."}))
    assert said == "recap. interest. next_steps.\n(Stop and listen)\n\nBye."


def test_what_always_has_to_be_named_is_reminded_of_in_every_wording() -> None:
    thanks = next(move for move in CLOSING.moves if move.id == "thanks")
    plain = {tone: Wording(text="Thank you.") for tone in thanks.wordings}
    move = thanks.model_copy(update={"wordings": plain, "needs": ()})
    closing = CLOSING.model_copy(update={"moves": (move,)})
    made = build_script(Application(fields={}), Profile(), closing)
    assert turn_of(made, "thanks").reminder == thanks.reminder


def test_own_words_are_spoken_as_they_were_written() -> None:
    own = "Thanks {names}, *really*.\nBye."
    made = script({"move.thanks.text": own})
    turn = turn_of(made, "thanks")
    assert (turn.text, turn.edited) == (own, True)


def test_what_the_recap_says_is_not_said_again() -> None:
    made = script({**FULL, "move.not_covered.on": "yes"})
    recap, added = (turn_of(made, name).text for name in ("recap", "not_covered"))
    assert "six years in stock" in recap
    assert "clear reports" in added
    assert "six years in stock" not in added


def test_without_the_recap_the_best_two_strengths_are_added() -> None:
    fields = {**FULL, "move.not_covered.on": "yes", "move.recap.on": "no"}
    for more in ("", "\na fifth", "\na fifth\na sixth"):
        application = Application(fields={**fields, "strengths": FULL["strengths"] + more})
        added = move_values.uncovered_strengths(application, CLOSING)
        assert added == ("six years in stock", "counts that come out right")


def test_what_came_up_on_the_call_is_not_added() -> None:
    fields = {**FULL, "move.not_covered.on": "yes", "mentioned": "clear reports"}
    assert "not_covered" in {each.move_id for each in script(fields).left_out}


def test_time_follows_the_pace_and_listening_is_apart() -> None:
    slow, fast = script(FULL, pace=100), script(FULL, pace=200)
    assert abs(slow.seconds - 2 * fast.seconds) <= 2
    assert slow.listening == fast.listening == CLOSING.numbers.listening_seconds
    asking = script({**FULL, **ALL_ON})
    questions = sum(turn.asks for turn in asking.turns)
    assert questions > 1
    assert asking.listening == questions * CLOSING.numbers.listening_seconds
    assert slow.seconds == round(slow.words * 60 / 100)


def test_a_pace_counts_up_to_the_slowest_and_the_fastest_that_people_speak_at() -> None:
    numbers = CLOSING.numbers
    slowest, fastest = numbers.slowest_pace, numbers.fastest_pace
    for pace in (slowest, fastest):
        assert closing_script.pace_of(Profile(pace=pace), CLOSING) == pace
    for pace in (0, slowest - 1, fastest + 1):
        assert closing_script.pace_of(Profile(pace=pace), CLOSING) == numbers.words_per_minute


def test_the_most_important_move_stays_however_long_it_is() -> None:
    long = {f"move.{move.id}.text": "word " * 200 for move in CLOSING.moves}
    made = script({**FULL, **ALL_ON, **long, "budget_seconds": "10"})
    assert [turn.move_id for turn in made.turns if turn not in made.cut] == [
        max(CLOSING.moves, key=lambda move: move.cut_rank).id
    ]


def test_over_the_budget_it_says_what_to_cut_first() -> None:
    made = script({**FULL, **ALL_ON, "budget_seconds": "60"})
    assert made.seconds_over > 0
    ranks = {move.label: move.cut_rank for move in CLOSING.moves}
    assert list(made.cut_labels) == sorted(made.cut_labels, key=ranks.__getitem__)
    left = sum(t.seconds for t in made.turns if t.label not in made.cut_labels)
    assert round(left) <= 60
    assert script({**FULL, "budget_seconds": "300"}).cut_labels == ()


@pytest.mark.parametrize("wrong", ["", "0", "-1", "soon", "9" * 30])
def test_a_budget_that_makes_no_sense_is_the_usual_one(wrong: str) -> None:
    assert script({"budget_seconds": wrong}).budget == CLOSING.numbers.budget_seconds


def test_only_what_has_no_room_is_cut() -> None:
    for budget in range(10, 130, 5):
        made = script({**FULL, **ALL_ON, "budget_seconds": str(budget)})
        left = sum(turn.seconds for turn in made.turns if turn not in made.cut)
        assert all(round(left + turn.seconds) > budget for turn in made.cut), budget


def test_of_moves_with_one_rank_the_first_of_the_file_is_cut_first() -> None:
    moves = tuple(move.model_copy(update={"cut_rank": 1}) for move in CLOSING.moves)
    closing = CLOSING.model_copy(update={"moves": moves})
    fields = {**FULL, **ALL_ON, "budget_seconds": "10", "move_order": "thanks\nrecap"}
    made = build_script(Application.from_entries(fields), Profile(), closing)
    labels = [move.label for move in moves]
    assert made.cut_labels
    assert list(made.cut_labels) == sorted(made.cut_labels, key=labels.index)


@pytest.mark.parametrize("sure", ["yes", "no"])
def test_no_move_is_special_by_its_id(sure: str) -> None:
    renamed = tuple(move.model_copy(update={"id": f"my_{move.id}"}) for move in CLOSING.moves)
    closing = CLOSING.model_copy(update={"moves": renamed})
    for on in ({}, {"not_covered": "yes"}, {"recap": "no", "not_covered": "yes"}):
        fields = {**FULL, "sure": sure, **{f"move.{name}.on": text for name, text in on.items()}}
        theirs = {**fields, **{f"move.my_{name}.on": text for name, text in on.items()}}
        made = build_script(Application.from_entries(theirs), Profile(), closing)
        assert closing_script.script_text(made) == closing_script.script_text(script(fields))


def test_asking_for_the_job_outlasts_recap_and_interest() -> None:
    ranks = {move.id: move.cut_rank for move in CLOSING.moves}
    assert ranks["ask_for_job"] > max(ranks["recap"], ranks["interest"])
    assert ranks["ask_for_job"] < min(ranks["next_steps"], ranks["thanks"])


def test_who_is_sure_has_the_move_that_asks_for_the_job_at_once() -> None:
    assert "ask_for_job" in ids(script({"sure": "yes"}))
    assert "ask_for_job" not in ids(script({"sure": "yes", "move.ask_for_job.on": "no"}))
    assert "ask_for_job" not in ids(script({"sure": "no"}))


def test_one_tone_is_for_all_moves_and_each_can_still_differ() -> None:
    off = {f"move.{move.id}.on": "no" for move in CLOSING.moves if len(move.wordings) < 3}
    fields = {**FULL, **ALL_ON, **off, "move.thanks.tone": "warm", "tone": "direct"}
    application = Application.from_entries(fields)
    tones = {move.id: chosen_moves.tone_of(move, application) for move in CLOSING.moves}
    assert tones.pop("thanks") == "warm"
    assert set(tones.values()) == {"direct"}
    assert chosen_moves.common_tone(application, CLOSING) is None
    after = Application.from_entries(
        {**fields, **chosen_moves.fields_for_tone(application, CLOSING, "formal")}
    )
    assert chosen_moves.common_tone(after, CLOSING) == "formal"
    assert after.text("tone") == "formal"
    assert after.text("move.thanks.tone") == ""


def test_without_a_move_the_tone_is_the_one_that_the_first_would_have() -> None:
    off = {f"move.{move.id}.on": "no" for move in CLOSING.moves}
    first = {f"move.{CLOSING.moves[0].id}.tone": "formal"}
    for fields, tone in (({}, next(iter(CLOSING.moves[0].wordings))), (first, "formal")):
        application = Application(fields={**off, **fields})
        assert chosen_moves.common_tone(application, CLOSING) == tone


def values_of(application: Application) -> dict[str, str]:
    return move_values.move_values(application, CLOSING)


def test_a_move_is_suggested_in_the_kits_words_whatever_was_written_instead() -> None:
    recap = next(move for move in CLOSING.moves if move.id == "recap")
    application = Application(fields={**FULL, "move.recap.text": "Mine."})
    suggested = closing_script.suggested_text(recap, application, values_of(application))
    assert suggested == turn_of(script(FULL), "recap").text
    empty = Application(fields={})
    assert closing_script.suggested_text(recap, empty, values_of(empty)) == ""


def test_a_detail_is_shown_in_the_first_move_that_says_it() -> None:
    def said(fields: dict[str, str], closing: Closing = CLOSING) -> str:
        made = Application(fields=fields)
        return closing_script.first_move_with("heard", made, values_of(made), closing)

    assert said(FULL) == turn_of(script(FULL), "interest").text
    assert said({}) == ""
    assert said({**FULL, "move.interest.text": "Mine."}) != said(FULL)
    # A move that lacks another detail cannot be said, so the next one with this detail is.
    moves = {move.id: move for move in CLOSING.moves}
    needy = moves["interest"].model_copy(update={"id": "needy", "needs": ("heard", "how")})
    closing = CLOSING.model_copy(update={"moves": (needy, moves["interest"])})
    assert "the new depot" in said({"heard": "the new depot"}, closing)


def test_strengths_are_said_as_covered_only_once_they_are_ticked() -> None:
    on = {**FULL, "move.not_covered.on": "yes"}
    text = closing_script.script_text(script(on))
    assert "a team that stays" in text
    assert "We talked about" not in text
    ticked = closing_script.script_text(script({**on, "mentioned": "six years in stock"}))
    assert "We talked about six years in stock, but" in ticked


@pytest.mark.parametrize("tone", ["warm", "direct", "formal"])
def test_what_was_covered_is_not_repeated_where_it_does_not_read_on(tone: str) -> None:
    on = {**FULL, "move.not_covered.on": "yes", "move.not_covered.tone": tone}
    of_me = "I'm good with numbers"
    typed = {"strengths": f"{of_me}\n10 yrs retail\nclear reports", "mentioned": of_me}
    turn = turn_of(script({**on, **typed}), "not_covered")
    assert of_me not in turn.text
    assert "clear reports" in turn.text
    assert not turn.reminder
    assert turn.text != turn_of(script({**on, **typed, "mentioned": ""}), "not_covered").text


def test_people_are_thanked_by_what_they_are_called() -> None:
    called = {"person.1.call_name": "Ms. Okafor", "person.2.call_name": "Tom"}
    turn = turn_of(script({**FULL, **called}), "thanks")
    assert "your time, Ms. Okafor and Tom." in turn.text
    assert turn.reminder == ""


@pytest.mark.parametrize("called", [{}, {"person.1.call_name": "Ms. Okafor"}])
@pytest.mark.parametrize("tone", ["warm", "direct", "formal"])
def test_unless_it_is_known_of_everyone_how_to_call_them_nobody_is_named(
    called: dict[str, str], tone: str
) -> None:
    turn = turn_of(script({**FULL, **called, "tone": tone}), "thanks")
    thanks = next(move for move in CLOSING.moves if move.id == "thanks")
    assert turn.text == thanks.wordings[tone].without
    assert turn.reminder == "Thank each person on the call by name."


def test_who_gave_one_name_is_called_by_it() -> None:
    fields = {"person.1.name": "Nadia", "person.2.name": "Tom Reed", "person.2.call_name": "Tom"}
    assert "your time, Nadia and Tom." in turn_of(script(fields), "thanks").text


def test_who_has_a_role_and_no_name_keeps_nobody_from_being_named() -> None:
    fields = {"person.1.call_name": "Nadia", "person.2.role": "HR"}
    assert "your time, Nadia." in turn_of(script(fields), "thanks").text


def test_the_example_thanks_its_people_as_one_speaks_to_them() -> None:
    text = closing_script.script_text(
        script(example_application(ROOT / "data", datetime(2026, 11, 23)))
    )
    assert "for your time, Ms. Okafor and Tom." in text


one_of_several = st.fixed_dictionaries(
    {"name": st.sampled_from(["", " ", "Ana Zorn", "Bo  Quist", "Cy Vale", "Dee"])},
    optional={"call_name": st.sampled_from(["", " ", "Ana", "Mr. Quist"]), "role": st.just("HR")},
)


@given(st.lists(one_of_several, max_size=4), st.sampled_from(["warm", "direct", "formal"]))
def test_nobody_is_called_by_a_full_name(people: list[dict[str, str]], tone: str) -> None:
    typed = {f"person.{i}.{k}": text for i, who in enumerate(people) for k, text in who.items()}
    application = Application.from_entries(typed)
    said = values_of(application).texts["names"]
    text = closing_script.script_text(script({**typed, "tone": tone}))
    named = [person for person in application.people if person.letter_name]
    for full in ("Zorn", "Bo ", "Cy"):
        assert full not in said
        assert full not in text
    for person in named:
        assert (person.spoken_name in said) if all(p.spoken_name for p in named) else said == ""
    assert (f", {said}." in text) if said else ("time." in text or "time today." in text)


def test_a_question_is_a_sentence_whatever_was_typed() -> None:
    typed = "which count goes wrong\nWhich count goes wrong?\niPads or paper?\nTell me more."
    questions = chosen_questions(Application.from_entries({"own_questions": typed}), CLOSING)
    assert questions == ("Which count goes wrong?", "iPads or paper?", "Tell me more.")


def test_a_strength_that_is_a_deed_reads_well_in_each_move() -> None:
    typed = "Led a team of four.\nsix years of counts\nBuilt the stock report."
    fields = {**FULL, "strengths": typed, "mentioned": "Led a team of four"}
    text = closing_script.script_text(script({**fields, "move.not_covered.on": "yes"}))
    assert "I'd bring six years of counts, and I led a team of four." in text
    assert "We talked about how I led a team of four, but" in text
    assert "to know that I built the stock report, too." in text


def test_a_clause_may_begin_a_sentence_and_gets_its_capital() -> None:
    fields = {**FULL, "strengths": "my last count was right to the piece", "tone": "direct"}
    turn = turn_of(script(fields), "recap")
    assert "for the Inventory lead job. My last count was right to the piece." in turn.text


def test_moves_change_places_one_step_at_a_time() -> None:
    application = Application.from_entries({})
    order = chosen_moves.shifted_order(application, CLOSING, "thanks", -1)
    assert ids(script({"move_order": order, "job_title": "L", "strengths": "a"})) == [
        "recap",
        "interest",
        "thanks",
        "next_steps",
    ]
    ended = chosen_moves.shifted_order(application, CLOSING, "thanks", 1).split()
    assert ended == [move.id for move in CLOSING.moves]
    assert len(order.split()) == len(CLOSING.moves)
    down = chosen_moves.shifted_order(application, CLOSING, "recap", 1)
    assert ids(script({"move_order": down, "job_title": "L", "strengths": "a"}))[:2] == [
        "interest",
        "recap",
    ]
    up = chosen_moves.shifted_order(application, CLOSING, "interest", -1)
    assert ids(script({"move_order": up, "job_title": "L", "strengths": "a"}))[0] == "interest"


def test_an_order_with_unknown_or_doubled_moves_still_holds_each_once() -> None:
    application = Application.from_entries({"move_order": "thanks\nnothing\nthanks\nrecap"})
    order = [move.id for move in chosen_moves.ordered_moves(application, CLOSING)]
    assert order[:2] == ["thanks", "recap"]
    assert sorted(order) == sorted(move.id for move in CLOSING.moves)


def every_text(wording: Wording) -> list[str]:
    return [text for text in (wording.text, wording.with_call, wording.without) if text]


def test_no_two_moves_open_with_the_same_words_in_any_tones() -> None:
    opening = {
        move.id: {
            " ".join(text.lower().replace(",", "").split()[:2])
            for wording in move.wordings.values()
            for text in every_text(wording)
        }
        for move in CLOSING.moves
    }
    for one, other in combinations(opening, 2):
        assert not opening[one] & opening[other], (one, other)


def test_only_the_thanks_thank() -> None:
    for move in CLOSING.moves:
        for wording in move.wordings.values():
            thanks = any("thank" in text.lower() for text in every_text(wording))
            assert thanks == (move.id == "thanks"), move.id


def test_every_combination_of_tone_and_knowledge_is_free_of_holes() -> None:
    for tone, known in product(("warm", "direct", "formal"), (FULL, {}, {"heard": "x"})):
        tones = {f"move.{move.id}.tone": tone for move in CLOSING.moves}
        text = closing_script.script_text(script({**known, **ALL_ON, **tones}))
        for sign in ("{", "}", "..", " .", " ,", "  ", ": .", "?."):
            assert sign not in text, (tone, sign, text)


texts = st.text(max_size=80)


@settings(max_examples=50)
@given(st.fixed_dictionaries({name: texts for name in FULL if name != "sure"}))
def test_no_typed_text_breaks_a_script(fields: dict[str, str]) -> None:
    made = script({**fields, **ALL_ON, "sure": "yes"})
    assert made.seconds >= 0
    assert len(made.turns) + len(made.left_out) == len(CLOSING.moves)
    if not any("{" in text for text in fields.values()):
        assert "{" not in closing_script.script_text(made)
