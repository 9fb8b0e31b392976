"""What a position asks of its own, what that tests, and how long it takes."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.question_bank import BankQuestion, QuestionBank
from interview_kit.fields.answer_kinds import ANSWER_KINDS
from interview_kit.fields.definitions import number_in
from interview_kit.fields.position_fields import OWN_QUESTION
from interview_kit.interviewer.added_questions import (
    bank_fields,
    copied_fields,
    from_bank,
    next_question,
)
from interview_kit.interviewer.call_record import answer_words, due_ratings
from interview_kit.interviewer.comparison import ComparedCall, comparison, typed_comparison
from interview_kit.interviewer.kickoff import minutes_to_go, planned_time, untested
from interview_kit.interviewer.must_haves import MustHave, must_haves
from interview_kit.interviewer.own_answers import own_field_names, typed_value, value_words
from interview_kit.interviewer.own_questions import (
    MOST_CHOICES,
    names_by_id,
    names_of_tests,
    own_questions,
)
from interview_kit.interviewer.progress import Answer, gaps
from interview_kit.interviewer.question_set import (
    OWN_SECTION,
    QuestionSet,
    build_question_set,
    question_order,
)
from interview_kit.interviewer.salary import range_words
from interview_kit.interviewer.steps import basic_progress, steps
from interview_kit.typed import BRITISH

FORKLIFT = {"question.1.kind": "yes_no", "question.1.text": "Can you drive a forklift?"}
COUNTING = {
    "must_have.1.weight": "3",
    "must_have.1.text": "Led a stock count",
    "must_have.2.weight": "1",
    "must_have.2.text": "Honest",
    "must_have.2.kind": "value",
}


def own(kind: str, **more: str) -> dict[str, str]:
    parts = {"kind": kind, "text": "What would it be?", **more}
    return {f"question.1.{part}": text for part, text in parts.items()}


def build(content: InterviewerContent, **position: str) -> QuestionSet:
    return build_question_set(position, content)


def answered(text: str, typed: str = "") -> Answer:
    return Answer(text, "answered", typed)


def test_an_own_question_is_asked_after_those_of_the_form_and_before_the_last_job(
    content: InterviewerContent,
) -> None:
    built = build(content, **FORKLIFT)
    ids = [question.id for question in built.questions]
    assert ids.index("own_1") == sum(each.group != "past" for each in content.questions)
    order = [step.id for step in steps(built, {})]
    assert order.index("own_1") == order.index("checks") - 1
    question = built.question("own_1")
    assert (question.section, question.label) == (OWN_SECTION, "Can you drive a forklift?")
    assert basic_progress(built, {"own.1.yes_no": answered("no")})[0] == 1
    assert "own_1" in {gap.field for gap in gaps(built, {})}
    assert "own_1" not in {gap.field for gap in gaps(built, {"own.1.yes_no": answered("no")})}


@pytest.mark.parametrize(
    ("position", "asked"),
    [
        ({"question.1.text": "Removed?"}, False),
        ({"question.1.kind": "", "question.1.text": "Removed?"}, False),
        ({"question.1.kind": "text"}, False),
        ({"question.1.kind": "text", "question.1.text": " \n "}, False),
        ({"question.1.kind": "text", "question.1.text": "Why?"}, True),
        ({"question.1.kind": "a kind of later", "question.1.text": "Why?"}, True),
    ],
)
def test_a_question_is_asked_once_it_is_written_and_until_it_is_removed(
    position: dict[str, str], asked: bool, content: InterviewerContent
) -> None:
    found = [each for each in build(content, **position).questions if each.own]
    assert bool(found) == asked
    assert all(each.kind == "text" for each in found)


@pytest.mark.parametrize(
    ("choices", "kind", "offered"),
    [
        ("", "text", ()),
        ("Red", "text", ()),
        (" - Red\n\nGreen \nRed", "choice", ("Red", "Green")),
        ("\n".join(map(str, range(99))), "choice", tuple(map(str, range(MOST_CHOICES)))),
    ],
)
def test_a_choice_needs_something_to_choose_between(
    choices: str, kind: str, offered: tuple[str, ...], content: InterviewerContent
) -> None:
    question = build(content, **own("choice", choices=choices)).question("own_1")
    assert (question.kind, question.choices) == (kind, offered)


def test_words_for_a_rating_can_be_left_out_and_count_only_where_it_is_rated(
    content: InterviewerContent,
) -> None:
    rated = own("text", rated="yes", **{"anchor.3": "does it", "anchor.1": " "})
    assert build(content, **rated).question("own_1").anchors == {3: "does it"}
    plain = build(content, **{**rated, "question.1.rated": "no"}).question("own_1")
    assert (plain.rated, plain.anchors) == (False, {})


def test_a_rating_outside_its_scale_does_not_count(content: InterviewerContent) -> None:
    built = build(content, **own("text", rated="yes"))
    texts = ("0", "6", "-1", "4.5", "five", "", "4")
    counted = [due_ratings(built, {}, {"rating.own_1": text}) for text in texts]
    assert counted == [*[{}] * 6, {"own_1": 4}]


@pytest.mark.parametrize(
    ("kind", "answers", "words", "value"),
    [
        ("text", {"own_1": answered("Well")}, "Well", "Well"),
        ("yes_no", {"own.1.yes_no": answered("yes")}, "Yes", "Yes"),
        ("number", {"own.1.number": answered("37")}, "37", 37),
        ("number", {"own.1.number": answered("", "a few")}, "a few (not read as a number)", None),
        ("day", {"own.1.day": answered("2027-02-11")}, "Thu, Feb 11, 2027", date(2027, 2, 11)),
        ("day", {"own.1.day": answered("", "in spring")}, "in spring (not read as a date)", None),
        ("money", {"own.1.money": answered("500 EUR day")}, "EUR 500 a day", None),
        ("number", {"own.1.number": answered("37"), "own_1": answered("or so")}, "37\nor so", None),
        ("number", {"own_1": Answer("", "declined")}, "Declined to say", None),
        ("number", {}, "", None),
    ],
)
def test_an_answer_is_told_in_words_and_in_a_workbook_as_what_it_is(
    kind: str,
    answers: dict[str, Answer],
    words: str,
    value: object,
    content: InterviewerContent,
) -> None:
    built = build(content, **own(kind, name="Mine"))
    assert answer_words(built.question("own_1"), answers, content) == words
    row = ComparedCall("Ada", "2026-11-23", built, answers, {}, "")
    assert comparison([row], content)["Mine"][0] == words
    assert typed_comparison([row], content)["Mine"][0] == (words if value is None else value)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("day", "2027-02-11", "Thu, 11 Feb 2027"),
        ("day", "soon", ""),
        ("yes_no", "maybe", ""),
        ("money", "much", ""),
    ],
)
def test_a_value_is_told_as_its_reader_writes_it_and_one_of_no_kind_not_at_all(
    kind: str, text: str, words: str, content: InterviewerContent
) -> None:
    question = build(content, **own(kind)).question("own_1")
    answers = {f"own.1.{kind}": answered(text)}
    assert value_words(question, answers, BRITISH) == words
    assert (typed_value(question, answers) is None) == (words == "")
    number = build(content, **own("number")).question("own_1")
    assert typed_value(number, {"own.1.number": answered("2027-02-11")}) is None


def test_an_amount_of_ones_own_brings_no_second_salary(content: InterviewerContent) -> None:
    row = ComparedCall("Ada", "2026-11-23", build(content, **own("money")), {}, {}, "")
    columns = list(comparison([row], content, with_numbers=True).columns)
    assert columns.count("Salary from") == 1


def test_fields_of_own_questions_are_called_as_the_questions_are(
    content: InterviewerContent,
) -> None:
    assert own_field_names(build(content, **own("day", name="Start"))) == {
        "own_1": "Notes: Start",
        "own.1.day": "Start",
        "rating.own_1": "Rating: Start",
        "said.own_1": "What they said: Start",
        "come_back.own_1": "Come back to: Start",
    }
    assert own_field_names(build(content, **own("text", name="Why"))) == {
        "own_1": "Why",
        "rating.own_1": "Rating: Why",
        "said.own_1": "What they said: Why",
        "come_back.own_1": "Come back to: Why",
    }
    assert own_field_names(build(content)) == {}


def test_questions_stand_in_the_order_of_the_position_and_new_ones_last(
    content: InterviewerContent,
) -> None:
    position = {**FORKLIFT, "question.2.kind": "text", "question_order": "own_1\ngone\nsalary"}
    order = question_order(position, content)
    assert order[:2] == ["own_1", "salary"]
    assert order[-1] == "own_2"
    assert sorted(order) == sorted(question_order({**FORKLIFT, "question.2.kind": "text"}, content))
    past = [each.id for each in content.questions if each.group == "past"]
    asked = [each.id for each in build_question_set(position, content).questions]
    assert asked == [*order[:-1], *past]  # the second is not written yet


def test_must_haves_have_a_weight_and_a_kind(content: InterviewerContent) -> None:
    assert must_haves(COUNTING | {"must_have.3.weight": "2", "must_have.4.text": "Removed"}) == (
        MustHave(number=1, text="Led a stock count", weight=3, is_value=False),
        MustHave(number=2, text="Honest", weight=1, is_value=True),
    )
    [odd] = must_haves({"must_have.1.weight": "99", "must_have.1.text": "x"})
    assert odd.weight == 1


def test_it_is_told_which_must_haves_no_question_tests(content: InterviewerContent) -> None:
    built = build(content, **COUNTING, **FORKLIFT, **{"tests.own_1": "1\n7"})
    assert [each.text for each in built.tested(built.question("own_1"))] == ["Led a stock count"]
    assert [each.text for each in untested(built)] == ["Honest"]
    # A question that is not asked tests nothing.
    gone = build(content, **COUNTING, **{"tests.own_1": "1", "tests.salary": "2"})
    assert [each.text for each in untested(gone)] == ["Led a stock count"]
    off = {"ask_past.past_size": "no", "tests.past_size": "1"}
    assert len(untested(build(content, **COUNTING, **off))) == 2


def test_a_call_takes_the_minutes_of_what_is_said_and_asked(content: InterviewerContent) -> None:
    numbers = content.numbers
    first = planned_time(build(content), numbers)
    sometimes = [question for question in content.questions if question.condition]
    asked = [question for question in content.questions if not question.condition]
    assert first.minutes == numbers.words_minutes + numbers.their_minutes + sum(
        numbers.rated_minutes if each.rated else numbers.unrated_minutes for each in asked
    )
    assert first.length == numbers.call_minutes
    assert first.at_most - first.minutes == sum(
        numbers.rated_minutes if each.rated else numbers.unrated_minutes for each in sometimes
    )
    longer = planned_time(build(content, **own("text", rated="yes")), numbers)
    assert longer.minutes == first.minutes + numbers.rated_minutes
    checked = planned_time(build(content, **{"check.references": "yes"}), numbers)
    assert checked.minutes == first.minutes + numbers.checks_minutes
    exact = planned_time(build(content, call_minutes=str(first.minutes)), numbers)
    assert (exact.length, exact.over) == (first.minutes, 0)
    assert planned_time(build(content, call_minutes=str(first.minutes - 1)), numbers).over == 1


@pytest.mark.parametrize(("typed", "minutes"), [("4", 0), ("5", 5), ("240", 240), ("241", 0)])
def test_the_length_of_a_call_has_limits(
    typed: str, minutes: int, content: InterviewerContent
) -> None:
    assert build(content, call_minutes=typed).call_minutes == minutes


def test_the_usual_questions_fit_into_the_usual_call(content: InterviewerContent) -> None:
    assert planned_time(build(content), content.numbers).over == 0


def test_the_salary_range_is_told_in_words(content: InterviewerContent) -> None:
    built = build(content, salary_range="50000-60000", salary_currency="EUR")
    assert range_words(built, {"year": "a year"}) == "EUR 50,000–60,000 a year"
    assert range_words(build(content), {}) == ""


def test_a_set_from_before_there_were_own_questions_reads_as_it_did(whole: QuestionSet) -> None:
    raw = whole.model_dump()
    for question in raw["questions"]:
        for name in ("own", "choices", "tests"):
            del question[name]
    for name in ("must_haves", "salary_range", "shift", "call_minutes"):
        del raw[name]
    assert QuestionSet.model_validate_json(json.dumps(raw)) == whole


def test_eighty_questions_are_asked_each_once(content: InterviewerContent) -> None:
    position = {f"question.{n}.kind": "text" for n in range(1, 81)}
    position |= {f"question.{n}.text": "Why?" for n in range(1, 81)}
    built = build_question_set(position, content)
    assert sum(question.own > 0 for question in built.questions) == 80
    assert len({step.id for step in steps(built, {})}) == len(steps(built, {}))
    assert next_question(position) == 81


@pytest.fixture
def bank() -> QuestionBank:
    more = {"topic": "place", "source": "kit"}
    there = BankQuestion(
        id="there",
        label="There",
        text="It's in {location}. Can you be there?",
        text_without="Can you be there?",
        kind="yes_no",
        **more,
    )
    color = BankQuestion(
        id="color",
        label="Color",
        text="Which one?",
        kind="choice",
        choices=("Red", "Green"),
        anchors={1: "none", 3: "one", 5: "both"},
        hint="Wait.",
        **more,
    )
    topics = ({"id": "place", "label": "Place"},)
    return QuestionBank.model_validate({"topics": topics, "questions": (there, color)})


def test_a_question_of_the_bank_becomes_one_of_the_positions_own(
    bank: QuestionBank, content: InterviewerContent
) -> None:
    there, color = bank.questions
    position = {"location": "Leeds."}
    position |= bank_fields(there, 1, position)
    position |= bank_fields(color, 2, position)
    first, second = own_questions(position)
    assert (first.text, first.kind) == ("It's in Leeds. Can you be there?", "yes_no")
    assert (first.rated, second.rated) == (False, True)
    assert position["question.1.rated"] == "no"
    assert (first.name, second.name) == (there.label, color.label)
    assert (second.choices, second.hint) == (("Red", "Green"), "Wait.")
    assert second.anchors == {1: "none", 3: "one", 5: "both"}
    assert from_bank(position) == {"there", "color"}
    assert from_bank(position | {"question.1.kind": ""}) == {"color"}
    assert bank_fields(there, 1, {})["question.1.text"] == "Can you be there?"
    away = there.model_copy(update={"meets": "no"})
    assert own_questions(bank_fields(away, 1, {}))[0].meets == "no"
    assert first.meets == "yes"


def test_two_questions_are_copied_in_their_order_with_both_must_haves(
    content: InterviewerContent,
) -> None:
    source = {
        **COUNTING,
        **FORKLIFT,
        "question.2.kind": "text",
        "question.2.text": "Why us?",
        "question.1.meets": "no",
        "tests.own_1": "1\n2",
        "tests.own_2": "2",
        "question_order": "own_2\nown_1",
    }
    copied = copied_fields(source, {}, content)
    assert must_haves(copied) == must_haves(source)
    questions = [each for each in build(content, **copied).questions if each.own]
    assert [(each.text, each.tests, each.meets) for each in questions] == [
        ("Why us?", (2,), "yes"),
        ("Can you drive a forklift?", (1, 2), "no"),
    ]
    untied = build(content, **{**copied, "tests.own_2": "", "tests.own_1": ""})
    assert {each.meets for each in untied.questions} == {"yes"}
    assert "question_order" not in copied_fields(source, {"question_order": "salary"}, content)
    assert next_question([]) == next_question(["title"]) == 1


def test_the_questions_of_another_position_are_added_with_what_they_test(
    content: InterviewerContent,
) -> None:
    source = {
        **COUNTING,
        **FORKLIFT,
        "question.7.kind": "text",
        "question.7.text": "Why us?",
        "question.7.anchor.5": "knows us",
        "tests.own_1": "1",
        "tests.own_7": "2",
        "tests.salary": "2",
        "question_order": "own_7\nsalary",
        "ask_past.past_size": "no",
        "ask_past.education": "no",
        "asked_as.salary": "What would you need?",
        "title": "Lead",
        "education": "a diploma",
    }
    target = {
        "must_have.4.weight": "1",
        "must_have.4.text": "honest",
        "question.2.kind": "text",
        "question.2.text": "Why us?",
        "education": "a degree",
    }
    copied = target | copied_fields(source, target, content)
    assert [each.text for each in own_questions(copied)] == ["Why us?", FORKLIFT["question.1.text"]]
    assert [(each.number, each.text) for each in must_haves(copied)] == [
        (4, "honest"),
        (5, "Led a stock count"),
    ]
    assert (copied["tests.own_3"], copied["tests.salary"]) == ("5", "4")
    assert (copied["education"], copied["ask_past.past_size"]) == ("a degree", "no")
    assert copied["ask_past.education"] == "no"
    assert copied["asked_as.salary"] == "What would you need?"
    assert "title" not in copied
    assert copied_fields(source, copied, content) == {}
    assert copied_fields({}, target, content).keys() <= {"question_order"}


@given(
    source=st.dictionaries(st.integers(1, 9), st.sampled_from(list(ANSWER_KINDS))),
    target=st.dictionaries(st.integers(1, 9), st.sampled_from(list(ANSWER_KINDS))),
)
def test_a_copy_never_overwrites_a_question(
    source: dict[int, str], target: dict[int, str], content: InterviewerContent
) -> None:
    def position(kinds: dict[int, str], name: str) -> dict[str, str]:
        fields = {f"question.{number}.kind": kind for number, kind in kinds.items()}
        return fields | {f"question.{number}.text": f"{name} {number}" for number in kinds}

    theirs, mine = position(source, "source"), position(target, "target")
    copied = copied_fields(theirs, mine, content)
    assert not {key for key in copied if number_in(key, OWN_QUESTION)} & mine.keys()
    texts = [each.text for each in own_questions(mine | copied)]
    assert {*texts} == {f"target {n}" for n in target} | {f"source {n}" for n in source}


def test_the_history_names_what_a_position_lists(content: InterviewerContent) -> None:
    position = {**COUNTING, **FORKLIFT, "must_have.1.weight": "", "question.1.kind": ""}
    names = names_by_id(position, content)
    assert (names["1"], names["2"], names["own_1"]) == (
        "Led a stock count",
        "Honest",
        "Can you drive a forklift?",
    )
    assert names["salary"] == "Salary expectations"
    named = names_of_tests(position | {"question.1.name": "Forklift"})
    assert named == {"tests.own_1": "Must-haves that it tests: Forklift"}


def test_the_minutes_to_go_shrink_with_each_answer(content: InterviewerContent) -> None:
    numbers = content.numbers
    asked = build_question_set({"check.references": "yes"}, content)

    def to_go(**said: str) -> int:
        given = {key: Answer(text, "answered") for key, text in said.items()}
        return minutes_to_go(asked, given, numbers)

    first = to_go()
    assert to_go(motivations="The team.") == first - numbers.rated_minutes
    assert to_go(salary_amount="USD 50000") == first - numbers.unrated_minutes
    assert to_go(**{"consent.references": "no"}) == first - numbers.checks_minutes
    past = sum(
        numbers.rated_minutes if question.rated else numbers.unrated_minutes
        for question in asked.questions
        if question.group == "past" and not question.condition
    )
    assert to_go(satisfied="yes") == first + past
