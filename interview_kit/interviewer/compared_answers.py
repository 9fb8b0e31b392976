"""One question or another part of a call, with what each candidate answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.call_record import answer_words
from interview_kit.interviewer.columns import COUNT, SALARY, column_headings, numbered_names
from interview_kit.interviewer.comparison import ComparedCall, follow_up_words, row_cells
from interview_kit.interviewer.progress import follow_ups_to, is_due
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.interviewer.version_differences import is_changed

_ABOVE = ("Candidate", "Date")
_IN_THEIR_WORDS = {
    field.label: field.key
    for field in (
        call_fields.SATISFIED,
        call_fields.CANDIDATE_QUESTIONS,
        assessment_fields.IMPRESSIONS,
    )
}


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A part of the calls. `id` names it in an address, "" where it is shown with all others alone.

    `key` is that of its column; `question` its newest wording, None where it is no question.
    """

    id: str
    key: str
    label: str
    question: SetQuestion | None = None


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """What one candidate answered: the words, the rating, and what was asked after it.

    `behind` are the words behind the rating. `mark` says how the question was asked in another
    version, "" where that made no difference.
    """

    words: str
    rating: int | None = None
    behind: str = ""
    follow_ups: str = ""
    mark: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.words or self.rating or self.follow_ups)


def compared_items(
    calls: Sequence[ComparedCall], content: InterviewerContent
) -> tuple[ComparedItem, ...]:
    """Return all parts of calls but the name and the day, in the order of the form.

    Follow-ups and ratings go with their question.
    """
    by_version = {call.version: call.question_set for call in calls}
    sets = [by_version[version] for version in sorted(by_version)]
    newest = {question.id: question for each in sets for question in each.questions}
    headings = column_headings(sets, content, without=(*_ABOVE, COUNT, *SALARY))
    keys = [key for key in headings if not key.startswith(("rating.", "said.", "followups."))]
    ids = numbered_names(_id_of(key) for key in keys)
    return tuple(
        ComparedItem(
            item_id if _id_of(key) else "",
            key,
            headings[key],
            newest.get(key.removeprefix("answer.")) if key.startswith("answer.") else None,
        )
        for item_id, key in zip(ids, keys, strict=True)
    )


def compared_answer(
    item: ComparedItem, call: ComparedCall, content: InterviewerContent, english: str
) -> ComparedAnswer:
    """Return what one candidate answered."""
    if item.question is None:
        return ComparedAnswer(row_cells(call, content, english).get(item.key, ""))
    asked = next((q for q in call.question_set.questions if q.id == item.question.id), None)
    if asked is None:
        return ComparedAnswer("", mark="Not asked on this call")
    is_part = is_due(asked, call.answers)
    return ComparedAnswer(
        answer_words(asked, call.answers, content, english),
        call.ratings.get(asked.id) if asked.rated and is_part else None,
        call.said.get(asked.id, "").strip() if is_part else "",
        follow_up_words(follow_ups_to(asked.id, call.answers)) if is_part else "",
        _mark(asked, item.question),
    )


def _mark(asked: SetQuestion, newest: SetQuestion) -> str:
    if asked.text != newest.text:
        return f"Asked as: {asked.text}"
    return "Answered or rated in another way" if is_changed(asked, newest) else ""


def _id_of(key: str) -> str:
    """Return how an address names a part: never by words that somebody typed."""
    kind, _, rest = key.partition(".")
    if kind == "answer":
        return rest
    if kind == "consent":
        return f"{kind}.{rest.partition('.')[0]}"
    return key if kind == "gate" else _IN_THEIR_WORDS.get(key, "")
