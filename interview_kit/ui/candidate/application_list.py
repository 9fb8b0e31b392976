"""Applications in lists: which are open, what is due on each, and which come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from interview_kit.candidate.agenda import Due, agenda_of, due_words
from interview_kit.candidate.application import Application, application_name
from interview_kit.candidate.path import is_archived
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import application_fields
from interview_kit.store.records import applications
from interview_kit.store.records.applications import ApplicationRow
from interview_kit.typed.kinds import day_of
from interview_kit.ui import session
from interview_kit.ui.candidate import working_days
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.shell.record_names import names_by_age
from interview_kit.ui.workarounds.escaping import escaped

_LOOKED_AT = 30
"""Calls that are looked at for what is due: the next ones and the last ones, so many of each."""
_DAYS_BACK = 90


@dataclass(frozen=True, slots=True)
class ListedApplication:
    """An application in a list, with what is due on it and the fields that a list shows.

    `is_due_today` tells whether something on it is due today, or was before.
    """

    id: str
    name: str
    values: Mapping[str, str]
    due: tuple[Due, ...] = ()
    is_due_today: bool = False

    @property
    def is_calling(self) -> bool:
        """Whether the time of its call has come, and the call is not over."""
        return any(each.is_call_now(session.now()) for each in self.due)


def load() -> tuple[list[ListedApplication], list[ListedApplication]]:
    """Return the open applications, what is due first, and the archived ones."""
    rows = applications.list_applications(session.actor())
    names = names_by_age(rows, application_name)
    is_open = {row.id: not is_archived(row.values) for row in rows}
    whole = applications.load_many(session.actor(), _looked_at(rows))
    profile = about_me.profile_of(about_me.person_form())
    now, zone, candidate = session.now(), session.zone(), content().candidate
    read = {each: Application.from_entries(values) for each, values in whole.items()}
    due = {
        each: agenda_of(application, now, zone, candidate, working_days.of(application, profile))
        for each, application in read.items()
    }
    listed = [_listed(row, names[row.id], due.get(row.id, ()), now) for row in rows]
    open_ones = sorted((each for each in listed if is_open[each.id]), key=_order)
    return open_ones, [each for each in listed if not is_open[each.id]]


def facts(listed: ListedApplication) -> str:
    """Return the stage or the outcome of an application, an answer and what is due, for a line."""
    english, now = typed_lines.own_style().english, session.now()
    kit = content().candidate.applications
    outcome = labels(kit.outcomes).get(listed.values.get(application_fields.OUTCOME.key, ""), "")
    stage = labels(kit.stages)[stage_of(listed.values)]
    words = [outcome or stage]
    if not outcome and listed.values.get(application_fields.REPLIED.key) == "yes":
        words.append("They answered")
    for due in listed.due:
        said = escaped(due_words(due, now, english))
        words.append(f"**{said}**" if due.is_today(now) else said)
    return " · ".join(words)


def stage_of(values: Mapping[str, str]) -> str:
    """Return the id of the stage of an application with these fields."""
    kit = content().candidate.applications
    stored = values.get(application_fields.STAGE.key, "")
    return kit.stage_of(stored, has_call=bool(values.get(application_fields.CALL_DATE.key)))


def _looked_at(rows: Sequence[ApplicationRow]) -> list[str]:
    today = session.today()
    days = {
        row.id: day
        for row in rows
        if (day := day_of(row.values.get(application_fields.CALL_DATE.key, "")))
        and not row.values.get(application_fields.OUTCOME.key)
        and not is_archived(row.values)
        and day >= today - timedelta(days=_DAYS_BACK)
    }
    by_day = sorted(days, key=days.__getitem__)
    past = [each for each in by_day if days[each] < today]
    ahead = [each for each in by_day if days[each] >= today]
    return [*past[-_LOOKED_AT:], *ahead[:_LOOKED_AT]]


def _listed(
    row: ApplicationRow, name: str, due: tuple[Due, ...], now: datetime
) -> ListedApplication:
    is_due_today = any(each.is_today(now) for each in due) if due else False
    return ListedApplication(row.id, name, row.values, due, is_due_today)


def _order(listed: ListedApplication) -> tuple[object, ...]:
    """Return a sort key: a call that goes on, what is overdue, what is due, the rest."""
    if listed.due:
        rank = 0 if listed.is_calling else 1 if listed.due[0].is_overdue else 2
        return rank, listed.due[0].at.timestamp()
    is_settled = bool(listed.values.get(application_fields.OUTCOME.key))
    return 4 if is_settled else 3, 0.0
