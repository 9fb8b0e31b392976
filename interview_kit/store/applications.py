"""Applications: one serialisable value each, with its script and letters."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.access import Actor
from interview_kit.candidacy.application import Application
from interview_kit.store import field as fields
from interview_kit.store import permission, records
from interview_kit.store.database import reading, writing
from interview_kit.store.records import RecordRow

KIND = "application"


def create(actor: Actor, values: Mapping[str, str], *, zone: str, example: bool = False) -> str:
    """Make an application and return its id. `zone` is an IANA name."""
    with writing() as connection:
        return records.new_record(connection, actor, KIND, values, zone=zone, example=example)


def load(actor: Actor, application_id: str) -> Application:
    """Return an application as one value. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, application_id, kind=KIND)
        written = fields.of_record(connection, application_id)
    return Application.from_entries({name: entry.text for name, entry in written.items()})


def save(actor: Actor, application_id: str, application: Application) -> None:
    """Store an application: what differs is written, all or nothing. Raises NotFound.

    A field that the application does not have is left as it is.
    """
    with writing() as connection:
        permission.visible(connection, actor, application_id, kind=KIND, lock=True)
        for field, text in application.to_entries().items():
            fields.put(connection, actor, application_id, field, text)


def list_applications(actor: Actor) -> list[RecordRow]:
    """Return the actor's applications, the one changed last first."""
    return records.list_records(actor, KIND)
