"""How long a notice stands over the page."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

PAGE = """
import streamlit as st
from interview_kit.ui import notices
st.button("Delete", on_click=notices.notify, args=("Deleted.",))
st.button("Move", on_click=notices.notify, args=("Moved.",))
st.button("Look")
st.button("A text was stored", on_click=notices.keep)
notices.show()
"""


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_string(PAGE).run()


def press(page: AppTest, label: str) -> list[str]:
    next(button for button in page.button if button.label == label).click().run()
    return [notice.value for notice in page.info]


def test_it_goes_with_the_next_press(page: AppTest) -> None:
    assert press(page, "Delete") == ["Deleted."]
    assert press(page, "Move") == ["Moved."]
    assert press(page, "Look") == []
    assert press(page, "A text was stored") == []


def test_it_stays_where_a_text_is_stored_right_after_a_press(page: AppTest) -> None:
    press(page, "Delete")
    assert press(page, "A text was stored") == ["Deleted."]
    assert press(page, "A text was stored") == ["Deleted."]
    assert press(page, "Look") == []


def test_it_goes_with_a_stored_text_once_there_was_time_to_read_it(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, "Delete")
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert press(page, "A text was stored") == []
