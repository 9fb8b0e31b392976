"""The record of a finished call in words, for the page, for print and for Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview_kit.content.field_names import RATINGS, YES_NO
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.fields.states import NOT_DUE
from interview_kit.interviewer.columns import MEAN
from interview_kit.interviewer.endings import ending_labels, ending_words, long_day, promise_words
from interview_kit.interviewer.own_answers import value_words
from interview_kit.interviewer.progress import (
    Answers,
    FollowUp,
    due_gates,
    follow_ups_to,
    is_due,
    other_follow_ups,
    text_of,
    text_or_typed,
)
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import salary_of
from interview_kit.interviewer.steps import gate_of
from interview_kit.text import lines, one_line
from interview_kit.typed import AMERICAN

NO_ANSWER = "—"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question as it was asked, its answer, and its rating: "4 of 5" or "".

    `question` is its label; for a follow-up it names the question that this belongs to.
    """

    question: str
    asked: str
    answer: str
    rating: str
    is_follow_up: bool = False

    @property
    def heading(self) -> str:
        """The words beside the answer, where there is room for one line."""
        if self.is_follow_up and self.question and self.asked:
            return f"{self.question}: {self.asked}"
        return self.asked or self.question


@dataclass(frozen=True, slots=True)
class RecordSection:
    """A heading with its rows."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call in words, "" for unknown values. `facts` are labels with their values.

    The paper is US Letter where `us_letter`, else A4.
    """

    candidate: str
    position: str
    company: str
    location: str
    call_date: str
    interviewer: str
    rater: str
    resume: str
    satisfied: str
    sections: tuple[RecordSection, ...]
    ending: str
    ending_words: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    mean: str
    recommendation: str
    recommendation_reason: str
    impressions: str
    candidate_questions: str
    revision: str
    language: str
    us_letter: bool

    @property
    def place(self) -> str:
        """The position, the company and the location, as far as they are known."""
        return " · ".join(filter(None, (self.position, self.company, self.location)))

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        """The facts at its top, labels with their values."""
        return (
            ("Call", self.call_date),
            ("Interviewer", self.interviewer),
            (call_fields.RESUME_ATTACHED.label, self.resume),
            (call_fields.SATISFIED.label, self.satisfied),
            ("Rated by", self.rater),
            (MEAN, self.mean),
            (assessment_fields.RECOMMENDATION.label, self.recommendation),
        )


def build_call_record(
    question_set: QuestionSet,
    answers: Answers,
    assessment: Mapping[str, str],
    content: InterviewerContent,
    *,
    revision: int,
    interviewer: str = "",
    rater: str = "",
    english: str = AMERICAN,
    language: str = "en-US",
) -> CallRecord:
    """Return a call in words, without the parts that were not due.

    `assessment` holds the texts of one rater's fields; `rater` is their name where they are another
    than the `interviewer`. Dates are
    written in `english`, one of `ENGLISHES`; `language` is its BCP 47 tag.
    """
    ratings = due_ratings(question_set, answers, assessment)
    return CallRecord(
        candidate=one_line(text_of(answers, call_fields.CANDIDATE_NAME.key)) or "No name",
        position=question_set.title,
        company=question_set.company,
        location=question_set.location,
        call_date=long_day(text_or_typed(answers, call_fields.CALL_DATE.key), english),
        interviewer=one_line(interviewer),
        rater=one_line(rater),
        resume=yes_no_words(call_fields.RESUME_ATTACHED.key, answers),
        satisfied=yes_no_words(call_fields.SATISFIED.key, answers),
        sections=tuple(
            section
            for section in (
                *_questions(question_set, answers, assessment, content, english),
                _consents(question_set, answers, content),
                _other_follow_ups(question_set, answers, content),
            )
            if section.rows
        ),
        ending=ending_labels(question_set, content).get(
            text_of(answers, call_fields.ENDING.key), ""
        ),
        ending_words=_ending_words(question_set, answers, content, english),
        facts=_facts(answers, content, english),
        mean=mean_rating(ratings),
        recommendation=labels(content.recommendations).get(
            assessment.get(assessment_fields.RECOMMENDATION.key, ""), ""
        ),
        recommendation_reason=assessment.get(
            assessment_fields.RECOMMENDATION_REASON.key, ""
        ).strip(),
        impressions=assessment.get(assessment_fields.IMPRESSIONS.key, "").strip(),
        candidate_questions=text_of(answers, call_fields.CANDIDATE_QUESTIONS.key).strip(),
        revision=f"Revision {revision}" if revision > 1 else "",
        language=language,
        us_letter=question_set.is_american,
    )


def due_ratings(
    question_set: QuestionSet, answers: Answers, assessment: Mapping[str, str]
) -> dict[str, int]:
    """Return the ratings from 1 to 5 of the questions that were due, by question id."""
    return {
        question.id: int(text)
        for question in question_set.questions
        if question.rated and is_due(question, answers)
        if (text := assessment.get(assessment_fields.RATING.key(question.id), "")) in RATINGS
    }


def _questions(
    question_set: QuestionSet,
    answers: Answers,
    assessment: Mapping[str, str],
    content: InterviewerContent,
    english: str,
) -> tuple[RecordSection, ...]:
    sections: dict[str, list[AnswerRow]] = {}
    ratings = due_ratings(question_set, answers, assessment)
    open_gates = due_gates(question_set, answers)
    for question in question_set.questions:
        rows = sections.setdefault(question.section, [])
        gate = gate_of(question, question_set)
        if gate and gate in open_gates:
            rows.append(_gate(gate, answers, content))
        if is_due(question, answers):
            words = answer_words(question, answers, content, english)
            said = assessment.get(assessment_fields.SAID.key(question.id), "").strip()
            rows.append(_question(question, words, ratings.get(question.id), said))
            follow_ups = follow_ups_to(question.id, answers)
            rows += [_follow_up(f"Follow-up to {question.label}", each) for each in follow_ups]
    titles = labels(content.sections)
    return tuple(
        RecordSection(titles.get(name, name), tuple(rows)) for name, rows in sections.items()
    )


def _question(question: SetQuestion, answer: str, rating: int | None, said: str) -> AnswerRow:
    rated = f"{rating} of 5" if rating else ""
    answer = answer or NO_ANSWER
    if said:
        answer += f"\nBehind the rating: {said}"
    return AnswerRow(question.label, question.text, answer, rated)


def _gate(gate: FixedField, answers: Answers, content: InterviewerContent) -> AnswerRow:
    answer = yes_no_words(gate.key, answers, content) or NO_ANSWER
    return AnswerRow(gate.label, getattr(content.prompts, gate.key), answer, "")


def _follow_up(label: str, follow_up: FollowUp) -> AnswerRow:
    asked = follow_up.question or ("" if label else NO_ANSWER)
    return AnswerRow(label, asked, follow_up.answer or NO_ANSWER, "", is_follow_up=True)


def _consents(
    question_set: QuestionSet, answers: Answers, content: InterviewerContent
) -> RecordSection:
    return RecordSection(
        labels(content.sections)["checks"],
        tuple(
            AnswerRow(check.label, "", consent_words(check.id, answers, content) or NO_ANSWER, "")
            for check in question_set.checks
        ),
    )


def _other_follow_ups(
    question_set: QuestionSet, answers: Answers, content: InterviewerContent
) -> RecordSection:
    """Return the follow-ups to the call as a whole, and those to questions no longer due."""
    names = {question.id: question.label for question in question_set.questions}
    return RecordSection(
        labels(content.sections)["follow_ups"],
        tuple(
            _follow_up(f"Follow-up to {names[each.about]}" if each.about in names else "", each)
            for each in other_follow_ups(question_set, answers)
        ),
    )


def _ending_words(
    question_set: QuestionSet, answers: Answers, content: InterviewerContent, english: str
) -> tuple[str, ...]:
    ending = text_of(answers, call_fields.ENDING.key)
    if ending not in {each.id for each in content.endings}:
        return ()
    if own := lines(text_of(answers, call_fields.CLOSING_WORDS.key)):
        return own
    values = {field: answer.text for field, answer in answers.items()}
    return ending_words(ending, values, question_set, content, english=english)


def _facts(
    answers: Answers, content: InterviewerContent, english: str
) -> tuple[tuple[str, str], ...]:
    chosen = next(
        (e for e in content.endings if e.id == text_of(answers, call_fields.ENDING.key)), None
    )
    if chosen is None:
        return ()
    recorded = text_of(answers, chosen.records).strip() if chosen.records else ""
    facts = (
        (chosen.records_label, recorded),
        (call_fields.HEAR_BY.label, promise_words(answers, content, english)),
        (call_fields.FURTHER_STEPS.label, text_of(answers, call_fields.FURTHER_STEPS.key).strip()),
    )
    return tuple((label, value) for label, value in facts if value)


def answer_words(
    question: SetQuestion,
    answers: Answers,
    content: InterviewerContent,
    english: str = AMERICAN,
    between: str = "\n",
) -> str:
    """Return an answer for a table or the finished record, its value and the notes beside it.

    `between` stands between both. For a missing answer that is its reason.
    """
    if not is_due(question, answers):
        return labels(content.states)[NOT_DUE]
    text = text_of(answers, question.id).strip()
    if question.is_salary:
        value = salary_of(answers, labels(content.periods))
    else:
        value = value_words(question, answers, english)
    text = between.join(part for part in (value, text) if part)
    if text:
        return text
    answer = answers.get(question.id)
    return labels(content.states).get(answer.state, "") if answer else ""


def mean_rating(ratings: Mapping[str, int]) -> str:
    """Return the mean with its count, "3.7 (6 ratings)"; "" without any."""
    if not ratings:
        return ""
    mean = sum(ratings.values()) / len(ratings)
    return f"{mean:.1f} ({len(ratings)} rating{'s' if len(ratings) > 1 else ''})"


def consent_words(check_id: str, answers: Answers, content: InterviewerContent) -> str:
    """Return "Yes", "No", the reason for having no answer, or "" for an open check."""
    return yes_no_words(call_fields.CONSENT.key(check_id), answers, content)


def yes_no_words(field: str, answers: Answers, content: InterviewerContent | None = None) -> str:
    """Return "Yes" or "No" for a field, "" for neither.

    With the content, that is the reason for having no answer where there is one.
    """
    answer = answers.get(field)
    if answer is None:
        return ""
    reasons = labels(content.states) if content else {}
    return YES_NO.get(answer.text) or reasons.get(answer.state, "")
