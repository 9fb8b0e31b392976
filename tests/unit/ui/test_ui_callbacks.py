"""What a press is for, when something else is asked for as soon as its run has begun."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from interview_kit.ui.workarounds import callbacks

PAGE = """
import streamlit as st
def note():
    st.query_params["pressed"] = "yes"
    st.session_state["pressed"] = st.session_state.get("pressed", 0) + 1
st.button("Press", on_click=note)
"""


class Disturbed(LocalScriptRunner):
    """It is asked for something else at the beginning of its first run."""

    asks_to_stop = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.on_event.connect(self.disturb, weak=False)

    def disturb(self, _: object, event: ScriptRunnerEvent, **more: object) -> None:
        if event != ScriptRunnerEvent.SCRIPT_STARTED or self.events.count(event) > 1:
            return
        if self.asks_to_stop:
            self.request_stop()
        else:
            self.request_rerun(RerunData())


@pytest.mark.parametrize("asks_to_stop", [False, True])
def test_a_press_is_taken_although_its_run_ends_for_something_else(
    asks_to_stop: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun
    )
    callbacks.finish_callbacks()
    page = AppTest.from_string(PAGE).run()
    monkeypatch.setattr(Disturbed, "asks_to_stop", asks_to_stop)
    monkeypatch.setattr(app_test, "LocalScriptRunner", Disturbed)
    page.button[0].click().run()
    assert page.session_state["pressed"] == 1
