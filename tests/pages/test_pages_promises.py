"""The page of promises: what candidates were told, and the messages to them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, position_candidates, positions, record_fields
from interview_kit.ui import session
from tests.pages.conftest import Run
from tests.pages.test_pages_agenda import HOME, held, promised

PROMISES = "pages/interviewer/promises.py"


@pytest.fixture(autouse=True)
def _name() -> None:
    record_fields.write(LOCAL, LOCAL.id, "name", "Sam Reed")


def said(app: AppTest) -> str:
    """Return what a page says and shows."""
    return "\n".join(each.value for each in (*app.markdown, *app.caption, *app.text))


def choose(app: AppTest, call: str, kind: str, number: int = 1) -> None:
    app.segmented_control(key=f"field-{call}-message.{number}.kind").set_value(kind).run()
    assert not app.exception


def send(app: AppTest) -> None:
    [box] = [each for each in app.checkbox if each.label == "I've sent it"]
    box.check().run()
    assert not app.exception


def stored(call: str, field: str) -> str:
    entry = record_fields.read(LOCAL, call).get(field)
    return entry.text if entry else ""


def test_promises_are_listed_overdue_first_and_those_kept_apart(run: Run) -> None:
    app = run(PROMISES)
    assert "No promises yet" in said(app)
    held("Later", days=5)
    late = held("Late", days=-2)
    record_fields.write(LOCAL, held("Told", days=1), "promise_kept", "yes")
    app = run(PROMISES)
    assert not app.exception
    first, _ = promised(app)
    assert first.endswith("· **2 days overdue**")
    assert [each.label for each in app.expander] == ["Kept (1)"]
    app.button(key=f"opens-write-{late}").click().run()
    assert app.query_params["promise"] in (late, [late])
    assert app.title[0].value.startswith("Late")
    record_fields.write(LOCAL, late, "promise_kept", "yes")
    assert [each.label for each in run(PROMISES).expander] == ["Kept (2)"]


def test_what_was_decided_stands_beside_the_promise_and_where_one_writes(run: Run) -> None:
    call, other = held("Ada", days=2), held("Bo", days=1)
    for field, text in {
        "review": "Calm, and *knows* the racks.",
        "decision": "next_step",
        "decision_reason": "values_match",
        "decided_by": "Dana Whitfield",
    }.items():
        record_fields.write(LOCAL, call, field, text)
    for page in (HOME, PROMISES):
        undecided, decided = (each.replace("\\", "") for each in promised(run(page)))
        assert decided.endswith(" · Dana Whitfield: next step")
        assert ": " not in undecided
    app = run(PROMISES, promise=call)
    assert not app.exception
    assert "Dana Whitfield: next step · Wants what we offer" in said(app).replace("\\", "")
    assert "Calm, and *knows* the racks." in said(app)
    assert "hiring manager" not in said(run(PROMISES, promise=other))
    for decided, first in (("no_further", "Decline"), ("on_hold", "We need more time")):
        record_fields.write(LOCAL, call, "decision", decided)
        kinds = run(PROMISES, promise=call).segmented_control(key=f"field-{call}-message.1.kind")
        assert kinds.options[0] == first


def test_a_message_that_was_sent_keeps_the_promise_until_that_is_undone(run: Run) -> None:
    call = held("Nadia Okafor", days=-2)
    app = run(PROMISES, promise=call)
    choose(app, call, "decline")
    assert "Dear Nadia Okafor," in said(app)
    send(app)
    assert stored(call, "promise_kept") == "yes"
    assert "This is what you sent." in said(app)
    assert promised(run(HOME)) == []
    [box] = [each for each in app.checkbox if each.label == "I've sent it"]
    box.uncheck().run()
    assert stored(call, "promise_kept") == "no"
    app.button(key="kit-undo-button").click().run()
    assert stored(call, "promise_kept") == "yes"
    assert stored(call, "message.1.text.greeting") == "Dear Nadia Okafor,"


def test_more_time_needs_a_day_and_moves_the_promise_to_it(run: Run) -> None:
    call = held("Nadia", days=-1)
    app = run(PROMISES, promise=call)
    choose(app, call, "more_time")
    assert "Before you can send it, fill in: the day by which" in app.warning[0].value
    day = session.today() + timedelta(days=8)
    record_fields.write(LOCAL, call, "message.1.by", day.isoformat())
    app.run()
    assert "That moves the promise to" in said(app)
    send(app)
    [words] = [each.value for each in app.markdown if "moved from" in each.value]
    assert words.startswith("They'll hear by ")
    assert "overdue" not in words
    [row] = promised(run(HOME))
    assert row == words.removeprefix("They'll hear ")


def test_a_sentence_is_left_out_put_back_and_edited(run: Run) -> None:
    call = held("Nadia", days=1)
    app = run(PROMISES, promise=call)
    choose(app, call, "decline")
    app.button(key="leave-out-message.1.without.decline_why").click().run()
    assert "closer match" not in said(app)
    app.button(key="put-back-message.1.without.decline_why").click().run()
    assert "closer match" in said(app)
    record_fields.write(LOCAL, call, "message.1.text.subject", "About your application")
    assert next(each.value for each in app.run().code) == "About your application"


def test_a_message_that_was_begun_before_the_call_is_offered_no_more_after_it(
    run: Run, planned: str
) -> None:
    choose(run(PROMISES, promise=planned), planned, "times")
    calls.finish(LOCAL, planned)
    app = run(PROMISES, promise=planned)
    assert not app.exception
    assert "best for you" not in said(app)
    choose(app, planned, "decline", 2)
    assert "sorry to tell you" in said(app)


@pytest.fixture
def planned() -> str:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    candidate = {"name": "Nadia", "phone": "0161 496 0000"}
    return calls.start(LOCAL, position, {}, candidate=candidate, zone="UTC")


def test_before_a_call_its_time_is_asked_for_and_confirmed(run: Run, planned: str) -> None:
    app = run(PROMISES, promise=planned)
    choose(app, planned, "times")
    assert "Lunch hours and evenings are fine, too." in said(app)
    send(app)
    assert stored(planned, "promise_kept") == ""
    choose(app, planned, "confirm", 2)
    day_and_time = {"call_date": session.today().isoformat(), "call_time": "3:30"}
    record_fields.write_many(LOCAL, planned, day_and_time)
    assert not app.run().get("download_button")  # nothing was ever in a calendar
    assert "the day and the time of the call" in app.warning[0].value
    day = session.today() + timedelta(days=3)
    slot = {"call_date": day.isoformat(), "call_time": "10:30", "call_zone": "America/New_York"}
    record_fields.write_many(LOCAL, planned, slot)
    app.run()
    assert "at 10:30 AM (New York time)" in said(app)
    assert "I will call you at 0161 496 0000." in said(app)
    labels = [each.proto.label for each in app.get("download_button")]
    assert "Add to your calendar" in labels
    record_fields.write(LOCAL, planned, "call_date", (day - timedelta(days=9)).isoformat())
    assert "the day and the time of the call" in app.run().warning[0].value
    record_fields.write(LOCAL, planned, "call_time", "")
    labels = [each.proto.label for each in app.run().get("download_button")]
    assert "Take it off your calendar" in labels


def test_somebody_whom_nobody_has_called_is_written_to_as_well(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead", "next_steps": "a day here"}, zone="UTC")
    kim = position_candidates.add(LOCAL, position, {"name": "Kim"}, zone="UTC")
    app = run("pages/interviewer/positions.py", position=position, candidate=kim)
    choose(app, kim, "met")
    assert "Here is what comes next: a day here." in said(app)
    choose(app, kim, "unseen")
    words = said(app)
    assert "the Lead position, and for the time you put into your application." in words
    assert "talk" not in words.partition("Dear Kim,")[2]
    send(app)
    assert stored(kim, "message.1.text.unseen_answer").startswith("I am sorry")
    listed = run("pages/interviewer/positions.py", position=position)
    assert any("not called · Decline without a call, sent" in each.value for each in listed.caption)
    call = calls.start(LOCAL, position, {}, candidate=kim, zone="UTC")
    app = run("pages/interviewer/positions.py", position=position, candidate=kim)
    assert "Write to them" not in [each.value for each in app.header]
    scheduling = run(PROMISES, promise=call)
    assert f"Decline without a call, sent {session.today():%a, %b}" in scheduling.expander[0].label
    assert words.partition("Dear Kim,")[2].partition("\n\n")[2][:40] in said(scheduling)
    call = held("Nadia", days=1)
    options = run(PROMISES, promise=call).segmented_control(key=f"field-{call}-message.1.kind")
    assert not {"Decline without a call", "Next steps without a call"} & set(options.options)
