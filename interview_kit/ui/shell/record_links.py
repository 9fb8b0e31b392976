"""What opens a record on a page, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.ui.autosave import openers
from interview_kit.ui.shell import navigation


def open_here(label: str, *, name: str, icon: str, query: Mapping[str, str]) -> None:
    """Show a button that opens a record on this page, with `query` in the address.

    Streamlit drops the query of a link that leads to the same page. `name` is the end of its key.
    """
    openers.opener(
        label,
        name=name,
        icon=icon,
        type="tertiary",
        on_click=st.query_params.update,
        args=(query,),
    )


def open_on(file: str, label: str, *, name: str, icon: str, query: Mapping[str, str]) -> None:
    """Show a link that opens a record on the page of a file, or a button on that page itself."""
    if navigation.current_page().file == file:
        open_here(label, name=name, icon=icon, query=query)
    else:
        st.page_link(navigation.target(file), label=label, icon=icon, query_params=query)
