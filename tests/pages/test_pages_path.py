"""The path of one answer through the product is the one that docs/architecture.md lists."""

from __future__ import annotations

import re

from interview_kit.access import LOCAL
from interview_kit.settings import ROOT
from interview_kit.store.records import calls, positions
from tests.pages.conftest import Run
from tests.pages.posting import post_draft
from tests.pages.trace import Trace

TEXT = "Sentinel words of an answer"
QUESTION = "motivations"
CALLS = "pages/interviewer/calls.py"
MOST = 20
# A key that is pressed, and what makes a request of it. No profiler follows it in the browser.
IN_THE_BROWSER = [
    "interview_kit/ui/autosave/field_view.js",
    "interview_kit/ui/autosave/sender.js",
    "interview_kit/ui/autosave/draft_request.js",
]
_LISTED = re.compile(r"^\d+\. `([^`]+)`", re.MULTILINE)
_BESIDE = re.compile(r"(\d+) more files\s+of Python")


def test_an_answer_takes_the_path_that_is_described(run: Run) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Ada"}, zone="UTC")
    form, last_step = (run(CALLS, call=call, part=part) for part in (QUESTION, "finish"))
    trace = Trace(TEXT)
    with trace.on():
        assert post_draft(call, QUESTION, TEXT)[0] == 200
        stored = list(trace.storing)
        form.run()
        for label in ("Finish", "Finish anyway"):
            next(each for each in last_step.button if each.label == label).click().run()
    assert not form.exception
    assert not last_step.exception
    offered = [each for each in trace.invocations if each.function == "word_button" and each.since]
    assert stored
    assert offered

    path = [*IN_THE_BROWSER, *trace.way_to(stored), *trace.way_to(offered)]
    described = (ROOT / "docs/architecture.md").read_text("utf-8")
    listed = _LISTED.findall(described)
    assert listed == list(dict.fromkeys(path))
    assert len(listed) == len(set(listed)) <= MOST
    assert all((ROOT / file).is_file() for file in listed)
    beside = trace.files() - set(listed)
    assert len(beside) == int(_BESIDE.findall(described)[0]), sorted(beside)
