"""A promise in words, as lists and pages show it."""

from __future__ import annotations

from interview_kit.content import content
from interview_kit.interviewer.agenda import Promise, overdue_words, told_words
from interview_kit.ui import session


def words_of(promise: Promise, english: str) -> str:
    """Return by when and how a candidate hears, in Markdown: "by Mon, Nov 30, 2026, by email"."""
    words = told_words(promise, content().interviewer, english)
    overdue = overdue_words(promise, session.today())
    return f"{words} · **{overdue}**" if overdue else words
