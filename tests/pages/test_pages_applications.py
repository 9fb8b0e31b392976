"""The page of applications: the list with what is due, one application, the unexpected call."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.store.records import applications, lifecycle, record_fields
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields, write

PAGE = "pages/candidate/applications.py"


def make(company: str, **values: str) -> str:
    return applications.create(LOCAL, {"company": company, **values}, zone="UTC")


def stored(record: str, name: str) -> str:
    entry = record_fields.read(LOCAL, record).get(name)
    return entry.text if entry else ""


def opened(app: AppTest) -> list[str]:
    """Return the names of the applications that the list shows, in its order."""
    return [each.label for each in app.button if str(each.key).startswith("opens-application-")]


def captions(app: AppTest) -> str:
    links = [each.proto.label for each in app.get("page_link")]
    return "\n".join([*(each.value for each in app.caption), *links])


def choose(app: AppTest, label: str, value: str) -> AppTest:
    return next(each for each in app.button_group if each.label == label).set_value(value).run()


def test_the_list_has_the_overdue_first_then_by_their_time_and_the_settled_last(run: Run) -> None:
    make("Later", call_date="2099-12-02", call_time="10:30")
    make("Over", call_date="2026-11-20", call_time="10:30")
    make("Done", call_date="2099-12-01", outcome="declined")
    make("Soon", call_date="2099-12-01", call_time="10:30")
    make("Open")
    assert opened(run(PAGE)) == ["Over", "Soon", "Later", "Open", "Done"]


def test_the_list_follows_the_clock_and_what_is_changed_elsewhere(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = make("Hale", call_date="2099-12-01", call_time="10:30", zone="UTC")
    monkeypatch.setattr(clock, "now", lambda: datetime(2099, 12, 1, 10, 29, 59, tzinfo=UTC))
    app = run(PAGE)
    assert "**Call today at" in captions(app)
    monkeypatch.setattr(clock, "now", lambda: datetime(2099, 12, 1, 10, 30, tzinfo=UTC))
    assert "**Call now**" in captions(app.run())
    write(application, "company", "Bolt")
    assert opened(app.run()) == ["Bolt"]
    lifecycle.delete(LOCAL, application)
    assert opened(app.run()) == []


def test_an_archived_application_is_apart_and_can_be_taken_back(run: Run) -> None:
    make("Hale")
    put_away = make("Bolt", archived="yes")
    app = run(PAGE)
    assert app.expander[0].label == "Archived (1)"
    assert opened(app) == ["Hale", "Bolt"]
    assert [each.label for each in app.expander[0].button] == ["Bolt"]
    links = [each.proto.label for each in run("pages/start/home.py").get("page_link")]
    assert "Hale" in links
    assert "Bolt" not in links
    app = run(PAGE, application=put_away)
    assert any("Archived" in each.value for each in app.info)
    write(put_away, "archived", "no")
    assert "Archived (1)" not in [each.label for each in run(PAGE).expander]


@pytest.mark.parametrize("typed", ["hale", " LEAD", "okafor"])
def test_an_application_is_found_by_company_job_or_person(run: Run, typed: str) -> None:
    make("Bolt", job_title="Clerk")
    write(make("Hale & Sons", job_title="Inventory lead"), "person.3.name", "Nadia Okafor")
    app = run(PAGE)
    app.text_input[0].set_value(typed)
    app = next(each for each in app.button if each.label == "Find").click().run()
    assert opened(app) == [escaped("Inventory lead · Hale & Sons")]
    app.text_input[0].set_value("nobody")
    app = next(each for each in app.button if each.label == "Find").click().run()
    assert opened(app) == []
    assert any("No application has that name." in each.value for each in app.markdown)


def test_a_stage_is_told_by_the_call_until_one_is_chosen(run: Run) -> None:
    record = make("Hale")
    assert "Applied" in captions(run(PAGE))
    write(record, "call_date", "2099-12-02")
    assert "Phone call · Call on" in captions(run(PAGE))
    app = choose(run(PAGE, application=record), "Stage", "on_site")
    app = choose(app, "Outcome", "accepted")
    assert (stored(record, "stage"), stored(record, "outcome")) == ("on_site", "accepted")
    assert "I took the job" in captions(run(PAGE))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("applied_on", "2099-12-02", "That date is still ahead"),
        ("call_date", "2026-12-02", "No time yet. With one"),
    ],
)
def test_what_is_odd_about_a_day_is_said_and_the_day_stays(
    run: Run, field: str, typed: str, said: str
) -> None:
    record = make("Hale", **{field: typed})
    app = run(PAGE, application=record)
    assert said in captions(app)
    assert stored(record, field) == typed


def test_an_address_that_is_none_is_told_and_stays(run: Run) -> None:
    record = make("Hale")
    write(record, "person.1.email", "nadia@example")
    shown = fields(run(PAGE, application=record))["Person 1: email"]
    assert shown["text"] == "nadia@example"
    assert "isn't a whole email address" in str(shown["error"])
    write(record, "person.1.email", "Nadia <nadia@hale.example>")
    assert not fields(run(PAGE, application=record))["Person 1: email"].get("error")


def test_somebody_who_was_removed_comes_back_with_one_press(run: Run) -> None:
    record = make("Hale")
    write(record, "person.1.name", "Katrin *K* Voss")
    write(record, "person.1.email", "katrin@hale.example")
    app = run(PAGE, application=record)
    next(each for each in app.button if each.label == "Remove person 1").click().run()
    assert stored(record, "person.1.email") == ""
    undo = next(each for each in app.button if each.label.startswith("Undo: removed"))
    assert undo.label == "Undo: removed " + escaped("Katrin *K* Voss")
    undo.click().run()
    assert stored(record, "person.1.name") == "Katrin *K* Voss"
    assert stored(record, "person.1.email") == "katrin@hale.example"


def test_a_zone_that_is_none_is_told_and_stays(run: Run) -> None:
    record = make("Hale", zone="Mars/Phobos", call_date="2026-12-02", call_time="10:30")
    app = run(PAGE, application=record)
    assert any("Mars/Phobos” is no time zone" in each.value for each in app.warning)
    assert stored(record, "zone") == "Mars/Phobos"


def test_of_a_panel_of_forty_the_first_are_shown_and_all_when_asked(run: Run) -> None:
    record = make("Hale")
    for number in range(1, 41):
        write(record, f"person.{number}.name", f"Person {number}")
    app = run(PAGE, application=record)
    assert "That's 40 people" in captions(app)
    assert "Person 12: name" in fields(app)
    assert "Person 13: name" not in fields(app)
    assert fields(app)["Person 41: name"]["text"] == ""
    button = next(each for each in app.button if each.label == "Show all 40 people")
    assert fields(button.click().run())["Person 40: name"]["text"] == "Person 40"


def test_a_call_that_is_moved_becomes_the_call_of_the_open_application(run: Run) -> None:
    record = make("Hale", scheduled="no", zone="America/New_York")
    write(record, "call_back_on", "2099-12-02")
    app = run("pages/candidate/closing_script.py", application=record)
    write(record, "call_back_at", "3 pm")
    app = run("pages/candidate/closing_script.py", application=record)
    app = app.button(key=f"call-back-{record}").click().run()
    read = record_fields.entry_values(record_fields.read(LOCAL, record))
    assert (read["call_date"], read["call_time"]) == ("2099-12-02", "15:00")
    assert (read["scheduled"], read["zone"]) == ("yes", "UTC")
    assert (read["call_back_on"], read["call_back_at"]) == ("", "")
    assert not [each for each in app.button if each.label == "Save as the call"]


def markdowns(app: AppTest) -> str:
    return "\n".join(each.value for each in app.markdown)


def test_a_call_that_is_over_is_replaced_only_as_such_and_undone_with_one_press(run: Run) -> None:
    record = make("Hale & Sons", scheduled="yes", zone="America/New_York", call_date="2020-11-29")
    write(record, "call_time", "10:30")
    app = run("pages/candidate/call.py", application=record)
    assert f"The open application: **{escaped('Hale & Sons')}**" in markdowns(app)
    assert "Nothing moves until" in captions(app)
    write(record, "call_back_on", "2099-12-02")
    app = run("pages/candidate/call.py", application=record)
    was = escaped("the call with Hale & Sons on Sun, Nov 29, 2020, 10:30 AM in New York")
    assert f"This replaces {was}" in markdowns(app)
    assert "That call is over" in markdowns(app)
    button = app.button(key=f"call-back-{record}")
    assert (button.label, button.proto.type) == ("Replace the call that was", "secondary")
    app = button.click().run()
    assert stored(record, "call_date") == "Wed, Dec 2, 2099"
    assert app.button(key="kit-undo-button").label.startswith(f"Undo: replaced {was}")
    app = app.button(key="kit-undo-button").click().run()
    read = record_fields.entry_values(record_fields.read(LOCAL, record))
    assert (read["call_date"], read["call_time"]) == ("2020-11-29", "10:30")
    assert (read["zone"], read["call_back_on"]) == ("America/New_York", "2099-12-02")
    assert not [each for each in app.button if each.label.startswith("Undo")]


def test_a_call_ahead_says_what_it_would_replace_and_a_first_one_replaces_nothing(run: Run) -> None:
    record = make("Hale", call_date="2099-11-29")
    write(record, "call_back_on", "2099-12-02")
    app = run("pages/candidate/prepare.py", application=record)
    assert "This replaces the call with Hale on Sun, Nov 29, 2099." in markdowns(app)
    button = app.button(key=f"call-back-{record}")
    assert (button.label, button.proto.type) == ("Save as the call", "primary")
    write(record, "call_date", "")
    app = run("pages/candidate/prepare.py", application=record)
    assert "This replaces" not in markdowns(app)
    app = app.button(key=f"call-back-{record}").click().run()
    assert not [each for each in app.button if each.label.startswith("Undo")]


@pytest.mark.parametrize("page", ["prepare", "closing_script", "thank_you", "applications"])
def test_whoever_calls_unexpectedly_gets_an_application_on_any_page(run: Run, page: str) -> None:
    app = run(f"pages/candidate/{page}.py")
    app = app.button(key="calling-new").click().run()
    (row,) = applications.list_applications(LOCAL)
    assert stored(row.id, "scheduled") == "no"
    assert "Day to talk again" in fields(app)
    write(row.id, "company", "Bolt")
    write(row.id, "call_back_on", "2099-12-02")
    app = app.run().button(key=f"call-back-{row.id}").click().run()
    assert stored(row.id, "call_date") == "Wed, Dec 2, 2099"


def test_another_company_may_call_while_an_application_is_open(run: Run) -> None:
    record = make("Hale", call_date="2099-11-29")
    app = run("pages/candidate/prepare.py", application=record)
    app = app.button(key="calling-new").click().run()
    (other,) = {row.id for row in applications.list_applications(LOCAL)} - {record}
    write(other, "company", "Bolt")
    write(other, "call_back_on", "2099-12-02")
    app = app.run().button(key=f"call-back-{other}").click().run()
    assert stored(other, "call_date") == "Wed, Dec 2, 2099"
    assert stored(record, "call_date") == "2099-11-29"
    app = app.button(key="calling-open").click().run()
    assert "The open application: **Hale**" in markdowns(app)


def test_a_time_that_was_noted_goes_along_to_another_company(run: Run) -> None:
    record = make("Hale", call_date="2099-11-29")
    write(record, "call_back_on", "tomorrow")
    write(record, "call_back_at", "10:30 am")
    app = run("pages/candidate/prepare.py", application=record)
    app.button(key="calling-new").click().run()
    (other,) = {row.id for row in applications.list_applications(LOCAL)} - {record}
    assert [stored(other, key) for key in ("call_back_on", "call_back_at")] == [
        "tomorrow",
        "10:30 am",
    ]
    assert record_fields.read(LOCAL, other)["call_back_on"].reading
    assert not stored(record, "call_back_on")
    assert not stored(record, "call_back_at")


def test_the_next_call_for_a_job_begins_with_what_was_prepared_and_without_the_call(
    run: Run,
) -> None:
    kept = {
        "job_title": "Lead",
        "job_ad": "We count.",
        "zone": "America/New_York",
        "strengths": "calm",
        "proof.1.of": "calm",
        "proof.1.text": "99.2%",
        "story.1.result": "done",
        "sheet.figures": "$84 million",
        "move.recap.text": "I count.",
        "why": "the counting",
    }
    of_call = {
        "call_date": "2020-11-29",
        "call_time": "10:30",
        "call_phone": "555 0123",
        "person.1.name": "Nadia",
        "sheet.interviewer": "Nadia ran Columbus.",
        "heard": "the move",
        "move.thanks.text": "Thanks, Nadia.",
        "note.expectations": "Exact counts.",
        "letter.1.learned": "the move",
        "reminder.1.text.news": "Any news?",
        "promised_on": "2020-12-04",
    }
    record = make("Hale", **kept, **of_call)
    app = run(PAGE, application=record)
    assert "Other call" not in str([each.label for each in app.button])
    app = app.button(key="opens-next-call").click().run()
    (after,) = {row.id for row in applications.list_applications(LOCAL)} - {record}
    values = record_fields.entry_values(record_fields.read(LOCAL, after))
    assert values == {"company": "Hale", **kept}
    assert stored(record, "replied") == "yes"
    assert app.button(key=f"opens-application-{record}").label == escaped("Other call: Lead · Hale")
    label = f"Other call: {escaped('Lead · Hale (2)')}"

    def is_linked() -> bool:
        app = run("pages/candidate/prepare.py", application=record)
        return label in {each.proto.label for each in app.get("page_link")}

    assert is_linked()
    write(after, "job_title", "Buyer")
    assert not is_linked()


def test_a_copy_is_neither_settled_nor_archived() -> None:
    record = make("Hale", outcome="declined", archived="yes", stage="offer")
    copy = lifecycle.duplicate(LOCAL, record)
    values = record_fields.entry_values(record_fields.read(LOCAL, copy))
    assert values == {"company": "Hale", "stage": "offer"}


def test_the_odds_show_the_search_beside_ones_own_numbers(run: Run) -> None:
    make("Hale", stage="on_site", archived="yes")
    make("Bolt", call_date="2099-12-02")
    make("Reed")
    app = run(PAGE)
    (table,) = [each.proto.body for each in app.get("html") if "kit-odds" in str(each.proto)]
    assert [row.split("</th>")[0] for row in table.split('<th scope="row">')[1:]] == [
        "Applied",
        "Called",
        "Met",
        "On the shortlist",
    ]
    shown = [part.split("</span>")[0] for part in table.split("<span>")[1:]]
    assert shown == ["100 or more", "3", "15", "2", "5 to 7", "1", "3"]
    assert "358 recruiters and managers, asked by TopResume. Year: 2017." in captions(app)


def test_a_day_that_cannot_be_read_is_said_on_each_page_of_the_application(run: Run) -> None:
    made = make("Hale", call_time="10:30")
    assert not run("pages/candidate/call.py", application=made).warning
    write(made, "call_date", "tomorow")
    for page in ("call", "thank_you"):
        app = run(f"pages/candidate/{page}.py", application=made)
        assert app.warning[0].value == "The day of the call can't be read: “tomorow”."
        assert "Correct it" in [each.proto.label for each in app.get("page_link")]
    assert not run(PAGE, application=made).warning, "the field says so itself"


def take_the_call(app: AppTest) -> list[str]:
    """Return the query of each link to the page for the call in the panel for a call that rings."""
    links = [each.proto for each in app.get("page_link") if each.proto.label == "Take the call"]
    assert all(each.page == "on_the_call" for each in links)
    return [each.query_string for each in links]


def test_a_call_that_rings_can_be_taken_from_every_page_but_its_own(run: Run) -> None:
    assert take_the_call(run(PAGE)) == []
    record = make("Hale")
    make("Bolt")
    assert take_the_call(run(PAGE)) == [""]
    assert take_the_call(run("pages/candidate/prepare.py")) == [""]
    opened_one = run("pages/candidate/prepare.py", application=record)
    assert take_the_call(opened_one) == [f"application={record}"]
    assert take_the_call(run("pages/candidate/call.py", application=record)) == []


@pytest.mark.parametrize("page", ["call", "prepare", "thank_you", "follow_up"])
def test_the_only_application_opens_by_itself_and_several_are_a_choice(run: Run, page: str) -> None:
    def asks(app: AppTest) -> bool:
        return "Choose an application, or start a new one." in markdowns(app)

    record = make("Hale")
    app = run(f"pages/candidate/{page}.py")
    assert not asks(app)
    assert app.query_params["application"] == record
    assert not asks(app.run())
    make("Bolt")
    assert asks(run(f"pages/candidate/{page}.py"))
