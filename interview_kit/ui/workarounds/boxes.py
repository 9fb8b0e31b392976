"""What a box shows.

Streamlit: a value that is set at a run goes to the browser even where it is the one shown, and
takes back a tick that was made meanwhile.
Seen in: Streamlit 1.67.0.
Instead: a box is set only where it shows something else.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_a_value_that_is_set_goes_to_the_browser_though_it_is_the_same
"""

from __future__ import annotations

import streamlit as st


def set_box(key: str, is_on: bool) -> None:
    """Set what the box with this key shows. Call it right before the box."""
    if st.session_state.get(key) is not is_on:
        st.session_state[key] = is_on
