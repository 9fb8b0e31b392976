"""The candidates of a position as a list says them, and as a table to take along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.content import Content
from interview_kit.content.interviewer import labels
from interview_kit.fields import assessment_fields, call_fields, candidate_fields
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.interviewer.candidate_messages import is_sent, message_numbers
from interview_kit.text import one_line, shorten
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words, short_day

if TYPE_CHECKING:
    import pandas as pd

STATUS, CALL_DAY = "Status", "Day of the call"
_REACH = {
    "Name": candidate_fields.NAME,
    candidate_fields.PHONE.label: candidate_fields.PHONE,
    candidate_fields.EMAIL.label: candidate_fields.EMAIL,
    candidate_fields.SOURCE.label: candidate_fields.SOURCE,
}
_HEADINGS = (
    *_REACH,
    candidate_fields.TIER.label,
    STATUS,
    CALL_DAY,
    call_fields.ENDING.label,
    assessment_fields.RECOMMENDATION.label,
    call_fields.HEAR_BY.label,
)


LISTED, _NAME, _TIER, _STATUS, _DUE = "listed", "name", "tier", "status", "due"
SORTS = {
    LISTED: "Whom to call next",
    _NAME: "Name",
    _TIER: "Tier",
    _STATUS: "Status",
    _DUE: "What is due",
}
"""What a list can be sorted by, with labels; `LISTED` is its own order."""
_TIER_ORDER = {candidate_fields.TOP_TIER: 0, candidate_fields.MAYBE: 2}
_NOTE_SHOWN = 60


class ListedCall(NamedTuple):
    """What a list says of the last call with a candidate. `day` and `hear_by` are None for none.

    `state` is what stands instead of an ending, such as "not finished", "" for a finished call.
    """

    state: str = ""
    day: date | None = None
    ending: str = ""
    recommendation: str = ""
    decision: str = ""
    hear_by: date | None = None
    has_heard: bool = False

    @property
    def status(self) -> str:
        """What was done: "finished · decided: Next step · has heard"."""
        decided = f"decided: {self.decision}" if self.decision else ""
        parts = (self.state or "finished", decided, "has heard" if self.has_heard else "")
        return " · ".join(filter(None, parts))

    @property
    def due(self) -> date | None:
        """The day of a call that is not finished, or by which they hear; None where they have."""
        return self.day if self.state else None if self.has_heard else self.hear_by


def sort_value(
    sort: str, values: Mapping[str, str], call: ListedCall | None
) -> tuple[int | str | date, ...]:
    """Return what puts a candidate with these fields in the order of one of `SORTS`.

    `call` is the last one with them, None for none. Without anything due one comes last; nobody
    called comes before an open call, that before who waits to hear, and who has heard last.
    """
    if sort == _NAME:
        return (one_line(values.get(candidate_fields.NAME.key, "")).casefold(),)
    if sort == _TIER:
        return (_TIER_ORDER.get(values.get(candidate_fields.TIER.key, ""), 1),)
    if sort == _STATUS:
        return (0,) if call is None else (1 if call.state else 3 if call.has_heard else 2,)
    due = call.due if call and sort == _DUE else None
    return (0, due) if due else (1,)


def origin_and_note(values: Mapping[str, str]) -> list[str]:
    """Return where a candidate was found and the beginning of the note about them, if any."""
    source = shorten(values.get(candidate_fields.SOURCE.key, ""), _NOTE_SHOWN)
    note = shorten(values.get(candidate_fields.NOTES.key, ""), _NOTE_SHOWN)
    return [*([source] if source else []), *([f"“{note}”"] if note else [])]


def facts_without_call(values: Mapping[str, str], content: Content, english: str) -> list[str]:
    """Return whom a candidate who was not called met instead, and what they were written last."""
    instead = labels(content.interviewer.ways_round).get(
        values.get(candidate_fields.WAY_ROUND.key, ""), ""
    )
    day = day_of(values.get(candidate_fields.WAY_ROUND_DAY.key, ""))
    met_on = day_words(day, english) if instead and day else ""
    parts = (instead or "not called", met_on, _last_written(values, content, english))
    return [part for part in parts if part]


def candidates_table(
    rows: Iterable[tuple[Mapping[str, str], ListedCall | None]], content: Content, english: str
) -> pd.DataFrame:
    """Return a table of candidates, one a row: how to reach them, and what was done.

    `rows` are the fields of each with the last call, None for none. A day is a date.
    """
    import pandas as pd

    cells = [_cells(values, call, content, english) for values, call in rows]
    return pd.DataFrame(cells, columns=list(_HEADINGS), dtype="object")


def _cells(
    values: Mapping[str, str], call: ListedCall | None, content: Content, english: str
) -> list[str | date]:
    reach = (one_line(values.get(field.key, "")) for field in _REACH.values())
    tier = TIERS.get(values.get(candidate_fields.TIER.key, ""), "")
    if call is None:
        return [*reach, tier, " · ".join(facts_without_call(values, content, english)), *[""] * 4]
    day, hear_by = call.day or "", call.hear_by or ""
    return [*reach, tier, call.status, day, call.ending, call.recommendation, hear_by]


def _last_written(values: Mapping[str, str], content: Content, english: str) -> str:
    """Return which message was sent last to a candidate who was not called, "" for none."""
    sent = [each for each in message_numbers(values) if is_sent(values, each)]
    if not sent:
        return ""
    kind = values.get(candidate_fields.MESSAGE_KIND.key(sent[-1]), "")
    day = day_of(values.get(candidate_fields.MESSAGE_SENT_AT.key(sent[-1]), ""))
    when = f" {short_day(day, english)}" if day else ""
    return f"{labels(content.messages.messages).get(kind, kind)}, sent{when}"
