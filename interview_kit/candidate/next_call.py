"""The next call of an application: what it takes over from the one before, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.candidate.application import application_name
from interview_kit.content.candidate import CandidateContent
from interview_kit.fields import application_fields

_WHEN_AND_HOW = frozenset(
    field.key
    for field in (
        application_fields.CALL_AT,
        application_fields.CALL_DATE,
        application_fields.CALL_TIME,
        application_fields.CALL_MINUTES,
        application_fields.CALL_PHONE,
        application_fields.CALLER,
        application_fields.SCHEDULED,
        application_fields.REMINDER_TO,
    )
)
_PEOPLE_AND_LETTERS = (
    *application_fields.PERSON,
    *application_fields.LETTER,
    application_fields.REMINDER_TEXT,
)


def is_of_one_call(field: str, content: CandidateContent) -> bool:
    """Tell whether a field says when one call is, who is on it, what was said or written after it.

    What was ticked and noted on the call is no matter here: no copy takes it over.
    """
    if field in _WHEN_AND_HOW or any(family.parts(field) for family in _PEOPLE_AND_LETTERS):
        return True
    of_call = {
        *(detail.id for detail in content.closing.details if detail.when == "call"),
        *(
            application_fields.SHEET.key(item.id)
            for item in content.preparing.cheat_sheet
            if item.of_one_call
        ),
        *(
            application_fields.MOVE_TEXT.key(move.id)
            for move in content.closing.moves
            if move.fills("names")
        ),
    }
    return field in of_call


def calls_for_one_job(own: Mapping[str, str], others: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the ids of the `others` that are for the same job at the same company.

    Each application is a call of its own. While the job or the company is missing: none.
    """
    named = (application_fields.COMPANY.key, application_fields.JOB_TITLE.key)
    if not all(own.get(key, "").strip() for key in named):
        return []
    name = application_name(own).casefold()
    return [each for each, values in others.items() if application_name(values).casefold() == name]
