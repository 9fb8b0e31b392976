"""The closing script: choose the moves, hear how they run, carry them into the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import closing_script as rules
from interview_kit.candidate.closing_script import Script
from interview_kit.content import content
from interview_kit.ui import session
from interview_kit.ui.candidate import application_frame, cue_cards, move_rows
from interview_kit.ui.candidate.application_frame import Opened
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import frame
from interview_kit.ui.workarounds.escaping import escaped


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Closing script", "What you'll say in the last minute of the call."
    )
    if opened is None:
        frame.advice(*content().candidate.advice_for("script"))
        return
    script = rules.compose(opened.application, opened.profile, content().candidate.closing)
    _bar(script)
    left, right = st.columns([1, 1], gap="large")
    with right.container(key="stays-script"):
        _time(opened, script)
        _script(script)
        _take_away(opened, script)
    with left:
        _moves(opened)
        _details(opened)
        _questions(opened)


def _bar(script: Script) -> None:
    """How long the script is, and the script itself, for narrow windows: there it stands last.

    The style sheet keeps this in sight, and hides it where the script is beside the moves.
    """
    length = f"Your script: {script.seconds} of {script.budget} seconds"
    label = f"{length}, {script.over} over the limit" if script.over else length
    icon = ":material/warning:" if script.over else ":material/timer:"
    with st.container(key="script-bar"), st.popover(label, icon=icon, width="stretch"):
        _script(script, "in-bar-")


def _moves(opened: Opened) -> None:
    closing = content().candidate.closing
    ordered = rules.ordered_moves(opened.application, closing)
    shown = [move for move in ordered if "sure" not in move.needs or opened.application.sure]
    st.header("Moves", anchor=False)
    opened.form.switch(
        "I'm sure I want this job",
        "sure",
        help="Adds a line where you ask for the job.",
    )
    move_rows.tone_of_all(opened)
    for move in shown:
        if rules.is_on(opened.application, move):
            move_rows.wanted(opened, move)
    st.markdown("### Add to your script")
    for move in shown:
        if not rules.is_on(opened.application, move):
            move_rows.unwanted(opened, move)


def _details(opened: Opened) -> None:
    before, call = st.tabs(["Before the call", "During the call"])
    closing = content().candidate.closing
    own = [detail for detail in closing.details if detail.id != "strengths"]
    said = {each.id: rules.finished_with(each.id, opened.application, closing) for each in own}
    for number, detail in enumerate(own, start=1):
        with before if detail.when == "before" else call:
            opened.form.line(
                detail.label,
                detail.id,
                live=True,
                help=detail.help,
                placeholder=detail.placeholder,
            )
            if said[detail.id] not in [said[each.id] for each in own[number:]]:
                application_frame.finished(said[detail.id])
    with before:
        st.page_link(
            "pages/candidate/prepare.py",
            label="Job, people and strengths",
            icon=":material/edit:",
            query_params={"application": opened.form.record_id},
        )
    with call:
        move_rows.mentioned(opened)


def _questions(opened: Opened) -> None:
    closing = content().candidate.closing
    st.header("Questions to ask", anchor=False)
    opened.form.area("Your own questions, one per line", "own_questions", rows=2, live=True)
    for question in closing.questions_to_ask:
        opened.form.switch(question.text, f"ask.{question.id}")
    frame.advice(*content().candidate.advice_for("questions"))


def _time(opened: Opened, script: Script) -> None:
    st.header("What you'll say", anchor=False)
    share = min(script.seconds / script.budget, 1.0)
    words = f"{script.seconds} seconds of talking, limit {script.budget} · {script.words} words"
    listening = f" · about {script.listening} seconds of listening" if script.listening else ""
    st.progress(share, text=words + listening)
    if script.over:
        _too_long(opened, script)
    with st.popover("Time and pace", icon=":material/speed:"):
        closing = content().candidate.closing
        way = typed_lines.way_of(opened.profile_form.text("english"))
        typed_lines.number(
            opened.form,
            "Time limit (seconds)",
            "budget_seconds",
            way=way,
            default=closing.numbers.budget_seconds,
            limits=rules.BUDGET,
        )
        typed_lines.number(
            opened.profile_form,
            "Your pace (words per minute)",
            "pace",
            way=way,
            default=closing.numbers.words_per_minute,
            limits=(closing.numbers.slowest_pace, closing.numbers.fastest_pace),
        )
        frame.advice(*content().candidate.advice_for("pace"))


def _too_long(opened: Opened, script: Script) -> None:
    over = "1 second" if script.over == 1 else f"{script.over} seconds"
    if not script.cut:
        st.warning(f"{over} over the limit. Shorten the wording.", icon=":material/timer:")
        return
    cut = escaped(", ".join(script.cut_first))
    st.warning(f"{over} over the limit. Cut first: {cut}.", icon=":material/timer:")
    st.button(
        "Cut to fit",
        key="cut-to-fit",
        icon=":material/content_cut:",
        help="Leaves out what's named above. Anything left out can be added back.",
        on_click=session.safely(_cut),
        args=(opened, script),
    )


def _cut(opened: Opened, script: Script) -> None:
    opened.form.press({f"move.{turn.move_id}.on": "no" for turn in script.cut})
    cut = escaped(", ".join(script.cut_first))
    session.notice(
        f"Left out: {cut}. Anything left out can be added back.", icon=":material/content_cut:"
    )


def _script(script: Script, place: str = "") -> None:
    for number, breath in enumerate(script.breaths):
        with st.container(key=f"speech-{place}{number}", gap="xsmall"):
            for turn in breath:
                st.text(turn.text)
                detail = f"{turn.words} words, {round(turn.seconds)} s"
                reminder = (
                    f" · :material/lightbulb: {escaped(turn.reminder)}" if turn.reminder else ""
                )
                st.caption(f"{escaped(turn.label)} · {detail}{reminder}")
        if breath[-1].asks:
            st.markdown(f":material/hearing: *{rules.LISTEN}*")
    for missing in script.left_out:
        st.info(
            f"Left out: **{escaped(missing.label)}**. {escaped(missing.reason)}",
            icon=":material/edit:",
        )


def _take_away(opened: Opened, script: Script) -> None:
    if not script.turns:
        return
    with st.expander("Copy", icon=":material/content_copy:"):
        st.code(rules.plain_text(script), language=None, wrap_lines=True)
    cue_cards.download(opened, script)
    frame.advice(*content().candidate.advice_for("script"))


main()
