"""Applications in lists: which are open, what is due on each, and which come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from interview_kit.candidate.agenda import Due, agenda_of, due_words
from interview_kit.candidate.application import Application, Profile, application_name
from interview_kit.candidate.path import is_archived
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.fields import application_fields
from interview_kit.store.records import applications
from interview_kit.store.records.applications import ApplicationRow
from interview_kit.text import number_duplicates
from interview_kit.ui import session
from interview_kit.ui.candidate import working_days
from interview_kit.ui.forms import about_me
from interview_kit.ui.shell.record_names import names_by_age
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_LOOKED_AT = 30
"""Calls that are looked at for what is due: the next ones and the last ones, so many of each."""
_DAYS_BACK = 90
_CHANGED_LAST = 100
"""Applications that are read first: to read all takes longer than to draw the page, once there are
hundreds."""
_PAGES = {
    "call_now": ("pages/candidate/call.py", ":material/call:"),
    "call": ("pages/candidate/prepare.py", ":material/checklist:"),
    "call_them": ("pages/candidate/prepare.py", ":material/checklist:"),
    "prepare": ("pages/candidate/prepare.py", ":material/checklist:"),
    "thank_you": ("pages/candidate/thank_you.py", ":material/mail:"),
    "reminder": ("pages/candidate/follow_up.py", ":material/forward_to_inbox:"),
    "let_go": ("pages/candidate/applications.py", ":material/work:"),
}
"""Where each kind of what is due is done: the file of the page, and an icon."""


@dataclass(frozen=True, slots=True)
class ListedApplication:
    """An application in a list, with what is due on it and the fields that a list shows.

    `is_due_today` tells whether something on it is due today, or was before, `is_calling` whether
    the time of its call has come, and the call is not over.
    """

    id: str
    name: str
    values: Mapping[str, str]
    due: tuple[Due, ...] = ()
    is_due_today: bool = False
    is_calling: bool = False


class _Found(NamedTuple):
    """What is due on an application, and the fields that tell it."""

    values: dict[str, str]
    due: tuple[Due, ...]


class Lists(NamedTuple):
    """The open applications, what is `due` first, and the archived ones, changed last first.

    Lists that are not whole are the first rows of both, without an open one that is settled.
    """

    open: list[ListedApplication]
    archived: list[ListedApplication]
    due: Mapping[str, _Found]
    is_whole: bool


@dataclass(slots=True)
class _LastRead:
    """The lists as this session has read them last.

    `as_of` has all that they are made of. Among hundreds of applications, to see that it is the
    same takes a tenth of the time in which they are read again.
    `found` has what was looked for last.
    """

    as_of: tuple[object, ...] = ()
    first: Lists | None = None
    whole: Lists | None = None
    counted: tuple[Counter[str], int] | None = None
    found: tuple[str, dict[str, bool]] | None = None


def load() -> Lists:
    """Return the lists of applications as far as those changed last make them."""
    profile = about_me.profile_of(about_me.person_form())
    minute = session.now().replace(second=0, microsecond=0)  # what is due changes with the minute
    as_of = (applications.version(session.actor()), minute, session.zone().key, profile)
    last = remembered(_LastRead)
    if last.first is None or last.as_of != as_of:
        rows = applications.list_applications(session.actor(), most=_CHANGED_LAST)
        first = _lists_of(rows, _what_is_due(profile), is_whole=len(rows) < _CHANGED_LAST)
        last.as_of, last.first = as_of, first
        last.whole = last.counted = last.found = None
    return last.first


def whole(lists: Lists) -> Lists:
    """Return the lists that `load` returned with the rows that they lack."""
    if lists.is_whole:
        return lists
    last = remembered(_LastRead)
    if last.whole is None:
        rows = applications.list_applications(session.actor())
        last.whole = _lists_of(rows, lists.due, is_whole=True)
    return last.whole


def find(text: str) -> dict[str, bool]:
    """Return what `applications.find` says, as of the lists that `load` returned."""
    last = remembered(_LastRead)
    if last.found is None or last.found[0] != text:
        last.found = text, applications.find(session.actor(), text)
    return last.found[1]


def count(lists: Lists) -> tuple[Counter[str], int]:
    """Return how many applications are at each stage, by its id, and how many are archived."""
    last = remembered(_LastRead)
    if last.counted is None:
        last.counted = _count(lists)
    return last.counted


def _count(lists: Lists) -> tuple[Counter[str], int]:
    if lists.is_whole:
        every = (*lists.open, *lists.archived)
        return Counter(stage_of(each.values) for each in every), len(lists.archived)
    counted = applications.count_by_stage(session.actor())
    stages: Counter[str] = Counter()
    for row in counted:
        stages[_stage(row.stage, has_call=row.has_call)] += row.number
    return stages, sum(row.number for row in counted if row.is_archived)


def facts(listed: ListedApplication, now: datetime, english: str) -> str:
    """Return the stage or the outcome of an application, an answer and what is due, for a line."""
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


def page_of(listed: ListedApplication) -> tuple[str, str]:
    """Return the page where what is due on an application is done, and an icon of it.

    It is the application itself where nothing is due, or where its outcome is.
    """
    if listed.is_calling:
        return _PAGES["call_now"]
    return _PAGES[listed.due[0].kind if listed.due else "let_go"]


def stage_of(values: Mapping[str, str]) -> str:
    """Return the id of the stage of an application with these fields."""
    stored = values.get(application_fields.STAGE.key, "")
    return _stage(stored, has_call=bool(values.get(application_fields.CALL_DATE.key)))


def _stage(stored: str, *, has_call: bool) -> str:
    return content().candidate.applications.stage_of(stored, has_call=has_call)


def _what_is_due(profile: Profile) -> dict[str, _Found]:
    """Return what is due on the calls nearest to today, by id, the one changed last first."""
    actor, now, zone = session.actor(), session.now(), session.zone()
    since, today = now.date() - timedelta(days=_DAYS_BACK), now.date()
    nearest = applications.load_nearest_calls(actor, since, today, most=_LOOKED_AT)
    days: dict[str, WorkingDays] = {}  # by the zone of the call: most calls are in a few
    found = {}
    for each, fields in nearest.items():
        application = Application(fields=fields)
        name = application.text(application_fields.ZONE.key)
        if name not in days:
            days[name] = working_days.of(application, profile)
        if due := agenda_of(application, now, zone, content().candidate, days[name]):
            found[each] = _Found(fields, due)
    return found


def _lists_of(
    rows: Sequence[ApplicationRow], due: Mapping[str, _Found], *, is_whole: bool
) -> Lists:
    names, now = _names_of(rows, due), session.now()
    first = [
        ListedApplication(
            each,
            names[each],
            found.values,
            found.due,
            is_due_today=any(one.is_today(now) for one in found.due),
            is_calling=any(one.is_call_now(now) for one in found.due),
        )
        for each, found in due.items()
    ]
    others = [
        ListedApplication(row.id, names[row.id], row.values) for row in rows if row.id not in due
    ]
    archived = [each for each in others if is_archived(each.values)]
    after = [each for each in others if not is_archived(each.values)]
    after = [each for each in after if is_whole or not _is_settled(each)]
    open_ones = [*sorted(first, key=_order), *sorted(after, key=_is_settled)]
    return Lists(open_ones, archived, due, is_whole)


def _names_of(rows: Sequence[ApplicationRow], due: Mapping[str, _Found]) -> dict[str, str]:
    """Return the names of applications by id, equal ones numbered as where one is open.

    Those changed last count first, so that the names of all others need not be read.
    """
    names = names_by_age(rows[:_CHANGED_LAST], application_name)
    others = {each: found.values for each, found in due.items()}
    others |= {row.id: row.values for row in rows[_CHANGED_LAST:]}
    for each, values in others.items():
        names.setdefault(each, application_name(values))
    return number_duplicates(names)


def _order(listed: ListedApplication) -> tuple[int, float]:
    """Return a sort key of what is due: a call that goes on, what is overdue, the rest."""
    rank = 0 if listed.is_calling else 1 if listed.due[0].is_overdue else 2
    return rank, listed.due[0].at.timestamp()


def _is_settled(listed: ListedApplication) -> bool:
    return bool(listed.values.get(application_fields.OUTCOME.key))
