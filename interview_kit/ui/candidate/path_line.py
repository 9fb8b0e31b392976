"""The path of the open application as one line of links."""

from __future__ import annotations

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import Plan
from interview_kit.candidate.path import StepId, path_of
from interview_kit.ui import session
from interview_kit.ui.shell import navigation, path_line

_PREPARING = ("pages/candidate/closing_script.py", "pages/candidate/rehearsal.py")
_STEPS: dict[StepId, tuple[str, str]] = {
    "prepare": ("Prepare", "pages/candidate/prepare.py"),
    "call": ("The call", "pages/candidate/call.py"),
    "thank_you": ("Thank you", "pages/candidate/thank_you.py"),
    "follow_up": ("Follow up", "pages/candidate/follow_up.py"),
}
"""The label of each step, and its page."""


def show(application_id: str, application: Application, plan: Plan) -> None:
    """Show the steps of an application: which are ready, which is next, where one is."""
    here = navigation.current_page().file
    steps = (
        path_line.ShownStep(
            *_STEPS[step.id],
            path_line.state_of(is_ready=step.is_ready, is_next=step.is_next),
            is_around=step.id == "prepare" and here in _PREPARING,
        )
        for step in path_of(application, session.now(), session.zone(), plan)
    )
    path_line.show(steps, {"application": application_id})
