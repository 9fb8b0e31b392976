"""Streamlit's own widgets for one field of a record. Each saves itself when it changes.

The store is the truth: at every run a widget shows what is stored, and its callback writes
through the same verb as live text, with the revision it was shown at, so that a change made
elsewhere meanwhile is never overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from interview_kit.store.records import record_fields
from interview_kit.store.records.record_fields import Entry
from interview_kit.ui import session
from interview_kit.ui.autosave import openers, text_field, unsaved_choices
from interview_kit.ui.workarounds.escaping import escaped

YES_NO = {"yes": "Yes", "no": "No"}


def _text(value: object) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Form:
    """The fields of one record as they are stored now.

    Makes the widgets for them. Labels are Markdown for Streamlit's widgets: the kit's own
    words, never what people typed.
    """

    record_id: str
    entries: Mapping[str, Entry]

    def text(self, name: str) -> str:
        """Return the text of a field, "" where there is none: what is stored, or soon will be."""
        waiting = unsaved_choices.waiting_text((self.record_id, name))
        entry = self.entries.get(name)
        return (entry.text if entry else "") if waiting is None else waiting

    def line(self, label: str, name: str, **more: Any) -> str:
        """One line of free text."""
        return self.area(label, name, rows=1, **more)

    def area(self, label: str, name: str, **more: Any) -> str:
        """Free text of any length. `more` goes to `text_field`."""
        return text_field(label, self.record_id, name, entries=self.entries, **more)

    def choice(
        self,
        label: str,
        name: str,
        options: Mapping[str, str],
        *,
        default: str = "",
        opens: bool = False,
        **more: Any,
    ) -> str:
        """One of a few `options` (value to label), as buttons side by side.

        Where a choice `opens` fields, the first of them gets the cursor: see `openers.counted`.
        """
        key = self._show(name, self.text(name) or default or None)
        save = self._saver(name, key)
        labels = {value: escaped(text) for value, text in options.items()}
        st.segmented_control(
            label,
            list(options),
            format_func=lambda value: labels.get(value) or escaped(value),
            key=key,
            on_change=openers.counted(save) if opens else save,
            **more,
        )
        self.settle(name, lambda text: options.get(text, text))
        return self.text(name) or default

    def yes_no(self, label: str, name: str, **more: Any) -> str:
        """Yes or no, or neither yet."""
        return self.choice(label, name, YES_NO, **more)

    def select(
        self, label: str, name: str, options: Sequence[str], *, default: str = "", **more: Any
    ) -> str:
        """One of many `options`, as a list that can be searched."""
        value = self.text(name) or default
        every = list(options) if value in options or not value else [value, *options]
        key = self._show(name, value or None)
        st.selectbox(
            label,
            every,
            key=key,
            on_change=self._saver(name, key),
            **more,
        )
        self.settle(name)
        return value

    def one_of(
        self, label: str, name: str, options: Mapping[str, str], *, default: str, **more: Any
    ) -> str:
        """One of many `options` (value to label), as a list; any other value reads as `default`."""
        value = self.text(name)
        value = value if value in options else default
        key = self._show(name, value)
        st.selectbox(
            label,
            list(options),
            format_func=lambda each: options.get(each, each),
            key=key,
            on_change=self._saver(name, key),
            **more,
        )
        self.settle(name, lambda text: options.get(text, text))
        return value

    def switch(self, label: str, name: str, *, default: bool = False, **more: Any) -> bool:
        """On or off, stored as yes or no."""
        value = (self.text(name) or ("yes" if default else "no")) == "yes"
        key = self._show(name, value)
        st.toggle(
            label,
            key=key,
            on_change=self._saver(name, key, lambda on: "yes" if on else "no"),
            **more,
        )
        self.settle(name, lambda text: YES_NO.get(text, text))
        return value

    def tick(self, label: str, name: str) -> bool:
        """A box to tick, stored as yes or no."""
        key = self._show(name, self.text(name) == "yes")
        save = self._saver(name, key, lambda on: "yes" if on else "no")
        value = st.checkbox(label, key=key, on_change=save)
        self.settle(name, lambda text: YES_NO.get(text, text))
        return value

    def reread(self) -> Form:
        """Return the form with what is stored now. For callbacks that go by what is there."""
        return Form(self.record_id, record_fields.read(session.actor(), self.record_id))

    def save(self, name: str, text: str) -> None:
        """Store one field now, on top of what is shown. Raises StoreError.

        What the store cannot take now is tried again; what was changed elsewhere meanwhile
        is asked about below the widget.
        """
        unsaved_choices.save((self.record_id, name), text, base=self._base(name))

    def press(self, values: Mapping[str, str]) -> None:
        """Store what a button stands for, on top of what is shown. Raises StoreError.

        Where something was changed elsewhere meanwhile, that stays, and a notice says so.
        """
        written = record_fields.write_many(
            session.actor(),
            self.record_id,
            values,
            bases={name: self._base(name) for name in values},
            tab=session.tab(),
            sequence=session.next_sequence(),
        )
        if any(each.outcome == "conflict" for each in written.values()):
            session.changed_elsewhere()

    def press_state(self, name: str, state: str) -> None:
        """Store why a field has no answer, as `press` does."""
        base = self._base(name)
        tab = session.tab()
        if not record_fields.set_state(
            session.actor(), self.record_id, name, state, base=base, tab=tab
        ):
            session.changed_elsewhere()

    def settle(self, name: str, words: Callable[[str], str] = str) -> None:
        """Let the user choose where their choice met another; `words` says what a text means."""
        key = (self.record_id, name)
        two = unsaved_choices.different(key)
        if two is None:
            return
        with st.container(border=True, key=f"differs-{self.record_id}-{name}"):
            st.markdown("This was also changed in another tab.")
            st.text(f"Yours: {words(two.mine) or 'nothing'}")
            st.text(f"The other one: {words(two.theirs) or 'nothing'}")
            with st.container(horizontal=True):
                for label, decide in (
                    ("Keep mine", unsaved_choices.keep_mine),
                    ("Use the other one", unsaved_choices.take_theirs),
                ):
                    st.button(
                        label,
                        key=f"{label}-{self.record_id}-{name}",
                        on_click=session.safely(decide),
                        args=(key,),
                    )

    def _base(self, name: str) -> int:
        entry = self.entries.get(name)
        return entry.revision if entry else 0

    def _show(self, name: str, value: object) -> str:
        key = f"field-{self.record_id}-{name}"
        st.session_state[key] = value
        return key

    def _saver(
        self,
        name: str,
        key: str,
        encode: Callable[[Any], str] = lambda value: "" if value is None else str(value),
    ) -> Callable[..., None]:
        return session.safely(lambda: self.save(name, encode(st.session_state[key])))
