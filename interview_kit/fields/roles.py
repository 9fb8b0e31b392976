"""As what people are on a position, as the store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Role = Literal["interviewer", "hiring_manager"]
INTERVIEWER: Role = "interviewer"
ROLES: Mapping[Role, str] = {INTERVIEWER: "Interviewer", "hiring_manager": "Hiring manager"}
"""Each role with its label, in the order in which people choose them."""
