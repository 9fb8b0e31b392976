"""What the person in front of the kit says of themselves once."""

from __future__ import annotations

from interview_kit.candidate.application import Profile
from interview_kit.content import content
from interview_kit.store.records import people, record_fields
from interview_kit.ui import session
from interview_kit.ui.forms.fields import Form


def person_form() -> Form:
    """Return the form of the record of whoever acts."""
    return Form(session.actor().id, people.load(session.actor()))


def profile_of(form: Form) -> Profile:
    """Return what the form holds."""
    return Profile.from_entries(record_fields.entry_values(form.entries))


def language_of(profile: Profile) -> str:
    """Return the language tag of what the person writes."""
    kinds = content().candidate.letter.english
    return (kinds.get(profile.english) or next(iter(kinds.values()))).tag
