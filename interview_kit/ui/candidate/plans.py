"""The follow-up plan of an application, by the working days of whoever uses the kit."""

from __future__ import annotations

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.follow_up import Plan, make_plan, situation_of
from interview_kit.content import content
from interview_kit.ui import session
from interview_kit.ui.candidate import working_days


def plan_of(application: Application, profile: Profile) -> Plan:
    """Return the plan of an application as it stands now."""
    candidate = content().candidate
    situation = situation_of(application, session.now(), session.zone(), candidate)
    return make_plan(situation, working_days.of(profile), candidate.follow_up)
