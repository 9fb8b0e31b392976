"""The menu of a side, and the record that is open on each page.

Streamlit's menu carries no parameters, so the session remembers which record a page had open, and
writes it into the address on arrival. A new tab has no record open: a page without one in its
address shows its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from interview_kit.ui.workarounds.session_memory import remembered

Side = Literal["interviewer", "candidate", ""]
"""The side that a page belongs to, "" for both."""


@dataclass(frozen=True)
class KitPage:
    """A page with its file, its title, and its path in the address, which never changes.

    `record` is the parameter of the address that names the open record, `former_record` its name
    in old addresses; `parts` are parameters for a place in the record, `listed_of` is one that
    names whose records the page lists. `label_elsewhere` is the page's label in the menu of the
    other side.
    """

    file: str
    title: str
    path: str
    side: Side = ""
    record: str = ""
    former_record: str = ""
    parts: tuple[str, ...] = ()
    listed_of: str = ""
    label_elsewhere: str = ""


@dataclass
class _Visit:
    """A session's side, menus and pages by file, last page, and the records open on its pages."""

    side: str = ""
    menus: dict[str, list[st.Page]] = field(default_factory=dict)
    by_file: dict[str, dict[str, st.Page]] = field(default_factory=dict)
    last_path: str | None = None
    has_arrived: bool = False
    open_records: dict[str, dict[str, str]] = field(default_factory=dict)


_current_page: ContextVar[KitPage] = ContextVar("the page that runs")


def current_page() -> KitPage:
    """Return the page that is running."""
    return _current_page.get()


def open_page(pages: Sequence[KitPage]) -> st.Page:
    """Draw the menu and return the requested page, with its record in the address."""
    visit = remembered(_Visit)
    page = st.navigation(_menu(pages, visit), position="top")
    kit_page = next(each for each in pages if each.path == page.url_path)
    if kit_page.side not in ("", visit.side):
        visit.side = kit_page.side
        page = st.navigation(_menu(pages, visit), position="top")
    _current_page.set(kit_page)
    _sync_address(kit_page, visit)
    return page


def target(file: str) -> st.Page:
    """Return the page of a file as a link takes it. For a file's name Streamlit asks the disk."""
    visit = remembered(_Visit)
    return visit.by_file[visit.side][file]


def link_to_your_data(label: str) -> None:
    """Show a link to where one's name and contact details are."""
    st.page_link(target("pages/start/your_data.py"), label=label, icon=":material/badge:")


def has_arrived() -> bool:
    """Tell whether this is the page's first run since the arrival from another page."""
    return remembered(_Visit).has_arrived


def set_open_record(name: str, record_id: str) -> None:
    """Set which record another page of this side opens. `name` is its parameter in addresses."""
    open_records = remembered(_Visit).open_records
    if open_records.get(name, {}).get(name) != record_id:
        open_records[name] = {name: record_id}


def forget_open_record() -> None:
    """Let the menu lead to this page's list: the open record does not exist, or is done with."""
    remembered(_Visit).open_records.pop(current_page().record, None)


def _menu(pages: Sequence[KitPage], visit: _Visit) -> list[st.Page]:
    """Return all pages, those of the other side hidden except for its first.

    The list is flat, since a grouped one is not accessible. The pages are made once a session,
    since each looks for its file. Sessions cannot share them: a page knows whether it runs.
    """
    side = visit.side
    if side not in visit.menus:
        visit.by_file[side] = {kit_page.file: _page(kit_page, side) for kit_page in pages}
        visit.menus[side] = list(visit.by_file[side].values())
    return visit.menus[side]


def _page(kit_page: KitPage, side: str) -> st.Page:
    is_other = kit_page.side not in ("", side)
    return st.Page(
        kit_page.file,
        title=kit_page.label_elsewhere if is_other and kit_page.label_elsewhere else kit_page.title,
        icon=":material/home:" if not kit_page.path else None,
        url_path=kit_page.path,
        default=not kit_page.path,
        visibility="hidden" if is_other and not kit_page.label_elsewhere else "visible",
    )


def _sync_address(kit_page: KitPage, visit: _Visit) -> None:
    """Write the record that this page had open into the address, or remember the address's.

    Home closes all records, since its links lead to lists.
    """
    arrives = visit.has_arrived = visit.last_path != kit_page.path
    visit.last_path = kit_page.path
    if not kit_page.path:
        visit.open_records.clear()
    if not kit_page.record:
        return
    query = st.query_params.to_dict()
    if kit_page.former_record in query:
        query[kit_page.record] = query.pop(kit_page.former_record)
        st.query_params.from_dict(query)
    named = query.get(kit_page.record, "")
    last = visit.open_records.get(kit_page.record, {})
    names = (kit_page.record, *kit_page.parts)
    if arrives and not named and last and kit_page.listed_of not in query:
        st.query_params.update({name: last[name] for name in names if name in last})
    elif named:
        before = last if last.get(kit_page.record) == named else {}
        visit.open_records[kit_page.record] = before | {
            name: query[name] for name in names if name in query
        }
    else:
        visit.open_records.pop(kit_page.record, None)
