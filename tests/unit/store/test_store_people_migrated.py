"""A database of the version before people: whoever is named in it becomes a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from interview_kit.access import LOCAL, Actor
from interview_kit.store.backup import backups
from interview_kit.store.database import connections, engines, migrating
from interview_kit.store.records import history, people, position_people, positions, record_fields
from interview_kit.store.records.history import Change
from tests.unit.store.conftest import field_history, is_up_to_date

pytestmark = pytest.mark.usefixtures("data_dir")

ADA = Actor("ada")
# Two profiles of one person, of which the older one was used, and something of somebody else.
RECORDS = (
    ("first", "profile", LOCAL.id, 1, "Asia/Tokyo"),
    ("second", "profile", LOCAL.id, 2, "UTC"),
    ("lead", "position", LOCAL.id, 3, "UTC"),
    ("buyer", "position", ADA.id, 3, "UTC"),
)
ENTRIES = (
    ("first", "name", "Robin", 2, LOCAL.id),
    ("second", "name", "Robin E.", 1, LOCAL.id),
    ("second", "phone", "01904 555 0101", 1, LOCAL.id),
    ("lead", "title", "Lead", 1, "typist"),
)


@pytest.fixture
def migrated(new_url: Callable[[], str]) -> str:
    """A database that was filled before there were people, open now; its address."""
    url = new_url()
    engine = engines.make_engine(url)
    config = Config()
    config.set_main_option("script_location", str(migrating._MIGRATIONS))
    with engines.writing_to(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
        for record_id, kind, owner, day, zone in RECORDS:
            at = datetime(2026, 1, day, tzinfo=UTC).replace(tzinfo=None)
            connection.execute(
                text(
                    "INSERT INTO records (id, kind, owner, author, created_at, changed_at, zone, "
                    "example) VALUES (:id, :kind, :owner, :owner, :at, :at, :zone, :example)"
                ),
                {
                    "id": record_id,
                    "kind": kind,
                    "owner": owner,
                    "at": f"{at:%Y-%m-%d %H:%M:%S.%f}",
                    "zone": zone,
                    "example": False,
                },
            )
        for record_id, field, words, revision, author in ENTRIES:
            row = {"id": record_id, "field": field, "text": words, "revision": revision}
            for table, moment in (("entries", "changed_at"), ("entry_history", "at")):
                connection.execute(
                    text(
                        f"INSERT INTO {table} (record_id, field, text, state, revision, author, "  # noqa: S608
                        f"tab, sequence, {moment}) VALUES (:id, :field, :text, 'answered', "
                        ":revision, :author, 'page', 0, '2026-01-05 10:00:00.000000')"
                    ),
                    {**row, "author": author},
                )
        connection.execute(
            text(
                "INSERT INTO record_events (record_id, event, author, at) "
                "VALUES ('second', 'copied', 'visitor', '2026-01-06 10:00:00.000000')"
            )
        )
    engine.dispose()
    connections.connect(url)
    return url


def test_everybody_who_is_named_is_a_person(migrated: str) -> None:
    assert is_up_to_date()
    assert {row.id for row in people.list_people(LOCAL)} == {LOCAL.id, "ada", "typist", "visitor"}


def test_the_profile_that_was_used_is_the_person(migrated: str) -> None:
    entries = people.load(LOCAL)
    assert {field: entry.text for field, entry in entries.items()} == {"name": "Robin"}
    assert entries["name"].revision == 2


def test_the_texts_of_a_second_profile_stay_in_the_history(migrated: str) -> None:
    kept = [(row.text, row.revision) for row in field_history(LOCAL.id, "name")]
    assert kept == [("Robin", 2), ("Robin E.", None)]
    lines = [each for each in history.load(LOCAL, LOCAL.id) if isinstance(each, Change)]
    phone = next(each for each in lines if each.field == "phone")
    record_fields.write(LOCAL, LOCAL.id, phone.field, phone.edit)
    assert people.load(LOCAL)["phone"].text == "01904 555 0101"


def test_owners_are_the_interviewers_of_their_positions(migrated: str) -> None:
    for actor, position in ((LOCAL, "lead"), (ADA, "buyer")):
        assert [row.id for row in positions.list_positions(actor)] == [position]
        (person,) = position_people.list_on_position(actor, position)
        assert (person.id, person.role) == (actor.id, "interviewer")


def test_a_backup_of_it_is_sound(migrated: str, file: Path) -> None:
    backups.write(LOCAL, file)
    assert backups.check(LOCAL, file).positions == 2
    backups.restore(LOCAL, file)
    assert people.load(LOCAL)["name"].text == "Robin"
