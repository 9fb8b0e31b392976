"""For each interviewer the counts of their calls, with what these cannot tell beside them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from interview_kit.content import content
from interview_kit.content.learned import LearnedContent
from interview_kit.interviewer.concordance import Pairs
from interview_kit.interviewer.interviewer_counts import InterviewerCounts
from interview_kit.text import fill
from interview_kit.ui.shell.record_names import person_name


def show(counts: Mapping[str, InterviewerCounts], names: Mapping[str, str], own_id: str) -> None:
    """Show the counts by name: in the order of the alphabet, since people are not ranked."""
    learned = content().learned
    for person_id in sorted(counts, key=lambda each: (names.get(each, "").casefold(), each)):
        name = person_name(names.get(person_id, ""))
        if person_id == own_id and not names.get(person_id, "").strip():
            name = "You"
        rows = "".join(
            f'<tr><th scope="row">{escape(label)}</th><td>{escape(words)}</td></tr>'
            for label, words in _lines(counts[person_id], learned)
        )
        st.html(
            f'<table class="kit-counts kit-of-person"><caption>{escape(name)}</caption>'
            f"<tbody>{rows}</tbody></table>"
        )


def _lines(counts: InterviewerCounts, learned: LearnedContent) -> list[tuple[str, str]]:
    lines = [("Finished calls", f"{counts.calls:,}")]
    if counts.calls:
        lines += [
            ("Time to the recommendation", _feedback(counts)),
            ("Questions skipped", f"{counts.skipped:,} of {counts.due:,}"),
        ]
    return [
        *lines,
        ("Phone score and on-site score", _pairs(counts.on_site, learned)),
        ("Phone score and who was hired", _pairs(counts.hired, learned)),
    ]


def _feedback(counts: InterviewerCounts) -> str:
    quick = content().interviewer.numbers.feedback_minutes
    middle = counts.median_minutes
    if middle is None:
        return "no recommendation yet"
    words = [
        f"{counts.within(quick)} of {counts.calls} within {quick} minutes",
        f"median {_duration(middle)}",
    ]
    if without := counts.without_recommendation:
        words.append(f"{without} without one")
    return ", ".join(words)


def _duration(minutes: int) -> str:
    if minutes == 0:
        return "at once"
    if minutes < 120:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"


def _pairs(pairs: Pairs, learned: LearnedContent) -> str:
    """Return how many pairs point the same way, once there are enough of them."""
    least = learned.numbers.pairs_from
    if pairs.told_apart < least:
        number = pairs.told_apart
        so_far = "1 pair so far" if number == 1 else f"{number or 'no'} pairs so far"
        return f"{so_far}. {fill(learned.too_few, {'pairs': str(least)})}."
    ties = f", {pairs.tied} tied" if pairs.tied else ""
    return f"{pairs.same} of {pairs.told_apart} pairs point the same way{ties}"
