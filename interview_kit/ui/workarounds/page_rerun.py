"""A page that runs itself again.

Streamlit: a rerun takes the place of another page that was asked for meanwhile, and leads back.
Seen in: Streamlit 1.67.0.
Instead: an empty element comes first. There Streamlit looks whether something else was asked for.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_a_rerun_takes_the_place_of_a_page_that_was_asked_for
"""

from __future__ import annotations

from typing import NoReturn

import streamlit as st


def rerun_page() -> NoReturn:
    """Run the page again, unless another one was asked for since this run began."""
    st.empty()
    st.rerun()
