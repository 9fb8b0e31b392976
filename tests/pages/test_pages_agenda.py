"""Home as the list of what is left to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, positions, record_fields
from tests.pages.conftest import Run

HOME = "pages/start/home.py"
CALLS = "pages/interviewer/calls.py"


def held(name: str, *, days: int, ending: str = "hear") -> str:
    """Hold a call with a promise for so many days from now, and finish it."""
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    by = datetime.now(UTC).date() + timedelta(days=days)
    said = {"ending": ending, "hear_by": by.isoformat()}
    call = calls.start(
        LOCAL, position, {**said, "hear_through": "email"}, candidate={"name": name}, zone="UTC"
    )
    calls.finish(LOCAL, call)
    return call


def write(call: str, **values: str) -> None:
    """Write into the assessment of a call, where earlier versions kept that somebody was told."""
    record_fields.write_many(LOCAL, calls.load(LOCAL, call).assessment_id, values)


def headers(app: AppTest) -> list[str]:
    return [each.value for each in app.header]


def promised(app: AppTest) -> list[str]:
    return [each.value for each in app.caption if each.value.startswith("by ")]


def test_promises_stand_on_home_overdue_first_until_one_has_ticked_them_and_left(run: Run) -> None:
    held("Later", days=5)
    held("Late", days=-2)
    held("No ending", days=-9, ending="")
    app = run(HOME)
    assert not app.exception
    late, later = promised(app)
    assert ", by email" in late
    assert late.endswith("· **2 days overdue**")
    assert "overdue" not in later
    app.checkbox[0].check().run()
    assert [box.value for box in app.checkbox] == [True, False]  # both stay in their places
    assert "overdue" not in promised(app)[0]
    app.switch_page(CALLS).run()
    app.switch_page(HOME).run()
    assert promised(app) == [later]


def test_a_tick_is_taken_back_beside_the_record(run: Run) -> None:
    call = held("Ada", days=1)
    write(call, promise_kept="yes")
    assert promised(run(HOME)) == []
    app = run(CALLS, call=call)
    [box] = app.checkbox
    assert box.label.startswith("They've heard from us (promised by ")
    assert box.value
    box.uncheck().run()
    assert len(promised(run(HOME))) == 1


def test_calls_without_feedback_say_what_they_lack(run: Run) -> None:
    complete, half = (held(name, days=1) for name in ("Complete", "Half"))
    write(complete, impressions="Calm.", recommendation="yes", promise_kept="yes")
    write(half, impressions="Calm.", promise_kept="yes")
    app = run(HOME)
    assert "Feedback to write" in headers(app)
    assert "Promises to keep" not in headers(app)
    [lacks] = [c.value for c in app.caption if "without" in c.value]
    assert lacks.startswith("without a recommendation · by ")


def test_an_empty_kit_has_nothing_left_to_do(run: Run) -> None:
    assert not {"Promises to keep", "Feedback to write"} & set(headers(run(HOME)))


def test_planned_calls_are_calls_to_make_by_time_and_others_stay_unfinished(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    today = datetime.now(UTC).date()
    days = {"Later": 3, "Soon": 2, "Begun": 2, "Old": -9, "Recent": -1}
    for name, days_on in days.items():
        fields = {"call_date": f"{today + timedelta(days=days_on)} 15:30"}
        if name == "Begun":
            fields["motivation"] = "The team."
        calls.start(LOCAL, position, fields, candidate={"name": name}, zone="UTC")
    app = run(HOME)
    assert {"Calls to make", "Unfinished calls"} < set(headers(app))
    links = [each.proto.label.partition(" ")[0] for each in app.get("page_link")]
    assert [each for each in links if each in days] == ["Soon", "Later", "Begun", "Recent", "Old"]
    day = today + timedelta(days=2)
    words = f"planned for {day:%a}, {day:%b} {day.day}, 3:30 PM"
    assert words in [each.value for each in app.caption]
    counts = [each.value for each in run("pages/interviewer/positions.py").text]
    assert "5 calls: 2 planned, 3 unfinished" in counts
