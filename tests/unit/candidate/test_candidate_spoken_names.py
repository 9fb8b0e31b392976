"""What nobody says of a job title and of a company."""

from __future__ import annotations

import pytest

from interview_kit.candidate.spoken_names import spoken_company
from interview_kit.content import load_content
from interview_kit.settings import ROOT
from interview_kit.typed.titles import title_without_marks

SPOKEN = load_content(ROOT / "data").candidate.closing.spoken


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Warehouse lead (m/f/d)", "Warehouse lead"),
        ("Lead (M / W / D) nights", "Lead nights"),
        ("Clerk [all genders]", "Clerk"),
        ("Clerk (part-time)", "Clerk (part-time)"),
        ("(m/f/d)", "(m/f/d)"),
        ("", ""),
    ],
)
def test_a_title_is_said_without_its_bracket(typed: str, said: str) -> None:
    assert title_without_marks(typed, SPOKEN.title_marks) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Brandt & Söhne GmbH", "Brandt & Söhne"),
        ("Brandt GmbH & Co. KG", "Brandt"),
        ("Hale, Inc.", "Hale"),
        ("Hale Ltd", "Hale"),
        ("Limited", "Limited"),
        ("Hale & Sons", "Hale & Sons"),
        ("Incredible", "Incredible"),
        ("Aldi SE", "Aldi"),
    ],
)
def test_a_company_is_said_without_its_legal_form(typed: str, said: str) -> None:
    assert spoken_company(typed, SPOKEN) == said
