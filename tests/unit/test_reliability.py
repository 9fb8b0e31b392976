"""The page about reliability is what a run of all faults wrote, and they held."""

from __future__ import annotations

import pytest

from tests.tally import COMMAND, REPORT, Run, Tally, caused, counted, sealed, unsealed

OUT_OF_DATE = f"Write docs/reliability.md anew, which takes twenty minutes: {COMMAND}"


@pytest.fixture
def page() -> tuple[str, dict[str, int]]:
    """The page's words, and how many tests caused each fault."""
    found = unsealed(REPORT.read_text("utf-8"))
    assert found is not None, f"It was edited by hand, or has no seal. {OUT_OF_DATE}"
    return found


def test_the_page_lists_each_fault_with_its_cause_and_all_its_tests(
    page: tuple[str, dict[str, int]], faults: dict[str, list[str]]
) -> None:
    body, tests = page
    assert tests == counted(faults), OUT_OF_DATE
    lines = body.splitlines()
    missing = [title for title, cause in faults.values() if caused(title, cause) not in lines]
    assert not missing, OUT_OF_DATE


def test_each_fault_held_and_lost_nothing(page: tuple[str, dict[str, int]]) -> None:
    body, tests = page
    lines = body.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("| ---")) + 1
    rows = [line.strip("| ").split(" | ") for line in lines[first:] if line.startswith("| ")]
    assert [row[0] for row in rows] == list(tests)
    assert {row[2] for row in rows} == {"held"}
    assert {lost for row in rows for lost in (row[4], row[6])} == {"0", "–"}


def test_a_page_that_was_changed_by_hand_is_found_out() -> None:
    tests = {"The cat walks over the keys": 3}
    page = sealed("It **did not hold**.\n", tests)
    assert unsealed(page) == ("It **did not hold**.\n", tests)
    assert unsealed(page.replace("did not hold", "held")) is None
    assert unsealed("It held.\n") is None


def test_a_run_knows_what_it_left_out_and_what_failed_once() -> None:
    run = Run()
    run.expected = {f"test_{number}": ["The cat", "She walks."] for number in range(4)}
    row = Tally("The cat", "She walks.", times=2).row()
    run.add("test_0", row, "passed")
    run.add("test_1", row, "failed")
    run.add("test_1", row, "passed")
    run.add("test_2", row, "skipped")
    assert run.missing() == ["test_2", "test_3"]
    (result,) = run.results()
    assert (result.verdict, result.sum("times")) == ("**did not hold**", 6)
