"""What the kit has to know of Streamlit's server, which does these things for itself alone.

Streamlit: routes that `st.App` is given lie outside the base path, a page is answered whatever name
it is asked by, and a folder called pages is taken for an older kind of app until the first run.
Seen in: Streamlit 1.67.0.
Instead: the kit adds the path, checks the name, and says that it is no such app.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_routes_are_not_put_below_the_base_path
  test_a_page_is_answered_by_any_name
  test_the_first_run_names_the_home_page_first
"""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

STATIC = Path(st.__file__).parent / "static"
"""The folder of Streamlit's own page and scripts."""

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def base_path() -> str:
    """Return the path before all addresses of the kit, "" or "/prefix".

    `st.App` does not add it to routes that it is given.
    """
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{prefix}" if prefix else ""


def allowed_hosts() -> tuple[str, ...]:
    """Return the names under which the kit may be asked. Streamlit guards web sockets alone."""
    return tuple(st.get_option("server.allowedHosts") or _LOOPBACK)


def inline_scripts() -> list[str]:
    """Return the scripts that stand in Streamlit's own page."""
    page = (STATIC / "index.html").read_text("utf-8")
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def name_no_home_page() -> None:
    """Keep the first run after a start from naming the home page to the browser.

    There is a folder called pages. Streamlit takes it for its older kind of app until the first
    run is through, and in that run names the home page first: whatever a page open since before a
    restart sent in that moment would lead there.
    """
    PagesManager.uses_pages_directory = False
