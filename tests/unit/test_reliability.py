"""The page about reliability lists the faults that are caused, and they held."""

from __future__ import annotations

from tests.conftest import REPORT, listed


def test_each_fault_that_is_caused_is_listed_and_held() -> None:
    lines = REPORT.read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("| ---")) + 1
    rows = [line.strip("| ").split(" | ") for line in lines[first:] if line.startswith("| ")]
    found = {row[0]: row[2] for row in rows}
    assert list(found) == listed()
    assert set(found.values()) == {"held"}
