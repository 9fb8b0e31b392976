"""The path of an application: which steps are ready, and which is next."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import make_plan, situation_of
from interview_kit.candidate.path import is_call_over, path_of
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT

CANDIDATE = load_content(ROOT / "data").candidate
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 30, 12, tzinfo=LONDON)
READY = {"strengths": "six years", "sheet.figures": "310 people"}
OVER = {"call_date": "2026-11-30", "call_time": "10:30"}
TODAY, TOMORROW = {"call_date": "2026-11-30"}, {"call_date": "2026-12-01"}
LONG_OVER = {"call_date": "2026-11-20", "call_time": "10:30"}
AHEAD = {"call_date": "2026-12-01", "call_time": "10:30"}


def ready(**fields: str) -> tuple[list[str], list[str]]:
    """Return the steps that are ready, and the one that is next."""
    application = Application(fields=fields)
    situation = situation_of(application, NOW, LONDON, CANDIDATE)
    plan = make_plan(situation, WorkingDays("GB", "GB-ENG"), CANDIDATE.follow_up)
    steps = path_of(application, NOW, LONDON, plan)
    return [each.id for each in steps if each.is_ready], [each.id for each in steps if each.is_next]


@pytest.mark.parametrize(
    ("fields", "is_ready", "is_next"),
    [
        ({}, [], ["prepare"]),
        ({"strengths": "six years"}, [], ["prepare"]),
        ({"strengths": " \n", "sheet.figures": "310"}, [], ["prepare"]),
        (READY, ["prepare"], ["call"]),
        (READY | AHEAD, ["prepare"], ["call"]),
        (AHEAD, [], ["prepare"]),
        (OVER, ["prepare", "call"], ["thank_you"]),
        (OVER | {"sent.0": "yes"}, ["prepare", "call", "thank_you"], ["follow_up"]),
        (OVER | {"person.1.name": "Nadia", "sent.0": "yes"}, ["prepare", "call"], ["thank_you"]),
        (AHEAD | READY | {"sent.0": "yes"}, ["prepare"], ["call"]),
        (LONG_OVER, ["prepare", "call"], ["follow_up"]),
        ({"call_date": "", "sent.0": "yes"}, ["prepare", "call", "thank_you"], ["follow_up"]),
        (TODAY | {"sent.0": "yes"}, ["prepare", "call", "thank_you"], ["follow_up"]),
        (TODAY | READY | {"sent.0": "no"}, ["prepare"], ["call"]),
        (TOMORROW | READY | {"sent.0": "yes"}, ["prepare"], ["call"]),
        (OVER | {"replied": "yes"}, ["prepare", "call", "follow_up"], []),
        (OVER | {"archived": "yes"}, ["prepare", "call"], []),
        (OVER | {"outcome": "no_answer"}, ["prepare", "call", "follow_up"], []),
    ],
)
def test_the_next_step_is_the_first_that_is_not_ready(
    fields: dict[str, str], is_ready: list[str], is_next: list[str]
) -> None:
    assert ready(**fields) == (is_ready, is_next)


@pytest.mark.parametrize(("day", "is_over"), [("2026-11-29", True), ("2026-11-30", False)])
def test_a_call_without_a_time_is_over_with_its_day(day: str, is_over: bool) -> None:
    application = Application(fields={"call_date": day, "zone": "Europe/London"})
    assert is_call_over(application, NOW, LONDON) is is_over
