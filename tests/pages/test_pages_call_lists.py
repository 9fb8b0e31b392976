"""Calls in lists: every one can be found again, finished or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, positions, record_fields
from interview_kit.ui import session
from tests.pages.conftest import Run

CALLS = "pages/interviewer/calls.py"
ANSWERS = {
    "call_date": "11/23/2026",
    "ending": "hear",
    "hear_by": "12/04/2026",
}


def held(position: str, **answers: str) -> str:
    """Hold a call, recommend somebody, and finish it."""
    call = calls.start(LOCAL, position, answers, candidate={"name": "Ada *Lovelace*"}, zone="UTC")
    assessment = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, assessment, "recommendation", "strong_yes")
    calls.finish(LOCAL, call)
    return call


def links(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("page_link")]


def test_more_calls_of_one_name_than_a_hundred_are_on_further_pages(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    for number in range(102):
        calls.start(LOCAL, position, {}, candidate={"name": f"Kim {number}"}, zone="UTC")
    app = run(CALLS)
    app.text_input[0].set_value("kim")
    app = next(each for each in app.button if each.label == "Find").click().run()
    app.session_state["calls-of-kim"] = 2
    app.run()
    found = [each.label for each in app.button if each.key and "found-" in each.key]
    assert found == [f"Lead · Kim {number} · not finished" for number in (1, 0)]


def test_the_calls_finished_last_are_on_the_page_of_calls(run: Run) -> None:
    call = held(positions.create(LOCAL, {"title": "Lead"}, zone="UTC"), **ANSWERS)
    app = run(CALLS)
    assert "Finished calls" in [each.value for each in app.header]
    button = app.button(key=f"opens-finished-{call}")
    assert button.label == r"Ada \*Lovelace\* · Lead · Mon, Nov 23, 2026"
    app = button.click().run()
    assert app.query_params["call"] == call


def test_a_call_is_found_by_name_and_opened(run: Run) -> None:
    call = held(positions.create(LOCAL, {"title": "Lead"}, zone="UTC"), **ANSWERS)
    app = run(CALLS)
    app.text_input[0].set_value("lovelace")
    app = next(each for each in app.button if each.label == "Find").click().run()
    app = app.button(key=f"opens-found-{call}").click().run()
    assert not app.exception
    assert app.query_params["call"] == call
    assert "Ada" in app.title[0].value


@pytest.mark.parametrize(("days", "is_finished", "returns"), [(0, 0, 1), (1, 0, 0), (0, 1, 0)])
def test_the_menu_leads_back_to_a_call_that_is_under_way_and_else_to_the_list(
    run: Run, days: int, *, is_finished: int, returns: int
) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    day = (session.today() + timedelta(days=days)).isoformat()
    call = calls.start(LOCAL, position, {"call_date": day}, candidate={"name": "Ada"}, zone="UTC")
    if is_finished:
        calls.finish(LOCAL, call)
    app = run(CALLS, call=call).switch_page("pages/interviewer/positions.py")
    app.query_params.clear()
    app = app.run().switch_page(CALLS)
    app.query_params.clear()
    app.run()
    assert app.query_params.get("call") == (call if returns else None)
    if returns:
        app = app.button(key="all-calls").click().run()
    assert app.title[0].value == "Calls"


def test_a_name_that_no_call_has_is_told(run: Run) -> None:
    held(positions.create(LOCAL, {"title": "Lead"}, zone="UTC"), **ANSWERS)
    app = run(CALLS)
    app.text_input[0].set_value("Nobody")
    app = next(each for each in app.button if each.label == "Find").click().run()
    assert "No call has that name." in [each.value for each in app.markdown]
