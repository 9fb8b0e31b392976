"""All rows of one database into another of either kind, and the proof that they are the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    Connection,
    LargeBinary,
    Row,
    Select,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    text,
)

from interview_kit.errors import StoreError
from interview_kit.store.database.schema import metadata

_AT_ONCE = 500
_AT_ONCE_OF_FILES = 4  # a row may have 5 MB


def copy_all(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every row into empty tables and return how many there are, by table."""
    copied = {}
    for table in metadata.sorted_tables:
        copied[table.name] = 0
        for some in _ordered(source, table).partitions():
            target.execute(insert(table), [dict(row._mapping) for row in some])
            copied[table.name] += len(some)
        _go_on_counting(target, table)
    return copied


def compare_all(source: Connection, target: Connection) -> int:
    """Return how many rows both hold. Raises StoreError at the first that differs."""
    same = 0
    for table in metadata.sorted_tables:
        both = zip_longest(rows(source, table), rows(target, table))
        for one, other in both:
            if one != other:
                raise StoreError(
                    "The copy isn't the same as the original, so it isn't used.",
                    where=f"Table: {table.name}, after {same} rows that are the same.",
                    next_step="Nothing was changed. Try again while nobody is using the kit.",
                )
            same += 1
    return same


def delete_all(connection: Connection) -> None:
    """Remove every row, and let nobody else write until the transaction ends."""
    hold_writers(connection)
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))


def hold_writers(connection: Connection) -> None:
    """Let others read but not write until the transaction ends. In SQLite that is so anyway."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """Yield all rows of a table by its key, a few at a time."""
    yield from _ordered(connection, table)


def _ordered(connection: Connection, table: Table) -> Any:
    wanted = _by_key(table, connection.dialect.name)
    files = any(isinstance(column.type, LargeBinary) for column in table.columns)
    at_once = _AT_ONCE_OF_FILES if files else _AT_ONCE
    return connection.execute(wanted, execution_options={"yield_per": at_once})


def _by_key(table: Table, dialect: str) -> Select[Any]:
    """Order by primary key, texts byte by byte: PostgreSQL would sort them by a language."""
    by_bytes = dialect == "postgresql"
    keys = (
        column.collate("C") if by_bytes and isinstance(column.type, String) else column
        for column in table.primary_key.columns
    )
    return select(table).order_by(*keys)


def _go_on_counting(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    counted = table.autoincrement_column
    if counted is None or connection.dialect.name != "postgresql":
        return
    last = connection.scalar(select(func.max(counted))) or 0
    name = func.pg_get_serial_sequence(table.name, counted.name)
    # Only ever upwards: what is set here stays when the transaction is undone, and the rows that
    # come back then have the numbers that were counted before.
    next_one = connection.scalar(select(func.nextval(name))) or 0
    connection.execute(select(func.setval(name, max(last + 1, next_one), False)))
