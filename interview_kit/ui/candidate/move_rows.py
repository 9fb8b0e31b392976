"""A row for each move of a closing, and the candidate's own words for it."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import chosen_moves, closing_script
from interview_kit.content import content
from interview_kit.content.closing import Move
from interview_kit.content.interviewer import labels
from interview_kit.fields import application_fields
from interview_kit.ui import notices
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.sending import sentences
from interview_kit.ui.shell import buttons, ordering
from interview_kit.ui.workarounds.escaping import escaped


def tone_of_all_moves(opened: OpenApplication) -> None:
    """Show the choice of a tone for all moves, moves that are added later included."""
    closing = content().candidate.closing
    key = f"tone-{opened.form.record_id}"
    tones = labels(closing.tones)
    st.session_state[key] = chosen_moves.common_tone(opened.application, closing)

    def choose() -> None:
        if tone := st.session_state[key]:
            opened.form.store_fields(
                chosen_moves.fields_for_tone(opened.application, closing, tone)
            )

    st.segmented_control(
        application_fields.TONE.label,
        list(tones),
        format_func=tones.__getitem__,
        key=key,
        on_change=notices.errors_as_notices(choose),
        help="Sets the tone of every move. You can change each one below.",
    )


def included_move(opened: OpenApplication, move: Move) -> None:
    """Show a move that is on."""
    choice = opened.application.move(move.id)
    with ordering.row("moves", move.id, is_in_lines=True):
        st.markdown(f"**{escaped(move.label)}**")
        ordering.buttons_to_move(
            "moves", move.id, move.label, lambda step: _shift(opened, move.id, step)
        )
        buttons.icon_button(
            f"{move.label}: leave it out",
            "close",
            key=f"{move.id}-no",
            on_click=opened.form.store_fields,
            args=({application_fields.MOVE_ON.key(move.id): "no"},),
        )
        if move.known and opened.application.has_all_emails:
            st.caption(move.known)
        words = application_fields.MOVE_TEXT.field(move.id, move.label)
        rough = opened.move_values.notes
        notes = [rough[n] for n in move.needs if n in rough]
        if notes and not choice.text.strip():
            opened.form.area(words, rows=3, live=True)
            quoted = escaped("; ".join(notes))
            st.caption(
                f":material/edit_note: Your note: “{quoted}”. It isn't a sentence yet, so the "
                "script leaves this out until you write one to say."
            )
        elif choice.text.strip():
            opened.form.area(words, rows=3, live=True)
            st.caption("These words are yours now, so the details no longer change them.")
            sentences.start_over(opened.form, words.key, move.label)
        else:
            suggested = closing_script.suggested_text(move, opened.application, opened.move_values)
            opened.form.choice(
                application_fields.MOVE_TONE.field(move.id, move.label),
                options=_tones(move),
                default=chosen_moves.tone_of(move, opened.application),
                required=True,
                label_visibility="collapsed",
            )
            sentences.edit_button(
                opened.form, words.key, suggested, move.label, name=f"move-{move.id}"
            )


def _tones(move: Move) -> dict[str, str]:
    tones = labels(content().candidate.closing.tones)
    return {str(tone): tones[tone] for tone in move.wordings}


def left_out_move(opened: OpenApplication, move: Move) -> None:
    """Show a button that puts in a move that is off."""
    is_known = move.known and opened.application.has_all_emails
    label = f"{move.label}. {move.known}" if is_known else move.label
    st.button(
        buttons.accessible_label(escaped(label), "put it in"),
        key=f"add-{move.id}",
        icon=":material/add:",
        type="tertiary",
        on_click=notices.errors_as_notices(opened.form.store_fields),
        args=({application_fields.MOVE_ON.key(move.id): "yes"},),
    )


def mentioned_strengths(opened: OpenApplication) -> None:
    """Show the choice of the strengths that have come up on the call."""
    if strengths := {strength: strength for strength in opened.application.strengths}:
        opened.form.several(application_fields.MENTIONED, options=strengths)


def _shift(opened: OpenApplication, move_id: str, step: int) -> None:
    order = chosen_moves.shifted_order(
        opened.application, content().candidate.closing, move_id, step
    )
    opened.form.store_fields({application_fields.MOVE_ORDER.key: order})
