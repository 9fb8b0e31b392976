"""What a page is about, chosen on it: the address follows, but only where people chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import applications, positions
from tests.pages.conftest import Run

CHOOSERS = {
    "application": "pages/candidate/applications.py",
    "person": "pages/candidate/thank_you.py",
    "position": "pages/interviewer/compare.py",
    "document": "pages/start/word_layouts.py",
}
every_chooser = pytest.mark.parametrize(("name", "page"), CHOOSERS.items())


@dataclass(frozen=True)
class ChooserRecords:
    """The records that a page opens by its address, and the others to choose from."""

    opened: dict[str, dict[str, str]]
    others: dict[str, Any]


@pytest.fixture(autouse=True)
def records() -> ChooserRecords:
    """Make two of each."""
    people = {"person.1.name": "Nadia", "person.2.name": "Omar"}
    ids: dict[str, list[str]] = {"application": [], "position": []}
    for name in ("Hale", "Ferry"):
        ids["application"].append(
            applications.create(LOCAL, {"company": name, **people}, zone="UTC")
        )
        ids["position"].append(positions.create(LOCAL, {"title": name}, zone="UTC"))
    application = {"application": ids["application"][1]}
    return ChooserRecords(
        {"application": application, "person": application, "position": {}, "document": {}},
        {
            "application": ids["application"][0],
            "position": ids["position"][0],
            "person": 2,
            "document": "cue_card",
        },
    )


def chooser(app: AppTest, name: str) -> Any:
    """Return the widget that chooses what the page is about."""
    is_list = name in ("application", "position")
    return app.selectbox[0] if is_list else app.get("button_group")[0]


@every_chooser
def test_the_address_says_what_was_chosen(
    run: Run, records: ChooserRecords, name: str, page: str
) -> None:
    app = run(page, **records.opened[name])
    chooser(app, name).set_value(records.others[name])
    app.run()
    assert not app.exception
    assert chooser(app, name).value == records.others[name]
    assert app.query_params[name] == str(records.others[name])


@every_chooser
def test_the_address_stays_where_streamlit_has_forgotten_the_widget(
    run: Run, records: ChooserRecords, name: str, page: str
) -> None:
    app = run(page, **records.opened[name])
    widget = chooser(app, name)
    widget.set_value(widget.value)
    # As after a run that was ended before it came to the widget.
    app.session_state._state._state._new_session_state.pop(widget.key)
    app.run()
    assert not app.exception
    assert dict(app.query_params) == records.opened[name]


def test_of_many_positions_the_last_hundred_are_offered_and_any_is_compared_by_its_address(
    run: Run,
) -> None:
    oldest = positions.create(LOCAL, {"title": "Oldest"}, zone="UTC")
    for number in range(100):
        positions.create(LOCAL, {"title": f"Position {number}"}, zone="UTC")
    app = run(CHOOSERS["position"])
    assert len(app.selectbox[0].options) == 100
    assert "Oldest" not in app.selectbox[0].options
    opened = run(CHOOSERS["position"], position=oldest).selectbox[0]
    assert (len(opened.options), opened.value) == (101, oldest)
    next(each for each in app.button if each.label == "Show more positions").click().run()
    assert "Oldest" in app.selectbox[0].options


def test_of_many_applications_the_last_hundred_are_offered_and_any_is_opened_by_its_address(
    run: Run,
) -> None:
    oldest = applications.create(LOCAL, {"company": "Oldest"}, zone="UTC")
    for number in range(100):
        last = applications.create(LOCAL, {"company": f"Firm {number}"}, zone="UTC")
    newest = run(CHOOSERS["application"], application=last).selectbox[0]
    assert (len(newest.options), "Oldest" in newest.options) == (100, False)
    opened = run(CHOOSERS["application"], application=oldest).selectbox[0]
    assert (len(opened.options), opened.value) == (101, oldest)
    assert "under Applications" in str(opened.help)
