"""Names as they are said on the phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from interview_kit.candidate.application import Person
from interview_kit.content.closing import SpokenNames
from interview_kit.text import spoken_list


def spoken_names(people: Iterable[Person]) -> str:
    """Return the names to call people by, "" unless there is one for each who is named.

    Nobody is called by a full name on the phone, and to name only some would slight the others.
    """
    names = [person.spoken_name for person in people if person.letter_name]
    return spoken_list(names) if all(names) else ""


def spoken_company(name: str, words: SpokenNames) -> str:
    """Return the name of a company without its legal form, which nobody says: "Inc.", "GmbH"."""
    return _at_the_end(words.legal_forms).sub("", name).strip() or name


@cache
def _at_the_end(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{'|'.join(map(re.escape, forms))})\.?$")
