"""The history of a record: what was changed, by whom and when, with buttons to restore it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

import streamlit as st

from interview_kit.content import content
from interview_kit.content.field_names import OWN_LAYOUTS, field_name, value_words
from interview_kit.content.interviewer import labels
from interview_kit.fields import call_fields, person_fields
from interview_kit.fields.lookup import RECORD_FIELDS, find_field
from interview_kit.fields.states import ANSWERED, NO_ANSWER_REASONS, NOT_DUE, OPEN
from interview_kit.store.records import history
from interview_kit.store.records.field_rows import Entry
from interview_kit.store.records.history import Change, Event
from interview_kit.store.records.record_fields import Edit
from interview_kit.typed.words import clock_words, day_words, moment_words
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import unsaved_choices
from interview_kit.ui.forms.typed_lines import own_style
from interview_kit.ui.shell import show_more, who_acts
from interview_kit.ui.word import layout_choice
from interview_kit.ui.workarounds.escaping import escaped

_FIRST = 20
_LONGEST = 280
_EVENTS = {
    "made": "Created",
    "copied": "Created as a copy",
    "deleted": "Deleted",
    "restored": "Restored",
    "finished": "Finished",
    "reopened": "Reopened",
    "replaced": "File replaced",
    "merged": "Candidate: marked as the person of another call",
    "separated": "Candidate: marked as somebody else than in another call",
}


def show(
    record_id: str,
    *,
    entries: Mapping[str, Mapping[str, Entry]],
    locked: bool = False,
    on_event: Callable[[Event], None] | None = None,
    names: Mapping[str, str] | None = None,
    items: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Show the history of a record in an expander.

    `entries` are the fields as they are now, by record. A `locked` record gets no buttons to
    restore texts. `on_event` draws more below an event of the record. `names` are those of fields
    that people named themselves, `items` those of what is listed in a field, by their ids.
    """
    box = st.expander(
        "History", icon=":material/history:", key=f"noprint-history-{record_id}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        loaded = history.load(session.actor(), record_id)
        lines = [line for line in history.merge_typing(loaded) if not _is_about_machine(line)]
        former = _former_changes(lines)
        number = show_more.rows_to_show(f"history-{record_id}", _FIRST)
        day, english = "", own_style().english
        for line in list(reversed(lines))[:number]:
            if day != (day := _day(line.at, english)):
                st.caption(day)
            if isinstance(line, Event):
                with st.container(gap="xxsmall"):
                    _log_line(_EVENTS[line.event], line.author, line.at, english)
                    if on_event:
                        on_event(line)
            else:
                # The answers of a finished call are locked, but not the ratings and messages.
                is_of_record = line.record_id == record_id
                is_locked = locked and is_of_record and not call_fields.is_after_call(line.field)
                entry = entries.get(line.record_id, {}).get(line.field)
                restored = () if is_locked else _restored(line, former.get(line.id), entry)
                name = (names or {}).get(line.field) or name_of_field(line.kind, line.field)
                _change(line, name, restored, entry, english, items)
        if len(lines) > number:
            older = f"Show older changes ({len(lines) - number})"
            show_more.button(f"history-{record_id}", number, label=older)


def _is_about_machine(line: Change | Event) -> bool:
    """Tell whether a change is who uses the computer, which stands in one person's record."""
    return isinstance(line, Change) and line.field == person_fields.ACTING.key


def name_of_field(kind: str, field: str) -> str:
    """Return the label of a field."""
    return field_name(kind, field, content())


def author_name(author: str) -> str:
    """Return the name of an author for the reader, "you" for themselves."""
    if author == session.actor().id:
        return "you"
    return who_acts.name_of(author) or "somebody without a name"


def local_moment(at: datetime) -> str:
    """Return a moment in the browser's time zone and the person's English."""
    local = at.astimezone(session.zone())
    return moment_words(local.date(), local.time(), own_style().english)


def _day(at: datetime, english: str) -> str:
    day = at.astimezone(session.zone()).date()
    near = {0: "Today", 1: "Yesterday"}
    return near.get((session.today() - day).days, day_words(day, english))


def _former_changes(lines: list[Change | Event]) -> dict[int, Change]:
    """Return the change before each change of a field, by the id of the later one."""
    former: dict[int, Change] = {}
    latest: dict[tuple[str, str], Change] = {}
    for line in lines:
        if isinstance(line, Change) and line.revision is not None:
            if before := latest.get((line.record_id, line.field)):
                former[line.id] = before
            latest[line.record_id, line.field] = line
    return former


def _restored(change: Change, former: Change | None, entry: Entry | None) -> tuple[Change, ...]:
    """Return what has a button beside a change: what it replaced, and the change itself.

    What a later change replaced again has its button there, and one at its own line of history.
    """
    own = (change,) if _differs(change, entry) else ()
    is_replaced = former is not None and former.text == change.before != change.text
    if former and is_replaced and former.text and not (own and change.text):
        return (former, *own) if _differs(former, entry) else own
    return own


def _change(
    change: Change,
    name: str,
    restored: tuple[Change, ...],
    entry: Entry | None,
    english: str,
    items: Mapping[str, str],
) -> None:
    old, new = ("was", "became") if change.revision is not None else ("stayed", "yours")
    texts = {old: change.before, new: change.text} if change.text != change.before else {}
    with st.container(key=f"change-{change.id}", gap="xxsmall"):
        _log_line(_change_words(change, name), change.author, change.at, english)
        for words, text in texts.items():
            if text:
                shown = _listed(change, text, items)
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.text(
                        f"{words}: {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}"
                    )
                    for each in restored:
                        if each.text == text:
                            _restore_button(change, each, entry)
        for each in restored:
            if not each.text or each.text not in texts.values():
                _restore_button(change, each, entry)


def _restore_button(change: Change, restored: Change, entry: Entry | None) -> None:
    st.button(
        "Restore" if restored.text or restored.state in NO_ANSWER_REASONS else "Clear again",
        key=f"restore-change-{change.id}{'' if restored is change else '-before'}",
        icon=":material/settings_backup_restore:",
        type="tertiary",
        on_click=notices.errors_as_notices(restore_change),
        args=(
            restored.record_id,
            restored.field,
            restored.edit,
            entry.revision if entry else 0,
        ),
    )


def _differs(change: Change, entry: Entry | None) -> bool:
    """Tell whether restoring a change would change the field."""
    text, state = (entry.text, entry.state) if entry else ("", OPEN)
    if NOT_DUE in (change.state, state):  # a state that the kit sets by itself
        return bool(change.text) and change.text != text
    return (change.text, change.state) != (text, state)


def _change_words(change: Change, name: str) -> str:
    if change.revision is None:
        return f"{name}: not saved, also changed in another tab"
    if change.text == change.before:
        states = {ANSWERED: "counts as answered again", **labels(content().interviewer.states)}
        return f"{name}: {states.get(change.state, 'open').lower()}"
    return f"{name}: cleared" if not change.text else name


def _listed(change: Change, text: str, items: Mapping[str, str]) -> str:
    """Return a stored text as people read it, with the names of what it lists by ids."""
    field = find_field(change.kind, change.field)
    if field and field.kind == "choices" and items:
        return "\n".join(items.get(line, line) for line in text.splitlines())
    return value_words_of(change.kind, change.field, text)


def value_words_of(kind: str, field: str, text: str) -> str:
    """Return a stored text as people read it."""
    of_record = find_field(kind, field)
    if of_record and of_record.choices == OWN_LAYOUTS:
        return layout_choice.layout_name(text)
    return value_words(of_record, text, content())


def _log_line(event: str, author: str, at: datetime, english: str) -> None:
    time = clock_words(at.astimezone(session.zone()).time(), english)
    st.markdown(f"**{escaped(event)}** · {escaped(author_name(author))} · {time}")


def restore_change(record_id: str, field: str, edit: Edit, base: int) -> None:
    """Restore a text and state over revision `base`, as a choice is stored. For callbacks."""
    if unsaved_choices.save(record_id, {field: edit}, {field: base}):
        notices.notify("Restored.", icon=":material/settings_backup_restore:")


def show_unsaved() -> None:
    """Show the choices of all pages that are not stored, by the names of their fields."""

    def kind_with(field: str) -> str:
        return next((kind for kind in RECORD_FIELDS if find_field(kind, field)), "screen")

    unsaved_choices.show(
        lambda field: name_of_field(kind_with(field), field),
        lambda field, text: value_words_of(kind_with(field), field, text),
    )
