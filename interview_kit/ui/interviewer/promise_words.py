"""A promise in words, as lists and pages show it."""

from __future__ import annotations

from interview_kit.content import content
from interview_kit.interviewer.agenda import Promise
from interview_kit.interviewer.endings import spoken_channel
from interview_kit.typed.words import day_words
from interview_kit.ui import session


def words_of(promise: Promise, english: str) -> str:
    """Return by when and how a candidate hears, in Markdown: "by Mon, Nov 30, 2026, by email"."""
    through = spoken_channel(promise.through, content().interviewer, english)
    words = ", ".join(filter(None, (f"by {day_words(promise.by, english)}", through)))
    if promise.was:
        words = f"{words} · moved from {day_words(promise.was, english)}"
    days = promise.days_overdue(session.today())
    if not days or promise.kept:
        return words
    return f"{words} · **{days} {'day' if days == 1 else 'days'} overdue**"
