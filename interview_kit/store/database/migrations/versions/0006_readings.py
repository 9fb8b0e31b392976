"""What a typed day, time, amount or number means, beside its text; a call's day and time apart."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from interview_kit.typed import Way
from interview_kit.typed.kinds import reading_of

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_READ = (
    "call_date",
    "hear_by",
    "salary_amount",
    "hear_days",
    "call_minutes",
    "budget_seconds",
    "pace",
)
_AT_ONCE = 1000
_COLUMNS = (
    sa.column("record_id", sa.String),
    sa.column("field", sa.String),
    sa.column("text", sa.Text),
    sa.column("state", sa.String),
    sa.column("revision", sa.Integer),
    sa.column("author", sa.String),
    sa.column("tab", sa.String),
    sa.column("sequence", sa.BigInteger),
    sa.column("reading", sa.String),
)
_ENTRIES = sa.table("entries", *_COLUMNS, sa.column("changed_at", sa.DateTime(timezone=True)))
_HISTORY = sa.table(
    "entry_history",
    sa.column("id", sa.Integer),
    *(sa.column(each.name, each.type) for each in _COLUMNS),
    sa.column("at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Add the readings, read what stands there, and part the day of a call from its time."""
    for table in ("entries", "entry_history"):
        op.add_column(table, sa.Column("reading", sa.String(length=120), nullable=True))
    connection = op.get_bind()
    _read_all(connection, _ENTRIES, ("record_id", "field"))
    _read_all(connection, _HISTORY, ("id",))
    _part_calls(connection)


def _read_all(connection: sa.Connection, table: sa.TableClause, key: tuple[str, ...]) -> None:
    here = [table.c[name] == sa.bindparam(f"at_{name}") for name in key]
    change = sa.update(table).where(*here).values(reading=sa.bindparam("read"))
    now = datetime.now(UTC)
    for some in _typed(connection, table, key):
        values = [
            {f"at_{name}": row._mapping[name] for name in key}
            | {"read": reading_of(row.field, row.text, Way(), now)}
            for row in some
        ]
        connection.execute(change, values)


def _typed(
    connection: sa.Connection, table: sa.TableClause, key: tuple[str, ...]
) -> Iterator[list[Any]]:
    """Yield the rows of fields that are read, some at a time: there may be millions."""
    keys = [table.c[name] for name in key]
    names = list(dict.fromkeys((*key, "field", "text")))
    wanted = (
        sa.select(*(table.c[name] for name in names))
        .where(table.c.field.in_(_READ))
        .order_by(*keys)
        .limit(_AT_ONCE)
    )
    some = list(connection.execute(wanted))
    while some:
        yield some
        last = [some[-1]._mapping[name] for name in key]
        some = list(connection.execute(wanted.where(sa.tuple_(*keys) > sa.tuple_(*last))))


def _part_calls(connection: sa.Connection) -> None:
    """Part "2026-11-30T10:30" into a day and a time; what stood there stays in the history."""
    apart = sa.select(_ENTRIES.c.record_id).where(_ENTRIES.c.field.in_(("call_date", "call_time")))
    wanted = sa.select(_ENTRIES).where(
        _ENTRIES.c.field == "call_at", _ENTRIES.c.text != "", _ENTRIES.c.record_id.not_in(apart)
    )
    made = [
        {**row._mapping, "field": field, "text": text, "reading": reading, "revision": 1}
        for row in connection.execute(wanted).all()
        for field, text, reading in _parts(row.text)
    ]
    if made:
        connection.execute(sa.insert(_ENTRIES), made)
        remembered = [
            {("at" if name == "changed_at" else name): each[name] for name in each} for each in made
        ]
        connection.execute(sa.insert(_HISTORY), remembered)
    connection.execute(sa.delete(_ENTRIES).where(_ENTRIES.c.field == "call_at"))


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Return field, text and reading of both parts; of no moment all of it as the day."""
    try:
        call = datetime.fromisoformat(text)
    except ValueError:
        return [("call_date", text, "")]
    day, at = call.date().isoformat(), f"{call:%H:%M}"
    read = reading_of("call_date", day, Way(), datetime.now(UTC)) or ""
    # Not read anew: what is "02:30" here was never the afternoon.
    return [("call_date", day, read), ("call_time", at, at)]
