"""The comparison of a position's candidates as a Word file: a table across the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from interview_kit.documents.word import WordFile, open_layout
from interview_kit.interviewer.compared_people import ComparedPerson, Gap, decision_lines
from interview_kit.interviewer.must_have_scores import MustHaveScore
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.one_page import Fitting
from interview_kit.text import shorten

_SHORTENED = "What ends in “…” is shortened: the page Compare and its Excel file have all of it."
_MOST_LINES = 3
"""The lines of a row, so that about twelve rows fit on a page."""
_SCORES_ON_A_LINE = 6
_LONGEST_MUST_HAVE = 80
_NOT_RATED = "–"
_SHORT = 3
"""The characters of an answer, such as "Yes", that fit in the place of a score."""

# In average letters: what fits on a line of the columns of the layout.
_NAME, _MUST_HAVES, _GAPS, _PAY, _AVAILABLE = 21.0, 24.0, 23.5, 20.0, 18.5
_DECISION, _TOLD = 16.5, 17.5


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
    a BCP 47 tag. The paper is US Letter where `us_letter`, else A4. A row has three lines, so that
    a page holds a dozen: what does not fit is cut, and a note says so.
    """
    fitting = Fitting()
    rows = [_row(person, known, fitting) for person in people]
    values = {
        "position": position,
        "about": f"The job pays {pays}" if pays else "",
        "legend": _legend(known),
        "numbers": _on_lines(str(place) for place, _ in enumerate(known, 1)).splitlines(),
        "people": rows,
        "notes": [*notes, *_versions(people), *([_SHORTENED] if fitting.cut else [])],
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


def _row(person: ComparedPerson, known: Sequence[MustHave], fitting: Fitting) -> dict[str, str]:
    version = f"v{person.call.version}" if person.differences.words else ""
    return {
        "name": _fit((person.name,), _NAME, fitting, most=2),
        "day": " · ".join(filter(None, (person.call_day, version))),
        "score": _score(person) or "Not rated",
        "must_haves": _must_haves(person, known, fitting) or "None yet",
        "gaps": _fit(_gaps(person.gaps), _GAPS, fitting) or "None",
        "pay": _fit((person.salary, person.to_range), _PAY, fitting) or "—",
        "availability": _fit(person.availability, _AVAILABLE, fitting) or "—",
        "recommendation": person.recommendation or "None yet",
        "decision": _fit(decision_lines(person.decision)[:2], _DECISION, fitting) or "None yet",
        "told": _fit((person.overdue, person.told), _TOLD, fitting),
    }


def _fit(parts: Iterable[str], line: float, fitting: Fitting, *, most: int = _MOST_LINES) -> str:
    """Return parts as they fit into the lines of a cell, each on a line of its own or more."""
    texts = [part for part in parts if part]
    texts[most - 1 :] = filter(None, ["; ".join(texts[most - 1 :])])
    shown: list[str] = []
    for left, text in zip(range(len(texts) - 1, -1, -1), texts, strict=True):
        fitted, lines = fitting.fit_lines(text, "cells", line, most - left)
        shown.append(fitted)
        most -= lines
    return "\n".join(shown)


def _legend(known: Sequence[MustHave]) -> str:
    """Return what the numbers of the must-haves stand for, "" without any."""
    named = (
        f"{place} {shorten(each.text, _LONGEST_MUST_HAVE)} (weight {each.weight})"
        for place, each in enumerate(known, 1)
    )
    return f"Must-haves, scored 1 to 5: {' · '.join(named)}" if known else ""


def _on_lines(scores: Iterable[str]) -> str:
    """Return scores below each other's numbers, so many on a line."""
    rest, lines = list(scores), []
    while rest:
        lines.append("\t".join(rest[:_SCORES_ON_A_LINE]))
        del rest[:_SCORES_ON_A_LINE]
    return "\n".join(lines)


def _must_haves(person: ComparedPerson, known: Sequence[MustHave], fitting: Fitting) -> str:
    """Return the scores; below them what was said and is too long, each by its number."""
    scores = [person.scores[each.number] for each in known]
    numbers = _on_lines(map(_score_or_said, scores))
    longer = [
        f"{place}: {score.said}"
        for place, score in enumerate(scores, 1)
        if score.said and _score_or_said(score) != score.said
    ]
    most = max(_MOST_LINES - len(numbers.splitlines()), 1)
    return "\n".join(filter(None, (numbers, _fit(longer, _MUST_HAVES, fitting, most=most))))


def _score_or_said(score: MustHaveScore) -> str:
    if score.mean is not None:
        return f"{score.mean:.1f}"
    return score.said if 0 < len(score.said) <= _SHORT else _NOT_RATED


def _score(person: ComparedPerson) -> str:
    weighted = person.weighted
    if weighted.mean is not None:
        return f"{weighted.mean:.1f}\n{weighted.scored} of {weighted.known}"
    if weighted.known or person.average is None:
        return ""
    number = len(person.call.ratings)
    return f"{person.average:.1f}\n{number} rating{'' if number == 1 else 's'}"


def _gaps(gaps: Sequence[Gap]) -> list[str]:
    """Return how many questions have no answer for which reason, and which: "2 no time: Salary"."""
    by_reason: dict[str, list[str]] = {}
    for gap in gaps:
        by_reason.setdefault(gap.why, []).append(gap.label)
    return [f"{len(each)} {why}: {', '.join(each)}" for why, each in by_reason.items()]


def _versions(people: Sequence[ComparedPerson]) -> Iterator[str]:
    """Yield what each earlier version of the questions asked differently."""
    different = {person.call.version: person.differences.words for person in people}
    for version, words in sorted(different.items()):
        if words:
            yield f"v{version} is version {version} of the questions. {'. '.join(words)}."
