"""Whether a file can be restored: sound, of this kit, each value one that the kit can read.

The check comes before anything is replaced, since what it lets through becomes the database.
Nothing in a foreign file may run: no view, no trigger, no virtual table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    exists,
    func,
    inspect,
    or_,
    select,
    type_coerce,
)

from interview_kit.access import LOCAL
from interview_kit.fields.lookup import RECORD_FIELDS
from interview_kit.fields.roles import ROLES
from interview_kit.fields.states import ANSWERED, NOT_DUE, SETTABLE_STATES
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.backup import files
from interview_kit.store.backup.files import UnsoundBackup
from interview_kit.store.database import engines
from interview_kit.store.database.schema import (
    NAMES_A_PERSON,
    UtcDateTime,
    assessments,
    call_revisions,
    calls,
    entries,
    entry_history,
    metadata,
    position_people,
    question_sets,
    record_events,
    records,
)
from interview_kit.store.records import people, permission, positions
from interview_kit.store.records.kept_answers import KEPT_ANSWERS_JSON

EVENTS = (
    "copied",
    "deleted",
    "restored",
    "finished",
    "reopened",
    "replaced",
    "merged",
    "separated",
)
_STATES = (ANSWERED, NOT_DUE, *SETTABLE_STATES)
_ALLOWED_VALUES: dict[Column[Any], tuple[str, ...]] = {
    records.c.kind: tuple(RECORD_FIELDS),
    record_events.c.event: EVENTS,
    entries.c.state: _STATES,
    entry_history.c.state: _STATES,
    calls.c.state: ("draft", "finished"),
    position_people.c.role: tuple(ROLES),
}
_JSON_READERS: dict[Table, Callable[[str], object]] = {
    question_sets: QuestionSet.model_validate_json,
    call_revisions: KEPT_ANSWERS_JSON.validate_json,
}
_NAMES = [
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if column.info == NAMES_A_PERSON
]
_PEOPLE, _CANDIDATES = (records.alias(name) for name in ("people", "candidates"))
_LARGEST_INTEGER = 2**31 - 2  # one less than in PostgreSQL, since a restore may count on
_LARGEST_BIG_INTEGER = 2**63 - 1
_MOMENT = "%Y-%m-%d %H:%M:%S"
_ROWS_AT_ONCE = 500


def check(file: Path) -> None:
    """Raise UnsoundBackup unless the kit can use a file; migrate an older one.

    Raises StoreError where its version is not known, or the disk is full.
    """
    with closing(sqlite3.connect(file)) as raw:
        try:
            _check_structure(raw)
        except sqlite3.DatabaseError as error:
            raise UnsoundBackup("backup_damaged") from error
    with files.file_engine(file) as engine, engines.reading_from(engine) as connection:
        for table in metadata.sorted_tables:
            _check_columns(connection, table)
            _check_values(connection, table)
        _check_people(connection)
        _check_calls(connection)
    with closing(sqlite3.connect(file)) as raw:
        for table in metadata.sorted_tables:
            _check_encoding(raw, table)


def is_damaged(file: Path) -> bool:
    """Tell whether the database in use is damaged. One that is missing or busy is not."""
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(file)) as raw:
            return not _is_sound(raw)
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True


def _check_structure(raw: sqlite3.Connection) -> None:
    objects = raw.execute("SELECT name, type, rootpage FROM sqlite_master").fetchall()
    names = {name for name, _, _ in objects}
    if "alembic_version" not in names or records.name not in names:
        raise UnsoundBackup("backup_of_others")
    # An object without pages is a program, not data, and a query of it may never end.
    if any(kind not in ("table", "index") or not page for _, kind, page in objects):
        raise UnsoundBackup("backup_with_programs")
    if not _is_sound(raw) or raw.execute("PRAGMA foreign_key_check").fetchall():
        raise UnsoundBackup("backup_damaged")
    if len(raw.execute("SELECT version_num FROM alembic_version").fetchall()) != 1:
        raise UnsoundBackup("backup_version_unclear")


def _is_sound(raw: sqlite3.Connection) -> bool:
    return raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _check_columns(connection: Connection, table: Table) -> None:
    inspector = inspect(connection)
    if not inspector.has_table(table.name):
        raise UnsoundBackup("backup_table_missing", table=table.name)
    columns = {column["name"] for column in inspector.get_columns(table.name)}
    for column in table.columns:
        if column.name not in columns:
            raise UnsoundBackup("backup_column_missing", column=column.name, table=table.name)


def _check_values(connection: Connection, table: Table) -> None:
    wrong = or_(*(_is_unreadable(column) for column in table.columns))
    if connection.scalar(select(exists().select_from(table).where(wrong))):
        raise _unreadable_error(table)
    if table in _JSON_READERS:
        _check_content(connection, table)


def _is_unreadable(column: Column[Any]) -> ColumnElement[bool]:
    good = func.coalesce(_is_readable(column), False)  # NULL is not good either
    return ~good & column.is_not(None) if column.nullable else ~good


def _is_readable(column: Column[Any]) -> ColumnElement[bool]:
    kind = func.typeof(column)
    value = type_coerce(column, Text)
    if isinstance(column.type, UtcDateTime):
        return (kind == "text") & _is_moment(value)
    if isinstance(column.type, Integer | Boolean):
        number = type_coerce(column, BigInteger)
        return (kind == "integer") & number.between(0, _largest_value(column))
    if isinstance(column.type, LargeBinary):
        return kind == "blob"
    good = (kind == "text") & (func.instr(value, func.char(0)) == 0)
    if column in _ALLOWED_VALUES:
        good &= value.in_(_ALLOWED_VALUES[column])
    length = getattr(column.type, "length", None)
    return good & (func.length(value) <= length) if length else good


def _is_moment(value: ColumnElement[str]) -> ColumnElement[bool]:
    """Of a text: Python reads it as a moment. SQLite alone takes 30 February for 2 March."""
    whole, rest = func.substr(value, 1, 19), func.substr(value, 20)
    anew = func.strftime(_MOMENT, whole, "+0 days")
    fraction = rest.op("GLOB")(".[0-9]*") & ~func.substr(rest, 2).op("GLOB")("*[^0-9]*")
    return (anew == whole) & (whole > "0001") & ((rest == "") | fraction)


def _largest_value(column: Column[Any]) -> int:
    if isinstance(column.type, Boolean):
        return 1
    return _LARGEST_BIG_INTEGER if isinstance(column.type, BigInteger) else _LARGEST_INTEGER


def _check_content(connection: Connection, table: Table) -> None:
    contents = select(table.c.content)
    for content in connection.scalars(contents, execution_options={"yield_per": _ROWS_AT_ONCE}):
        try:
            _JSON_READERS[table](content)
        except ValidationError as error:
            raise _unreadable_error(table) from error


def _check_people(connection: Connection) -> None:
    """Raise UnsoundBackup where somebody is named who is not there, or nobody is on a position."""
    person = select(_PEOPLE.c.id).where(_PEOPLE.c.kind == people.KIND)
    strangers = [select(column).where(column.not_in(person)) for column in _NAMES]
    first = select(person.where(_PEOPLE.c.id == LOCAL.id).exists())
    if not connection.scalar(first) or _holds_any(connection, *strangers):
        raise UnsoundBackup("backup_person_missing")
    not_their_own = select(records.c.id).where(
        records.c.kind == people.KIND, records.c.owner != records.c.id
    )
    is_on = exists().where(position_people.c.position_id == records.c.id)
    abandoned = select(records.c.id).where(records.c.kind == positions.KIND, ~is_on)
    if _holds_any(connection, not_their_own, abandoned):
        raise UnsoundBackup("backup_of_nobody")


def _check_calls(connection: Connection) -> None:
    """Raise UnsoundBackup for a call without questions, a candidate, or anybody's ratings."""
    whole = exists().where(
        calls.c.id == records.c.id,
        _CANDIDATES.c.id == calls.c.candidate_id,
        _CANDIDATES.c.kind == "candidate",
    )
    stray = select(records.c.id).where(records.c.kind == "screen", ~whole)
    unrated = (
        select(calls.c.id)
        .join(position_people, position_people.c.position_id == calls.c.position_id)
        .where(permission.LACKS_ASSESSMENT)
    )
    of_another = (
        select(records.c.id)
        .join(assessments, assessments.c.id == records.c.id)
        .where(records.c.owner != assessments.c.rater)
    )
    if _holds_any(connection, stray, unrated, of_another):
        raise UnsoundBackup("backup_call_incomplete")


def _holds_any(connection: Connection, *queries: Select[Any]) -> bool:
    return any(connection.scalar(select(query.exists())) for query in queries)


def _check_encoding(raw: sqlite3.Connection, table: Table) -> None:
    """Read everything once, since only that finds bytes that are no characters."""
    try:
        for _ in raw.execute(str(select(table))):
            pass
    except sqlite3.Error as error:
        raise _unreadable_error(table) from error


def _unreadable_error(table: Table) -> UnsoundBackup:
    return UnsoundBackup("backup_value_unreadable", table=table.name)
