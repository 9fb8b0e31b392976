"""Where one is: the menu of the side one is on, and the record that is open there.

Streamlit's menu carries no parameters, so what a page had open is remembered for the session
and written into the address on arrival. A new tab has nothing open: a page without a record in
its address shows its list, and never a record that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

import streamlit as st

Side = Literal["interviewer", "candidate", ""]
"""Whose page it is, "" for what belongs to both."""

_SIDE = "kit-side"
_MENUS = "kit-menus"
_ARRIVED = "kit-arrived"
_OPEN = "kit-open"


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


_here: ContextVar[Place] = ContextVar("the page that runs")


def here() -> Place:
    """Return the page that runs."""
    return _here.get()


def open_page(places: Sequence[Place]) -> st.Page:
    """Draw the menu and return the page that was asked for, with its record in the address."""
    side = st.session_state.get(_SIDE, "")
    page = st.navigation(_menu(places, side), position="top")
    place = next(each for each in places if each.path == page.url_path)
    if place.side not in ("", side):
        st.session_state[_SIDE] = place.side
        page = st.navigation(_menu(places, place.side), position="top")
    _here.set(place)
    _take_up(place)
    return page


def forget() -> None:
    """Forget what is open on this page, since it is not there."""
    _opened().pop(here().record, None)


def _menu(places: Sequence[Place], side: str) -> list[st.Page]:
    """Return all pages, those of the other side hidden but for its entrance.

    A flat list: a grouped one is not accessible. They are made once a session, since each looks
    for its file. Sessions cannot share them: a page knows whether it is the one that runs.
    """
    menus: dict[str, list[st.Page]] = st.session_state.setdefault(_MENUS, {})
    if side not in menus:
        menus[side] = [_page(place, side) for place in places]
    return menus[side]


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


def _take_up(place: Place) -> None:
    """Write what this page had open into an address without it, or remember what that says.

    Home leaves what was open: from there one goes to lists.
    """
    opened = _opened()
    arrives = st.session_state.get(_ARRIVED) != place.path
    st.session_state[_ARRIVED] = place.path
    if not place.path:
        opened.clear()
    if not place.record:
        return
    if place.formerly in st.query_params:
        st.query_params[place.record] = st.query_params.pop(place.formerly)
    named = st.query_params.get(place.record, "")
    last = opened.get(place.record, {})
    if arrives and not named and last:
        mine = {name: value for name, value in last.items() if name in _names(place)}
        st.query_params.update(mine)
    elif named:
        kept = last if last.get(place.record) == named else {}
        said = {name: st.query_params[name] for name in _names(place) if name in st.query_params}
        opened[place.record] = kept | said
    else:
        opened.pop(place.record, None)


def _names(place: Place) -> tuple[str, ...]:
    return (place.record, *place.parts)


def _opened() -> dict[str, dict[str, str]]:
    opened: dict[str, dict[str, str]] = st.session_state.setdefault(_OPEN, {})
    return opened
