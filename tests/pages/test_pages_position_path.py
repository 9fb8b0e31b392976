"""The path of a position on its pages, and the page with the calls of one position."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, position_candidates, positions
from tests.pages.conftest import Run

POSITIONS, CALLS = "pages/interviewer/positions.py", "pages/interviewer/calls.py"
COMPARE = "pages/interviewer/compare.py"


@pytest.fixture
def position() -> str:
    return positions.create(LOCAL, {"title": "Lead"}, zone="UTC")


def begin(position: str, name: str) -> str:
    return calls.start(LOCAL, position, {"ending": "hear"}, candidate={"name": name}, zone="UTC")


def path(app: AppTest) -> dict[str, str]:
    """Return the steps that are links or buttons by their labels, with what they lead to."""
    assert not app.exception
    links = {each.proto.label: each.proto.query_string for each in app.get("page_link")}
    steps = {each.label: "" for each in app.button if (each.key or "").startswith("step-")}
    names = ("Kickoff", "Candidates", "Calls", "Decision", "What we learned")
    every = {**links, **steps}
    return {label: to for label, to in every.items() if label.strip("*").startswith(names)}


def test_each_page_of_a_position_shows_what_is_ready_and_next(run: Run, position: str) -> None:
    to = f"position={position}"
    later = {"Decision": to, "What we learned": to}
    assert path(run(POSITIONS, position=position)) == {"Calls": to, **later}
    begin(position, "Ada")
    done, rest = {"Kickoff *(done)*": to, "Candidates *(done)*": to}, {"Calls *(next)*": to}
    assert path(run(COMPARE, position=position)) == done | rest | {"What we learned": to}
    assert path(run(CALLS, position=position)) == done | later
    sam = position_candidates.add(LOCAL, position, {"name": "Sam"}, zone="UTC")
    app = run(POSITIONS, position=position, candidate=sam)
    steps = {"Kickoff *(done)*": "", "**Candidates *(done)***": ""}
    assert path(app) == rest | later | steps
    app = app.button(key="step-Kickoff").click().run()
    assert app.title[0].value == "Lead"
    app = run(POSITIONS, position=position, list="new").button(key="step-Candidates").click().run()
    assert app.title[0].value == "Lead"


def test_the_calls_of_a_position_are_listed_and_opened(run: Run, position: str) -> None:
    call = begin(position, "Ada *Lovelace*")
    begin(positions.create(LOCAL, {}, zone="UTC"), "Bo")
    app = run(CALLS, position=position)
    opener = app.button(key=f"opens-of-position-{call}")
    assert opener.label == r"Ada \*Lovelace\* · not finished"
    assert "Bo" not in " ".join(each.label for each in app.button)
    app = opener.click().run()
    assert app.query_params["call"] == [call] or app.query_params["call"] == call
    assert not run(CALLS, position=positions.create(LOCAL, {}, zone="UTC")).exception
