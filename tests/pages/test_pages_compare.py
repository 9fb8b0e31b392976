"""The page that compares the finished calls of a position, in its three views."""

from __future__ import annotations

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import calls, position_people, positions, record_fields
from tests.pages.conftest import Run
from tests.pages.looking import write

PAGE = "pages/interviewer/compare.py"
HARD = """<script>alert(1)</script> "a" 'b' & *c* [d](http://e.f) :smile: `g` $h$ <img src=x>"""
LONG = "Said a lot. " * 80
PLAN = {
    "title": HARD,
    "salary_range": "52000-60000",
    "must_have.1.text": HARD,
    "must_have.1.weight": "3",
    "tests.education": "1",
    "question.1.kind": "text",
    "question.1.text": HARD,
    "question.1.rated": "yes",
    "must_have.2.text": "Nights",
    "must_have.2.weight": "3",
    "question.2.kind": "yes_no",
    "question.2.text": "Can you work every night?",
    "tests.own_2": "2",
}


@pytest.fixture
def position() -> str:
    """Make a position with three finished calls, the last under another version."""
    position = positions.create(LOCAL, PLAN, zone="UTC")
    for name, rating in ((HARD, "2"), ("Ben", "5"), ("Cem", "")):
        if name == "Cem":
            write(position, "question.1.text", "Asked in other words?")
        call = calls.start(
            LOCAL, position, {"call_date": "2026-11-23"}, candidate={"name": name}, zone="UTC"
        )
        loaded = calls.load(LOCAL, call)
        write(loaded.assessment_id, "rating.education", rating)
        write(loaded.assessment_id, "impressions", f"Impressions of {name}")
        for field in ("education", "own_1", "availability", "salary", "candidate_questions"):
            write(call, field, f"{HARD} {LONG}")
        write(call, "own.2.yes_no", "no" if name == "Ben" else "yes")
        write(call, "ending", "advance")
        calls.finish(LOCAL, call)
    return position


def html(app: AppTest) -> str:
    """Return the table of the page, in which nothing that was typed is more than text."""
    assert not app.exception
    (table,) = (each.proto.body for each in app.get("html") if "kit-compared" in each.proto.body)
    assert not [tag for tag in ("<script", "<img") if tag in table]
    return str(table)


def order(table: str) -> list[str]:
    """Return the names in the order of the rows."""
    body = table.partition("<tbody>")[2]
    places = {name: body.index(f'">{escape(name)[:20]}') for name in (HARD, "Ben", "Cem")}
    return sorted(places, key=places.__getitem__)


def call_ids(table: str) -> list[str]:
    return [each.partition('"')[0] for each in table.split("calls?call=")[1:]]


def test_everyone_is_a_row_sorted_as_the_address_says(run: Run, position: str) -> None:
    app = run(PAGE, position=position)
    assert order(html(app)) == [HARD, "Ben", "Cem"]
    assert escape(HARD) in html(app)
    assert "aria-sort" not in html(app)
    assert html(app).count("<strong>No</strong><small>not rated</small>") == 1
    assert "Nights: said no" in html(app)
    app.selectbox[1].set_value("must-have-1").run()
    assert app.query_params["sort"] == "must-have-1"
    assert order(html(app)) == ["Ben", HARD, "Cem"]
    assert 'aria-sort="descending"' in html(app)
    app.button(key="reverse").click().run()
    assert order(html(app)) == [HARD, "Ben", "Cem"]
    assert 'aria-sort="ascending"' in html(app)
    app.selectbox[1].set_value("name").run()
    assert "order" not in app.query_params
    assert run(PAGE, position=position, sort="<script>", order="x", view="y").selectbox[
        1
    ].value == ("calls")


def test_many_must_haves_have_short_headings_and_a_legend(run: Run, position: str) -> None:
    assert "kit-legend" not in html(run(PAGE, position=position))
    for number in range(3, 7):
        write(position, f"must_have.{number}.weight", "1")
        write(position, f"must_have.{number}.text", f"{number} Has led <teams> through the night")
    table = html(run(PAGE, position=position))
    assert "<summary><span>3 Has led &lt;teams&gt; thr…</span>" in table
    assert 'title="3 Has led &lt;teams&gt; through the night"' in table
    assert "<li>6 Has led &lt;teams&gt; through the night</li>" in table


def test_one_question_shows_all_answers_and_marks_another_version(run: Run, position: str) -> None:
    app = run(PAGE, position=position, view="question", question="own_1")
    table = html(app)
    assert table.count(escape(f"{HARD} {LONG}".strip())) == 3
    assert table.count(escape(f"Asked as: {HARD}")) == 2
    assert "Asked in other words?" in "".join(each.value for each in app.markdown)
    app.button(key="question-next").click().run()
    assert app.query_params["question"] == "own_2"
    assert run(PAGE, position=position, view="question", question="nothing").selectbox[1].value == (
        "motivations"
    )


def test_two_or_three_people_stand_in_full_beside_each_other(run: Run, position: str) -> None:
    ids = call_ids(html(run(PAGE, position=position)))
    app = run(PAGE, position=position, view="beside", people=f"{ids[2]},,elsewhere")
    assert not app.get("html")
    app.selectbox[2].set_value(ids[1]).run()
    assert app.query_params["people"] == f"{ids[2]},{ids[1]}"
    table = html(app)
    assert [each in table for each in ("Impressions of Ben", "Impressions of Cem")] == [True, True]
    assert f"Impressions of {escape(HARD)}" not in table
    assert table.count(escape(f"{HARD} {LONG}".strip())) == 10


def test_another_position_starts_afresh(run: Run, position: str) -> None:
    other = positions.create(LOCAL, {"title": "Other"}, zone="UTC")
    app = run(PAGE, position=position, view="question", question="own_1", sort="score")
    app.selectbox[0].set_value(other).run()
    assert dict(app.query_params) == {"position": other, "view": "question"}


def test_a_hiring_manager_compares_by_the_ratings_of_whoever_held_the_calls(
    run: Run, position: str
) -> None:
    lena = position_people.add_by_name(LOCAL, position, "Lena", "hiring_manager", zone="UTC")
    record_fields.write(LOCAL, LOCAL.id, "acting", lena)
    app = run(PAGE, position=position)
    assert "<b>5.0</b>" in html(app)
    assert any("those of whoever held the call" in each.value for each in app.caption)
    position_people.set_role(LOCAL, position, lena, "interviewer")
    app.run()
    assert "<b>5.0</b>" not in html(app)
    assert any("your own" in each.value for each in app.caption)
