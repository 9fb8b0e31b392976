"""The position on its page, as this run of the page has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from interview_kit.content import content
from interview_kit.content.interviewer import Question
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion, build_question_set
from interview_kit.store.records import record_fields
from interview_kit.store.records.question_sets import FrozenSet
from interview_kit.ui.forms.fields import Form


@dataclass(frozen=True)
class OpenPosition:
    """A position's form. `latest` are the questions of its last call, None without any.

    It `is_begun` once a call was, and not only planned.
    """

    form: Form
    latest: FrozenSet | None
    is_begun: bool

    @property
    def before(self) -> QuestionSet | None:
        """The questions of its last call."""
        return self.latest.question_set if self.latest else None

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The texts of its fields; of amounts and numbers what was read."""
        return record_fields.entry_values(self.form.entries)

    @cached_property
    def asked(self) -> QuestionSet:
        """The questions that its next call asks."""
        return build_question_set(self.values, content().interviewer, before=self.before)

    @cached_property
    def form_questions(self) -> Mapping[str, Question]:
        """The questions of the form by their ids, also those that this position leaves out."""
        return {question.id: question for question in content().interviewer.questions}

    @cached_property
    def asked_by_id(self) -> Mapping[str, SetQuestion]:
        """The same questions by their ids."""
        return {question.id: question for question in self.asked.questions}
