"""Long lists: their first rows, and the rest when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import applications, call_lists, calls, lifecycle, positions
from tests.pages.conftest import Run

ZONE = "UTC"
NUMBER = 15


def names_of_links(app: AppTest, word: str) -> list[str]:
    """Return the links whose label begins with this word."""
    links = [each.proto.label for each in app.get("page_link")]
    return [label for label in links if label.startswith(word)]


def make_positions() -> None:
    """Make positions, the last of which is the one changed last."""
    for number in range(NUMBER):
        positions.create(LOCAL, {"title": f"Position {number}"}, zone=ZONE)


def make_calls() -> None:
    """Make calls of one position that are not finished."""
    position = positions.create(LOCAL, {"title": "Lead"}, zone=ZONE)
    for number in range(NUMBER):
        calls.start(LOCAL, position, {}, candidate={"name": f"Caller {number}"}, zone=ZONE)


def make_applications() -> None:
    """Make applications."""
    for number in range(NUMBER):
        applications.create(LOCAL, {"company": f"Company {number}"}, zone=ZONE)


def delete_calls() -> None:
    """Delete calls."""
    make_calls()
    for row in reversed(call_lists.list_drafts(LOCAL)):
        lifecycle.delete(LOCAL, row.id)


def _positions(app: AppTest) -> list[str]:
    labels = [link.proto.label for link in app.get("page_link")]
    return [label for label in labels if label.startswith("Position")]


def _cards(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown if each.value.startswith("## Position")]


def _buttons(app: AppTest) -> list[str]:
    return [each.label for each in app.button if each.label.startswith("Caller")]


def _calls(app: AppTest) -> list[str]:
    return names_of_links(app, "Caller")


def _applications(app: AppTest) -> list[str]:
    return names_of_links(app, "Company")


def _recently_deleted(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown if each.value.startswith("Call: ")]


LISTS: dict[str, tuple[str, Callable[[], None], Callable[[AppTest], list[str]], int]] = {
    "positions on home": ("pages/start/home.py", make_positions, _positions, 5),
    "positions to call": ("pages/interviewer/calls.py", make_positions, _positions, 12),
    "positions": ("pages/interviewer/positions.py", make_positions, _cards, 12),
    "calls on home": ("pages/start/home.py", make_calls, _calls, 12),
    "calls": ("pages/interviewer/calls.py", make_calls, _buttons, 12),
    "applications on home": ("pages/start/home.py", make_applications, _applications, 8),
    "recently deleted": ("pages/start/your_data.py", delete_calls, _recently_deleted, 8),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_its_first_rows_and_all_when_asked(run: Run, name: str) -> None:
    page, make, rows, first = LISTS[name]
    make()
    app = run(page)
    assert not app.exception
    before = rows(app)
    assert len(before) == first
    assert str(NUMBER - 1) in before[0], "what was changed last comes first"
    (more,) = (button for button in app.button if button.label == "Show more")
    more.click().run()
    assert not app.exception
    after = rows(app)
    assert after[:first] == before
    assert len(set(after)) == NUMBER
    assert "Show more" not in [button.label for button in app.button]


def test_a_short_list_offers_no_more(run: Run) -> None:
    for number in range(5):
        positions.create(LOCAL, {"title": f"Position {number}"}, zone=ZONE)
    app = run("pages/start/home.py")
    assert len(_positions(app)) == 5
    assert "Show more" not in [button.label for button in app.button]
