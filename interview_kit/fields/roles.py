"""As what people are on a position, as the store keeps it."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["interviewer", "hiring_manager"]
INTERVIEWER: Role = "interviewer"
ROLES: tuple[Role, ...] = get_args(Role)
"""In the order in which people choose them."""
