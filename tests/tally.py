"""What each fault did: counted by the tests, shown in docs/reliability.md."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

PROPERTY = "fault"
REPORT = Path(__file__).parents[1] / "docs" / "reliability.md"
COMMAND = "python -m pytest -m fault --write-report"

_SEAL = re.compile(r"\n<!-- (\{.*\}) -->\n\Z")


def fault(title: str, cause: str, *, times: int = 0) -> pytest.MarkDecorator:
    """Mark a test as one that causes a fault: its row in the list, and how it is caused.

    `times` is for tests that count nothing themselves, since each is one case of the fault.
    """
    return pytest.mark.fault(title=title, cause=cause, times=times)


def not_here(reason: str) -> NoReturn:
    """Leave out a test that this machine cannot run. Where all have to run, it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class Tally:
    """The counts of one test.

    `times` is how often the fault was caused, `acknowledged` how many texts the kit said were
    stored, `told` how often people were told. `typed` is how often what had been typed more than
    two seconds before the fault was looked for afterwards, `lost_typed` how often it was not there.
    """

    title: str
    cause: str
    times: int = 0
    acknowledged: int = 0
    lost_acknowledged: int = 0
    typed: int = 0
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

    def looks_for_typed(self, *are_there: bool) -> None:
        """Count what was typed, and whether each is there. Raises AssertionError unless all are."""
        self.typed += len(are_there)
        self.lost_typed += are_there.count(False)
        assert all(are_there), "what was typed is neither stored nor kept in the browser"

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
        """Add the row of one test."""
        self.rows.append(dict(row))
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


class Run:
    """What one run of the tests did: each test that causes a fault, by its node id.

    `expected` holds the title and cause of all there are, whichever were chosen to run.
    """

    def __init__(self) -> None:
        self.expected: dict[str, list[str]] = {}
        self.is_whole = False
        self._rows: dict[str, dict[str, Any]] = {}
        self._outcomes: dict[str, str] = {}

    def add(self, test: str, row: Mapping[str, Any], outcome: str) -> None:
        """Take the row of one part of a test: one that failed once has failed."""
        self._rows[test] = dict(row)
        if self._outcomes.get(test) != "failed":
            self._outcomes[test] = outcome

    def missing(self) -> list[str]:
        """Return the tests that did not run, of all there are."""
        ran = {test for test, outcome in self._outcomes.items() if outcome != "skipped"}
        return [test for test in self.expected if test not in ran]

    def results(self) -> list[Result]:
        """Return the row of each fault that was tried, in the order of the tests."""
        found: dict[str, Result] = {}
        order = {test: place for place, test in enumerate(self.expected)}
        for test in sorted(self._rows, key=lambda each: order.get(each, len(order))):
            row = self._rows[test]
            result = found.setdefault(row["title"], Result(row["title"], row["cause"]))
            result.add(row, self._outcomes[test])
        return list(found.values())


RUN = pytest.StashKey[Run]()


def counted(expected: Mapping[str, list[str]]) -> dict[str, int]:
    """Return how many tests cause each fault, in order."""
    return dict(Counter(title for title, _ in expected.values()))


HEAD = """# Reliability

What happens to people's words when something breaks. Each line is a fault that the tests
cause: those in `tests/faults/` with real server processes and a real browser, the others on the
store, on SQLite and PostgreSQL. The tests wrote this file, at the end of a run of all of them:

    COMMAND

A text counts as *acknowledged* when the server answered that it is stored, or the field said
"Saved". It counts as lost when it is neither what stands in the field nor in its history. What
was *typed* more than two seconds before the fault is looked for afterwards, and counts as lost when
it is neither stored nor comes back by itself. *Told* is how often trouble was seen to be announced
on the page; a fault that is over before anything had to be sent need not be. A dash stands where
nothing of the kind was counted: there the tests look at rows, or at whole pages.
""".replace("COMMAND", COMMAND)

TAIL = """
## What does not apply

- **A reminder job that skips yesterday afternoon.** The kit has no such job: no reminders run by
  themselves.
- **A dialog that closes before the server has answered.** The kit has no dialogs.
"""


def table(results: Iterable[Result]) -> list[str]:
    """Return the lines of the table: one for each fault."""
    lines = [
        "| fault | how often | result | acknowledged | of them lost | typed | of it lost | told |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for each in results:
        cells = [each.title, f"{each.sum('times'):,}", each.verdict]
        for name in ("acknowledged", "typed"):
            cells += _of_which(each.sum(name), each.sum(f"lost_{name}"))
        cells.append(f"{each.sum('told'):,}")
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _of_which(number: int, lost: int) -> list[str]:
    return [f"{number:,}", f"{lost:,}"] if number else ["–", "–"]


def render(results: Iterable[Result], machine: str) -> str:
    """Return the page for docs/reliability.md, without its seal."""
    listed = list(results)
    day = datetime.now(UTC).date().isoformat()
    lines = [HEAD, f"The latest full run: {day}, {machine}.\n", *table(listed)]
    lines.append("\n## How each is caused\n")
    for each in listed:
        words = sorted({word for row in each.rows for word in row["words"]})
        seeds = sorted({seed for row in each.rows for seed in row["seeds"]})
        lines.append(caused(each.title, each.cause))
        if words:
            lines.append("  People read: " + "; ".join(f"“{word}”" for word in words) + ".")
        if seeds:
            lines.append("  Random seeds: " + ", ".join(map(str, seeds)) + ".")
    return "\n".join(lines) + "\n" + TAIL


def caused(title: str, cause: str) -> str:
    """Return the line that says how a fault is caused."""
    return f"- **{title}.** {cause}"


def sealed(body: str, tests: Mapping[str, int]) -> str:
    """Return a page with what tells whether it is still as it was written, and still true."""
    seal = {"sha256": _sha256(body), "tests": tests}
    return f"{body}\n<!-- {json.dumps(seal, ensure_ascii=False)} -->\n"


def unsealed(page: str) -> tuple[str, dict[str, int]] | None:
    """Return a page's body and how many tests caused each fault, None if it was changed."""
    found = _SEAL.search(page)
    if found is None:
        return None
    body, seal = page[: found.start()], json.loads(found[1])
    return (body, seal["tests"]) if seal["sha256"] == _sha256(body) else None


def _sha256(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
