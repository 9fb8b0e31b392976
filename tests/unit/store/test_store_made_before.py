"""A database and a backup of an earlier version open afterwards.

`made_before/` holds both. They were made in November 2026 with the verbs of the store, when eight
migrations led to revision 0008, and all in them is made up:

- the contact info of one person, kept as a "profile" then, and a position as an example;
- a call for it that was finished, reopened, changed and finished again, with its ratings;
- a draft call, after a change of the position: its questions are another version;
- an application with a conflict, a text that was emptied and a day that was not understood;
- a copy of it, deleted; and an application that was deleted and restored;
- a layout for the letter with two files: the kit's own, then the same with a line more.

`backup.write` made the backup. Both were vacuumed and compressed then: the database as the kit
leaves it, which keeps a log while it is open, the backup as one that needs none.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, Row, create_engine, select

from interview_kit.access import LOCAL
from interview_kit.settings import settings, sqlite_url
from interview_kit.store.backup import backups
from interview_kit.store.database import connections, schema
from interview_kit.store.database.schema import (
    entries,
    entry_history,
    layout_files,
    record_events,
    records,
)
from interview_kit.store.records import (
    applications,
    calls,
    candidates,
    history,
    layouts,
    lifecycle,
    people,
    positions,
    record_fields,
)
from interview_kit.store.records.history import Change, Event
from tests.unit.store.conftest import ZONE, is_up_to_date

pytestmark = pytest.mark.usefixtures("data_dir")

MADE = Path(__file__).with_name("made_before")
NAMES = {
    "local": "person",
    "3a89405d08e57071e2e2d673b4261f9f": "position",
    "0345f5093a623323fdec093bddc1b8c8": "finished",
    "48ec24d63588492b829480d80c3a0f7a": "ratings",
    "0e1825730dc3b7bd464b429b7767c043": "draft",
    "5ab718b1c25cddbdbe853578e4adbbd7": "draft ratings",
    "dac9f9825fd6a4e35956a6a8316c4358": "application",
    "4e479110ae54dd58edd9cadebceb9645": "copy",
    "43fe664831a5dbd0356394072f656b7f": "other",
    "4ae06351173eda5bb9db5e24f2558fd3": "layout",
}
# Kind and zone of each.
RECORDS = """\
application: application, Europe/London
candidate of draft: candidate, Europe/London
candidate of finished: candidate, Europe/London, example
copy: application, Europe/London, deleted
draft ratings: assessment, Europe/London
draft: screen, Europe/London
finished: screen, Europe/London, example
layout: template, Europe/London
other: application, Asia/Tokyo
person: person, Europe/London
position: position, Europe/London, example
ratings: assessment, Europe/London, example
"""
# Text, state, revision and reading of each.
ENTRIES = """\
application call_date: 'soon' answered 2 ''
application call_time: '2:30 pm' answered 1 '14:30'
application company: 'Hale & Sons' answered 1 None
application strengths: '' open 3 None
candidate of draft name: 'Tomasz Wrona' answered 1 None
candidate of finished name: 'Nadia Okafor' answered 1 None
copy call_date: 'soon' answered 1 ''
copy call_time: '2:30 pm' answered 1 '14:30'
copy company: 'Hale & Sons' answered 1 None
copy strengths: '' open 1 None
draft call_date: '30/11/2026' answered 1 '2026-11-30'
draft education: '' no_time 1 None
draft hear_by: '07/12/2026' answered 1 '2026-12-07'
draft hear_through: 'email' answered 1 None
draft salary_currency: 'GBP' answered 1 None
draft salary_period: 'year' answered 1 None
finished call_date: '23/11/2026' answered 1 '2026-11-23'
finished education: 'Diploma in logistics' answered 1 None
finished hear_by: '30/11/2026' answered 1 '2026-11-30'
finished hear_through: 'email' answered 1 None
finished past_left: '' not_due 3 None
finished past_products: '' not_due 3 None
finished past_reports: '' not_due 3 None
finished past_since: '' not_due 3 None
finished past_size: '' not_due 4 None
finished salary_amount: 'about 42' answered 2 '42'
finished salary_currency: 'GBP' answered 1 None
finished salary_period: 'year' answered 1 None
layout document: 'thank_you' answered 1 None
layout name: 'Our letter, second.docx' answered 2 None
other company: 'Żółć 日本' answered 1 None
person email: 'robin@example.org' answered 1 None
person english: 'GB' answered 1 None
person name: 'Robin Example' answered 1 None
person pace: '140' answered 1 '140'
position hear_days: '7' answered 1 '7'
position location: 'York' answered 2 None
position salary_currency: 'GBP' answered 1 None
position title: 'Inventory lead' answered 1 None
position years_in: 'stock control' answered 1 None
ratings impressions: 'Calm, with a figure for each answer' answered 1 None
ratings rating.education: '4' answered 1 None
ratings recommendation: 'yes' answered 1 None
"""
# The same of each line, in their order.
HISTORY = """\
person name: 'Robin Example' answered 1 None
person email: 'robin@example.org' answered 1 None
person english: 'GB' answered 1 None
person pace: '140' answered 1 '140'
position title: 'Inventory lead' answered 1 None
position location: 'Leeds' answered 1 None
position years_in: 'stock control' answered 1 None
position salary_currency: 'GBP' answered 1 None
position hear_days: '7' answered 1 '7'
finished salary_currency: 'GBP' answered 1 None
finished salary_period: 'year' answered 1 None
finished hear_through: 'email' answered 1 None
finished hear_by: '30/11/2026' answered 1 '2026-11-30'
candidate of finished name: 'Nadia Okafor' answered 1 None
finished call_date: '23/11/2026' answered 1 '2026-11-23'
finished salary_amount: '42,000' answered 1 '42000'
finished education: 'Diploma in logistics' answered 1 None
finished past_size: '' declined 1 None
ratings rating.education: '4' answered 1 None
ratings impressions: 'Calm, with a figure for each answer' answered 1 None
ratings recommendation: 'yes' answered 1 None
finished past_left: '' not_due 1 None
finished past_products: '' not_due 1 None
finished past_reports: '' not_due 1 None
finished past_since: '' not_due 1 None
finished past_size: '' not_due 2 None
finished past_left: '' open 2 None
finished past_products: '' open 2 None
finished past_reports: '' open 2 None
finished past_since: '' open 2 None
finished past_size: '' declined 3 None
finished salary_amount: 'about 42' answered 2 '42'
finished past_left: '' not_due 3 None
finished past_products: '' not_due 3 None
finished past_reports: '' not_due 3 None
finished past_since: '' not_due 3 None
finished past_size: '' not_due 4 None
position location: 'York' answered 2 None
draft salary_currency: 'GBP' answered 1 None
draft salary_period: 'year' answered 1 None
draft hear_through: 'email' answered 1 None
draft hear_by: '07/12/2026' answered 1 '2026-12-07'
candidate of draft name: 'Tomasz Wrona' answered 1 None
draft call_date: '30/11/2026' answered 1 '2026-11-30'
draft education: '' no_time 1 None
application company: 'Hale & Sons' answered 1 None
application call_date: '14/12/2026' answered 1 '2026-12-14'
application call_time: '2:30 pm' answered 1 '14:30'
application strengths: 'Led a team' answered 1 None
application strengths: 'Led a team of four 🙂' answered 2 None
application strengths: '' open 3 None
application company: 'Hale and Sons' answered None None
application call_date: 'soon' answered 2 ''
copy call_date: 'soon' answered 1 ''
copy call_time: '2:30 pm' answered 1 '14:30'
copy company: 'Hale & Sons' answered 1 None
copy strengths: '' open 1 None
other company: 'Żółć 日本' answered 1 None
layout name: 'Our letter.docx' answered 1 None
layout document: 'thank_you' answered 1 None
layout name: 'Our letter, second.docx' answered 2 None
"""
EVENTS = """\
finished: finished
finished: reopened
finished: finished
copy: copied
copy: deleted
other: deleted
other: restored
layout: replaced
"""
FILES = """\
layout 1: 8320 bytes, e128e3418b96dae890ed7aada3966b7673876fdd13f4e59f4c74b74ea342cd39
layout 2: 8348 bytes, 67087a5e063361992e524bccc33097a4d2439961e00d592c8f8c067f37bfc060
"""
IDS = {name: record_id for record_id, name in NAMES.items()}


def unpacked(name: str, file: Path) -> Path:
    """Put one of the two where it is wanted."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.decompress((MADE / f"{name}.sqlite.gz").read_bytes()))
    return file


def rows_of(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a file as they lie there, by table: nothing is brought up to date."""
    there = MetaData()
    engine = create_engine(sqlite_url(file))
    with engine.connect() as connection:
        there.reflect(connection)
        found = {
            table.name: [
                dict(row)
                for row in connection.execute(
                    select(table).order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for table in there.sorted_tables
        }
    engine.dispose()
    del found["alembic_version"]
    return found


def shape_of(file: Path) -> dict[str, object]:
    """Return columns and references of each table, and the text of each index."""
    with closing(sqlite3.connect(file)) as raw:
        found = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        shape: dict[str, object] = {name: sql for kind, name, sql in found if kind == "index"}
        for table in (name for kind, name, _ in found if kind == "table"):
            columns = raw.execute(f"PRAGMA table_xinfo({table})").fetchall()
            shape[table] = columns, raw.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    return shape


def told() -> dict[str, str]:
    """Return what the open database holds, in the words of the lists above."""
    with connections.reading() as connection:
        some = connection.execute(select(records)).all()
        candidates = dict(
            connection.execute(select(schema.calls.c.candidate_id, schema.calls.c.id)).all()
        )
        standing = connection.execute(select(entries)).all()
        lines = connection.execute(select(entry_history).order_by(entry_history.c.id)).all()
        events = connection.execute(select(record_events).order_by(record_events.c.id)).all()
        files = connection.execute(
            select(layout_files).order_by(layout_files.c.record_id, layout_files.c.version)
        ).all()
    names = NAMES | {each: f"candidate of {NAMES[call]}" for each, call in candidates.items()}
    return {
        "records": listed(
            sorted(
                f"{names[row.id]}: {row.kind}, {row.zone}"
                + (", example" if row.example else "")
                + (", deleted" if row.deleted_at else "")
                for row in some
            )
        ),
        "entries": listed(sorted(f"{place(row, names)}: {words(row)}" for row in standing)),
        "history": listed(f"{place(row, names)}: {words(row)}" for row in lines),
        "events": listed(f"{NAMES[row.record_id]}: {row.event}" for row in events),
        "files": listed(
            f"{NAMES[row.record_id]} {row.version}: {len(row.content)} bytes, "
            f"{hashlib.sha256(row.content).hexdigest()}"
            for row in files
        ),
    }


def listed(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def place(row: Row[Any], names: dict[str, str]) -> str:
    return f"{names[row.record_id]} {row.field}"


def words(row: Row[Any]) -> str:
    return f"{row.text!r} {row.state} {row.revision} {row.reading!r}"


def as_migrated(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows with the one profile as the record of its owner."""
    (profile,) = (row for row in tables["records"] if row["kind"] == "profile")
    was, profile["kind"], profile["id"] = profile["id"], "person", profile["owner"]
    for name in ("entries", "entry_history", "record_events"):
        for row in tables[name]:
            row["record_id"] = profile["id"] if row["record_id"] == was else row["record_id"]
    tables["records"].sort(key=lambda row: str(row["id"]))
    tables["entries"].sort(key=lambda row: (row["record_id"], row["field"]))
    return tables


def assert_all_is_there(made: Path, copy: Path) -> None:
    """Everything is as it is listed, and each row as it lay in the file, in each column."""
    assert is_up_to_date()
    assert told() == {
        "records": RECORDS,
        "entries": ENTRIES,
        "history": HISTORY,
        "events": EVENTS,
        "files": FILES,
    }
    backups.write(LOCAL, copy)
    before, now = as_migrated(moved(rows_of(made), rows_of(copy))), rows_of(copy)
    for table, rows in before.items():
        assert [{**row, **was} for row, was in zip(now[table], rows, strict=True)] == now[table]
    assert [tuple(row.values()) for row in now["position_people"]] == [
        (IDS["position"], IDS["person"], "interviewer")
    ]


def moved(
    before: dict[str, list[dict[str, Any]]], now: dict[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of before, with the names of candidates where they belong now."""
    candidates = {row["id"]: row["candidate_id"] for row in now["screens"]}
    before["records"] += [row for row in now["records"] if row["kind"] == "candidate"]
    for table in ("entries", "entry_history"):
        for row in before[table]:
            if row["field"] == "candidate_name":
                row |= {"record_id": candidates[row["record_id"]], "field": "name"}
    for row in before["screen_revisions"]:
        answers = json.loads(row["content"])
        assert answers.pop("candidate_name")["text"]
        row["content"] = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
    before["records"].sort(key=lambda row: row["id"])
    before["entries"].sort(key=lambda row: (row["record_id"], row["field"]))
    return before


def assert_one_goes_on() -> None:
    """What is there is read, changed, finished and restored, and more can be made."""
    call = calls.load(LOCAL, IDS["finished"])
    assert (call.state, call.revision, call.version) == ("finished", 2, 1)
    assert call.answers["salary_amount"] == ("42", "answered", "about 42")
    assert call.assessment["rating.education"].text == "4"
    lines = history.load(LOCAL, call.id)
    first = next(
        change for change in lines if isinstance(change, Event) and change.event == "finished"
    )
    assert calls.load_as_finished(LOCAL, call.id, first.at).answers["salary_amount"].text == "42000"
    assert call.answers["candidate_name"].text == "Nadia Okafor"
    record_fields.write(LOCAL, call.candidate_id, "phone", "555 0100")
    calls.reopen(LOCAL, call.id)
    assert calls.load(LOCAL, call.id).entries["past_size"].state == "declined"
    calls.finish(LOCAL, IDS["draft"])
    (position,) = positions.list_positions(LOCAL)
    assert (position.drafts, position.finished, position.example) == (1, 1, True)
    assert calls.start(LOCAL, position.id, {}, zone=ZONE)
    assert people.load(LOCAL)["pace"].reading == "140"
    lifecycle.restore(LOCAL, IDS["copy"])
    assert len(applications.list_applications(LOCAL)) == 3
    application, emptied = IDS["application"], "Led a team of four 🙂"
    before = [change for change in history.load(LOCAL, application) if isinstance(change, Change)]
    line = next(change for change in before if change.text == emptied)
    record_fields.write(LOCAL, application, line.field, line.edit, base=3)
    assert record_fields.read(LOCAL, IDS["application"])["strengths"].revision == 4
    layouts.restore_version(LOCAL, IDS["layout"], 1)
    assert [row.version for row in layouts.list_versions(LOCAL, IDS["layout"])] == [3, 2, 1]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_database_made_before_opens_as_it_was(data_dir: Path, file: Path) -> None:
    connections.close()
    here = unpacked("database", data_dir / "interview-kit.db")
    made = unpacked("database", file.with_name("made.db"))
    assert settings().database_url == sqlite_url(here)
    connections.ensure_connected()
    assert_all_is_there(made, file)
    assert_one_goes_on()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_two_of_one_name_made_before_are_asked_about_and_not_merged(file: Path) -> None:
    made = unpacked("database", file.with_name("made.db"))
    with closing(sqlite3.connect(made)) as raw:
        raw.execute("UPDATE entries SET text = ' nadia okafor' WHERE text = 'Tomasz Wrona'")
        raw.commit()
    connections.connect(sqlite_url(made))
    [(earlier, later, told_apart)] = candidates.find_namesakes(LOCAL, IDS["position"])
    assert (earlier.call.id, later.call.id) == (IDS["finished"], IDS["draft"])
    assert earlier.id != later.id
    assert not told_apart


def test_a_backup_made_before_is_restored_as_it_was(file: Path) -> None:
    made = unpacked("backup", file.with_name("made.db"))
    before = made.read_bytes()
    found, _ = backups.restore(LOCAL, made)
    assert (found.positions, found.calls, found.applications) == (1, 2, 2)
    assert found.complete
    assert made.read_bytes() == before
    assert_all_is_there(made, file)
    assert_one_goes_on()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_new_database_has_the_tables_of_one_made_before(
    file: Path, new_url: Callable[[], str]
) -> None:
    made = unpacked("database", file.with_name("made.db"))
    connections.connect(sqlite_url(made))
    new = new_url()
    connections.connect(new)
    assert shape_of(made) == shape_of(Path(new.removeprefix("sqlite:///")))
