"""The store and its model side by side: records of both, and the comparison of every row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis.stateful import (
    RuleBasedStateMachine,
)
from sqlalchemy import update

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.errors import KitError, Locked, NotFound
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.store.database import connections, schema
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    positions,
    recently_deleted,
    record_fields,
    record_lists,
)
from interview_kit.text import storable
from tests.unit.store.stateful_model import (
    RecordModel,
    Stored,
    Tab,
    has_only_grown,
    is_kept,
    read_as,
    stored,
)

CREATE = {"position": positions.create, "application": applications.create}


class ComparedStore(RuleBasedStateMachine):
    """Two people and what they have, in the store and in the model."""

    people: tuple[Actor, Actor]
    all: dict[str, RecordModel]
    stored: Stored
    deletions: int

    def _attempt(
        self, verb: Callable[[], Any], refused: type[KitError] | None, *touched: RecordModel
    ) -> Any:
        """Do a verb. What is refused says so in sentences, and changes nothing at all."""
        if refused is None:
            result = verb()
            self._check_rows({record.id for record in touched})
            return result
        with pytest.raises(KitError) as caught:
            verb()
        assert isinstance(caught.value, refused)
        assert caught.value.what.endswith(".")
        assert caught.value.next_step.endswith(".")
        assert stored(self.people) == self.stored
        return None

    def _check_rows(self, touched: set[str]) -> None:
        """Look at every row: only those of `touched` and of new records may be others now."""
        before, now = self.stored, stored(self.people)
        for record_id in before:
            if record_id in touched:
                if record_id in now:
                    has_only_grown(before[record_id], now[record_id])
            else:
                assert now[record_id] == before[record_id]
        self.stored = now

    def _check_everything(self) -> None:
        """Compare everything that is stored with the model."""
        theirs = [record for record in self.all.values() if not record.erased]
        assert self.stored.keys() == {record.id for record in theirs}
        for record in theirs:
            rows = self.stored[record.id]
            assert (rows["records"][0]["deleted_at"] is not None) == record.deleted
            whole = ("text", "state", "revision", "tab", "sequence")
            found = {row["field"]: tuple(row[n] for n in whole) for row in rows["entries"]}
            assert found == {
                name: (now.text, now.state, now.revision, *now.tab)
                for name, now in record.fields.items()
            }
            named = ("field", "revision", "text", "state", "tab")
            lines = [tuple(row[name] for name in named) for row in rows["entry_history"]]
            for name, now in record.fields.items():
                assert [line[1:] for line in lines if line[0] == name] == now.lines
            assert record.acknowledged <= {(line[0], line[2]) for line in lines}
            assert {row["person_id"] for row in rows["position_people"]} == record.members
            if record.kind == "screen":
                (row,) = rows["screens"]
                assert row["revision"] == record.revision
                assert row["state"] == ("finished" if record.finished else "draft")
                if record.finished:
                    is_kept(record, rows["screen_revisions"][-1])

    def _check_result(
        self,
        record: RecordModel,
        name: str,
        text: str,
        base: int | None,
        tab: Tab,
        written: record_fields.WriteResult,
    ) -> None:
        """Compare what the store says became of a text with what the model says."""
        outcome = record.write(name, text, base, tab)
        now = record.fields[name]
        assert (written.outcome, written.text, written.revision) == (
            outcome,
            now.text,
            now.revision,
        )

    def _write(self, record: RecordModel, actor: Actor, name: str, text: str) -> None:
        self._attempt(lambda: record_fields.write(actor, record.id, name, text), None, record)
        record.write(name, text)

    def _check_lists(self, actor: Actor) -> None:
        """Compare every list with the model: what was deleted is in no other list."""
        mine = [record for record in self._of(actor) if not record.erased]
        there = [record for record in mine if record.is_visible]
        existing = [record for record in there if record.kind == "screen"]
        assert all(
            self.all[record.position].is_visible for record in existing
        )  # or no page would list them
        for kind in ("position", "application", "template", "person", "screen", "candidate"):
            shown = [row.id for row in record_lists.list_records(actor, kind)]
            assert shown == self._changed_last_first(e for e in there if e.kind == kind)
        drafts = [row.id for row in call_lists.list_drafts(actor)]
        # Their order is by day, which tests of pages show.
        assert sorted(drafts) == sorted(each.id for each in existing if not each.finished)
        for row in positions.list_positions(actor):
            held = [record for record in existing if record.position == row.id]
            done = {record.id for record in held if record.finished}
            assert (row.finished, row.drafts) == (len(done), len(held) - len(done))
            assert {item.id for item in call_lists.list_finished_of_position(actor, row.id)} == done
        self._check_recently_deleted(actor, mine)

    def _check_recently_deleted(self, actor: Actor, mine: list[RecordModel]) -> None:
        kept = {row.id: row.values for row in recently_deleted.list_deleted(actor)}
        assert kept == {
            record.id: {name: _shown(name, now.text) for name, now in record.fields.items()}
            for record in mine
            if record.deleted and not record.expired
            if not (record.position and self._was_deleted_with(record, self.all[record.position]))
        }
        lost = {
            (row.record_id, row.field, row.text) for row in recently_deleted.list_emptied(actor)
        }
        assert {field for field in lost if self.all[field[0]].is_visible} == {
            (record.id, name, texts[-1])
            for record in mine
            if record.is_visible and not record.finished
            for name, now in record.fields.items()
            if now.text == "" and (texts := [t for n, t, _, _ in now.lines if n and t])
        }

    def _let_a_month_pass(self) -> None:
        """Make everything older that was recently deleted."""
        old = [record for record in self.all.values() if record.deleted and not record.expired]
        with connections.writing() as connection:
            for record in old:
                deleted_at = self.stored[record.id]["records"][0]["deleted_at"]
                connection.execute(
                    update(schema.records)
                    .where(schema.records.c.id == record.id)
                    .values(deleted_at=deleted_at - timedelta(days=recently_deleted.KEPT_DAYS + 1))
                )
        for record in old:
            record.expired = True
        self.stored = stored(self.people)

    def _create(
        self, kind: str, actor: Actor, values: dict[str, str], *, example: bool
    ) -> RecordModel:
        zone = "Asia/Kolkata"
        made = self._attempt(lambda: CREATE[kind](actor, values, zone=zone, example=example), None)
        found = RecordModel(made, kind, actor, example)
        found.members = {actor.id} if kind == "position" else set()
        for name, text in values.items():
            found.write(name, text)
        self._add(found)
        return found

    def _start(
        self, record: RecordModel, actor: Actor, values: dict[str, str], *, example: bool
    ) -> list[RecordModel]:
        """Start a call; what its position settles is taken from the store."""
        made = self._attempt(
            lambda: calls.start(actor, record.id, values, zone="UTC", example=example), None, record
        )
        plan = {name: each.text for name, each in record.fields.items()}
        found = self._call(made, actor, record.id, example)
        asked = build_question_set(plan, content().interviewer).model_dump_json()
        assert found.question_set == asked
        for name, entry in record_fields.read(actor, made).items():
            found.write(name, entry.text)
        for name, text in values.items():
            assert found.fields[name].text == storable(text)
        return self._add(found)

    def _call(self, made: str, actor: Actor, position: str, example: bool) -> RecordModel:
        loaded = calls.load(actor, made)
        rows = self.stored[made]["screens"]
        asked = {row["id"]: row["content"] for row in self.stored[position]["question_sets"]}
        call = RecordModel(made, "screen", actor, example, position=position)
        call.question_set = asked[rows[0]["question_set_id"]]
        self._take_assessments(call)
        assert call.assessments.keys() == self.all[position].members
        assert call.assessments[actor.id].id == loaded.assessment_id
        met = self.all.get(loaded.candidate_id)
        call.candidate = met or RecordModel(loaded.candidate_id, "candidate", actor, example)
        call.candidate.calls.append(call)
        return call

    def _take_assessments(self, call: RecordModel) -> list[RecordModel]:
        """Take the stored assessments of a call into the model; return the new ones."""
        found = {
            row["rater"]: record_id
            for record_id, rows in self.stored.items()
            for row in rows["assessments"]
            if row["screen_id"] == call.id
        }
        new = [
            RecordModel(found[rater.id], "assessment", rater, call.example, call=call)
            for rater in self.people  # in this order, since ids are random
            if rater.id in found and rater.id not in call.assessments
        ]
        call.assessments |= {record.owner.id: record for record in new}
        return new

    def _add(self, *made: RecordModel) -> list[RecordModel]:
        new = [
            each
            for record in made
            for each in (record, *record.assessments.values(), record.candidate)
            if each
        ]
        self.all |= {record.id: record for record in new}
        return new

    def _with_calls(self, record: RecordModel) -> list[RecordModel]:
        """A record, and the calls that are deleted with it where it is a position."""
        held = [e for e in self.all.values() if e.position == record.id and not e.erased]
        return [record, *(other for other in held if not other.deleted)]

    def _mark_deleted(self, gone: list[RecordModel]) -> None:
        self.deletions += 1
        for record in gone:
            record.deleted, record.deletion = True, self.deletions

    def _was_deleted_with(self, call: RecordModel, record: RecordModel) -> bool:
        """Whether a call was deleted with its position."""
        both = call.position == record.id and call.deleted and record.deleted
        return both and call.deletion == record.deletion

    def _of(self, actor: Actor) -> list[RecordModel]:
        return [record for record in self.all.values() if self._is_for(record, actor)]

    def _is_for(self, record: RecordModel, actor: Actor) -> bool:
        """Whether a record is the actor's to see, as long as it is there."""
        if record.kind == "candidate":
            return any(each.is_visible and self._is_for(each, actor) for each in record.calls)
        call = record.call or record
        position = self.all[call.position] if call.position else call
        is_on = position.kind != "position" or actor.id in position.members
        return is_on and (record.kind in ("position", "screen") or record.owner == actor)

    def _know_each_other(self) -> bool:
        both = {person.id for person in self.people}
        return any(record.members == both and not record.erased for record in self.all.values())

    def _refusal_to_read(
        self, record: RecordModel, actor: Actor, *kinds: str
    ) -> type[KitError] | None:
        right = record.is_visible and self._is_for(record, actor)
        return None if right and (not kinds or record.kind in kinds) else NotFound

    def _refusal_to_write(self, record: RecordModel, actor: Actor) -> type[KitError] | None:
        """Whether its fields may change: those of a finished call may not."""
        return self._refusal_to_read(record, actor) or (Locked if record.finished else None)

    def _changed_last_first(self, those: Iterable[RecordModel]) -> list[str]:
        def when(each: RecordModel) -> tuple[datetime, str]:
            return self.stored[each.id]["records"][0]["changed_at"], each.id

        newest: dict[datetime, list[str]] = {}
        for at, found in sorted(map(when, those)):
            newest.setdefault(at, []).append(found)
        return [found for at in sorted(newest, reverse=True) for found in newest[at]]


def _shown(field: str, text: str) -> str:
    """Return what the lists have of a field: what was read in it, else what was typed."""
    read = read_as(field, text)
    return text if read is None else read
