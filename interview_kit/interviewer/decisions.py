"""What the hiring manager has decided after a call, as it was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from interview_kit.content.decisions import DecisionKind, DecisionsContent
from interview_kit.fields import call_fields
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of

DECISION_FIELDS = tuple(field.key for field in call_fields.DECIDING)
"""The keys of the fields of a call that record the review and the decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about a candidate after a call.

    `reason` is the label of the reason, `by` the name of whoever decided, `on` the day: "", "" and
    None where nobody has said.
    """

    kind: DecisionKind
    reason: str
    by: str
    on: date | None


def decision_words(decision: Decision) -> str:
    """Return who decided what: "Dana Whitfield: next step"."""
    label = decision.kind.label
    return f"{decision.by or 'Decided'}: {label[:1].lower()}{label[1:]}"


def decision_of(values: Mapping[str, str], content: DecisionsContent) -> Decision | None:
    """Return the decision that a call records, None for none.

    `values` are the fields of the call, days as they were read. A decision of another version of
    data/ is none. A reason that is not one for the decision does not count.
    """
    chosen = values.get(call_fields.DECISION.key, "")
    kind = next((each for each in content.decisions if each.id == chosen), None)
    if kind is None:
        return None
    return Decision(
        kind,
        content.reasons_for(chosen).get(values.get(call_fields.DECISION_REASON.key, ""), ""),
        one_line(values.get(call_fields.DECIDED_BY.key, "")),
        day_of(values.get(call_fields.DECIDED_ON.key, "")),
    )
