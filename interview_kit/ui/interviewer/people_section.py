"""Who is on a position, and as what: a section of its page."""

from __future__ import annotations

import streamlit as st

from interview_kit.fields.roles import INTERVIEWER, ROLES, Role
from interview_kit.store.records import people, position_people
from interview_kit.store.records.position_people import PositionPerson
from interview_kit.text import number_duplicates, one_line
from interview_kit.ui import notices, session
from interview_kit.ui.shell import buttons, who_acts
from interview_kit.ui.shell.record_names import person_name
from interview_kit.ui.workarounds.escaping import escaped


def show(position_id: str) -> None:
    """Show who is on a position, and a form to add somebody."""
    on_it = position_people.list_on_position(session.actor(), position_id)
    with st.container(key="position-people"):
        st.header("Who's on it", anchor=False)
        st.caption(
            "Everyone here sees this position and its calls, and rates each call on their own."
        )
        names = number_duplicates({row.id: person_name(row.name) for row in on_it})
        for row in on_it:
            _person(position_id, row, names[row.id], is_only=len(on_it) == 1)
        _add(position_id, {row.id for row in on_it})


def _person(position_id: str, row: PositionPerson, name: str, *, is_only: bool) -> None:
    place = f"{position_id}-{row.id}"
    key = f"role-{place}"
    st.session_state[key] = row.role

    def set_role() -> None:
        role = st.session_state[key]
        position_people.set_role(session.actor(), position_id, row.id, role)

    def remove() -> None:
        position_people.remove(session.actor(), position_id, row.id)
        who_acts.read_again()
        notices.notify(f"{escaped(name)} is off this position. Their ratings are kept.")

    with st.container(horizontal=True, vertical_alignment="center", key=f"on-it-{place}"):
        you = " (you)" if row.id == session.actor().id else ""
        st.markdown(f"**{escaped(name)}**{you}", width="stretch")
        st.segmented_control(
            f"Role of {escaped(name)}",
            list(ROLES),
            format_func=ROLES.__getitem__,
            key=key,
            required=True,
            label_visibility="collapsed",
            width="content",
            on_change=notices.errors_as_notices(set_role),
        )
        # Nobody takes themselves off by a slip: they would not see the position any more.
        if not is_only and row.id != session.actor().id:
            buttons.icon_button(
                f"Take {name} off", "person_remove", key=f"off-{place}", on_click=remove, args=()
            )


def _add(position_id: str, on_it: set[str]) -> None:
    rows = [row for row in people.list_people(session.actor()) if not row.example]
    known = {
        person: name for person, name in who_acts.names_of(rows).items() if person not in on_it
    }
    # A list to pick from takes no new names: it forgets what is typed when the cursor leaves it.
    name_key, known_key, role_key = (
        f"add-{part}-{position_id}" for part in ("name", "known", "role")
    )

    def add() -> None:
        role, state = st.session_state[role_key], st.session_state
        picked = state.get(known_key)
        if picked:
            position_people.add(session.actor(), position_id, picked, role)
            state[known_key] = None
            _notify(known.get(picked, ""))
        if not picked or state[name_key].strip():
            _add_by_name(position_id, state[name_key], role)
            state[name_key] = ""

    with st.form(f"add-person-{position_id}", border=False):
        st.text_input("Add somebody", key=name_key, placeholder="Type a name", autocomplete="off")
        if known:
            st.selectbox(
                "Or somebody you work with already",
                list(known),
                index=None,
                format_func=lambda person: known.get(person, person),
                key=known_key,
                placeholder="Pick a name",
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.segmented_control(
                "As",
                list(ROLES),
                default=INTERVIEWER,
                format_func=ROLES.__getitem__,
                key=role_key,
                required=True,
            )
            st.form_submit_button(
                "Add", icon=":material/person_add:", on_click=notices.errors_as_notices(add)
            )


def _add_by_name(position_id: str, name: str, role: Role) -> None:
    zone = session.zone().key
    position_people.add_by_name(session.actor(), position_id, name, role, zone=zone)
    _notify(one_line(name))


def _notify(name: str) -> None:
    who_acts.read_again()
    notices.notify(
        f"{escaped(name)} is on it now. To act as somebody else on this computer, choose them at "
        "the top of any page."
    )
