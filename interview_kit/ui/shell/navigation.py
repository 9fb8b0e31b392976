"""Where one is: the menu of the side one is on, and the record that is open there.

Streamlit's menu carries no parameters, so what a page had open is remembered for the session
and written into the address on arrival. A new tab has nothing open: a page without a record in
its address shows its list, and never a record that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from interview_kit.ui.workarounds.session_memory import remembered

Side = Literal["interviewer", "candidate", ""]
"""Whose page it is, "" for what belongs to both."""


@dataclass(frozen=True)
class Place:
    """One page: its file, what it is called, and its path in the address, for good.

    `record` is the parameter that names what is open on it, `formerly` what that was called
    once; `parts` are those that say where in it one is. `entrance` is what the menu of the other
    side calls it.
    """

    file: str
    title: str
    path: str
    side: Side = ""
    record: str = ""
    formerly: str = ""
    parts: tuple[str, ...] = ()
    entrance: str = ""


@dataclass
class _Visit:
    """What is remembered of a session: its side, its menus, where it was, and what was open."""

    side: str = ""
    menus: dict[str, list[st.Page]] = field(default_factory=dict)
    arrived: str | None = None
    has_arrived: bool = False
    opened: dict[str, dict[str, str]] = field(default_factory=dict)


_here: ContextVar[Place] = ContextVar("the page that runs")


def here() -> Place:
    """Return the page that runs."""
    return _here.get()


def open_page(places: Sequence[Place]) -> st.Page:
    """Draw the menu and return the page that was asked for, with its record in the address."""
    visit = remembered(_Visit)
    page = st.navigation(_menu(places, visit), position="top")
    place = next(each for each in places if each.path == page.url_path)
    if place.side not in ("", visit.side):
        visit.side = place.side
        page = st.navigation(_menu(places, visit), position="top")
    _here.set(place)
    _take_up(place, visit)
    return page


def has_arrived() -> bool:
    """Tell whether this run is the first one of its page since one came from another."""
    return remembered(_Visit).has_arrived


def belongs_to(name: str, record_id: str) -> None:
    """Say which record, by the name it has in addresses, what is open here belongs to.

    It is open with it: another page of this side shows that one, too.
    """
    opened = remembered(_Visit).opened
    if opened.get(name, {}).get(name) != record_id:
        opened[name] = {name: record_id}


def forget() -> None:
    """Forget what is open on this page, since it is not there."""
    remembered(_Visit).opened.pop(here().record, None)


def _menu(places: Sequence[Place], visit: _Visit) -> list[st.Page]:
    """Return all pages, those of the other side hidden but for its entrance.

    A flat list: a grouped one is not accessible. They are made once a session, since each looks
    for its file. Sessions cannot share them: a page knows whether it is the one that runs.
    """
    side = visit.side
    if side not in visit.menus:
        visit.menus[side] = [_page(place, side) for place in places]
    return visit.menus[side]


def _page(place: Place, side: str) -> st.Page:
    is_other = place.side not in ("", side)
    return st.Page(
        place.file,
        title=place.entrance if is_other and place.entrance else place.title,
        icon=":material/home:" if not place.path else None,
        url_path=place.path,
        default=not place.path,
        visibility="hidden" if is_other and not place.entrance else "visible",
    )


def _take_up(place: Place, visit: _Visit) -> None:
    """Write what this page had open into an address without it, or remember what that says.

    Home leaves what was open: from there one goes to lists.
    """
    arrives = visit.has_arrived = visit.arrived != place.path
    visit.arrived = place.path
    if not place.path:
        visit.opened.clear()
    if not place.record:
        return
    query = st.query_params.to_dict()
    if place.formerly in query:
        query[place.record] = query.pop(place.formerly)
        st.query_params.from_dict(query)
    named = query.get(place.record, "")
    last = visit.opened.get(place.record, {})
    names = (place.record, *place.parts)
    if arrives and not named and last:
        st.query_params.update({name: last[name] for name in names if name in last})
    elif named:
        kept = last if last.get(place.record) == named else {}
        said = {name: query[name] for name in names if name in query}
        visit.opened[place.record] = kept | said
    else:
        visit.opened.pop(place.record, None)
