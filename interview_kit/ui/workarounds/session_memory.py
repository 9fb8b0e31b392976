"""What the kit remembers of a browser session, beside the values of its widgets.

Streamlit: each look at its session state takes a lock and looks for other requests.
Seen in: Streamlit 1.67.0.
Instead: the kit keeps one object there, and asks for it once a run.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_each_look_at_the_session_looks_for_requests
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, TypeVar

import streamlit as st

_KEY = "kit-memory"
_of_session: ContextVar[dict[type, Any]] = ContextVar("what the session that runs remembers")

Kind = TypeVar("Kind")


def remembered(kind: type[Kind]) -> Kind:
    """Return the one object of a class that this session remembers, made when first asked for.

    A session's runs have a thread of their own, which keeps what Streamlit's state was asked
    for once: a page would ask a dozen times, and that costs as much as a button.
    """
    memory = _of_session.get(None)
    if memory is None:
        memory = st.session_state.setdefault(_KEY, {})
        _of_session.set(memory)
    found: Kind = memory.setdefault(kind, kind())
    return found
