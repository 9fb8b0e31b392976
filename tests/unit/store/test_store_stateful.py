"""Every verb of the store in any order, beside a model that says what each has to do.

Two people, each with two tabs, try what is allowed and what is not. After each verb every row
of theirs is compared: with the model, and with what stood there before. The database stays
the same for all runs; each has new people.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import update

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.errors import KitError, Locked, NotFound, StoreError
from interview_kit.interviewer.progress import Answer, not_due_fields
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.store.database import connections, schema
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    history,
    layouts,
    lifecycle,
    positions,
    profiles,
    recently_deleted,
    record_fields,
    record_lists,
)
from interview_kit.text import storable
from tests.tally import Tally, fault
from tests.unit.store.stateful_model import (
    FieldModel,
    RecordModel,
    Stored,
    Tab,
    has_only_grown,
    is_kept,
    read_as,
    stored,
)

pytestmark = fault(
    "Valid and invalid verbs in any order",
    "Two people with two tabs each, and texts and choices in each, try every verb that changes "
    "a record, beside a model that says what has to become of every row; counted is each verb, on "
    "SQLite and on PostgreSQL.",
)

FIELDS = ("title", "title", "satisfied", "past_size", "had_reports", "ending", "a.1.b_2")
WRONG_FIELDS = ("", "Title", "a b", "x" * 81, "a..b", "a.", "t\x00", "t\ud800", "'; DROP TABLE x")
WRONG_IDS = ("", "no-such-id", "%", "x" * 500, "' OR ''='", "../..", "０" * 32)
PAGES = ("left", "right")
# What writes: a page's own widgets, and the document that its text fields are part of.
TABS = ("left", "left.one", "right.one")
TOO_LARGE = "é" * (record_fields.MAX_BYTES // 2 + 1)
TEXTS = st.sampled_from(
    ["", " ", "yes", "no", "advance", "R&D <lead> {{ x }}", "a\r\nb\x00c\ud800", "né 漢 👩‍💻 שלום"]
) | st.text(st.characters(codec=None), max_size=30)
VALUES = st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=3)
MINE = st.sampled_from([True, True, True, False])
LARGE = "TOO LARGE"  # no field either
WRONG = st.sampled_from((*[None] * 30, *WRONG_FIELDS, LARGE))
EXAMPLES = ("position", "screen", "assessment", "application", "template")

Draw = Callable[[st.SearchStrategy[Any]], Any]


def each_finished(actor: Actor, call: str) -> list[calls.Call]:
    """Return a call as it stood each time it was finished."""
    calls.load(actor, call)
    happened = history.load(actor, call)
    ends = [each for each in happened if getattr(each, "event", "") == "finished"]
    found = [calls.load_as_finished(actor, call, each.at) for each in ends]
    assert [each.revision for each in found] == list(range(1, len(found) + 1))
    return found


CREATE = {"position": positions.create, "application": applications.create}
# Verbs that read one record: the kind they are for, None for every kind.
READS: dict[str, tuple[str | None, Callable[[Actor, str], object]]] = {
    "record_fields.read": (None, record_fields.read),
    "history.load": (None, history.load),
    "calls.load": ("screen", calls.load),
    "calls.load_as_finished": ("screen", each_finished),
    "call_lists.list_finished_of_position": ("position", call_lists.list_finished_of_position),
    "positions.count_calls": ("position", positions.count_calls),
    "layouts.load_content": ("template", layouts.load_content),
    "layouts.list_versions": ("template", layouts.list_versions),
}


# The verbs to try, the frequent ones several times, and which kind of record each is meant for.
VERBS = (
    *["write"] * 3,
    *["write_from_several_pages"] * 3,
    *["write_many"] * 2,
    *["finish", "reopen"] * 2,
    *["set_a_state"] * 2,
    *(
        "create",
        "add_a_layout",
        "replace_a_layout",
        "restore_a_version",
        "open_profile",
        "start_a_call",
        "copy",
    ),
    "restore_an_earlier_text",
    *("delete", "delete", "delete", "restore", "restore"),
    *("erase_expired", "erase_expired", "delete_examples"),
    *("look", "look", "use_a_wrong_id", "read_lists"),
)
MEANT_FOR = {
    "write": "screen",
    "write_from_several_pages": "screen",
    "set_a_state": "screen",
    "finish": "screen",
    "reopen": "screen",
    "delete": "screen",
    "start_a_call": "position",
    "replace_a_layout": "template",
    "restore_a_version": "template",
}


class Verbs(RuleBasedStateMachine):
    """Two people, and everything that the store lets them try."""

    records = Bundle("records")
    tried = 0

    @initialize(target=records, values=VALUES)
    def two_people(self, values: dict[str, str]) -> object:
        """New people for each run: what others have must not matter to them.

        Each has a position with a call under way, or no run would get far with calls.
        """
        name = secrets.token_hex(8)
        self.people = (Actor(f"{name}-one"), Actor(f"{name}-two"))
        self.all: dict[str, RecordModel] = {}
        self.stored: Stored = {}
        self.deletions = 0
        made: list[RecordModel] = []
        for actor in self.people:
            record = self._create("position", actor, values, example=actor == self.people[1])
            made += [record, *self._start(record, actor, values, example=False)]
        return multiple(*made)

    @rule(target=records, record=records, mine=MINE, verb=st.sampled_from(VERBS), data=st.data())
    def try_a_verb(self, record: RecordModel, mine: bool, verb: str, data: st.DataObject) -> object:
        """Let the owner of a record, or the other of the two, try one verb on it."""
        Verbs.tried += 1
        actor = next(each for each in self.people if (each == record.owner) is mine)
        made = getattr(self, verb)(self._meant(record, verb, data.draw), actor, data.draw)
        self._check_everything()
        return multiple(*(made or ()))

    def teardown(self) -> None:
        """Look at everything once more at the end."""
        for actor in getattr(self, "people", ()):
            self._check_lists(actor)
            for each in self.all.values():
                self._attempt(
                    partial(record_fields.read, actor, each.id), self._refusal_to_read(each, actor)
                )

    # Making

    def create(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        kind = draw(st.sampled_from(sorted(CREATE)))
        values, wrong = draw(VALUES), draw(WRONG)
        if wrong is None:
            return [self._create(kind, actor, values, example=draw(st.booleans()))]
        self._attempt(lambda: CREATE[kind](actor, {**values, wrong: "x"}, zone="UTC"), StoreError)
        return []

    def add_a_layout(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        name = draw(TEXTS)
        file = draw(st.sampled_from([b"", b"PK", b"x" * (layouts.MAX_BYTES + 1)]))
        refused = StoreError if len(file) > layouts.MAX_BYTES else None
        made = self._attempt(lambda: layouts.add(actor, "letter", name, file, zone="UTC"), refused)
        if made is None:
            return []
        found = RecordModel(made, "template", actor, files=[file])
        found.write("name", name)
        found.write("document", "letter")
        return self._add(found)

    def replace_a_layout(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        name, file = draw(TEXTS), draw(st.binary(max_size=20))
        refused = self._refusal_to_read(record, actor, "template")
        self._attempt(lambda: layouts.replace(actor, record.id, name, file), refused, record)
        if not refused:
            record.write("name", name)
            record.files.append(file)

    def restore_a_version(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        version = draw(st.integers(0, len(record.files) + 1))
        refused = self._refusal_to_read(record, actor, "template")
        if not 1 <= version <= len(record.files):
            refused = NotFound
        self._attempt(lambda: layouts.restore_version(actor, record.id, version), refused, record)
        if not refused:
            record.files.append(record.files[version - 1])

    def open_profile(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        had = [each for each in self._of(actor) if each.kind == "profile"]
        found, fields = profiles.load(actor, zone="UTC")
        self._check_rows({found} - self.stored.keys())
        if not had:
            return self._add(RecordModel(found, "profile", actor))
        assert [found] == [each.id for each in had]
        texts = {name: each.text for name, each in fields.items()}
        assert texts == {name: each.text for name, each in had[0].fields.items()}
        return []

    def start_a_call(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        day = draw(st.sampled_from(["", "2026-11-23", "9999-12-31", "soon"]))
        given, wrong = {**draw(VALUES), "call_date": day}, draw(WRONG)
        refused = self._refusal_to_read(record, actor, "position")
        if not refused and wrong is None:
            if draw(st.booleans()):  # other questions than those of the last call
                self._write(record, "title", draw(TEXTS))
            return self._start(record, actor, given, example=draw(st.booleans()))
        given = given if wrong is None else {**given, wrong: "x"}
        refused = refused or StoreError
        self._attempt(lambda: calls.start(actor, record.id, given, zone="UTC"), refused)
        return []

    def copy(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        refused = self._refusal_to_read(record, actor, "position", "screen", "application")
        made = self._attempt(lambda: lifecycle.duplicate(actor, record.id), refused)
        if made is None:
            return []
        if record.kind == "screen":
            found = self._call(made, actor, record.position, example=False)
            assert found.question_set == record.question_set
            assert found.assessment
            assert record.assessment
            found.assessment.copy_fields(record.assessment)
        else:
            found = RecordModel(made, record.kind, actor)
        found.copy_fields(record)
        return self._add(found)

    # Writing

    def write_from_several_pages(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        """Several pages at one field, one after another."""
        name = draw(st.sampled_from(FIELDS))
        turns = [self.write, self.write, self.set_a_state]
        for turn in draw(st.lists(st.sampled_from(turns), min_size=3, max_size=8)):
            turn(record, actor, draw, name)

    def write(self, record: RecordModel, actor: Actor, draw: Draw, name: str = "") -> None:
        name = name or draw(st.sampled_from(FIELDS))
        text, wrong = draw(TEXTS), draw(WRONG)
        base, tab = self._base(record, name, draw), self._tab(record, name, draw)
        refused = self._refusal_to_write(record, actor) or (None if wrong is None else StoreError)
        if wrong == LARGE:
            text = TOO_LARGE
        elif wrong is not None:
            name = wrong
        written = self._attempt(
            lambda: record_fields.write(
                actor, record.id, name, text, base=base, tab=tab[0], sequence=tab[1]
            ),
            refused,
            record,
        )
        if written:
            self._check_result(record, name, text, base, tab, written)

    def write_many(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        given, wrong = draw(VALUES), draw(WRONG)
        bases = {name: self._base(record, name, draw) or 0 for name in given}
        tab = self._tab(record, "title", draw)
        refused = self._refusal_to_write(record, actor)
        if wrong is not None:
            given["title" if wrong == LARGE else wrong] = TOO_LARGE if wrong == LARGE else "x"
            refused = refused or StoreError
        written = self._attempt(
            lambda: record_fields.write_many(
                actor, record.id, given, bases=bases, tab=tab[0], sequence=tab[1]
            ),
            refused,
            record,
        )
        for name, each in (written or {}).items():
            self._check_result(record, name, given[name], bases[name], tab, each)

    def set_a_state(self, record: RecordModel, actor: Actor, draw: Draw, name: str = "") -> None:
        name = name or draw(st.sampled_from(("past_size", *FIELDS)))
        state = draw(st.sampled_from((*record_fields.SETTABLE_STATES, "declined", "not_due", "x")))
        refused = (
            StoreError
            if state not in record_fields.SETTABLE_STATES
            else self._refusal_to_write(record, actor)
        )
        base, tab = self._base(record, name, draw), draw(st.sampled_from(PAGES))
        now = record.fields.get(name, FieldModel())
        done = self._attempt(
            lambda: record_fields.set_state(actor, record.id, name, state, base=base, tab=tab),
            refused,
            record,
        )
        if not refused and now.takes_state(base, tab):
            assert done is True
            record.set_state(name, state, tab)
        elif not refused:
            assert done is (now.revision > 0 and now.state == state)

    def restore_an_earlier_text(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        lines = self.stored.get(record.id, {}).get("entry_history", [])
        if not lines:
            return
        line = draw(st.sampled_from(lines))
        shown = (record.id, line["field"], line["text"])
        refused = self._refusal_to_write(record, actor)
        if draw(MINE) is False:  # the page shows what has another number now
            shown, refused = (record.id, line["field"], f"{line['text']}!"), NotFound
        name, tab = line["field"], draw(st.sampled_from(PAGES))
        base = self._base(record, name, draw)
        verb = partial(history.restore, actor, line["id"], line=shown, base=base, tab=tab)
        done = self._attempt(verb, refused, record)
        if refused:
            return
        now = record.fields.get(name)
        assert done is (now is None or now.takes_state(base, tab))
        if done:
            record.write(name, line["text"], tab=(tab, 0))
            given = line["state"] in record_fields.SETTABLE_STATES
            record.set_state(name, line["state"] if given else "open", tab)

    # What becomes of records

    def finish(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        refused = self._refusal_to_read(record, actor, "screen") or self._refusal_to_write(
            record, actor
        )
        if not refused and draw(st.booleans()):  # a reason that reopening has to give back
            self._attempt(
                partial(record_fields.set_state, actor, record.id, "past_size", "no_time"),
                None,
                record,
            )
            record.set_state("past_size", "no_time")
        self._attempt(lambda: calls.finish(actor, record.id), refused, record)
        if not refused:
            asked = QuestionSet.model_validate_json(record.question_set)
            answers = {name: Answer(each.text, each.state) for name, each in record.fields.items()}
            for name in not_due_fields(asked, answers):
                record.set_state(name, "not_due")
            record.finished = True

    def reopen(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        if not record.finished and draw(st.booleans()):
            self.finish(record, actor, draw)
        refused = self._refusal_to_read(record, actor, "screen") or (
            None if record.finished else Locked
        )
        self._attempt(lambda: calls.reopen(actor, record.id), refused, record)
        if not refused:
            for name, each in record.fields.items():
                if each.state == "not_due":
                    record.set_state(name, each.state_before())
            record.finished, record.revision = False, record.revision + 1

    def delete(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        if record.kind in lifecycle.DELETABLE:
            refused = self._refusal_to_read(record, actor)
            gone = [] if refused else self._with_calls(record)
            self._attempt(lambda: lifecycle.delete(actor, record.id), refused, *gone)
            self._mark_deleted(gone)

    def restore(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        refused = NotFound if actor != record.owner or record.erased else None
        back = [record, *([self.all[record.position]] if record.position else [])]
        if record.deleted:
            back += [e for e in self._of(actor) if self._was_deleted_with(e, record)]
        self._attempt(lambda: lifecycle.restore(actor, record.id), refused, *back)
        for each in back if not refused else ():
            each.deleted = each.expired = False

    def delete_examples(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        found = [
            e for e in self._of(actor) if e.is_visible and e.example and e.kind != "assessment"
        ]
        groups = [self._with_calls(e) for e in sorted(found, key=lambda e: e.kind)]
        self._attempt(lambda: lifecycle.delete_examples(actor, EXAMPLES), None, *chain(*groups))
        for gone in groups:
            self._mark_deleted([each for each in gone if not each.deleted])

    def erase_expired(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        self._let_a_month_pass()
        old = [each for each in self._of(actor) if each.expired]
        held_for = {e.position for e in self._of(actor) if not e.erased and not e.expired}
        gone = [each for each in old if each.kind != "position" or each.id not in held_for]
        with_them = [each.assessment for each in gone if each.assessment]
        assert self._attempt(
            lambda: recently_deleted.erase_expired(actor), None, *gone, *with_them
        ) == len(gone)
        for each in (*gone, *with_them):
            each.erased, each.deleted, each.expired = True, False, False

    # Looking

    def look(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        verb = draw(st.sampled_from(sorted(READS)))
        kind, read = READS[verb]
        refused = self._refusal_to_read(record, actor, *([kind] if kind else []))
        found = self._attempt(lambda: read(actor, record.id), refused)
        if verb == "layouts.load_content" and not refused:
            assert found == record.files[-1]

    def use_a_wrong_id(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        wrong = draw(st.sampled_from(WRONG_IDS))
        verbs: list[Callable[[], object]] = [
            lambda: record_fields.write(actor, wrong, "title", "x"),
            lambda: record_fields.write_many(actor, wrong, {"title": "x"}),
            lambda: record_fields.set_state(actor, wrong, "title", "declined"),
            lambda: layouts.replace(actor, wrong, "x", b"x"),
            lambda: calls.start(actor, wrong, {}, zone="UTC"),
            lambda: calls.finish(actor, wrong),
            lambda: calls.reopen(actor, wrong),
            lambda: lifecycle.delete(actor, wrong),
            lambda: lifecycle.restore(actor, wrong),
            lambda: lifecycle.duplicate(actor, wrong),
            lambda: history.restore(actor, -1, line=(wrong, "title", "x")),
        ]
        verbs += [partial(read, actor, wrong) for _, read in READS.values()]
        self._attempt(draw(st.sampled_from(verbs)), NotFound)

    def read_lists(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        self._check_lists(actor)

    # Help

    def _attempt(
        self, verb: Callable[[], Any], refused: type[KitError] | None, *touched: RecordModel
    ) -> Any:
        """Do a verb. What is refused says so in sentences, and changes nothing at all."""
        if refused is None:
            result = verb()
            self._check_rows({each.id for each in touched})
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
        theirs = [each for each in self.all.values() if not each.erased]
        assert self.stored.keys() == {each.id for each in theirs}
        for each in theirs:
            rows = self.stored[each.id]
            assert (rows["records"][0]["deleted_at"] is not None) == each.deleted
            whole = ("text", "state", "revision", "tab", "sequence")
            found = {row["field"]: tuple(row[n] for n in whole) for row in rows["entries"]}
            assert found == {
                name: (now.text, now.state, now.revision, *now.tab)
                for name, now in each.fields.items()
            }
            named = ("field", "revision", "text", "state", "tab")
            lines = [tuple(row[name] for name in named) for row in rows["entry_history"]]
            for name, now in each.fields.items():
                assert [line[1:] for line in lines if line[0] == name] == now.lines
            assert each.acknowledged <= {(line[0], line[2]) for line in lines}
            if each.kind == "screen":
                (row,) = rows["screens"]
                assert row["revision"] == each.revision
                assert row["state"] == ("finished" if each.finished else "draft")
                if each.finished:
                    is_kept(each, rows["screen_revisions"][-1])

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

    def _write(self, record: RecordModel, name: str, text: str) -> None:
        self._attempt(
            lambda: record_fields.write(record.owner, record.id, name, text), None, record
        )
        record.write(name, text)

    def _check_lists(self, actor: Actor) -> None:
        """Compare every list with the model: what was deleted is in no other list."""
        mine = [each for each in self._of(actor) if not each.erased]
        there = [each for each in mine if each.is_visible]
        existing = [each for each in there if each.kind == "screen"]
        assert all(
            self.all[each.position].is_visible for each in existing
        )  # or no page would list them
        for kind in ("position", "application", "template", "profile", "screen"):
            shown = [row.id for row in record_lists.list_records(actor, kind)]
            assert shown == self._changed_last_first(e for e in there if e.kind == kind)
        drafts = [row.id for row in call_lists.list_drafts(actor)]
        assert drafts == self._changed_last_first(e for e in existing if not e.finished)
        for row in positions.list_positions(actor):
            held = [each for each in existing if each.position == row.id]
            done = {each.id for each in held if each.finished}
            assert (row.finished, row.drafts) == (len(done), len(held) - len(done))
            assert {each.id for each in call_lists.list_finished_of_position(actor, row.id)} == done
        self._check_recently_deleted(actor, mine)

    def _check_recently_deleted(self, actor: Actor, mine: list[RecordModel]) -> None:
        kept = {row.id: row.values for row in recently_deleted.list_deleted(actor)}
        assert kept == {
            each.id: {name: _shown(name, now.text) for name, now in each.fields.items()}
            for each in mine
            if each.deleted and not each.expired
            if not (each.position and self._was_deleted_with(each, self.all[each.position]))
        }
        lost = {
            (row.record_id, row.field, row.text) for row in recently_deleted.list_emptied(actor)
        }
        assert {each for each in lost if self.all[each[0]].is_visible} == {
            (each.id, name, texts[-1])
            for each in mine
            if each.is_visible and not each.finished
            for name, now in each.fields.items()
            if now.text == "" and (texts := [t for n, t, _, _ in now.lines if n and t])
        }

    def _let_a_month_pass(self) -> None:
        """Make everything older that was recently deleted."""
        old = [each for each in self.all.values() if each.deleted and not each.expired]
        with connections.writing() as connection:
            for each in old:
                deleted_at = self.stored[each.id]["records"][0]["deleted_at"]
                connection.execute(
                    update(schema.records)
                    .where(schema.records.c.id == each.id)
                    .values(deleted_at=deleted_at - timedelta(days=recently_deleted.KEPT_DAYS + 1))
                )
        for each in old:
            each.expired = True
        self.stored = stored(self.people)

    def _create(
        self, kind: str, actor: Actor, values: dict[str, str], *, example: bool
    ) -> RecordModel:
        zone = "Asia/Kolkata"
        made = self._attempt(lambda: CREATE[kind](actor, values, zone=zone, example=example), None)
        found = RecordModel(made, kind, actor, example)
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
        rated = RecordModel(loaded.assessment_id, "assessment", actor, example)
        call = RecordModel(made, "screen", actor, example, position=position, assessment=rated)
        call.question_set = asked[rows[0]["question_set_id"]]
        rated.call = call
        return call

    def _add(self, made: RecordModel) -> list[RecordModel]:
        both = [made, made.assessment] if made.assessment else [made]
        self.all |= {each.id: each for each in both}
        return both

    def _with_calls(self, record: RecordModel) -> list[RecordModel]:
        """A record, and the calls that are deleted with it where it is a position."""
        held = [e for e in self.all.values() if e.position == record.id and not e.erased]
        return [record, *(each for each in held if not each.deleted)]

    def _mark_deleted(self, gone: list[RecordModel]) -> None:
        self.deletions += 1
        for each in gone:
            each.deleted, each.deletion = True, self.deletions

    def _was_deleted_with(self, call: RecordModel, record: RecordModel) -> bool:
        """Whether a call was deleted with its position."""
        both = call.position == record.id and call.deleted and record.deleted
        return both and call.deletion == record.deletion

    def _of(self, actor: Actor) -> list[RecordModel]:
        return [each for each in self.all.values() if each.owner == actor]

    def _refusal_to_read(
        self, record: RecordModel, actor: Actor, *kinds: str
    ) -> type[KitError] | None:
        right = record.is_visible and actor == record.owner and (not kinds or record.kind in kinds)
        return None if right else NotFound

    def _refusal_to_write(self, record: RecordModel, actor: Actor) -> type[KitError] | None:
        """Whether its fields may change: those of a finished call may not."""
        return self._refusal_to_read(record, actor) or (Locked if record.finished else None)

    def _meant(self, record: RecordModel, verb: str, draw: Draw) -> RecordModel:
        """Most often a record that the verb is meant for, of the same owner."""
        kind = MEANT_FOR.get(verb)
        fitting = [each for each in self._of(record.owner) if each.kind == kind and each.is_visible]
        return draw(st.sampled_from([*fitting[-3:], *fitting[-3:], record])) if fitting else record

    def _base(self, record: RecordModel, name: str, draw: Draw) -> int | None:
        """A revision that a page may name as the last it saw, a wrong one included."""
        seen = record.fields[name].revision if name in record.fields else 0
        before = [max(seen - back, 0) for back in (1, 2, 3)]
        return draw(st.sampled_from([None, seen, seen, seen, *before, seen + 7]))

    def _tab(self, record: RecordModel, name: str, draw: Draw) -> Tab:
        """One of two tabs and its next number; sometimes a text of it that comes in late."""
        tab, number = record.fields.get(name, FieldModel()).tab
        late = draw(st.sampled_from([1, 1, 2, 0, -1]))
        return draw(st.sampled_from([tab or TABS[0], *TABS])), max(number + late, 0)

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


_QUIET = list(HealthCheck)


def runs(url: str, number: int) -> int:
    """Return how many runs take about as long on either database: PostgreSQL is a process off."""
    return number if url.startswith("sqlite") else number // 2


def try_verbs(how: settings, tally: Tally) -> None:
    """Run the model, and count the verbs."""
    before = Verbs.tried
    run_state_machine_as_test(Verbs, settings=how)
    tally.times += Verbs.tried - before


def test_the_store_does_what_a_model_of_it_does(url: str, tally: Tally) -> None:
    steady = settings(
        max_examples=runs(url, 30),
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=_QUIET,
    )
    try_verbs(steady, tally)


@pytest.mark.long
def test_the_store_does_what_a_model_of_it_does_many_times(url: str, tally: Tally) -> None:
    long = settings(
        max_examples=runs(url, 40),
        stateful_step_count=50,
        deadline=None,
        database=None,
        suppress_health_check=_QUIET,
    )
    try_verbs(long, tally)
