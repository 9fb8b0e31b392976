"""After a call: ratings with what was said, a recommendation with its reason, a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit import clock
from interview_kit.access import LOCAL, Actor
from interview_kit.content import content
from interview_kit.documents.call_summary import render_call_summary
from interview_kit.documents.word import text_of
from interview_kit.fields import call_fields
from interview_kit.interviewer.call_summary import build_summary
from interview_kit.store.records import calls, position_people, positions, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import drawn_fields, fields, texts

CALLS = "pages/interviewer/calls.py"
HOME = "pages/start/home.py"
ANSWERED = {"education": "A diploma in logistics.", "motivations": "Wants a team."}


def held(**values: str) -> str:
    """Hold and finish a call for a position with one must-have, which its education tests."""
    plan = {
        "title": "Lead",
        "must_have.1.weight": "2",
        "must_have.1.text": "Knows logistics",
        "tests.education": "1",
    }
    position = positions.create(LOCAL, plan, zone="UTC")
    call = calls.start(
        LOCAL, position, {**ANSWERED, **values}, candidate={"name": "Ada"}, zone="UTC"
    )
    calls.finish(LOCAL, call)
    return call


def write(call: str, **values: str) -> None:
    record_fields.write_many(LOCAL, calls.load(LOCAL, call).assessment_id, values)


def manager_of(call: str, name: str = "Lena Brandt") -> Actor:
    position = calls.load(LOCAL, call).position_id
    person = position_people.add_by_name(LOCAL, position, name, "hiring_manager", zone="UTC")
    return Actor(person)


def press(app: AppTest, field: str, value: str) -> None:
    [choice] = [e for e in app.get("button_group") if str(e.key).endswith(f"-{field}")]
    choice.set_value(value).run()
    assert not app.exception


def captions(app: AppTest) -> str:
    return "\n".join(each.value for each in app.caption)


def stored(call: str) -> dict[str, str]:
    return record_fields.entry_values(calls.load(LOCAL, call).entries)


def test_a_rating_at_an_end_of_the_scale_asks_what_was_said(run: Run) -> None:
    call = held()
    app = run(CALLS, call=call)
    asked = "What did they say that makes it a 5? Education and training"
    assert asked not in fields(app)
    press(app, "rating.education", "5")
    assert fields(app)[asked]["text"] == ANSWERED["education"]
    press(app, "rating.education", "4")
    assert asked not in fields(app)


def test_before_the_recommendation_it_says_what_is_left_to_rate(run: Run) -> None:
    call = held()
    app = run(CALLS, call=call)
    assert "Not rated yet: Motivations, Education and training." in captions(app)
    for question in ANSWERED:
        press(app, f"rating.{question}", "3")
    assert "Not rated yet" not in captions(app)
    names = list(fields(app))
    assert names.index("Your impressions") < names.index("The reason for it")


def test_a_rating_beyond_the_scale_counts_as_none_and_can_be_given_anew(run: Run) -> None:
    call = held()
    write(call, **{"rating.education": "9"})
    app = run(CALLS, call=call)
    assert not app.exception
    assert "“9” isn't a rating from 1 to 5, so it doesn't count." in captions(app)
    press(app, "rating.education", "2")
    assert calls.load(LOCAL, call).assessment["rating.education"].text == "2"


def test_the_second_to_finish_a_call_is_told_and_loses_nothing(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Ada"}, zone="UTC")
    app = run(CALLS, call=call, part="finish")
    app.button(key="opens-finished").click().run()
    other = manager_of(call)
    record_fields.write(LOCAL, call, "motivations", "Typed just before.")
    calls.finish(other, call)
    app.button(key="opens-finish-anyway").click().run()
    assert not app.exception
    assert any("was finished already" in each.value for each in app.info)
    assert "Typed just before." in texts(app)
    assert calls.load(LOCAL, call).revision == 1


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    def turn(by: timedelta) -> None:
        moment = datetime.now(UTC) + by
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "now_in", moment.astimezone)

    return turn


def test_the_fifteen_minutes_are_shown_until_all_is_written(
    run: Run, later: Callable[[timedelta], None]
) -> None:
    call = held()

    def shown() -> list[str]:
        app = run(CALLS, call=call)
        said = [m.value for m in app.markdown] + [each.value for each in app.get("html")]
        return [each for each in said if "15 minutes" in each]

    def on_home() -> list[str]:
        return [c.value for c in run(HOME).caption if "without" in c.value]

    assert "while it's fresh: until" in shown()[0]
    assert " · by " in on_home()[0]
    later(timedelta(minutes=16))
    assert "Write down what you still know" in shown()[0]
    assert "**overdue since " in on_home()[0]
    write(call, impressions="Calm.", recommendation="yes")
    assert shown() == on_home() == []


def test_a_decision_is_recorded_with_its_reason_and_who_decided(run: Run) -> None:
    call = held()
    manager_of(call)
    record_fields.write(LOCAL, LOCAL.id, "name", "Robin")
    app = run(CALLS, call=call)
    assert "Decided by" not in fields(app)
    press(app, "decision", "next_step")
    assert fields(app)["Decided by"]["text"] == "Lena Brandt"
    assert stored(call)["decided_on"]
    app.selectbox(key=f"field-{call}-decision_reason").select("must_haves_met").run()
    assert stored(call)["decision_reason"] == "must_haves_met"
    press(app, "decision", "no_further")
    values = stored(call)
    assert (values["decision"], values["decision_reason"]) == ("no_further", "")
    assert "Noted by Robin." in captions(app)
    assert values["decided_by"] == "Lena Brandt"
    position = calls.load(LOCAL, call).position_id
    listed = run("pages/interviewer/positions.py", position=position).get("page_link")
    assert any(r"decided\: Decline" in each.proto.label for each in listed)


@pytest.mark.parametrize(("english", "text"), [("US", "12/01/2026"), ("GB", "01/12/2026")])
def test_a_day_that_is_filled_in_is_today_however_days_are_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, english: str, text: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 1, 10, tzinfo=UTC))
    record_fields.write(LOCAL, LOCAL.id, "english", english)
    decided = held()
    press(run(CALLS, call=decided), "decision", "next_step")
    position = calls.load(LOCAL, decided).position_id
    begun = calls.start(LOCAL, position, {}, candidate={"name": "Ada"}, zone="UTC")
    run(CALLS, call=begun, part="motivations").button(key="opens-begun").click().run()
    for call, field in ((decided, "decided_on"), (begun, "call_date")):
        entry = calls.load(LOCAL, call).entries[field]
        assert (entry.text, entry.reading) == (text, "2026-12-01")


def test_each_field_of_the_decision_is_asked_for_and_is_in_the_summary_and_its_file(
    run: Run,
) -> None:
    call = held()
    words = {
        "review": "Let's meet her.",
        "decision": "Next step",
        "decision_reason": "Has the must-haves",
        "decided_by": "Lena Brandt",
        "decided_on": "Tue, Nov 24, 2026",
    }
    assert words.keys() == {field.key for field in call_fields.DECIDING}
    chosen = {"decision": "next_step", "decision_reason": "must_haves_met"}
    record_fields.write_many(LOCAL, call, {**words, **chosen, "decided_on": "2026-11-24"})
    app = run(CALLS, call=call)
    drawn = {str(each["id"]).partition("/")[2] for each in drawn_fields(app)}
    asked = drawn | {str(each.key).rpartition("-")[2] for each in app.get("button_group")}
    asked |= {str(each.key).rpartition("-")[2] for each in app.selectbox}
    assert words.keys() <= asked
    app.segmented_control(key=f"view-{call}").set_value("One-page summary").run()
    shown = "\n".join(each.value for each in (*app.markdown, *app.text)).replace("\\", "")
    loaded = calls.load(LOCAL, call)
    summary = build_summary(loaded.question_set, loaded.answers, {}, content())
    made = render_call_summary(summary, decisions=[], interviewer="", when=datetime.now(UTC))
    for each in words.values():
        assert each in shown
        assert each in text_of(made.data)


def test_a_name_that_was_typed_stays_whoever_is_the_manager(run: Run) -> None:
    call = held()
    manager_of(call)
    app = run(CALLS, call=call)
    record_fields.write(LOCAL, call, "decided_by", "Chris Vance, by phone")
    press(app, "decision", "on_hold")
    assert stored(call)["decided_by"] == "Chris Vance, by phone"


def test_a_decision_that_changed_elsewhere_meanwhile_is_shown_to_choose(run: Run) -> None:
    call = held()
    app = run(CALLS, call=call)
    record_fields.write(manager_of(call), call, "decision", "on_hold")
    press(app, "decision", "next_step")
    assert stored(call)["decision"] == "on_hold"
    assert "decided_on" not in stored(call)
    assert any("Keep mine" in each.label for each in app.button)


def test_the_hiring_manager_reads_what_the_interviewer_thinks_and_decides(run: Run) -> None:
    call = held()
    manager = manager_of(call)
    record_fields.write(LOCAL, LOCAL.id, "name", "Robin")
    write(
        call,
        **{"rating.education": "5", "said.education": "Wrote the guide."},
        recommendation="strong_yes",
        recommendation_reason="Has done it before.",
    )
    record_fields.write(LOCAL, LOCAL.id, "acting", manager.id)
    home = run(HOME)
    assert "Waiting for a decision" in [each.value for each in home.header]
    assert "Feedback to write" not in [each.value for each in home.header]
    app = run(CALLS, call=call)
    shown = "\n".join(each.value for each in (*app.markdown, *app.text)).replace("\\", "")
    assert "### Recommendation: Strong yes" in shown
    for words in ("Has done it before.", "Knows logistics", "5 of 5", "Wrote the guide.", "Robin"):
        assert words in shown
    app.segmented_control(key=f"view-{call}").set_value("Whole record").run()
    assert "Has done it before." in texts(app)
    assert "Rated by" not in captions(app)
    press(app, "decision", "next_step")
    assert stored(call)["decided_by"] == "Lena Brandt"
    assert "Noted by" not in captions(app)
    assert "Not rated yet" not in captions(app)
    assert "Waiting for a decision" not in [each.value for each in run(HOME).header]


def test_the_interviewer_looks_at_the_record_or_the_summary(run: Run) -> None:
    call = held(ending="hear")
    write(call, recommendation="yes", recommendation_reason="Has done it before.")
    app = run(CALLS, call=call)
    assert "Has done it before." in texts(app)
    app.segmented_control(key=f"view-{call}").set_value("One-page summary").run()
    assert not app.exception
    assert "### Decision: none yet" in [each.value.replace("\\", "") for each in app.markdown]
    assert any("| Knows logistics | ×2 | Not rated yet |" in each.value for each in app.markdown)
