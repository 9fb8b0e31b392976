"""Interview Kit: the entry point of all pages, with their list.

Run it with `streamlit run app.py`. Streamlit executes this file when the server starts, to find
`app` with its routes and middleware, and again at each run of a page.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interview_kit.errors import KitError, NotFound
from interview_kit.ui import autosave, notices, session
from interview_kit.ui.autosave import unsaved_choices
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import about_me
from interview_kit.ui.shell import error_page, frame, navigation, who_acts
from interview_kit.ui.shell.navigation import KitPage
from interview_kit.ui.workarounds import callbacks, index_page, server, theme
from interview_kit.ui.workarounds.addresses import Addresses
from interview_kit.web.autosave import draft_route
from interview_kit.web.headers import SecurityHeaders
from interview_kit.web.own_origin import OwnOrigin
from interview_kit.web.startup import lifespan

PAGES = (
    KitPage("pages/start/home.py", "Home", ""),
    KitPage(
        "pages/interviewer/positions.py",
        "Positions",
        "positions",
        "interviewer",
        record="position",
        label_elsewhere="I'm the interviewer",
    ),
    KitPage(
        "pages/interviewer/calls.py",
        "Calls",
        "calls",
        "interviewer",
        record="call",
        former_record="screen",
        parts=("part",),
        listed_of="position",
    ),
    KitPage(
        "pages/interviewer/promises.py", "Promises", "promises", "interviewer", record="promise"
    ),
    KitPage("pages/interviewer/compare.py", "Compare", "compare", "interviewer", record="position"),
    KitPage(
        "pages/interviewer/learned.py",
        "What we learned",
        "learned",
        "interviewer",
        record="position",
    ),
    KitPage(
        "pages/candidate/applications.py",
        "Applications",
        "applications",
        "candidate",
        record="application",
        label_elsewhere="I'm the candidate",
    ),
    KitPage("pages/candidate/prepare.py", "Prepare", "prepare", "candidate", record="application"),
    KitPage(
        "pages/candidate/call.py",
        "On the call",
        "on_the_call",
        "candidate",
        record="application",
    ),
    KitPage(
        "pages/candidate/closing_script.py",
        "Closing script",
        "closing_script",
        "candidate",
        record="application",
    ),
    KitPage(
        "pages/candidate/rehearsal.py",
        "Rehearse",
        "rehearse",
        "candidate",
        record="application",
    ),
    KitPage(
        "pages/candidate/thank_you.py",
        "Thank-you",
        "thank_you",
        "candidate",
        record="application",
        parts=("person",),
    ),
    KitPage(
        "pages/candidate/follow_up.py",
        "Follow-up",
        "follow_up",
        "candidate",
        record="application",
        parts=("reminder",),
    ),
    KitPage("pages/start/word_layouts.py", "Word layouts", "word_layouts"),
    KitPage("pages/start/your_data.py", "Your data", "your_data"),
)

_FORMER = {"phone_screen": "calls"}
"""Former paths of pages, with the current ones."""


def main() -> None:
    """Check that the browser is local, then run the requested page."""
    page = navigation.open_page(PAGES)
    unsaved_choices.begin_page()
    try:
        session.require_local()
        frame.open_kit()
        who_acts.offer()
        with about_me.read_once(), autosave.on_page():
            page.run()
    except KitError as error:
        frame.set_up()
        if isinstance(error, NotFound):
            navigation.forget_open_record()
        error_page.show(error)
    finally:  # choices that wait are retried on error pages, too
        record_history.show_unsaved()
    notices.show()


if get_script_run_ctx(suppress_warning=True) is None:
    server.name_no_home_page()
    callbacks.finish_callbacks()
    theme.write_theme_once()
    app = st.App(
        __file__,
        routes=[draft_route(server.base_path()), autosave.FILES.route()],
        middleware=[
            Middleware(SecurityHeaders, scripts=index_page.scripts()),
            Middleware(OwnOrigin, allowed_hosts=server.allowed_hosts()),
            Middleware(Addresses, paths={each.path for each in PAGES}, former=_FORMER),
            Middleware(index_page.IndexPage, script=autosave.SCRIPT, style=frame.style_sheet()),
        ],
        lifespan=lifespan,
        on_script_error=error_page.on_script_error,
    )
else:
    main()
