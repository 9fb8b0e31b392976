"""Calls that do not happen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import calls, positions, record_fields
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run

CALLS = "pages/interviewer/calls.py"
HOME = "pages/start/home.py"


@pytest.fixture
def call() -> str:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    return calls.start(LOCAL, position, {}, candidate={"name": "Ada"}, zone="UTC")


def headers(app: AppTest) -> list[str]:
    return [each.value for each in app.header]


def mark(app: AppTest, call: str, reason: str) -> None:
    app.button_group(key=f"missed-{call}").set_value(reason).run()
    assert not app.exception


@pytest.mark.parametrize("reason", [each.id for each in content().missed_calls.reasons])
def test_one_press_says_why_and_what_is_next(run: Run, call: str, reason: str) -> None:
    kit = content().missed_calls.reason(reason)
    assert kit
    app = run(CALLS, call=call)
    mark(app, call, reason)
    assert app.caption[0].value.startswith(escaped(f"{kit.label} · "))
    due = escaped(kit.next or "Nothing is due")
    assert any(due in each.value for each in app.markdown)
    home = run(HOME)
    assert ("Calls to make" in headers(home)) == bool(kit.next)
    assert "Unfinished calls" not in headers(home)
    app.button(key="kit-undo-button").click().run()
    assert "Who is on the line?" in headers(app)
    assert "Unfinished calls" in headers(run(HOME))


def test_what_was_noted_is_undone_where_its_call_is_open(run: Run, call: str) -> None:
    def offered() -> list[str]:
        app.run()
        assert not app.exception
        return [each.label for each in app.button if each.key == "kit-undo-button"]

    app = run(CALLS, call=call)
    mark(app, call, "no_answer")
    undo = ["Undo: noted No answer, Ada"]
    assert offered() == undo
    del app.query_params["call"]
    assert offered() == []
    app.query_params["call"] = call
    assert offered() == undo


def test_the_next_call_with_them_takes_the_place_of_what_was_due(run: Run, call: str) -> None:
    app = run(CALLS, call=call)
    mark(app, call, "no_answer")
    listed = run("pages/interviewer/positions.py", position=calls.load(LOCAL, call).position_id)
    assert app.caption[0].value in [each.proto.label for each in listed.get("page_link")]
    next(each for each in app.button if each.label == "Call again").click().run()
    assert "Who is on the line?" in headers(app)
    assert any("No answer" in each.label for each in app.button)
    assert "Calls to make" not in headers(run(HOME))


def test_a_call_that_was_moved_is_planned_for_its_new_day(run: Run, call: str) -> None:
    app = run(CALLS, call=call)
    mark(app, call, "moved")
    day = session.today() + timedelta(days=3)
    record_fields.write(LOCAL, call, "try_again_on", f"{day.isoformat()} 10:30")
    app.run()
    next(each for each in app.button if each.label == "Plan the new call").click().run()
    planned = record_fields.read(LOCAL, app.query_params["call"])
    assert planned["call_date"].reading == f"{day.isoformat()}T10:30"


def test_a_call_goes_on_with_its_answers(run: Run, call: str) -> None:
    record_fields.write(LOCAL, call, "education", "A degree.")
    app = run(CALLS, call=call)
    mark(app, call, "cut_off")
    next(each for each in app.button if each.label == "Go on with this call").click().run()
    assert not app.exception
    assert "Who is on the line?" in headers(app)
    stored = record_fields.read(LOCAL, call)
    assert (stored["missed"].text, stored["education"].text) == ("", "A degree.")


def test_in_the_middle_of_a_call_a_menu_says_it(run: Run, call: str) -> None:
    app = run(CALLS, call=call, part="education")
    assert not app.exception
    [menu] = app.get("menu_button")
    reasons = [each.label for each in content().missed_calls.reasons]
    assert list(menu.proto.options)[-len(reasons) :] == [f"It didn't happen: {r}" for r in reasons]
