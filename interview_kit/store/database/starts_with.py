"""The condition that a text starts with another one, for which SQLite can use an index."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _ByteOrder(FunctionElement[str]):
    """A column that is compared by its bytes: PostgreSQL may go by the rules of a language."""

    inherit_cache = True
    type = String()


def starts_with(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """Return the condition that a column starts with `start`, which is of ASCII characters.

    As a pattern, SQLite would compare it with all entries of a record.
    """
    ordered = _ByteOrder(column)
    return (ordered >= start) & (ordered < start[:-1] + chr(ord(start[-1]) + 1))


@compiles(_ByteOrder)
def _as_it_is(element: _ByteOrder, compiler: SQLCompiler, **more: Any) -> str:
    return compiler.process(element.clauses, **more)


@compiles(_ByteOrder, "postgresql")
def _by_bytes(element: _ByteOrder, compiler: SQLCompiler, **more: Any) -> str:
    return f'{compiler.process(element.clauses, **more)} COLLATE "C"'
