"""The closing script: choose the moves, see what they say, take them to the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import chosen_moves, closing_script
from interview_kit.candidate.closing_script import Script
from interview_kit.candidate.speaking import over_limit_words
from interview_kit.content import content
from interview_kit.fields import application_fields, person_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.store.database import connections
from interview_kit.ui import notices
from interview_kit.ui.candidate import (
    application_frame,
    cue_cards,
    move_rows,
    questions_form,
    suggestions,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import navigation
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.workarounds.escaping import escaped


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Closing script", "What you'll say in the last minute of the call."
    )
    if opened is None:
        show_advice(*content().candidate.advice_for("script"))
        return
    script = closing_script.build_script(
        opened.application, opened.profile, content().candidate.closing, opened.move_values
    )
    _bar(script)
    left, right = st.columns([1, 1], gap="large")
    with right.container(key="stays-script"):
        _time(opened, script)
        _script(script)
        _take_away(opened, script)
    with left:
        _moves(opened)
        _details(opened)
        questions_form.show(opened)


def _bar(script: Script) -> None:
    """Show the length of the script, which opens it: in a narrow window the script comes last.

    The style sheet keeps this in sight there, and hides it where the script is beside the moves.
    """
    length = f"Your script: {script.seconds} of {script.budget} seconds"
    label = f"{length}, {script.seconds_over} over the limit" if script.seconds_over else length
    icon = ":material/warning:" if script.seconds_over else ":material/timer:"
    with (
        st.container(key="script-bar"),
        st.popover(label, icon=icon, width="stretch"),
        st.container(key="speech-in-bar", gap="small"),
    ):
        _script(script)


def _moves(opened: OpenApplication) -> None:
    closing = content().candidate.closing
    ordered = chosen_moves.ordered_moves(opened.application, closing)
    shown = [move for move in ordered if chosen_moves.is_offered(opened.application, move)]
    st.header("Moves", anchor=False)
    opened.form.switch(
        application_fields.SURE,
        help="Adds a line where you ask for the job.",
    )
    move_rows.tone_of_all_moves(opened)
    for move in shown:
        if chosen_moves.is_on(opened.application, move):
            move_rows.included_move(opened, move)
    st.markdown("### Add to your script")
    with st.container(horizontal=True, gap="xsmall", key="moves-to-add"):
        for move in shown:
            if not chosen_moves.is_on(opened.application, move):
                move_rows.left_out_move(opened, move)


def _details(opened: OpenApplication) -> None:
    before, call = st.tabs(["Before the call", "During the call"])
    closing = content().candidate.closing
    moves = {
        detail.id: closing_script.first_move_with(
            detail.id, opened.application, opened.move_values, closing
        )
        for detail in closing.details
    }
    for number, detail in enumerate(closing.details, start=1):
        with before if detail.when == "before" else call:
            field = application_fields.DETAIL.field(detail.id, detail.label)
            opened.form.line(
                field,
                live=True,
                help=detail.help,
                placeholder=detail.placeholder,
            )
            suggestions.offer(opened, detail.id, field)
            # A sentence with several details stands below the last one.
            if moves[detail.id] not in [moves[later.id] for later in closing.details[number:]]:
                application_frame.show_sentence(moves[detail.id])
            _say_that_it_is_left_out(opened, field, detail.id)
    with before:
        st.page_link(
            navigation.target("pages/candidate/applications.py"),
            label="Job, call and people",
            icon=":material/edit:",
            query_params={"application": opened.form.record_id},
        )
    with call:
        move_rows.mentioned_strengths(opened)


def _say_that_it_is_left_out(opened: OpenApplication, field: FixedField, slot: str) -> None:
    """Say which move does without a detail: its words are the candidate's own, or should be."""
    moves = [move for move in content().candidate.closing.moves if move.fills(slot)]
    own = [move.label for move in moves if opened.application.move(move.id).text.strip()]
    if own and opened.form.text(field).strip():
        st.caption(
            f":material/edit: “{escaped(own[0])}” is in your own words, so it says this only if "
            "you add it there."
        )
    elif slot in opened.move_values.notes and moves:
        st.caption(
            ":material/edit_note: A note, not yet part of a sentence, so the script leaves it out. "
            f"Say it in your own words under “{escaped(moves[0].label)}”."
        )


def _time(opened: OpenApplication, script: Script) -> None:
    st.header("What you'll say", anchor=False)
    share = min(script.seconds / script.budget, 1.0)
    words = f"{script.seconds} seconds of talking, limit {script.budget} · {script.words} words"
    listening = f" · about {script.listening} seconds of listening" if script.listening else ""
    st.progress(share, text=words + listening)
    if script.seconds_over:
        _too_long(opened, script)
    with st.popover("Time and pace", icon=":material/speed:"):
        closing = content().candidate.closing
        style = typed_lines.own_style()
        typed_lines.number(
            opened.form,
            application_fields.BUDGET_SECONDS,
            style=style,
            default=closing.numbers.budget_seconds,
            limits=closing_script.BUDGET,
        )
        typed_lines.number(
            opened.person_form,
            person_fields.PACE,
            style=style,
            default=closing.numbers.words_per_minute,
            limits=(closing.numbers.slowest_pace, closing.numbers.fastest_pace),
        )
        show_advice(*content().candidate.advice_for("pace"))


def _too_long(opened: OpenApplication, script: Script) -> None:
    cut = tuple(map(escaped, script.cut_labels))
    st.warning(over_limit_words(script.seconds_over, cut), icon=":material/timer:")
    if not script.cut:
        return
    st.button(
        "Cut to fit",
        key="cut-to-fit",
        icon=":material/content_cut:",
        help="Leaves out what's named above. Anything left out can be added back.",
        on_click=notices.errors_as_notices(_cut),
        args=(opened, script),
    )


def _cut(opened: OpenApplication, script: Script) -> None:
    if not opened.form.store_fields(
        {application_fields.MOVE_ON.key(turn.move_id): "no" for turn in script.cut}
    ):
        return
    cut = escaped(", ".join(script.cut_labels))
    notices.notify(
        f"Left out: {cut}. Anything left out can be added back.", icon=":material/content_cut:"
    )


def _script(script: Script) -> None:
    for turns in script.paragraphs:
        for turn in turns:
            st.text(turn.text)
            detail = f"{turn.words} words, {round(turn.seconds)} s"
            reminder = f" · :material/lightbulb: {escaped(turn.reminder)}" if turn.reminder else ""
            st.caption(f"{escaped(turn.label)} · {detail}{reminder}")
        if turns[-1].asks:
            st.markdown(f":material/hearing: *{closing_script.LISTEN}*")
    for move in script.left_out:
        st.info(
            f"Left out: **{escaped(move.label)}**. {escaped(move.reason)}",
            icon=":material/edit:",
        )


def _take_away(opened: OpenApplication, script: Script) -> None:
    if not script.turns:
        return
    with st.expander("Text to copy", icon=":material/content_copy:"):
        st.code(closing_script.script_text(script), language=None, wrap_lines=True)
    st.page_link(
        navigation.target("pages/candidate/rehearsal.py"),
        label="Rehearse",
        icon=":material/record_voice_over:",
        query_params={"application": opened.form.record_id},
    )
    cue_cards.download(opened, script)
    show_advice(*content().candidate.advice_for("script"))


with connections.reading():  # in one transaction what would take two
    main()
