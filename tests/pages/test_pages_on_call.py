"""What helps while a call goes on: its time, flags, the words to say, and all on one page."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.fields import call_fields
from interview_kit.interviewer.endings import default_hear_by
from interview_kit.interviewer.steps import FINISH, steps
from interview_kit.store.records import calls, people, positions
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import drawn_fields, fields, texts, write

CALLS = "pages/interviewer/calls.py"
PLAN = {"title": "Lead", "call_minutes": "25", "check.references": "yes"}


def begin_call(**values: str) -> str:
    position = positions.create(LOCAL, PLAN, zone="UTC")
    return calls.start(LOCAL, position, values, candidate={"name": "Ada Lindt"}, zone="UTC")


def progress(app: AppTest) -> str:
    return next(text for each in app.get("html") if "kit-call-progress" in (text := each.value))


def keys(app: AppTest) -> set[str]:
    return {each.key or "" for each in app.button}


def test_one_press_begins_the_time_of_a_call(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call, part="motivations")
    assert "data-kit-began" not in progress(app)
    app.button(key="opens-begun").click().run()
    began = calls.load(LOCAL, call).entries[call_fields.CALL_BEGAN.key]
    assert f'data-kit-began="{began.value}:00+00:00"' in progress(app)
    assert 'data-kit-planned="25"' in progress(app)
    assert "opens-begun" not in keys(app)
    write(call, call_fields.CALL_MINUTES.key, "40")
    assert 'data-kit-planned="40"' in progress(run(CALLS, call=call))


def test_a_planned_call_that_is_held_another_day_is_of_that_day_and_promises_from_it(
    run: Run,
) -> None:
    call, today = begin_call(), session.today()
    planned = today + timedelta(days=1)
    write(call, call_fields.CALL_DATE.key, planned.isoformat())
    app = run(CALLS, call=call, part="motivations")
    assert call_fields.HEAR_BY.key not in calls.load(LOCAL, call).entries
    app.button(key="opens-begun").click().run()
    held = calls.load(LOCAL, call)
    assert held.entries[call_fields.CALL_DATE.key].value == today.isoformat()
    by = default_hear_by(today, held.question_set)
    assert held.entries[call_fields.HEAR_BY.key].value == by.isoformat()
    [said] = [each.value for each in app.info if "date of this call" in each.value]
    assert said.endswith(f"It was {day_words(planned, 'US')}.")


def test_a_call_of_today_promises_a_day_once_and_never_over_what_was_written(run: Run) -> None:
    call, today = begin_call(), session.today()
    write(call, call_fields.CALL_DATE.key, today.isoformat())
    run(CALLS, call=call)
    entries = calls.load(LOCAL, call).entries
    assert entries[call_fields.HEAR_BY.key].value > today.isoformat()
    for typed in ("", "12/31/2026"):
        write(call, call_fields.HEAR_BY.key, typed)
        run(CALLS, call=call, part="ending")
        assert calls.load(LOCAL, call).entries[call_fields.HEAR_BY.key].text == typed


def test_the_time_of_a_call_counts_where_it_was_started_wherever_one_looks(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = begin_call()
    run(CALLS, call=call, part="motivations").button(key="opens-begun").click().run()
    began = calls.load(LOCAL, call).entries[call_fields.CALL_BEGAN.key]
    monkeypatch.setattr(session, "zone", lambda: ZoneInfo("Asia/Kolkata"))
    app = run(CALLS, call=call)
    assert f'data-kit-began="{began.value}:00+00:00"' in progress(app)
    assert " in UTC, " in progress(app)
    assert " your time" in progress(app)


def test_a_time_that_is_not_read_shows_no_clock(run: Run) -> None:
    call = begin_call()
    write(call, call_fields.CALL_BEGAN.key, '"><script>now')
    app = run(CALLS, call=call)
    assert "data-kit-began" not in progress(app)
    assert "opens-begun" in keys(app)


def test_a_flag_is_on_the_rail_and_before_the_end_until_it_is_cleared(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call, part="education")
    flag = f"field-{call}-{call_fields.COME_BACK.key('education')}"
    app.checkbox(key=flag).check().run()
    assert app.button(key="opens-rail-education").icon == ":material/flag:"
    app.button(key="opens-rail-ending").click().run()
    app.button(key="opens-back-to-education").click().run()
    assert app.query_params["part"] == "education"
    app.checkbox(key=flag).uncheck().run()
    assert "opens-back-to-education" not in keys(run(CALLS, call=call, part="ending"))


def test_the_rail_leads_to_the_question_with_a_flag_first(run: Run) -> None:
    call = begin_call()
    write(call, call_fields.COME_BACK.key("experience_two"), "yes")
    app = run(CALLS, call=call, part="motivations")
    app.button(key="opens-rail-experience").click().run()
    assert app.query_params["part"] == "experience_two"


def test_the_opening_is_ones_own_for_all_calls(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call)
    assert any("Hi, is this Ada Lindt?" in each for each in texts(app))
    app.button(key="opens-edit-opening").click().run()
    assert "{name}" in str(fields(app)["Opening words"]["text"])
    write(LOCAL.id, "opening_words", "Hello {name}, {minutes} minutes? {who}?")
    other = run(CALLS, call=begin_call())
    assert "Hello Ada Lindt, 25 minutes? {who}?" in texts(other)
    assert any(escaped("{who} can't be filled in") in each.value for each in other.caption)
    other.button(key="start-over-opening_words").click().run()
    assert people.load(LOCAL)["opening_words"].text == ""
    assert any("Hi, is this Ada Lindt?" in each for each in texts(other))


def test_the_closing_is_ones_own_for_this_call_and_in_its_record(run: Run) -> None:
    call = begin_call(ending="hear", call_date="2026-11-30")
    app = run(CALLS, call=call, part="ending")
    suggested = next(each for each in texts(app) if "by email" in each)
    app.button(key="opens-edit-closing").click().run()
    assert fields(app)["Closing words"]["text"] == suggested
    write(call, call_fields.CLOSING_WORDS.key, "Bye, Ada.\nYou'll hear on Friday.")
    calls.finish(LOCAL, call)
    assert "Bye, Ada. You'll hear on Friday." in texts(run(CALLS, call=call))


def test_all_on_one_page_has_each_field_once(run: Run) -> None:
    call = begin_call(satisfied="yes", had_reports="yes", ending="hear")
    write(call, "followup.1.about", "education")
    write(call, "followup.2.about", "call")
    record = calls.load(LOCAL, call)
    app = run(CALLS, call=call, part="all")
    assert not app.exception
    shown = {str(each["id"]) for each in drawn_fields(app)}
    for step in steps(record.question_set, record.answers):
        if step.id != FINISH:
            one = run(CALLS, call=call, part=step.id)
            assert {str(each["id"]) for each in drawn_fields(one)} <= shown, step.id
            widgets = {each.key for each in (*one.get("button_group"), *one.checkbox)}
            assert widgets <= {each.key for each in (*app.get("button_group"), *app.checkbox)}
    places = "".join(each.value for each in app.get("html"))
    for section in content().interviewer.sections:
        if section.id != "own":
            assert f'href="#part-{section.id}"' in places
            assert f'id="part-{section.id}"' in places
    app.button(key="opens-next").click().run()
    assert app.query_params["part"] == FINISH
