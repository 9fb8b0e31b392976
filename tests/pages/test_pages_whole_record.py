"""Every field of a call, as data names them, is asked for, and read again wherever one reads."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.documents import call_record
from interview_kit.documents.spreadsheets import csv_of
from interview_kit.documents.word import text_of
from interview_kit.fields import call_fields
from interview_kit.fields.answer_kinds import ANSWER_KINDS
from interview_kit.fields.definitions import FixedField, IdFamily, NumberedFamily
from interview_kit.fields.lookup import RECORD_FIELDS
from interview_kit.interviewer.call_record import build_call_record
from interview_kit.interviewer.compared_answers import compared_answer, compared_items
from interview_kit.interviewer.comparison import comparison, typed_comparison
from interview_kit.interviewer.endings import ending_labels
from interview_kit.interviewer.missed_calls import MISSED_FIELDS
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.interviewer.steps import steps
from interview_kit.store.records import calls, positions, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.typed import AMERICAN
from interview_kit.ui.interviewer import finished_call
from tests.pages.looking import drawn_fields, texts

Run = Callable[..., AppTest]
CALLS = "pages/interviewer/calls.py"
# One question of the position's own for each kind of answer, all of them rated.
OWN = {
    f"question.{number}.{part}": text
    for number, kind in enumerate(ANSWER_KINDS, start=1)
    for part, text in {
        "kind": kind,
        "text": f"Own question in {kind}?",
        "name": f"Own {kind}",
        "rated": "yes",
        "anchor.3": "in the middle",
        "choices": "Red\nGreen",
    }.items()
}
PLAN = {"title": "Lead", "check.others": "yes", "other_checks": "credit", **OWN}

# What is chosen or read, and the words for it; all else is free text, and stands as it is.
CHOSEN = {
    "call_date": ("2026-11-23", ("November 23, 2026", "2026-11-23")),
    "hear_by": ("2026-11-27", ("November 27, 2026",)),
    "resume_attached": ("yes", ("Résumé attached",)),
    "satisfied": ("yes", ("Satisfied so far",)),
    "had_reports": (
        "yes",
        ("Had direct reports", "Have you had people reporting directly to you?"),
    ),
    "working_now": ("no", ("Working now", "Are you working right now?")),
    "salary_amount": ("61,500", ("61,500",)),
    "salary_currency": ("EUR", ("EUR",)),
    "salary_period": ("month", ("a month",)),
    "hear_through": ("post", ("by mail",)),
    "recommendation": ("strong_yes", ("Strong yes",)),
    "own.2.choice": ("Green", ("Green",)),
    "own.3.yes_no": ("no", ("No",)),
    "own.4.number": ("37", ("37",)),
    "own.5.day": ("2027-02-11", ("Feb 11, 2027", "2027-02-11")),
    "own.6.money": ("EUR 81,500", ("EUR 81,500",)),
    "followup.1.about": ("education", ("Follow-up to Education and training",)),
}
ENDINGS = {"advance": "availability", "decline": "decline_reason"}
OF_THE_RATER = ("rating.*", "said.*", "impressions", "recommendation*")

_NOT_COMPARED = {
    "further_steps": "told to each alike; what differs is in each record",
    "closing_words": "said to each in their own way; they are in each record",
}

# Where a field is not to be found, and why.
LEFT_OUT = {
    "form": {
        "impressions": "written after the call, beside its record",
        "recommendation": "chosen after the call, beside its record",
        "recommendation_reason": "written after the call, beside its record",
        "said.*": "written after the call, beside its record",
        "followup.1.about": "the step at which the follow-up was added",
    },
    "record": {},
    "word": {},
    **dict.fromkeys(["comparison", "csv", "workbook"], _NOT_COMPARED),
}


def all_fields(asked: QuestionSet) -> Iterator[str]:
    """Yield each field of a call and its assessment, with the questions.

    What follows a call is on the page of promises or in its summary (`test_pages_after_call.py`),
    and a call that did not happen has no record.
    When a call was planned is on that page, too. What helps on the call alone is in no record.
    """
    ids = {
        "checks": [check.id for check in asked.checks],
        "questions": [question.id for question in asked.questions if question.rated],
    }
    values = {question.value_key for question in asked.questions} - {""}
    for field in RECORD_FIELDS["screen"]:
        if field in call_fields.ON_THE_CALL:
            continue
        if isinstance(field, FixedField) and (
            call_fields.is_after_call(field.key)
            or field.key in MISSED_FIELDS
            or field in call_fields.SCHEDULING
        ):
            continue
        if field in call_fields.OWN_VALUES.values():
            yield from (key for key in values if field.parts(key))
        elif isinstance(field, IdFamily):
            yield from (field.key(item_id) for item_id in ids[field.items])
        elif isinstance(field, NumberedFamily) and field not in call_fields.MESSAGE:
            yield field.key(1)
        elif isinstance(field, FixedField):
            yield field.key
    yield from (question.id for question in asked.questions if question.id != "salary")


def given(field: str, ending: str) -> tuple[str, tuple[str, ...]]:
    """Return what stands in a field, and the words of which one is to be read."""
    if field == "ending":
        kit = content().interviewer
        return ending, (ending_labels(build_question_set(PLAN, kit), kit)[ending],)
    if field.startswith("consent."):
        return "yes", (next(c.label for c in content().interviewer.checks if field.endswith(c.id)),)
    if field.startswith("rating."):
        names = labels(content().interviewer.questions)
        names |= {f"own_{number}": f"Own {kind}" for number, kind in enumerate(ANSWER_KINDS, 1)}
        rated = names[field.removeprefix("rating.")]
        return "4", ("4 of 5", f"{rated}: rating")
    return CHOSEN.get(field, (f"Said of {field}", (f"Said of {field}",)))


def is_raters(field: str) -> bool:
    return any(fnmatch.fnmatchcase(field, pattern) for pattern in OF_THE_RATER)


@pytest.fixture(params=ENDINGS)
def filled(request: pytest.FixtureRequest) -> tuple[Call, dict[str, tuple[str, ...]]]:
    """A call in which every field holds something, and the words for each."""
    position = positions.create(LOCAL, PLAN, zone="UTC")
    call = calls.load(LOCAL, calls.start(LOCAL, position, {}, zone="UTC"))
    other = {field for ending, field in ENDINGS.items() if ending != request.param}
    words = {}
    for field in all_fields(call.question_set):
        if field not in other:
            text, words[field] = given(field, request.param)
            if field == "candidate_name":
                record_fields.write(LOCAL, call.candidate_id, "name", text)
                continue
            record_fields.write(
                LOCAL, call.assessment_id if is_raters(field) else call.id, field, text
            )
    return calls.load(LOCAL, call.id), words


def ratings_in(words: dict[str, tuple[str, ...]]) -> int:
    return sum(field.startswith("rating.") for field in words)


def missing(text: str, words: dict[str, tuple[str, ...]], place: str) -> set[str]:
    found = {field for field, any_of in words.items() if not any(each in text for each in any_of)}
    return {field for field in found if not is_left_out(field, place)}


def is_left_out(field: str, place: str) -> bool:
    return any(fnmatch.fnmatchcase(field, pattern) for pattern in LEFT_OUT[place])


def test_the_form_asks_for_each_field(
    run: Run, filled: tuple[Call, dict[str, tuple[str, ...]]]
) -> None:
    call, words = filled
    asked: set[str] = set()
    for step in steps(call.question_set, call.answers):
        app = run(CALLS, call=call.id, part=step.id)
        drawn = {str(each["id"]) for each in drawn_fields(app)}
        asked |= {each.partition("/")[2] for each in drawn}
        asked |= {"candidate_name"} if f"{call.candidate_id}/name" in drawn else set()
        widgets = [*app.get("button_group"), *app.selectbox]
        asked |= {str(each.key).rpartition("-")[2] for each in widgets}
    assert [f for f in words if f not in asked and not is_left_out(f, "form")] == []


def test_the_record_shows_each_field(
    run: Run, filled: tuple[Call, dict[str, tuple[str, ...]]]
) -> None:
    call, words = filled
    calls.finish(LOCAL, call.id)
    app = run(CALLS, call=call.id)
    shown = [*texts(app), *(each.value for each in (*app.caption, *app.header, *app.markdown))]
    plain = "\n".join(shown).replace("\\", "")
    assert missing(plain, words, "record") == set()
    assert plain.count("4 of 5") == ratings_in(words)


def test_the_word_file_and_the_comparison_hold_each_field(
    filled: tuple[Call, dict[str, tuple[str, ...]]],
) -> None:
    call, words = filled
    kit = content().interviewer
    record = build_call_record(
        call.question_set, call.answers, finished_call.assessment_texts(call), kit, revision=1
    )
    word = text_of(call_record.render_call_record(record, when=datetime.now(UTC)).data)
    assert missing(word, words, "word") == set()
    assert word.count("4 of 5") == ratings_in(words)
    rows = [finished_call.compared(call)]
    beside = [
        (each.label, compared_answer(each, rows[0], kit, AMERICAN))
        for each in compared_items(rows, kit)
    ]
    shown = "\n".join(
        f"{label} {answer.words} {answer.behind} {answer.follow_ups} {answer.rating} of 5"
        for label, answer in beside
    )
    # Name and day stand above, and a follow-up stands with its question.
    above = {"candidate_name", "call_date", "followup.1.about"}
    assert missing(shown, words, "comparison") == above
    table = comparison(rows, kit)
    assert missing("\n".join([*table.columns, *table.iloc[0]]), words, "comparison") == set()
    csv = csv_of(comparison(rows, kit, with_numbers=True)).decode("utf-8-sig")
    assert missing(csv, words, "csv") == set()
    values = typed_comparison(rows, kit)
    workbook = "\n".join(map(str, [*values.columns, *values.iloc[0]]))
    assert missing(workbook, words, "workbook") == set()


def test_what_is_left_out_is_a_field(filled: tuple[Call, dict[str, tuple[str, ...]]]) -> None:
    _, words = filled
    for pattern in {pattern for left in LEFT_OUT.values() for pattern in left}:
        assert fnmatch.filter(words, pattern)
