"""All rows of one database copied into another of either kind, and compared."""

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

_ROWS_AT_ONCE = 500
_FILES_AT_ONCE = 4  # a row may have 10 MB


def copy_all(source: Connection, target: Connection) -> None:
    """Copy every row into empty tables."""
    for table in metadata.sorted_tables:
        for partition in _ordered(source, table).partitions():
            target.execute(insert(table), [dict(row._mapping) for row in partition])
        _continue_numbering(target, table)


def compare_all(source: Connection, target: Connection) -> int:
    """Return how many rows both hold. Raises StoreError at the first that differs."""
    same = 0
    for table in metadata.sorted_tables:
        pairs = zip_longest(read_rows(source, table), read_rows(target, table))
        for original, copy in pairs:
            if original != copy:
                raise StoreError("copy_differs", table=table.name, rows=same)
            same += 1
    return same


def delete_all(connection: Connection) -> None:
    """Delete every row, and let nobody else write until the transaction ends."""
    lock_out_writers(connection)
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))


def lock_out_writers(connection: Connection) -> None:
    """Let others read but not write until the transaction ends, as in SQLite anyway."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def read_rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """Yield all rows of a table by its key, a few at a time."""
    yield from _ordered(connection, table)


def _ordered(connection: Connection, table: Table) -> Any:
    query = _by_key(table, connection.dialect.name)
    has_files = any(isinstance(column.type, LargeBinary) for column in table.columns)
    at_once = _FILES_AT_ONCE if has_files else _ROWS_AT_ONCE
    return connection.execute(query, execution_options={"yield_per": at_once})


def _by_key(table: Table, dialect: str) -> Select[Any]:
    """Order by primary key, texts by their bytes and not, as PostgreSQL does, by a language."""
    by_bytes = dialect == "postgresql"
    keys = (
        column.collate("C") if by_bytes and isinstance(column.type, String) else column
        for column in table.primary_key.columns
    )
    return select(table).order_by(*keys)


def _continue_numbering(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after the copied ones."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    last = connection.scalar(select(func.max(column))) or 0
    name = func.pg_get_serial_sequence(table.name, column.name)
    # Never downwards: the sequence stays as set here when the transaction is rolled back, and
    # the rows that are there then have the numbers from before.
    next_number = connection.scalar(select(func.nextval(name))) or 0
    connection.execute(select(func.setval(name, max(last + 1, next_number), False)))
