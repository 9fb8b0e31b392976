"""A real database for each test: a SQLite file and a PostgreSQL, one after the other."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Row, select

from interview_kit.access import LOCAL
from interview_kit.settings import settings
from interview_kit.store.database import connections, migrating
from interview_kit.store.database.schema import entry_history, metadata, records
from interview_kit.store.records import applications, calls, positions
from tests.colleagues import OTHER, make_person
from tests.postgres import Postgres, running_postgres

# Each kind of statement, so that there is something to undo after every one of them.
_NEXT_VERSION = """
from alembic import op
from sqlalchemy import Column, String

revision = "9000"
down_revision = {before!r}


def upgrade():
    op.create_table("of_next_version", Column("id", String(32), nullable=False))
    op.execute("INSERT INTO of_next_version SELECT id FROM records")
    op.execute("UPDATE records SET zone = 'of next version'")
"""

_PERSON = """
INSERT INTO records (id, kind, owner, author, created_at, changed_at, zone, example)
VALUES (%(id)s, 'person', %(id)s, %(id)s, now(), now(), 'UTC', false) ON CONFLICT DO NOTHING
"""

ZONE = "Europe/London"
DATABASES = ("sqlite", "postgresql")


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the open database, by table."""
    with connections.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def field_history(record_id: str, field: str) -> list[Row[Any]]:
    """Return all rows of a field's history, oldest first."""
    wanted = (entry_history.c.record_id == record_id) & (entry_history.c.field == field)
    with connections.reading() as connection:
        rows = connection.execute(select(entry_history).where(wanted).order_by(entry_history.c.id))
        return list(rows)


def is_up_to_date() -> bool:
    """Tell whether the open database has exactly the tables of the schema."""
    with connections.reading() as connection:
        return compare_metadata(MigrationContext.configure(connection), metadata) == []


def is_of_next_version() -> bool:
    """Tell whether what is in the open database went through the migration of `next_version`."""
    with connections.reading() as connection:
        return set(connection.scalars(select(records.c.zone))) == {"of next version"}


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """One PostgreSQL server for the tests of one process."""
    with running_postgres(tmp_path_factory.mktemp("postgres") / "data") as server:
        yield server.without_waiting_for_the_disk()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> dict[str, str]:
    """A database of either kind with the kit's tables and two people, to be copied or emptied."""
    file = tmp_path_factory.mktemp("prepared") / "kit.db"
    urls = {"sqlite": f"sqlite:///{file}", "postgresql": postgres.new_database()}
    for url in urls.values():
        connections.connect(url)
        make_person(OTHER)
        connections.close()
    return urls


@pytest.fixture(params=DATABASES)
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two databases a test runs on: each runs on both."""
    return str(request.param)


@pytest.fixture
def new_url(kind: str, postgres: Postgres, tmp_path: Path) -> Callable[[], str]:
    """What makes another empty database, without tables, and tells its address."""
    # An argument of that name in `parametrize` would take the place of the fixture, unseen.
    assert kind in DATABASES, f"Call it something else: kind is the database, not {kind!r}."
    if kind == "postgresql":
        return postgres.new_database
    numbers = itertools.count(1)
    return lambda: f"sqlite:///{tmp_path / f'data-{next(numbers)}' / 'kit.db'}"


@pytest.fixture
def url(kind: str, new_url: Callable[[], str], prepared: dict[str, str]) -> str:
    """The address of the database that a test works with."""
    if kind == "postgresql":
        # Emptied, not copied: to copy one takes as long as many a test.
        with psycopg.connect(prepared["postgresql"].replace("+psycopg", "", 1)) as connection:
            for rows in (
                *("position_people", "screens", "entries", "entry_history", "record_events"),
                "records WHERE id NOT IN ('local', 'other')",
            ):
                connection.execute(f"DELETE FROM {rows}")  # noqa: S608
            for person in (LOCAL, OTHER):  # a backup that a test restored may not have had them
                connection.execute(_PERSON, {"id": person.id})
        return prepared["postgresql"]
    url = new_url()
    file = Path(url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    shutil.copyfile(prepared["sqlite"].removeprefix("sqlite:///"), file)
    return url


@pytest.fixture(autouse=True)
def opened(url: str) -> Iterator[str]:
    """The database, open."""
    connections.connect(url)
    yield url
    connections.close()


@pytest.fixture
def next_version(tmp_path: Path) -> Path:
    """The kit's migrations and a made-up one after them: what is there is of an older version."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating._MIGRATIONS, folder)
    latest = max(file.name for file in folder.glob("versions/0*.py"))
    step = _NEXT_VERSION.format(before=latest.partition("_")[0])
    (folder / "versions" / "9000_next_version.py").write_text(step)
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own for what restores keep."""
    folder = tmp_path / "kit-data"
    monkeypatch.setenv("INTERVIEW_KIT_DATA_DIR", str(folder))
    settings.cache_clear()
    yield folder
    settings.cache_clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "backup.db"


@pytest.fixture
def position() -> str:
    """A position."""
    return positions.create(LOCAL, {"title": "Inventory lead", "years_in": "stock"}, zone=ZONE)


@pytest.fixture
def call(position: str) -> str:
    """A call that is under way."""
    return calls.start(LOCAL, position, {"call_date": "2026-11-23"}, zone=ZONE)


@pytest.fixture
def application() -> str:
    """An application."""
    return applications.create(LOCAL, {"company": "Hale & Sons"}, zone=ZONE)
