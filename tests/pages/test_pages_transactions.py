"""What a page asks the database for: looking writes nothing, and takes few transactions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from interview_kit.access import LOCAL
from interview_kit.store.records import applications, calls, positions
from tests.pages.conftest import Run

CALLS = "pages/interviewer/calls.py"


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement that is run, "BEGIN" for each transaction."""
    found: list[str] = []

    def note(*arguments: object) -> None:
        found.append(str(arguments[2]))

    def note_begin(_: object) -> None:
        found.append("BEGIN")

    event.listen(Engine, "before_cursor_execute", note)
    event.listen(Engine, "begin", note_begin)
    yield found
    event.remove(Engine, "before_cursor_execute", note)
    event.remove(Engine, "begin", note_begin)


@pytest.fixture
def records() -> dict[str, str]:
    """A record for each parameter of an address."""
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    said = {"call_date": "2026-11-23", "ending": "hear", "hear_by": "2026-12-04"}
    draft, call = (
        calls.start(LOCAL, position, said, candidate={"name": "Ada"}, zone="UTC") for _ in range(2)
    )
    calls.finish(LOCAL, call)
    application = applications.create(LOCAL, {"company": "Hale & Sons"}, zone="UTC")
    return {"position": position, "draft": draft, "call": call, "application": application}


def test_a_finished_call_takes_three_transactions_at_most(
    run: Run, records: dict[str, str], statements: list[str]
) -> None:
    app = run(CALLS, call=records["call"])
    statements.clear()
    assert not app.run().exception
    assert statements.count("BEGIN") <= 3


@pytest.mark.parametrize("part", ["header", "motivations", "ending"])
def test_a_step_of_the_form_takes_two_transactions_at_most(
    run: Run, records: dict[str, str], statements: list[str], part: str
) -> None:
    app = run(CALLS, call=records["draft"], part=part)
    statements.clear()
    assert not app.run().exception
    assert statements.count("BEGIN") <= 2


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("pages/start/home.py", ""),
        (CALLS, "call"),
        (CALLS, "draft"),
        ("pages/interviewer/positions.py", "position"),
        ("pages/interviewer/compare.py", "position"),
        ("pages/candidate/applications.py", "application"),
        ("pages/candidate/closing_script.py", "application"),
        ("pages/candidate/thank_you.py", "application"),
        ("pages/start/word_layouts.py", ""),
        ("pages/start/your_data.py", ""),
    ],
)
def test_looking_at_a_page_writes_nothing(
    run: Run, records: dict[str, str], statements: list[str], page: str, name: str
) -> None:
    parameter = "call" if name == "draft" else name
    statements.clear()
    app = run(page, **({parameter: records[name]} if name else {}))
    assert not app.exception
    changing = ("INSERT", "UPDATE", "DELETE")
    assert [each for each in statements if each.lstrip().upper().startswith(changing)] == []
