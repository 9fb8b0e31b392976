"""A row for each move of a closing, and the candidate's own words for a move or a sentence."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import chosen_moves, closing_script
from interview_kit.candidate.written_letter import LetterSentence
from interview_kit.content import content
from interview_kit.content.closing import Move
from interview_kit.content.interviewer import labels
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.candidate.application_frame import OpenApplication
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
    with ordering.row("moves", move.id):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{escaped(move.label)}**", width="stretch")
            ordering.buttons_to_move(
                "moves", move.id, move.label, lambda step: _shift(opened, move.id, step)
            )
            _switch(opened, move, "no", "close", "leave it out")
        if move.known and opened.application.has_all_emails:
            st.caption(move.known)
        words = application_fields.MOVE_TEXT.field(move.id, move.label)
        if choice.text.strip():
            opened.form.area(words, rows=3, live=True)
            st.caption("These words are yours now, so the details no longer change them.")
            start_over(opened, words.key, move.label)
        else:
            suggested = closing_script.suggested_text(
                move, opened.application, opened.move_values, content().candidate.closing
            )
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                opened.form.choice(
                    application_fields.MOVE_TONE.field(move.id, move.label),
                    options=_tones(move),
                    default=chosen_moves.tone_of(move, opened.application),
                    required=True,
                    label_visibility="collapsed",
                )
                edit_button(opened, words.key, suggested, move.label, name=f"move-{move.id}")


def edit_button(
    opened: OpenApplication, field: str, suggested: str, label: str, *, name: str
) -> None:
    """Show a button that copies suggested words into `field`, to be edited there.

    `label` names the move or the sentence; `name` is the end of the button's key.
    """
    openers.opener(
        buttons.accessible_label("Edit", label),
        name=f"edit-{name}",
        icon=":material/edit:",
        disabled=not suggested,
        on_click=_edit,
        args=(opened, field, suggested),
    )


def _edit(opened: OpenApplication, field: str, suggested: str) -> str:
    opened.form.store_fields({field: suggested})
    return f"{opened.form.record_id}/{field}"


def sentence(
    opened: OpenApplication, field: FixedField, written: LetterSentence, *, is_sent: bool = False
) -> None:
    """Show a sentence of a letter, in the kit's words or in the candidate's own in `field`.

    One that was sent stays as it was.
    """
    name = f"sentence-{written.id}"
    with st.container(border=True, key=name, gap="xsmall"):
        if is_sent:
            st.text(written.text)
        elif written.edited:
            opened.form.area(field, label=f"Your words: {written.label}", rows=3, live=True)
            st.caption("You've edited this sentence, so the details no longer change it.")
            start_over(opened, field.key, written.label)
        else:
            st.text(written.text)
            edit_button(opened, field.key, written.text, written.label, name=name)


def start_over(opened: OpenApplication, field: str, label: str) -> None:
    """Show a button that drops the candidate's words in `field` for the suggested ones."""
    with st.popover(buttons.accessible_label("Start over", label), icon=":material/restart_alt:"):
        st.markdown("Your words here will be replaced. They stay in the history.")
        st.button(
            "Use the suggested words",
            key=f"start-over-{field}",
            on_click=notices.errors_as_notices(opened.form.store_fields),
            args=({field: ""},),
        )


def _tones(move: Move) -> dict[str, str]:
    tones = labels(content().candidate.closing.tones)
    return {str(tone): tones[tone] for tone in move.wordings}


def left_out_move(opened: OpenApplication, move: Move) -> None:
    """Show a move that is off."""
    with st.container(
        horizontal=True, vertical_alignment="center", wrap=False, key=f"off-{move.id}"
    ):
        is_known = move.known and opened.application.has_all_emails
        st.text(f"{move.label}. {move.known}" if is_known else move.label, width="stretch")
        _switch(opened, move, "yes", "add", "put it in")


def mentioned_strengths(opened: OpenApplication) -> None:
    """Show the choice of the strengths that have come up on the call."""
    strengths = list(dict.fromkeys(opened.application.strengths))
    if not strengths:
        return
    field = application_fields.MENTIONED
    key = f"mentioned-{opened.form.record_id}"
    st.session_state[key] = [s for s in strengths if s in opened.application.mentioned]
    st.pills(
        field.label,
        strengths,
        selection_mode="multi",
        format_func=escaped,
        key=key,
        on_change=notices.errors_as_notices(
            lambda: opened.form.save(field, "\n".join(st.session_state[key]))
        ),
    )
    opened.form.show_conflict(field, {})


def _switch(opened: OpenApplication, move: Move, on: str, icon: str, action: str) -> None:
    buttons.icon_button(
        f"{move.label}: {action}",
        icon,
        key=f"{move.id}-{on}",
        on_click=opened.form.store_fields,
        args=({application_fields.MOVE_ON.key(move.id): on},),
    )


def _shift(opened: OpenApplication, move_id: str, step: int) -> None:
    order = chosen_moves.shifted_order(
        opened.application, content().candidate.closing, move_id, step
    )
    opened.form.store_fields({application_fields.MOVE_ORDER.key: order})
