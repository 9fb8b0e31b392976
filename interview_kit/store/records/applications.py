"""Applications, made and listed. What is in them are entries, as of any record."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.access import Actor
from interview_kit.store.database.connections import writing
from interview_kit.store.records import new_records, record_lists
from interview_kit.store.records.record_lists import RecordRow
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

KIND = "application"


def create(
    actor: Actor,
    values: Mapping[str, str],
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Make an application and return its id. `zone` is an IANA name."""
    with writing() as connection:
        return new_records.insert_record(
            connection, actor, KIND, values, zone=zone, example=example, style=style
        )


def list_applications(actor: Actor, *, most: int | None = None) -> list[RecordRow]:
    """Return the actor's applications, the one changed last first; so many at most."""
    return record_lists.list_records(actor, KIND, most=most)
