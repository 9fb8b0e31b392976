"""Word files of people's own, each for one kind of document.

The store keeps what it is given: whether a file may be used at all is for its callers to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.store import field as fields
from interview_kit.store import permission, records
from interview_kit.store.database import reading, writing
from interview_kit.store.schema import template_files

KIND = "template"
MAX_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template in a list. `document` is the kind of document it is for; times are in UTC."""

    id: str
    name: str
    document: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One file that a template has had. `at` is when it was put there, in UTC."""

    version: int
    at: datetime


def add(actor: Actor, document: str, name: str, content: bytes, *, zone: str) -> str:
    """Keep a file under a name and return its id. Raises StoreError when it is too large."""
    _check(content)
    with writing() as connection:
        values = {"name": name, "document": document}
        record_id = records.new_record(connection, actor, KIND, values, zone=zone)
        _insert(connection, actor, record_id, 1, content)
        return record_id


def replace(actor: Actor, template_id: str, name: str, content: bytes) -> None:
    """Use another file from now on. Raises NotFound, StoreError when it is too large."""
    _check(content)
    with writing() as connection:
        permission.visible(connection, actor, template_id, kind=KIND, lock=True)
        _add_version(connection, actor, template_id, content)
        fields.put(connection, actor, template_id, "name", name)


def versions(actor: Actor, template_id: str) -> list[VersionRow]:
    """Return the files that a template has had, the one in use first. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, template_id, kind=KIND)
        rows = connection.execute(
            select(template_files.c.version, template_files.c.at)
            .where(template_files.c.record_id == template_id)
            .order_by(template_files.c.version.desc())
        )
        return [VersionRow(row.version, row.at) for row in rows]


def bring_back(actor: Actor, template_id: str, version: int) -> None:
    """Use an earlier file again: it becomes the newest version. Raises NotFound."""
    with writing() as connection:
        permission.visible(connection, actor, template_id, kind=KIND, lock=True)
        content = connection.scalar(
            select(template_files.c.content).where(
                template_files.c.record_id == template_id, template_files.c.version == version
            )
        )
        if content is None:
            raise not_found()
        _add_version(connection, actor, template_id, bytes(content))


def list_templates(actor: Actor, document: str) -> list[TemplateRow]:
    """Return the actor's templates for one kind of document, the one changed last first."""
    return [
        TemplateRow(row.id, row.values.get("name", ""), document, row.changed_at)
        for row in records.list_records(actor, KIND)
        if row.values.get("document") == document
    ]


def content_of(actor: Actor, template_id: str) -> bytes:
    """Return a template's file as it is used now. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, template_id, kind=KIND)
        found = connection.scalar(
            select(template_files.c.content)
            .where(template_files.c.record_id == template_id)
            .order_by(template_files.c.version.desc())
            .limit(1)
        )
    if found is None:
        raise not_found()
    return bytes(found)


def _add_version(connection: Connection, actor: Actor, template_id: str, content: bytes) -> None:
    latest = connection.scalar(
        select(func.max(template_files.c.version)).where(template_files.c.record_id == template_id)
    )
    _insert(connection, actor, template_id, (latest or 0) + 1, content)
    records.note_event(connection, actor, template_id, "replaced")


def _insert(
    connection: Connection, actor: Actor, record_id: str, version: int, content: bytes
) -> None:
    connection.execute(
        insert(template_files).values(
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
            "This file is too large to be kept: a template may have 5 MB.",
            next_step="Make its pictures smaller, or take some out.",
        )
