"""Word layouts: how to make one, what is wrong with it, which one is used."""

from __future__ import annotations

import streamlit as st

from interview_kit.documents.layouts.tag_names import DOCUMENTS, DocumentKind
from interview_kit.documents.word import DOCX_MIME, file_name, read_starter
from interview_kit.errors import KitError
from interview_kit.fields import layout_fields
from interview_kit.store.records import layouts, record_fields
from interview_kit.store.records.layouts import LayoutRow, VersionRow
from interview_kit.ui import notices, session
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import about_me
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, frame, undo
from interview_kit.ui.word import layout_choice, layout_names, layout_trial
from interview_kit.ui.workarounds.escaping import escaped

_IN_URL = "document"


def main() -> None:
    """Show the page."""
    frame.title("Word layouts", "Use your own Word file instead of the kit's.")
    undo.offer_undo()
    kind = _choose_kind()
    rows = layout_choice.own_layouts(kind.id)
    form = about_me.person_form()
    left, right = st.columns([3, 2], gap="large")
    with left:
        _own_layouts(form, kind, rows)
        _steps(form, kind)
        layout_trial.show(form, kind, rows)
    with right:
        layout_names.show(kind)


def _choose_kind() -> DocumentKind:
    wanted = choosers.record_from_url(_IN_URL)
    chosen = wanted if wanted in DOCUMENTS else next(iter(DOCUMENTS))
    label, labels = layout_fields.DOCUMENT.label, layout_fields.DOCUMENT_LABELS
    choosers.choose_from_buttons(label, _IN_URL, labels, chosen)
    return DOCUMENTS[chosen]


def _own_layouts(form: Form, kind: DocumentKind, rows: list[LayoutRow]) -> None:
    with st.container(key="own-layouts"):
        if rows:
            st.header("Your layouts", anchor=False)
        layout_trial.show_saved()
        layout_choice.choose(form, kind.id, rows)
        names = layout_choice.layout_names(rows)
        for row in rows:
            _layout_row(row, names[row.id])


def _layout_row(row: LayoutRow, name: str) -> None:
    current, *earlier = layouts.list_versions(session.actor(), row.id)
    with st.container(horizontal=True, vertical_alignment="center", key=f"layout-{row.id}"):
        st.markdown(
            f"**{escaped(name)}** · saved {record_history.local_moment(current.at)}",
            width="stretch",
        )
        st.download_button(
            "Download",
            data=lambda: layouts.load_content(session.actor(), row.id),
            file_name=file_name(row.name),
            mime=DOCX_MIME,
            key=f"layout-download-{row.id}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button(
            "Delete",
            key=f"layout-delete-{row.id}",
            icon=":material/delete:",
            on_click=notices.errors_as_notices(undo.delete),
            args=(row.id,),
        )
    if earlier:
        _earlier(row, earlier)
    entries = record_fields.read(session.actor(), row.id)
    record_history.show(row.id, entries={row.id: entries})


def _earlier(row: LayoutRow, earlier: list[VersionRow]) -> None:
    with st.expander("Earlier files", icon=":material/history:", key=f"layout-earlier-{row.id}"):
        for version in earlier:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"saved by {escaped(record_history.author_name(version.author))} · "
                    f"{record_history.local_moment(version.at)}",
                    width="stretch",
                )
                st.button(
                    "Restore",
                    key=f"restore-layout-{row.id}-{version.version}",
                    icon=":material/settings_backup_restore:",
                    type="tertiary",
                    on_click=notices.errors_as_notices(_restore),
                    args=(row, version.version),
                )


def _restore(row: LayoutRow, version: int) -> None:
    if not layouts.restore_version(session.actor(), row.id, version, base=row.revision):
        notices.notify_of_conflict()
        return
    notices.notify(
        "Restored. The file it replaced is kept, too.",
        icon=":material/settings_backup_restore:",
    )


def _steps(form: Form, kind: DocumentKind) -> None:
    tag = kind.names[0].tag
    st.header("Make your own in four steps", anchor=False)
    st.markdown(
        "1. Open the Word file you already use, or download the starter below.\n"
        "2. Wherever the kit should fill something in, type its tag with both pairs of braces, "
        f"such as `{tag}`. Format it like any other words.\n"
        "3. Save it as a Word document (.docx) and upload it below. The kit checks it and "
        "fills it with made-up values for you to look at.\n"
        "4. Fix what's marked, upload it again, save it under a name."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        _starter(form, kind)
        with st.popover("Optional and repeating lines", icon=":material/help:"):
            _more_tags(kind)


def _starter(form: Form, kind: DocumentKind) -> None:
    try:
        language = about_me.language_of(about_me.profile_of(form))
        starter = read_starter(f"{kind.id}.docx", language)
    except KitError as error:
        st.text(str(error))
        return
    st.download_button(
        "Download the starter",
        data=starter,
        file_name=file_name("starter", kind.label),
        mime=DOCX_MIME,
        icon=":material/download:",
        help="The kit's own layout with its tags. Change it any way you like.",
        on_click="ignore",
    )


def _more_tags(kind: DocumentKind) -> None:
    last = [each for each in kind.names if each.kind == "text"][-1]
    st.markdown("Words that appear only when there's something to say:")
    st.code(f"{{% if {last.name} %}} … {last.tag} … {{% endif %}}", language=None, wrap_lines=True)
    st.markdown(
        "The dots stand for your own words. To repeat a paragraph for each thing on a list, you "
        "need three paragraphs: one that starts the list, one that repeats, one that ends it. "
        "You'll find them all under “What you can insert”."
    )


main()
