"""The candidates on a position's page: added, listed, opened, called, deleted."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.documents.spreadsheets import csv_of, workbook_of
from interview_kit.documents.uploaded_lists import read_list
from interview_kit.interviewer.imported_candidates import guess_columns
from interview_kit.store.records import (
    calls,
    lifecycle,
    position_candidates,
    positions,
    record_fields,
)
from interview_kit.ui import session
from interview_kit.ui.interviewer import candidates_file
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields

POSITIONS = "pages/interviewer/positions.py"
ANSWERS = {"call_date": "11/23/2026", "ending": "hear", "hear_by": "12/04/2026"}


@pytest.fixture
def position() -> str:
    return positions.create(LOCAL, {"title": "Lead"}, zone="UTC")


def add(position: str, name: str, **more: str) -> str:
    return position_candidates.add(LOCAL, position, {"name": name, **more}, zone="UTC")


def hold(position: str, candidate: str) -> str:
    """Hold a call, recommend somebody, and finish it."""
    call = calls.start(LOCAL, position, ANSWERS, candidate=candidate, zone="UTC")
    assessment = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, assessment, "recommendation", "strong_yes")
    calls.finish(LOCAL, call)
    return call


def names(app: AppTest) -> list[str]:
    """Return the candidates on the page, in order."""
    return [each.label for each in app.button if (each.key or "").startswith("opens-candidate-")]


def links(app: AppTest) -> list[str]:
    """Return the links in the list: those of the path alone name a position."""
    every = [each.proto for each in app.get("page_link")]
    return [each.label for each in every if "position=" not in each.query_string]


def press(app: AppTest, label: str) -> AppTest:
    app = next(each for each in app.button if each.label.startswith(label)).click().run()
    assert not app.exception
    return app


def test_a_list_says_what_was_done_with_each_candidate(run: Run, position: str) -> None:
    add(position, "Bo", tier="maybe", way_round="coffee")
    add(position, "Cleo", tier="top", phone="+1 614 555 0100")
    hold(position, add(position, "Ada *Lovelace*"))
    calls.start(LOCAL, position, {}, candidate=add(position, "Di"), zone="UTC")
    app = run(POSITIONS, position=position)
    assert not app.exception
    assert names(app) == ["Cleo", "Bo", "Di", r"Ada \*Lovelace\*"]
    facts = [each.value for each in app.caption]
    assert facts[1:3] == ["Top tier · not called", "Maybe · Coffee with the hiring manager"]
    assert links(app) == [
        *("not finished", "Schedule it *(Di)*"),
        r"Mon, Nov 23, 2026 · They will hear from us · recommended\: Strong yes · "
        "to hear by Fri, Dec 4, 2026",
    ]
    assert [each.proto.url for each in app.get("link_button")] == ["tel:+16145550100"]
    app.selectbox[0].set_value("name").run()
    assert app.query_params["sort"] in ("name", ["name"])
    assert names(app) == [r"Ada \*Lovelace\*", "Bo", "Cleo", "Di"]


def test_a_candidate_is_added_opened_and_called(run: Run, position: str) -> None:
    app = press(run(POSITIONS, position=position), "Add a candidate")
    candidate = app.query_params["candidate"]
    assert app.title[0].value == "New candidate"
    assert list(fields(app)) == [
        *("Candidate's name", "What you call them", "Phone", "Where you found them", "Email"),
        *("Notes about them", "When"),
    ]
    record_fields.write(LOCAL, candidate, "name", "Sam")
    app = press(press(app, "The position"), "Sam")
    assert app.title[0].value == "Sam"
    app = press(press(app, "The position"), "Start the call")
    call = calls.load(LOCAL, app.query_params["call"])
    assert (call.candidate_id, call.position_id) == (candidate, position)


def test_a_call_is_scheduled_from_the_candidate_and_is_planned_until_it_begins(
    run: Run, position: str
) -> None:
    sam = add(position, "Sam")
    app = press(run(POSITIONS, position=position, candidate=sam), "Schedule it")
    assert app.title[0].value == "Sam · Lead"
    call = app.query_params["promise"]
    day = session.today() + timedelta(days=3)
    record_fields.write_many(LOCAL, call, {"call_date": day.isoformat(), "call_time": "3:30 PM"})
    year = f", {day.year}" if day.year != session.today().year else ""
    words = f"planned for {day:%a}, {day:%b} {day.day}{year}, 3\\:30 PM"
    assert links(run(POSITIONS, position=position)) == [words, "Change the time *(Sam)*"]
    listed = run("pages/interviewer/promises.py")
    assert f"Sam · Lead · {words}" in [each.label for each in listed.button]
    app = run(POSITIONS, position=position, candidate=sam)
    assert links(app)[:2] == [words, "Change the time, or write to them"]
    assert not any(each.label == "Schedule it" for each in app.button)
    record_fields.write(LOCAL, position, "asked_as.education", "How did you learn it?")
    app = press(app, "Start the call")
    assert app.query_params["call"] == call
    assert f"P{words[1:]}\\: change that, or write to them" in links(app)
    asked = calls.load(LOCAL, call).question_set.question("education")
    assert asked.text == "How did you learn it?"
    record_fields.write(LOCAL, call, "motivation", "The team.")
    assert "not finished" in links(run(POSITIONS, position=position))[0]


def test_a_candidate_who_was_not_called_can_be_deleted_and_restored(
    run: Run, position: str
) -> None:
    sam, ana = add(position, "Sam"), add(position, "Ana")
    hold(position, ana)
    assert not run(POSITIONS, position=position, candidate=ana).get("menu_button")
    (menu,) = run(POSITIONS, position=position, candidate=sam).get("menu_button")
    assert list(menu.proto.options) == ["Delete"]
    lifecycle.delete(LOCAL, sam)
    app = run("pages/start/your_data.py")
    assert any(each.value.startswith("Candidate: **Sam**") for each in app.markdown)
    press(app, "Restore")
    assert names(run(POSITIONS, position=position)) == ["Sam", "Ana"]


def test_many_candidates_are_on_further_pages_and_found_by_name(run: Run, position: str) -> None:
    rows = [{"name": f"Person {number}"} for number in range(29)]
    position_candidates.add_listed(LOCAL, position, rows, zone="UTC")
    calls.start(LOCAL, position, {}, candidate={"name": "Called"}, zone="UTC")
    app = run(POSITIONS, position=position)
    assert names(app) == [f"Person {number}" for number in range(25)]
    app.session_state[f"candidates-Everybody-{position}"] = 2
    app.run()
    assert names(app) == [*(f"Person {number}" for number in range(25, 29)), "Called"]
    app = app.segmented_control(key=f"candidates-part-{position}").set_value("With a call").run()
    assert names(app) == ["Called"]
    app.text_input[0].set_value("person 7")
    app = press(app, "Find")
    assert names(app) == ["Person 7"]
    app.text_input[0].set_value("nobody")
    assert "No candidate has that name." in [e.value for e in press(app, "Find").markdown]


def test_the_list_can_be_taken_along(run: Run, position: str) -> None:
    assert files(run(POSITIONS, position=position)) == ["Form to print (Word)"]
    add(position, "Cleo", tier="top", phone="+1 614 555 0100", source="Agency")
    hold(position, add(position, "Ada"))
    calls.start(LOCAL, position, {}, candidate=add(position, "Di"), zone="UTC")
    planned = {"call_date": "12/03/2031", "call_time": "3:30 PM"}
    calls.start(LOCAL, position, planned, candidate=add(position, "Ed"), zone="UTC")
    lost = calls.start(LOCAL, position, {}, candidate=add(position, "Flo"), zone="UTC")
    record_fields.write(LOCAL, lost, "missed", "no_answer")
    assert files(run(POSITIONS, position=position))[:2] == ["Download for Excel", "Download as CSV"]
    table = candidates_file.table_of(LOCAL, position, "US", clock.now_in(ZoneInfo("UTC")))
    rows = {row[0]: row[1:] for row in table.values.tolist()}
    reach = ["+1 614 555 0100", "", "Agency", "Top tier"]
    assert rows["Cleo"] == [*reach, "not called", "", "", "", ""]
    day, by = date(2026, 11, 23), date(2026, 12, 4)
    heard = ["finished", day, "They will hear from us", "Strong yes", by]
    assert rows["Ada"][4:] == heard
    said = {name: row[4] for name, row in rows.items()}
    assert said["Ed"] == "planned for Wed, Dec 3, 2031, 3:30 PM"
    assert (said["Di"], said["Flo"]) == ("not finished", "No answer")
    for file in (
        workbook_of(table, when=clock.now(), sheet="List"),
        csv_of(table.map(str)),
    ):  # a list that was taken along can be imported again
        (_, headings), *_ = listed = read_list(file)
        assert len(listed) == 1 + len(rows)
        assert {"name", "phone", "source", "tier"} <= set(
            guess_columns(headings, content().candidate_list)
        )


def choose(app: AppTest, text: str) -> AppTest:
    """Choose a file for the import of a list."""
    app = app.file_uploader[0].set_value(("list.csv", text.encode(), "text/csv")).run()
    assert not app.exception
    return app


def test_a_list_is_looked_through_imported_and_taken_back(run: Run, position: str) -> None:
    add(position, "Ada *Lovelace*", email="ada@hale.example")
    app = press(run(POSITIONS, position=position), "Import a list")
    assert any("20 MB and 50,000 rows" in each.value for each in app.markdown)
    rows = ["Name;E-Mail;Hobby;Phone", "Ada;ada@hale.example;x", ";;y", "Bo *x*;bo@hale.example;"]
    app = choose(app, "\n".join([*rows, "Cleo;;;ask *agency*"]))
    wrong, doubtful, good = (each.value for each in app.table)
    assert list(doubtful["What's wrong"]) == [escaped("“ask *agency*” isn't a phone number")]
    assert list(doubtful.index) == ["5"]
    assert list(wrong["What's wrong"]) == ["Is a candidate for this position already", "No name"]
    assert list(wrong.index) == ["2", "3"]
    assert list(good["Name"]) == [r"Bo \*x\*", "Cleo"]
    assert r"Left out\: Hobby" in [each.value for each in app.caption]
    app = press(app, "Add 2 candidates")
    assert "2 candidates added." in [each.value for each in app.info]
    assert names(app) == [r"Ada \*Lovelace\*", r"Bo \*x\*", "Cleo"]
    assert escaped("not called · ask *agency*") in [each.value for each in app.caption]
    app = press(app, "Undo")
    assert names(app) == [r"Ada \*Lovelace\*"]


def test_a_list_without_known_headings_is_read_by_choice(run: Run, position: str) -> None:
    app = choose(run(POSITIONS, position=position, list="new"), "Wer;Wo\nBo;Bern\n")
    assert [each.value for each in app.warning] == ["Which column has the names? Choose it above."]
    app = app.selectbox[0].set_value(0).run()
    app = press(app, "Add 1 candidate")
    assert names(app) == ["Bo"]
    app = press(run(POSITIONS, position=position, list="new"), "Undo")
    assert position_candidates.list_known(LOCAL, position) == []


def test_a_file_that_is_no_list_is_called_by_its_name(run: Run, position: str) -> None:
    app = choose(run(POSITIONS, position=position, list="new"), "%PDF-1.7")
    assert "This is a PDF, not a list of candidates." in [each.value for each in app.text]


def attach(app: AppTest, name: str, content: bytes) -> AppTest:
    app = app.file_uploader[0].upload(name, content).run()
    assert not app.exception
    return app


def files(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("download_button")]


def test_a_resume_is_attached_is_beside_the_call_and_can_be_put_back(
    run: Run, position: str
) -> None:
    candidate = add(position, "Sam")
    app = run(POSITIONS, position=position, candidate=candidate)
    assert any("up to 10 MB" in each.value for each in app.caption)
    app = attach(app, "Sam_*CV*.txt", b"six years of stockrooms")
    assert files(app) == [escaped("Sam_*CV*.txt")]
    call = calls.start(LOCAL, position, {}, candidate=candidate, zone="UTC")
    for part in ("header", "motivations", "ending"):
        assert files(run("pages/interviewer/calls.py", call=call, part=part)) == files(app)
    app = press(app, "Remove Sam")
    assert files(app) == []
    assert files(press(app, "Undo")) == [escaped("Sam_*CV*.txt")]


def test_a_resume_that_is_not_what_its_name_says_is_refused(run: Run, position: str) -> None:
    app = run(POSITIONS, position=position, candidate=add(position, "Sam"))
    app = attach(app, "cv.pdf", b"\x89PNG\r\n\x1a\n")
    said = "The name of this file promises .pdf, but it is a picture (PNG)."
    assert said in [each.value for each in app.text]
    assert files(app) == []


def test_a_new_call_with_the_name_of_somebody_listed_asks_whether_it_is_them(
    run: Run, position: str
) -> None:
    listed = add(position, "Sam *Lee*", email="sam@hale.example")
    call = calls.start(LOCAL, position, {}, candidate={"name": "sam *lee*"}, zone="UTC")
    asked = f"On your list, not called yet: **{escaped('Sam *Lee* · sam@hale.example')}**"
    app = run("pages/interviewer/calls.py", call=call)
    assert asked in [each.value for each in app.markdown]
    app = press(app, "The same person")
    assert asked not in [each.value for each in app.markdown]
    assert calls.load(LOCAL, call).candidate_id == listed
    assert names(run(POSITIONS, position=position)) == [r"Sam \*Lee\*"]


def test_somebody_else_of_a_listed_name_is_not_asked_about_again(run: Run, position: str) -> None:
    listed = add(position, "Sam")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Sam"}, zone="UTC")
    app = press(run("pages/interviewer/calls.py", call=call), "Two people")
    assert not any("On your list" in each.value for each in app.markdown)
    assert calls.load(LOCAL, call).candidate_id != listed


def test_the_number_of_a_candidate_is_in_sight_on_the_call(run: Run, position: str) -> None:
    sam = add(position, "Sam", phone="+1 614 555 0100")
    call = calls.start(LOCAL, position, {}, candidate=sam, zone="UTC")
    app = run("pages/interviewer/calls.py", call=call)
    assert [each.proto.url for each in app.get("link_button")] == ["tel:+16145550100"]
    assert not any(each.get("link_button") for each in app.expander)


@pytest.mark.parametrize("is_missed", [False, True])
def test_after_a_call_the_next_candidate_is_called_by_name(
    run: Run, position: str, is_missed: bool
) -> None:
    bo = add(position, "Bo *Ek*", tier="top")
    add(position, "Maybe", tier="maybe")
    call = calls.start(LOCAL, position, ANSWERS, candidate=add(position, "Ada"), zone="UTC")
    if is_missed:
        record_fields.write(LOCAL, call, "missed", "no_answer")
    else:
        calls.finish(LOCAL, call)
    app = run("pages/interviewer/calls.py", call=call)
    assert any(each.label == "New call" for each in app.button) is not is_missed
    app = press(app, f"Next: call {escaped('Bo *Ek*')}")
    assert calls.load(LOCAL, app.query_params["call"]).candidate_id == bo
    app = run("pages/interviewer/calls.py", call=call)
    assert not any(each.label.startswith("Next: call") for each in app.button)
