"""Errors: their sentences, made of a code and facts when somebody reads them."""

from __future__ import annotations

from interview_kit.errors import DocumentError, NotFound, StoreError, Unavailable


def test_an_error_is_read_as_what_where_and_what_to_do() -> None:
    error = StoreError("file_exists", file="a {file}.db")
    assert str(error) == (
        "There's already a file with this name. File: a {file}.db. "
        "Choose another name, or move that file away first."
    )


def test_the_reason_is_what_the_system_says_or_another_error() -> None:
    failure = OSError(13, "Permission denied")
    inner = StoreError("backup_unreadable", reason=failure)
    outer = StoreError("no_backup", file="b.db", reason=inner)
    assert outer.what == "This file can't be used as a backup. It can't be read: Permission denied."
    assert outer.where == "File: b.db."


def test_several_names_stand_in_a_list() -> None:
    error = DocumentError("no_such_document", document="memo", documents=("letter", "card"))
    assert error.next_step == "Choose one of: letter, card."


def test_a_terminal_has_no_page_to_reload() -> None:
    busy = Unavailable("database_busy", database="kit.db")
    assert busy.next_step.endswith("press the button again.")
    assert busy.next_step_in_terminal == "Wait a moment and try again."
    assert NotFound("not_found").next_step_in_terminal == NotFound("not_found").next_step
