"""What one version of a position's questions asks differently than another."""

from __future__ import annotations

from typing import NamedTuple

from interview_kit.interviewer.columns import item_name
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion


class VersionDifferences(NamedTuple):
    """The names of the questions that were asked in other words, not at all, or only then."""

    in_other_words: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    only_then: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is different, a line for each kind of difference."""
        parts = (
            ("Asked in other words", self.in_other_words),
            ("Not asked", self.not_asked),
            ("Asked only here", self.only_then),
        )
        return tuple(f"{start}: {', '.join(names)}" for start, names in parts if names)


def version_differences(asked: QuestionSet, newest: QuestionSet) -> VersionDifferences:
    """Return what a version asked differently than the newest one that is compared."""
    if asked == newest:
        return VersionDifferences()
    old = {question.id: question for question in asked.questions}
    new = {question.id: question for question in newest.questions}
    return VersionDifferences(
        tuple(item_name(q) for q in new.values() if q.id in old and is_changed(old[q.id], q)),
        tuple(item_name(q) for q in new.values() if q.id not in old),
        tuple(item_name(q) for q in old.values() if q.id not in new),
    )


def is_changed(one: SetQuestion, other: SetQuestion) -> bool:
    """Tell whether a question was asked or rated by other words, or answered in another way."""
    return _asked(one) != _asked(other)


def _asked(question: SetQuestion) -> tuple[object, ...]:
    return question.text, question.kind, question.choices, question.rated, question.anchors
