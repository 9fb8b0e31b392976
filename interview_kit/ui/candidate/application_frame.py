"""The head of the candidate's pages: the choice of an application, and the unexpected call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interview_kit.candidate.application import Application, Profile, application_name
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.follow_up import Plan, make_plan, situation_of
from interview_kit.candidate.move_values import MoveValues, move_values
from interview_kit.candidate.next_call import calls_for_one_job
from interview_kit.candidate.path import is_archived
from interview_kit.candidate.rough_notes import sayable_strengths
from interview_kit.candidate.thank_you import call_start, send_window_of
from interview_kit.candidate.timing import sending_advice
from interview_kit.content import content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.fields import application_fields
from interview_kit.store.database import connections
from interview_kit.store.records import applications, record_fields
from interview_kit.store.records.applications import ApplicationRow
from interview_kit.text import number_duplicates, shorten
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.candidate import path_line, unexpected_call, working_days
from interview_kit.ui.data import examples
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, frame, navigation, record_links, show_more, undo
from interview_kit.ui.shell.record_names import names_by_age
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_IN_URL = "application"
_APPLICATIONS = "pages/candidate/applications.py"
_NAMING = (
    application_fields.COMPANY,
    application_fields.JOB_TITLE,
    application_fields.ARCHIVED,
)
_SHOWN = 12
_CHOICES = 100
"""Applications in the choice of one: those changed last. To read and send all at each run takes
longer than to draw the page, once there are hundreds."""
_NOT_HERE = f"The {_CHOICES} changed last. Find any other under Applications."


@dataclass(frozen=True)
class OpenApplication:
    """The application that a page shows, with the forms of both its records."""

    application: Application
    profile: Profile
    form: Form
    person_form: Form
    other_calls: Mapping[str, str] = field(default_factory=dict)
    """The names by id of the applications for the same job at the same company, oldest first."""
    others: Mapping[str, str] = field(default_factory=dict)
    """The names by id of the other applications to choose from, the one changed last first."""

    @cached_property
    def move_values(self) -> MoveValues:
        """The values for the slots of the closing's moves."""
        return move_values(self.application, content().candidate.closing)

    @cached_property
    def sayable_strengths(self) -> tuple[str, ...]:
        """The strengths that are no rough notes."""
        fitting = content().candidate.closing.fitting
        return sayable_strengths(self.application.strengths, fitting)

    @cached_property
    def plan(self) -> Plan:
        """The follow-up plan as it stands now."""
        candidate = content().candidate
        situation = situation_of(self.application, session.now(), session.zone(), candidate)
        return make_plan(situation, self.working_days, candidate.follow_up)

    @property
    def working_days(self) -> WorkingDays:
        """The days on which reminders fall."""
        return working_days.of(self.application, self.profile)


@dataclass(slots=True)
class _LastNames:
    """The applications to choose from as this session has read them last, and as of what.

    `names` are by id, `shown` are those to choose, `other_calls` those for the job of the open one.
    """

    as_of: tuple[object, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    other_calls: dict[str, str] = field(default_factory=dict)


def head(title: str, subtitle: str) -> DeltaGenerator:
    """Show the head of a list, and return the place beside it for the unexpected call."""
    left, right = st.columns([5, 2], vertical_alignment="bottom")
    with left:
        frame.title(title, subtitle)
    undo.offer_undo()
    return right


def open_application(title: str, subtitle: str) -> OpenApplication | None:
    """Show the page's head and return the application of the address, None where it names none.

    The only one there is needs no choice.
    """
    application_id = choosers.record_from_url(_IN_URL)
    if not application_id:
        rows = applications.list_names(session.actor())
        if len(rows) != 1:
            _list_all(rows, head(title, subtitle))
            return None
        application_id = rows[0].id
        if navigation.has_arrived():  # a step back to the bare address leads on to the one before
            st.query_params[_IN_URL] = application_id
    frame.title(title, subtitle)
    undo.offer_undo()
    with connections.reading():  # in one transaction what would take three
        opened = _open_application(application_id)
        last = _names_to_choose(opened)
    others = {each: name for each, name in last.shown.items() if each != application_id}
    opened = replace(opened, other_calls=last.other_calls, others=others)
    # One row for what is above all pages, since columns would slow each of them down.
    with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-which"):
        _choose_application(last, application_id)
        new_button()
        unexpected_call.show_for(opened.form, last.names)
    path_line.show(application_id, opened.application, opened.plan)
    if navigation.current_page().file != _APPLICATIONS:
        _warn_of_unread(opened.form)
    return opened


def when_to_send(application: Application) -> str:
    """Return when the thank-you is best sent, "" where the call's day or time is not known."""
    start, own_zone = call_start(application), session.zone()
    zone = call_zone(application, own_zone)
    window = send_window_of(application, zone, content().candidate.letter.numbers)
    if start is None or window is None:
        return ""
    return sending_advice(window, session.now(), typed_lines.own_style().english, own_zone)


def show_sentence(sentence: str) -> None:
    """Show the sentence that a field completes; "" shows nothing."""
    if sentence:
        st.caption(f"“{escaped(sentence)}”")


def _new_application() -> None:
    st.query_params[_IN_URL] = applications.create(
        session.actor(), {application_fields.ZONE.key: session.zone().key}, zone=session.zone().key
    )


def new_button(*, is_primary: bool = False) -> None:
    """Show a button that begins a new application where its company and its job are typed."""
    is_begun = openers.opener(
        "New application",
        name="new-application",
        icon=":material/add:",
        type="primary" if is_primary else "secondary",
        on_click=_new_application,
    )
    if is_begun and navigation.current_page().file != _APPLICATIONS:
        st.switch_page(_APPLICATIONS, query_params={_IN_URL: choosers.record_from_url(_IN_URL)})


def opener_row(application_id: str, name: str) -> None:
    """Show a button with the name of an application that opens it on this page."""
    record_links.open_here(
        escaped(name),
        name=f"application-{application_id}",
        icon=":material/work:",
        query={_IN_URL: application_id},
    )


def _names_to_choose(opened: OpenApplication) -> _LastNames:
    """Return the names of the applications changed last, and of the open one.

    They are read again where any other has changed, or the name of the open one.
    """
    actor, own, fields = session.actor(), opened.form.record_id, opened.application.fields
    own_values = {each.key: fields.get(each.key, "") for each in _NAMING}
    as_of = (own, own_values, applications.version(actor, besides=own))
    last = remembered(_LastNames)
    if last.as_of != as_of:
        read = applications.list_names(actor, most=_CHOICES)
        rows = [replace(row, values=own_values) if row.id == own else row for row in read]
        names = names_by_age(rows, application_name)
        if own not in names:
            names = number_duplicates({**names, own: application_name(own_values)})
        left_out = _archived(rows) - {own}
        last.as_of, last.names = as_of, names
        last.shown = {each: name for each, name in names.items() if each not in left_out}
        last.other_calls = _other_calls(opened, rows, names)
    return last


def _other_calls(
    opened: OpenApplication, rows: Sequence[ApplicationRow], names: Mapping[str, str]
) -> dict[str, str]:
    own, oldest_first = opened.form.record_id, sorted(rows, key=lambda row: row.created_at)
    others = {row.id: row.values for row in oldest_first if row.id != own}
    return {each: names[each] for each in calls_for_one_job(opened.application.fields, others)}


def _open_application(application_id: str) -> OpenApplication:
    entries = record_fields.read(session.actor(), application_id, kind=applications.KIND)
    person_form = about_me.person_form()
    return OpenApplication(
        application=Application.from_entries(record_fields.entry_values(entries)),
        profile=about_me.profile_of(person_form),
        form=Form(application_id, entries),
        person_form=person_form,
    )


def offer_first() -> None:
    """Offer to begin with an application, or with the example."""
    st.markdown("Start with an application.")
    with st.container(horizontal=True):
        new_button(is_primary=True)
        examples.button("candidate")


def _warn_of_unread(form: Form) -> None:
    """Warn of a day or a time of the call that cannot be read: it counts as none everywhere."""
    unread = [
        f"The {name} of the call can't be read: “{escaped(shorten(entry.text, 40))}”."
        for name, field in (
            ("day", application_fields.CALL_DATE),
            ("time", application_fields.CALL_TIME),
        )
        if (entry := form.entries.get(field.key)) and entry.text.strip() and not entry.value
    ]
    if unread:
        st.warning(" ".join(unread), icon=":material/event_busy:")
        st.page_link(
            navigation.target(_APPLICATIONS),
            label="Correct it",
            icon=":material/edit:",
            query_params={_IN_URL: form.record_id},
        )


def _list_all(rows: Sequence[ApplicationRow], beside: DeltaGenerator) -> None:
    """Show the open applications to choose from, or an offer to begin where there is none."""
    archived = _archived(rows)
    names = names_by_age(rows, application_name)
    shown = {each: name for each, name in names.items() if each not in archived}
    with beside:
        unexpected_call.show(shown)
    if names:
        _list_applications(shown)
    else:
        offer_first()


def _archived(rows: Sequence[ApplicationRow]) -> set[str]:
    return {row.id for row in rows if is_archived(row.values)}


def _list_applications(names: dict[str, str]) -> None:
    st.markdown("Choose an application, or start a new one.")
    shown = show_more.rows_to_show("applications", _SHOWN)
    for application_id, name in list(names.items())[:shown]:
        opener_row(application_id, name)
    if len(names) > shown:
        show_more.button("applications", shown)
    new_button()


def _choose_application(last: _LastNames, chosen: str) -> None:
    shown = last.shown
    about = None if len(last.names) < _CHOICES else _NOT_HERE
    choosers.choose_from_list("Application", _IN_URL, shown, chosen, help=about, width=420)
