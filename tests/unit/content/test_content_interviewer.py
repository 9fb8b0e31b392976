"""The phone screen's content: what the file must hold, and what each mistake is called."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.settings import ROOT
from interview_kit.text import slots

RAW = tomllib.loads(
    (ROOT / "data" / "interviewer" / "phone_screen.toml").read_text(encoding="utf-8")
)
CONTENT = InterviewerContent.model_validate(RAW)
Change = Callable[[dict[str, Any]], object]


def without(name: str, entry_id: str) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw[name] = [entry for entry in raw[name] if entry["id"] != entry_id]

    return change


def put(name: str, index: int, **fields: object) -> Change:
    return lambda raw: raw[name][index].update(fields)


def again(name: str, **fields: object) -> Change:
    return lambda raw: raw[name].append({**copy.deepcopy(raw[name][0]), **fields})


LABELLED = [
    "sections",
    "questions",
    "checks",
    "endings",
    "recommendations",
    "states",
    "channels",
    "ways_in",
    "ways_round",
    "steps_after_call",
    "periods",
]

BROKEN: dict[str, tuple[Change, str]] = {
    **{
        f"the same id twice in {n}": (again(n, label="Other"), "is used twice")
        for n in LABELLED[4:]
    },
    "the same ending by two ids": (
        again("endings", id="z_other", records="", records_label=""),
        "label",
    ),
    "an ending named by another slot": (
        put("endings", 0, label_of_position="Invite to {position}"),
        "no slot but next_step",
    ),
    "a label from a field the position lacks": (
        put("questions", 1, label_from="tall"),
        "the position has no field tall",
    ),
    **{f"the same label twice in {n}": (again(n, id="z_other"), "label") for n in LABELLED[:3]},
    **{f"the same label twice in {n}": (again(n, id="z_other"), "label") for n in LABELLED[4:]},
    **{
        f"no {needed} in {name}": (without(name, needed), needed)
        for name, needed in [
            ("states", "not_asked"),
            ("states", "declined"),
            ("states", "no_time"),
            ("states", "not_due"),
            ("sections", "header"),
            ("sections", "checks"),
            ("sections", "satisfied"),
            ("sections", "follow_ups"),
            ("sections", "ending"),
            ("sections", "education"),
        ]
    },
    "a currency in small letters": (lambda raw: raw["currencies"].append("usd"), "usd"),
    "a currency of four letters": (lambda raw: raw["currencies"].append("EURO"), "EURO"),
    "a currency twice": (lambda raw: raw["currencies"].append("USD"), "is used twice"),
    "no currency": (lambda raw: raw.update(currencies=[]), "currencies"),
    "no period": (lambda raw: raw.update(periods=[]), "periods"),
    "no channel": (lambda raw: raw.update(channels=[]), "channels"),
    "an empty label": (put("questions", 0, label=" "), "at least 1 character"),
    "an empty question": (put("questions", 0, text=""), "at least 1 character"),
    "an empty state": (put("states", 0, label=""), "at least 1 character"),
    "an id with a dot": (put("questions", 0, id="a.b"), "lowercase letters"),
    "a check with a space": (put("checks", 0, id="drug test"), "lowercase letters"),
    "a rated question without anchors": (put("questions", 0, anchors={}), "anchors"),
    "anchors without a rating": (put("questions", 0, rated=False), "anchors"),
    "a field the position lacks": (
        put("questions", 1, text="How {tall}?"),
        "the position has no field tall",
    ),
    "no way to ask without": (put("questions", 1, text_without=""), "text_without"),
    "a basic question in the last job": (put("questions", 1, section="past"), "past"),
    "a past question elsewhere": (put("questions", -1, section="salary"), "past"),
    "a condition on a basic question": (put("questions", 1, condition="had_reports"), "condition"),
    "an unknown condition": (put("questions", -1, condition="tall"), "Input should be"),
    "an unknown slot in an ending": (
        put("endings", 0, says=["Thank you.", "{wage}"]),
        "there is no field wage",
    ),
    "an ending with slots only": (put("endings", 0, says=["Bye, {name}."]), "at least one"),
    "an ending that records the wrong thing": (
        put("endings", 0, records="hear_by"),
        "availability",
    ),
    "no endings": (lambda raw: raw.update(endings=[]), "endings: the kit needs one entry at least"),
    "two questions about money": (
        lambda raw: [each.update(kind="money") for each in raw["questions"]],
        "one amount of money only",
    ),
    "an ending that records without a label": (put("endings", 0, records_label=""), "label"),
    "no days": (lambda raw: raw["numbers"].update(hear_days=0), "greater than 0"),
    "a misspelt part": (lambda raw: raw.update(quesitons=[]), "Extra inputs"),
}


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_the_file_is_refused_and_named(change: Change, said: str) -> None:
    raw = copy.deepcopy(RAW)
    change(raw)
    with pytest.raises(ValidationError) as caught:
        InterviewerContent.model_validate(raw)
    assert said in str(caught.value)


def test_the_form_asks_before_it_comes_to_the_last_job_and_the_ending() -> None:
    before_last_job = {q.section for q in CONTENT.questions if q.group != "past"}
    order = list(labels(CONTENT.sections))
    asked = [section for section in order if section in before_last_job]
    last = ["own", "checks", "satisfied", "past", "follow_ups", "ending"]
    assert order == ["header", *asked, *last]


def test_the_form_asks_questions_of_each_group_and_on_a_condition_only_about_the_last_job() -> None:
    assert {question.group for question in CONTENT.questions} == {"motivation", "basic", "past"}
    conditional = [question for question in CONTENT.questions if question.condition]
    assert {question.condition for question in conditional} == {"had_reports", "not_working"}
    assert {question.group for question in conditional} == {"past"}


def test_salary_and_consent_are_not_rated() -> None:
    rated = {question.id for question in CONTENT.questions if question.rated}
    assert "salary" not in rated
    assert {"motivations", "experience_one", "education"} <= rated


def test_a_promise_on_a_date_is_left_out_where_there_is_no_date() -> None:
    for ending in CONTENT.endings:
        for sentence in ending.says:
            assert "that date" not in sentence
            assert "in writing" not in sentence
            if "word on" in sentence:
                assert "hear_by" in slots(sentence)


def test_every_fact_names_its_source() -> None:
    for fact in (*CONTENT.questions, *CONTENT.checks, *CONTENT.endings, *CONTENT.advice):
        assert fact.source


def test_the_salary_question_asks_for_the_pay_wanted_never_the_pay_had() -> None:
    question = next(q for q in CONTENT.questions if q.id == "salary")
    for word in ("earn", "current", "previous", "now make"):
        assert word not in question.text.lower()
    assert "is not a question for this call" in question.hint


def test_why_someone_left_comes_with_a_note_on_health_and_family() -> None:
    hints = {q.id: q.hint for q in CONTENT.questions}
    assert "health or family" in hints["past_left"]
    assert "health or family" in hints["past_since"]


def test_advice_is_found_by_its_place_with_its_numbers_filled_in() -> None:
    fresh = CONTENT.advice_for("impressions")
    assert any("first 15 minutes" in text for text in fresh)
    assert any("written authorization" in text for text in CONTENT.advice_for("checks"))
    for advice in CONTENT.advice:
        assert not any("{" in text for text in CONTENT.advice_for(advice.place))


def test_an_ending_is_found_by_its_id() -> None:
    assert CONTENT.ending("advance").records == "availability"
    assert CONTENT.ending("decline").records == "decline_reason"
    with pytest.raises(KeyError):
        CONTENT.ending("ghosting")
