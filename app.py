"""Interview Kit: the gate in front of every page, and the only file that knows them all.

Run it with `streamlit run app.py`. Streamlit executes this file for two ends: when the
server starts, to find `app` with its routes and middleware, and at each run of a page.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interview_kit.errors import KitError, NotFound
from interview_kit.ui import door, frame, live_text, navigation, pending, session
from interview_kit.ui.addresses import Addresses
from interview_kit.ui.index_page import IndexPage
from interview_kit.ui.navigation import Place
from interview_kit.ui.origins import OwnOrigin

PLACES = (
    Place("pages/start/home.py", "Home", ""),
    Place(
        "pages/interviewer/positions.py",
        "Positions",
        "positions",
        "interviewer",
        record="position",
        entrance="I'm the interviewer",
    ),
    Place(
        "pages/interviewer/calls.py",
        "Calls",
        "calls",
        "interviewer",
        record="call",
        formerly="screen",
        parts=("part",),
    ),
    Place("pages/interviewer/compare.py", "Compare", "compare", "interviewer", record="position"),
    Place(
        "pages/candidate/prepare.py",
        "Prepare",
        "prepare",
        "candidate",
        record="application",
        entrance="I'm the candidate",
    ),
    Place(
        "pages/candidate/closing_script.py",
        "Closing script",
        "closing_script",
        "candidate",
        record="application",
    ),
    Place(
        "pages/candidate/thank_you.py",
        "Thank-you",
        "thank_you",
        "candidate",
        record="application",
        parts=("person",),
    ),
    Place("pages/start/word_layouts.py", "Word layouts", "word_layouts"),
    Place("pages/start/your_data.py", "Your data", "your_data"),
)

_FORMER = {"phone_screen": "calls"}
"""Paths that pages had once, and those that they have now."""


def main() -> None:
    """Let the person in, then run the page they asked for."""
    page = navigation.open_page(PLACES)
    try:
        session.require_local()
        frame.open_kit()
        with live_text.on_page():
            page.run()
    except KitError as error:
        frame.set_up()
        if isinstance(error, NotFound):
            navigation.forget()
        door.show_error(error)
    finally:  # whatever became of the page, what waits is tried again
        pending.show()
    session.show_notices()


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(
        __file__,
        routes=live_text.routes(),
        middleware=[
            Middleware(door.SecurityHeaders),
            Middleware(OwnOrigin),
            Middleware(Addresses, paths={each.path for each in PLACES}, former=_FORMER),
            Middleware(IndexPage),
        ],
        lifespan=door.lifespan,
        on_script_error=door.on_script_error,
    )
else:
    main()
