"""Positions: what a job is, and what everyone who calls for it is asked."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.content.screen import labels
from interview_kit.screening.question_set import build_question_set, is_asked
from interview_kit.store import entries, positions, records
from interview_kit.store.positions import PositionRow
from interview_kit.ui import examples, frame, screen_view, session
from interview_kit.ui.fields import Form
from interview_kit.ui.literal import literal


def main() -> None:
    """Show the page."""
    position_id = frame.record_from_url("position")
    if position_id:
        _edit(position_id)
    else:
        _list()


def _list() -> None:
    frame.title("Positions", "One for each job you are filling, with its own questions.")
    frame.offer_undo()
    known = positions.list_positions(session.actor())
    if st.button("New position", icon=":material/add:", type="primary"):
        _open(positions.create(session.actor(), {}, zone=session.zone().key))
    if not known:
        st.markdown("Nothing here yet. Make a position, or look at an example first.")
        examples.button("interviewer")
    for position in known:
        _card(position)
    frame.advice(*content().screen.advice_for("position"))


def _open(position_id: str) -> None:
    st.query_params["position"] = position_id
    st.rerun()


def _card(position: PositionRow) -> None:
    name = _name(position.values)
    with frame.card(f"position-{position.id}"):
        st.markdown(f"#### {literal(name)}")
        st.text(_counts(position))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(
                "New call", icon=":material/call:", type="primary", key=f"call-{position.id}"
            ):
                screen_view.start_call(position.id)
            if st.button("Edit", icon=":material/edit:", key=f"edit-{position.id}"):
                _open(position.id)
            if position.finished:
                st.page_link(
                    "pages/interviewer/compare.py",
                    label="Compare",
                    icon=":material/table_chart:",
                    query_params={"position": position.id},
                )
            _menu(position.id, name)


def _menu(position_id: str, name: str) -> None:
    def duplicate() -> None:
        st.query_params["position"] = records.duplicate(session.actor(), position_id)
        session.notice("This is the copy.", icon=":material/content_copy:")

    def delete() -> None:
        frame.delete(position_id, name)
        st.query_params.clear()

    frame.menu("More", {"Duplicate": duplicate, "Delete": delete}, key=f"more-{position_id}")


def _counts(position: PositionRow) -> str:
    place = position.values.get("location", "").strip()
    calls = f"{position.finished} finished, {position.drafts} open"
    return " · ".join(part for part in (place, calls) if part)


def _name(values: dict[str, str]) -> str:
    return values.get("title", "").strip() or "Untitled position"


def _edit(position_id: str) -> None:
    form = Form(position_id, entries.read(session.actor(), position_id))
    frame.title(
        form.text("title") or "New position", "What is changed here holds from the next call."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("New call", icon=":material/call:", type="primary"):
            screen_view.start_call(position_id)
        st.button("All positions", icon=":material/list:", on_click=st.query_params.clear)
        _menu(position_id, form.text("title") or "Untitled position")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _job(form)
        _which(form)
        _ending(form)
    with right:
        _preview(form)


def _job(form: Form) -> None:
    st.subheader("The job", anchor=False)
    form.line("Title", "title", required=True, live=True, placeholder="Inventory lead")
    form.line("Location", "location", placeholder="Leeds")
    form.line("Years of experience in …", "years_in", live=True, placeholder="inventory management")
    form.line(
        "First experience the job needs",
        "experience_one",
        live=True,
        placeholder="an inventory of over half a million parts",
    )
    form.line(
        "Second experience the job needs",
        "experience_two",
        live=True,
        placeholder="computerised inventory control",
    )
    form.line("Education or training", "education", live=True, placeholder="a diploma in logistics")
    currency, period = st.columns(2)
    screen = content().screen
    with currency:
        form.select(
            "Currency of the salary",
            "salary_currency",
            screen.currencies,
            default=screen.currencies[0],
        )
    with period:
        form.choice("For", "salary_period", labels(screen.periods), default=screen.periods[0].id)


def _which(form: Form) -> None:
    values = _texts(form)
    screen = content().screen
    st.subheader("What matters to this job", anchor=False)
    left, right = st.columns(2)
    with left:
        st.markdown("**About their last job**")
        for question in screen.questions:
            if question.group == "past":
                form.switch(
                    question.label,
                    f"ask_past.{question.id}",
                    default=is_asked(values, "ask_past", question.id),
                )
    with right:
        st.markdown("**Background checks**")
        for check in screen.checks:
            form.switch(
                check.label, f"check.{check.id}", default=is_asked(values, "check", check.id)
            )
        if is_asked(values, "check", "others"):
            form.line("Which others", "other_checks", live=True)


def _ending(form: Form) -> None:
    screen = content().screen
    st.subheader("What you promise at the end", anchor=False)
    form.line("Further steps", "next_steps", placeholder="a short written test, then a day on site")
    days, through = st.columns(2)
    with days:
        form.number(
            "They hear within … days",
            "hear_days",
            default=screen.numbers.hear_days,
            min_value=0,
            max_value=365,
        )
    with through:
        form.choice(
            "Through", "hear_through", labels(screen.channels), default=screen.channels[0].id
        )


def _preview(form: Form) -> None:
    question_set = build_question_set(_texts(form), content().screen)
    with st.container(border=True, key="speech-preview"):
        st.markdown("**What everyone is asked**")
        for question in question_set.questions:
            st.text(question.text)
    frame.advice(*content().screen.advice_for("position"))


def _texts(form: Form) -> dict[str, str]:
    return {name: entry.text for name, entry in form.entries.items()}


main()
