"""Word files of people's own, each for one kind of document.

The store does not read the files: its callers check whether a file may be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.fields import layout_fields
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.engines import lock_name
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import field_rows, new_records, permission, record_lists
from interview_kit.text import one_line, storable

KIND = "template"
MAX_BYTES = 5 * 1024 * 1024


class NameRefused(StoreError):
    """A layout cannot have this name: it is empty, or another one has it."""


class LayoutRevision(NamedTuple):
    """The version of a layout's file and the revision of its name, as a page shows them."""

    version: int
    name_revision: int


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A layout in a list. `document` is the kind of document it is for; times are in UTC."""

    id: str
    name: str
    document: str
    changed_at: datetime
    revision: LayoutRevision


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A file that a layout has had. `author` added it at `at`, in UTC."""

    version: int
    author: str
    at: datetime


def add(actor: Actor, document: str, name: str, content: bytes, *, zone: str) -> str:
    """Keep a file under a name and return its id.

    Raises StoreError when it is too large, NameRefused for no name, and for that of another
    layout of the actor for this kind of document.
    """
    _check_size(content)
    with writing() as connection:
        name = _checked_name(connection, actor, name, document)
        values = {layout_fields.NAME.key: name, layout_fields.DOCUMENT.key: document}
        record_id = new_records.insert_record(connection, actor, KIND, values, zone=zone)
        _insert_version(connection, actor, record_id, 1, content)
        return record_id


def replace(
    actor: Actor, layout_id: str, name: str, content: bytes, *, base: LayoutRevision | None = None
) -> bool:
    """Use another file from now on, under this name. Raises NotFound, and as `add`.

    `base` is what the page showed, None to replace any. Returns False, and changes nothing, when
    the layout was changed since.
    """
    _check_size(content)
    with writing() as connection:
        permission.require_visible(connection, actor, layout_id, kind=KIND, lock=True)
        if base not in (None, _revisions_of(connection, [layout_id])[layout_id]):
            return False
        name = _checked_name(connection, actor, name, replaced=layout_id)
        _add_version(connection, actor, layout_id, content)
        field_rows.write_entry(connection, actor, layout_id, layout_fields.NAME.key, name)
        return True


def list_versions(actor: Actor, layout_id: str) -> list[VersionRow]:
    """Return the files that a layout has had, the one in use first. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, layout_id, kind=KIND)
        rows = connection.execute(
            select(layout_files.c.version, layout_files.c.author, layout_files.c.at)
            .where(layout_files.c.record_id == layout_id)
            .order_by(layout_files.c.version.desc())
        )
        return [VersionRow(*row) for row in rows]


def restore_version(
    actor: Actor, layout_id: str, version: int, *, base: LayoutRevision | None = None
) -> bool:
    """Make an earlier file the newest version. Raises NotFound.

    `base` and what is returned are as in `replace`.
    """
    with writing() as connection:
        permission.require_visible(connection, actor, layout_id, kind=KIND, lock=True)
        content = connection.scalar(
            select(layout_files.c.content).where(
                layout_files.c.record_id == layout_id, layout_files.c.version == version
            )
        )
        if content is None:
            raise not_found()
        if base not in (None, _revisions_of(connection, [layout_id])[layout_id]):
            return bytes(content) == _newest_content(
                connection, layout_id
            )  # the button was pressed twice at once
        _add_version(connection, actor, layout_id, bytes(content))
        return True


def list_layouts(actor: Actor, document: str) -> list[LayoutRow]:
    """Return the actor's layouts for one kind of document, the one changed last first."""
    with reading() as connection:
        rows = _rows_for(connection, actor, document)
        revisions = _revisions_of(connection, [row.id for row in rows]) if rows else {}
    return [
        LayoutRow(
            row.id,
            row.values.get(layout_fields.NAME.key, ""),
            document,
            row.changed_at,
            revisions[row.id],
        )
        for row in rows
    ]


def load_content(actor: Actor, layout_id: str) -> bytes:
    """Return the newest file of a layout. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, layout_id, kind=KIND)
        return _newest_content(connection, layout_id)


def _newest_content(connection: Connection, layout_id: str) -> bytes:
    content = connection.scalar(
        select(layout_files.c.content)
        .where(layout_files.c.record_id == layout_id)
        .order_by(layout_files.c.version.desc())
        .limit(1)
    )
    if content is None:
        raise not_found()
    return bytes(content)


def _rows_for(connection: Connection, actor: Actor, document: str) -> list[record_lists.RecordRow]:
    rows = record_lists.fetch_records(connection, actor, KIND)
    return [row for row in rows if row.values.get(layout_fields.DOCUMENT.key) == document]


def _checked_name(
    connection: Connection, actor: Actor, name: str, document: str = "", *, replaced: str = ""
) -> str:
    """Return a name on one line. Raises NameRefused.

    Nobody else gives the actor's layouts names until the transaction ends.
    """
    lock_name(connection, f"layouts of {actor.id}")
    name = one_line(storable(name))
    if not name:
        raise NameRefused("layout_name_missing")
    if replaced:
        values = field_rows.entry_values(field_rows.read_entries(connection, replaced))
        document = values.get(layout_fields.DOCUMENT.key, "")
    taken = {
        row.values.get(layout_fields.NAME.key, "").casefold()
        for row in _rows_for(connection, actor, document)
        if row.id != replaced
    }
    if name.casefold() in taken | {layout_fields.KITS_OWN.casefold()}:
        raise NameRefused("layout_name_taken")
    return name


def _revisions_of(connection: Connection, ids: list[str]) -> dict[str, LayoutRevision]:
    """Return the present revisions of some layouts, by id."""
    query = (
        select(layout_files.c.record_id, func.max(layout_files.c.version).label("newest"))
        .where(layout_files.c.record_id.in_(ids))
        .group_by(layout_files.c.record_id)
    )
    versions = {row.record_id: row.newest for row in connection.execute(query)}
    entries = field_rows.read_entries_by_record(connection, ids)
    names = {layout_id: entries.get(layout_id, {}).get(layout_fields.NAME.key) for layout_id in ids}
    return {
        layout_id: LayoutRevision(versions.get(layout_id, 0), name.revision if name else 0)
        for layout_id, name in names.items()
    }


def _add_version(connection: Connection, actor: Actor, layout_id: str, content: bytes) -> None:
    version = _revisions_of(connection, [layout_id])[layout_id].version + 1
    _insert_version(connection, actor, layout_id, version, content)
    new_records.insert_event(connection, actor, layout_id, "replaced")


def _insert_version(
    connection: Connection, actor: Actor, record_id: str, version: int, content: bytes
) -> None:
    connection.execute(
        insert(layout_files).values(
            record_id=record_id,
            version=version,
            content=content,
            author=actor.id,
            at=clock.now(),
        )
    )


def _check_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise StoreError("layout_too_large", megabytes=MAX_BYTES // 1024**2)
