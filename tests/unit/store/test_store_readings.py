"""What a typed day, time or amount meant when it was written, beside its text."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from interview_kit.access import LOCAL
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.database.schema import call_revisions, entries, entry_history
from interview_kit.store.records import applications, calls, history, lifecycle, record_fields
from interview_kit.store.records.overwriting import Edit
from interview_kit.typed import WritingStyle

BRITISH = WritingStyle("GB", "Europe/London")


def reading(record_id: str, field: str) -> str | None:
    return record_fields.read(LOCAL, record_id)[field].reading


def test_what_is_typed_is_stored_as_typed_and_as_what_it_means(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "Nov 30, 2026")
    entry = record_fields.read(LOCAL, application)["call_date"]
    assert (entry.text, entry.reading, entry.value) == ("Nov 30, 2026", "2026-11-30", "2026-11-30")
    values = record_fields.entry_values(record_fields.read(LOCAL, application))
    assert values == {"company": "Hale & Sons", "call_date": "2026-11-30"}
    assert reading(application, "company") is None


def test_it_is_read_in_the_writers_own_way(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "3/4/2027", style=BRITISH)
    assert reading(application, "call_date") == "2027-04-03"
    record_fields.write_many(LOCAL, application, {"call_time": "2:30", "pace": "9"}, style=BRITISH)
    assert reading(application, "call_time") == "02:30"
    made = applications.create(LOCAL, {"call_date": "3/4/2027"}, zone="UTC", style=BRITISH)
    assert reading(made, "call_date") == "2027-04-03"


def test_what_is_not_understood_counts_as_nothing_and_stays(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "soon")
    entry = record_fields.read(LOCAL, application)["call_date"]
    assert (entry.text, entry.reading, entry.value, entry.state) == ("soon", "", "", "answered")


def test_the_same_text_keeps_what_it_meant(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "3/4/2027", style=BRITISH)
    assert record_fields.write(LOCAL, application, "call_date", "3/4/2027").outcome == "same"
    assert reading(application, "call_date") == "2027-04-03"


def test_a_state_that_changes_leaves_what_a_text_meant(call: str) -> None:
    record_fields.write(LOCAL, call, "salary_amount", "50-60k")
    record_fields.write(LOCAL, call, "salary_amount", Edit(state="declined"))
    assert reading(call, "salary_amount") == "50000-60000"
    record_fields.write(LOCAL, call, "hear_days", Edit(state="declined"))
    assert reading(call, "hear_days") == ""


def test_a_copy_means_what_it_was_copied_from(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "3/4/2027", style=BRITISH)
    record_fields.write(LOCAL, application, "call_time", "2:30", style=BRITISH)
    copy = lifecycle.duplicate(LOCAL, application)
    assert reading(copy, "call_date") == "2027-04-03"
    assert reading(copy, "call_time") == "02:30"


def test_what_comes_back_from_the_history_means_what_it_meant_then(application: str) -> None:
    record_fields.write(LOCAL, application, "call_date", "tomorrow", style=BRITISH)
    meant = "2020-05-06"
    with connections.writing() as connection:  # as if it had been written that long ago
        for table in (entries, entry_history):
            change = update(table).where(table.c.field == "call_date").values(reading=meant)
            connection.execute(change)
    record_fields.write(LOCAL, application, "call_date", "")
    assert reading(application, "call_date") == ""
    changes = [
        change for change in history.load(LOCAL, application) if isinstance(change, history.Change)
    ]
    line = next(change for change in changes if change.text == "tomorrow")
    assert record_fields.write(LOCAL, line.record_id, line.field, line.edit)
    assert reading(application, "call_date") == meant


def test_a_restored_backup_restores_what_its_texts_meant(
    application: str, file: Path, data_dir: Path
) -> None:
    record_fields.write(LOCAL, application, "call_date", "3/4/2027", style=BRITISH)
    backups.write(LOCAL, file)
    record_fields.write(LOCAL, application, "call_date", "3/5/2027")
    backups.restore(LOCAL, file)
    entry = record_fields.read(LOCAL, application)["call_date"]
    assert (entry.text, entry.reading, entry.revision) == ("3/4/2027", "2027-04-03", 3)
    with connections.reading() as connection:
        last = select(entry_history.c.reading).order_by(entry_history.c.id.desc()).limit(1)
        assert connection.scalar(last) == "2027-04-03"


def test_an_amount_that_is_not_read_is_an_open_answer_with_what_was_typed(call: str) -> None:
    record_fields.write(LOCAL, call, "salary_amount", "about fifty")
    record_fields.write(LOCAL, call, "education", "A diploma")
    answers = calls.load(LOCAL, call).answers
    assert answers["salary_amount"] == ("", "answered", "about fifty")
    assert answers["education"] == ("A diploma", "answered", "")
    assert answers["call_date"] == ("2026-11-23", "answered", "")


def test_the_day_to_hear_by_follows_a_typed_day_of_the_call(position: str) -> None:
    values = {"call_date": "23/11/2026"}
    call = calls.start(LOCAL, position, values, zone="UTC", style=BRITISH)
    assert reading(call, "call_date") == "2026-11-23"
    assert reading(call, "hear_by") == "2026-11-30"


def test_a_finished_call_keeps_what_its_texts_meant(call: str) -> None:
    record_fields.write(LOCAL, call, "call_date", "3/4/2027", style=BRITISH)
    record_fields.write(LOCAL, call, "salary_amount", "about fifty")
    calls.finish(LOCAL, call)
    later = datetime.now(UTC) + timedelta(days=1)
    kept = calls.load_as_finished(LOCAL, call, later)
    assert kept.entries["call_date"].reading == "2027-04-03"
    assert kept.answers["salary_amount"] == ("", "answered", "about fifty")
    assert kept.answers == calls.load(LOCAL, call).answers


def test_what_was_kept_before_there_were_readings_is_read_now(call: str) -> None:
    record_fields.write(LOCAL, call, "salary_amount", "36k")
    calls.finish(LOCAL, call)
    with connections.writing() as connection:
        content = json.loads(connection.scalar(select(call_revisions.c.content)) or "")
        bare = {f: {"text": a["text"], "state": a["state"]} for f, a in content.items()}
        connection.execute(update(call_revisions).values(content=json.dumps(bare)))
    kept = calls.load_as_finished(LOCAL, call, datetime.now(UTC) + timedelta(days=1))
    assert kept.entries["salary_amount"].value == "36000"
    assert kept.entries["hear_by"].value == "2026-11-30"
    assert kept.entries["hear_through"].reading is None
