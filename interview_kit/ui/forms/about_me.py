"""What the person in front of the kit says of themselves once."""

from __future__ import annotations

from interview_kit.candidate.application import Profile
from interview_kit.content import content
from interview_kit.store.records import profiles, record_fields
from interview_kit.ui import session
from interview_kit.ui.forms.fields import Form


def profile_form() -> Form:
    """Return the form of the profile."""
    return Form(*profiles.load(session.actor(), zone=session.zone().key))


def profile_of(form: Form) -> Profile:
    """Return what the form holds."""
    return Profile.from_entries(record_fields.entry_values(form.entries))


def language_of(profile: Profile) -> str:
    """Return the language tag of what the person writes."""
    kinds = content().candidate.letter.english
    return (kinds.get(profile.english) or next(iter(kinds.values()))).tag
