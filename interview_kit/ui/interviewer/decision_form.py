"""What the hiring manager thinks of a call, and what they decide."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import call_fields
from interview_kit.fields.roles import HIRING_MANAGER
from interview_kit.interviewer.decisions import decision_of, decision_words
from interview_kit.store.records import position_people, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Edit
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import who_acts
from interview_kit.ui.workarounds.escaping import escaped


def show(call: Call, *, is_manager: bool) -> None:
    """Show the review and the decision of a call.

    `is_manager` says that the actor reads the call as its hiring manager.
    """
    form, kit = Form(call.id, call.entries), content().decisions
    with st.container(border=True, key="noprint-decision"):
        st.header("The hiring manager's decision", anchor=False)
        if not is_manager:
            st.caption(
                "You recommend, they decide. They can write it here themselves, or tell you: then "
                "note it with their name."
            )
        form.area(
            call_fields.REVIEW,
            label="What do you think?" if is_manager else "What do they think?",
            rows=2,
            first=is_manager,
        )
        decided = form.choice(
            call_fields.DECISION, also=lambda chosen, stored: _along(call, chosen, stored)
        )
        if not decided:
            return
        reasons = kit.reasons_for(decided)
        form.select(
            call_fields.DECISION_REASON,
            label="Reason",
            options={"": "Choose a reason", **reasons},
            default="",
        )
        left, right = st.columns(2)
        with left:
            form.line(call_fields.DECIDED_BY, autocomplete="off")
        with right:
            day = typed_lines.day(form, call_fields.DECIDED_ON, style=typed_lines.own_style())
            typed_lines.show_future_hint(day)
        _about(call)


def show_noted(call: Mapping[str, str]) -> None:
    """Show what the hiring manager decided and thinks, to whoever tells the candidate.

    `call` are the values of its fields. Nothing is shown where nothing was noted.
    """
    decision = decision_of(call, content().decisions)
    review = call.get(call_fields.REVIEW.key, "").strip()
    if decision is None and not review:
        return
    with st.container(border=True, key="decided"):
        if decision:
            reason = f" · {decision.reason}" if decision.reason else ""
            st.markdown(escaped(f"{decision_words(decision)}{reason}"))
        if review:
            st.caption(call_fields.REVIEW.label)
            st.text(review)


def _about(call: Call) -> None:
    """Show what a decision lacks, and who noted it where that was not whoever decided."""
    decision = decision_of(record_fields.entry_values(call.entries), content().decisions)
    if decision is None:
        return
    if not decision.reason:
        st.caption(":material/info: Choose a reason, so that everybody is judged alike.")
    author = who_acts.name_of(call.entries[call_fields.DECISION.key].author)
    if author and decision.by.casefold() != author.casefold():
        st.caption(f"Noted by {escaped(author)}.")


def _along(call: Call, chosen: str, form: Form) -> dict[str, Edit | str]:
    """Return what is stored along with a decision: its day, who decides, and no reason for another.

    Only what is empty is filled in.
    """
    fields: dict[str, Edit | str] = {}
    reason = form.text(call_fields.DECISION_REASON)
    if reason and reason not in content().decisions.reasons_for(chosen):
        fields[call_fields.DECISION_REASON.key] = ""
    if chosen and not form.text(call_fields.DECIDED_ON).strip():
        fields[call_fields.DECIDED_ON.key] = typed_lines.day_edit(session.today())
    if chosen and not form.text(call_fields.DECIDED_BY).strip() and (name := _who_decides(call)):
        fields[call_fields.DECIDED_BY.key] = name
    return fields


def _who_decides(call: Call) -> str:
    """Return the name of the hiring manager: the actor, or the only one; "" for neither."""
    on_it = position_people.list_on_position(session.actor(), call.position_id)
    managers = [each for each in on_it if each.role == HIRING_MANAGER]
    own = [each for each in managers if each.id == session.actor().id]
    chosen = own or (managers if len(managers) == 1 else [])
    return chosen[0].name.strip() if chosen else ""
