"""The next call for the same job: what it takes over, and which calls belong together."""

from __future__ import annotations

import pytest

from interview_kit.candidate.next_call import calls_for_one_job, is_of_one_call
from interview_kit.content import load_content
from interview_kit.settings import ROOT

CANDIDATE = load_content(ROOT / "data").candidate


@pytest.mark.parametrize(
    ("fields", "is_left"),
    [
        ("call_at call_date call_time call_minutes call_phone caller scheduled reminder_to", True),
        ("person.1.name person.2.call_name person.1.role person.1.email", True),
        ("letter.1.learned letter.2.text.opening reminder.1.text.news", True),
        ("heard examples sheet.interviewer move.thanks.text", True),
        ("company job_title zone strengths move_order tone", False),
        ("why how can_send sheet.figures move.recap.text move.thanks.on", False),
    ],
)
def test_the_next_call_leaves_what_was_of_one_call_alone(fields: str, is_left: bool) -> None:
    for field in fields.split():
        assert is_of_one_call(field, CANDIDATE) is is_left, field


@pytest.mark.parametrize(
    ("own", "ids"),
    [
        (("Hale", "Lead"), ["1", "2"]),
        ((" HALE ", "lead"), ["1", "2"]),
        (("Hale", ""), []),
        (("", "Lead"), []),
        (("", ""), []),
        (("Bolt", "Lead"), ["4"]),
    ],
)
def test_calls_for_one_job_are_of_one_company_and_one_title(
    own: tuple[str, str], ids: list[str]
) -> None:
    typed = {
        "1": ("Hale", "Lead"),
        "2": ("hale", "LEAD "),
        "3": ("Hale", ""),
        "4": ("Bolt", "Lead"),
        "5": ("Hale", "Clerk"),
    }
    others = {key: {"company": who, "job_title": job} for key, (who, job) in typed.items()}
    others["6"] = {}
    company, job_title = own
    assert calls_for_one_job({"company": company, "job_title": job_title}, others) == ids
    assert calls_for_one_job({"company": company}, others) == []
