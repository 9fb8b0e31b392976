"""Every place in which a text is kept says whether the text may be about a person."""

from __future__ import annotations

import ast
import re

import pytest
from pydantic import BaseModel
from sqlalchemy import Boolean, Column, Integer, Table

from interview_kit.content import content
from interview_kit.fields import position_fields
from interview_kit.fields.lookup import PERSON_OF_RECORD, about, fixed_fields
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.settings import ROOT
from interview_kit.store.backup import checks
from interview_kit.store.database.schema import (
    BY_FIELD,
    IS_A_FILE,
    NAMES_A_CANDIDATE,
    NAMES_A_PERSON,
    NEVER,
    PERSON,
    UtcDateTime,
    call_revisions,
    metadata,
    question_sets,
)
from interview_kit.store.records.kept_answers import KeptAnswer

STATEMENTS = [
    each[PERSON] for each in (NEVER, BY_FIELD, NAMES_A_CANDIDATE, NAMES_A_PERSON, IS_A_FILE)
]
JSON_MODELS: dict[Table, type[BaseModel]] = {question_sets: QuestionSet, call_revisions: KeptAnswer}
COLUMNS = [column for table in metadata.tables.values() for column in table.columns]

CODE = [ROOT / "app.py", *(ROOT / "interview_kit").rglob("*.*"), *(ROOT / "pages").rglob("*.py")]
SOURCES = {file: file.read_text("utf-8") for file in CODE if file.suffix in {".py", ".js"}}
PAGE = (ROOT / "docs" / "personal_data.md").read_text("utf-8")

_HOLDS_NO_TEXT = (Boolean, Integer, UtcDateTime)
_A_PERSON = re.compile(r"name|person|people|candidate|owner|author|rater|phone|mail")


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_each_column_with_text_says_whether_that_may_be_about_a_person(
    column: Column[object],
) -> None:
    if not isinstance(column.type, _HOLDS_NO_TEXT):
        assert column.info.get(PERSON) in STATEMENTS


def fields_of(model: type[BaseModel]) -> set[str]:
    """Return the names of a model's fields, and of those of the models in it."""
    schema = model.model_json_schema()
    return {
        name for part in (schema, *schema.get("$defs", {}).values()) for name in part["properties"]
    }


def test_kept_json_names_a_person_only_by_the_key_of_a_field() -> None:
    assert JSON_MODELS.keys() == checks._JSON_READERS.keys()
    for model in JSON_MODELS.values():
        assert not [name for name in fields_of(model) if _A_PERSON.search(name)]
    assert "label" in fields_of(QuestionSet)


def test_a_frozen_question_set_holds_only_texts_of_a_position_about_nobody() -> None:
    position = {field.key: f"said_of_{field.key}." for field in fixed_fields("position")}
    frozen = build_question_set(position, content().interviewer).model_dump_json()
    held = set(re.findall(r"[Ss]aid_of_([a-z_]+)", frozen))
    assert position_fields.TITLE.key in held
    assert {about("position", key) for key in held} == {"nobody"}


def found(pattern: str) -> set[str]:
    """Return what the group of a pattern finds in the kit's code."""
    matches = (re.findall(pattern, source, re.MULTILINE) for source in SOURCES.values())
    return {name for names in matches for name in names}


def unlisted(names: set[str]) -> list[str]:
    """Return the names that do not stand in code on the page about personal data."""
    listed = set(re.findall(r"`([^`\n]+)`", PAGE))
    return sorted(names - listed)


def test_the_page_lists_each_record_and_each_column_about_a_person() -> None:
    assert not unlisted(set(PERSON_OF_RECORD))
    rows = [row.split("|") for row in PAGE.splitlines() if row.startswith("| `")]
    for column in COLUMNS:
        if column.info.get(PERSON, "never") != "never":
            place = (f"`{column.table.name}`", f"`{column.name}`")
            assert any(place[0] in row[1] and place[1] in row[2] for row in rows), place


def test_the_page_lists_whatever_a_session_remembers_and_sessions_share() -> None:
    assert not unlisted(found(r"\bremembered\((\w+)\)") - {"kind"})
    assert not unlisted(found(r"@(?:functools\.)?(?:lru_)?cache(?:\(.*\))?\ndef (\w+)"))
    assert not found(r"(st\.cache_\w+)")


def test_the_page_lists_whatever_the_browser_keeps() -> None:
    keep = re.compile(r"^(?!\s*//).*\b(?:local|session)Storage\b|\bindexedDB\b|\.cookie\b", re.M)
    keeping = [file for file, source in SOURCES.items() if keep.search(source)]
    assert not unlisted({file.relative_to(ROOT).as_posix() for file in keeping})
    # Each item has a name of its own kind, so that it is found, and told from those of Streamlit.
    assert not unlisted(found(r"""["'`](interview-kit:[\w-]+:)"""))
    for file in keeping:
        assert "interview-kit:" in SOURCES[file]


def test_logs_get_no_typed_text() -> None:
    # An error of the kit, which can quote a text, is logged in words only where the kit starts.
    logged = {
        (file.name, *map(ast.unparse, node.args[1:]))
        for file, source in SOURCES.items()
        if file.suffix == ".py"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and re.match(r"_?log\w*\.[a-z]+\(", ast.unparse(node))
    }
    kind_of_error = "type(error).__name__"
    assert logged - {("startup.py", "error")} == {
        ("startup.py", kind_of_error),
    }
