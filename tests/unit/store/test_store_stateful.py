"""Every verb of the store in any order, beside a model that says what each has to do.

Two people, each with two tabs, try what is allowed and what is not. After each verb every row
of theirs is compared: with the model, and with what stood there before. The database stays
the same for all runs; each has new people.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from itertools import chain

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.errors import Locked, NotFound, StoreError
from interview_kit.fields.roles import INTERVIEWER
from interview_kit.interviewer.progress import Answer, not_due_fields
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.database import connections
from interview_kit.store.records import (
    call_lists,
    calls,
    history,
    layouts,
    lifecycle,
    new_records,
    positions,
    recently_deleted,
    record_fields,
)
from interview_kit.store.records.overwriting import Edit
from tests.colleagues import make_person
from tests.tally import Tally, fault
from tests.unit.store.stateful_model import (
    FieldModel,
    RecordModel,
    Stored,
    stored,
)
from tests.unit.store.stateful_writing import EXAMPLES, MINE, VALUES, WRONG_IDS, Draw, WritingVerbs

pytestmark = fault(
    "Valid and invalid verbs in any order",
    "Two people with two tabs each, and texts and choices in each, try every verb that changes "
    "a record, beside a model that says what has to become of every row; counted is each verb, on "
    "SQLite and on PostgreSQL.",
)


def each_finished(actor: Actor, call: str) -> list[calls.Call]:
    """Return a call as it stood each time it was finished."""
    calls.load(actor, call)
    happened = history.load(actor, call)
    ends = [change for change in happened if getattr(change, "event", "") == "finished"]
    found = [calls.load_as_finished(actor, call, event.at) for event in ends]
    assert [call.revision for call in found] == list(range(1, len(found) + 1))
    return found


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
        "read_ones_own",
        "add_a_person",
        "add_a_person",
        "remove_a_person",
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
    "add_a_person": "position",
    "remove_a_person": "position",
    "replace_a_layout": "template",
    "restore_a_version": "template",
}


class Verbs(WritingVerbs):
    """Two people, and everything that the store lets them try."""

    records = Bundle("records")
    tried = 0

    @initialize(target=records, values=VALUES)
    def two_people(self, values: dict[str, str]) -> object:
        """New people for each run: what others have must not matter to them.

        Each has a position with a call under way, or no run would get far with calls. Both are on
        the second one.
        """
        name = secrets.token_hex(8)
        self.people = (Actor(f"{name}-one"), Actor(f"{name}-two"))
        self.all: dict[str, RecordModel] = {}
        self.stored: Stored = {}
        self.deletions = 0
        made: list[RecordModel] = []
        for actor in self.people:
            made += self._add(RecordModel(make_person(actor).id, "person", actor))
        self.stored = stored(self.people)
        first, second = self.people
        for actor in self.people:
            FieldModel.acting = actor.id
            record = self._create("position", actor, values, example=actor == second)
            if actor == second:  # only who knows somebody can add them
                with connections.writing() as connection:
                    new_records.insert_membership(connection, record.id, first.id, INTERVIEWER)
                self.stored = stored(self.people)
                record.members.add(first.id)
            made += [record, *self._start(record, actor, values, example=False)]
        return multiple(*made)

    @rule(target=records, record=records, mine=MINE, verb=st.sampled_from(VERBS), data=st.data())
    def try_a_verb(self, record: RecordModel, mine: bool, verb: str, data: st.DataObject) -> object:
        """Let the owner of a record, or the other of the two, try one verb on it."""
        Verbs.tried += 1
        actor = next(person for person in self.people if (person == record.owner) is mine)
        FieldModel.acting = actor.id
        made = getattr(self, verb)(self._meant(record, verb, data.draw), actor, data.draw)
        self._check_everything()
        return multiple(*(made or ()))

    def teardown(self) -> None:
        """Look at everything once more at the end."""
        for actor in getattr(self, "people", ()):
            self._check_lists(actor)
            for record in self.all.values():
                self._attempt(
                    partial(record_fields.read, actor, record.id),
                    self._refusal_to_read(record, actor),
                )

    # What becomes of records

    def finish(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        refused = self._refusal_to_read(record, actor, "screen") or self._refusal_to_write(
            record, actor
        )
        if not refused and draw(st.booleans()):  # a reason that reopening has to give back
            self._attempt(
                partial(record_fields.write, actor, record.id, "past_size", Edit(state="no_time")),
                None,
                record,
            )
            record.set_state("past_size", "no_time")
        self._attempt(lambda: calls.finish(actor, record.id), refused, record)
        if not refused:
            asked = QuestionSet.model_validate_json(record.question_set)
            answers = {name: Answer(each.text, each.state) for name, each in record.fields.items()}
            for name in not_due_fields(asked, answers, content().interviewer.endings):
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
            is_called = record.kind == "candidate"  # each candidate here has a call
            refused = self._refusal_to_read(record, actor) or (StoreError if is_called else None)
            gone = [] if refused else self._with_calls(record)
            self._attempt(lambda: lifecycle.delete(actor, record.id), refused, *gone)
            self._mark_deleted(gone)

    def restore(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        is_hung_on_call = record.call or record.kind == "candidate"
        is_gone = record.erased or (is_hung_on_call and not record.is_visible)
        refused = NotFound if is_gone or not self._is_for(record, actor) else None
        back = [record, *([self.all[record.position]] if record.position else [])]
        if record.deleted:
            back += [e for e in self.all.values() if self._was_deleted_with(e, record)]
        self._attempt(lambda: lifecycle.restore(actor, record.id), refused, *back)
        for restored in back if not refused else ():
            restored.deleted = restored.expired = False

    def delete_examples(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        kinds = set(EXAMPLES) & set(lifecycle.DELETABLE)
        found = [e for e in self._of(actor) if e.is_visible and e.example and e.kind in kinds]
        groups = [self._with_calls(e) for e in sorted(found, key=lambda e: e.kind)]
        self._attempt(lambda: lifecycle.delete_examples(actor, EXAMPLES), None, *chain(*groups))
        for gone in groups:
            self._mark_deleted([other for other in gone if not other.deleted])

    def erase_expired(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        self._let_a_month_pass()
        old = [other for other in self._of(actor) if other.expired]
        held_for = {e.position for e in self.all.values() if not e.erased and not e.expired}
        gone = [other for other in old if other.kind != "position" or other.id not in held_for]
        with_them = [each for other in gone for each in other.assessments.values()]
        for other in gone:
            met = other.candidate
            if met and met not in with_them and all(e in gone or e.erased for e in met.calls):
                with_them.append(met)
        assert self._attempt(
            lambda: recently_deleted.erase_expired(actor), None, *gone, *with_them
        ) == len(gone)
        for other in (*gone, *with_them):
            other.erased, other.deleted, other.expired = True, False, False

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
            lambda: record_fields.write(actor, wrong, "title", Edit(state="declined")),
            lambda: layouts.replace(actor, wrong, "x", b"x"),
            lambda: calls.start(actor, wrong, {}, zone="UTC"),
            lambda: calls.finish(actor, wrong),
            lambda: calls.reopen(actor, wrong),
            lambda: lifecycle.delete(actor, wrong),
            lambda: lifecycle.restore(actor, wrong),
            lambda: lifecycle.duplicate(actor, wrong),
        ]
        verbs += [partial(read, actor, wrong) for _, read in READS.values()]
        self._attempt(draw(st.sampled_from(verbs)), NotFound)

    def read_lists(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        self._check_lists(actor)

    def _meant(self, record: RecordModel, verb: str, draw: Draw) -> RecordModel:
        """Most often a record that the verb is meant for, of the same owner."""
        kind = MEANT_FOR.get(verb)
        fitting = [
            other for other in self._of(record.owner) if other.kind == kind and other.is_visible
        ]
        return draw(st.sampled_from([*fitting[-3:], *fitting[-3:], record])) if fitting else record


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
