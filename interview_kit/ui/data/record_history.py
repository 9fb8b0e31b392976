"""What changed in a record, who did it and when, with a way back to each text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import streamlit as st

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.content.field_names import field_name, value_words
from interview_kit.content.interviewer import labels
from interview_kit.documents.layouts.tag_names import DOCUMENTS
from interview_kit.store.records import history
from interview_kit.store.records.field_rows import REASONS, Entry
from interview_kit.store.records.history import Change, Event, Shown
from interview_kit.typed.words import clock_words, day_words, moment_words
from interview_kit.ui import notices, session
from interview_kit.ui.forms.typed_lines import own_style
from interview_kit.ui.shell import show_more
from interview_kit.ui.word import layout_choice
from interview_kit.ui.workarounds.escaping import escaped

_FIRST = 20
_LONGEST = 280
_REASONS = set(REASONS) - {"open"}
_EVENTS = {
    "made": "Created",
    "copied": "Created as a copy",
    "deleted": "Deleted",
    "restored": "Restored",
    "finished": "Finished",
    "reopened": "Reopened",
    "replaced": "File replaced",
}


def show(
    kind: str,
    record_id: str,
    *,
    entries: Mapping[str, Entry],
    locked: bool = False,
    on_event: Callable[[Event], None] | None = None,
) -> None:
    """Show the history of a record, folded away until it is wanted.

    `entries` are what stands in its fields now; where `locked`, nothing is offered back.
    `on_event` shows what more there is to an event of the record, below its line.
    """
    box = st.expander(
        "History", icon=":material/history:", key=f"noprint-history-{record_id}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        happened = history.in_goes(history.of_record(session.actor(), record_id))
        number = show_more.rows_to_show(f"history-{record_id}", _FIRST)
        day, english = "", own_style().english
        for each in list(reversed(happened))[:number]:
            if day != (day := _day(each.at, english)):
                st.caption(day)
            if isinstance(each, Event):
                with st.container(gap="xxsmall"):
                    _line(_EVENTS[each.event], each.author, each.at, english)
                    if on_event:
                        on_event(each)
            else:
                # The ratings of a finished call stay open; its answers do not.
                closed = locked and each.record_id == record_id
                _change(kind, each, entries, english, locked=closed)
        if len(happened) > number:
            older = f"Show older changes ({len(happened) - number})"
            show_more.button(f"history-{record_id}", number, label=older)


def name_of_field(kind: str, field: str) -> str:
    """Return what a field is called, for people."""
    known = content()
    return field_name(kind, field, known.fields, known.interviewer, known.candidate)


def who(author: str) -> str:
    """Return what the author of something is called, for the person who reads it."""
    return "you" if author in (LOCAL.id, session.actor().id) else author


def moment(at: datetime) -> str:
    """Return a moment as the browser's clock has it, in the person's way of writing."""
    local = at.astimezone(session.zone())
    return moment_words(local.date(), local.time(), own_style().english)


def _day(at: datetime, english: str) -> str:
    day = at.astimezone(session.zone()).date()
    near = {0: "Today", 1: "Yesterday"}
    return near.get((session.now().date() - day).days, day_words(day, english))


def _change(
    kind: str, change: Change, entries: Mapping[str, Entry], english: str, *, locked: bool
) -> None:
    with st.container(key=f"change-{change.id}", gap="xxsmall"):
        _line(_what(kind, change), change.author, change.at, english)
        if change.text != change.before:
            _text(kind, change)
        now = entries.get(change.field)
        if not locked and _differs(change, now):
            st.button(
                "Restore" if change.text or change.state in _REASONS else "Clear again",
                key=f"bring-back-{change.id}",
                icon=":material/settings_backup_restore:",
                type="tertiary",
                on_click=notices.errors_as_notices(bring_back),
                args=(change.id, change.shown, now.revision if now else 0),
            )


def _differs(change: Change, now: Entry | None) -> bool:
    """Tell whether bringing a change back would change anything."""
    text, state = (now.text, now.state) if now else ("", "open")
    if "not_due" in (change.state, state):  # found out by the kit, said by nobody
        return bool(change.text) and change.text != text
    return (change.text, change.state) != (text, state)


def _what(kind: str, change: Change) -> str:
    name = name_of_field(kind, change.field)
    if change.revision is None:
        return f"{name}: not saved, also changed in another tab"
    if change.text == change.before:
        known = {"answered": "counts as answered again", **labels(content().interviewer.states)}
        return f"{name}: {known.get(change.state, 'open').lower()}"
    return f"{name}: cleared" if not change.text else name


def _text(kind: str, change: Change) -> None:
    was, became = ("was", "became") if change.revision is not None else ("stayed", "yours")
    for words, text in ((was, change.before), (became, change.text)):
        shown = words_of(kind, change.field, text)
        if text:
            st.text(f"{words}: {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}")


def words_of(kind: str, field: str, text: str) -> str:
    """Return what a stored text means, for people."""
    if kind == "profile" and layout_choice.is_choice(field):
        return layout_choice.name_of(text)
    if kind == "template" and field == "document" and text in DOCUMENTS:
        return DOCUMENTS[text].label
    known = content()
    return value_words(kind, field, text, known.interviewer, known.candidate)


def _line(what: str, author: str, at: datetime, english: str) -> None:
    time = clock_words(at.astimezone(session.zone()).time(), english)
    st.markdown(f"**{escaped(what)}** · {escaped(who(author))} · {time}")


def bring_back(change_id: int, shown: Shown, base: int) -> None:
    """Store an earlier text again, unless the field was changed elsewhere since. For callbacks."""
    done = history.bring_back(session.actor(), change_id, shown=shown, base=base, tab=session.tab())
    if done:
        notices.notify("Restored.", icon=":material/settings_backup_restore:")
    else:
        notices.notify_of_conflict()
