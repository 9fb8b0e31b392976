"""Calls side by side, and the CSV to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.documents.spreadsheets import csv_of
from interview_kit.interviewer.call_record import answer_words, consent_words, mean_rating
from interview_kit.interviewer.columns import COUNT, MEAN
from interview_kit.interviewer.comparison import (
    ComparedCall,
    call_names,
    comparison,
    typed_comparison,
)
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set

MakeCall = Callable[..., ComparedCall]
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def cells_of(data: bytes, separator: str = ",") -> list[list[str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator))


def test_one_row_a_call_with_answers_and_ratings_side_by_side(
    call: MakeCall, content: InterviewerContent
) -> None:
    rows = [
        call("Ada", education="A diploma", ending="hear", ratings={"education": 4}),
        call("Ben", education="Self-taught", ending="decline", ratings={"education": 2}),
    ]
    table = comparison(rows, content)
    assert list(table["Candidate"]) == ["Ada", "Ben"]
    assert list(table["Education and training"]) == ["A diploma", "Self-taught"]
    assert list(table["Education and training: rating"]) == ["4", "2"]
    assert list(table["Ending"]) == ["They will hear from us", "Polite decline"]
    assert list(table["Recommendation"]) == ["Yes", "Yes"]
    assert list(table[MEAN]) == ["4.0 (1 rating)", "2.0 (1 rating)"]


def test_columns_stand_in_the_order_of_the_form(
    call: MakeCall, content: InterviewerContent
) -> None:
    columns = list(comparison([call()], content).columns)
    wanted = [
        "Candidate",
        "Motivations",
        "Motivations: rating",
        "Experience 1",
        "Salary expectations",
        "Agrees: Drug test",
        "Size of the last employer",
        "Direct reports: rating",
        "Time since then",
    ]
    places = [columns.index(name) for name in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("turned", [False, True])
def test_versions_of_the_form_that_differ_are_still_compared_in_its_order(
    turned: bool, call: MakeCall, content: InterviewerContent, whole: QuestionSet
) -> None:
    checks = {f"check.{check.id}": "yes" for check in content.checks}
    one = {"ask_past.past_products": "no", "ask_past.past_left": "no", "check.references": "no"}
    two = {"ask_past.past_size": "no", "ask_past.past_reports": "no", "check.drug_test": "no"}
    rows = [
        call("Ada", question_set=build_question_set({**checks, **one}, content)),
        call("Ben", question_set=build_question_set({**checks, **two}, content)),
    ]
    mixed = list(comparison(rows[::-1] if turned else rows, content).columns)
    assert mixed == list(comparison([call(question_set=whole)], content).columns)


def test_a_question_that_a_version_did_not_have_is_empty_for_it(
    call: MakeCall, content: InterviewerContent
) -> None:
    without = build_question_set({"ask_past.past_size": "no"}, content)
    table = comparison([call("Ada"), call("Ben", question_set=without)], content)
    assert list(table["Size of the last employer"]) == ["Doesn't apply", ""]


def test_other_checks_are_compared_only_with_the_same_ones(
    call: MakeCall, content: InterviewerContent
) -> None:
    sets = [
        build_question_set({"check.others": "yes", "other_checks": name}, content)
        for name in ("credit", "licence")
    ]
    rows = [call(question_set=each) for each in sets]
    answers = [{"consent.others": Answer("yes", "answered")}, {}]
    rows = [row._replace(answers=given) for row, given in zip(rows, answers, strict=True)]
    table = comparison(rows, content)
    assert list(table["Agrees: Other checks: credit"]) == ["Yes", ""]
    assert list(table["Agrees: Other checks: licence"]) == ["", ""]


def test_a_question_that_the_content_no_longer_has_keeps_its_column(
    call: MakeCall, content: InterviewerContent, whole: QuestionSet
) -> None:
    gone = whole.questions[2].model_copy(update={"id": "gone", "label": " "})
    old = whole.model_copy(update={"questions": (*whole.questions[:2], gone, *whole.questions[3:])})
    row = call("Ada", question_set=old, gone="Still here", ratings={"gone": 3})
    columns = list(comparison([call("Ben"), row], content).columns)
    place = columns.index("gone")
    assert columns[place - 1] == "Years of experience: rating"
    assert comparison([row], content)["gone: rating"][0] == "3"


def test_ratings_of_what_was_not_due_or_is_not_rated_do_not_count(
    call: MakeCall, content: InterviewerContent
) -> None:
    ratings = {"education": 3, "past_reports": 5, "salary": 5, "horoscope": 1}
    row = call("Ada", satisfied="no", had_reports="yes", ratings=ratings)
    table = comparison([row], content)
    assert table[MEAN][0] == "3.0 (1 rating)"
    assert table["Direct reports: rating"][0] == ""
    due = call("Ada", satisfied="yes", had_reports="yes", ratings=ratings)
    assert comparison([due], content)[MEAN][0] == "4.0 (2 ratings)"


@pytest.mark.parametrize(
    "names",
    [
        ("A", "A", "A (2)"),
        ("A", "A (2)", "A"),
        ("A (2)", "A", "A"),
        ("", "", "No name", "No name (2)"),
    ],
)
def test_candidates_of_the_same_name_stay_apart(names: tuple[str, ...], call: MakeCall) -> None:
    shown = call_names([call(name) for name in names])
    assert len(set(shown)) == len(names)
    for each, name in zip(shown, names, strict=True):
        assert each.startswith(name or "No name")


def test_nothing_to_compare_is_an_empty_table(content: InterviewerContent) -> None:
    assert comparison([], content).empty
    assert cells_of(csv_of(comparison([], content)))[0][0] == "Candidate"


@pytest.mark.parametrize(
    ("field", "answers", "words"),
    [
        ("education", {"education": Answer(" A diploma ", "answered")}, "A diploma"),
        ("education", {"education": Answer("", "no_time")}, "No time"),
        ("education", {"education": Answer("", "declined")}, "Declined to say"),
        ("education", {"education": Answer("", "open")}, ""),
        ("education", {}, ""),
        ("past_size", {"past_size": Answer("300", "not_due")}, "Doesn't apply"),
        ("salary", {"salary_amount": Answer("55000", "answered")}, "55,000"),
        (
            "salary",
            {"salary_amount": Answer("", "answered", "about fifty")},
            "about fifty (not read as an amount)",
        ),
        ("salary", {"salary": Answer("", "declined")}, "Declined to say"),
        (
            "salary",
            {
                "salary_amount": Answer("55000", "answered", "55k"),
                "salary_currency": Answer("USD", "answered"),
                "salary_period": Answer("year", "answered"),
                "salary": Answer("with a car", "answered"),
            },
            "USD 55,000 a year\nwith a car",
        ),
    ],
)
def test_an_answer_or_the_reason_for_having_none_is_shown(
    field: str,
    answers: dict[str, Answer],
    words: str,
    whole: QuestionSet,
    content: InterviewerContent,
) -> None:
    assert answer_words(whole.question(field), answers, content) == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("yes", "answered"), "Yes"),
        (Answer("no", "answered"), "No"),
        (Answer("", "not_asked"), "Not asked"),
        (Answer("", "open"), ""),
    ],
)
def test_a_consent_is_yes_no_or_a_reason(
    answer: Answer, words: str, content: InterviewerContent
) -> None:
    assert consent_words("drug_test", {"consent.drug_test": answer}, content) == words
    assert consent_words("references", {"consent.drug_test": answer}, content) == ""


def test_a_mean_says_how_many_ratings_it_rests_on() -> None:
    assert mean_rating({}) == ""
    assert mean_rating({"a": 5}) == "5.0 (1 rating)"
    assert mean_rating({"a": 5, "b": 4, "c": 2}) == "3.7 (3 ratings)"


@pytest.mark.parametrize("separator", [",", ";"])
def test_the_csv_opens_in_a_spreadsheet_with_every_cell_in_its_place(
    separator: str, call: MakeCall, content: InterviewerContent
) -> None:
    table = comparison([call("Ada; Lindt, Dr", education='two\nlines and "quotes"')], content)
    data = csv_of(table, separator=separator)
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = cells_of(data, separator)
    assert head == list(table.columns)
    assert dict(zip(head, row, strict=True))["Candidate"] == "Ada; Lindt, Dr"
    assert 'two\nlines and "quotes"' in row


def test_the_salary_stands_in_numbers_behind_its_answer_where_they_are_asked_for(
    call: MakeCall, content: InterviewerContent
) -> None:
    rows = [
        call("Ada", salary_amount="55000", salary_currency="USD", salary_period="year"),
        call("Ben", salary_amount="3500-3900.5 EUR month", salary_currency="USD"),
        call("Cem", salary="negotiable", salary_currency="USD", salary_period="year"),
    ]
    columns = ["Salary from", "Salary to", "Salary currency", "Salary period"]
    table = comparison(rows, content, with_numbers=True)
    assert [list(row) for row in table[columns].to_numpy()] == [
        ["55000", "", "USD", "year"],
        ["3500", "3900.5", "EUR", "month"],
        ["", "", "", ""],
    ]
    place = list(table.columns).index("Salary expectations")
    assert list(table.columns)[place + 1 : place + 5] == columns
    assert table.drop(columns=columns).equals(comparison(rows, content))
    with_commas = comparison(rows, content, with_numbers=True, decimal=",")
    assert list(with_commas["Salary from"]) == ["55000", "3500", ""]
    assert list(with_commas["Salary to"]) == ["", "3900,5", ""]
    assert with_commas.drop(columns=["Salary to"]).equals(table.drop(columns=["Salary to"]))


def test_whichever_question_asks_for_money_has_the_columns_of_the_salary(
    call: MakeCall, content: InterviewerContent, whole: QuestionSet
) -> None:
    pay = {"id": "pay", "label": "Pay"}
    questions = tuple(
        question.model_copy(update=pay if question.kind == "money" else {})
        for question in whole.questions
    )
    paid = whole.model_copy(update={"questions": questions})
    rows = [call("Ada", question_set=paid, salary_amount="55000", pay="at first"), call("Ben")]
    table = comparison(rows, content, with_numbers=True)
    assert list(table["Salary from"]) == ["55000", ""]
    assert table["Pay"][0].endswith("at first")
    assert "55,000" in table["Pay"][0]


def test_for_a_workbook_ratings_salaries_and_days_are_numbers_and_days(
    call: MakeCall, content: InterviewerContent
) -> None:
    ratings = {"education": 4, "motivations": 5, "salary": 2}
    pay = {"salary_amount": "3500-3900.5 EUR month", "salary": "and a car"}
    rows = [call("Ada", ratings=ratings, **pay), call("Ben")._replace(call_date="soon")]
    table = typed_comparison(rows, content)
    found = dict(zip(table.columns, zip(*table.to_numpy(), strict=True), strict=True))
    assert found["Date"] == (date(2026, 11, 23), "soon")
    assert found[MEAN] == (4.5, "")
    assert found[COUNT] == (2, 0)
    assert found["Education and training: rating"] == (4, "")
    assert found["Salary from"] == (Decimal(3500), "")
    assert found["Salary to"] == (Decimal("3900.5"), "")
    assert found["Salary currency"] == ("EUR", "")
    same = table.drop(columns=[COUNT]).map(str)
    words = comparison(rows, content, with_numbers=True)
    assert list(same.columns) == list(words.columns)
    assert same.drop(columns=[MEAN]).equals(words.drop(columns=[MEAN]).map(str))


def test_an_empty_label_still_has_a_heading(
    call: MakeCall, content: InterviewerContent, whole: QuestionSet
) -> None:
    blank = tuple(q.model_copy(update={"label": ""}) for q in whole.questions)
    checks = tuple(c.model_copy(update={"label": " "}) for c in whole.checks)
    unnamed = whole.model_copy(update={"questions": blank, "checks": checks})
    head = cells_of(csv_of(comparison([call(question_set=unnamed)], content)))[0]
    assert all(name.strip() for name in head)
    assert len(set(head)) == len(head)
    assert "education" in head


def test_a_heading_that_is_a_formula_or_another_heading_does_no_harm(
    call: MakeCall, content: InterviewerContent, whole: QuestionSet
) -> None:
    names = ["Ending", "=1+1", "=1+1"]
    changed = [
        q.model_copy(update={"label": n}) for q, n in zip(whole.questions, names, strict=False)
    ]
    odd = whole.model_copy(update={"questions": (*changed, *whole.questions[3:])})
    row = call(question_set=odd, ending="hear", motivations="Why")
    head, cells = cells_of(csv_of(comparison([row], content)))
    assert not [name for name in head if name.startswith(RISKY)]
    assert cells[head.index("Ending")] == "They will hear from us"
    assert cells[head.index("Ending (2)")] == "Why"


@given(
    name=st.text(),
    texts=st.dictionaries(
        st.sampled_from(
            [
                "education",
                "salary",
                "salary_amount",
                "salary_currency",
                "ending",
                "had_reports",
                "satisfied",
            ]
        ),
        st.text() | st.from_regex(r"[=+\-@\t\r\n ]{1,3}.*"),
    ),
    state=st.text(max_size=10),
    recommendation=st.text(max_size=10),
)
@example(name="\tAda", texts={}, state="", recommendation="")
@example(name="=cmd|'/C calc'!A0", texts={"education": "\t=1"}, state="", recommendation="")
@example(
    name=" \n@SUM(1)", texts={"salary": "－1", "salary_amount": "-5"}, state="", recommendation=""
)
def test_no_typed_text_breaks_the_comparison_or_becomes_a_formula(
    name: str,
    texts: dict[str, str],
    state: str,
    recommendation: str,
    content: InterviewerContent,
    whole: QuestionSet,
) -> None:
    answers = {field: Answer(text, state) for field, text in texts.items()}
    row = ComparedCall(name, "2026-11-23", whole, answers, {"education": 4}, recommendation)
    table = comparison([row, row], content, with_numbers=True)
    assert isinstance(table, pd.DataFrame)
    read = cells_of(csv_of(table))
    assert [len(cells) for cells in read] == [len(table.columns)] * 3
    for cell in (cell for cells in read for cell in cells):
        assert not cell.startswith(RISKY)
        assert not cell.lstrip().startswith(RISKY)


def test_a_follow_up_stands_beside_its_question_and_the_others_at_the_end(
    call: MakeCall, content: InterviewerContent
) -> None:
    follow_ups = {
        "followup.1.about": "education",
        "followup.1.question": "Where?",
        "followup.1.answer": "In Ohio.",
        "followup.2.about": "education",
        "followup.2.question": "When?",
        "followup.3.about": "call",
        "followup.3.answer": "Can start in May.",
    }
    table = comparison([call("Ada", **follow_ups), call("Ben")], content)
    columns = list(table.columns)
    name = "Follow-up to Education and training"
    assert columns[columns.index(name) - 1] == "Education and training: rating"
    assert list(table[name]) == ["Where? In Ohio.\nWhen? —", ""]
    assert list(table["Other follow-ups"]) == ["Can start in May.", ""]
    assert [each for each in columns if each.startswith("Follow-up to")] == [name]
    assert columns.index("Other follow-ups") > columns.index("Time since then")
    assert not {name, "Other follow-ups"} & set(comparison([call()], content).columns)


def test_a_no_is_told_from_what_was_not_asked(call: MakeCall, content: InterviewerContent) -> None:
    rows = [
        call("Ada", satisfied="yes", had_reports="no", working_now="yes"),
        call("Ben", satisfied="yes"),
        call("Cleo", satisfied="no", had_reports="yes"),
    ]
    table = comparison(rows, content)
    assert list(table["Had direct reports"]) == ["No", "", ""]
    assert list(table["Working now"]) == ["Yes", "", ""]
    assert list(table["Satisfied so far"]) == ["Yes", "Yes", "No"]


def test_a_reason_for_having_no_answer_stands_in_its_cell(
    call: MakeCall, content: InterviewerContent
) -> None:
    reasons = {
        "consent.drug_test": Answer("", "declined"),
        "had_reports": Answer("", "not_asked"),
        "candidate_questions": Answer(" Who decides? ", "answered"),
    }
    row = call("Ada", satisfied="yes")
    table = comparison([row._replace(answers={**row.answers, **reasons})], content)
    assert table["Agrees: Drug test"][0] == "Declined to say"
    assert table["Had direct reports"][0] == "Not asked"
    assert table["What they asked"][0] == "Who decides?"
    assert [table[name][0] for name in ("Ending", "Résumé attached")] == ["", ""]
    unsure = comparison([row._replace(recommendation="")], content)
    assert unsure["Recommendation"][0] == ""


def test_a_briton_compares_days_as_britons_write_them(
    call: MakeCall, content: InterviewerContent
) -> None:
    row = call(ending="hear", hear_by="2026-11-27", hear_through="post")
    for table in (comparison, typed_comparison):
        cells = table([row], content, english="GB")
        assert cells["They'll hear by"][0] == "Friday 27 November 2026, by post"


def test_what_an_ending_records_is_compared_with_that_ending_alone(
    call: MakeCall, content: InterviewerContent
) -> None:
    said = {"availability": "Monday", "decline_reason": "Pay", "hear_by": "2026-11-27"}
    rows = [call(ending="advance", **said), call(ending="decline", **said), call(**said)]
    table = comparison(rows, content)
    assert list(table["When they're available"]) == ["Monday", "", ""]
    assert list(table["Why we declined"]) == ["", "Pay", ""]
    assert list(table["They'll hear by"]) == [*["Friday, November 27, 2026"] * 2, ""]


def test_several_calls_with_one_candidate_say_which_they_are(call: MakeCall) -> None:
    rows = [
        call("Sam", education="x")._replace(candidate_id=each) for each in ("a", "b", "a", "", "")
    ]
    assert call_names(rows) == ["Sam, call 1", "Sam", "Sam, call 2", "Sam (2)", "Sam (3)"]
