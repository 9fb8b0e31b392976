"""PostgreSQL by one address: what only it can do wrong, with a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import sqlalchemy
from sqlalchemy import make_url

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.store.database import connections, engines, migrating, postgres_link
from interview_kit.store.records import (
    applications,
    calls,
    field_rows,
    lifecycle,
    record_fields,
)
from interview_kit.store.records.overwriting import Edit
from tests.postgres import ROLE, Postgres, running_postgres


@pytest.fixture
def url(postgres: Postgres) -> str:
    """The address of an empty database."""
    return postgres.new_database()


@pytest.fixture
def own_postgres(tmp_path: Path) -> Iterator[Postgres]:
    """A server that the test may kill."""
    with running_postgres(tmp_path / "postgres") as server:
        yield server


def raw(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """Return a connection that knows nothing of the kit."""
    return psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(False))


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_address_may_be_written_in_any_usual_way(url: str, name: str) -> None:
    connections.connect(f"{name}{url[url.index(':') :]}")
    assert applications.create(LOCAL, {"company": "Hale"}, zone="UTC")


@pytest.mark.long
def test_a_server_that_comes_back_is_found_again(own_postgres: Postgres) -> None:
    connections.connect(own_postgres.new_database())
    application = applications.create(LOCAL, {"company": "Hale & Sons"}, zone="UTC")
    own_postgres.kill()
    with pytest.raises(StoreError, match="can't be reached"):
        record_fields.write(LOCAL, application, "company", "Other")
    with pytest.raises(StoreError, match="can't be reached"):
        record_fields.read(LOCAL, application)
    own_postgres.start()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
    assert record_fields.write(LOCAL, application, "company", "Other").outcome == "saved"


@pytest.mark.long
def test_a_server_that_stands_still_is_told_and_found_again(
    own_postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_link, "CONNECT_SECONDS", 2)
    connections.connect(own_postgres.new_database())
    application = applications.create(LOCAL, {"company": "Hale & Sons"}, zone="UTC")
    with own_postgres.standing_still():
        with pytest.raises(StoreError, match="can't be reached"):
            record_fields.write(LOCAL, application, "company", "Other")
        with pytest.raises(StoreError, match="can't be reached"):
            record_fields.read(LOCAL, application)
    assert record_fields.write(LOCAL, application, "company", "Other").outcome == "saved"


@pytest.mark.long
def test_a_server_that_stands_still_half_way_is_told_and_nothing_is_stored(
    own_postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_link, "_SILENT_SECONDS", 1)
    connections.connect(own_postgres.new_database())
    application = applications.create(LOCAL, {"company": "Hale & Sons"}, zone="UTC")

    def store_half() -> None:
        with connections.writing() as connection:
            field_rows.write_entry(connection, LOCAL, application, "company", "Half")
            with own_postgres.standing_still():
                field_rows.write_entry(connection, LOCAL, application, "company", "Other")

    with pytest.raises(StoreError, match="can't be reached"):
        store_half()
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_a_long_statement_is_waited_for_where_many_rows_change(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_link, "_SILENT_SECONDS", 0.1)
    long = sqlalchemy.text("SELECT pg_sleep(0.5)")
    with pytest.raises(StoreError, match="can't be reached"), connections.writing() as connection:
        connection.execute(long)
    with connections.writing_patiently() as connection:
        assert connection.execute(long).all()


def test_a_record_that_somebody_holds_is_told(
    url: str, application: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MILLISECONDS", 50)
    connections.connect(url)
    with raw(url) as other:
        other.execute("SELECT * FROM records WHERE id = %s FOR UPDATE", (application,))
        with pytest.raises(StoreError, match="Another program is using the database"):
            record_fields.write(LOCAL, application, "company", "Other")
    assert record_fields.write(LOCAL, application, "company", "Other").outcome == "saved"


def test_a_database_that_may_only_be_read_shows_what_is_there(url: str, application: str) -> None:
    name = make_url(url).database
    with raw(url) as other:
        other.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    connections.connect(url)
    with pytest.raises(StoreError, match="not write to it"):
        record_fields.write(LOCAL, application, "company", "Other")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_another_process_that_migrates_is_told(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_MILLISECONDS", 50)
    url = postgres.new_database()
    with raw(url) as other:
        other.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('interview-kit migrations', 0))"
        )
        with pytest.raises(StoreError, match="updating the database"):
            connections.connect(url)
    connections.connect(url)


def test_an_ordinary_role_is_all_the_kit_needs(url: str) -> None:
    with raw(url) as other:
        rights = other.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert rights.fetchone() == (False,)
    assert applications.create(LOCAL, {"company": "Żółć 日本 €"}, zone="UTC")


def test_a_role_that_may_make_no_tables_reads_which_right_it_lacks(postgres: Postgres) -> None:
    url = postgres.new_database("OWNER postgres")
    with pytest.raises(StoreError, match="GRANT CREATE ON SCHEMA public"):
        connections.connect(url)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_character_is_refused(
    postgres: Postgres, encoding: str
) -> None:
    url = postgres.new_database(
        f"OWNER {ROLE} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    with pytest.raises(StoreError, match=f"stores text as {encoding}"):
        connections.connect(url)
    with raw(url) as other:
        assert other.execute("SELECT to_regclass('records')").fetchone() == (None,)


def test_what_is_wrong_is_seen_whatever_language_the_server_speaks(
    url: str, application: str
) -> None:
    with raw(url) as other:
        other.execute(
            "CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE 'Sperre nicht bekommen' USING ERRCODE = '55P03'; END $$"
        )
        other.execute("CREATE TRIGGER busy BEFORE UPDATE ON entries EXECUTE FUNCTION busy()")
    with pytest.raises(StoreError, match="Another program is using the database"):
        record_fields.write(LOCAL, application, "company", "Other")


def test_a_database_that_does_not_exist_is_named_without_the_password(url: str) -> None:
    wrong = make_url(url).set(database="nowhere", password="hidden-words")  # noqa: S106
    with pytest.raises(StoreError, match="no database") as caught:
        connections.connect(wrong.render_as_string(hide_password=False))
    assert "nowhere" in str(caught.value)
    assert "hidden-words" not in str(caught.value)


def test_a_page_reads_one_moment_even_while_others_write(url: str, application: str) -> None:
    with connections.reading() as connection:
        before = field_rows.read_entries(connection, application)["company"].text
        with ThreadPoolExecutor(1) as other:
            other.submit(record_fields.write, LOCAL, application, "company", "Other").result()
        assert field_rows.read_entries(connection, application)["company"].text == before
    assert record_fields.read(LOCAL, application)["company"].text == "Other"


CHANGES: dict[str, Callable[[str, str, str], object]] = {
    "write": lambda position, call, application: record_fields.write(LOCAL, call, "education", "x"),
    "state": lambda position, call, application: record_fields.write(
        LOCAL, call, "education", Edit(state="declined")
    ),
    "write_many": lambda position, call, application: record_fields.write_many(
        LOCAL, application, {"company": "x", "job_title": "y"}
    ),
    "start": lambda position, call, application: calls.start(LOCAL, position, {}, zone="UTC"),
    "finish": lambda position, call, application: calls.finish(LOCAL, call),
    "delete": lambda position, call, application: lifecycle.delete(LOCAL, call),
    "restore": lambda position, call, application: lifecycle.restore(LOCAL, call),
}


@pytest.mark.parametrize("change", CHANGES)
def test_who_changes_a_record_locks_it_first(
    change: str, position: str, call: str, application: str
) -> None:
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    engine = connections.engine_in_use()
    sqlalchemy.event.listen(engine, "before_cursor_execute", note)
    try:
        CHANGES[change](position, call, application)
    finally:
        sqlalchemy.event.remove(engine, "before_cursor_execute", note)
    locked = [index for index, text in enumerate(sent) if "FROM records" in text]
    locked = [index for index in locked if sent[index].endswith("FOR UPDATE")]
    changed = [index for index, text in enumerate(sent) if not text.startswith("SELECT")]
    assert locked
    assert not changed or locked[0] < changed[0]
