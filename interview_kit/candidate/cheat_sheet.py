"""The cheat sheet: one page for the phone, on the screen, on paper and in Word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from interview_kit.candidate.application import (
    Application,
    Person,
    Profile,
    application_name,
)
from interview_kit.candidate.closing_script import pace_of
from interview_kit.candidate.fitting import says_nothing
from interview_kit.candidate.preparation import Story, proof_of, questions_by_goal, stories
from interview_kit.candidate.speaking import spoken_seconds
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.closing import Fitting
from interview_kit.content.preparing import PreparingNumbers, SheetItem
from interview_kit.fields import application_fields
from interview_kit.text import count_words, lines, without_bullets

SheetSize = Literal["normal", "small", "too_long"]
"""How a sheet fits on one page: in the usual type, in smaller type, or not at all."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """An item with its text. `seconds` is how long it takes to say, 0 for what is not said."""

    label: str
    text: str
    seconds: int


@dataclass(frozen=True, slots=True)
class SheetStrength:
    """A strength with its proof, which may be empty."""

    strength: str
    proof: str


@dataclass(frozen=True, slots=True)
class SheetQuestions:
    """The questions that serve one goal."""

    goal: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheatSheet:
    """All that a candidate has in front of them. What is empty is not in it."""

    heading: str
    people: tuple[str, ...]
    answers: tuple[SheetEntry, ...]
    facts: tuple[SheetEntry, ...]
    strengths: tuple[SheetStrength, ...]
    stories: tuple[Story, ...]
    questions: tuple[SheetQuestions, ...]
    call: tuple[str, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """What stands at the top: when the call is, who calls whom, and who is on it."""
        return (*self.call, *self.people)

    @property
    def is_begun(self) -> bool:
        """Whether anything was written for the sheet: who is on the call is known without it."""
        return bool(self.answers or self.facts or self.stories)

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of each part of the sheet, without parts that are empty."""
        parts = (
            self.head,
            tuple(f"{each.label} {each.text}" for each in self.facts),
            tuple(text for each in self.answers for text in (each.label, each.text)),
            tuple(f"{each.strength}: {each.proof}" for each in self.strengths),
            tuple(" → ".join((s.situation, s.action, s.result)) for s in self.stories),
            tuple(text for each in self.questions for text in (each.goal, *each.questions)),
        )
        return tuple(filter(None, parts))

    @property
    def words(self) -> int:
        """The number of words on the sheet."""
        return sum(count_words(text) for part in self.parts for text in part)

    def size(self, numbers: PreparingNumbers) -> SheetSize:
        """Return how the sheet fits on one page.

        The lines of its paragraphs are counted, as if each line took the same number of
        characters, and two lines for the heading of each part. What fits was measured with
        LibreOffice.
        """
        if self._count_lines(numbers.line_characters) <= numbers.page_lines:
            return "normal"
        is_small = self._count_lines(numbers.small_line_characters) <= numbers.small_page_lines
        return "small" if is_small else "too_long"

    def _count_lines(self, characters: int) -> int:
        paragraphs = [line for part in self.parts for text in part for line in lines(text)]
        return 2 * len(self.parts) + sum(ceil(len(line) / characters) for line in paragraphs)


def build_cheat_sheet(
    application: Application,
    profile: Profile,
    candidate: CandidateContent,
    *,
    call: tuple[str, ...] = (),
) -> CheatSheet:
    """Return the cheat sheet of an application as it stands, with what is known of the `call`.

    It has no bullets that were typed, and no text that only says "None".
    """
    fitting = candidate.closing.fitting
    pace = pace_of(profile, candidate.closing)
    items = [(item, _text(application, item, fitting)) for item in candidate.preparing.cheat_sheet]
    entries = [
        (item, SheetEntry(item.label, text, item_seconds(item, text, pace)))
        for item, text in items
        if text
    ]
    return CheatSheet(
        heading=application_name(application.fields),
        people=tuple(map(person_line, application.people)),
        answers=tuple(entry for item, entry in entries if item.is_spoken),
        facts=tuple(entry for item, entry in entries if not item.is_spoken),
        strengths=tuple(
            SheetStrength(
                without_bullets(strength), _said(proof_of(application, strength), fitting)
            )
            for strength in shown_strengths(application, candidate)
        ),
        stories=tuple(
            replace(
                story,
                situation=_said(story.situation, fitting),
                action=_said(story.action, fitting),
                result=_said(story.result, fitting),
            )
            for story in stories(application)
        ),
        questions=tuple(
            SheetQuestions(goal.label, questions)
            for goal, questions in questions_by_goal(application, candidate.closing)
        ),
        call=call,
    )


def shown_strengths(application: Application, candidate: CandidateContent) -> tuple[str, ...]:
    """Return the strengths, as they were typed, but not those that only say "None"."""
    fitting = candidate.closing.fitting
    return tuple(each for each in application.strengths if not says_nothing(each, fitting))


def item_seconds(item: SheetItem, text: str, pace: int) -> int:
    """Return how many seconds it takes to say an item, 0 for one that is not said."""
    return round(spoken_seconds(text, pace)) if item.is_spoken else 0


def person_line(person: Person) -> str:
    """Return a person with all that is known: "Nadia Okafor (Ms. Okafor), Operations manager"."""
    called = f" ({person.call_name})" if person.name and person.call_name else person.call_name
    return ", ".join(filter(None, (f"{person.name}{called}", person.role)))


def _text(application: Application, item: SheetItem, fitting: Fitting) -> str:
    return _said(application.text(application_fields.SHEET.key(item.id)), fitting)


def _said(text: str, fitting: Fitting) -> str:
    return "" if says_nothing(text, fitting) else without_bullets(text).strip()
