"""The choice of the Word layout of a document: the kit's own, or one that was uploaded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.documents.layouts.tag_names import DOCUMENTS
from interview_kit.documents.word import compile_layout
from interview_kit.errors import DocumentError
from interview_kit.fields import person_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.fields.layout_fields import KITS_OWN
from interview_kit.store.records import layouts
from interview_kit.store.records.layouts import LayoutRow
from interview_kit.text import number_duplicates
from interview_kit.ui import session
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import navigation

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout

PAGE = "pages/start/word_layouts.py"
KIT = "kit"


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout in use for one kind of document; `id` is KIT for the kit's own."""

    document: str
    id: str = KIT
    name: str = KITS_OWN

    def template(self) -> CompiledLayout | None:
        """Return the layout as it is filled, None for the kit's own. Raises KitError.

        It is compiled once a session, and not shared, since it belongs to one person.
        """
        if self.id == KIT:
            return None
        content = layouts.load_content(session.actor(), self.id)
        key, digest = f"kit-layout-{self.document}", hashlib.sha256(content).digest()
        compiled = st.session_state.get(key)
        if compiled is None or compiled[0] != digest:
            compiled = (digest, compile_layout(content))
            st.session_state[key] = compiled
        return compiled[1]

    def with_layout_name(self, error: DocumentError) -> DocumentError:
        """Return an error in a file with the name of its layout, unless that is the kit's own."""
        if self.id == KIT:
            return error
        return DocumentError("own_layout", reason=error, layout=self.name)


def own_layouts(document: str) -> list[LayoutRow]:
    """Return the uploaded layouts for a kind of document."""
    return layouts.list_layouts(session.actor(), document)


def layout_names(rows: list[LayoutRow]) -> dict[str, str]:
    """Return the names to choose from by id, the kit's own first.

    The store lets no two layouts be given one name, but one may come back: from the history, or
    with a layout that was deleted. Then it has a number in lists.
    """
    return number_duplicates({KIT: KITS_OWN, **{row.id: row.name for row in rows}})


def chosen(form: Form, document: str, rows: list[LayoutRow]) -> Layout:
    """Return the layout that a person has chosen, the kit's own where that was deleted.

    `form` is that of the person, `rows` are the uploaded layouts.
    """
    names, stored = layout_names(rows), form.text(_field(document))
    layout_id = stored if stored in names else KIT
    return Layout(document, layout_id, names[layout_id])


def choose(form: Form, document: str, rows: list[LayoutRow]) -> Layout:
    """Show the choice between the kit's layout and uploaded ones, and return the chosen one.

    Shows nothing where none was uploaded. `form` is that of the person, who keeps the choice.
    """
    layout, field = chosen(form, document, rows), _field(document)
    if rows:
        label = f"Layout of the {DOCUMENTS[document].label.lower()}"
        form.select(field, label=label, options=layout_names(rows), default=KIT, width=320)
    if layout.id != (form.text(field) or KIT):
        st.caption(
            "The layout you chose was deleted, so this is the kit's own. "
            "You can restore yours under “Your data”."
        )
    return layout


def layout_name(layout_id: str) -> str:
    """Return the name of a layout, or words for one that was deleted."""
    names = {row.id: row.name for document in DOCUMENTS for row in own_layouts(document)}
    return names.get(layout_id, KITS_OWN if layout_id in ("", KIT) else "A deleted layout")


def link(document: str) -> None:
    """Show a link to the page for uploading layouts."""
    st.page_link(
        navigation.target(PAGE),
        label="Use your own Word layout",
        icon=":material/design_services:",
        query_params={"document": document},
    )


def _field(document: str) -> FixedField:
    return person_fields.LAYOUT.field(document, DOCUMENTS[document].label)
