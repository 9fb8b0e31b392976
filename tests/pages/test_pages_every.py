"""What holds on every page."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.settings import ROOT, settings
from interview_kit.store.records import applications, calls, positions
from interview_kit.store.records.recently_deleted import KEPT_DAYS
from interview_kit.ui.shell import frame
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.web import log_lines
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, word_file, write

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))
HARD = "*x* :smile: [a](http://b.c) <b>R&D</b> `q` $1$ # 1. {{ 7*7 }}"


def everything(app: AppTest) -> str:
    """Return all that a page sends to the browser, as one text."""
    kinds = ("title", "header", "markdown", "caption", "text", "button")
    found = [
        str(each.value if kind != "button" else each.label)
        for kind in kinds
        for each in app.get(kind)
    ]
    found += [json.dumps(field, ensure_ascii=False) for field in fields(app).values()]
    for each in app.get("page_link"):
        found += [str(each.proto), each.proto.label]
    return "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_kit_shows_each_page_with_something_to_do(run: Run, page: str) -> None:
    app = run(page)
    assert not app.exception
    assert len(app.title) == 1
    assert app.button or app.get("page_link") or app.get("file_uploader") or fields(app)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_show_on_each_page(run: Run, page: str) -> None:
    home = run("pages/start/home.py")
    home.button(key="example-interviewer").click().run()
    home.button(key="example-candidate").click().run()
    app = run(page)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("pages/interviewer/positions.py", "position"),
        ("pages/interviewer/calls.py", "screen"),
        ("pages/interviewer/compare.py", "position"),
        ("pages/interviewer/learned.py", "position"),
        ("pages/candidate/applications.py", "application"),
        ("pages/candidate/prepare.py", "application"),
        ("pages/candidate/call.py", "application"),
        ("pages/candidate/closing_script.py", "application"),
        ("pages/candidate/thank_you.py", "application"),
    ],
)
def test_an_unknown_id_says_so_and_where_to_go(run: Run, page: str, name: str) -> None:
    run("pages/start/home.py").button(key="example-candidate").click().run()
    run("pages/start/home.py").button(key="example-interviewer").click().run()
    for wrong in ("nothing", "../..", "<script>", "x" * 5000):
        app = run(page, **{name: wrong})
        assert not app.exception
        assert "There's nothing at this address." in texts(app)
        assert any("go to Home" in text for text in texts(app))
        assert len(app.title) == 1
        app.button(key="kit-to-list").click().run()
        assert len(app.title) == 1
        assert "There's nothing at this address." not in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_browser_elsewhere_sees_nothing(
    run: Run, peer: Callable[[str | None], None], page: str
) -> None:
    application = applications.create(LOCAL, {"company": "Secret Ltd"}, zone="UTC")
    peer("203.0.113.5")
    app = run(page, application=application)
    assert "This kit only opens on the computer it runs on." in texts(app)
    assert "Secret Ltd" not in everything(app)
    assert not app.button


@pytest.fixture
def typed_pages() -> list[tuple[str, dict[str, str]]]:
    """Pages with the records in their addresses, in which `HARD` was typed everywhere."""
    position = positions.create(LOCAL, {"title": HARD, "location": HARD}, zone="UTC")
    call = calls.start(LOCAL, position, {}, candidate={"name": HARD}, zone="UTC")
    done = calls.start(
        LOCAL,
        position,
        {"motivations": HARD, "ending": "hear"},
        candidate={"name": HARD},
        zone="UTC",
    )
    calls.finish(LOCAL, done)
    application = applications.create(
        LOCAL, {"company": HARD, "job_title": HARD, "strengths": HARD}, zone="UTC"
    )
    for name in ("person.1.name", "sheet.about_me", "sheet.pay", "story.1.situation"):
        write(application, name, HARD)
    for name in ("story.1.result", "own_questions", "proof.1.of", "proof.1.text", "proof.2.text"):
        write(application, name, HARD)
    for name in ("note.expectations", "note.challenges", "note.next_steps", "promised_on"):
        write(application, name, HARD)
    return [
        ("pages/start/home.py", {}),
        ("pages/interviewer/positions.py", {}),
        ("pages/interviewer/positions.py", {"position": position}),
        ("pages/interviewer/learned.py", {"position": position}),
        ("pages/interviewer/calls.py", {"screen": call}),
        ("pages/interviewer/calls.py", {"call": done}),
        ("pages/candidate/applications.py", {}),
        ("pages/candidate/applications.py", {"application": application}),
        ("pages/candidate/prepare.py", {"application": application}),
        ("pages/candidate/call.py", {"application": application}),
        ("pages/candidate/closing_script.py", {"application": application}),
        ("pages/candidate/thank_you.py", {"application": application}),
    ]


def test_what_people_typed_reads_literally_everywhere(
    run: Run, typed_pages: list[tuple[str, dict[str, str]]]
) -> None:
    for page, query in typed_pages:
        assert_literal(run(page, **query), page)


def test_what_people_typed_stands_in_no_address_and_no_title_of_a_window(
    run: Run, typed_pages: list[tuple[str, dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda page_title, **_: titles.append(page_title))
    addresses: list[str] = []
    for page, query in typed_pages:
        app = run(page, **query)
        addresses.append(str(app.query_params))
        addresses += [unquote(each.proto.query_string) for each in app.get("page_link")]
    assert titles
    assert addresses
    assert not [each for each in (*titles, *addresses) if "*x*" in each]


def test_the_log_gets_the_kind_of_an_error_and_its_lines_but_no_message(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.StringIO()
    logger = logging.getLogger("streamlit.error_util")
    monkeypatch.setattr(logger, "handlers", [logging.StreamHandler(written)])
    monkeypatch.setattr(frame, "open_kit", lambda: int(HARD))
    made_before = logging.getLogRecordFactory()
    log_lines.leave_out_messages()
    try:
        run("pages/start/home.py")
    finally:
        logging.setLogRecordFactory(made_before)
    assert "ValueError at test_pages_every.py:" in written.getvalue()
    assert "app.py:" in written.getvalue()
    assert "*x*" not in written.getvalue()


def assert_literal(app: AppTest, page: str) -> None:
    """Every element that reads Markdown has the text escaped; nothing else was shown there."""
    assert not app.exception, page
    assert HARD in everything(app) or escaped(HARD) in everything(app), page
    for kind in ("title", "header", "markdown", "caption"):
        for element in app.get(kind):
            assert "*x*" not in element.value, (page, kind, element.value)
            assert ":smile:" not in element.value, (page, kind)
    for button in app.button:
        assert "*x*" not in button.label, page


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_is_no_database_is_told_and_kept(run: Run, tmp_path: Path, page: str) -> None:
    file = tmp_path / "data" / "interview-kit.db"
    file.write_bytes(b"This is a shopping list, not a database." * 50)
    before = file.read_bytes()
    app = run(page)
    assert not app.exception
    assert any("damaged, or it isn't a database" in text for text in texts(app))
    assert any(str(file) in text for text in texts(app))
    assert file.read_bytes() == before


def test_what_a_restore_replaced_long_ago_is_gone_once_somebody_opens_the_kit(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "backups"
    folder.mkdir()
    for name, days in {"old": KEPT_DAYS + 1, "new": KEPT_DAYS - 1}.items():
        file = folder / f"before-restore-{name}.db"
        file.touch()
        moment = (clock.now() - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
    run("pages/start/home.py")
    assert [file.name for file in folder.iterdir()] == ["before-restore-new.db"]


def test_a_database_of_a_newer_kit_is_told_and_kept(run: Run, tmp_path: Path) -> None:
    run("pages/start/home.py")
    file = tmp_path / "data" / "interview-kit.db"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    from interview_kit.store.database import connections

    connections.close()
    app = run("pages/start/home.py")
    assert any("newer version of the kit" in text for text in texts(app))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.unlink(), "is missing"),
        (lambda file: file.write_text("[[moves]\n"), "cannot be read"),
        (
            lambda file: file.write_text(file.read_text().replace('turn = "ask"', 'turn = "sing"')),
            "turn",
        ),
    ],
    ids=["missing", "no TOML", "wrong value"],
)
def test_spoilt_content_is_told_with_file_and_field(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
    said: str,
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "data", folder)
    spoil(folder / "candidate" / "closing.toml")
    monkeypatch.setenv("INTERVIEW_KIT_CONTENT_DIR", str(folder))
    settings.cache_clear()
    content.cache_clear()
    try:
        app = run("pages/start/home.py")
    finally:
        content.cache_clear()
    assert not app.exception
    assert any("closing.toml" in text for text in texts(app))
    assert any(said in text for text in texts(app))


@pytest.mark.skipif(os.name == "nt", reason="folders are protected in another way there")
def test_a_data_folder_that_cannot_be_written_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("INTERVIEW_KIT_DATA_DIR", str(tmp_path / "file"))
    settings.cache_clear()
    app = run("pages/start/home.py")
    assert not app.exception
    assert any("data folder can't be written to" in text for text in texts(app))
    assert any("INTERVIEW_KIT_DATA_DIR" in text for text in texts(app))


def only_application() -> str:
    """Return the application that there is."""
    (row,) = applications.list_applications(LOCAL)
    return row.id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a Word file", "isn't a Word file"),
        (word_file("{{ no_such_name }}"), "no_such_name"),
        (word_file("{% if heading %}"), "layout"),
    ],
    ids=["no Word file", "unknown name", "open block"],
)
def test_a_broken_layout_is_told_before_the_download_is_offered(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    run("pages/start/home.py").button(key="example-candidate").click().run()
    (tmp_path / "cue_card.docx").write_bytes(content)
    monkeypatch.setattr("interview_kit.documents.word.engine.LAYOUTS_DIR", tmp_path)
    app = run("pages/candidate/closing_script.py", application=only_application())
    assert not app.exception
    assert any(said in text for text in texts(app))
    assert not any("Cue card" in each.proto.label for each in app.get("download_button"))


def test_a_missing_layout_is_told_before_the_download_is_offered(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pages/start/home.py").button(key="example-candidate").click().run()
    monkeypatch.setattr("interview_kit.documents.word.engine.LAYOUTS_DIR", tmp_path / "nowhere")
    app = run("pages/candidate/closing_script.py", application=only_application())
    assert not app.exception
    assert any("cue_card.docx" in text for text in texts(app))
