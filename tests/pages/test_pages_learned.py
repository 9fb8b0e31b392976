"""What we learned: the funnel, scores and outcomes by form or list, counts of interviewers."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL, Actor
from interview_kit.store.records import calls, position_candidates, positions, record_fields
from interview_kit.ui.workarounds.escaping import escaped
from tests.colleagues import make_person
from tests.pages.conftest import Run
from tests.pages.looking import fields

LEARNED = "pages/interviewer/learned.py"
SAM = Actor("sam")


@pytest.fixture
def position() -> str:
    return positions.create(LOCAL, {"title": "Lead"}, zone="UTC")


def add(position: str, name: str, **values: str) -> str:
    candidate = position_candidates.add(LOCAL, position, {"name": name}, zone="UTC")
    for field, text in values.items():
        record_fields.write(LOCAL, candidate, field, text)
    return candidate


def hold(position: str, candidate: str, rating: str = "", *, rater: Actor = LOCAL) -> None:
    """Hold a call, finish it, and rate one of its questions."""
    call = calls.start(rater, position, {}, candidate=candidate, zone="UTC")
    calls.finish(rater, call)
    if rating:
        assessment = calls.load(rater, call).assessment_id
        record_fields.write(rater, assessment, "rating.motivations", rating)
        record_fields.write(rater, assessment, "recommendation", "yes")


def tables(app: AppTest) -> list[list[list[str]]]:
    """Return the texts of the rows of the tables on a page."""
    assert not app.exception
    html = [each.proto.body for each in app.get("html") if "<table" in each.proto.body]
    return [
        [
            [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr>(.*?)</tr>", table)
        ]
        for table in html
    ]


def press(app: AppTest, label: str) -> AppTest:
    app = next(each for each in app.button if each.label.startswith(label)).click().run()
    assert not app.exception
    return app


def captions(app: AppTest) -> list[str]:
    return [each.value for each in app.caption]


def choose(app: AppTest, text: str) -> AppTest:
    app = app.file_uploader[0].set_value(("list.csv", text.encode(), "text/csv")).run()
    assert not app.exception
    return app


def test_a_funnel_of_one_position_and_of_all(run: Run, position: str) -> None:
    hold(position, add(position, "Ada", outcome="hired"))
    hold(position, add(position, "Bo", met="yes"))
    add(position, "Cleo", way_round="coffee")
    calls.start(LOCAL, position, {}, candidate=add(position, "Open"), zone="UTC")
    app = run(LEARNED, position=position)
    funnel, *_ = tables(app)
    assert tables(run(LEARNED))[0] == funnel  # there is no other
    assert funnel == [
        ["Step", "A typical search", "This position"],
        ["Résumés", "100 or more", "4"],
        ["Called", "15", "3 · 75%"],
        ["Met", "5 to 7", "2 · 50%"],
        ["Shortlisted", "3", "1 · 25%"],
        ["Hired", "not said", "1 · 25%"],
    ]
    assert any("2 with a finished call here, and 1 met" in each for each in captions(app))
    other = positions.create(LOCAL, {"title": "<b>Other</b>"}, zone="UTC")
    add(other, "Di")
    run("pages/start/home.py").button(key="example-interviewer").click().run()
    compared = run("pages/interviewer/compare.py")
    assert "Inventory lead (example)" in compared.selectbox[0].options
    app = run(LEARNED)
    funnel, by_position, *_ = tables(app)
    assert [row[2] for row in funnel[1:]] == ["5", "3 · 60%", "2 · 40%", "1 · 20%", "1 · 20%"]
    assert by_position[1:] == [
        ["&lt;b&gt;Other&lt;/b&gt;", "1", "0", "0", "0", "0"],
        ["Lead", "4", "3", "2", "1", "1"],
        ["In all", "5", "3", "2", "1", "1"],
    ]
    assert "Examples aren't counted." in captions(app)
    one, *_ = tables(app.selectbox[0].set_value(position).run())
    assert one[0][2] == "This position"
    every, *_ = tables(app.selectbox[0].set_value("").run())
    assert every == funnel


def test_an_outcome_is_written_down_in_its_form(run: Run, position: str) -> None:
    ada = add(position, "Ada *L*")
    hold(position, ada)
    view = run("pages/interviewer/positions.py", position=position, candidate=ada)
    (link,) = (each.proto for each in view.get("page_link") if "outcome" in each.proto.label)
    assert link.query_string == f"position={position}&candidate={ada}"
    app = press(run(LEARNED, position=position), r"Ada \*L\*")
    assert list(fields(app)) == ["On-site interview"]
    for key, value in {"met": "yes", "on_site_score": "4", "outcome": "hired"}.items():
        app = app.segmented_control(key=f"field-{ada}-{key}").set_value(value).run()
        assert not app.exception
    record_fields.write(LOCAL, ada, "on_site_day", "11/26/2026")
    app = press(app, "What we learned")
    assert escaped("met Thu, Nov 26, 2026 · on-site score 4 of 5 · Hired") in captions(app)


def test_scores_are_looked_through_stored_and_taken_back(run: Run, position: str) -> None:
    ada, bo = add(position, "Ada", on_site_score="2"), add(position, "Bo *x*")
    app = press(run(LEARNED, position=position), "Import scores")
    rows = ["Name;Score;Outcome", "ada;4;hired", "Zed;3;", "bo *x*;7;", "Ada;;", ";;hired"]
    app = choose(app, "\n".join(rows))
    wrong, good = (each.value for each in app.table)
    assert list(wrong["Name"]) == ["Zed", r"bo \*x\*", "Ada", ""]
    assert list(wrong["What's wrong"].str.replace("\\", "")) == [
        "No candidate for this position has this name or email",
        "“7” isn't a score from 1 to 5",
        "The same candidate as in row 2",
        "No name and no email address",
    ]
    assert list(good["Name"]) == ["Ada"]
    assert list(good["On-site score"]) == ["2 → 4"]
    app = press(app, "Save for 1 candidate")
    assert record_fields.read(LOCAL, ada)["outcome"].text == "hired"
    assert "on_site_score" not in record_fields.read(LOCAL, bo)
    app = press(app, "Undo")
    assert record_fields.read(LOCAL, ada)["on_site_score"].text == "2"
    assert record_fields.read(LOCAL, ada)["outcome"].text == ""


def test_each_interviewer_has_counts_by_name_and_pairs_only_from_three(
    run: Run, position: str
) -> None:
    make_person(SAM, "Abe", position=position)
    record_fields.write(LOCAL, LOCAL.id, "name", "Zoe")
    scores = [("5", "5", "hired"), ("4", "4", "declined"), ("2", "3", "declined"), ("1", "", "")]
    for number, (phone, on_site, outcome) in enumerate(scores):
        candidate = add(position, f"C{number}", on_site_score=on_site, outcome=outcome)
        hold(position, candidate, phone)
    hold(position, add(position, "D"), rater=SAM)
    app = run(LEARNED, position=position)
    _, abe, zoe = tables(app)
    assert [row[1] for row in zoe] == [
        "4",
        "4 of 4 within 15 minutes, median 1 minute",
        "20 of 24",
        "3 of 3 pairs point the same way",
        "2 pairs so far. Shown from 3 pairs.",
    ]
    assert [row[1] for row in abe][1:] == [
        "no recommendation yet",
        "6 of 6",
        *["no pairs so far. Shown from 3 pairs."] * 2,
    ]
    assert any("depends on the phone score" in each.value for each in app.markdown)
