"""One of each document, made from the kit's own examples by its own rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openxml_audit import OpenXmlValidator

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.call_facts import call_lines
from interview_kit.candidate.cheat_sheet import CheatSheet, build_cheat_sheet
from interview_kit.candidate.closing_script import build_script
from interview_kit.candidate.example import example_application
from interview_kit.candidate.questions_to_ask import chosen_questions
from interview_kit.candidate.thank_you import compose_letter, letter_slots
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import Content, load_content
from interview_kit.documents.letters import CueCard, CueTurn
from interview_kit.interviewer.call_record import CallRecord, build_call_record
from interview_kit.interviewer.call_summary import CallSummary, build_summary
from interview_kit.interviewer.endings import initial_values
from interview_kit.interviewer.example import load_example
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.settings import ROOT

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
DATA = ROOT / "data"


@pytest.fixture(scope="session")
def kit() -> Content:
    return load_content(DATA)


@pytest.fixture(scope="session")
def profile() -> Profile:
    return Profile(
        name="Ana Ruiz", phone="+44 113 496 0123", email="ana.ruiz@example.org", english="GB"
    )


@pytest.fixture(scope="session")
def application() -> Application:
    fields = example_application(DATA, WHEN)
    return Application(fields={**fields, "sure": "yes"})


@pytest.fixture(scope="session")
def letter(kit: Content, application: Application, profile: Profile) -> Letter:
    slots = letter_slots(application, 1, kit.candidate, WHEN)
    typed = {
        "when": "this morning",
        "learned": "how the two stock systems came together",
        "demand": "someone who can bring counts and people along at the same time",
        "not_covered": "the courses I gave to new colleagues",
        "concern": "I have worked with both systems every day since March",
        "answer_by": "Friday 11 December",
        "next_steps": "the second talks are in the first week of December",
    }
    return compose_letter({**slots, **typed}, profile, kit.candidate.letter, WHEN.date())


@pytest.fixture(scope="session")
def card(kit: Content, application: Application, profile: Profile) -> CueCard:
    closing = kit.candidate.closing
    script = build_script(application, profile, closing)
    return CueCard(
        heading="Inventory lead at Hale & Sons",
        language="en-GB",
        author=profile.name,
        spoken=f"{script.seconds} of {script.budget} seconds",
        turns=tuple(CueTurn(turn.text, turn.reminder, turn.asks) for turn in script.turns),
        questions=chosen_questions(application, closing),
        notes=application.strengths,
    )


@pytest.fixture(scope="session")
def sheet(kit: Content, application: Application, profile: Profile) -> CheatSheet:
    call = call_lines(application, ZoneInfo("Europe/London"), "US")
    return build_cheat_sheet(application, profile, kit.candidate, call=call)


Held = tuple[QuestionSet, dict[str, Answer], dict[str, str]]


@pytest.fixture(scope="session")
def held(kit: Content) -> Held:
    """The first call of the example: its questions, the answers, and what was thought of it."""
    example = load_example(DATA)
    call = example.calls[0]
    questions = build_question_set(example.position, kit.interviewer)
    values = {
        **initial_values(questions, "2026-11-17"),
        **call.values,
        "call_date": "2026-11-17",
        "candidate_name": call.candidate["name"],
    }
    return questions, {name: Answer(text, "") for name, text in values.items()}, call.assessment


@pytest.fixture(scope="session")
def record(kit: Content, held: Held) -> CallRecord:
    return build_call_record(
        *held, kit.interviewer, revision=2, interviewer="Sam Lee", english="GB", language="en-GB"
    )


@pytest.fixture(scope="session")
def summary(kit: Content, held: Held) -> CallSummary:
    questions, answers, assessment = held
    decided = {
        "review": "She ran the whole count.",
        "decision": "next_step",
        "decision_reason": "must_haves_met",
        "decided_by": "Lena Brandt",
        "decided_on": "2026-11-18",
    }
    return build_summary(
        questions,
        answers | {field: Answer(text, "") for field, text in decided.items()},
        assessment,
        kit,
        interviewer="Sam Lee",
        english="GB",
        language="en-GB",
    )


@pytest.fixture
def audit(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Return what a check against the schema of Word files finds fault with."""

    def faults(data: bytes) -> list[str]:
        file = tmp_path / "audited.docx"
        file.write_bytes(data)
        return [str(error) for error in OpenXmlValidator().validate(file).errors]

    return faults
