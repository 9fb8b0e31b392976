"""The candidate of a call: their details, other calls with them, and others of their name."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, candidates, positions, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import drawn_fields

CALLS = "pages/interviewer/calls.py"
POSITIONS = "pages/interviewer/positions.py"
NAME = "Ada *Lovelace*"


def two_calls() -> tuple[str, str, str]:
    """A position with two calls, each with a candidate of the same name."""
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    days = ("2026-11-23", "2026-11-27")
    first, second = (
        calls.start(LOCAL, position, {"call_date": day}, candidate={"name": NAME}, zone="UTC")
        for day in days
    )
    return position, first, second


def candidate_of(call: str) -> str:
    return calls.load(LOCAL, call).candidate_id


def questions(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown if "same person?" in each.value]


def press(app: AppTest, label: str) -> AppTest:
    button = next(each for each in app.button if each.label.startswith(label))
    app = button.click().run()
    assert not app.exception
    return app


def test_two_calls_with_one_name_are_asked_about_and_become_one_person(run: Run) -> None:
    position, first, second = two_calls()
    [asked] = questions(run(POSITIONS, position=position))
    assert asked == questions(run(CALLS, call=first))[0]
    assert asked == (
        r"You have two calls with **Ada \*Lovelace\***, on Mon, Nov 23, 2026 and on "
        "Fri, Nov 27, 2026. Is that the same person?"
    )
    app = press(run(CALLS, call=second), "The same person")
    assert candidate_of(second) == candidate_of(first)
    assert questions(app) == []
    app = press(app, "Mon, Nov 23, 2026")
    assert app.query_params["call"] == first


def test_two_people_with_one_name_are_not_asked_about_again(run: Run) -> None:
    position, first, second = two_calls()
    app = press(run(POSITIONS, position=position), "Two people")
    assert questions(app) == []
    assert candidate_of(second) != candidate_of(first)


def test_two_calls_on_one_day_are_said_so(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    for _ in range(2):
        said = {"call_date": "2026-11-23"}
        calls.start(LOCAL, position, said, candidate={"name": "Bo"}, zone="UTC")
    [asked] = questions(run(POSITIONS, position=position))
    assert "both on Mon, Nov 23, 2026" in asked


def test_another_call_with_the_candidate_can_turn_out_to_be_with_somebody_else(run: Run) -> None:
    _, first, _ = two_calls()
    [menu] = run(CALLS, call=first).get("menu_button")
    assert "Another call with them" in str(menu.proto)
    again = calls.start(
        LOCAL, calls.load(LOCAL, first).position_id, {}, candidate=candidate_of(first), zone="UTC"
    )
    press(run(CALLS, call=again), "That was somebody else")
    assert candidate_of(again) != candidate_of(first)
    assert calls.load(LOCAL, again).candidate["name"].text == NAME


def test_what_is_known_of_a_candidate_stands_at_every_call_with_them(run: Run) -> None:
    _, first, second = two_calls()
    candidates.merge(LOCAL, candidate_of(first), candidate_of(second))
    candidate = candidate_of(first)
    record_fields.write(LOCAL, candidate, "phone", "555 *0100*")
    calls.finish(LOCAL, first)
    for call in (first, second):
        shown = {each["id"]: each for each in drawn_fields(run(CALLS, call=call))}
        assert shown[f"{candidate}/phone"]["text"] == "555 *0100*"
        assert f"{candidate}/name" in shown
