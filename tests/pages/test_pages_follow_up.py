"""The page of the follow-up: the plan, the reminder to send, and what stops or moves the plan."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.fields.person_fields import COUNTRY
from interview_kit.store.records import applications, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

CALENDAR = "Add call and reminders to your calendar"
PAGE = "pages/candidate/follow_up.py"


@pytest.fixture(autouse=True)
def _a_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 15, 0, tzinfo=UTC))


@pytest.fixture
def application() -> str:
    """An application whose call was nine days ago and whose thank-you was sent."""
    write(LOCAL.id, "name", "Ana Ruiz")
    values = {
        "company": "Hale Inc.",
        "job_title": "Inventory lead",
        "call_date": "2026-11-20",
        "call_time": "10:30 am",
        "zone": "UTC",
        "person.1.name": "Nadia Okafor",
        "person.1.email": "nadia@example.org",
        "sent.1": "yes",
        "sent.1.at": "2026-11-20",
        "promised_on": "2026-11-25",
    }
    return applications.create(LOCAL, values, zone="UTC")


def steps(app: AppTest) -> list[str]:
    return [each.value.split(": ", 1)[1] for each in app.markdown if "** · " in each.value]


def value(record: str, field: str) -> str:
    entry = record_fields.read(LOCAL, record).get(field)
    return entry.value if entry else ""


def checkbox(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.checkbox if each.label == label).check().run()


def test_the_plan_says_what_when_and_why(run: Run, application: str) -> None:
    app = run(PAGE, application=application)
    assert not app.exception
    assert steps(app) == [
        "**Thank-you** · sent on Friday, November 20",
        "**First reminder** · now",
        "**Second reminder** · Monday, December 7",
        "**Last message** · Monday, December 14",
    ]
    captions = [each.value for each in app.caption]
    assert "Its day has passed. Better late than never." in captions
    assert "One week after the message before." in captions


def test_the_next_reminder_is_written_from_what_is_known(run: Run, application: str) -> None:
    app = run(PAGE, application=application)
    assert (
        "We spoke on November 20 about the Inventory lead position at Hale Inc., "
        "and I wanted to follow up."
    ) in texts(app)
    assert ("You were hoping to have an answer by November 25. Is there any news yet?") in texts(
        app
    )
    links = [each.proto.url for each in app.get("link_button")]
    assert [link.partition("?")[0] for link in links] == ["mailto:nadia@example.org"]


def test_a_sent_reminder_stays_and_the_next_moves(run: Run, application: str) -> None:
    app = checkbox(run(PAGE, application=application), "I've sent it")
    assert value(application, "reminder.1.sent") == "yes"
    assert value(application, "reminder.1.sent.at") == "2026-11-30T15:00"
    app = next(each for each in app.checkbox if each.label == "I've sent it").uncheck().run()
    stored = record_fields.read(LOCAL, application)
    assert not any(each.text for key, each in stored.items() if key.startswith("reminder.1.text"))
    app = checkbox(app, "I've sent it")
    assert "**First reminder** · sent today" in steps(app)
    assert any("We spoke on November 20" in each.value for each in app.code)  # it stays there
    write(application, "reminder.1.sent.at", "tomorrow at noon")
    shown = [each.value for each in app.run().caption]
    assert any("That date is still ahead." in each for each in shown)


@pytest.mark.parametrize(
    ("english", "text"), [("US", "Mon, Nov 30, 2026, 7:56 AM"), ("GB", "Mon, 30 Nov 2026, 07:56")]
)
def test_the_moment_of_sending_is_written_as_its_reader_writes_it(
    run: Run, application: str, monkeypatch: pytest.MonkeyPatch, english: str, text: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 7, 56, tzinfo=UTC))
    write(LOCAL.id, "english", english)
    checkbox(run(PAGE, application=application), "I've sent it")
    entry = record_fields.read(LOCAL, application)["reminder.1.sent.at"]
    assert (entry.text, entry.reading) == (text, "2026-11-30T07:56")


def test_an_answer_stops_the_plan(run: Run, application: str) -> None:
    app = checkbox(run(PAGE, application=application), "They answered, so nothing more is due")
    assert value(application, "replied_on") == "2026-11-30T15:00"
    assert "**First reminder** · not needed anymore" in steps(app)
    assert "Their answer" in fields(app)
    assert "I've sent it" not in {each.label for each in app.checkbox}


def test_a_promise_from_before_the_call_is_hinted_at(run: Run, application: str) -> None:
    write(application, "promised_on", "November 1, 2026")
    app = run(PAGE, application=application)
    assert any("before the call, so it doesn't count" in each.value for each in app.caption)
    assert value(application, "promised_on") == "2026-11-01"


def test_an_edited_sentence_is_what_is_sent(run: Run, application: str) -> None:
    app = run(PAGE, application=application)
    next(each for each in app.button if each.label == "Edit *(Asking for news)*").click().run()
    write(application, "reminder.1.text.news", "How are things?")
    app = run(PAGE, application=application)
    assert any("How are things?" in each.value for each in app.get("code"))


def test_before_the_call_no_message_is_offered(run: Run, application: str) -> None:
    write(application, "call_date", "December 2, 2026")
    write(application, "sent.1", "no")
    app = run(PAGE, application=application)
    assert [each.proto.label for each in app.get("download_button")] == [CALENDAR]
    assert not [each for each in app.checkbox if each.label == "I've sent it"]


@pytest.mark.parametrize("page", [PAGE, "pages/candidate/applications.py"])
def test_a_calendar_file_is_offered_once_there_is_a_call(
    run: Run, application: str, page: str
) -> None:
    files = [each.proto.label for each in run(page, application=application).get("download_button")]
    assert CALENDAR in files
    empty = applications.create(LOCAL, {}, zone="UTC")
    assert not run(page, application=empty).get("download_button")


def test_without_a_day_of_the_call_the_page_asks_for_it(run: Run) -> None:
    empty = applications.create(LOCAL, {}, zone="UTC")
    app = run(PAGE, application=empty)
    assert not app.exception
    assert any("Add the day of the call" in each.value for each in app.markdown)


def test_the_country_whose_holidays_count_can_be_chosen(run: Run, application: str) -> None:
    write(application, "call_date", "2026-11-19")
    write(application, "promised_on", "")
    write(application, "sent.1.at", "2026-11-19")

    def country() -> str:
        app = run(PAGE, application=application)
        return str(next(each.value for each in app.selectbox if each.label == COUNTRY.label))

    for zone, guess in (("UTC", "US"), ("Europe/Berlin", "DE"), ("No/Where", "US")):
        write(application, "zone", zone)
        assert country() == guess
    write(LOCAL.id, "country", "GB")
    assert country() == "GB"
    app = run(PAGE, application=application)
    regions = next(each for each in app.selectbox if each.label == "Region")
    assert regions.options[0] == "The whole country"
    app = regions.select("Scotland").run()
    assert value(LOCAL.id, "region") == "GB-SCT"
    assert not app.exception


def test_a_reminder_stays_as_it_was_sent(run: Run, application: str) -> None:
    write(application, "person.2.name", "Tom Reed")
    app = run(PAGE, application=application)
    words = [each.value for each in app.code]
    app = checkbox(app, "I've sent it")
    assert [each.value for each in app.code] == words
    for field, text in {
        "reminder_to": "2",
        "person.1.name": "Somebody else",
        "job_title": "Clerk",
        "call_date": "2026-11-19",
        "promised_on": "December 11, 2026",
        "move.interest.on": "no",
    }.items():
        write(application, field, text)
    app = run(PAGE, application=application, reminder="1")
    assert [each.value for each in app.code] == words


def test_a_reminder_before_its_day_is_warned_of_and_not_blocked(run: Run, application: str) -> None:
    def infos(**query: str) -> str:
        app = run(PAGE, application=application, **query)
        assert "I've sent it" in {each.label for each in app.checkbox}
        return " ".join(each.value for each in app.info)

    assert "may annoy" not in infos()
    assert "Its day is Mon, Dec 7. A reminder before that may annoy." in infos(reminder="2")
    write(application, "new_promise_on", "December 11, 2026")
    asked = "You should hear by Fri, Dec 11. A reminder before that may annoy."
    assert asked in infos()


def test_the_plan_says_how_many_letters_of_a_panel_were_sent(run: Run, application: str) -> None:
    write(application, "person.2.name", "Tom Reed")
    write(application, "call_date", "November 30, 2026")
    app = run(PAGE, application=application)
    assert steps(app)[0] == "**Thank-you** · now, 1 of 2 sent"
    write(application, "sent.2", "yes")
    assert "of 2 sent" not in steps(run(PAGE, application=application))[0]


@pytest.mark.parametrize("page", ["pages/start/home.py", "pages/candidate/applications.py"])
def test_lists_say_that_they_answered_until_there_is_an_outcome(
    run: Run, application: str, page: str
) -> None:
    def listed() -> str:
        return " ".join(each.value for each in run(page).caption)

    assert "They answered" not in listed()
    write(application, "replied", "yes")
    assert "Phone call · They answered" in listed()
    write(application, "outcome", "turned_down")
    assert "They answered" not in listed()
