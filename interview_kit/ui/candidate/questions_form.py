"""The questions that the candidate wants to ask, by the goal that each serves."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.questions_to_ask import as_question
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.ui.candidate import line_ticks
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell.advice import show_advice


def show(opened: OpenApplication) -> None:
    """Show the candidate's own questions and those of data/."""
    closing = content().candidate.closing
    st.header("Questions to ask", anchor=False)
    opened.form.area(
        application_fields.OWN_QUESTIONS,
        label="Your own questions, one per line",
        rows=2,
        live=True,
    )
    own = [as_question(question) for question in opened.application.own_questions]
    if own:
        st.caption(
            "Tick those that show you're right for the job. The others are for you to learn."
        )
        line_ticks.show(opened.form, application_fields.OWN_TO_SHOW, {"": own})
    for goal in closing.goals:
        st.markdown(f"### {goal.label}")
        for question in closing.questions_to_ask:
            if question.goal == goal.id:
                ask = application_fields.ASK.field(question.id, question.label)
                opened.form.switch(ask, label=question.text)
    show_advice(*content().candidate.advice_for("questions"))
