"""Word files of people's own, each for one kind of document.

The store keeps what it is given: whether a file may be used at all is for its callers to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import field_rows, lifecycle, permission

KIND = "template"
MAX_BYTES = 5 * 1024 * 1024


class Seen(NamedTuple):
    """What a page shows of a template: the version of its file, the revision of its name."""

    version: int
    name: int


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template in a list. `document` is the kind of document it is for; times are in UTC."""

    id: str
    name: str
    document: str
    changed_at: datetime
    seen: Seen


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One file that a template has had. `author` put it there, at `at`, in UTC."""

    version: int
    author: str
    at: datetime


def add(actor: Actor, document: str, name: str, content: bytes, *, zone: str) -> str:
    """Keep a file under a name and return its id. Raises StoreError when it is too large."""
    _check(content)
    with writing() as connection:
        values = {"name": name, "document": document}
        record_id = lifecycle.new_record(connection, actor, KIND, values, zone=zone)
        _insert(connection, actor, record_id, 1, content)
        return record_id


def replace(
    actor: Actor, template_id: str, name: str, content: bytes, *, base: Seen | None = None
) -> bool:
    """Use another file from now on. Raises NotFound, StoreError when it is too large.

    `base` is what the page showed, None to replace whatever is there. Returns False, and
    changes nothing, when the template was changed since.
    """
    _check(content)
    with writing() as connection:
        permission.visible(connection, actor, template_id, kind=KIND, lock=True)
        if base not in (None, _seen(connection, [template_id])[template_id]):
            return False
        _add_version(connection, actor, template_id, content)
        field_rows.put(connection, actor, template_id, "name", name)
        return True


def versions(actor: Actor, template_id: str) -> list[VersionRow]:
    """Return the files that a template has had, the one in use first. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, template_id, kind=KIND)
        rows = connection.execute(
            select(layout_files.c.version, layout_files.c.author, layout_files.c.at)
            .where(layout_files.c.record_id == template_id)
            .order_by(layout_files.c.version.desc())
        )
        return [VersionRow(*row) for row in rows]


def bring_back(actor: Actor, template_id: str, version: int, *, base: Seen | None = None) -> bool:
    """Use an earlier file again: it becomes the newest version. Raises NotFound.

    `base` and what is returned are as in `replace`.
    """
    with writing() as connection:
        permission.visible(connection, actor, template_id, kind=KIND, lock=True)
        content = connection.scalar(
            select(layout_files.c.content).where(
                layout_files.c.record_id == template_id, layout_files.c.version == version
            )
        )
        if content is None:
            raise not_found()
        if base not in (None, _seen(connection, [template_id])[template_id]):
            return bytes(content) == _newest(connection, template_id)  # pressed twice at once
        _add_version(connection, actor, template_id, bytes(content))
        return True


def list_templates(actor: Actor, document: str) -> list[TemplateRow]:
    """Return the actor's templates for one kind of document, the one changed last first."""
    with reading() as connection:
        found = [
            row
            for row in lifecycle.rows_of_kind(connection, actor, KIND)
            if row.values.get("document") == document
        ]
        seen = _seen(connection, [row.id for row in found])
    return [
        TemplateRow(row.id, row.values.get("name", ""), document, row.changed_at, seen[row.id])
        for row in found
    ]


def content_of(actor: Actor, template_id: str) -> bytes:
    """Return a template's file as it is used now. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, template_id, kind=KIND)
        return _newest(connection, template_id)


def _newest(connection: Connection, template_id: str) -> bytes:
    found = connection.scalar(
        select(layout_files.c.content)
        .where(layout_files.c.record_id == template_id)
        .order_by(layout_files.c.version.desc())
        .limit(1)
    )
    if found is None:
        raise not_found()
    return bytes(found)


def _seen(connection: Connection, ids: list[str]) -> dict[str, Seen]:
    """Return what there is to be seen of some templates now, by id."""
    latest: dict[str, int] = {}
    wanted = select(layout_files.c.record_id, func.max(layout_files.c.version))
    of_these = wanted.where(layout_files.c.record_id.in_(ids))
    for template_id, version in connection.execute(of_these.group_by(layout_files.c.record_id)):
        latest[template_id] = version
    written = field_rows.of_records(connection, ids)
    names = {each: written.get(each, {}).get("name") for each in ids}
    return {
        each: Seen(latest.get(each, 0), name.revision if name else 0)
        for each, name in names.items()
    }


def _add_version(connection: Connection, actor: Actor, template_id: str, content: bytes) -> None:
    version = _seen(connection, [template_id])[template_id].version + 1
    _insert(connection, actor, template_id, version, content)
    lifecycle.note_event(connection, actor, template_id, "replaced")


def _insert(
    connection: Connection, actor: Actor, record_id: str, version: int, content: bytes
) -> None:
    connection.execute(
        insert(layout_files).values(
            record_id=record_id,
            version=version,
            content=content,
            author=actor.id,
            at=datetime.now(UTC),
        )
    )


def _check(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise StoreError(
            "This file is too large to save: a layout can be up to 5 MB.",
            next_step="Make its pictures smaller, or take some out.",
        )
