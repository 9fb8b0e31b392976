"""Streamlit's own widgets for the fields of a record. Each saves itself when it changes.

At every run a widget shows the stored value. Its callback stores the new one with the revision
that was shown, as text fields do, so a change made elsewhere meanwhile is never overwritten
unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from interview_kit.store.records import record_fields
from interview_kit.store.records.record_fields import Entry
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers, text_field, unsaved_choices
from interview_kit.ui.workarounds.escaping import escaped

YES_NO = {"yes": "Yes", "no": "No"}


@dataclass(frozen=True)
class Form:
    """The stored fields of one record, and the widgets for them.

    Streamlit reads labels as Markdown: they are the kit's own words, never what people typed.
    """

    record_id: str
    entries: Mapping[str, Entry]

    def text(self, name: str) -> str:
        """Return the text of a field, "" where there is none; a choice that waits counts."""
        waiting = unsaved_choices.waiting_text((self.record_id, name))
        entry = self.entries.get(name)
        return (entry.text if entry else "") if waiting is None else waiting

    def line(self, label: str, name: str, **more: Any) -> str:
        """Show a field for one line of free text."""
        return self.area(label, name, rows=1, **more)

    def area(self, label: str, name: str, **more: Any) -> str:
        """Show a field for free text of any length. `more` goes to `text_field`."""
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
        """Show a few `options` (value to label) as buttons side by side.

        A choice that `opens` fields moves the cursor to the first: see `openers.opening_callback`.
        """
        key = self._set_widget(name, self.text(name) or default or None)
        save = self._save_callback(name, key)
        labels = {value: escaped(text) for value, text in options.items()}
        st.segmented_control(
            label,
            list(options),
            format_func=lambda value: labels.get(value) or escaped(value),
            key=key,
            on_change=openers.opening_callback(save) if opens else save,
            **more,
        )
        self.show_conflict(name, lambda text: options.get(text, text))
        return self.text(name) or default

    def yes_no(self, label: str, name: str, **more: Any) -> str:
        """Show a choice of yes or no, or neither yet."""
        return self.choice(label, name, YES_NO, **more)

    def select(
        self, label: str, name: str, options: Sequence[str], *, default: str = "", **more: Any
    ) -> str:
        """Show many `options` as a list that can be searched; a stored value is one of them."""
        value = self.text(name) or default
        all_options = list(options) if value in options or not value else [value, *options]
        key = self._set_widget(name, value or None)
        st.selectbox(
            label,
            all_options,
            key=key,
            on_change=self._save_callback(name, key),
            **more,
        )
        self.show_conflict(name)
        return value

    def labeled_select(
        self, label: str, name: str, options: Mapping[str, str], *, default: str, **more: Any
    ) -> str:
        """Show `options` (value to label) as a list; any other value counts as `default`."""
        value = self.text(name)
        value = value if value in options else default
        key = self._set_widget(name, value)
        st.selectbox(
            label,
            list(options),
            format_func=lambda each: options.get(each, each),
            key=key,
            on_change=self._save_callback(name, key),
            **more,
        )
        self.show_conflict(name, lambda text: options.get(text, text))
        return value

    def switch(self, label: str, name: str, *, default: bool = False, **more: Any) -> bool:
        """Show a switch, stored as yes or no."""
        value = (self.text(name) or ("yes" if default else "no")) == "yes"
        key = self._set_widget(name, value)
        st.toggle(
            label,
            key=key,
            on_change=self._save_callback(name, key, lambda on: "yes" if on else "no"),
            **more,
        )
        self.show_conflict(name, lambda text: YES_NO.get(text, text))
        return value

    def checkbox(self, label: str, name: str) -> bool:
        """Show a checkbox, stored as yes or no."""
        key = self._set_widget(name, self.text(name) == "yes")
        save = self._save_callback(name, key, lambda on: "yes" if on else "no")
        value = st.checkbox(label, key=key, on_change=save)
        self.show_conflict(name, lambda text: YES_NO.get(text, text))
        return value

    def reload(self) -> Form:
        """Return the form as it is stored now. For callbacks that depend on other fields."""
        return Form(self.record_id, record_fields.read(session.actor(), self.record_id))

    def save(self, name: str, text: str) -> None:
        """Store one field at the revision that is shown. Raises StoreError.

        A store that is unavailable is tried again. A change made elsewhere meanwhile is shown
        below the widget, to choose between both.
        """
        unsaved_choices.save((self.record_id, name), text, base=self._revision(name))

    def store_fields(self, values: Mapping[str, str]) -> None:
        """Store several fields at the revisions that are shown. Raises StoreError.

        A field that was changed elsewhere meanwhile stays as it is, and a notice says so.
        """
        written = record_fields.write_many(
            session.actor(),
            self.record_id,
            values,
            bases={name: self._revision(name) for name in values},
            tab=session.tab(),
            sequence=session.next_sequence(),
        )
        if any(each.outcome == "conflict" for each in written.values()):
            notices.notify_of_conflict()

    def store_state(self, name: str, state: str) -> None:
        """Store why a field has no answer, as `store_fields` does."""
        base = self._revision(name)
        tab = session.tab()
        if not record_fields.set_state(
            session.actor(), self.record_id, name, state, base=base, tab=tab
        ):
            notices.notify_of_conflict()

    def show_conflict(self, name: str, words: Callable[[str], str] = str) -> None:
        """Let the user choose between two choices for a field; `words` returns a text's label."""
        key = (self.record_id, name)
        conflict = unsaved_choices.conflict_of(key)
        if conflict is None:
            return
        with st.container(border=True, key=f"differs-{self.record_id}-{name}"):
            st.markdown("This was also changed in another tab.")
            st.text(f"Yours: {words(conflict.mine) or 'nothing'}")
            st.text(f"The other one: {words(conflict.theirs) or 'nothing'}")
            with st.container(horizontal=True):
                for label, decide in (
                    ("Keep mine", unsaved_choices.store_mine),
                    ("Use the other one", unsaved_choices.discard_mine),
                ):
                    st.button(
                        label,
                        key=f"{label}-{self.record_id}-{name}",
                        on_click=notices.errors_as_notices(decide),
                        args=(key,),
                    )

    def _revision(self, name: str) -> int:
        entry = self.entries.get(name)
        return entry.revision if entry else 0

    def _set_widget(self, name: str, value: object) -> str:
        key = f"field-{self.record_id}-{name}"
        st.session_state[key] = value
        return key

    def _save_callback(
        self,
        name: str,
        key: str,
        encode: Callable[[Any], str] = lambda value: value or "",
    ) -> Callable[..., None]:
        return notices.errors_as_notices(lambda: self.save(name, encode(st.session_state[key])))
