"""The lines of a summary's page are shared by all that was said."""

from __future__ import annotations

import pytest

from interview_kit.interviewer.summary_room import share_lines


@pytest.mark.parametrize(
    ("needed", "lines", "given"),
    [
        ([1, 1, 1], 9, [1, 1, 1]),
        ([5, 1, 4], 20, [5, 1, 4]),
        ([5, 1, 4], 7, [3, 1, 3]),
        ([5, 1, 4], 4, [2, 1, 1]),
        ([5, 1, 4], 3, [2, 1, 0]),
        ([5, 1, 4], 0, [0, 0, 0]),
        ([], 9, []),
    ],
)
def test_each_gets_two_lines_in_turn_and_more_as_long_as_there_are_any(
    needed: list[int], lines: int, given: list[int]
) -> None:
    assert share_lines(needed, lines) == given
