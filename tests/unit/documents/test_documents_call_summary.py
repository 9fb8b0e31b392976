"""A call on one page as a file: all that the page shows, and one page however much was typed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

from interview_kit.documents.call_summary import render_call_summary
from interview_kit.documents.word import text_of
from interview_kit.interviewer.call_summary import CallSummary

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def made(summary: CallSummary) -> bytes:
    decisions = ("Next step", "Hold")
    return render_call_summary(summary, decisions=decisions, interviewer="Sam", when=WHEN).data


def bare(summary: CallSummary) -> CallSummary:
    return dataclasses.replace(
        summary,
        position="",
        company="",
        location="",
        head=(),
        recommendation="",
        recommendation_reason="",
        impressions="",
        must_haves=(),
        facts=(),
        said=(),
        told=(),
        review="",
        decision="",
        decision_reason="",
        decided="",
        remark="",
    )


def test_everything_in_a_summary_is_in_its_file(summary: CallSummary) -> None:
    text = text_of(made(summary))
    whole = [
        *(summary.candidate, summary.place, summary.recommendation),
        f"Impressions: {summary.impressions}",
        *(summary.review, summary.decision, summary.decision_reason, summary.decided),
        *(f"{label}: {value}" for label, value in (*summary.head, *summary.facts, *summary.said)),
        *(part for must_have in summary.must_haves for part in must_have),
        *(*summary.told, summary.remark),
    ]
    assert [part for part in whole if part not in text] == []
    assert "☐" not in text


def test_while_nothing_is_decided_there_is_room_to_write_it(summary: CallSummary) -> None:
    text = text_of(made(bare(summary)))
    assert text.startswith(f"{summary.candidate}\nDecision\n☐ Next step      ☐ Hold\nReason: ____")


def test_summaries_are_clean(summary: CallSummary, audit: Callable[[bytes], list[str]]) -> None:
    for each in (summary, bare(summary)):
        assert audit(made(each)) == []
