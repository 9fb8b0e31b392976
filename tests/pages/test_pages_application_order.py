"""The lists of applications: their first rows are those of all applications in their order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.candidate.agenda import Due, agenda_of
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.path import is_archived
from interview_kit.content import content
from interview_kit.store.database import connections
from interview_kit.store.database.schema import records
from interview_kit.store.records import applications, record_fields
from interview_kit.typed.kinds import day_of
from interview_kit.ui import session
from interview_kit.ui.candidate import application_list, working_days
from interview_kit.ui.candidate.application_list import ListedApplication
from tests.pages.conftest import Run
from tests.pages.looking import write

PAGE = "pages/candidate/applications.py"
Row = tuple[str, tuple[Due, ...]]
DAYS = st.integers(-100, 20).map(lambda days: f"{session.today() + timedelta(days=days)}")
CALLS = st.tuples(DAYS, st.sampled_from(["", "", " 9 am", " soon"])).map("".join)
YES = st.sampled_from(["yes", "no"])
FIELDS: dict[str, st.SearchStrategy[str]] = {
    "company": st.sampled_from(["Hale", " Hale", "Hale (2)", "Bolt"]),
    "call_date": CALLS,
    "call_time": st.sampled_from(["00:05", "10:30", "23:50", "soon"]),
    "call_minutes": st.sampled_from(["30", "480"]),
    "zone": st.sampled_from(["America/New_York", "Asia/Tokyo", "Mars/Phobos"]),
    "caller": st.sampled_from(["me", "they"]),
    "strengths": st.just("calm"),
    "sheet.figures": st.just("$84 million"),
    "person.1.name": st.just("Nadia"),
    "person.12.email": st.just("tom@hale.example"),
    "sent.0": YES,
    "sent.1": YES,
    "sent.1.at": DAYS,
    "sent.12": YES,
    "reminder.1.sent": YES,
    "reminder.1.sent.at": DAYS,
    "promised_on": DAYS,
    "new_promise_on": DAYS,
    "replied": YES,
    "stage": st.sampled_from(["on_site", "offer"]),
    "outcome": st.sampled_from(["", "", "declined"]),
    "archived": YES,
}
APPLICATIONS = st.lists(st.fixed_dictionaries({}, optional=FIELDS), min_size=3, max_size=12)


def ordered() -> tuple[list[Row], list[Row]]:
    """Return the lists with what is due, worked out from all fields of all applications."""
    rows = applications.list_applications(LOCAL)
    now, today = session.now(), session.today()
    whole = {
        row.id: Application(fields=record_fields.entry_values(record_fields.read(LOCAL, row.id)))
        for row in rows
    }
    days = {each: day_of(application.text("call_date")) for each, application in whole.items()}
    of_calls = sorted(
        (day, place, each)
        for place, (each, day) in enumerate(days.items())
        if day
        and day >= today - timedelta(days=90)
        and not whole[each].text("outcome")
        and not is_archived(whole[each].fields)
    )
    past = [each for day, _, each in of_calls if day < today][-2:]
    ahead = [each for day, _, each in of_calls if day >= today][:2]
    due = {
        each: agenda_of(
            whole[each],
            now,
            session.zone(),
            content().candidate,
            working_days.of(whole[each], Profile()),
        )
        for each in (*past, *ahead)
    }

    def order(each: str) -> tuple[int, float]:
        if first := next(iter(due.get(each, ())), None):
            is_calling = any(one.is_call_now(now) for one in due[each])
            return 0 if is_calling else 1 if first.is_overdue else 2, first.at.timestamp()
        return 4 if whole[each].text("outcome") else 3, 0.0

    archived = [each for each in whole if is_archived(whole[each].fields)]
    open_ones = sorted((each for each in whole if each not in archived), key=order)
    first, second = ([(each, due.get(each, ())) for each in ids] for ids in (open_ones, archived))
    return first, second


def shown(listed: list[ListedApplication]) -> list[Row]:
    return [(each.id, each.due) for each in listed]


@pytest.mark.usefixtures("_own_data")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(APPLICATIONS)
def test_the_first_rows_are_those_of_all_in_their_order(made: list[dict[str, str]]) -> None:
    with connections.writing() as connection:
        connection.execute(delete(records).where(records.c.kind == "application"))
    for values in made:
        applications.create(LOCAL, values, zone="UTC")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(application_list, "_CHANGED_LAST", 4)
        patch.setattr(application_list, "_LOOKED_AT", 2)
        lists = application_list.load()
        whole = application_list.whole(lists)
        stages, archived = application_list.count(lists)
    assert (shown(whole.open), shown(whole.archived)) == ordered()
    assert whole.open[: len(lists.open)] == lists.open
    assert whole.archived[: len(lists.archived)] == lists.archived
    assert lists.is_whole is (len(made) < 4)
    assert (stages, archived) == application_list.count(whole)
    names = [each.name for each in (*whole.open, *whole.archived)]
    assert len(set(names)) == len(made)


def test_a_list_that_is_read_in_part_shows_what_the_whole_one_would(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(app: AppTest) -> list[str]:
        return [each.label for each in app.button if str(each.key).startswith("opens-application-")]

    for number in range(1, 3):
        applications.create(LOCAL, {"company": f"Put away {number}", "archived": "yes"}, zone="UTC")
    applications.create(LOCAL, {"company": "Said no", "outcome": "declined"}, zone="UTC")
    for number in range(1, 16):
        applications.create(LOCAL, {"company": f"Firm {number}"}, zone="UTC")
    whole = run(PAGE)
    monkeypatch.setattr(application_list, "_CHANGED_LAST", 14)
    app = run(PAGE)
    assert opened(app) == opened(whole)
    assert app.expander[0].label == whole.expander[0].label == "Archived (2)"
    assert app.get("html")[-1].proto == whole.get("html")[-1].proto, "the odds"
    assert app.selectbox[0].options == [f"Firm {number}" for number in range(15, 1, -1)]
    for row in applications.list_applications(LOCAL):
        if row.values.get("archived") == "yes":
            write(row.id, "archived", "no")
            write(row.id, "outcome", "declined")
    app = run(PAGE)
    assert app.selectbox[0].options == [f"Firm {number}" for number in range(15, 3, -1)]
    assert "Find any other below" in app.selectbox[0].help
    app.button(key="applications-show-more").click().run()
    assert opened(app)[11:] == ["Firm 4", "Firm 3", "Firm 2", "Firm 1", *opened(app)[15:]]
    assert len(opened(app)) == 18
    app.text_input[0].set_value("firm 1")
    next(each for each in app.button if each.label == "Find").click().run()
    assert opened(app) == [f"Firm {number}" for number in (15, 14, 13, 12, 11, 10, 1)]
