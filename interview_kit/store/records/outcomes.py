"""What became of candidates: their outcomes, imported and undone, and what all of them tell."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    distinct,
    func,
    select,
    union,
)

from interview_kit.access import Actor, not_found
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import OUTCOMES
from interview_kit.interviewer.funnel import FUNNEL_FIELDS, Search
from interview_kit.interviewer.imported_outcomes import KnownCandidate
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    calls,
    entries,
    entry_history,
    position_candidates,
    records,
)
from interview_kit.store.database.starts_with import starts_with
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.overwriting import Edit
from interview_kit.store.records.position_candidates import Import
from interview_kit.typed import WritingStyle

ROWS_AT_ONCE = 200
"""Candidates of a list that one transaction changes, so that others can write in between."""

_TAB = "outcomes "  # the start of the tab of what was imported
_OUTCOME_KEYS = tuple(field.key for field in OUTCOMES)
_KNOWN_BY = (candidate_fields.NAME.key, candidate_fields.EMAIL.key)
_POSITIONS = records.alias("positions")
_CALL_RECORDS = records.alias("call_records")
_POSITION = bindparam("position", type_=String)
_FIELDS: BindParameter[Any] = bindparam("fields", expanding=True)
_CALLED = (
    select(calls.c.position_id, calls.c.candidate_id)
    .join(_CALL_RECORDS, _CALL_RECORDS.c.id == calls.c.id)
    .where(_CALL_RECORDS.c.deleted_at.is_(None))
)


class _Candidates:
    """Statements on the candidates for one position, or for all that the actor is on.

    Those for one look at no other, so that the number of all candidates is without effect.
    """

    def __init__(self, *, of_all: bool) -> None:
        listed = select(position_candidates.c.position_id, position_candidates.c.candidate_id)
        called = _CALLED.where(self._is_meant(calls.c.position_id, of_all=of_all))
        self.pairs = union(
            listed.where(self._is_meant(position_candidates.c.position_id, of_all=of_all)), called
        ).subquery("pairs")
        self.of_all = of_all
        self.numbers = self.select(self.pairs.c.position_id, func.count()).group_by(
            self.pairs.c.position_id
        )
        self.entries = (
            self.select(
                self.pairs,
                entries.c.field,
                func.coalesce(entries.c.reading, entries.c.text).label("value"),
                entries.c.revision,
                entries.c.tab,
                entries.c.changed_at,
            )
            .join(entries, entries.c.record_id == self.pairs.c.candidate_id)
            .where(entries.c.field.in_(_FIELDS))
        )
        self.finished = called.where(calls.c.state == "finished").distinct()

    def select(self, *columns: Any) -> Select[Any]:
        """Return a selection from pairs of a position and somebody who was not deleted."""
        query = (
            select(*columns)
            .join_from(self.pairs, records, records.c.id == self.pairs.c.candidate_id)
            .where(IS_NOT_DELETED)
        )
        if not self.of_all:
            return query
        return query.join(_POSITIONS, _POSITIONS.c.id == self.pairs.c.position_id).where(
            _POSITIONS.c.deleted_at.is_(None), _POSITIONS.c.example.is_(False)
        )

    @staticmethod
    def _is_meant(position_id: ColumnElement[str], *, of_all: bool) -> ColumnElement[bool]:
        return permission.is_on(position_id) if of_all else position_id == _POSITION


_OF_ALL, _OF_ONE = (_Candidates(of_all=of_all) for of_all in (True, False))
_IMPORTED = _OF_ONE.entries.where(starts_with(entries.c.tab, _TAB))
_BEFORE = (
    select(entry_history.c.text, entry_history.c.reading)
    .where(
        entry_history.c.record_id == bindparam("at_record"),
        entry_history.c.field == bindparam("at_field"),
        entry_history.c.revision < bindparam("at_revision"),
    )
    .order_by(entry_history.c.revision.desc())
    .limit(1)
)


def load_searches(actor: Actor, position_id: str = "") -> list[Search]:
    """Return what is known of the candidates for each of the actor's positions, or for one.

    Without a `position_id`, examples are left out, and so is a position without candidates.
    Raises NotFound.
    """
    asked = permission.parameters_of(actor, position=position_id)
    queries = _OF_ONE if position_id else _OF_ALL
    with reading() as connection:
        if position_id:
            permission.require_visible(connection, actor, position_id, kind="position")
        counts = connection.execute(queries.numbers, asked).all()
        values: defaultdict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for row in connection.execute(queries.entries, {**asked, "fields": FUNNEL_FIELDS}):
            if row.value:
                values[row.position_id].setdefault(row.candidate_id, {})[row.field] = row.value
        called: defaultdict[str, set[str]] = defaultdict(set)
        for position, candidate in connection.execute(queries.finished, asked):
            called[position].add(candidate)
    return [
        Search(position, number, values.get(position, {}), frozenset(called.get(position, ())))
        for position, number in counts
    ]


def list_known(actor: Actor, position_id: str) -> list[KnownCandidate]:
    """Return all candidates of a position with name, email and outcome. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        values: defaultdict[str, dict[str, str]] = defaultdict(dict)
        revisions: defaultdict[str, dict[str, int]] = defaultdict(dict)
        asked = {"position": position_id, "fields": (*_KNOWN_BY, *_OUTCOME_KEYS)}
        for row in connection.execute(_OF_ONE.entries, asked):
            values[row.candidate_id][row.field] = row.value
            revisions[row.candidate_id][row.field] = row.revision
    return [KnownCandidate(each, texts, revisions[each]) for each, texts in values.items()]


def store_listed(
    actor: Actor,
    position_id: str,
    rows: Sequence[tuple[KnownCandidate, Mapping[str, str]]],
    *,
    style: WritingStyle,
    import_id: str = "",
) -> tuple[str, int]:
    """Store outcomes of candidates of a position, and return the id of the import.

    Each comes with the candidate as they were looked through: what somebody changed since stays,
    and the number of such fields is returned, too. A list of more than `ROWS_AT_ONCE` is stored in
    parts, with the id that the first returned. Raises NotFound, also for no candidate of the
    position.
    """
    import_id = import_id or secrets.token_hex(8)
    changed_since = 0
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        _require_candidates(connection, actor, position_id, [known.id for known, _ in rows])
        for known, values in rows:
            for field, text in values.items():
                written = field_rows.write_entry(
                    connection,
                    actor,
                    known.id,
                    field,
                    text,
                    base=known.revisions.get(field, 0),
                    tab=f"{_TAB}{import_id}",
                    style=style,
                )
                changed_since += written.outcome == "conflict"
    return import_id, changed_since


def load_last_import(actor: Actor, position_id: str) -> Import | None:
    """Return the last list of outcomes of a position that can be undone. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        imported = _IMPORTED.subquery()
        row = connection.execute(
            select(
                imported.c.tab,
                func.min(imported.c.changed_at).label("at"),
                func.count(distinct(imported.c.candidate_id)),
            )
            .group_by(imported.c.tab)
            .order_by(func.min(imported.c.changed_at).desc())
            .limit(1),
            {"position": position_id, "fields": _OUTCOME_KEYS},
        ).first()
    return Import(row[0].removeprefix(_TAB), row[1], row[2]) if row else None


def undo_import(actor: Actor, position_id: str, import_id: str, *, most: int = ROWS_AT_ONCE) -> int:
    """Give what a list changed the texts from before: of so many candidates at most.

    Returns of how many, 0 once there are no more. What was changed since stays. Raises NotFound.
    """
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        asked = {"position": position_id, "fields": _OUTCOME_KEYS}
        query = _IMPORTED.where(entries.c.tab == f"{_TAB}{import_id}")
        candidate_id = _OF_ONE.pairs.c.candidate_id
        some = query.with_only_columns(candidate_id).distinct().limit(most)
        ids = connection.scalars(some, asked).all()
        for row in connection.execute(query.where(candidate_id.in_(ids)), asked).all():
            at = {"at_record": row.candidate_id, "at_field": row.field}
            before = connection.execute(_BEFORE, {**at, "at_revision": row.revision}).first()
            edit = Edit(before.text, None, before.reading) if before else Edit("")
            field_rows.write_entry(connection, actor, row.candidate_id, row.field, edit)
        return len(ids)


def _require_candidates(
    connection: Connection, actor: Actor, position_id: str, ids: Sequence[str]
) -> None:
    """Raise NotFound unless all are candidates of a position; nobody else changes them now."""
    for each in sorted(ids):  # in one order, so that there is no deadlock
        permission.require_visible(connection, actor, each, kind="candidate", lock=True)
    query = _OF_ONE.select(_OF_ONE.pairs.c.candidate_id).where(
        _OF_ONE.pairs.c.candidate_id.in_(ids)
    )
    if set(connection.scalars(query, {"position": position_id})) != set(ids):
        raise not_found()
