"""Any verbs in any order, allowed or not: what must always hold, holds, on both databases."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from interview_kit.access import Actor
from interview_kit.errors import KitError, NotFound
from interview_kit.store import (
    applications,
    bin,
    database,
    entries,
    history,
    positions,
    records,
    screens,
)
from interview_kit.store.history import Change
from interview_kit.store.schema import entry_history, question_sets, screen_revisions
from interview_kit.text import storable

FIELDS = ("company", "education", "title", "followup.1.answer", "satisfied")
WRONG_FIELDS = ("", "Company", "a b", "x" * 81, "a..b", "; DROP TABLE records")
TABS = ("left", "right")
TEXTS = st.sampled_from(["", " ", "yes", "no", "R&D <lead>", "a\x00b\ud800c", "né ü 漢 👩‍💻"]) | (
    st.text(max_size=40)
)


@dataclass
class Known:
    """What the model knows of one record. `revisions` are those last seen, by field."""

    id: str
    kind: str
    owner: Actor
    deleted: bool = False
    finished: bool = False
    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    snapshots: dict[int, str] = field(default_factory=dict)


class AnyOrder(RuleBasedStateMachine):
    """Two people, each with two tabs, and everything that the store lets them try."""

    known = Bundle("known")

    @initialize()
    def two_people(self) -> None:
        """New people for each run: the database stays the same."""
        name = secrets.token_hex(8)
        self.people = (Actor(f"{name}-one"), Actor(f"{name}-two"))
        self.all: dict[str, Known] = {}
        self.sequence = 0
        self.history: dict[str, list[tuple[object, ...]]] = {}
        self.question_sets: dict[str, str] = {}

    # Making

    @rule(target=known, who=st.integers(0, 1), text=TEXTS)
    def make_a_position(self, who: int, text: str) -> Known:
        return self._add("position", self.people[who], "title", text, positions.create)

    @rule(target=known, who=st.integers(0, 1), text=TEXTS)
    def make_an_application(self, who: int, text: str) -> Known:
        return self._add("application", self.people[who], "company", text, applications.create)

    @rule(target=known, place=known, who=st.integers(0, 1))
    def start_a_call(self, place: Known, who: int) -> object:
        actor = self.people[who]
        allowed = place.kind == "position" and place.owner == actor and not place.deleted
        made = self._tried(lambda: screens.start(actor, place.id, {}, zone="UTC"), allowed)
        if made is None:
            return multiple()
        return self._know(Known(str(made), "screen", actor))

    @rule(target=known, place=known, who=st.integers(0, 1))
    def copy(self, place: Known, who: int) -> object:
        actor = self.people[who]
        allowed = place.owner == actor and not place.deleted
        made = self._tried(lambda: records.duplicate(actor, place.id), allowed)
        if made is None:
            return multiple()
        return self._know(Known(str(made), place.kind, actor))

    # Writing

    @rule(
        place=known,
        who=st.integers(0, 1),
        name=st.sampled_from(FIELDS + WRONG_FIELDS),
        text=TEXTS,
        tab=st.sampled_from(TABS),
        base=st.sampled_from(["none", "seen", "old", "future"]),
        late=st.booleans(),
    )
    def write(
        self, place: Known, who: int, name: str, text: str, tab: str, base: str, late: bool
    ) -> None:
        actor = self.people[who]
        self.sequence += 1
        sequence = self.sequence - 5 if late else self.sequence
        seen = place.revisions.get(name, 0)
        bases = {"none": None, "seen": seen, "old": max(seen - 1, 0), "future": seen + 7}
        allowed = self._writable(place, actor) and name in FIELDS
        written = self._tried(
            lambda: entries.write(
                actor, place.id, name, text, base=bases[base], tab=tab, sequence=sequence
            ),
            allowed,
        )
        if written is None:
            return
        assert isinstance(written, entries.Written)
        assert written.revision >= seen
        if written.outcome in ("saved", "same"):
            self._stored(place, name, storable(text), written.revision)
        else:
            assert base != "none"
            assert written.text == place.current[name]
        if written.outcome == "conflict":
            place.acknowledged.setdefault(name, set()).add(storable(text))

    @rule(
        place=known,
        who=st.integers(0, 1),
        name=st.sampled_from(FIELDS),
        state=st.sampled_from([*entries.STATES, "nonsense"]),
    )
    def say_why_there_is_no_answer(self, place: Known, who: int, name: str, state: str) -> None:
        actor = self.people[who]
        allowed = self._writable(place, actor) and state != "nonsense"
        done = self._tried(lambda: entries.set_state(actor, place.id, name, state), allowed)
        if done is not None:
            entry = entries.read(actor, place.id).get(name)
            if entry is not None:
                assert entry.text == place.current.get(name, "")
                self._stored(place, name, entry.text, entry.revision)

    @rule(place=known, who=st.integers(0, 1), number=st.integers(0, 30))
    def bring_back_an_earlier_text(self, place: Known, who: int, number: int) -> None:
        actor = self.people[who]
        changes = self._changes(place)
        if not changes:
            return
        change = changes[number % len(changes)]
        allowed = self._writable(place, actor)
        written = self._tried(lambda: history.bring_back(actor, change.id), allowed)
        if written is not None:
            assert isinstance(written, entries.Written)
            self._stored(place, change.field, change.text, written.revision)

    # What becomes of records

    @rule(place=known, who=st.integers(0, 1))
    def finish(self, place: Known, who: int) -> None:
        actor = self.people[who]
        allowed = self._writable(place, actor) and place.kind == "screen"
        if self._tried(lambda: screens.finish(actor, place.id) or True, allowed):
            place.finished = True
            self._look_again(place)

    @rule(place=known, who=st.integers(0, 1))
    def reopen(self, place: Known, who: int) -> None:
        actor = self.people[who]
        allowed = place.owner == actor and not place.deleted and place.finished
        if self._tried(lambda: screens.reopen(actor, place.id) or True, allowed):
            place.finished = False
            self._look_again(place)

    @rule(place=known, who=st.integers(0, 1))
    def delete(self, place: Known, who: int) -> None:
        actor = self.people[who]
        allowed = place.owner == actor and not place.deleted
        if self._tried(lambda: records.delete(actor, place.id) or True, allowed):
            place.deleted = True

    @rule(place=known, who=st.integers(0, 1))
    def restore(self, place: Known, who: int) -> None:
        actor = self.people[who]
        if self._tried(lambda: records.restore(actor, place.id) or True, place.owner == actor):
            place.deleted = False

    # What always holds

    @invariant()
    def what_was_deleted_is_nowhere_but_in_the_bin(self) -> None:
        for actor in self.people:
            mine = [each for each in self.all.values() if each.owner == actor]
            gone = {each.id for each in mine if each.deleted}
            assert {each.id for each in bin.deleted(actor)} == gone
            shown = {row.id for row in positions.list_positions(actor)}
            shown |= {row.id for row in applications.list_applications(actor)}
            shown |= {row.id for row in screens.drafts(actor)}
            there = {each.id for each in mine if not each.deleted and not each.finished}
            assert shown == there

    @invariant()
    def nobody_sees_what_is_anothers_or_deleted(self) -> None:
        one, two = self.people
        for each in self.all.values():
            for actor in (one, two):
                if actor == each.owner and not each.deleted:
                    stored = entries.read(actor, each.id)
                    for name, text in each.current.items():
                        assert stored[name].text == text
                    continue
                with pytest.raises(NotFound):
                    entries.read(actor, each.id)

    @invariant()
    def every_acknowledged_text_is_current_or_in_the_history(self) -> None:
        for each in self.all.values():
            there = {(row[2], row[3]) for row in self._rows(each)}
            for name, texts in each.acknowledged.items():
                assert {(name, text) for text in texts} <= there

    @invariant()
    def history_only_grows_and_revisions_never_fall(self) -> None:
        for each in self.all.values():
            rows = self._rows(each)
            before = self.history.get(each.id, [])
            assert rows[: len(before)] == before
            self.history[each.id] = rows
            last: dict[str, int] = {}
            for row in rows:
                if row[4] is not None:
                    assert row[4] > last.get(row[2], 0)
                    last[row[2]] = row[4]

    @invariant()
    def a_finished_revision_and_a_question_set_never_change(self) -> None:
        mine = [each.id for each in self.all.values() if each.kind == "screen"]
        places = [each.id for each in self.all.values() if each.kind == "position"]
        with database.reading() as connection:
            revisions = connection.execute(
                select(screen_revisions).where(screen_revisions.c.screen_id.in_(mine))
            ).all()
            sets = connection.execute(
                select(question_sets.c.id, question_sets.c.content).where(
                    question_sets.c.position_id.in_(places)
                )
            ).all()
        for row in revisions:
            known = self.all[row.screen_id].snapshots
            assert known.setdefault(row.revision, row.content) == row.content
        for question_set, content in sets:
            assert self.question_sets.setdefault(question_set, content) == content

    # Help

    def _tried(self, verb: Callable[[], object], allowed: bool) -> object:
        """Do what is allowed; what is not has to be refused in a sentence and change nothing."""
        if allowed:
            return verb()
        with pytest.raises(KitError) as refused:
            verb()
        assert refused.value.what.endswith(".")
        return None

    def _add(
        self, kind: str, actor: Actor, name: str, text: str, create: Callable[..., str]
    ) -> Known:
        made = Known(create(actor, {name: text}, zone="UTC"), kind, actor)
        return self._know(made)

    def _know(self, made: Known) -> Known:
        self.all[made.id] = made
        self._look_again(made)
        return made

    def _look_again(self, place: Known) -> None:
        """Take over what a verb on the whole record has made of its fields: states, copies."""
        for name, entry in entries.read(place.owner, place.id).items():
            if name in place.current:
                assert entry.text == place.current[name]
            self._stored(place, name, entry.text, entry.revision)
        if place.finished:
            screen = screens.load(place.owner, place.id)
            content = {name: entry.text for name, entry in screen.entries.items()}
            with database.reading() as connection:
                kept = connection.scalar(
                    select(screen_revisions.c.content).where(
                        screen_revisions.c.screen_id == place.id,
                        screen_revisions.c.revision == screen.revision,
                    )
                )
            assert {name: each["text"] for name, each in json.loads(str(kept)).items()} == content

    def _stored(self, place: Known, name: str, text: str, revision: int) -> None:
        assert revision >= place.revisions.get(name, 0)
        place.current[name] = text
        place.revisions[name] = revision
        place.acknowledged.setdefault(name, set()).add(text)

    def _writable(self, place: Known, actor: Actor) -> bool:
        return place.owner == actor and not place.deleted and not place.finished

    def _changes(self, place: Known) -> list[Change]:
        if place.deleted:
            return []
        happened = history.of_record(place.owner, place.id)
        return [
            each for each in happened if isinstance(each, Change) and each.record_id == place.id
        ]

    def _rows(self, place: Known) -> list[tuple[object, ...]]:
        wanted = select(
            entry_history.c.id,
            entry_history.c.record_id,
            entry_history.c.field,
            entry_history.c.text,
            entry_history.c.revision,
        ).where(entry_history.c.record_id == place.id)
        with database.reading() as connection:
            return [tuple(row) for row in connection.execute(wanted.order_by(entry_history.c.id))]


_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def test_any_verbs_in_any_order_keep_what_must_hold(url: str) -> None:
    steady = settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=_QUIET,
    )
    run_state_machine_as_test(AnyOrder, settings=steady)


@pytest.mark.slow
def test_many_more_verbs_in_any_order_keep_what_must_hold(url: str) -> None:
    long = settings(
        max_examples=120,
        stateful_step_count=40,
        deadline=None,
        database=None,
        suppress_health_check=_QUIET,
    )
    run_state_machine_as_test(AnyOrder, settings=long)
