"""The end of a call: what is missing, marking and undoing, and finishing after one question."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import calls, positions, record_fields
from tests.pages.looking import fields, texts

Run = Callable[..., AppTest]
CALLS = "pages/interviewer/calls.py"
ASKED = [each.id for each in content().interviewer.questions if each.group != "past"]
UNANSWERED = f"{len(ASKED) + 1} questions unanswered, no ending."
"""All that is asked of everybody, and whether the answers satisfy."""
ALMOST = {
    **dict.fromkeys(set(ASKED) - {"education", "salary"}, "Yes"),
    "salary_amount": "55k",
    "satisfied": "no",
    "ending": "decline",
    "hear_by": "12/04/2026",
}


def begin_call(**values: str) -> str:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    return calls.start(LOCAL, position, values, candidate={"name": "Ada"}, zone="UTC")


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def state_of(call: str, field: str) -> str:
    entry = calls.load(LOCAL, call).entries.get(field)
    return entry.state if entry else ""


def test_a_call_with_gaps_is_finished_by_the_second_press(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call, part="finish")
    assert any(UNANSWERED in each.value for each in app.markdown)
    app.button(key="opens-finished").click().run()
    assert calls.load(LOCAL, call).state == "draft"
    [asked] = app.warning
    assert asked.value.startswith(UNANSWERED)
    app.button(key="opens-finish-anyway").click().run()
    assert calls.load(LOCAL, call).state == "finished"


def test_a_call_without_gaps_is_finished_by_one_press(run: Run) -> None:
    call = begin_call(**ALMOST, education="A diploma")
    app = run(CALLS, call=call, part="finish")
    app.button(key="opens-finished").click().run()
    assert calls.load(LOCAL, call).state == "finished"


def test_what_was_not_read_and_a_day_that_lacks_are_asked_about_with_a_way_there(
    run: Run,
) -> None:
    said = {**ALMOST, "education": "A diploma", "salary": "Depends.", "salary_amount": "3.950"}
    call = begin_call(**{**said, "hear_by": ""})
    app = run(CALLS, call=call, part="finish")
    app.button(key="opens-finished").click().run()
    assert calls.load(LOCAL, call).state == "draft"
    [asked] = app.warning
    assert asked.value.startswith("1 answer not read, no day by which they'll hear.")
    assert any(text.endswith(": “3.950” could not be read") for text in texts(app))
    assert "gap-salary-not_asked" not in {each.key for each in app.button}
    app.button(key="opens-gap-salary").click().run()
    assert app.query_params["part"] == "salary"
    app.query_params["part"] = "finish"
    app.run().button(key="opens-gap-hear_by").click().run()
    assert app.query_params["part"] == "ending"
    record_fields.write_many(LOCAL, call, {"salary_amount": "3950", "hear_by": "12/04/2026"})
    app.query_params["part"] = "finish"
    app.run().button(key="opens-finished").click().run()
    assert calls.load(LOCAL, call).state == "finished"


def test_a_gap_that_was_just_closed_elsewhere_is_not_asked_about(run: Run) -> None:
    call = begin_call(**ALMOST)
    app = run(CALLS, call=call, part="finish")
    record_fields.write(LOCAL, call, "education", "A diploma")
    app.button(key="opens-finished").click().run()
    assert calls.load(LOCAL, call).state == "finished"


def test_a_mark_can_be_undone_until_one_leaves_the_step(run: Run) -> None:
    call = begin_call(**ALMOST)
    app = run(CALLS, call=call, part="finish")
    assert "Not asked *(Education and training)*" in labels(app)
    app.button(key="gap-education-not_asked").click().run()
    assert state_of(call, "education") == "not_asked"
    app.button(key="undo-education").click().run()
    assert state_of(call, "education") == "open"
    app.button(key="gap-education-declined").click().run()
    assert "Undo *(Education and training)*" in labels(app)
    app.query_params["part"] = "ending"
    app.run()
    app.query_params["part"] = "finish"
    app.run()
    assert not [label for label in labels(app) if label.startswith("Undo")]
    assert state_of(call, "education") == "declined"


def test_the_way_back_is_named_with_its_question(run: Run) -> None:
    app = run(CALLS, call=begin_call(**ALMOST), part="finish")
    app.button(key="opens-gap-education").click().run()
    assert "Answer: Education and training" in fields(app)


def test_a_satisfied_answer_on_the_last_job_goes_on_with_its_first_question(run: Run) -> None:
    call = begin_call(**{**ALMOST, "satisfied": ""})
    app = run(CALLS, call=call, part="past")
    [choice] = [each for each in app.get("button_group") if "satisfied so far" in each.proto.label]
    choice.set_value("yes").run()
    assert "Answer: Size of the last employer" in fields(app)


def test_a_follow_up_is_shown_at_its_question_alone_and_can_be_removed(run: Run) -> None:
    about = {"followup.1.about": "education", "followup.1.question": "Where?"}
    call = begin_call(**{**ALMOST, **about, "followup.1.answer": "In Ohio."})
    assert "Follow-up question 1" not in fields(run(CALLS, call=call, part="salary"))
    app = run(CALLS, call=call, part="education")
    assert "Follow-up question 1" in fields(app)
    remove = f"remove-follow-up-{call}-1"
    assert app.button(key=remove).label == (r"Remove *(follow\-up 1 to Education and training)*")
    app.button(key=remove).click().run()
    assert "Follow-up question 1" not in fields(app)
    app.button(key="opens-follow-up-education").click().run()
    assert "Follow-up question 2" in fields(app)


def test_the_record_names_the_person_who_held_the_call(run: Run) -> None:
    record_fields.write(LOCAL, LOCAL.id, "name", "Sam *Lee*")
    call = begin_call(**ALMOST)
    calls.finish(LOCAL, call)
    shown = texts(run(CALLS, call=call))
    assert "Sam *Lee*" in shown
    assert "No" in shown, "the answers did not satisfy"
