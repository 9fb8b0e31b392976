"""What a page sends of its text fields."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.looking import fields, opening


def test_a_page_that_fails_half_way_still_has_the_fields_above() -> None:
    def page() -> None:
        from interview_kit.ui import autosave

        with autosave.on_page():
            autosave.text_field("Above", "a" * 32, "above", entries={})
            raise RuntimeError

    app = AppTest.from_function(page).run()
    assert app.exception
    assert list(fields(app)) == ["Above"]


def test_one_field_cannot_stand_on_a_page_twice() -> None:
    def page() -> None:
        from interview_kit.ui import autosave

        with autosave.on_page():
            autosave.text_field("Here", "a" * 32, "company", entries={})
            autosave.text_field("And here", "a" * 32, "company", entries={})

    app = AppTest.from_function(page).run()
    assert app.exception
    assert list(fields(app)) == ["Here"]


def test_each_run_sends_the_fields_of_that_run_alone() -> None:
    def page() -> None:
        import streamlit as st

        from interview_kit.ui import autosave

        with autosave.on_page():
            if st.toggle("Another"):
                autosave.text_field("Another", "a" * 32, "another", entries={})
            else:
                autosave.text_field("One", "a" * 32, "one", entries={})

    app = AppTest.from_function(page).run()
    assert list(fields(app)) == ["One"]
    app.toggle[0].set_value(True).run()
    assert list(fields(app)) == ["Another"]


def test_an_opening_stays_the_same_until_something_else_is_opened() -> None:
    def page() -> None:
        import streamlit as st

        from interview_kit.ui import autosave
        from interview_kit.ui.autosave import openers

        with autosave.on_page():
            openers.opener("Open", name="it")
            is_filled = st.toggle("Filled in")  # the first field is another one, or none, by then
            autosave.text_field("Title", "a" * 32, "title", entries={}, first=not is_filled)

    app = AppTest.from_function(page).run()
    opened = app.button[0].click().run()
    before = opening(opened)
    assert before.endswith("/title")
    assert opening(app.toggle[0].set_value(True).run()) == before
    assert opening(app.button[0].click().run()) != before
