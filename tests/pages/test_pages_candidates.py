"""The candidate of a call: their details, other calls with them, and others of their name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, positions, record_fields, same_person
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import drawn_fields

CALLS = "pages/interviewer/calls.py"
POSITIONS = "pages/interviewer/positions.py"
NAME = "Ada *Lovelace*"


def two_calls(*, finish: bool = False) -> tuple[str, str, str]:
    """A position with two calls, each with a candidate of the same name."""
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    first, second = (
        calls.start(
            LOCAL,
            position,
            {"call_date": day},
            candidate={"name": NAME, "phone": phone},
            zone="UTC",
        )
        for day, phone in (("2026-11-23", "555 0100"), ("2026-11-27", "555 0199"))
    )
    if finish:
        calls.finish(LOCAL, second)
    return position, first, second


def candidate_of(call: str) -> str:
    return calls.load(LOCAL, call).candidate_id


def phone_of(call: str) -> str:
    return calls.load(LOCAL, call).candidate["phone"].text


def is_asked(app: AppTest) -> bool:
    return "Is that the same person?" in [each.value for each in app.markdown]


def press(app: AppTest, label: str) -> AppTest:
    button = next(each for each in app.button if each.label.startswith(label))
    app = button.click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("finish", [False, True])
def test_two_calls_with_one_name_are_asked_about_and_become_one_person(
    run: Run, finish: bool
) -> None:
    position, first, second = two_calls(finish=finish)
    assert is_asked(run(POSITIONS, position=position))
    assert is_asked(run(CALLS, call=first))
    app = run(CALLS, call=second)
    assert r"You have another call with **Ada \*Lovelace\***:" in [e.value for e in app.markdown]
    labels = [each.label for each in app.button]
    assert r"Mon, Nov 23, 2026 · not finished · 555 0100" in labels
    app = press(app, "The same person")
    assert candidate_of(second) == candidate_of(first)
    assert not is_asked(app)
    app = press(app, "Also with them")
    assert app.query_params["call"] == first


def test_two_people_with_one_name_are_not_asked_about_again_but_can_be_one(run: Run) -> None:
    position, first, second = two_calls()
    app = press(run(POSITIONS, position=position), "Two people")
    assert not is_asked(app)
    app = run(CALLS, call=second)
    assert not is_asked(app)
    app = press(app, "They are the same person")
    assert candidate_of(second) == candidate_of(first)


def test_a_position_shows_both_calls_with_what_tells_them_apart(run: Run) -> None:
    position, *_ = two_calls()
    links = [each.proto.label for each in run(POSITIONS, position=position).get("page_link")]
    assert links[-2:] == [
        "Mon, Nov 23, 2026 · not finished · 555 0100",
        "Fri, Nov 27, 2026 · not finished · 555 0199",
    ]


@pytest.mark.parametrize("pressed", [0, 1])
def test_who_was_taken_for_another_is_as_before(run: Run, pressed: int) -> None:
    _, *both = two_calls()
    same_person.merge(LOCAL, *map(candidate_of, both))
    press(run(CALLS, call=both[pressed]), "That was somebody else")
    assert [phone_of(call) for call in both] == ["555 0100", "555 0199"]


def test_what_is_known_of_a_candidate_stands_at_every_call_with_them(run: Run) -> None:
    _, first, second = two_calls()
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    candidate = candidate_of(first)
    record_fields.write(LOCAL, candidate, "phone", "555 *0100*")
    calls.finish(LOCAL, first)
    for call in (first, second):
        shown = {each["id"]: each for each in drawn_fields(run(CALLS, call=call))}
        assert shown[f"{candidate}/phone"]["text"] == "555 *0100*"
        assert "the other call" in shown[f"{candidate}/name"]["help"]


def test_another_call_with_them_that_is_only_planned_says_for_when(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    first = calls.start(LOCAL, position, {}, candidate={"name": "Bo"}, zone="UTC")
    day = session.today() + timedelta(days=2)
    values = {"call_date": day.isoformat(), "call_time": "10:30", "call_zone": "America/New_York"}
    candidate = candidate_of(first)
    planned = calls.start(LOCAL, position, values, candidate=candidate, zone="UTC")
    app = run(CALLS, call=first)
    words = f"Also with them: planned for {day:%a}, {day:%b} {day.day}, 10:30 AM in New York, "
    assert app.button(key=f"opens-related-{planned}").label.startswith(escaped(words))
