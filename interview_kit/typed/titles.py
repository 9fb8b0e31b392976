"""Job titles as people say and write them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def title_without_marks(title: str, marks: Iterable[str]) -> str:
    """Return a job title without one of the `marks` in brackets, such as "(m/f/d)".

    Nobody says or writes those to anybody.
    """
    if "(" not in title and "[" not in title:  # most of them: a search takes longer to prepare
        return title.strip() or title
    any_of = "|".join(re.escape(mark).replace("/", r"\s*[/|*]\s*") for mark in marks)
    in_brackets = re.compile(rf"\s*(?:\((?:{any_of})\)|\[(?:{any_of})\])", re.IGNORECASE)
    return in_brackets.sub("", title).strip() or title
