"""What sums up a candidate, as columns of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_kit.fields import call_fields
from interview_kit.interviewer.compared_people import ComparedPerson, decision_lines
from interview_kit.interviewer.comparison import Cell
from interview_kit.interviewer.must_haves import MustHave


def summary_cells(person: ComparedPerson, known: Sequence[MustHave]) -> dict[str, Cell]:
    """Return what sums up a candidate by its headings: numbers as such, "" for what is missing."""
    scores = {f"Must-have {each.number}: {each.text}": _score(person, each) for each in known}
    weighted = person.weighted.mean
    return {
        **({"Weighted score": "" if weighted is None else round(weighted, 2)} if known else {}),
        **({"Must-haves scored": person.weighted.scored} if known else {}),
        **scores,
        "Gaps": "\n".join(f"{gap.label}: {gap.why}" for gap in person.gaps),
        "Salary and the range": person.to_range,
        call_fields.DECISION.label: "\n".join(decision_lines(person.decision)),
        "Availability": "\n".join(person.availability),
        "Asked differently": "\n".join(person.differences.words),
    }


def in_words(cells: Mapping[str, Cell], decimal: str) -> dict[str, Cell]:
    """Return cells as texts, with a decimal sign."""
    return {
        name: str(cell).replace(".", decimal) if isinstance(cell, float) else str(cell)
        for name, cell in cells.items()
    }


def _score(person: ComparedPerson, known: MustHave) -> Cell:
    score = person.scores[known.number]
    return score.said if score.mean is None else round(score.mean, 2)
