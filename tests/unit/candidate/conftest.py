"""The computer is far from all zones that the tests name, so no rule can count on its clock."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def elsewhere() -> Iterator[None]:
    """Put the computer on the Chatham Islands, where there is a way to."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Pacific/Chatham"
    _read_zone()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    _read_zone()


def _read_zone() -> None:
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()
