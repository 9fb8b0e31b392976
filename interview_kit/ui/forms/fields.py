"""Streamlit's own widgets for the fields of a record. Each saves itself when it changes.

At every run a widget shows the stored value. Its callback stores the new one with the revision
that was shown, as text fields do, so a change made elsewhere meanwhile is never overwritten
unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from interview_kit.content import content
from interview_kit.content.field_names import CHOICES, YES_NO
from interview_kit.errors import Unavailable
from interview_kit.fields.definitions import FixedField
from interview_kit.fields.states import NO_ANSWER_REASONS, OPEN
from interview_kit.store.records import record_fields
from interview_kit.store.records.record_fields import Edit, Entry
from interview_kit.text import lines
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers, text_field, unsaved_choices
from interview_kit.ui.workarounds.boxes import set_box
from interview_kit.ui.workarounds.escaping import escaped

Also = Callable[[str, "Form"], Mapping[str, Edit | str]]
"""What to store along with a choice, from the choice and the form as it is stored now."""


@dataclass(frozen=True)
class Form:
    """The stored fields of one record, and the widgets for them.

    A widget has the label and the choices of its field, unless it is given others. Streamlit reads
    labels as Markdown: they are the kit's own words, never what people typed.
    """

    record_id: str
    entries: Mapping[str, Entry]

    def text(self, field: FixedField) -> str:
        """Return the text of a field, "" where there is none; a choice that waits counts."""
        waiting = unsaved_choices.waiting_edit((self.record_id, field.key)).text
        entry = self.entries.get(field.key)
        return (entry.text if entry else "") if waiting is None else waiting

    def reason(self, field: str) -> str:
        """Return why a field has no answer, "" for no reason; a choice that waits counts."""
        entry = self.entries.get(field)
        waiting = unsaved_choices.waiting_edit((self.record_id, field)).state
        state = waiting or (entry.state if entry else OPEN)
        return state if state in NO_ANSWER_REASONS else ""

    def line(self, field: FixedField, **more: Any) -> str:
        """Show a field for one line of free text."""
        return self.area(field, rows=1, **more)

    def area(self, field: FixedField, *, label: str = "", **more: Any) -> str:
        """Show a field for free text of any length. `more` goes to `text_field`."""
        return text_field(
            label or field.label, self.record_id, field.key, entries=self.entries, **more
        )

    def choice(
        self,
        field: FixedField,
        *,
        label: str = "",
        options: Mapping[str, str] | None = None,
        default: str = "",
        opens: bool = False,
        also: Also | None = None,
        **more: Any,
    ) -> str:
        """Show a few `options` (value to label) as buttons side by side.

        `also` returns what to store along with a choice, from the choice and the form as it is
        stored now. A choice that `opens` fields moves the cursor to the first: see
        `openers.opening_callback`.
        """
        labels = CHOICES[field.choices](content()) if options is None else options
        key = self._set_widget(field, self.text(field) or default or None)
        save = self._save_callback(field, key, also=also)
        shown = {value: escaped(text) for value, text in labels.items()}
        st.segmented_control(
            label or field.label,
            list(shown),
            format_func=lambda value: shown.get(value) or escaped(value),
            key=key,
            on_change=openers.opening_callback(save) if opens else save,
            **more,
        )
        self.show_conflict(field, labels)
        return self.text(field) or default

    def several(self, field: FixedField, *, label: str = "", options: Mapping[str, str]) -> None:
        """Show `options` (value to label) of which any number can be on, stored one a line."""
        on = lines(self.text(field))
        key = self._set_widget(field, [value for value in options if value in on])

        def encode(chosen: Collection[str]) -> str:
            return "\n".join(value for value in options if value in chosen)

        st.pills(
            label or field.label,
            list(options),
            selection_mode="multi",
            format_func=lambda value: escaped(options[value]),
            key=key,
            on_change=self._save_callback(field, key, encode),
        )
        self.show_conflict(field, options)

    def select(
        self,
        field: FixedField,
        *,
        label: str = "",
        options: Mapping[str, str] | None = None,
        default: str,
        **more: Any,
    ) -> str:
        """Show many `options` (value to label) as a list that can be searched.

        A stored value that is none of them is one more. `options` that are given are all there
        are: any other value counts as `default`.
        """
        value = self.text(field) or default
        labels = CHOICES[field.choices](content()) if options is None else options
        if value not in labels and options is None:
            labels = {value: value, **labels}
        value = value if value in labels else default
        key = self._set_widget(field, value)
        st.selectbox(
            label or field.label,
            list(labels),
            format_func=lambda each: labels.get(each, each),
            key=key,
            on_change=self._save_callback(field, key),
            **more,
        )
        self.show_conflict(field, labels)
        return value

    def switch(
        self, field: FixedField, *, label: str = "", default: bool = False, **more: Any
    ) -> bool:
        """Show a switch, stored as yes or no."""
        value = (self.text(field) or ("yes" if default else "no")) == "yes"
        key = self._key(field)
        set_box(key, value)
        save = self._save_callback(field, key, _yes_or_no)
        st.toggle(label or field.label, key=key, on_change=save, **more)
        self.show_conflict(field, YES_NO)
        return value

    def checkbox(self, field: FixedField, *, label: str = "", default: bool = False) -> bool:
        """Show a checkbox, stored as yes or no."""
        is_on = (self.text(field) or ("yes" if default else "no")) == "yes"
        key = self._key(field)
        set_box(key, is_on)
        save = self._save_callback(field, key, _yes_or_no)
        value = st.checkbox(label or field.label, key=key, on_change=save)
        self.show_conflict(field, YES_NO)
        return value

    def reload(self) -> Form:
        """Return the form as it is stored now. For callbacks that depend on other fields."""
        return Form(self.record_id, record_fields.read(session.actor(), self.record_id))

    def save(self, field: FixedField, text: str) -> bool:
        """Store one field, as `store_fields` does."""
        return self.store_fields({field.key: text})

    def store_fields(self, edits: Mapping[str, Edit | str]) -> bool:
        """Store several fields at the revisions that are shown. Raises StoreError.

        Returns whether all are stored. A store that is unavailable is tried again. Of a field that
        was changed elsewhere meanwhile both are shown, to choose between.
        """
        bases = {name: self._revision(name) for name in edits}
        return unsaved_choices.save(self.record_id, edits, bases)

    def show_conflict(self, field: FixedField, labels: Mapping[str, str]) -> None:
        """Let the user choose between two choices for a field; `labels` are those of the values."""

        def words(text: str) -> str:
            return ", ".join(labels.get(line, line) for line in text.splitlines())

        unsaved_choices.show_conflict((self.record_id, field.key), words)

    def _revision(self, key: str) -> int:
        entry = self.entries.get(key)
        return entry.revision if entry else 0

    def _set_widget(self, field: FixedField, value: object) -> str:
        key = self._key(field)
        st.session_state[key] = value
        return key

    def _key(self, field: FixedField) -> str:
        return f"field-{self.record_id}-{field.key}"

    def _save_callback(
        self,
        field: FixedField,
        key: str,
        encode: Callable[[Any], str] = lambda value: value or "",
        also: Also | None = None,
    ) -> Callable[..., None]:
        def save() -> None:
            value = encode(st.session_state[key])
            if also is None:
                self.save(field, value)
            else:
                self._save_with(field, value, also)

        return notices.errors_as_notices(save)

    def _save_with(self, field: FixedField, value: str, also: Also) -> None:
        """Store a choice with what follows from it, or alone where that cannot be read again.

        It is alone, too, where the field was changed elsewhere: both are shown, to choose between.
        """
        try:
            stored = self.reload()
        except Unavailable:
            self.save(field, value)
            return
        is_same = stored._revision(field.key) == self._revision(field.key)
        more = also(value, stored) if is_same else {}
        (stored if is_same else self).store_fields({**more, field.key: value})


def _yes_or_no(is_on: bool) -> str:
    return "yes" if is_on else "no"
