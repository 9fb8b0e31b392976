"""The verbs that make records and write in them, each beside what the model does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from interview_kit.access import Actor
from interview_kit.errors import KitError, NotFound, StoreError
from interview_kit.fields.roles import ROLES
from interview_kit.fields.states import SETTABLE_STATES
from interview_kit.store.records import (
    calls,
    history,
    layouts,
    lifecycle,
    people,
    position_people,
    record_fields,
)
from interview_kit.store.records.overwriting import Edit
from interview_kit.text import one_line, storable
from tests.unit.store.stateful_comparison import CREATE, ComparedStore
from tests.unit.store.stateful_model import (
    FieldModel,
    RecordModel,
    Tab,
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
LAYOUT_NAMES = st.sampled_from(["Blue", " bLUE", "Straße", "STRASSE", "the kit's  own"]) | TEXTS
VALUES = st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=3)
MINE = st.sampled_from([True, True, True, False])
LARGE = "TOO LARGE"  # no field either
WRONG = st.sampled_from((*[None] * 30, *WRONG_FIELDS, LARGE))
EXAMPLES = ("position", "screen", "assessment", "application", "template")

Draw = Callable[[st.SearchStrategy[Any]], Any]


class WritingVerbs(ComparedStore):
    """What people make and write."""

    # Making

    def create(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        kind = draw(st.sampled_from(sorted(CREATE)))
        values, wrong = draw(VALUES), draw(WRONG)
        if wrong is None:
            return [self._create(kind, actor, values, example=draw(st.booleans()))]
        self._attempt(lambda: CREATE[kind](actor, {**values, wrong: "x"}, zone="UTC"), StoreError)
        return []

    def add_a_layout(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        name = draw(LAYOUT_NAMES)
        file = draw(st.sampled_from([b"", b"PK", b"x" * (layouts.MAX_BYTES + 1)]))
        refused = StoreError if len(file) > layouts.MAX_BYTES else self._refusal_of(name, actor)
        made = self._attempt(lambda: layouts.add(actor, "letter", name, file, zone="UTC"), refused)
        if made is None:
            return []
        found = RecordModel(made, "template", actor, files=[file])
        found.write("name", one_line(storable(name)))
        found.write("document", "letter")
        return self._add(found)

    def replace_a_layout(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        name, file = draw(LAYOUT_NAMES), draw(st.binary(max_size=20))
        refused = self._refusal_to_read(record, actor, "template")
        refused = refused or self._refusal_of(name, actor, record)
        self._attempt(lambda: layouts.replace(actor, record.id, name, file), refused, record)
        if not refused:
            record.write("name", one_line(storable(name)))
            record.files.append(file)

    def _refusal_of(
        self, name: str, actor: Actor, replaced: RecordModel | None = None
    ) -> type[KitError] | None:
        """Whether a layout can have this name: no other one of the actor's may have it."""
        taken = [
            each.fields["name"].text.casefold()
            for each in self._of(actor)
            if each.kind == "template" and each.is_visible and each is not replaced
        ]
        name = one_line(storable(name)).casefold()
        return layouts.NameRefused if name in ("", "the kit's own", *taken) else None

    def restore_a_version(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        version = draw(st.integers(0, len(record.files) + 1))
        refused = self._refusal_to_read(record, actor, "template")
        if not 1 <= version <= len(record.files):
            refused = NotFound
        self._attempt(lambda: layouts.restore_version(actor, record.id, version), refused, record)
        if not refused:
            record.files.append(record.files[version - 1])

    def read_ones_own(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        texts = {name: each.text for name, each in people.load(actor).items()}
        fields = self.all[actor.id].fields
        assert texts == {name: each.text for name, each in fields.items()}
        known = {actor.id} if not self._know_each_other() else {each.id for each in self.people}
        assert {row.id for row in people.list_people(actor)} == known

    def add_a_person(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        person, role = draw(st.sampled_from(self.people)), draw(st.sampled_from((*ROLES, "x")))
        refused = StoreError if role == "x" else self._refusal_to_read(record, actor, "position")
        if person != actor and not self._know_each_other():
            refused = refused or NotFound
        verb = partial(position_people.add, actor, record.id, person.id, role)
        self._attempt(verb, refused, record)
        if refused:
            return []
        record.members.add(person.id)
        held = [each for each in self.all.values() if each.position == record.id]
        made = [each for call in held if not call.erased for each in self._take_assessments(call)]
        return self._add(*made)

    def remove_a_person(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        person = draw(st.sampled_from(self.people))
        refused = self._refusal_to_read(record, actor, "position")
        if person.id not in record.members:
            refused = NotFound
        elif len(record.members) == 1:
            refused = refused or StoreError
        verb = partial(position_people.remove, actor, record.id, person.id)
        self._attempt(verb, refused, record)
        record.members -= set() if refused else {person.id}

    def start_a_call(self, record: RecordModel, actor: Actor, draw: Draw) -> list[RecordModel]:
        day = draw(st.sampled_from(["", "2026-11-23", "9999-12-31", "soon"]))
        given, wrong = {**draw(VALUES), "call_date": day}, draw(WRONG)
        refused = self._refusal_to_read(record, actor, "position")
        if not refused and wrong is None:
            if draw(st.booleans()):  # other questions than those of the last call
                self._write(record, actor, "title", draw(TEXTS))
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
            found.assessments[actor.id].copy_fields(record.assessments[actor.id])
            assert found.candidate
            assert record.candidate
            found.candidate.copy_fields(record.candidate)
        else:
            found = RecordModel(made, record.kind, actor, members=set(record.members))
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
        state = draw(st.sampled_from((*SETTABLE_STATES, "declined", "not_due", "x")))
        refused = (
            StoreError if state not in SETTABLE_STATES else self._refusal_to_write(record, actor)
        )
        base, tab = self._base(record, name, draw), draw(st.sampled_from(PAGES))
        self._edit(record, actor, name, Edit(state=state), (base, tab), refused)

    def restore_an_earlier_text(self, record: RecordModel, actor: Actor, draw: Draw) -> None:
        lines = self.stored.get(record.id, {}).get("entry_history", [])
        if not lines:
            return
        line = draw(st.sampled_from(lines))
        name, tab = line["field"], draw(st.sampled_from(PAGES))
        base = self._base(record, name, draw)
        edit = history.earlier(line["text"], line["state"], line["reading"])
        self._edit(record, actor, name, edit, (base, tab), self._refusal_to_write(record, actor))

    def _edit(
        self,
        record: RecordModel,
        actor: Actor,
        name: str,
        edit: Edit,
        page: tuple[int | None, str],
        refused: type[KitError] | None,
    ) -> None:
        base, tab = page
        verb = partial(record_fields.write, actor, record.id, name, edit, base=base, tab=tab)
        done = self._attempt(verb, refused, record)
        if not refused:
            assert done.outcome == record.edit(name, edit, base, (tab, 0))

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
