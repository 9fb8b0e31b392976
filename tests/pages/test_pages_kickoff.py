"""The kickoff on a position's page: what the job needs, its questions, the bank, a copy."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import calls, lifecycle, positions, question_sets, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

PAGE = "pages/interviewer/positions.py"
CALLS = "pages/interviewer/calls.py"
OWN = {
    "question.1.kind": "choice",
    "question.1.text": "Which color?",
    "question.1.choices": "Red\nGreen",
    "question.1.rated": "yes",
}


def make(**values: str) -> str:
    return positions.create(LOCAL, {"title": "Lead", **values}, zone="UTC")


def stored(position: str) -> dict[str, str]:
    return record_fields.entry_values(record_fields.read(LOCAL, position))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_question_of_ones_own_is_added_written_tied_and_removed(run: Run) -> None:
    position = make()
    app = press(run(PAGE, position=position), "opens-must-have")
    write(position, "must_have.1.text", "Led a count")
    app = press(app, "opens-question")
    write(position, "question.1.text", "How many have you led?")
    app.run()
    assert "No question tests this yet: Led a count" in texts(app)
    tests = next(
        each for each in app.get("button_group") if each.label == "Must-haves that it tests"
    )
    tests.set_value(["1"]).run()
    assert not any("No question tests" in text for text in texts(app))
    assert any(text.startswith("Tested, but not scored: Led a count.") for text in texts(app))
    assert stored(position)["tests.own_1"] == "1"
    press(app, "close-own_1")
    assert "How many have you led?" in [each.value.strip("*") for each in app.markdown]
    press(app, "icon-remove-own_1")
    assert "No question tests this yet: Led a count" in texts(app)
    assert stored(position)["question.1.text"] == "How many have you led?"  # for the history


def test_a_yes_no_question_says_which_answer_meets_its_must_have(run: Run) -> None:
    asked = {"question.1.kind": "yes_no", "question.1.text": "Do you need a visa?"}
    position = make(**asked, **{"must_have.1.weight": "1", "must_have.1.text": "May work here"})
    app = run(PAGE, position=position, question="own_1")
    label = "Answer that meets the must-have"
    assert label not in [each.label for each in app.get("button_group")]
    write(position, "tests.own_1", "1")
    [meets] = [each for each in app.run().get("button_group") if each.label == label]
    assert meets.value == "yes"
    meets.set_value("no").run()
    said = "“No” is the answer that meets it"
    app = press(app, "close-own_1")
    assert any(each.value.endswith(f"May work here · {said}") for each in app.caption)
    call = calls.start(LOCAL, position, {}, zone="UTC")
    app = run(CALLS, call=call, part="own_1")
    assert f"It tests: May work here. {said}." in [each.value for each in app.caption]


def test_a_question_of_the_kit_is_left_out_and_asked_again(run: Run) -> None:
    position = make(**OWN, **{"must_have.1.weight": "1", "must_have.1.text": "Led a count"})
    write(position, "tests.education", "1")
    app = press(run(PAGE, position=position, question="education"), "icon-leave-out-education")
    assert "No question tests this yet: Led a count" in texts(app)
    assert "question" not in app.query_params
    call = calls.start(LOCAL, position, {}, zone="UTC")
    assert "Answer: Education and training" not in fields(run(CALLS, call=call, part="all"))
    press(app, "ask-education")
    assert not any("No question tests" in text for text in texts(app))
    call = calls.start(LOCAL, position, {}, zone="UTC")
    assert "Answer: Education and training" in fields(run(CALLS, call=call, part="all"))


def test_a_question_of_the_kit_is_asked_in_ones_own_words(run: Run) -> None:
    position = make()
    app = press(run(PAGE, position=position), "opens-edit-education")
    kit = fields(app)["Question, as you say it"]
    assert kit["text"] == "What education or training do you have for this job?"
    write(position, "asked_as.education", "How did you learn your trade?")
    app.run()
    assert any("These are your words" in each.value for each in app.caption)
    assert "How did you learn your trade?" in texts(press(app, "close-education"))
    call = calls.start(LOCAL, position, {}, zone="UTC")
    app = run(CALLS, call=call, part="education")
    assert "How did you learn your trade?" in [each.value for each in app.header]
    write(position, "asked_as.education", "")
    assert kit["text"] in texts(run(PAGE, position=position))


def test_the_next_step_of_the_position_is_said_and_written(run: Run) -> None:
    position = make(next_step="trial_day")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Ana"}, zone="UTC")
    write(call, "ending", "advance")
    said = texts(run(CALLS, call=call, part="ending"))
    assert any("I'd like to invite you to a trial day for the Lead job." in each for each in said)
    calls.finish(LOCAL, call)
    write(call, "message.1.kind", "next_steps")
    app = run("pages/interviewer/promises.py", promise=call)
    assert "I would like to invite you to a trial day." in "\n".join(texts(app))
    listed = run(PAGE, position=position)
    assert any("Invite to a trial day" in each.proto.label for each in listed.get("page_link"))


def test_the_questions_can_be_downloaded_as_a_form_to_print(run: Run) -> None:
    app = run(PAGE, position=make(**OWN))
    [download] = [each for each in app.get("download_button") if "print" in each.proto.label]
    assert download.proto.label == "Form to print (Word)"


def test_a_question_is_moved_by_its_buttons(run: Run) -> None:
    position = make(**OWN)
    press(run(PAGE, position=position), "icon-order-up-questions-own_1")
    order = stored(position)["question_order"].splitlines()
    assert order[-2] == "own_1"


def test_one_press_adds_a_question_of_the_bank_once(run: Run) -> None:
    position = make()
    app = run(PAGE, position=position)
    app.session_state["question-bank"] = True
    app.run()
    question = content().question_bank.questions[0]
    press(app, f"add-{question.id}")
    assert stored(position)["question.1.text"] == question.text
    assert app.button(key=f"add-{question.id}").disabled


def test_the_questions_of_another_position_are_copied_with_one_press(run: Run) -> None:
    source, target = make(**OWN), make(title="Clerk")
    app = run(PAGE, position=target)
    app.session_state["copy-questions"] = True
    app.run()
    chooser = next(each for each in app.selectbox if each.label == "Position")
    chooser.set_value(source).run()
    next(each for each in app.button if each.label == "Copy the questions").click().run()
    assert not app.exception
    assert stored(target).items() >= OWN.items()
    assert any("1 question copied from Lead" in each.value for each in app.info)


def test_a_call_keeps_the_questions_that_it_began_with(run: Run) -> None:
    position = make(**OWN)
    call = calls.start(LOCAL, position, {}, zone="UTC")
    write(call, "education", "A diploma")
    write(position, "question.1.kind", "")
    write(position, "must_have.1.weight", "1")
    write(position, "must_have.1.text", "Honest")
    app = run(CALLS, call=call, part="own_1")
    labels = {each.label.replace("\\", ""): each for each in app.get("button_group")}
    answer = labels["Answer: Which color?"]
    answer.set_value("Green").run()
    assert calls.load(LOCAL, call).entries["own.1.choice"].text == "Green"
    calls.finish(LOCAL, call)
    assert "Green" in texts(run(CALLS, call=call))
    shown = run(PAGE, position=position)
    assert "Version 2 of the questions, from the next call on" in [
        each.value.strip("*") for each in shown.markdown
    ]
    calls.start(LOCAL, position, {}, zone="UTC")
    latest = question_sets.load_latest(LOCAL, position)
    assert latest is not None
    assert (latest.version, latest.question_set.must_haves[0].text) == (2, "Honest")


def test_a_copied_position_asks_the_same_questions() -> None:
    position = make(**OWN, **{"must_have.1.weight": "2", "tests.own_1": "1"})
    assert stored(lifecycle.duplicate(LOCAL, position)) == stored(position)


def test_eighty_questions_are_shown_a_part_at_a_time(run: Run) -> None:
    own = {f"question.{n}.kind": "text" for n in range(1, 81)}
    own |= {f"question.{n}.text": f"Question {n}?" for n in range(1, 81)}
    position = make(**own)
    app = run(PAGE, position=position)
    shown = [each.key for each in app.button if (each.key or "").startswith("icon-order-up-")]
    assert len(shown) == 20
    assert any("more than the 30 you planned" in text for text in texts(app))
    asked = run(PAGE, position=position, question="own_80")  # as a bookmark names it
    assert "Question, as you say it" in fields(asked)
    call = calls.start(LOCAL, position, {}, zone="UTC")
    assert "Answer: Question 80?" in fields(run(CALLS, call=call, part="own_80"))


@pytest.mark.parametrize("text", ["# *a* [b](c) :smile: {title}", "<b>x</b>", "word " * 3000])
def test_no_question_of_ones_own_breaks_a_page(run: Run, text: str) -> None:
    names = ("question.1.text", "question.1.name", "question.1.choices", "must_have.1.text")
    position = make(**{**OWN, "must_have.1.weight": "3", "tests.own_1": "1"})
    for name in names:
        write(position, name, text)
    write(position, "question.1.choices", f"{text}\nGreen")
    for query in ({}, {"question": "own_1"}):
        assert not run(PAGE, position=position, **query).exception
    call = calls.start(LOCAL, position, {}, zone="UTC")
    write(call, "own.1.choice", text.strip())
    assert not run(CALLS, call=call, part="own_1").exception
    calls.finish(LOCAL, call)
    assert not run(CALLS, call=call).exception
    assert not run("pages/interviewer/compare.py", position=position).exception


def test_the_history_names_must_haves_and_questions(run: Run) -> None:
    position = make(**OWN, **{"must_have.1.weight": "1", "must_have.1.text": "Led a count"})
    write(position, "tests.own_1", "1")
    write(position, "question_order", "own_1\nsalary")
    app = run(PAGE, position=position)
    app.session_state[f"noprint-history-{position}"] = True
    app.run()
    assert {"became: Led a count", "became: Which color?\nSalary expectations"} <= set(texts(app))
    assert any(r"it tests\: Which color" in each.value for each in app.markdown)
