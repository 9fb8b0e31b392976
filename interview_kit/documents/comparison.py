"""The comparison of a position's candidates as a Word file: a table across the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from interview_kit.documents.word import WordFile, open_layout
from interview_kit.interviewer.compared_people import ComparedPerson, decision_lines
from interview_kit.interviewer.must_haves import MustHave


def render_comparison(
    people: Sequence[ComparedPerson],
    known: Sequence[MustHave],
    *,
    position: str,
    pays: str,
    notes: Sequence[str],
    author: str,
    language: str,
    us_letter: bool,
    when: datetime,
) -> WordFile:
    """Return a table with a row for each candidate as a Word file. Raises DocumentError.

    `pays` says what the job pays, `notes` what the reader has to know of the scores; `language` is
    a BCP 47 tag. The paper is US Letter where `us_letter`, else A4.
    """
    values = {
        "position": position,
        "about": f"The job pays {pays}" if pays else "",
        "people": [_row(person, known) for person in people],
        "notes": list(notes),
        "running": position,
    }
    return open_layout(None, "comparison.docx").render(
        values,
        title=f"Comparison: {position}",
        author=author,
        language=language,
        when=when,
        us_letter=us_letter,
    )


def _row(person: ComparedPerson, known: Sequence[MustHave]) -> dict[str, str]:
    overdue = f" ({person.overdue})" if person.overdue else ""
    return {
        "name": person.name,
        "day": person.call_day,
        "differs": "\n".join(person.differences.words),
        "score": _score(person) or "Not rated",
        "must_haves": "\n".join(_must_have(person, each) for each in known) or "None yet",
        "gaps": "\n".join(f"{gap.label}: {gap.why}" for gap in person.gaps) or "None",
        "pay": "\n".join(part for part in (person.salary, person.to_range) if part) or "—",
        "availability": "\n".join(person.availability) or "—",
        "recommendation": person.recommendation or "None yet",
        "decision": "\n".join(decision_lines(person.decision)) or "None yet",
        "told": f"{person.told}{overdue}",
    }


def _score(person: ComparedPerson) -> str:
    weighted = person.weighted
    if weighted.mean is not None:
        return f"{weighted.mean:.1f}\n{weighted.scored} of {weighted.known} must-haves"
    if weighted.known or person.average is None:
        return ""
    number = len(person.call.ratings)
    return f"{person.average:.1f}\n{number} rating{'' if number == 1 else 's'}"


def _must_have(person: ComparedPerson, known: MustHave) -> str:
    score = person.scores[known.number]
    return f"{known.text}: {score.gap.lower() if score.mean is None else f'{score.mean:.1f}'}"
