"""An app of Streamlit's without the kit: what Streamlit itself does shows here.

The kit works round it in `interview_kit/ui/workarounds/`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.runtime.scriptrunner import get_script_run_ctx

SLOW_SECONDS = 1.5
ROWS = 60

_COMPONENT = """
export default ({ parentElement }) => import(location.origin + "/script.js")
  .then(() => { parentElement.innerHTML = "<p>Script</p>" })
  .catch(() => { parentElement.innerHTML = "<p>No script</p>" })
"""
FOLDER = Path(os.environ["BARE_FOLDER"])
"""Where the callbacks write, and what a download is made of."""


def note(word: str) -> None:
    """Write down that a callback was called."""
    with (FOLDER / "calls.txt").open("a") as file:
        file.write(f"{word}\n")


def home() -> None:
    """One of each that the kit has to work round."""
    st.title("Home")
    if st.button("Run slowly"):
        time.sleep(SLOW_SECONDS)
    if st.button("Run slowly, then again"):
        time.sleep(SLOW_SECONDS)
        st.rerun()
    st.checkbox("Check")
    st.checkbox(r"Ready\. Steady")
    st.menu_button("Menu", ["First", "Second"])
    st.pills("Choice", ["one", "two"], on_change=note, args=("chosen",))
    st.button("Count", on_click=note, args=("counted",))
    st.download_button("Download", (FOLDER / "file.txt").read_text())
    with st.popover("More"):
        st.text("\n".join(str(row) for row in range(ROWS)))
    if not st.session_state.get("opened"):
        st.button("Open", on_click=lambda: st.session_state.update(opened=True))
    else:
        time.sleep(SLOW_SECONDS)
        st.text_input("What opened")
    if st.button("Show a list"):
        st.session_state["listed"] = True
    if st.session_state.get("listed"):
        st.selectbox("List", ["one", "two"])
    st.markdown(r"https\:\/\/interview\.example\.org and a \-\> b")
    _component(key="component")
    st.text("\n".join(str(row) for row in range(ROWS)))


def other() -> None:
    """A page that writes what it has open into its address."""
    st.title("Other")
    note("other")

    st.query_params["record"] = "1"
    st.text("\n".join(str(row) for row in range(ROWS)))


async def script(request: Request) -> PlainTextResponse:
    """Answer with a script."""
    return PlainTextResponse("export default 1", media_type="text/javascript")


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=[Route("/script.js", script)])
else:
    _component = st.components.v2.component("bare", js=_COMPONENT)
    st.navigation(
        [st.Page(home, default=True), st.Page(other, url_path="other")], position="top"
    ).run()
