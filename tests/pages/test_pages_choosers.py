"""What a page is about, chosen on it: the address follows, but only where people chose."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store import applications, positions
from tests.pages.conftest import Run

CHOOSERS = {
    "application": "pages/candidate/prepare.py",
    "person": "pages/candidate/thank_you.py",
    "position": "pages/interviewer/compare.py",
    "document": "pages/start/word_layouts.py",
}
every_chooser = pytest.mark.parametrize(("name", "page"), CHOOSERS.items())


@pytest.fixture(autouse=True)
def others() -> dict[str, Any]:
    """Make two of each, and return those that a page does not show by itself."""
    people = {"person.1.name": "Nadia", "person.2.name": "Omar"}
    made: dict[str, list[str]] = {"application": [], "position": []}
    for name in ("Hale", "Ferry"):
        made["application"].append(
            applications.create(LOCAL, {"company": name, **people}, zone="UTC")
        )
        made["position"].append(positions.create(LOCAL, {"title": name}, zone="UTC"))
    first = {name: ids[0] for name, ids in made.items()}
    return {**first, "person": 2, "document": "cue_card"}


def chooser(app: AppTest, name: str) -> Any:
    """Return the widget that chooses what the page is about."""
    is_list = name in ("application", "position")
    return app.selectbox[0] if is_list else app.get("button_group")[0]


@every_chooser
def test_the_address_says_what_was_chosen(
    run: Run, others: dict[str, Any], name: str, page: str
) -> None:
    app = run(page)
    chooser(app, name).set_value(others[name])
    app.run()
    assert not app.exception
    assert chooser(app, name).value == others[name]
    assert app.query_params[name] == str(others[name])


@every_chooser
def test_the_address_stays_where_streamlit_has_forgotten_the_widget(
    run: Run, name: str, page: str
) -> None:
    app = run(page)
    widget = chooser(app, name)
    widget.set_value(widget.value)
    # As after a run that was ended before it came to the widget.
    app.session_state._state._state._new_session_state.pop(widget.key)
    app.run()
    assert not app.exception
    assert name not in app.query_params
