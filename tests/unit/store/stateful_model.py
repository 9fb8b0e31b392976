"""A model of the store in plain Python, and every row of what some people have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import Column, select

from interview_kit.access import Actor
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.store.database import connections, schema
from interview_kit.store.records.overwriting import (
    Edit,
    FieldLine,
    Origin,
    StoredField,
    change_field,
)
from interview_kit.text import storable
from interview_kit.typed import DEFAULT_STYLE
from interview_kit.typed.kinds import reading_of

# The tables of a record: by which column its rows are found, and in which order.
TABLES: dict[str, tuple[Column[Any], Column[Any]]] = {
    "records": (schema.records.c.id, schema.records.c.id),
    "entries": (schema.entries.c.record_id, schema.entries.c.field),
    "entry_history": (schema.entry_history.c.record_id, schema.entry_history.c.id),
    "record_events": (schema.record_events.c.record_id, schema.record_events.c.id),
    "template_files": (schema.layout_files.c.record_id, schema.layout_files.c.version),
    "position_people": (
        schema.position_people.c.position_id,
        schema.position_people.c.person_id,
    ),
    "question_sets": (schema.question_sets.c.position_id, schema.question_sets.c.version),
    "screens": (schema.calls.c.id, schema.calls.c.id),
    "screen_revisions": (schema.call_revisions.c.screen_id, schema.call_revisions.c.revision),
    "assessments": (schema.assessments.c.id, schema.assessments.c.id),
}
ONLY_GROW = (
    "entry_history",
    "record_events",
    "template_files",
    "question_sets",
    "screen_revisions",
)
Row = dict[str, Any]
Rows = dict[str, list[Row]]
Stored = dict[str, Rows]
Tab = tuple[str, int]


@dataclass
class FieldModel:
    """The model of one field: what becomes of it says the same pure function as in the store.

    `lines` are its history: revision (None: it lost), text, state, and the tab that did it;
    `authors` are who did each. `acting` is who does what comes next.
    """

    acting: ClassVar[str] = ""

    stored: StoredField = field(default_factory=StoredField)
    lines: list[tuple[int | None, str, str, str]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.stored.text

    @property
    def state(self) -> str:
        return self.stored.state

    @property
    def revision(self) -> int:
        return self.stored.revision

    @property
    def tab(self) -> Tab:
        return self.stored.origin.tab, self.stored.origin.sequence

    def edit(self, edit: Edit, base: int | None, tab: Tab) -> str:
        """Do what `record_fields.write` does and return the outcome."""
        edit = edit._replace(text=None if edit.text is None else storable(edit.text))
        writer = Origin(self.acting, *tab)
        outcome, after = change_field(self.stored, edit, writer, base, lambda: self._since(base))
        if outcome == "conflict" and edit.text is not None and edit.state is None:
            self._note(None, edit.text, "answered" if edit.text.strip() else "open", tab[0])
        self._become(after, tab[0])
        return outcome

    def state_before(self) -> str:
        """The last state it had that somebody gave it."""
        given = [state for number, _, state, _ in self.lines if number and state != "not_due"]
        return given[-1] if given else "open"

    def _since(self, base: int | None) -> list[FieldLine]:
        kept = [
            FieldLine(number, text, author, by)
            for (number, text, _, by), author in zip(self.lines, self.authors, strict=True)
            if number
        ]
        return [line for line in kept if base is not None and line.revision >= base]

    def _become(self, after: StoredField, by: str) -> None:
        if after.revision > self.stored.revision:
            self._note(after.revision, after.text, after.state, by)
        self.stored = after

    def _note(self, revision: int | None, text: str, state: str, by: str) -> None:
        self.lines.append((revision, text, state, by))
        self.authors.append(self.acting)


@dataclass
class RecordModel:
    """The model of one record. `acknowledged` are the texts that the store said it has.

    `deletion` is the same number for those that were deleted together. `members` are the ids of
    who is on a position, `assessments` those of a call by rater.
    """

    id: str
    kind: str
    owner: Actor
    example: bool = False
    fields: dict[str, FieldModel] = field(default_factory=dict)
    acknowledged: set[tuple[str, str]] = field(default_factory=set)
    deleted: bool = False
    deletion: int = 0
    expired: bool = False
    erased: bool = False
    finished: bool = False
    revision: int = 1
    position: str = ""
    question_set: str = ""
    members: set[str] = field(default_factory=set)
    assessments: dict[str, RecordModel] = field(default_factory=dict)
    call: RecordModel | None = None
    candidate: RecordModel | None = None
    calls: list[RecordModel] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)

    @property
    def is_visible(self) -> bool:
        """Whether anybody can see it: ratings are deleted and restored with their call.

        A candidate is seen as long as any call with them is.
        """
        if self.kind == "candidate":
            return any(call.is_visible for call in self.calls)
        return not self.deleted and not self.erased and (self.call is None or self.call.is_visible)

    def write(self, name: str, text: str, base: int | None = None, tab: Tab = ("page", 0)) -> str:
        """Do what `record_fields.write` does and return the outcome."""
        outcome = self.edit(name, Edit(text), base, tab)
        if outcome != "stale":
            self.acknowledged.add((name, storable(text)))
        return outcome

    def edit(self, name: str, edit: Edit, base: int | None = None, tab: Tab = ("page", 0)) -> str:
        """Do what `record_fields.write` does: a field that stays open gets no entry."""
        model = self.fields.get(name, FieldModel())
        outcome = model.edit(edit, base, tab)
        if model.revision:
            self.fields[name] = model
        return outcome

    def set_state(self, name: str, state: str) -> None:
        """Set the state of a field, whoever has changed it."""
        self.edit(name, Edit(state=state))

    def copy_fields(self, source: RecordModel) -> None:
        """Take over all fields of another record, as new ones."""
        for name, each in source.fields.items():
            self.edit(
                name, Edit(each.text, each.state if each.state in NO_ANSWER_REASONS else None)
            )
            self.acknowledged.add((name, each.text))


def stored(people: Iterable[Actor]) -> Stored:
    """Return every row of what these people have, by record and table."""
    owners = [person.id for person in people]
    theirs = select(schema.records.c.id).where(schema.records.c.owner.in_(owners))
    stored_rows: Stored = {}
    with connections.reading() as connection:
        for name, (key, order) in TABLES.items():
            query = select(key.table).where(key.in_(theirs)).order_by(key, order)
            for row in connection.execute(query).mappings():
                record = stored_rows.setdefault(row[key.name], {table: [] for table in TABLES})
                record[name].append(dict(row))
    return stored_rows


def has_only_grown(before: Rows, now: Rows) -> None:
    """Check a record that a verb was allowed to change."""
    for name in ONLY_GROW:
        assert now[name][: len(before[name])] == before[name]
    fixed = ("id", "kind", "owner", "author", "created_at", "zone", "example")
    assert [before["records"][0][n] for n in fixed] == [now["records"][0][n] for n in fixed]
    later = {row["field"]: row for row in now["entries"]}
    for row in before["entries"]:
        after = later[row["field"]]
        assert after["revision"] >= row["revision"]
        if after["revision"] == row["revision"]:
            assert {**after, "sequence": 0} == {**row, "sequence": 0}
    if before["screens"]:
        (was,), (call,) = before["screens"], now["screens"]
        changing = {"state": 0, "revision": 0, "finished_at": 0}
        assert {**was, **changing} == {**call, **changing}
        if (was["state"], was["revision"]) == ("finished", call["revision"]):
            assert (now["entries"], now["screens"]) == (before["entries"], before["screens"])
            assert now["entry_history"] == before["entry_history"]


def read_as(field: str, text: str) -> str | None:
    """Return what the kit reads in a text, None for a field whose text is taken as it is."""
    return reading_of(field, text, DEFAULT_STYLE, datetime.now(UTC))


def is_kept(call: RecordModel, kept: Mapping[str, Any]) -> None:
    """Check the copy of a finished revision: the fields as they are, and their readings."""
    assert kept["revision"] == call.revision
    expected = {}
    for name, now in call.fields.items():
        read = read_as(name, now.text)
        meant = {} if read is None else {"reading": read}
        expected[name] = {"text": now.text, "state": now.state, **meant}
    assert json.loads(kept["content"]) == expected
