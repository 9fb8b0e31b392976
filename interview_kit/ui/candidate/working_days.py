"""The country whose public holidays count: shown, guessed from the call's zone, and chosen."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.call_times import call_zone
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


def of(application: Application, profile: Profile) -> WorkingDays:
    """Return the working days of the country that was chosen, else of the call's zone.

    Where that zone is of no country, the browser's counts.
    """
    zones = (call_zone(application, session.zone()), session.zone())
    default = content().candidate.follow_up.default_country
    guess = country_of(zones, session.locale(), default)
    country = profile.country if profile.country in country_names() else guess
    region = profile.region if profile.region in regions_of(country) else ""
    return WorkingDays(country, region)


def choose(days: WorkingDays, form: Form) -> None:
    """Show the choice of the country, and of its region, whose public holidays are skipped.

    `days` are those that count, `form` is that of the person.
    """
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
