"""The country whose public holidays count: shown, guessed from the browser, and chosen."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Profile
from interview_kit.content import content
from interview_kit.content.public_holidays import (
    WorkingDays,
    country_names,
    country_of,
    regions_of,
)
from interview_kit.fields import person_fields
from interview_kit.ui import session
from interview_kit.ui.forms.fields import Form


def of(profile: Profile) -> WorkingDays:
    """Return the working days of the country that was chosen, else of the browser's."""
    default = content().candidate.follow_up.default_country
    guess = country_of(session.locale(), session.zone(), default)
    country = profile.country if profile.country in country_names() else guess
    region = profile.region if profile.region in regions_of(country) else ""
    return WorkingDays(country, region)


def choose(profile: Profile, form: Form) -> None:
    """Show the choice of the country, and of its region, whose public holidays are skipped.

    `form` is that of the person.
    """
    days = of(profile)
    regions = regions_of(days.country)
    place = regions.get(days.region) or country_names()[days.country]
    with st.popover(f"Public holidays: {place}", icon=":material/event_busy:", key="holidays"):
        form.select(
            person_fields.COUNTRY,
            options=country_names(),
            default=days.country,
            help="No message falls on a weekend or a public holiday there.",
        )
        if regions:
            whole = {"": "The whole country"}
            form.select(person_fields.REGION, options={**whole, **regions}, default="")
