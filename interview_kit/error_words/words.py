"""The form of the sentences of an error."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What is wrong, where that is, and what to do next: whole sentences, or "".

    `in_terminal` is what to do next where there is no page to reload, if that differs. A reason
    that is an error itself is named in part, as "{reason.what}".
    """

    what: str
    where: str = ""
    next_step: str = ""
    in_terminal: str = ""
