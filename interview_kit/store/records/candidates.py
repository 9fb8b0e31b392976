"""Candidates: the other calls with one, and others of the same name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    calls,
    distinct_candidates,
    entries,
    records,
)
from interview_kit.store.records import field_rows, open_calls, permission, position_candidates
from interview_kit.store.records.calls import Call, read_call
from interview_kit.store.records.candidate_files import CandidateFile, read_files
from interview_kit.store.records.field_rows import entry_values
from interview_kit.store.records.position_candidates import PositionCandidate
from interview_kit.store.records.position_progress import read_next_to_call

KIND = "candidate"

_NAMES = entries.alias("names")
_DAYS = entries.alias("days")
_MISSED = entries.alias("missed")
_DATED_CALLS = (
    select(
        calls.c.id,
        _DAYS.c.reading,
        calls.c.started_at,
        calls.c.state,
        calls.c.candidate_id,
        _MISSED.c.text.label("missed"),
    )
    .join(records, records.c.id == calls.c.id)
    .outerjoin(
        _DAYS,
        (_DAYS.c.record_id == calls.c.id) & (_DAYS.c.field == call_fields.CALL_DATE.key),
    )
    .outerjoin(
        _MISSED,
        (_MISSED.c.record_id == calls.c.id) & (_MISSED.c.field == call_fields.MISSED.key),
    )
    .where(IS_NOT_DELETED, permission.is_on(calls.c.position_id))
    .order_by(calls.c.started_at, calls.c.id)
)


@dataclass(frozen=True, slots=True)
class DatedCall:
    """A call with its day as it was read, "" for none; `started_at` is in UTC.

    `missed` is the id of the reason why it did not happen, "" where it did. `planned` is its day or
    moment where it is only planned; see `planned_moment`.
    """

    id: str
    call_date: str
    started_at: datetime
    finished: bool
    missed: str = ""
    planned: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class CalledCandidate:
    """A candidate with the texts of their fields, and the first call with them for a position."""

    id: str
    values: dict[str, str]
    call: DatedCall

    @property
    def name(self) -> str:
        """Their name, on one line."""
        return " ".join(self.values.get(candidate_fields.NAME.key, "").split())


class Namesakes(NamedTuple):
    """Two candidates with one name, and whether somebody said that they are two people."""

    earlier: CalledCandidate
    later: CalledCandidate
    told_apart: bool


class Related(NamedTuple):
    """What is related to a call's candidate.

    The other calls with them, the pairs of one name that they are one of, their files, and who is
    listed for the position under their name without a call. After a call, also who is next.
    """

    calls: tuple[DatedCall, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()
    files: tuple[CandidateFile, ...] = ()
    listed: tuple[PositionCandidate, ...] = ()
    next_to_call: PositionCandidate | None = None


def load_call(
    actor: Actor, call_id: str, *, related: bool, now: datetime | None = None
) -> tuple[Call, Related]:
    """Return a call, and what is related to its candidate: asked for, or of a finished call.

    Their files are read for every call. Which other calls with them are only planned is said as of
    `now`, an aware moment in one's own zone. Raises NotFound.
    """
    permission.require_id(call_id)
    with reading() as connection:
        call = read_call(connection, actor, call_id)
        files = read_files(connection, call.candidate_id)
        is_missed = bool(entry_values(call.entries).get(call_fields.MISSED.key))
        following = None
        if is_missed or call.state == "finished":
            following = read_next_to_call(connection, call.position_id)
        if not related and call.state != "finished":
            return call, Related(files=files, next_to_call=following)
        others = _DATED_CALLS.where(
            calls.c.candidate_id == call.candidate_id, calls.c.id != call_id
        )
        rows = connection.execute(others, permission.parameters_of(actor)).all()
        pairs = _find_namesakes(connection, actor, call.position_id)
        own = (pair for pair in pairs if call.candidate_id in (pair.earlier.id, pair.later.id))
        name = entry_values(call.candidate).get(candidate_fields.NAME.key, "")
        listed = position_candidates.find_namesakes(
            connection, call.position_id, call.candidate_id, name
        )
        planned = _find_planned(connection, actor, rows, now) if now else {}
        others_of = (replace(_dated_call(row), planned=planned.get(row.id)) for row in rows)
        return call, Related(tuple(others_of), tuple(own), files, tuple(listed), following)


def find_namesakes(actor: Actor, position_id: str) -> list[Namesakes]:
    """Return candidates for a position who have one name, and may be one person.

    Capital letters and spaces make no difference. Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        return _find_namesakes(connection, actor, position_id)


def _find_namesakes(connection: Connection, actor: Actor, position_id: str) -> list[Namesakes]:
    with_one_name: dict[str, dict[str, DatedCall]] = {}  # by name and candidate, the first first
    query = (
        _DATED_CALLS.add_columns(_NAMES.c.text)
        .join(_NAMES, _NAMES.c.record_id == calls.c.candidate_id)
        .where(
            calls.c.position_id == position_id,
            _NAMES.c.field == candidate_fields.NAME.key,
        )
    )
    for row in connection.execute(query, permission.parameters_of(actor)):
        if name := " ".join(row.text.split()).casefold():
            with_one_name.setdefault(name, {}).setdefault(row.candidate_id, _dated_call(row))
    groups = [group for group in with_one_name.values() if len(group) > 1]
    if not groups:
        return []
    ids = [candidate for group in groups for candidate in group]
    texts = field_rows.read_entries_by_record(connection, ids)
    told_apart = _pairs_told_apart(connection, ids)
    called = [
        [CalledCandidate(each, entry_values(texts.get(each, {})), group[each]) for each in group]
        for group in groups
    ]
    return [
        Namesakes(earlier, later, pair(earlier.id, later.id) in told_apart)
        for group in called
        for number, later in enumerate(group)
        for earlier in group[:number]
    ]


def pair(one: str, other: str) -> tuple[str, str]:
    """Return the ids of two candidates in the order in which they are stored."""
    return (one, other) if one < other else (other, one)


def _pairs_told_apart(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    query = select(distinct_candidates.c.candidate_id, distinct_candidates.c.other_id)
    rows = connection.execute(query.where(distinct_candidates.c.candidate_id.in_(ids)))
    return {(row.candidate_id, row.other_id) for row in rows}


def _find_planned(
    connection: Connection, actor: Actor, rows: Iterable[Any], now: datetime
) -> dict[str, datetime | date]:
    """Return which of the calls are only planned, and when."""
    unfinished = {row.id for row in rows if row.state != "finished"}
    if not unfinished:
        return {}
    drafts = open_calls.read_drafts(connection, actor)
    some = {id_: draft for id_, draft in drafts.items() if id_ in unfinished}
    return open_calls.find_planned(connection, some, now)


def _dated_call(row: Any) -> DatedCall:
    is_finished = row.state == "finished"
    missed = "" if is_finished else row.missed or ""
    return DatedCall(row.id, row.reading or "", row.started_at, is_finished, missed)
