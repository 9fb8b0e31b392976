"""What each fault did: counted by the tests, shown in docs/reliability.md."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

PROPERTY = "fault"


def fault(title: str, cause: str) -> pytest.MarkDecorator:
    """Mark a test as one that causes a fault: its row in the list, and how it is caused."""
    return pytest.mark.fault(title=title, cause=cause)


@dataclass
class Tally:
    """The counts of one test.

    `times` is how often the fault was caused, `acknowledged` how many texts the kit said were
    stored, `told` how often people were told. Of what was typed more than two seconds before
    the fault, `lost_typed` counts the texts that were not there afterwards.
    """

    title: str
    cause: str
    times: int = 0
    acknowledged: int = 0
    lost_acknowledged: int = 0
    lost_typed: int = 0
    told: int = 0
    words: list[str] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)

    def seed(self) -> random.Random:
        """Return a source of random moments; KIT_FAULTS_SEED repeats those of another run."""
        seed = int(os.environ.get("KIT_FAULTS_SEED", secrets.randbelow(10**6)))
        self.seeds.append(seed)
        print(f"KIT_FAULTS_SEED={seed}")
        return random.Random(seed)  # noqa: S311 - moments and words, no secrets

    def said(self, words: Iterable[str]) -> None:
        """Note what people were told."""
        self.words = sorted({*self.words, *words})

    def row(self) -> dict[str, Any]:
        """Return the counts as what a report can carry."""
        return asdict(self)


@dataclass
class Result:
    """All rows of one fault, added up."""

    title: str
    cause: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], outcome: str) -> None:
        """Add the row of one test. One that counts nothing has caused its fault once."""
        self.rows.append({**row, "times": row["times"] or 1})
        self.outcomes.append(outcome)

    def sum(self, name: str) -> int:
        """Return one count over all rows."""
        return sum(row[name] for row in self.rows)

    @property
    def verdict(self) -> str:
        """Say in a word or two how it went."""
        if "failed" in self.outcomes:
            return "**did not hold**"
        if set(self.outcomes) == {"skipped"}:
            return "not tried on this machine"
        return "held, in part not tried here" if "skipped" in self.outcomes else "held"


HEAD = """# Reliability

What happens to people's words when something breaks. Each line is a fault that the tests
cause: those in `tests/faults/` with real server processes and a real browser, the others on the
store, on SQLite and PostgreSQL. The tests wrote this file, at the end of a run of all of them:

    python -m pytest -m fault --write-report

A text counts as *acknowledged* when the server answered that it is stored, or the field said
"Saved". It counts as lost when it is neither what stands in the field nor in its history. What
was *typed* counts as lost when it had been typed more than two seconds before the fault and is
neither stored afterwards nor comes back by itself. *Told* is how often trouble was seen to be
announced on the page; a fault that is over before anything had to be sent need not be.
"""


def render(results: Iterable[Result], machine: str) -> str:
    """Return the page for docs/reliability.md."""
    listed = list(results)
    day = datetime.now(UTC).date().isoformat()
    lines = [
        HEAD,
        f"The latest full run: {day}, {machine}.\n",
        "| fault | how often | result | acknowledged | of these lost | typed, lost | told |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    counts = ("acknowledged", "lost_acknowledged", "lost_typed", "told")
    for each in listed:
        cells = [each.title, f"{each.sum('times'):,}", each.verdict]
        lines.append(
            "| " + " | ".join([*cells, *(f"{each.sum(name):,}" for name in counts)]) + " |"
        )
    lines.append("\n## How each is caused\n")
    for each in listed:
        words = sorted({word for row in each.rows for word in row["words"]})
        seeds = sorted({seed for row in each.rows for seed in row["seeds"]})
        lines.append(f"- **{each.title}.** {each.cause}")
        if words:
            lines.append("  People read: " + "; ".join(f"“{word}”" for word in words) + ".")
        if seeds:
            lines.append("  Random seeds: " + ", ".join(map(str, seeds)) + ".")
    return "\n".join(lines) + "\n"
