"""Who acts: a choice on every page, as soon as there are two people to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from interview_kit.access import LOCAL
from interview_kit.store.records import people
from interview_kit.text import number_duplicates
from interview_kit.ui import notices, session
from interview_kit.ui.shell import choosers, navigation, undo
from interview_kit.ui.shell.record_names import person_name
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_HOME = "pages/start/home.py"


@dataclass
class _KnownPeople:
    """Names by id, as a session read them last: of all whom the actor knows, and of the choices.

    Whoever is on no position is no choice, but for the first person and whoever acts.
    """

    known: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    is_outdated: bool = True


def offer() -> None:
    """Show who acts, with a menu of the others, and go Home after a choice.

    The style sheet puts it into the header. People are read on arrival on a page and not at each
    run.
    """
    read = remembered(_KnownPeople)
    if read.is_outdated or navigation.has_arrived():
        _load(read)
    if session.has_changed_actor():
        undo.forget()  # what the one has deleted is not the other's to restore
        st.switch_page(_HOME)
    if len(read.names) < 2:
        return
    name = read.names[session.actor().id]
    others = {each: text for each, text in read.names.items() if each != session.actor().id}
    key = choosers.chooser_key("you-are", others)

    def act() -> None:
        if chosen := st.session_state.get(key):
            session.choose_actor(chosen)

    with st.container(key="kit-you-are"):
        st.menu_button(
            f"You are: {escaped(name)}",
            list(others),
            format_func=lambda person: escaped(others.get(person, "")),
            key=key,
            icon=":material/person:",
            type="tertiary",
            on_click=notices.errors_as_notices(act),
        )


def read_again() -> None:
    """Let the next run read who may be chosen. For callbacks that change that."""
    remembered(_KnownPeople).is_outdated = True


def name_of(person_id: str) -> str:
    """Return the name of a person as the actor knows them, "" for none."""
    return remembered(_KnownPeople).known.get(person_id, "")


def names_of(rows: Iterable[people.PersonRow]) -> dict[str, str]:
    """Return the names of people by id, none twice."""
    return number_duplicates({row.id: person_name(row.name) for row in rows})


def _load(read: _KnownPeople) -> None:
    rows = people.list_people(session.actor())
    read.known = {row.id: row.name.strip() for row in rows}
    if session.actor().id not in read.known:  # from before a backup was restored
        session.set_actor(LOCAL.id)
    always = (LOCAL.id, session.actor().id)
    read.names = names_of(row for row in rows if row.is_active or row.id in always)
    read.is_outdated = False
