"""Every place in which a text is kept says whether the text may be about a person."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel
from sqlalchemy import Boolean, Column, Integer, Table

from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.backup import checks
from interview_kit.store.database.schema import (
    BY_FIELD,
    IS_A_FILE,
    NAMES_A_PERSON,
    NEVER,
    PERSON,
    UtcDateTime,
    call_revisions,
    metadata,
    question_sets,
)
from interview_kit.store.records.kept_answers import KeptAnswer

STATEMENTS = [each[PERSON] for each in (NEVER, BY_FIELD, NAMES_A_PERSON, IS_A_FILE)]
JSON_MODELS: dict[Table, type[BaseModel]] = {question_sets: QuestionSet, call_revisions: KeptAnswer}
COLUMNS = [column for table in metadata.tables.values() for column in table.columns]

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
