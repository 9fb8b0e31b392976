"""What the person in front of the kit says of themselves once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from interview_kit.candidate.application import Profile
from interview_kit.content import content
from interview_kit.store.records import people, record_fields
from interview_kit.store.records.field_rows import Entry
from interview_kit.typed import AMERICAN, BRITISH
from interview_kit.ui import session
from interview_kit.ui.forms.fields import Form

_read_in_run: ContextVar[dict[str, Mapping[str, Entry]] | None] = ContextVar(
    "the entries of people that the run has read", default=None
)


@contextmanager
def read_once() -> Iterator[None]:
    """Let a run of a page read the record of whoever acts once, however many of its parts ask."""
    token = _read_in_run.set({})
    try:
        yield
    finally:
        _read_in_run.reset(token)


def own_entries() -> Mapping[str, Entry]:
    """Return the entries of whoever acts, as this run found them. Callbacks and fragments read."""
    actor, read = session.actor(), _read_in_run.get()
    if read is None:
        return people.load(actor)
    if actor.id not in read:
        read[actor.id] = people.load(actor)
    return read[actor.id]


def person_form() -> Form:
    """Return the form of the record of whoever acts."""
    return Form(session.actor().id, own_entries())


def profile_of(form: Form) -> Profile:
    """Return what the form holds."""
    return Profile.from_entries(record_fields.entry_values(form.entries), default_english())


def default_english() -> str:
    """Return the English of who has chosen none: British where the browser's is not American."""
    language, _, region = session.locale().partition("-")
    is_british = language.lower() == "en" and region.upper() not in (AMERICAN, "")
    return BRITISH if is_british else AMERICAN


def language_of(profile: Profile) -> str:
    """Return the language tag of what the person writes."""
    kinds = content().candidate.letter.english
    return (kinds.get(profile.english) or next(iter(kinds.values()))).tag
