"""As what people are on a position, as the store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Role = Literal["interviewer", "hiring_manager"]
INTERVIEWER: Role = "interviewer"
HIRING_MANAGER: Role = "hiring_manager"
ROLES: Mapping[Role, str] = {INTERVIEWER: "Interviewer", HIRING_MANAGER: "Hiring manager"}
"""Each role with its label, in the order in which people choose them."""
