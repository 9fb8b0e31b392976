"""The path of a position as one line of links."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interview_kit.content import content
from interview_kit.interviewer.position_path import PositionProgress, StepId, path_of
from interview_kit.store.records import position_progress
from interview_kit.ui import session
from interview_kit.ui.shell import path_line

_POSITION = "pages/interviewer/positions.py"
_STEPS: dict[StepId, tuple[str, str]] = {
    "kickoff": ("Kickoff", _POSITION),
    "candidates": ("Candidates", _POSITION),
    "calls": ("Calls", "pages/interviewer/calls.py"),
    "decision": ("Decision", "pages/interviewer/compare.py"),
    "learned": ("What we learned", "pages/interviewer/learned.py"),
}
"""The label of each step, and its page."""
_ON_POSITION: tuple[StepId, ...] = ("kickoff", "candidates")


def show(
    position_id: str,
    values: Mapping[str, str],
    progress: PositionProgress | None = None,
    *,
    leave: Callable[[], None] | None = None,
) -> None:
    """Show the steps of a position with these texts: which are ready, which is next.

    `progress` is loaded where the page has not done so. `leave` leads back to the position from a
    candidate or a list of its page.
    """
    progress = progress or position_progress.load(session.actor(), position_id)
    steps = (
        path_line.ShownStep(
            *_STEPS[step.id],
            path_line.state_of(is_ready=step.is_ready, is_next=step.is_next),
            is_around=step.id == "candidates" and leave is not None,
            leave=leave if step.id in _ON_POSITION else None,
        )
        for step in path_of(values, progress, content())
    )
    path_line.show(steps, {"position": position_id})
