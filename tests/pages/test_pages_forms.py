"""What the forms do with what is typed and chosen."""

from __future__ import annotations

from collections import Counter

import pytest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import applications, calls, positions, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

CALLS = "pages/interviewer/calls.py"
NASTY = {
    "ampersand": "R&D <lead>",
    "quotes": "\"double\" 'single' “curly” `back`",
    "emoji": "👩‍💻 🇳🇱 e\u0301",
    "right to left": "שלום \u202eabc",
    "long": "word " * 4000,
    "control": "a\x07b\x0cc\x1bd",
    "template": "{{ 7*7 }} {% raw %} {name}",
    "formula": "=1+1",
    "script": "<script>alert(1)</script>",
    "markdown": "# *a* [b](http://c.d) :smile: $x$",
    "lines": "one\n\ntwo",
}


# The others are tried by CI.
QUICK = ("template", "markdown")
EACH = [
    pytest.param(text, id=name, marks=() if name in QUICK else pytest.mark.slow)
    for name, text in NASTY.items()
]


def begin_call(**values: str) -> str:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    return calls.start(LOCAL, position, {"call_date": "2026-11-23", **values}, zone="UTC")


@pytest.mark.parametrize("value", EACH)
def test_no_answer_breaks_a_page_or_changes_another(run: Run, value: str) -> None:
    call = begin_call(satisfied="yes", had_reports="yes", ending="hear", salary_amount=value)
    names = [
        "motivations",
        "past_reports",
        "candidate_questions",
        "further_steps",
    ]
    for name in (*names, "followup.1.question"):
        write(call, name, value)
    for name in ("name", "call_name", "phone", "email", "source", "notes"):
        write(calls.load(LOCAL, call).candidate_id, name, value)
    write(call, "education", "stays as it is")
    for part in ("header", "motivations", "salary", "past_reports", "ending", "finish"):
        app = run(CALLS, call=call, part=part)
        assert not app.exception, part
        assert fields(app)["What they asked"]["text"] == value
    calls.finish(LOCAL, call)
    assert not run(CALLS, call=call).exception
    assert not run("pages/interviewer/compare.py").exception
    found = calls.load(LOCAL, call).entries
    assert found["education"].text == "stays as it is"
    assert found["motivations"].text == value


@pytest.mark.parametrize("value", EACH)
def test_no_detail_breaks_the_candidate_s_pages(run: Run, value: str) -> None:
    names = ("company", "job_title", "strengths", "person.1.name", "heard", "own_questions")
    application = applications.create(LOCAL, dict.fromkeys(names, value), zone="UTC")
    for page in ("prepare", "closing_script", "thank_you"):
        app = run(f"pages/candidate/{page}.py", application=application)
        assert not app.exception, page
    assert {name: each.text for name, each in record_fields.read(LOCAL, application).items()} == (
        dict.fromkeys(names, value)
    )


def test_a_choice_never_overwrites_one_made_elsewhere(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call, part="satisfied")
    write(call, "satisfied", "no")  # in another tab, after this one was drawn
    app.button_group[0].set_value("yes").run()
    assert calls.load(LOCAL, call).entries["satisfied"].text == "no"
    assert "The other one: No, wrap up" in texts(app)
    assert "Yours: Yes, go on" in texts(app)
    app.button_group[0].set_value("yes").run()
    assert calls.load(LOCAL, call).entries["satisfied"].text == "yes"


def test_a_choice_in_a_call_that_was_finished_elsewhere_says_so(run: Run) -> None:
    call = begin_call()
    app = run(CALLS, call=call, part="satisfied")
    calls.finish(LOCAL, call)
    app.button_group[0].set_value("yes").run()
    assert not app.exception
    assert any("finished" in error.value for error in app.error)
    assert "satisfied" not in calls.load(LOCAL, call).entries


def test_an_address_with_a_step_that_is_not_there_opens_the_first(run: Run) -> None:
    app = run(CALLS, call=begin_call(), part="nothing")
    assert "Candidate's name" in fields(app)


@pytest.mark.parametrize(
    ("day", "hint"),
    [("2026-11-23", ""), ("2031-01-01", "days from now"), ("2020-01-01", "days ago")],
)
def test_an_odd_date_is_taken_with_a_quiet_hint(run: Run, day: str, hint: str) -> None:
    from datetime import UTC, datetime

    today = datetime.now(UTC).date().isoformat()
    app = run(CALLS, call=begin_call(call_date=day if hint else today))
    hints = [each.value for each in app.caption if "Is that the date you meant?" in each.value]
    assert bool(hints) == bool(hint)
    assert all(hint in each for each in hints)
    assert not app.error


def test_no_reporting_staff_means_no_question_on_it(run: Run) -> None:
    call = begin_call(satisfied="yes", had_reports="no")
    app = run(CALLS, call=call, part="past_reports")
    assert "Answer: Direct reports" not in fields(app)
    write(call, "had_reports", "yes")
    assert "Answer: Direct reports" in fields(run(CALLS, call=call, part="past_reports"))


def test_a_position_asks_only_what_matters_to_it(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    app = run("pages/interviewer/positions.py", position=position)
    toggle = next(each for each in app.toggle if each.label == "Size of the last employer")
    toggle.set_value(False).run()
    assert record_fields.read(LOCAL, position)["ask_past.past_size"].text == "no"
    call = calls.start(LOCAL, position, {}, zone="UTC")
    asked = {question.id for question in calls.load(LOCAL, call).question_set.questions}
    assert "past_size" not in asked
    assert "past_products" in asked


def test_a_character_that_word_cannot_hold_is_told_before_the_download(run: Run) -> None:
    application = applications.create(LOCAL, {"company": "Ha\x07le"}, zone="UTC")
    app = run("pages/candidate/closing_script.py", application=application)
    assert any("1 character that Word can't hold" in each.value for each in app.caption)


def test_a_long_letter_is_warned_of(run: Run) -> None:
    fields_ = {"company": "Hale", "job_title": "Lead", "letter.0.text.picture": "word " * 260}
    application = applications.create(LOCAL, fields_, zone="UTC")
    app = run("pages/candidate/thank_you.py", application=application)
    assert any("words is too long" in each.value for each in app.warning)


def test_the_example_comes_and_goes_with_one_click_each(run: Run) -> None:
    home = run("pages/start/home.py")
    home.button(key="example-interviewer").click().run()
    links = [each.proto.label for each in home.get("page_link")]
    assert any("Sam Adeyemi" in each for each in links)
    unmarked = [each for each in links if "Inventory lead" in each and "example" not in each]
    assert [each for each in unmarked if not each.startswith("Write")] == []
    home.button(key="remove-example-interviewer").click().run()
    assert not any("Sam Adeyemi" in each.proto.label for each in home.get("page_link"))
    assert positions.list_positions(LOCAL) == []
    assert "That didn't work" not in texts(home)
    undo = home.button(key="kit-undo-button")
    assert undo.label == "Undo: deleted Inventory lead, with 15 calls"
    undo.click().run()
    assert any("Sam Adeyemi" in each.proto.label for each in home.get("page_link"))
    home.button(key="remove-example-interviewer").click().run()
    for page in ("pages/interviewer/positions.py", "pages/start/home.py"):
        home.switch_page(page).run()
        assert "kit-undo-button" not in [each.key for each in home.button]


def test_the_rail_says_in_words_what_is_done_and_what_is_not_needed(run: Run) -> None:
    def rail(**values: str) -> dict[str, str]:
        app = run(CALLS, call=begin_call(**values), part="motivations")
        named = {each.key: each for each in app.button if (each.key or "").startswith("opens-rail")}
        return {key.rpartition("-")[2]: each.label for key, each in named.items()}

    kit = content().interviewer
    questions = Counter(question.section for question in kit.questions)
    undecided = rail(motivations="The team.")
    with_one_question = next(
        each for each in kit.sections if questions[each.id] == 1 and each.id != "motivations"
    )
    assert undecided["motivations"] == "Motivations *(current, done)*"
    assert undecided[with_one_question.id] == with_one_question.label
    assert undecided["past"] == "Last job"
    assert undecided["follow_ups"] == "Follow-ups *(not needed)*"
    assert rail(satisfied="no")["past"] == "Last job *(not needed)*"
    asked = {"followup.1.about": "motivations", "followup.1.question": "Why now?"}
    assert rail(**asked)["follow_ups"] == "Follow-ups *(done)*"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("20", {}),
        ("45,000 a year", {"Salary period": "a year"}),
        ("EUR 20", {"Salary currency": "EUR"}),
    ],
)
def test_what_the_amount_says_itself_is_shown_beside_it_and_cannot_be_chosen(
    run: Run, amount: str, said: dict[str, str]
) -> None:
    call = begin_call(salary_currency="USD", salary_period="hour", salary_amount=amount)
    app = run(CALLS, call=call, part="salary")
    beside = {each.label: each for each in (*app.button_group, *app.selectbox)}
    for label, chosen in {"Salary period": "hour", "Salary currency": "USD"}.items():
        assert beside[label].value == said.get(label, chosen)
        assert beside[label].disabled == (label in said)


def test_a_salary_too_low_for_its_period_is_asked_about_beside_its_reading(run: Run) -> None:
    call = begin_call(salary_currency="EUR", salary_period="month", salary_amount="3.7")
    said = "EUR 3.70 a month? Write 3700 or 3.7k if that's what you mean."
    drawn = fields(run(CALLS, call=call, part="salary"))
    assert said in [each.get("reading") for each in drawn.values()]
