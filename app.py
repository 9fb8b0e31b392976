"""Interview Kit: the gate in front of every page, and the only file that knows them all.

Run it with `streamlit run app.py`. Streamlit executes this file for two ends: when the
server starts, to find `app` with its routes and middleware, and at each run of a page.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interview_kit.errors import KitError
from interview_kit.ui import door, frame, live_text, pending, session
from interview_kit.ui.index_page import IndexPage

_PAGES = "kit-pages"


def pages() -> list[st.Page]:
    """Every page, in the order of the navigation. A flat list: a grouped one is not accessible.

    They are made once a session, since each looks for its file. Sessions cannot share them: a
    page knows whether it is the one that runs.
    """
    if _PAGES not in st.session_state:
        st.session_state[_PAGES] = _made()
    made: list[st.Page] = st.session_state[_PAGES]
    return made


def _made() -> list[st.Page]:
    return [
        st.Page("pages/start/home.py", title="Home", icon=":material/home:", default=True),
        st.Page("pages/interviewer/positions.py", title="Positions"),
        st.Page("pages/interviewer/calls.py", title="Calls"),
        st.Page("pages/interviewer/compare.py", title="Compare"),
        st.Page("pages/candidate/prepare.py", title="Prepare"),
        st.Page("pages/candidate/closing_script.py", title="Closing script"),
        st.Page("pages/candidate/thank_you.py", title="Thank-you"),
        st.Page("pages/start/word_layouts.py", title="Word layouts"),
        st.Page("pages/start/your_data.py", title="Your data"),
    ]


def main() -> None:
    """Let the person in, then run the page they asked for."""
    frame.set_up()
    page = st.navigation(pages(), position="top")
    try:
        session.require_local()
        frame.open_kit()
        with live_text.on_page():
            page.run()
    except KitError as error:
        door.show_error(error)
    finally:  # whatever became of the page, what waits is tried again
        pending.show()
    session.show_notices()


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(
        __file__,
        routes=live_text.routes(),
        middleware=[Middleware(door.SecurityHeaders), Middleware(IndexPage)],
        lifespan=door.lifespan,
        on_script_error=door.on_script_error,
    )
else:
    main()
