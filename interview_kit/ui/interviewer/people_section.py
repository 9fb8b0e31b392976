"""Who is on a position, and as what: a section of its page."""

from __future__ import annotations

from collections.abc import Mapping

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
    name_key, role_key = f"add-name-{position_id}", f"add-role-{position_id}"

    def add() -> None:
        _add_person(position_id, known, st.session_state[name_key], st.session_state[role_key])

    with st.form(f"add-person-{position_id}", border=False, clear_on_submit=True):
        st.selectbox(
            "Add somebody",
            list(known),
            index=None,
            format_func=lambda person: known.get(person, person),
            key=name_key,
            accept_new_options=True,
            placeholder="Type a name" if not known else "Type a name, or pick one",
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


def _add_person(position_id: str, known: Mapping[str, str], chosen: str | None, role: Role) -> None:
    chosen, actor = chosen or "", session.actor()
    if chosen in known:
        position_people.add(actor, position_id, person := chosen, role)
    else:
        zone = session.zone().key
        person = position_people.add_by_name(actor, position_id, chosen, role, zone=zone)
    who_acts.read_again()
    name = known.get(person, one_line(chosen))
    notices.notify(
        f"{escaped(name)} is on it now. To act as somebody else on this computer, choose them at "
        "the top of any page."
    )
