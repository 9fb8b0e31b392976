"""The comparison as tables in HTML: every text escaped, names that stay, long texts to open.

Streamlit's own tables read Markdown, wrap nothing, and keep no name in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from interview_kit.interviewer.compared_answers import ComparedAnswer
from interview_kit.interviewer.compared_people import ComparedPerson, decision_lines
from interview_kit.interviewer.must_have_scores import MustHaveScore
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.people_order import (
    AVAILABLE,
    AVERAGE,
    DECISION,
    GAPS,
    NAME,
    PAY,
    RECOMMENDATION,
    SCORE,
    TOLD,
    must_have_column,
)
from interview_kit.text import one_line, shorten

_IN_A_CELL, _IN_AN_ANSWER, _IN_A_HEADING, _IN_A_NARROW_HEADING = 90, 600, 60, 22
"""The characters of a text that is shown without opening it."""
_FEW = 4
"""The must-haves that fit beside the other columns in full words."""


class SortedBy(NamedTuple):
    """The column that a table is sorted by, and whether its values fall."""

    column: str
    falls: bool


class AnswerLine(NamedTuple):
    """One part of the calls beside each other: a heading, and the answer of each candidate."""

    heading: str
    about: str
    answers: Sequence[ComparedAnswer]


def people_table(
    people: Sequence[ComparedPerson], known: Sequence[MustHave], pays: str, sorted_by: SortedBy
) -> str:
    """Return a table with a row for each candidate. `pays` says what the job pays, or is ""."""
    decided = any(person.decision for person in people)
    is_narrow = len(known) > _FEW
    longest = _IN_A_NARROW_HEADING if is_narrow else _IN_A_HEADING
    score = (SCORE, "Weighted score", "") if known else (AVERAGE, "Average rating", "")
    columns = [
        (NAME, "Candidate", ""),
        score,
        *(
            (
                must_have_column(each.number),
                f'<span title="{escape(each.text)}">{_text(each.text, longest)}</span>',
                f"weight {each.weight}",
            )
            for each in known
        ),
        (GAPS, "Gaps", ""),
        (PAY, "Salary wanted", f"the job pays {pays}" if pays else ""),
        (AVAILABLE, "Availability", ""),
        (RECOMMENDATION, "Recom&shy;mendation", ""),
        *([(DECISION, "Decision", "")] if decided else []),
        (TOLD, "They'll hear", ""),
    ]
    head = "".join(_heading(words, about, column, sorted_by) for column, words, about in columns)
    rows = (_person_row(person, known, decided=decided) for person in people)
    look = "kit-rows kit-narrow" if is_narrow else "kit-rows"
    table = _table("Everyone", f"<tr>{head}</tr>", rows, look=look)
    return table + _legend(known) if is_narrow else table


def _legend(known: Sequence[MustHave]) -> str:
    """Return the must-haves in full, since their headings are cut."""
    lines = "".join(f"<li>{escape(each.text)}</li>" for each in known)
    return f'<div class="kit-legend">The must-haves, from left to right:<ol>{lines}</ol></div>'


def question_table(
    people: Sequence[ComparedPerson], answers: Sequence[ComparedAnswer], *, rated: bool
) -> str:
    """Return a table with the answer of each candidate to one question, a row for each."""
    columns = ("Candidate", *(("Rating",) if rated else ()), "Answer")
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    rows = (
        f"<tr>{_name(person)}"
        + (f"<td>{_rating(answer) or _quiet('not rated')}</td>" if rated else "")
        + f'<td class="kit-wide">{_answer(answer, _IN_AN_ANSWER)}</td></tr>'
        for person, answer in zip(people, answers, strict=True)
    )
    return _table("All answers to this question", f"<tr>{head}</tr>", rows)


def side_by_side(people: Sequence[ComparedPerson], lines: Iterable[AnswerLine]) -> str:
    """Return a table with a column for each candidate, and a row for each part of the calls."""
    names = "".join(f'<th scope="col">{_link(person)}{_version(person)}</th>' for person in people)
    rows = (
        f'<tr><th scope="row">{escape(line.heading)}{_quiet(line.about)}</th>'
        + "".join(
            f'<td class="kit-wide">{_rating(answer)}{_answer(answer, None)}</td>'
            for answer in line.answers
        )
        + "</tr>"
        for line in lines
    )
    return _table("Side by side", f"<tr><td></td>{names}</tr>", rows, look="kit-beside")


def _table(name: str, head: str, rows: Iterable[str], *, look: str = "kit-rows") -> str:
    # The part that scrolls takes the focus, or the keyboard could not scroll it.
    return (
        f'<div class="kit-compared" role="region" aria-label="{escape(name)}" tabindex="0">'
        f'<table class="{look}"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _heading(words: str, about: str, column: str, sorted_by: SortedBy) -> str:
    mark, direction = "", ""
    if column == sorted_by.column:
        mark = '<span aria-hidden="true"> ' + ("▼" if sorted_by.falls else "▲") + "</span>"
        direction = f' aria-sort="{"descending" if sorted_by.falls else "ascending"}"'
    return f'<th scope="col"{direction}>{words}{mark}{_quiet(about)}</th>'


def _person_row(person: ComparedPerson, known: Sequence[MustHave], *, decided: bool) -> str:
    weighted = person.weighted
    if known:
        score = _mean(weighted.mean, f"{weighted.scored} of {weighted.known} rated")
    else:
        number = len(person.call.ratings)
        score = _mean(person.average, _ratings(number))
    overdue = f"<strong>{escape(person.overdue)}</strong>" if person.overdue else ""
    short = (score, *(_must_have(person.scores[each.number]) for each in known), _gaps(person))
    words = (
        _text(person.salary, _IN_A_CELL) + _quiet(person.to_range),
        _text("\n".join(person.availability), _IN_A_CELL),
    )
    cells = (
        *(f"<td>{cell}</td>" for cell in short),
        *(f'<td class="kit-words">{cell}</td>' for cell in words),
        f"<td>{escape(person.recommendation) or _quiet('none yet')}</td>",
        f'<td class="kit-why">{_decision(person)}</td>' if decided else "",
        f'<td class="kit-words">{escape(person.told)}{overdue}</td>',
    )
    return f"<tr>{_name(person)}{''.join(cells)}</tr>"


def _decision(person: ComparedPerson) -> str:
    chosen, *why = decision_lines(person.decision) or ("",)
    return f"{escape(chosen)}{''.join(map(_quiet, why))}" if chosen else _quiet("none yet")


def _must_have(score: MustHaveScore) -> str:
    said = (
        f"<strong>{escape(score.said)}</strong>"
        if score.met is False
        else _text(score.said, _IN_A_CELL)
    )
    if score.mean is None:
        return said + _quiet(score.score_words.lower())
    return _mean(score.mean, _ratings(score.ratings)) + said


def _mean(mean: float | None, rests_on: str) -> str:
    return _quiet("not rated") if mean is None else f"<b>{mean:.1f}</b>{_quiet(rests_on)}"


def _ratings(number: int) -> str:
    return "1 rating" if number == 1 else f"{number} ratings"


def _gaps(person: ComparedPerson) -> str:
    if not person.gaps:
        return _quiet("none")
    lines = "\n".join(f"{gap.label}: {gap.why}" for gap in person.gaps)
    return _details(str(len(person.gaps)), lines)


def _name(person: ComparedPerson) -> str:
    return f'<th scope="row">{_link(person)}{_version(person)}</th>'


def _link(person: ComparedPerson) -> str:
    address = f"calls?call={quote(person.call.id)}"
    day = _quiet(person.call_day)
    return f'<a href="{escape(address)}">{escape(shorten(person.name))}</a>{day}'


def _version(person: ComparedPerson) -> str:
    lines = person.differences.words
    return _details(f"Version {person.call.version}", "\n".join(lines)) if lines else ""


def _answer(answer: ComparedAnswer, most: int | None) -> str:
    words = _text(answer.words, most) or ("" if answer.mark else _quiet("no answer"))
    behind = f'<div class="kit-follow">Behind the rating: {_text(answer.behind, most)}</div>'
    follow_ups = f'<div class="kit-follow">{_text(answer.follow_ups, most)}</div>'
    mark = f'<div class="kit-mark">{escape(answer.mark)}</div>' if answer.mark else ""
    words += behind if answer.behind else ""
    return f"{words}{follow_ups if answer.follow_ups else ''}{mark}"


def _rating(answer: ComparedAnswer) -> str:
    return f'<b class="kit-rating">{answer.rating} of 5</b>' if answer.rating else ""


def _text(text: str, most: int | None) -> str:
    """Return a text as it was typed, one that is longer than `most` characters to be opened."""
    if most is None or len(text) <= most:
        return f'<span class="kit-typed">{escape(text)}</span>' if text else ""
    return _details(shorten(text, most), text)


def _details(summary: str, text: str) -> str:
    cut = one_line(text).startswith(summary.removesuffix("…"))
    name = ' class="kit-cut"' if cut else ""
    return (
        f"<details{name}><summary><span>{escape(summary)}</span></summary>"
        f'<div class="kit-typed">{escape(text)}</div></details>'
    )


def _quiet(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""
