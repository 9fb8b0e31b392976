"""The candidate's strengths, one a line, and what proves each."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.closing_script import first_move_with
from interview_kit.candidate.preparation import PROOF, Proof, next_number, proofs
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.text import shorten, spoken_list
from interview_kit.ui.autosave import openers
from interview_kit.ui.candidate import application_frame, job_ad, prepared_copy
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def show(opened: OpenApplication) -> None:
    """Show the list of strengths, and below it a proof of each or a button that adds one."""
    st.header("Your strengths", anchor=False)
    job_ad.show_asked(opened.application)
    prepared_copy.offer(opened)
    closing = content().candidate.closing
    opened.form.area(
        application_fields.STRENGTHS,
        label=closing.strengths.label,
        rows=5,
        help=closing.strengths.help,
        placeholder=closing.strengths.placeholder,
        live=True,
    )
    sentence = first_move_with("skills", opened.application, opened.move_values, closing)
    application_frame.show_sentence(sentence)
    say_what_is_left_out(opened)
    known = proofs(opened.application)
    for place, strength in enumerate(opened.application.strengths, start=1):
        of_it = [proof for proof in known if proof.strength == strength]
        with st.container(key=f"strength-{place}", gap="xsmall"):
            for proof in of_it:
                _proof(opened, proof, strength)
            if not of_it:
                _add_button(opened, place, strength)
    for proof in known:
        if proof.strength not in opened.application.strengths:
            _loose_proof(opened, proof)


def say_what_is_left_out(opened: OpenApplication) -> None:
    """Name the strengths that are rough notes, which the kit says nowhere."""
    strengths = opened.application.strengths
    sayable = opened.sayable_strengths
    if rough := [f"“{escaped(shorten(each))}”" for each in strengths if each not in sayable]:
        st.caption(
            f":material/edit_note: Not in the script yet: {spoken_list(rough)}. Write a thing, "
            "such as “six years of counts”, or a deed, such as “led a team”."
        )


def _proof(opened: OpenApplication, proof: Proof, strength: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width="stretch"):
            opened.form.line(
                application_fields.PROOF.field(proof.number),
                label=f"Proof: {shorten(strength)}",
                placeholder="480,000 parts, and 99.2% of them where the list said",
            )
        _remove_button(opened, proof, strength)


def _loose_proof(opened: OpenApplication, proof: Proof) -> None:
    """Show a proof whose strength was reworded or taken off the list, to be given to another."""
    field = application_fields.PROOF_OF.field(proof.number)
    options = {each: shorten(each) for each in (proof.strength, *opened.application.strengths)}
    with st.container(border=True, key=f"proof-{proof.number}", gap="xsmall"):
        st.caption("This proof's strength is no longer on your list. Choose another one for it.")
        opened.form.select(
            field, label="Strength it proves", options=options, default=proof.strength
        )
        _proof(opened, proof, proof.strength or "no strength")


def _add_button(opened: OpenApplication, place: int, strength: str) -> None:
    openers.opener(
        f"Add a proof: {escaped(strength)}",
        name=f"proof-{place}",
        icon=":material/add:",
        type="tertiary",
        on_click=_add,
        args=(opened, strength),
    )


def _add(opened: OpenApplication, strength: str) -> str:
    number = next_number(opened.application, PROOF)
    opened.form.store_fields({application_fields.PROOF_OF.key(number): strength})
    return f"{opened.form.record_id}/{application_fields.PROOF.key(number)}"


def _remove_button(opened: OpenApplication, proof: Proof, strength: str) -> None:
    buttons.icon_button(
        f"Remove the proof: {escaped(shorten(strength))}",
        "close",
        key=f"remove-proof-{proof.number}",
        on_click=opened.form.store_fields,
        args=({part.key(proof.number): "" for part in PROOF},),
    )
