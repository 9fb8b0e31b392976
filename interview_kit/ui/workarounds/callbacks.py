"""A press is taken, whatever comes right after it.

Streamlit: before a run calls what a press is for, it looks whether something else was asked for, or
whether the browser has gone. Then it ends, and nothing is left of the press. It looks again at each
use of the session, in the midst of what a press does.
Seen in: Streamlit 1.67.0.
Instead: a run that has begun looks once what the press is for is done.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_a_run_looks_for_requests_before_it_takes_a_press
"""

from __future__ import annotations

from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState

streamlits_own = SafeSessionState.on_script_will_rerun
"""What Streamlit does before a run: it calls the callbacks of what was pressed and chosen."""


def finish_callbacks() -> None:
    """Let no request end a run before its callbacks are through, in all sessions from now on."""
    SafeSessionState.on_script_will_rerun = _without_looking  # type: ignore[assignment,method-assign]


def _without_looking(state: SafeSessionState, *args: Any, **more: Any) -> None:
    # A runner looks for requests only while this says that it executes a page.
    runner: Any = state._yield_callback.__self__  # type: ignore[attr-defined]
    runner._execing = False
    try:
        streamlits_own(state, *args, **more)
    finally:
        runner._execing = True
