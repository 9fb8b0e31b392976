"""The path of a position: which steps are ready, and which is next."""

from __future__ import annotations

import pytest

from interview_kit.content import load_content
from interview_kit.interviewer.position_path import LastCall, PositionProgress, path_of
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data")
TITLE = {"title": "Inventory lead"}
MUST_HAVE = {"must_have.1.text": "Led a count", "must_have.1.weight": "3"}
KICKOFF = TITLE | MUST_HAVE | {"tests.motivations": "1"}
BEGUN = LastCall(is_finished=False)
PLANNED = LastCall(is_finished=False, is_begun=False)
HEAR = LastCall(is_finished=True, answers={"ending": "hear"})
DECLINED = LastCall(is_finished=True, answers={"ending": "decline"})
VOICEMAIL = LastCall(is_finished=False, answers={"missed": "voicemail"})
TRY_AGAIN = LastCall(
    is_finished=False, answers={"missed": "voicemail", "try_again_on": "2026-12-04"}
)


def decided(what: str) -> LastCall:
    return LastCall(is_finished=True, answers={"ending": "hear", "decision": what})


CALLED = ["kickoff", "candidates", "calls"]
DECIDED = [*CALLED, "decision"]


@pytest.mark.parametrize(
    ("values", "progress", "is_ready", "is_next"),
    [
        ({}, PositionProgress(), [], ["kickoff"]),
        (TITLE, PositionProgress(), [], ["kickoff"]),
        (TITLE | MUST_HAVE, PositionProgress(), [], ["kickoff"]),
        (MUST_HAVE | {"tests.motivations": "1"}, PositionProgress(), [], ["kickoff"]),
        (KICKOFF, PositionProgress(), ["kickoff"], ["candidates"]),
        (
            KICKOFF | {"must_have.2.text": "Calm", "must_have.2.weight": "1"},
            PositionProgress(),
            [],
            ["kickoff"],
        ),
        (TITLE, PositionProgress(3, 3), ["candidates"], ["kickoff"]),
        (KICKOFF, PositionProgress(3, 0), ["kickoff", "candidates"], ["calls"]),
        ({}, PositionProgress(0, 0, (BEGUN,)), ["kickoff", "candidates"], ["calls"]),
        ({}, PositionProgress(0, 0, (PLANNED,)), ["candidates"], ["kickoff"]),
        (KICKOFF, PositionProgress(0, 0, (PLANNED,)), ["kickoff", "candidates"], ["calls"]),
        ({}, PositionProgress(0, 0, (HEAR, TRY_AGAIN)), ["kickoff", "candidates"], ["calls"]),
        ({}, PositionProgress(1, 1, (HEAR,)), ["kickoff", "candidates"], ["calls"]),
        ({}, PositionProgress(1, 0, (HEAR, VOICEMAIL)), CALLED, ["decision"]),
        ({}, PositionProgress(1, 0, (DECLINED, VOICEMAIL)), DECIDED, ["learned"]),
        ({}, PositionProgress(0, 0, (VOICEMAIL,)), CALLED, ["decision"]),
        ({}, PositionProgress(0, 0, (decided("no_further"),)), DECIDED, ["learned"]),
        ({}, PositionProgress(0, 0, (DECLINED,), 1), [*DECIDED, "learned"], []),
        ({}, PositionProgress(0, 0, (decided("on_hold"),)), CALLED, ["decision"]),
    ],
)
def test_the_next_step_is_the_first_that_is_not_ready(
    values: dict[str, str],
    progress: PositionProgress,
    is_ready: list[str],
    is_next: list[str],
) -> None:
    steps = path_of(values, progress, KIT)
    assert [step.id for step in steps if step.is_ready] == is_ready
    assert [step.id for step in steps if step.is_next] == is_next
