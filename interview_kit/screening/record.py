"""A finished call as it is read: on the page, on paper and in Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview_kit.content.screen import ScreenContent, labels
from interview_kit.screening.comparison import answer_words, consent_words, mean_rating
from interview_kit.screening.endings import ending_words, spoken_day
from interview_kit.screening.progress import Answers, follow_up_numbers, is_due, said_of, text_of
from interview_kit.screening.question_set import QuestionSet
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One question as it was asked, its answer, and its rating: "4 of 5" or ""."""

    question: str
    asked: str
    answer: str
    rating: str


@dataclass(frozen=True, slots=True)
class RecordSection:
    """A heading with its rows."""

    title: str
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class ScreenRecord:
    """A whole call in words. What is not known is ""; `facts` are labels with their values."""

    candidate: str
    position: str
    location: str
    call_date: str
    resume: str
    sections: tuple[RecordSection, ...]
    ending: str
    said: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    mean: str
    recommendation: str
    impressions: str
    candidate_questions: str
    revision: str
    author: str
    language: str


def screen_record(
    question_set: QuestionSet,
    answers: Answers,
    assessment: Mapping[str, str],
    screen: ScreenContent,
    *,
    revision: int,
    language: str = "en-US",
) -> ScreenRecord:
    """Return a call in words. Parts that were not due are no part of it.

    `assessment` holds the texts of one rater's fields.
    """
    ratings = due_ratings(question_set, answers, assessment)
    return ScreenRecord(
        candidate=one_line(text_of(answers, "candidate_name")) or "No name",
        position=question_set.title,
        location=question_set.location,
        call_date=long_day(said_of(answers, "call_date")),
        resume={"yes": "Yes", "no": "No"}.get(text_of(answers, "resume_attached"), ""),
        sections=tuple(
            section
            for section in (
                *_questions(question_set, answers, ratings, screen),
                _consents(question_set, answers, screen),
                _follow_ups(answers),
            )
            if section.rows
        ),
        ending=_ending_label(answers, screen),
        said=_said(question_set, answers, screen),
        facts=_facts(answers, screen),
        mean=mean_rating(ratings),
        recommendation=labels(screen.recommendations).get(assessment.get("recommendation", ""), ""),
        impressions=assessment.get("impressions", "").strip(),
        candidate_questions=text_of(answers, "candidate_questions").strip(),
        revision=f"Revision {revision}" if revision > 1 else "",
        author="",
        language=language,
    )


def due_ratings(
    question_set: QuestionSet, answers: Answers, assessment: Mapping[str, str]
) -> dict[str, int]:
    """Return the ratings from 1 to 5 of the questions that were due, by question id."""
    return {
        question.id: int(text)
        for question in question_set.questions
        if question.rated and is_due(question, answers)
        if (text := assessment.get(f"rating.{question.id}", "")) in ("1", "2", "3", "4", "5")
    }


def long_day(iso: str) -> str:
    """Return a day that was read as "Monday 23 November 2026"; anything else as it is."""
    day = day_of(iso)
    return f"{spoken_day(iso)} {day.year}" if day else iso


def _questions(
    question_set: QuestionSet, answers: Answers, ratings: Mapping[str, int], screen: ScreenContent
) -> tuple[RecordSection, ...]:
    sections: dict[str, list[RecordRow]] = {}
    for question in question_set.questions:
        if not is_due(question, answers):
            continue
        rating = ratings.get(question.id)
        row = RecordRow(
            question.label,
            question.text,
            answer_words(question, answers, screen) or NOTHING,
            f"{rating} of 5" if rating else "",
        )
        sections.setdefault(question.section, []).append(row)
    titles = labels(screen.sections)
    return tuple(
        RecordSection(titles.get(name, name), tuple(rows)) for name, rows in sections.items()
    )


def _consents(question_set: QuestionSet, answers: Answers, screen: ScreenContent) -> RecordSection:
    return RecordSection(
        labels(screen.sections)["checks"],
        tuple(
            RecordRow(check.label, "", consent_words(check.id, answers, screen) or NOTHING, "")
            for check in question_set.checks
        ),
    )


def _follow_ups(answers: Answers) -> RecordSection:
    rows = []
    for number in follow_up_numbers(answers):
        asked = text_of(answers, f"followup.{number}.question").strip()
        answer = text_of(answers, f"followup.{number}.answer").strip()
        if asked or answer:
            rows.append(RecordRow(asked or NOTHING, "", answer or NOTHING, ""))
    return RecordSection("Follow-up questions", tuple(rows))


def _ending_label(answers: Answers, screen: ScreenContent) -> str:
    return next((e.label for e in screen.endings if e.id == text_of(answers, "ending")), "")


def _said(question_set: QuestionSet, answers: Answers, screen: ScreenContent) -> tuple[str, ...]:
    ending = text_of(answers, "ending")
    if ending not in {each.id for each in screen.endings}:
        return ()
    values = {field: answer.text for field, answer in answers.items()}
    return ending_words(ending, values, question_set, screen)


def _facts(answers: Answers, screen: ScreenContent) -> tuple[tuple[str, str], ...]:
    chosen = next((e for e in screen.endings if e.id == text_of(answers, "ending")), None)
    if chosen is None:
        return ()
    recorded = text_of(answers, chosen.records).strip() if chosen.records else ""
    promised = long_day(said_of(answers, "hear_by"))
    through = labels(screen.channels).get(text_of(answers, "hear_through"), "")
    facts = (
        (chosen.records_label, recorded),
        ("They hear by", ", ".join(part for part in (promised, through) if part)),
    )
    return tuple((label, value) for label, value in facts if value)
