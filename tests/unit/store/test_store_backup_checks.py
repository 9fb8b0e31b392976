"""Files that are sound databases and no backups: refused before anything is replaced."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.store.backup import backups
from interview_kit.store.backup.checks import EVENTS
from interview_kit.store.records import (
    applications,
    calls,
    layouts,
    lifecycle,
    position_people,
    record_fields,
    same_person,
)
from interview_kit.store.records.overwriting import Edit
from interview_kit.ui.data import record_history
from tests.unit.store.conftest import ZONE, everything

pytestmark = pytest.mark.usefixtures("data_dir")

ODD: dict[str, tuple[str, ...]] = {
    "a table is missing": ("DROP TABLE template_files",),
    "a column is missing": ("ALTER TABLE entries DROP COLUMN tab",),
    "a day that is none": ("UPDATE records SET changed_at = 'yesterday'",),
    "30 February": ("UPDATE records SET changed_at = '2026-02-30 10:00:00'",),
    "a time without a day": ("UPDATE entry_history SET at = '10:00:00'",),
    "letters after a moment": ("UPDATE records SET changed_at = changed_at || 'Z+'",),
    "no moment at all": ("UPDATE records SET created_at = x'00'",),
    "a text of bytes": ("UPDATE entries SET text = x'ff00ff'",),
    "letters that are none": ("UPDATE entries SET text = CAST(x'ff' AS TEXT)",),
    "a letter that PostgreSQL refuses": ("UPDATE entries SET text = 'a' || char(0)",),
    "a word as a number": ("UPDATE entries SET revision = 'many'",),
    "a number below all": ("UPDATE entries SET revision = -1",),
    "a number above all": ("UPDATE entries SET revision = 9223372036854775807",),
    "neither true nor false": ("UPDATE records SET example = 2",),
    "a word that is too long": ("UPDATE records SET kind = 'application of a long kind'",),
    "an unknown kind of record": ("UPDATE records SET kind = 'recipe'",),
    "an unknown state": ("UPDATE entries SET state = 'forgotten'",),
    "an unknown event": (
        "INSERT INTO record_events (record_id, event, author, at) "
        "SELECT id, 'exploded', 'local', changed_at FROM records",
    ),
    "questions that are none": ("UPDATE question_sets SET content = '{'",),
    "finished answers that are none": (
        "INSERT INTO screen_revisions (screen_id, revision, content, finished_by, finished_at) "
        """SELECT id, 1, '{"education": "x"}', 'local', started_at FROM screens""",
    ),
    "nobody there": ("DELETE FROM records",),
    "somebody who is not there": ("UPDATE entries SET author = 'another'",),
    "a position of nobody": ("DELETE FROM position_people",),
    "a person of somebody else": ("UPDATE records SET owner = 'other' WHERE id = 'local'",),
    "a role that there is not": ("UPDATE position_people SET role = 'king'",),
    "somebody on a position without ratings": (
        "INSERT INTO position_people SELECT position_id, 'other', role FROM position_people",
    ),
    "a call without ratings": ("DELETE FROM assessments",),
    "somebody else's ratings": ("UPDATE assessments SET rater = 'other'",),
    "a call without questions": ("DELETE FROM assessments", "DELETE FROM screens"),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM entries; END",),
    "two versions at once": ("INSERT INTO alembic_version VALUES ('0001')",),
    "a query that never ends": (
        "ALTER TABLE records RENAME TO others",
        "CREATE VIEW records AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
        "SELECT others.* FROM c, others",
    ),
    "a virtual table": (
        "DROP TABLE template_files",
        "CREATE VIRTUAL TABLE template_files USING fts5(record_id, version, content, author, at)",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_file_that_the_kit_could_not_use_is_refused(
    file: Path, call: str, application: str, odd: str
) -> None:
    backups.write(LOCAL, file)
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for change in ODD[odd]:
            raw.execute(change)
    before = everything()
    for verb in (backups.check, backups.restore):
        with pytest.raises(StoreError, match="can't be used as a backup") as told:
            verb(LOCAL, file)
        assert told.value.where == "File: backup.db."
    assert everything() == before
    assert backups.list_replaced(LOCAL) == []


def test_all_that_the_kit_itself_stores_passes(file: Path, call: str, position: str) -> None:
    record_fields.write(LOCAL, call, "education", Edit(state="declined"))
    calls.finish(LOCAL, call)
    calls.reopen(LOCAL, call)
    lifecycle.delete(LOCAL, lifecycle.duplicate(LOCAL, call))
    record_fields.write(LOCAL, LOCAL.id, "name", "Jo Park")
    one, other = (calls.load(LOCAL, calls.start(LOCAL, position, {}, zone=ZONE)) for _ in "ab")
    same_person.merge(LOCAL, one.candidate_id, other.candidate_id)
    position_people.add_by_name(LOCAL, position, "Sam Lee", "hiring_manager", zone=ZONE)
    layout = layouts.add(LOCAL, "letter", "Mine", b"\x00\xff", zone=ZONE)
    layouts.replace(LOCAL, layout, "Mine", b"")
    # Neither field is one of this version: data/ may have lost a question that was answered.
    record_fields.write(LOCAL, call, "a_question_of_old", "ja", base=0, tab="t", sequence=1)
    late = applications.create(LOCAL, {"notes": "späte Notizen 🌙"}, zone=ZONE)
    record_fields.write(LOCAL, late, "notes", "typed", base=1, tab="a" * 40, sequence=2**63 - 1)
    backups.write(LOCAL, file)
    before = everything()
    backups.restore(LOCAL, file)
    assert everything() == before


def test_every_event_that_has_words_for_it_is_known() -> None:
    assert {"made", *EVENTS} == set(record_history._EVENTS)
