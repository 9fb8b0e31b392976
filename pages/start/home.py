"""Home: two doors, what is unfinished, and an example for each side."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidacy.application import name_of
from interview_kit.store import applications, positions, screens
from interview_kit.ui import examples, frame, lists, session
from interview_kit.ui.literal import literal


def main() -> None:
    """Show the page."""
    frame.title("Interview Kit", "Phone interviews, from either end of the line.")
    frame.offer_undo()
    left, right = st.columns(2, gap="large")
    with left:
        _interviewing()
    with right:
        _candidate()


def _interviewing() -> None:
    actor = session.actor()
    with frame.card("door-interviewer"):
        st.subheader("I am interviewing", anchor=False)
        st.markdown(
            "Plan a position, fill in the form while you talk, compare on the same questions."
        )
        known = positions.list_positions(actor)
        st.page_link(
            "pages/interviewer/positions.py",
            label="Your positions" if known else "Set up your first position",
            icon=":material/arrow_forward:",
        )
    for position in known[:5]:
        lists.position_row(position)
    lists.drafts(screens.drafts(actor))
    examples.button("interviewer")


def _candidate() -> None:
    known = applications.list_applications(session.actor())
    with frame.card("door-candidate"):
        st.subheader("I am the candidate", anchor=False)
        st.markdown("Prepare for the call, practise how you will close it, send a good thank-you.")
        st.page_link(
            "pages/candidate/prepare.py",
            label="Your applications" if known else "Prepare for your first call",
            icon=":material/arrow_forward:",
        )
    for row in known[:8]:
        st.page_link(
            "pages/candidate/prepare.py",
            label=literal(name_of(row.values)),
            icon=":material/work:",
            query_params={"application": row.id},
        )
    examples.button("candidate")


main()
