"""A call on one page: what is on it, in which order, and what is left out with a word."""

from __future__ import annotations

from typing import Any

import pytest

from interview_kit.content import Content, load_content
from interview_kit.interviewer.call_summary import CallSummary, build_summary
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.settings import ROOT

PLAN = {
    "title": "Lead",
    "location": "Leeds",
    "salary_range": "50000-60000",
    "salary_currency": "GBP",
    "must_have.1.weight": "1",
    "must_have.1.text": "Counts",
    "must_have.2.weight": "3",
    "must_have.2.text": "Leads",
    "tests.education": "1",
    "tests.motivations": "2",
    "question.1.kind": "choice",
    "question.1.text": "How much notice?",
    "question.1.name": "Notice",
    "question.1.choices": "None\nA month",
    "question.1.from": "notice_period",
    "question.2.kind": "day",
    "question.2.text": "When could you start?",
    "question.2.name": "Start",
}
OWN = {"kind": "text", "text": "Asked", "rated": "yes"}
SAID = {
    "call_date": "2026-11-23",
    "candidate_name": "Ada",
    "motivations": "Wants a team.",
    "education": "A diploma.",
    "salary_amount": "62000",
    "salary_currency": "GBP",
    "salary_period": "year",
    "own.1.choice": "A month",
    "own.2.day": "2027-01-04",
    "ending": "hear",
    "hear_by": "2026-11-30",
    "hear_through": "email",
    "further_steps": "a half-day on site",
}


@pytest.fixture(scope="module")
def kit() -> Content:
    return load_content(ROOT / "data")


def summed(kit: Content, said: dict[str, str], plan: Any = PLAN, **thought: str) -> CallSummary:
    given = {field.replace("__", "."): text for field, text in thought.items()}
    answers = {field: Answer(text, "answered") for field, text in said.items()}
    questions = build_question_set(plan, kit.interviewer)
    return build_summary(questions, answers, given, kit, interviewer="Robin")


def test_the_must_haves_have_their_scores_and_gaps(kit: Content) -> None:
    summary = summed(kit, SAID, rating__education="2")
    assert [tuple(each) for each in summary.must_haves] == [
        ("Counts", "×1", "2 of 5 · a gap"),
        ("Leads", "×3", "Not rated yet"),
    ]


def test_it_has_the_weighted_score_what_was_noted_of_the_salary_and_how_to_reach_them(
    kit: Content,
) -> None:
    more = {"salary": "Plus a van.", "followup.1.about": "salary", "followup.1.question": "Bonus?"}
    answers = {field: Answer(text, "answered") for field, text in {**SAID, **more}.items()}
    questions = build_question_set(PLAN, kit.interviewer)
    ratings = {"rating.education": "2", "rating.motivations": "4"}
    reach = {"phone": "0161 496 0000", "source": "A friend", "notes": "secret"}
    summary = build_summary(questions, answers, ratings, kit, candidate=reach)
    assert summary.head[-1] == ("Weighted score", "3.5 (2 of 2 rated)")
    assert dict(summary.said)["Salary expectations"] == "Plus a van. · Bonus? —"
    assert summary.facts[-2:] == (("Phone", "0161 496 0000"), ("Where you found them", "A friend"))


def test_a_must_have_that_was_denied_is_a_gap(kit: Content) -> None:
    nights = {"question.3.kind": "yes_no", "question.3.text": "Nights?", "tests.own_3": "2"}
    plan = {**PLAN, **nights, "tests.motivations": "", "tests.own_1": "1", "tests.education": ""}
    long = "A month, or longer where somebody else has to be found"
    plan["question.1.choices"] = f"None\n{long}"
    said = {**SAID, "own.3.yes_no": "no", "own_3": "Not\nSundays", "own.1.choice": long}
    summary = summed(kit, said, plan)
    assert [each.score for each in summary.must_haves] == [
        "A month, or longer where… · not rated",
        "No · not rated · a gap",
    ]
    assert "scores" in summary.remark
    assert dict(summary.said)["Nights?"] == "No · Not Sundays"


def test_of_many_must_haves_those_of_most_weight_are_on_it(kit: Content) -> None:
    many = {f"must_have.{n}.text": f"Has {n}" for n in range(1, 12)}
    weights = {f"must_have.{n}.weight": "1" if n < 4 else "2" for n in range(1, 12)}
    summary = summed(kit, SAID, {**PLAN, **many, **weights})
    assert [each.text for each in summary.must_haves] == [f"Has {n}" for n in range(4, 12)]
    assert "Not on this page: 3 must-haves." in summary.remark


def test_the_salary_stands_beside_the_range_with_the_availability(kit: Content) -> None:
    assert summed(kit, SAID).facts == (
        ("Salary wanted", "GBP 62,000 a year, 2,000 above the range"),
        ("Salary range", "GBP 50,000–60,000 a year"),
        ("Notice", "A month"),
        ("Start", "Mon, Jan 4, 2027"),
    )


def test_it_names_the_position_the_company_and_the_location(kit: Content) -> None:
    assert (
        summed(kit, SAID, PLAN | {"company": "Hale & Sons"}).place == "Lead · Hale & Sons · Leeds"
    )
    long = summed(kit, SAID, PLAN | {"company": "Hale " * 40})
    assert long.place.endswith("…")
    assert long.place == long.position
    assert "position" in long.remark
    no_salary = summed(kit, SAID, PLAN | {"ask_past.salary": "no"})
    assert no_salary.facts[0][0] == "Salary range"


def test_without_a_salary_it_says_why(kit: Content) -> None:
    rest = {field: text for field, text in SAID.items() if "salary" not in field}
    assert summed(kit, rest).facts[0] == ("Salary wanted", "—")
    questions = build_question_set(PLAN, kit.interviewer)
    declined = build_summary(questions, {"salary": Answer("", "declined")}, {}, kit)
    assert declined.facts[0] == ("Salary wanted", "Declined to say")


def test_all_that_was_said_and_thought_is_on_it_where_it_fits(kit: Content) -> None:
    more = {"years_experience": "Eight.", "candidate_questions": "Who is\nthe boss?"}
    agreed = {"consent.references": "yes", "consent.drug_test": "no"}
    asked = {"satisfied": "yes", "past_size": "40 people."}
    follow_up = {"followup.1.question": "Where?", "followup.1.about": "past_size"}
    said = {**SAID, **more, **agreed, **asked, **follow_up, "own.3.number": "3"}
    plan = {**PLAN, "question.3.kind": "number", "question.3.text": "How many?"}
    plan |= {"check.references": "yes", "check.drug_test": "yes"}
    summary = summed(kit, said, plan, said__education="Wrote the guide.", impressions="Calm.")
    assert summary.impressions == "Calm."
    assert summary.said == (
        ("Motivations", "Wants a team."),
        ("Years of experience", "Eight."),
        ("Education and training", "Wrote the guide."),
        ("How many?", "3"),
        ("Size of the last employer", "40 people. · Where? —"),
        ("What they asked", "Who is the boss?"),
    )
    assert summary.facts[-1] == ("Checks", "No: Drug test. Yes: Reference checks")
    assert summary.remark == ""


def test_of_more_than_fits_what_tells_most_is_on_it(kit: Content) -> None:
    own = {f"question.{n}.{part}": text for n in range(3, 60) for part, text in OWN.items()}
    own |= {f"question.{n}.name": f"Own {n}" for n in range(3, 60)}
    said = {f"own_{n}": "Said a lot. " * 9 for n in range(3, 60)}
    summary = summed(
        kit, {**SAID, **said}, {**PLAN, **own}, rating__own_50="5", impressions="Calm. " * 80
    )
    assert summary.impressions.endswith("…")
    assert [text for _, text in summary.said].count("Said a lot. " * 8 + "Said a lot.") > 9
    assert len(summary.said) < 40
    shown = [label for label, _ in summary.said]
    assert shown[0] == "Motivations"
    assert "Own 50" in shown
    assert "answers (Own " in summary.remark


def test_what_the_candidate_was_told_is_apart_from_what_is_recommended(kit: Content) -> None:
    since = {"promise_moved_to": "2026-12-07", "promise_kept": "yes"}
    summary = summed(
        kit, {**SAID, **since}, recommendation="no", recommendation_reason="Too little."
    )
    assert (summary.recommendation, summary.recommendation_reason) == ("No", "Too little.")
    assert summary.told == (
        "They will hear from us",
        "They'll hear by Monday, November 30, 2026, by email",
        "Moved since to Mon, Dec 7, 2026",
        "Next: a half-day on site",
        "They've heard from us since.",
    )
    assert summary.decision == summary.decided == ""
    assert summed(kit, {}).told == ()
    for ending, told in (
        ("hear", ("They will hear from us", "Next: a trial day")),
        ("advance", ("Invite to a trial day",)),
        ("decline", ("Polite decline",)),
    ):
        assert summed(kit, {"ending": ending}, PLAN | {"next_step": "trial_day"}).told == told


def test_the_decision_is_on_it_with_its_reason_and_who_decided(kit: Content) -> None:
    decided = {
        "review": "See her.",
        "decision": "next_step",
        "decision_reason": "must_haves_met",
        "decided_by": "Lena",
        "decided_on": "2026-11-24",
    }
    summary = summed(kit, {**SAID, **decided})
    assert (summary.review, summary.decision, summary.decision_reason, summary.decided) == (
        "See her.",
        "Next step",
        "Has the must-haves",
        "Lena, Tue, Nov 24, 2026",
    )
    undecided = summed(kit, {**SAID, "review": "See her.", "decided_by": "Lena"})
    assert (undecided.review, undecided.decision, undecided.decided) == ("See her.", "", "")


def test_a_long_text_is_cut_and_named(kit: Content) -> None:
    long = "Wants to run a whole warehouse. " * 200
    summary = summed(kit, {**SAID, "motivations": long}, recommendation_reason=long)
    assert summary.said[0][1].endswith("…")
    assert len(summary.recommendation_reason) < 400
    assert "Shortened to fit one page: reason for the recommendation and what was said." in (
        summary.remark
    )


def test_an_empty_call_has_an_empty_page(kit: Content) -> None:
    summary = summed(kit, {}, {})
    assert summary.candidate == "No name"
    assert (summary.must_haves, summary.said, summary.remark) == ((), (), "")
