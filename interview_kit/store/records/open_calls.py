"""Calls that are not finished: which of them are only planned, and for when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, exists, func, select

from interview_kit.access import Actor
from interview_kit.fields import call_fields
from interview_kit.interviewer.planned_calls import (
    MOMENT_FIELDS,
    is_begun,
    planned_moment,
    start_of,
)
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import IS_DRAFT, IS_NOT_DELETED, calls, entries, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.calls import answers_of
from interview_kit.typed.kinds import day_of

IS_MISSED = IS_DRAFT & exists().where(
    entries.c.record_id == calls.c.id,
    entries.c.field == call_fields.MISSED.key,
    entries.c.text != "",
)
"""Of a call: somebody said that it did not happen."""
# Another name, since the entries that say that a call did not happen are others.
_MOMENTS = entries.alias("moments")
_DRAFTS = (
    select(
        calls.c.id,
        calls.c.position_id,
        records.c.zone,
        _MOMENTS.c.field,
        func.coalesce(_MOMENTS.c.reading, _MOMENTS.c.text).label("text"),
    )
    .join(records, records.c.id == calls.c.id)
    .outerjoin(_MOMENTS, (_MOMENTS.c.record_id == calls.c.id) & _MOMENTS.c.field.in_(MOMENT_FIELDS))
    .where(IS_DRAFT, ~IS_MISSED, IS_NOT_DELETED, permission.is_on(calls.c.position_id))
    .order_by(records.c.changed_at.desc(), calls.c.id)
)


class Draft(NamedTuple):
    """A call that is not finished: its position, and the readings of `MOMENT_FIELDS`.

    Its zone is that in which it was started, where no other was chosen.
    """

    position_id: str
    moment: dict[str, str]

    @property
    def day(self) -> date | None:
        """The day of the call, None where it has none."""
        return day_of(self.moment.get(call_fields.CALL_DATE.key, ""))


def count_planned(actor: Actor, now: datetime) -> Counter[str]:
    """Return how many of the actor's calls are only planned at `now`, by position."""
    with reading() as connection:
        drafts = read_drafts(connection, actor)
        return Counter(drafts[each].position_id for each in find_planned(connection, drafts, now))


def read_drafts(connection: Connection, actor: Actor) -> dict[str, Draft]:
    """Return the actor's calls that are not finished, the one changed last first."""
    drafts: dict[str, Draft] = {}
    # All rows at once and by their places: Home has hundreds of them at each run.
    rows = connection.execute(_DRAFTS, permission.parameters_of(actor)).all()
    for call_id, position_id, zone, field, text in rows:
        draft = drafts.get(call_id)
        if draft is None:
            draft = drafts[call_id] = Draft(position_id, {call_fields.CALL_ZONE.key: zone})
        if text:
            draft.moment[field] = text
    return drafts


def find_planned(
    connection: Connection, drafts: Mapping[str, Draft], now: datetime
) -> dict[str, datetime | date]:
    """Return which calls are only planned, and when, the earliest first."""
    # In no zone is a call ahead whose day was over two days ago; readings are in their order.
    since = (now.date() - timedelta(days=2)).isoformat()
    ahead = {
        id_: moment
        for id_, each in drafts.items()
        if each.moment.get(call_fields.CALL_DATE.key, "") >= since
        and (moment := planned_moment(each.moment, now))
    }
    found = field_rows.read_entries_by_record(connection, sorted(ahead)) if ahead else {}
    planned = [each for each in ahead if not is_begun(answers_of(found.get(each, {})))]
    in_order = sorted(planned, key=lambda id_: start_of(ahead[id_], now.tzinfo))
    return {each: ahead[each] for each in in_order}
