"""The candidates of a position as rows: what each says, and the order that a column gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from interview_kit.content import Content, load_content
from interview_kit.content.interviewer import InterviewerContent
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.agenda import FinishedCall, Promise
from interview_kit.interviewer.compared_answers import compared_answer, compared_items
from interview_kit.interviewer.compared_people import (
    ComparedPerson,
    Gap,
    Measure,
    compared_people,
    decision_lines,
)
from interview_kit.interviewer.compared_summaries import in_words, summary_cells
from interview_kit.interviewer.comparison import ComparedCall, comparison, typed_comparison
from interview_kit.interviewer.people_order import sort_columns, sorted_people
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.interviewer.version_differences import version_differences
from interview_kit.settings import ROOT
from interview_kit.typed import AMERICAN

MakeCall = Callable[..., ComparedCall]
PLAN = {
    "title": "Lead",
    "salary_currency": "USD",
    "salary_period": "year",
    "salary_range": "52000-60000",
    "must_have.1.text": "Counts stock",
    "must_have.1.weight": "3",
    "must_have.2.text": "Leads",
    "must_have.2.weight": "1",
    "tests.education": "1",
    "tests.motivations": "2",
    "question.1.kind": "day",
    "question.1.text": "When could you start?",
    "question.1.name": "Start",
    "question.2.kind": "choice",
    "question.2.text": "How much notice?",
    "question.2.name": "Notice",
    "question.2.choices": "None\nA month",
    "question.2.from": "notice_period",
    "question.3.kind": "number",
    "question.3.text": "How many?",
}


@pytest.fixture(scope="session")
def kit() -> Content:
    return load_content(ROOT / "data")


@pytest.fixture
def measure(kit: Content) -> Measure:
    return Measure(PLAN, kit, AMERICAN, date(2026, 12, 1))


@pytest.fixture
def plan(content: InterviewerContent) -> QuestionSet:
    return build_question_set(PLAN, content)


def promise(by: date, *, kept: bool = False, was: date | None = None) -> Promise:
    return Promise(FinishedCall("", "", "", "", {}, {}), by, "email", kept, was)


def names(people: list[ComparedPerson]) -> list[str]:
    return [person.name for person in people]


def ordered(people: list[ComparedPerson], measure: Measure, column: str) -> list[list[str]]:
    """Return the names in the order of a column, and in that turned round."""
    recommendations = [each.id for each in measure.content.recommendations]
    columns = {each.id: each for each in sort_columns(measure.known, recommendations)}
    return [names(sorted_people(people, columns[column], turned=each)) for each in (False, True)]


def test_a_row_says_what_is_known_of_a_candidate(
    call: MakeCall, plan: QuestionSet, measure: Measure
) -> None:
    answers = {
        "own.1.day": "2027-02-11",
        "own.2.choice": "A month",
        "own.3.number": "7",
        "availability": "Any afternoon",
        "salary_amount": "61500",
        "salary_currency": "USD",
        "salary_period": "year",
    }
    row = call(question_set=plan, ratings={"education": 5, "motivations": 2}, **answers)
    moved = promise(date(2026, 11, 30), was=date(2026, 11, 27))
    (person,) = compared_people([row._replace(promise=moved)], measure)
    assert (person.scores[1].mean, person.scores[2].mean) == (5, 2)
    assert (person.weighted.mean, person.average) == (4.25, 3.5)
    assert (person.salary, person.to_range) == ("USD 61,500 a year", "1,500 above the range")
    assert person.availability == (
        "Start: Thu, Feb 11, 2027",
        "Notice: A month",
        "When they're available: Any afternoon",
    )
    assert person.available_from == date(2027, 2, 11)
    assert person.told == "by Mon, Nov 30, 2026, by email · moved from Fri, Nov 27, 2026"
    assert person.overdue == "1 day overdue"
    assert (person.recommendation, person.call_day) == ("Yes", "Mon, Nov 23, 2026")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "No day given"),
        ({"promise_kept": Answer("yes", "answered")}, "They've heard"),
        (
            {"ending": Answer("hear", "answered"), "hear_by": Answer("", "answered", "soon")},
            "soon (not read as a date)",
        ),
    ],
)
def test_without_a_day_it_says_what_there_is(
    changes: dict[str, Answer], told: str, call: MakeCall, measure: Measure
) -> None:
    row = call()
    (person,) = compared_people([row._replace(answers={**row.answers, **changes})], measure)
    assert (person.told, person.overdue) == (told, "")


def test_a_promise_that_was_kept_is_not_overdue(call: MakeCall, measure: Measure) -> None:
    kept = call()._replace(promise=promise(date(2026, 11, 20), kept=True))
    (person,) = compared_people([kept], measure)
    assert person.told == "They've heard, promised by Fri, Nov 20, 2026, by email"
    assert person.overdue == ""


@pytest.mark.parametrize(
    ("amount", "pays", "least"),
    [
        ("55000", "52000-60000", 55000),
        ("60001-70000", "", 60001),
        ("4800 USD month", "52000-60000", 57600),
        ("60000", "4500-5000 month", 60000),
        ("50000 EUR", "52000-60000", None),
        ("27 USD hour", "52000-60000", 56160),
        ("27 USD hour", "25 USD hour", 56160),
        ("", "52000-60000", None),
    ],
)
def test_salaries_in_the_currency_of_the_job_are_compared_by_the_year(
    amount: str, pays: str, least: int | None, call: MakeCall, measure: Measure
) -> None:
    paid = Measure({**PLAN, "salary_range": pays}, measure.kit, AMERICAN, date.max)
    given = {"salary_currency": "USD", "salary_period": "year"}
    (person,) = compared_people([call(salary_amount=amount, **given)], paid)
    assert person.least_wanted == (None if least is None else Decimal(least))


def test_the_decision_stands_apart_from_the_recommendation(
    call: MakeCall, measure: Measure
) -> None:
    kind = measure.kit.decisions.decisions[0]
    reason, label = next(iter(measure.kit.decisions.reasons_for(kind.id).items()))
    decided = call("Ben", decision=kind.id, decision_reason=reason, decided_by="Omar")
    people = compared_people([call(), decided], measure)
    assert [decision_lines(each.decision) for each in people] == [
        (),
        (kind.label, label, "by Omar"),
    ]
    assert [each.recommendation for each in people] == ["Yes", "Yes"]
    assert ordered(people, measure, "decision") == [["Ben", "Ada"], ["Ben", "Ada"]]


def test_a_gap_says_why(call: MakeCall, plan: QuestionSet, measure: Measure) -> None:
    answered = {q.id: "Said" for q in plan.questions if q.id not in ("education", "salary")}
    row = call(question_set=plan, **answered)
    reasons = {
        "education": Answer("", sorted(NO_ANSWER_REASONS)[0]),
        "salary_amount": Answer("", "answered", "about fifty"),
    }
    (person,) = compared_people([row._replace(answers={**row.answers, **reasons})], measure)
    assert person.gaps == (Gap("Education and training", "declined to say"),)
    (person,) = compared_people([row], measure)
    assert [gap.why for gap in person.gaps] == ["no answer", "no answer"]


def test_a_must_have_that_was_denied_is_a_gap_and_says_so(call: MakeCall, measure: Measure) -> None:
    nights = {"question.4.kind": "yes_no", "question.4.text": "Nights?", "tests.own_4": "3"}
    must = {"must_have.3.text": "Can work every night", "must_have.3.weight": "3"}
    position = {**PLAN, **nights, **must}
    by_nights = Measure(position, measure.kit, AMERICAN, date(2026, 12, 1))
    asked = build_question_set(position, measure.content)
    rated = {"education": 4}
    calls = [
        call(name, question_set=asked, ratings=rated, **{"own.4.yes_no": said})
        for name, said in (("Ada", "no"), ("Ben", "yes"), ("Cem", ""))
    ]
    people = compared_people(calls, by_nights)
    denied = Gap("Can work every night", "said no")
    assert people[0].gaps[0] == denied
    assert denied not in people[1].gaps + people[2].gaps
    assert {each.weighted for each in people} == {(4.0, 1, 3)}
    cells = [summary_cells(each, by_nights.known) for each in people]
    visa = {"question.4.meets": "no"}
    now = compared_people(calls, replace(by_nights, position=position | visa))
    assert now[0].scores[3].met
    assert now[1].gaps[0] == Gap("Can work every night (Nights?: Yes)", "not met")
    reworded = position | visa | {"question.4.text": "A visa?"}
    assert compared_people(calls, replace(by_nights, position=reworded))[0].gaps[0] == denied
    column = "Must-have 3: Can work every night"
    assert [each[column] for each in cells] == ["No", "Yes", ""]
    assert ordered(people, by_nights, "must-have-3") == [
        ["Ben", "Ada", "Cem"],
        ["Ada", "Ben", "Cem"],
    ]


def test_checks_are_gaps_too_and_what_was_not_due_is_none(
    call: MakeCall, whole: QuestionSet, measure: Measure
) -> None:
    (person,) = compared_people([call(satisfied="no")], measure)
    labels = {gap.label for gap in person.gaps}
    assert "Drug test" in labels
    assert not labels & {q.label for q in whole.questions if q.group == "past"}


def test_missing_values_come_last_either_way(
    call: MakeCall, plan: QuestionSet, measure: Measure
) -> None:
    values = [("Ada", 2, "2027-03-01", "58000"), ("Ben", 5, "2027-01-01", "50000 EUR")]
    calls = [
        call(
            name,
            question_set=plan,
            ratings={"education": rating},
            salary_currency="USD",
            salary_period="year",
            salary_amount=amount,
            **{"own.1.day": day},
        )
        for name, rating, day, amount in [*values, ("Cem", 5, "2027-02-01", "53000")]
    ]
    nobody = call("Dan", question_set=plan)._replace(recommendation="")
    people = compared_people([nobody, *calls], measure)
    assert ordered(people, measure, "calls") == [
        ["Dan", "Ada", "Ben", "Cem"],
        ["Cem", "Ben", "Ada", "Dan"],
    ]
    for column in ("score", "must-have-1"):
        assert ordered(people, measure, column) == [
            ["Ben", "Cem", "Ada", "Dan"],
            ["Ada", "Ben", "Cem", "Dan"],
        ]
    assert ordered(people, measure, "pay") == [
        ["Cem", "Ada", "Dan", "Ben"],
        ["Ada", "Cem", "Dan", "Ben"],
    ]
    assert ordered(people, measure, "available")[0] == ["Ben", "Cem", "Ada", "Dan"]
    assert ordered(people, measure, "recommendation")[0][-1] == "Dan"
    assert ordered(people, measure, "name")[0] == ["Ada", "Ben", "Cem", "Dan"]
    assert ordered(people, measure, "must-have-2")[0] == ["Dan", "Ada", "Ben", "Cem"]


def test_what_was_asked_under_another_version_is_marked(
    call: MakeCall, plan: QuestionSet, measure: Measure, content: InterviewerContent
) -> None:
    changed = {**PLAN, "question.1.text": "When can you start?", "question.2.kind": ""}
    newest = build_question_set(
        {**changed, "question.4.kind": "text", "question.4.text": "Why?"}, content
    )
    old, new = (
        call("Ada", question_set=plan, own_2="Two weeks"),
        call("Ben", question_set=newest)._replace(version=2),
    )
    ada, ben = compared_people([old, new], measure)
    assert ada.differences.words == (
        "Asked in other words: Start",
        "Not asked: Why?",
        "Asked only here: Notice",
    )
    assert ben.differences.words == ()
    assert version_differences(plan, plan).words == ()
    items = {each.id: each for each in compared_items([old, new], content)}
    marks = {
        each: compared_answer(items[each], old, content, AMERICAN).mark
        for each in ("own_1", "own_4", "own_2", "education")
    }
    assert marks == {
        "own_1": "Asked as: When could you start?",
        "own_4": "Not asked on this call",
        "own_2": "",
        "education": "",
    }
    assert compared_answer(items["own_2"], new, content, AMERICAN).mark == "Not asked on this call"


def test_one_question_has_all_that_was_said_to_it(
    call: MakeCall, plan: QuestionSet, content: InterviewerContent
) -> None:
    row = call(
        question_set=plan,
        ratings={"education": 4, "past_reports": 5},
        education="A diploma",
        **{"followup.1.about": "education", "followup.1.question": "Where?"},
    )
    items = {each.id: each for each in compared_items([row], content)}
    answer = compared_answer(items["education"], row, content, AMERICAN)
    assert (answer.words, answer.rating, answer.follow_ups) == ("A diploma", 4, "Where? —")
    assert compared_answer(items["past_reports"], row, content, AMERICAN).rating is None
    assert compared_answer(items["gate.had_reports"], row, content, AMERICAN).is_empty


def test_addresses_name_no_words_that_somebody_typed(
    call: MakeCall, content: InterviewerContent
) -> None:
    sets = [
        build_question_set({"check.others": "yes", "other_checks": name}, content)
        for name in ("credit", "licence")
    ]
    ids = [each.id for each in compared_items([call(question_set=each) for each in sets], content)]
    assert [each for each in ids if each.startswith("consent")] == ["consent.others"]
    calls = [
        call(question_set=each)._replace(version=version) for version, each in enumerate(sets, 1)
    ]
    ids = [each.id for each in compared_items(calls, content) if each.id]
    assert len(ids) == len(set(ids))
    assert not any("credit" in each or "licence" in each for each in ids)


def test_the_files_have_what_sums_up_a_candidate(
    call: MakeCall, plan: QuestionSet, measure: Measure
) -> None:
    rows = [
        call(question_set=plan, ratings={"education": 4, "motivations": 1}),
        call("Ben", question_set=plan),
    ]
    people = compared_people(rows, measure)
    cells = [summary_cells(person, measure.known) for person in people]
    table = typed_comparison(rows, measure.content, summaries=cells)
    assert list(table["Weighted score"]) == [3.25, ""]
    assert list(table["Must-haves scored"]) == [2, 0]
    assert list(table["Must-have 1: Counts stock"]) == [4.0, ""]
    columns = list(table.columns)
    assert columns.index("Weighted score") == columns.index("Recommendation") + 1
    words = [in_words(each, ",") for each in cells]
    text = comparison(rows, measure.content, summaries=words)
    assert list(text["Weighted score"]) == ["3,25", ""]
    assert "no answer" in text["Gaps"][0]


def test_a_moved_promise_is_so_in_the_files(call: MakeCall, measure: Measure) -> None:
    moved = promise(date(2026, 12, 4), was=date(2026, 11, 27))
    table = comparison([call(ending="hear")._replace(promise=moved)], measure.content)
    assert table["They'll hear by"][0] == (
        "Friday, December 4, 2026, by email (moved from Friday, November 27, 2026)"
    )


def test_must_haves_of_later_count_as_a_change(
    call: MakeCall, plan: QuestionSet, whole: QuestionSet, measure: Measure
) -> None:
    rows = [call(question_set=plan), call(question_set=whole)]
    assert [each.measured_anew for each in compared_people(rows, measure)] == [False, True]
    assert compared_people([], measure) == []
