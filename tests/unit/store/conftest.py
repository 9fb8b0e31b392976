"""A real database for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.store import applications, database, positions, screens

ZONE = "Europe/London"


@pytest.fixture(autouse=True)
def file(tmp_path: Path) -> Iterator[Path]:
    """The database file, open."""
    path = tmp_path / "data" / "kit.db"
    database.connect(f"sqlite:///{path}")
    yield path
    database.dispose()


@pytest.fixture
def position() -> str:
    """A position."""
    return positions.create(LOCAL, {"title": "Inventory lead", "years_in": "stock"}, zone=ZONE)


@pytest.fixture
def screen(position: str) -> str:
    """A call that is under way."""
    return screens.start(LOCAL, position, {"call_date": "2026-11-23"}, zone=ZONE)


@pytest.fixture
def application() -> str:
    """An application."""
    return applications.create(LOCAL, {"company": "Hale & Sons"}, zone=ZONE)
