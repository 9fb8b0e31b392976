"""What every page has in common: its frame, its look and the parts that repeat."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st

from interview_kit.access import not_found
from interview_kit.content import content
from interview_kit.errors import Unavailable
from interview_kit.store.database import connections
from interview_kit.store.records import lifecycle, recently_deleted
from interview_kit.text import spoken_list
from interview_kit.ui import session
from interview_kit.ui.shell import navigation, record_names
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

# As an address that holds it: a file would be read and hashed at each run.
_STYLE_FILE = Path(__file__).with_name("style.css")
_ICON_FILE = Path(__file__).with_name("icon.svg")
_ICON = f"data:image/svg+xml;base64,{base64.b64encode(_ICON_FILE.read_bytes()).decode()}"


@dataclass
class _Begun:
    """Whether the kit was opened in a session, and how many incidents that was told of."""

    begun: bool = False
    told: int = 0


@dataclass
class _Deleted:
    """The records that a session deleted last, with their name, and whether it was just now."""

    ids: tuple[str, ...] = ()
    name: str = ""
    is_new: bool = False


_has_title: ContextVar[bool] = ContextVar("whether this run has shown a title", default=False)


def style_sheet() -> str:
    """Return the kit's look, which stands in the page itself.

    A page that got its look from its script would be shown without it first.
    """
    return _STYLE_FILE.read_text("utf-8")


def set_up(step: str = "") -> None:
    """Configure the browser's page; its title says on which page and at which step one is."""
    titles = (navigation.here().title, step, "Interview Kit")
    st.set_page_config(
        page_title=" · ".join(title for title in titles if title),
        page_icon=_ICON,
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )


def open_kit() -> None:
    """Make sure that the content is sound and the store is open. Raises KitError if not."""
    _has_title.set(False)
    content()
    connections.ensure_connected()
    begun = remembered(_Begun)
    if not begun.begun:
        with suppress(Unavailable):  # it can wait; what is there may well be read
            recently_deleted.erase_expired(session.actor())
        begun.begun = True
    _tell_incidents(begun)


def _tell_incidents(begun: _Begun) -> None:
    """Say once a session what happened to the database's file while the kit was running."""
    happened = connections.incidents()
    for sentence in happened[begun.told :]:
        session.notice(sentence, icon=":material/health_and_safety:")
    begun.told = len(happened)


def title(text: str, subtitle: str = "", *, step: str = "") -> None:
    """The page's one heading, with what people typed in it shown literally.

    `step` is for the title of the browser's window, so it names no person.
    """
    set_up(step)
    st.title(escaped(text), anchor=False)
    _has_title.set(True)
    if subtitle:
        st.caption(escaped(subtitle))


def heading_of_error(text: str) -> None:
    """The page's heading where an error came before its title, and one below that otherwise."""
    show = st.header if _has_title.get() else st.title
    show(text, anchor=False)


def ways_on() -> None:
    """The ways from a record that is not there: to the list of its page, and to Home."""
    # A link to the page one is on would leave the record in the address.
    st.button(
        f"Go to {navigation.here().title}",
        icon=":material/arrow_forward:",
        key="kit-to-list",
        on_click=st.query_params.clear,
    )
    st.page_link("pages/start/home.py", label="Go to Home", icon=":material/home:")


def chooser_key(name: str, labels: Mapping[Any, str]) -> str:
    """Return the key of a choice between records: another one whenever their labels change.

    A browser sends the label of what is chosen. What it sends before it has heard of new labels
    could by now be another record's, and the page would change to that by itself.
    """
    told = repr(list(labels.items())).encode()
    return f"{name}-{hashlib.sha256(told).hexdigest()[:12]}"


def choose_in_url(name: str, key: str, shown: object) -> None:
    """Let the address say what was chosen, unless that is what the page showed. For callbacks.

    Streamlit also calls them where a run that it ended has made it forget the widget.
    """
    chosen = st.session_state[key]
    if chosen != shown:
        st.query_params[name] = str(chosen)


def advice(*sentences: str) -> None:
    """Show a few sentences of the kit's advice, quietly."""
    for sentence in sentences:
        st.caption(sentence)


@contextmanager
def card(key: str) -> Iterator[None]:
    """A bordered box for one thing."""
    with st.container(border=True, key=key):
        yield


def offer_undo() -> None:
    """Show what was deleted last, with a button that brings it back."""
    last = remembered(_Deleted)
    if not last.ids:
        return
    key = "kit-undo-bar-new" if last.is_new else "kit-undo-bar"
    last.is_new = False
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        st.markdown(f"Deleted: {escaped(last.name)}")
        st.button(
            "Undo",
            icon=":material/undo:",
            key="kit-undo-button",
            on_click=session.safely(_bring_back),
            args=(last.ids,),
        )


def delete(record_id: str) -> None:
    """Delete a record and remember it for `offer_undo`. For callbacks; raises StoreError."""
    lifecycle.delete(session.actor(), record_id)
    remember_deleted([record_id])


def remember_deleted(ids: Sequence[str]) -> None:
    """Remember records that were just deleted for `offer_undo`. Raises StoreError.

    Their names are those in the store: the page may not have run since they were typed.
    """
    names = {row.id: record_names.name_of(row) for row in recently_deleted.deleted(session.actor())}
    last = remembered(_Deleted)
    last.ids = tuple(ids)
    last.name = spoken_list([names.get(record_id, "") for record_id in ids])
    last.is_new = True


def _bring_back(ids: Sequence[str]) -> None:
    for record_id in ids:
        lifecycle.restore(session.actor(), record_id)
    remembered(_Deleted).ids = ()


def not_there() -> NoReturn:
    """Raise NotFound: the address names a record that is not there."""
    raise not_found()


def record_from_url(name: str) -> str:
    """Return the id of the record that the address names, "" if it names none."""
    return str(st.query_params.get(name, ""))


def named_for_the_ear(label: str, name: str) -> str:
    """Return a button's label with more of its name for those who do not see where it stands.

    The emphasis is hidden from the eye by the style sheet.
    """
    return f"{label} *({escaped(name)})*"


def icon_button(
    label: str, icon: str, *, key: str, on_click: Callable[..., object], args: tuple[object, ...]
) -> None:
    """A button that shows an icon alone; its `label` is for the ear and the pointer at rest."""
    st.button(
        label,
        key=f"icon-{key}",
        icon=f":material/{icon}:",
        type="tertiary",
        help=label,
        on_click=session.safely(on_click),
        args=args,
    )


def menu(label: str, actions: dict[str, Callable[[], None]], *, key: str) -> None:
    """A button that opens a short menu of actions, each a callable."""

    def act() -> None:
        chosen = st.session_state.get(key)
        if chosen:
            actions[chosen]()

    st.menu_button(label, list(actions), key=key, on_click=session.safely(act))
