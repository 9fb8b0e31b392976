"""Error pages: what is wrong, and what to do next."""

from __future__ import annotations

import streamlit as st

from interview_kit.errors import KitError, NotFound, Unavailable
from interview_kit.ui.autosave import unsaved_choices
from interview_kit.ui.shell import frame, navigation

# Where the browser keeps the fields that were on the page.
_SHELTER = "<div data-kit-shelter hidden><p>You can keep writing:</p></div>"


def on_script_error(error: Exception) -> bool:
    """Show an error of a page in plain words. Returns True, so Streamlit shows nothing itself.

    Streamlit has logged it already, as `web.log_lines` lets it.
    """
    if isinstance(error, KitError):
        show(error)
        return True
    st.error(
        "Something went wrong on this page. What you typed is saved, or kept in this browser "
        "until it can be. Reload the page. If that doesn't help, go to Home and start from there.",
        icon=":material/error:",
    )
    return True


def show(error: KitError) -> None:
    """Show what is wrong, where, and what to do next.

    Where the database could not be read, the page runs again once it answers. Where it could not
    be written, the page waits for a press: while the database can only be read, it would run
    without end, and the message would be gone before anybody has read it.
    """
    with st.container(border=True, key="kit-error"):
        frame.heading_of_error("That didn't work")
        st.text(error.what)
        if error.where:
            st.text(error.where)
        if error.next_step:
            st.text(error.next_step)
        if isinstance(error, Unavailable):
            st.text("What you typed stays in this browser until then.")
            st.html(_SHELTER)
        if isinstance(error, NotFound):
            _links_onward()
    if isinstance(error, Unavailable) and error.writing:
        st.button("Show the page again", icon=":material/refresh:", key="kit-show-again")
    elif isinstance(error, Unavailable):
        unsaved_choices.rerun_once_store_answers()


def _links_onward() -> None:
    # Streamlit would keep the record in the address of a link that leads to the same page.
    st.button(
        f"Go to {navigation.current_page().title}",
        icon=":material/arrow_forward:",
        key="kit-to-list",
        on_click=st.query_params.clear,
    )
    st.page_link("pages/start/home.py", label="Go to Home", icon=":material/home:")
