"""What is due, what is answered, what is a gap: the branches of the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer import progress
from interview_kit.interviewer.progress import Answer, DuePart
from interview_kit.interviewer.question_set import (
    OWN_SECTION,
    QuestionSet,
    build_question_set,
)

PAST = ["past_size", "past_products", "past_reports", "past_left", "past_since"]


def answers(**texts: str) -> dict[str, Answer]:
    return {field: Answer(text, "answered" if text else "open") for field, text in texts.items()}


@pytest.mark.parametrize(
    ("gates", "due"),
    [
        ({}, []),
        ({"satisfied": "no"}, []),
        ({"satisfied": "no", "had_reports": "yes", "working_now": "no"}, []),
        ({"satisfied": "yes"}, ["past_size", "past_products"]),
        ({"satisfied": "yes", "had_reports": "no", "working_now": "yes"}, PAST[:2]),
        ({"satisfied": "yes", "had_reports": "yes"}, PAST[:3]),
        ({"satisfied": "yes", "working_now": "no"}, [*PAST[:2], *PAST[3:]]),
        ({"satisfied": "yes", "had_reports": "yes", "working_now": "no"}, PAST),
    ],
)
def test_questions_on_the_last_job_are_due_only_for_those_they_concern(
    gates: dict[str, str], due: list[str], whole: QuestionSet
) -> None:
    found = [q.id for q in whole.questions if progress.is_due(q, answers(**gates))]
    assert [name for name in found if name.startswith("past_")] == due
    assert {"motivations", "years_experience", "salary"} <= set(found)


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        (Answer("yes", "answered"), True),
        (Answer(" \n", "answered"), False),
        (Answer("", "open"), False),
        (Answer("", "not_asked"), True),
        (Answer("", "declined"), True),
        (Answer("", "no_time"), True),
        (Answer("", "not_due"), False),
    ],
)
def test_a_field_is_answered_by_a_text_or_a_reason(answer: Answer, done: bool) -> None:
    assert progress.is_answered(("education",), {"education": answer}) is done
    assert progress.is_answered(("salary",), {"education": answer}) is False


def test_a_question_about_money_is_answered_by_its_amount_or_its_note(whole: QuestionSet) -> None:
    asked = next(question for question in whole.questions if question.kind == "money")
    assert not progress.is_answered(asked.answer_keys, answers(salary_currency="USD"))
    assert progress.is_answered(asked.answer_keys, answers(salary_amount="55k"))
    assert progress.is_answered(asked.answer_keys, {asked.id: Answer("Depends.", "answered")})
    assert progress.is_answered(asked.answer_keys, {asked.id: Answer("", "declined")})
    other = next(question for question in whole.questions if question.kind != "money")
    assert not progress.is_answered(other.answer_keys, answers(salary_amount="55k"))


def test_an_untouched_call_has_a_gap_for_all_from_the_name_to_the_ending(
    whole: QuestionSet,
) -> None:
    found = progress.gaps(whole, {})
    assert [gap.label for gap in found] == [
        "Candidate's name",
        *(question.label for question in whole.questions if question.group != "past"),
        *(check.label for check in whole.checks),
        "Satisfied so far: yes or no",
        "Ending",
    ]
    assert [gap.field for gap in found] == [
        "candidate_name",
        *(question.id for question in whole.questions if question.group != "past"),
        *(f"consent.{check.id}" for check in whole.checks),
        "satisfied",
        "ending",
    ]
    without = [gap.field for gap in found if not gap.takes_reason]
    assert without == ["candidate_name", "satisfied", "ending"]


def test_without_questions_on_the_last_job_it_is_no_gap_whether_the_answers_satisfy(
    content: InterviewerContent,
) -> None:
    small = build_question_set({f"ask_past.{name}": "no" for name in PAST}, content)
    assert "satisfied" not in {gap.field for gap in progress.gaps(small, {})}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ((), ""),
        (("education",), "1 question unanswered."),
        (("ending",), "No ending."),
        (("hear_by",), "No day by which they'll hear."),
        (("education", "consent.references", "ending"), "2 questions unanswered, no ending."),
        (("candidate_name", "salary"), "No candidate name, 1 question unanswered."),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(fields: tuple[str, ...], words: str) -> None:
    assert (
        progress.missing_words([DuePart(field, field, "", (field,)) for field in fields]) == words
    )


def test_an_open_gate_is_a_gap_until_it_is_answered(whole: QuestionSet) -> None:
    past = [
        gap.field for gap in progress.gaps(whole, answers(satisfied="yes")) if gap.section == "past"
    ]
    assert sorted(past) == ["had_reports", "past_products", "past_size", "working_now"]
    shut = answers(
        satisfied="yes", had_reports="no", working_now="yes", past_size="9", past_products="x"
    )
    assert not [gap for gap in progress.gaps(whole, shut) if gap.section == "past"]


def test_a_gate_nothing_depends_on_is_not_asked(content: InterviewerContent) -> None:
    small = build_question_set({f"ask_past.{name}": "no" for name in PAST[2:]}, content)
    assert progress.due_gates(small, answers(satisfied="yes")) == ()


def test_a_finished_set_of_answers_has_no_gap(whole: QuestionSet) -> None:
    full = {q.id: "said" for q in whole.questions}
    full |= {f"consent.{check.id}": "yes" for check in whole.checks}
    full |= {"satisfied": "yes", "had_reports": "yes", "working_now": "no", "candidate_name": "Ada"}
    full |= {"ending": "hear"}
    assert progress.gaps(whole, answers(**full)) == ()


def test_an_unread_answer_is_a_gap_beside_its_note_and_takes_no_reason_but_keeps_one(
    whole: QuestionSet,
) -> None:
    def salary(**more: Answer) -> list[DuePart]:
        given = {"salary_amount": Answer("", "answered", "3.950"), **more}
        return [gap for gap in progress.gaps(whole, given) if gap.field == "salary"]

    [gap] = salary(salary=Answer("Depends.", "answered"))
    assert (gap.unread, gap.takes_reason) == ("3.950", False)
    assert progress.missing_words([gap]) == "1 answer not read."
    assert not salary(salary=Answer("", "declined"))


def test_an_ending_that_promises_a_day_lacks_it(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    def lacks(**texts: str) -> bool:
        found = progress.gaps(whole, answers(**texts), content.endings)
        return "hear_by" in {gap.field for gap in found}

    assert lacks(ending="hear")
    assert not lacks(ending="hear", hear_by="2026-12-04")
    assert not lacks()


def test_what_was_not_due_is_never_a_gap(whole: QuestionSet) -> None:
    fields = {gap.field for gap in progress.gaps(whole, answers(satisfied="no", past_size=""))}
    assert not fields & {*PAST, "had_reports", "working_now"}


@pytest.mark.parametrize(
    ("texts", "due", "not_due"),
    [
        ({"satisfied": "no"}, (), ("had_reports", "working_now", "availability", "decline_reason")),
        ({"satisfied": "yes"}, ("had_reports", "working_now"), ("availability", "decline_reason")),
        ({"ending": "advance"}, ("availability",), ("decline_reason",)),
        ({"ending": "decline"}, ("decline_reason",), ("availability",)),
        ({"ending": "hear"}, (), ("availability", "decline_reason")),
    ],
)
def test_gates_and_ending_fields_are_due_only_with_their_branch(
    texts: dict[str, str],
    due: tuple[str, ...],
    not_due: tuple[str, ...],
    whole: QuestionSet,
    content: InterviewerContent,
) -> None:
    typed = {
        "had_reports": "yes",
        "working_now": "no",
        "availability": "Tuesday",
        "decline_reason": "No count yet",
    }
    found = progress.not_due_fields(whole, answers(**typed, **texts), content.endings)
    assert found >= set(not_due)
    assert not found & set(due)


def test_only_questions_with_a_text_are_kept_in_a_part_that_closed(whole: QuestionSet) -> None:
    closed = progress.closed_questions_with_text(
        whole, answers(satisfied="no", past_size="300", past_left=" ")
    )
    assert [question.id for question in closed] == ["past_size"]
    assert (
        progress.closed_questions_with_text(whole, answers(satisfied="yes", past_size="300")) == ()
    )


def test_every_section_has_a_status_in_the_order_of_the_form(
    content: InterviewerContent, whole: QuestionSet
) -> None:
    statuses = progress.section_statuses(whole, {})
    sections = [section.id for section in content.sections if section.id != OWN_SECTION]
    assert list(statuses) == sections
    assert [status.id for status in statuses.values()] == list(statuses)
    number = sum(question.section == "experience" for question in whole.questions)
    assert statuses["experience"][1:] == (0, number)
    assert statuses["past"][1:] == (0, 0)
    assert not any(status.done for status in statuses.values())


def test_a_section_is_done_when_all_that_is_due_in_it_is_answered(whole: QuestionSet) -> None:
    texts = {"satisfied": "yes", "had_reports": "no", "working_now": "yes", "past_size": "9"}
    open_one = progress.section_statuses(whole, answers(**texts))
    assert (open_one["past"].answered, open_one["past"].due, open_one["past"].done) == (3, 4, False)
    assert open_one["satisfied"].done
    done = progress.section_statuses(whole, answers(**texts, past_products="Parts"))
    assert done["past"].done


def test_a_position_without_checks_has_a_section_of_checks_where_nothing_is_due(
    content: InterviewerContent,
) -> None:
    none = build_question_set({f"check.{check.id}": "no" for check in content.checks}, content)
    assert progress.section_statuses(none, {})["checks"][1:] == (0, 0)


def test_follow_ups_are_found_by_their_numbers_in_order() -> None:
    fields = answers(
        **{
            "followup.10.question": "a",
            "followup.2.answer": "b",
            "followup.2.question": "c",
            "followup": "d",
            "followup.": "e",
            "followup.x.question": "f",
            "followup.3": "g",
            "follow.4.question": "h",
        }
    )
    assert progress.follow_up_numbers(fields) == (2, 10)


def test_a_follow_up_that_was_removed_is_none_and_its_number_never_comes_again() -> None:
    fields = answers(
        **{
            "followup.1.about": "call",
            "followup.1.question": "Why?",
            "followup.2.about": "",
            "followup.2.question": "",
            "followup.2.answer": " ",
        }
    )
    assert progress.follow_up_numbers(fields) == (1,)
    assert progress.next_follow_up(fields) == 3
    assert progress.next_follow_up({}) == 1


def test_a_follow_up_belongs_to_the_question_it_was_added_at(whole: QuestionSet) -> None:
    fields = answers(
        **{
            "followup.1.about": "education",
            "followup.1.question": "Where?",
            "followup.2.about": "past_size",
            "followup.2.answer": "Two sites.",
            "followup.3.about": "call",
            "followup.3.question": "When could you start?",
            "followup.4.about": "education",
        }
    )
    assert [each.question for each in progress.follow_ups_to("education", fields)] == ["Where?"]
    assert progress.follow_ups_to("salary", fields) == ()
    assert [each.number for each in progress.other_follow_ups(whole, fields)] == [2, 3]
    due = {**fields, "satisfied": Answer("yes", "answered")}
    assert [each.number for each in progress.other_follow_ups(whole, due)] == [3]


@given(fields=st.dictionaries(st.text(max_size=30), st.text(max_size=5)))
def test_no_field_whatever_its_name_breaks_the_rules(
    fields: dict[str, str], whole: QuestionSet, content: InterviewerContent
) -> None:
    typed = answers(**fields) | {f"followup.{name}": Answer("x", "") for name in fields}
    assert all(number > 0 for number in progress.follow_up_numbers(typed))
    assert {gap.field for gap in progress.gaps(whole, typed)}.isdisjoint(
        progress.not_due_fields(whole, typed, content.endings)
    )


def test_a_gap_is_one_again_without_its_reason_but_not_without_its_answer(
    whole: QuestionSet,
) -> None:
    given = answers(motivations="The team") | {"salary": Answer("", "declined")}
    without = progress.without_reasons(given, ["motivations", "salary"])
    assert without == answers(motivations="The team")
    assert progress.without_reasons(given, ["motivations"]) == given


def test_whoever_agrees_to_all_checks_leaves_no_gap_there(whole: QuestionSet) -> None:
    given = answers(**progress.agreed_checks(whole))
    assert len(given) == len(whole.checks) > 0
    assert not [gap for gap in progress.gaps(whole, given) if gap.section == "checks"]
