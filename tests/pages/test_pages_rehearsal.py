"""The page for rehearsing: what it sends to the browser, and what it counts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import applications
from tests.pages.conftest import Run
from tests.pages.looking import write

REHEARSAL = "pages/candidate/rehearsal.py"


@pytest.fixture
def application() -> str:
    values = {"job_title": "Lead", "strengths": "six years in <b>stock</b>"}
    return applications.create(LOCAL, values, zone="UTC")


def sent(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what the page sends to its large type, by mode."""
    drawn = [each.proto for each in app.get("bidi_component")]
    texts = [json.loads(each.json) for each in drawn if each.component_name == "kit_large_type"]
    return {data["mode"]: data for data in map(json.loads, texts)}


def shown(app: AppTest) -> str:
    return "\n".join(each.value for each in app.markdown)


def test_the_script_goes_out_in_breaths_as_it_was_typed(run: Run, application: str) -> None:
    app = run(REHEARSAL, application=application)
    assert not app.exception
    rehearsal = sent(app)["rehearse"]
    recap, *others = rehearsal["moves"]
    breaths = [breath["text"] for breath in recap["breaths"]]
    assert breaths[-1] == "I'd bring six years in <b>stock</b>."
    assert "10 to 15 seconds" in recap["note"]
    assert not any(move["note"] for move in others)
    assert [breath["ask"] for move in others for breath in move["breaths"]].count(True) == 1
    assert sent(app)["measure"]["words"] == sum(
        breath["words"] for move in rehearsal["moves"] for breath in move["breaths"]
    )


def test_a_pace_of_ones_own_is_said_to_be_that(run: Run, application: str) -> None:
    app = run(REHEARSAL, application=application)
    assert sent(app)["rehearse"]["pace"] == content().candidate.closing.numbers.words_per_minute
    assert app.expander[0].label.startswith("Measure your pace (150 ")
    write(LOCAL.id, "pace", "120")
    app = run(REHEARSAL, application=application)
    assert sent(app)["rehearse"]["pace"] == 120
    assert app.expander[0].label == "Your pace: 120 words a minute"


def test_only_practice_of_today_counts(run: Run, application: str) -> None:
    today = datetime.now(UTC).date()
    write(application, "practiced", f"{today - timedelta(days=1)}\n{today}\n{today}")
    assert "Practiced: 2 of 3 today" in shown(run(REHEARSAL, application=application))
    write(application, "practiced", f"{today}\n" * 4)
    assert "Practiced: 4 times today" in shown(run(REHEARSAL, application=application))


def test_a_script_without_words_says_so(run: Run, application: str) -> None:
    for move in content().candidate.closing.moves:
        write(application, f"move.{move.id}.on", "no")
    app = run(REHEARSAL, application=application)
    assert not app.exception
    assert "Your closing script has no words yet." in shown(app)
    assert sent(app) == {}


def test_without_an_application_there_is_nothing_to_rehearse(run: Run) -> None:
    app = run(REHEARSAL)
    assert not app.exception
    assert sent(app) == {}
