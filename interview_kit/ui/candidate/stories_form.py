"""Stories of what the candidate did: the situation, the action, the result, in their order."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.preparation import next_number, shifted_story_order, stories
from interview_kit.fields import application_fields
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import buttons, ordering

_PARTS = (
    (application_fields.STORY_SITUATION, "The situation", "Two stock systems that disagreed daily"),
    (application_fields.STORY_ACTION, "What you did", "Counted one aisle a night, fixed the worst"),
    (application_fields.STORY_RESULT, "How it turned out", "99.2% right after four months"),
)


def show(opened: OpenApplication) -> None:
    """Show the stories, with an empty one after the last."""
    st.header("Stories", anchor=False)
    st.caption(
        "When something sounds familiar, tell how you handled it: "
        "the situation, what you did, how it turned out. The best first."
    )
    numbers = [story.number for story in stories(opened.application)]
    new = next_number(opened.application, application_fields.STORY)
    for place, number in enumerate(numbers, start=1):
        with ordering.row("stories", str(number)):
            _story(opened, number, place)
    with st.container(border=True, key=f"story-{new}", gap="xsmall"):
        _story(opened, new, len(numbers) + 1, is_new=True)


def _story(opened: OpenApplication, number: int, place: int, *, is_new: bool = False) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = "One more story" if is_new and place > 1 else f"Story {place}"
        st.markdown(f"**{heading}**", width="stretch")
        if not is_new:
            ordering.buttons_to_move(
                "stories", str(number), heading, lambda step: _shift(opened, number, step)
            )
            buttons.icon_button(
                f"Remove story {place}",
                "close",
                key=f"remove-story-{number}",
                on_click=opened.form.store_fields,
                args=({part.key(number): "" for part in application_fields.STORY},),
            )
    for part, label, placeholder in _PARTS:
        opened.form.area(
            part.field(number),
            label=f"Story {place}: {label[0].lower()}{label[1:]}",
            rows=1,
            placeholder=placeholder,
            live=is_new,
        )


def _shift(opened: OpenApplication, number: int, step: int) -> None:
    order = shifted_story_order(opened.application, number, step)
    opened.form.store_fields({application_fields.STORY_ORDER.key: order})
