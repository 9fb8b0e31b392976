"""What the messages to a candidate are filled with, with a call or without one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from interview_kit.content import content
from interview_kit.interviewer.candidate_messages import MessageFacts, Sender
from interview_kit.interviewer.kickoff import planned_minutes
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Entry, entry_values
from interview_kit.ui import session
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.interviewer import planned_call


def of_call(call: Call, *, promised: date | None) -> MessageFacts:
    """Return the facts of a call, after which its candidate was to hear by the day `promised`."""
    candidate = entry_values(call.candidate)
    zone = planned_call.started_zone(call)
    return _facts(entry_values(call.entries), candidate, call.question_set, zone, promised)


def without_call(candidate: Mapping[str, Entry], question_set: QuestionSet) -> MessageFacts:
    """Return the facts of a candidate whom nobody has called, by their fields."""
    values = entry_values(candidate)
    return _facts(values, values, question_set, session.zone())


def sender() -> Sender:
    """Return who writes: whoever acts."""
    profile = about_me.profile_of(about_me.person_form())
    return Sender(profile.name, profile.phone, profile.email, typed_lines.own_style().english)


def _facts(
    call: Mapping[str, str],
    candidate: Mapping[str, str],
    question_set: QuestionSet,
    zone: ZoneInfo,
    promised: date | None = None,
) -> MessageFacts:
    kit = content()
    return MessageFacts(
        call=call,
        candidate=candidate,
        position=question_set.title,
        next_steps=question_set.what_comes_next,
        promised=promised,
        today=session.today(),
        title_marks=kit.candidate.closing.spoken.title_marks,
        minutes=planned_minutes(question_set, kit.interviewer.numbers),
        own_zone=zone,
        company=question_set.company,
        next_step=question_set.next_step,
    )
