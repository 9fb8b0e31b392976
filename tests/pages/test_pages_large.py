"""A call with a thousand answers, on its pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, positions, record_fields
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

PAGE = "pages/interviewer/calls.py"
NUMBERS = range(1, 501)
THOUSAND = {
    f"followup.{number}.{part}": f"{words} {number} – né, 漢, 👩‍💻"
    for number in NUMBERS
    for part, words in (("question", "What about?"), ("answer", "Answer"))
}


@pytest.fixture
def call() -> str:
    """A call with five hundred follow-up questions, each with its answer."""
    position = positions.create(LOCAL, {"title": "Inventory lead"}, zone="UTC")
    made = calls.start(LOCAL, position, {}, zone="UTC")
    about = {f"followup.{number}.about": "call" for number in NUMBERS}
    record_fields.write_many(LOCAL, made, {**THOUSAND, **about})
    return made


def press(app: AppTest, label: str) -> AppTest:
    button = next(
        each
        for each in app.button
        if each.label == label and not (each.key or "").startswith("opens-rail")
    )
    app = button.click().run(timeout=60)
    assert not app.exception
    return app


def shown(app: AppTest) -> dict[str, str]:
    """Return what the fields of the follow-up questions show, by the name they are stored under."""
    assert not app.exception
    found = {str(each["id"]).partition("/")[2]: str(each["text"]) for each in fields(app).values()}
    return {name: text for name, text in found.items() if name in THOUSAND}


def test_a_call_with_a_thousand_answers_is_changed_finished_and_reopened(
    run: Run, call: str
) -> None:
    assert shown(run(PAGE, call=call, part="follow_ups")) == THOUSAND
    write(call, "followup.250.answer", "Changed")
    wanted = {**THOUSAND, "followup.250.answer": "Changed"}
    app = press(press(run(PAGE, call=call, part="finish"), "Finish"), "Finish anyway")
    record = {*texts(app), *(each.value for each in app.caption)}
    assert {escaped(text) if "?" in text else text for text in wanted.values()} <= record
    press(app, "Reopen")
    assert shown(run(PAGE, call=call, part="follow_ups")) == wanted
    found = {name: each.text for name, each in record_fields.read(LOCAL, call).items()}
    assert {name: text for name, text in found.items() if name in THOUSAND} == wanted
