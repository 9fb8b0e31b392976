"""Choices that meet others or a database that is away; history, deleted records and backups."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.settings import settings
from interview_kit.store.backup import backups
from interview_kit.store.database import connections, engines
from interview_kit.store.records import applications, calls, lifecycle, positions, record_fields
from interview_kit.store.records.overwriting import Edit
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import texts, write

CALLS = "pages/interviewer/calls.py"
YOUR_DATA = "pages/start/your_data.py"
POSITIONS = "pages/interviewer/positions.py"
APPLICATIONS = "pages/candidate/applications.py"
SHOW_RECORD = "Show this record"


@pytest.fixture
def call() -> str:
    """A call that is under way."""
    position = positions.create(LOCAL, {"title": "Inventory lead"}, zone="UTC")
    return calls.start(LOCAL, position, {}, zone="UTC")


@pytest.fixture
def application() -> str:
    """An application."""
    return applications.create(LOCAL, {"company": "Hale & Sons"}, zone="UTC")


@contextmanager
def busy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold the database's only write lock, as another program would."""
    monkeypatch.setattr(engines, "_BUSY_MILLISECONDS", 50)
    url = settings().database_url
    connections.connect(url)
    other = sqlite3.connect(settings().data_dir / "interview-kit.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def satisfied(call: str) -> str:
    entry = calls.load(LOCAL, call).entries.get("satisfied")
    return entry.text if entry else ""


@pytest.mark.parametrize(("choice", "stored"), [("Keep mine", "yes"), ("Use the other one", "no")])
def test_two_choices_for_one_field_are_shown_and_the_user_decides(
    run: Run, call: str, choice: str, stored: str
) -> None:
    app = run(CALLS, call=call, part="satisfied")
    write(call, "satisfied", "no")
    app.button_group[0].set_value("yes").run()
    assert satisfied(call) == "no"
    press(app, choice)
    assert satisfied(call) == stored
    assert "The other one: No, wrap up" not in texts(app)


def test_a_choice_waits_for_a_busy_database_and_is_stored_as_soon_as_it_can_be(
    run: Run, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(CALLS, call=call, part="satisfied")
    with busy(monkeypatch):
        app.button_group[0].set_value("yes").run()
        assert satisfied(call) == ""
        assert "1 choice isn't saved yet" in app.warning[0].value
        assert "Another program is using the database" in app.warning[0].value
        assert app.button_group[0].value == "yes"
    app.run()
    assert satisfied(call) == "yes"
    assert not app.warning


def test_a_page_that_cannot_read_says_so_and_comes_back(run: Run, application: str) -> None:
    app = run(APPLICATIONS, application=application)
    file = settings().data_dir / "interview-kit.db"
    content = file.read_bytes()
    connections.close()
    for each in file.parent.glob("interview-kit.db*"):
        each.unlink()
    file.write_bytes(b"words" * 1000)
    app.run()
    assert any("damaged" in text for text in texts(app))
    file.write_bytes(content)
    app.run()
    assert not any("damaged" in text for text in texts(app))


def test_a_press_that_a_busy_database_did_not_take_is_told_until_it_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(POSITIONS)
    with busy(monkeypatch):
        press(app, "New position")
        assert "Another program is using the database" in " ".join(texts(app))
        assert app.button(key="kit-show-again")
    press(app, "Show the page again")
    assert "Another program is using the database" not in " ".join(texts(app))
    press(app, "New position")
    assert len(positions.list_positions(LOCAL)) == 1


def test_opening_a_page_stores_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(POSITIONS)
    with busy(monkeypatch):
        app.switch_page(YOUR_DATA).run()
        assert "Another program is using the database" not in " ".join(texts(app))
    assert app.title[0].value == "Your data"


def test_a_kit_is_opened_while_expired_records_cannot_be_erased(
    run: Run, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy(monkeypatch):
        app = run(POSITIONS)
        assert not any("Another program" in text for text in texts(app))
        assert f"## {escaped('Inventory lead')}" in [each.value for each in app.markdown]


def opened_history(run: Run, page: str, **query: str) -> AppTest:
    app = run(page, **query)
    assert "History" in [each.label for each in app.expander]
    app.session_state[f"noprint-history-{next(iter(query.values()))}"] = True
    return app.run()


def test_the_history_says_who_changed_what_and_brings_it_back(run: Run, application: str) -> None:
    write(application, "company", "")
    app = opened_history(run, APPLICATIONS, application=application)
    lines = [each.value for each in app.markdown]
    assert any(line.startswith(f"**{escaped('Company: cleared')}** · you · ") for line in lines)
    assert "was: Hale & Sons" in texts(app)
    press(app, "Restore")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_the_latest_change_restores_what_it_replaced(run: Run, application: str) -> None:
    write(application, "call_date", "tomorrow")
    day = record_fields.read(LOCAL, application)["call_date"].reading
    write(application, "call_date", "2099-12-01")
    app = opened_history(run, APPLICATIONS, application=application)
    lines = texts(app)
    assert lines.index("was: tomorrow") < lines.index("became: tomorrow")
    back = [each for each in app.button if str(each.key).startswith("restore-change-")]
    assert [str(each.key).endswith("-before") for each in back] == [True, False]
    back[0].click().run()
    entry = record_fields.read(LOCAL, application)["call_date"]
    assert (entry.text, entry.reading) == ("tomorrow", day)


def test_the_history_of_a_finished_call_offers_no_way_to_change_it(run: Run, call: str) -> None:
    write(call, "education", "A diploma")
    write(call, "education", "A degree")
    calls.finish(LOCAL, call)
    app = opened_history(run, CALLS, call=call)
    assert any("**Finished** · you" in each.value for each in app.markdown)
    assert "became: A degree" in texts(app)
    assert "Restore" not in [button.label for button in app.button]


def test_the_history_shows_the_record_as_it_was_finished_each_time(run: Run, call: str) -> None:
    write(call, "education", "A diploma")
    calls.finish(LOCAL, call)
    calls.reopen(LOCAL, call)
    write(call, "education", "A degree")
    app = opened_history(run, CALLS, call=call)
    assert "A diploma" not in texts(app)
    press(app, SHOW_RECORD)
    assert "A diploma" in texts(app)
    calls.finish(LOCAL, call)
    app = opened_history(run, CALLS, call=call)
    assert [button.label for button in app.button].count(SHOW_RECORD) == 2
    (now,) = [text for text in texts(app) if text in ("A diploma", "A degree")]
    assert now == "A degree"
    [button for button in app.button if button.label == SHOW_RECORD][-1].click().run()
    assert not app.exception
    assert "A diploma" in texts(app)


def test_the_history_restores_why_there_is_no_answer(run: Run, call: str) -> None:
    record_fields.write(LOCAL, call, "education", Edit(state="declined"))
    record_fields.write(LOCAL, call, "education", Edit(state="open"))
    app = opened_history(run, CALLS, call=call)
    press(app, "Restore")
    assert calls.load(LOCAL, call).entries["education"].state == "declined"
    press(app, "Clear again")
    assert calls.load(LOCAL, call).entries["education"].state == "open"


def test_what_was_deleted_is_restored(run: Run, call: str, application: str) -> None:
    write(application, "strengths", "six years")
    write(application, "strengths", "")
    lifecycle.delete(LOCAL, call)
    app = run(YOUR_DATA)
    assert "six years" in texts(app)
    press(app, "Restore")
    assert calls.load(LOCAL, call)
    press(app, "Restore")
    assert record_fields.read(LOCAL, application)["strengths"].text == "six years"
    assert "Nothing here." in [each.value for each in app.markdown]


def test_a_position_is_deleted_and_restored_with_its_calls(run: Run, call: str) -> None:
    write(calls.load(LOCAL, call).candidate_id, "name", "Dana Smith")
    calls.finish(LOCAL, call)
    position = calls.load(LOCAL, call).position_id
    app = run("pages/interviewer/positions.py", position=position)
    (menu,) = [each for each in app.get("menu_button") if "More" in str(each.proto)]
    assert "Delete with 1 call" in str(menu.proto)
    lifecycle.delete(LOCAL, position)
    app = run(YOUR_DATA)
    (line,) = [each.value for each in app.markdown if each.value.startswith("Position: ")]
    assert f"**{escaped('Inventory lead, with 1 call')}**" in line
    assert line.endswith(escaped("Dana Smith"))
    press(app, "Restore")
    assert calls.load(LOCAL, call).position_id == position


UPLOADS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no database": (lambda _: b"words", "It isn't a database"),
    "cut short": (lambda whole: whole[: len(whole) // 2], "damaged"),
}


@pytest.mark.parametrize("upload", UPLOADS)
def test_a_file_that_is_no_backup_is_told_and_nothing_changes(
    run: Run, application: str, tmp_path: Path, upload: str
) -> None:
    change, told = UPLOADS[upload]
    file = tmp_path / "backup.db"
    backups.write(LOCAL, file)
    app = run(YOUR_DATA)
    app.file_uploader[0].upload("backup.db", change(file.read_bytes())).run()
    assert any(told in text for text in texts(app))
    assert "Replace everything with this backup" not in [button.label for button in app.button]
    assert applications.list_applications(LOCAL)


def test_a_backup_is_shown_before_it_replaces_anything_and_one_can_go_back(
    run: Run, application: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    backups.write(LOCAL, file)
    write(application, "company", "Later")
    app = run(YOUR_DATA)
    app.file_uploader[0].upload("backup.db", file.read_bytes()).run()
    assert "0 positions, 0 calls and 1 application" in app.info[0].value
    assert record_fields.read(LOCAL, application)["company"].text == "Later"
    press(app, "Replace everything with this backup")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
    press(app, "Go back to this")
    assert record_fields.read(LOCAL, application)["company"].text == "Later"


def offered(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("download_button")]


def test_a_backup_is_made_before_it_is_offered(run: Run, application: str) -> None:
    app = run(YOUR_DATA)
    assert offered(app) == []
    press(app, "Make a backup")
    assert offered(app) == ["Download the backup"]
    assert any("0 positions, 0 calls and 1 application" in each.value for each in app.caption)
    app.run()
    assert offered(app) == []


def test_a_backup_that_cannot_be_made_is_told(
    run: Run, application: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(YOUR_DATA)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    press(app, "Make a backup")
    assert offered(app) == []
    assert any("The copy couldn't be written" in text for text in texts(app))


def test_a_database_that_was_copied_by_hand_is_offered_with_what_it_may_lack(
    run: Run, application: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    backups.write(LOCAL, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    app = run(YOUR_DATA)
    app.file_uploader[0].upload("interview-kit.db.bak", file.read_bytes()).run()
    assert "last changes may be missing" in app.warning[0].value
    assert "Replace everything with this backup" in [button.label for button in app.button]


def test_what_restores_replaced_is_no_longer_offered_after_thirty_days(
    run: Run, application: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    backups.write(LOCAL, file)
    _, kept = backups.restore(LOCAL, file)
    assert "Go back to this" in [button.label for button in run(YOUR_DATA).button]
    os.utime(kept, (1, 1))
    assert "Go back to this" not in [button.label for button in run(YOUR_DATA).button]
    assert not kept.exists()


def test_expired_records_are_erased_when_the_kit_is_opened(run: Run, application: str) -> None:
    lifecycle.delete(LOCAL, application)
    with sqlite3.connect(settings().data_dir / "interview-kit.db") as connection:
        connection.execute("UPDATE records SET deleted_at = '2026-01-01 00:00:00'")
    run(YOUR_DATA)
    with sqlite3.connect(settings().data_dir / "interview-kit.db") as connection:
        left = connection.execute("SELECT id FROM records WHERE kind = 'application'").fetchall()
    assert json.dumps(left) == "[]"
