"""Opening a database: migrations, and every fault as a sentence that leaves the file alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.settings import ROOT
from interview_kit.store.database import connections, migrating
from interview_kit.store.records import applications, field_rows, record_fields
from tests.unit.store.conftest import is_up_to_date


def test_the_migrations_make_exactly_the_tables_of_the_schema() -> None:
    assert is_up_to_date()


def test_what_was_stored_is_there_after_a_restart(url: str) -> None:
    made = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")
    connections.connect(url)
    assert record_fields.read(LOCAL, made)["company"].text == "Hale"


def test_a_failed_transaction_leaves_nothing_behind() -> None:
    made = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")

    def fail_half_way() -> None:
        with connections.writing() as connection:
            field_rows.write_entry(connection, LOCAL, made, "company", "Other")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert record_fields.read(LOCAL, made)["company"].text == "Hale"


def test_what_is_read_within_a_transaction_is_of_its_snapshot() -> None:
    made = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")
    with connections.reading():
        record_fields.read(LOCAL, made)
        record_fields.write(LOCAL, made, "company", "Other")
        assert record_fields.read(LOCAL, made)["company"].text == "Hale"
    assert record_fields.read(LOCAL, made)["company"].text == "Other"


def test_an_error_within_a_transaction_is_one_of_the_kit_and_ends_it() -> None:
    def fail_within() -> None:
        with connections.reading() as inner:
            inner.execute(sqlalchemy.text("SELECT * FROM nothing"))

    with connections.reading(), pytest.raises(StoreError):
        fail_within()
    assert applications.list_applications(LOCAL) == []


@pytest.mark.parametrize(
    ("version", "which"),
    [("9999", "a newer"), ("0007", "an older, never released")],
)
def test_a_database_of_an_unknown_version_is_left_alone(
    new_url: Callable[[], str], version: str, which: str
) -> None:
    url = new_url()
    connections.connect(url)
    change = sqlalchemy.text("UPDATE alembic_version SET version_num = :version")
    with connections.writing() as connection:
        connection.execute(change, {"version": version})
    with pytest.raises(StoreError, match=f"by {which} version of the kit"):
        connections.connect(url)
    with connections.reading() as connection:
        found = connection.execute(sqlalchemy.text("SELECT version_num FROM alembic_version"))
        assert found.scalars().all() == [version]


def test_a_database_that_cannot_be_opened_leaves_the_present_one_in_use(
    tmp_path: Path, application: str
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"words" * 1000)
    with pytest.raises(StoreError):
        connections.connect(f"sqlite:///{damaged}")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_migrations_that_are_missing_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_MIGRATIONS", tmp_path / "gone")
    with pytest.raises(StoreError, match="couldn't do that") as caught:
        connections.connect(f"sqlite:///{tmp_path / 'new.db'}")
    assert str(tmp_path / "new.db") in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "nonsense",
        "nosuch://x",
        "oracle://x/y",
        "postgresql://host:port/kit",
        "sqlite:///kit.db?timeout=soon",
    ],
)
def test_an_address_that_cannot_be_used_is_told(wrong: str) -> None:
    with pytest.raises(StoreError, match="database address"):
        connections.connect(wrong)


def test_errors_never_show_what_people_typed() -> None:
    with pytest.raises(StoreError) as caught, connections.writing() as connection:
        connection.execute(
            sqlalchemy.text("INSERT INTO records (id) VALUES (:secret)"), {"secret": "my secret"}
        )
    assert "my secret" not in str(caught.value)


def test_processes_may_start_at_once(new_url: Callable[[], str]) -> None:
    empty_url = new_url()
    program = (
        "import sys; from interview_kit.access import LOCAL; "
        "from interview_kit.store.database import connections; "
        "from interview_kit.store.records import applications; "
        "connections.connect(sys.argv[1]); applications.create(LOCAL, {'company': 'x'}, zone='UTC')"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, empty_url], cwd=ROOT) for _ in range(4)
    ]
    assert [each.wait(timeout=60) for each in running] == [0, 0, 0, 0]
    connections.connect(empty_url)
    assert len(applications.list_applications(LOCAL)) == 4


def test_two_processes_on_one_field_do_not_overwrite_each_other(url: str, application: str) -> None:
    program = (
        "import sys; from interview_kit.access import LOCAL; "
        "from interview_kit.store.database import connections; "
        "from interview_kit.store.records import record_fields; "
        "connections.connect(sys.argv[1]); "
        "print(record_fields.write(LOCAL, sys.argv[2], 'company', sys.argv[3], base=1, "
        "tab=sys.argv[3], sequence=1).outcome)"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, url, application, name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    outcomes = {each.args[-1]: each.communicate(timeout=60)[0].strip() for each in running}
    assert sorted(outcomes.values()) == ["conflict", "saved"]
    stored = record_fields.read(LOCAL, application)["company"].text
    assert outcomes[stored] == "saved"
