"""The candidate's content: the closing, the letter, and the advice on preparing."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import model_validator

from interview_kit.content.advice import CandidatePlace, advice_at
from interview_kit.content.applications import ApplicationsContent
from interview_kit.content.closing import FITTED_FIELDS, Closing
from interview_kit.content.follow_up import OWN_SLOTS, TWO_SENT, FollowUpContent
from interview_kit.content.letter import LetterContent
from interview_kit.content.loading import ContentEntry, EntryError, check_together, read_toml
from interview_kit.content.odds import Odds
from interview_kit.content.preparing import Preparing
from interview_kit.text import slots


class CandidateContent(ContentEntry):
    """All content of the candidate's side."""

    closing: Closing
    letter: LetterContent
    preparing: Preparing
    applications: ApplicationsContent
    odds: Odds
    follow_up: FollowUpContent

    @classmethod
    def read(cls, folder: Path) -> CandidateContent:
        """Read all files of this side. Raises ContentError."""
        parts = {
            "closing": read_toml(folder, "candidate/closing.toml", Closing),
            "letter": read_toml(folder, "candidate/letter.toml", LetterContent),
            "preparing": read_toml(folder, "candidate/preparing.toml", Preparing),
            "applications": read_toml(folder, "candidate/applications.toml", ApplicationsContent),
            "odds": read_toml(folder, "candidate/odds.toml", Odds),
            "follow_up": read_toml(folder, "candidate/follow_up.toml", FollowUpContent),
        }
        return check_together(cls, parts, "candidate")

    @model_validator(mode="after")
    def _known_claims(self) -> Self:
        moves = {move.id for move in self.closing.moves}
        for sentence in self.letter.sentences:
            if sentence.claim and sentence.claim not in moves:
                message = f"there is no move {sentence.claim}"
                raise EntryError(message, "letter", "sentences", sentence.id, "claim")
        return self

    @model_validator(mode="after")
    def _known_stages(self) -> Self:
        stages = {"", *(stage.id for stage in self.applications.stages)}
        for step in self.odds.funnel:
            if step.stage not in stages:
                message = f"there is no stage {step.stage}"
                raise EntryError(message, "odds", "funnel", step.id, "stage")
        return self

    @model_validator(mode="after")
    def _known_details(self) -> Self:
        details = {detail.id for detail in self.closing.details}
        for slot in self.letter.slots:
            if slot.detail and slot.detail not in details:
                message = f"the closing has no detail {slot.detail}"
                raise EntryError(message, "letter", "slots", slot.id, "detail")
        return self

    @model_validator(mode="after")
    def _known_uses_of_notes(self) -> Self:
        letter_slots = {slot.id for slot in self.letter.slots}
        known = letter_slots | {detail.id for detail in self.closing.details}
        for note in self.preparing.notes:
            if note.answered_in and note.answered_in not in letter_slots:
                message = f"the letter has no slot {note.answered_in}"
                raise EntryError(message, "preparing", "notes", note.id, "answered_in")
            if unknown := set(note.offered_to) - known:
                message = f"there is no slot {', '.join(sorted(unknown))}"
                raise EntryError(message, "preparing", "notes", note.id, "offered_to")
        return self

    @model_validator(mode="after")
    def _known_parts_of_reminders(self) -> Self:
        known = {slot.id for slot in self.letter.slots} | OWN_SLOTS
        for reminder in self.follow_up.reminders:
            if unknown := set(slots(reminder.subject)) - known:
                message = f"there is no slot {', '.join(sorted(unknown))}"
                raise EntryError(message, "follow_up", "reminders", reminder.id, "subject")
        claims = {move.id for move in self.closing.moves} | {TWO_SENT, ""}
        for sentence in self.follow_up.sentences:
            if unknown := set(slots(" ".join(sentence.variants))) - known:
                message = f"there is no slot {', '.join(sorted(unknown))}"
                raise EntryError(message, "follow_up", "sentences", sentence.id, "variants")
            if sentence.claim not in claims:
                message = f"there is no claim {sentence.claim}"
                raise EntryError(message, "follow_up", "sentences", sentence.id, "claim")
        return self

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        place = ("closing", "fitting", "ways", "slots")
        known = {detail.id for detail in self.closing.details}
        known |= {slot.id for slot in self.letter.slots}
        slots = [slot for way in self.closing.fitting.ways for slot in way.slots]
        if twice := sorted({slot for slot in slots if slots.count(slot) > 1}):
            raise EntryError(f"used twice: {', '.join(twice)}", *place)
        if unknown := set(slots) - known - FITTED_FIELDS:
            raise EntryError(f"there is no slot {', '.join(sorted(unknown))}", *place)
        return self

    def advice_for(self, place: CandidatePlace) -> tuple[str, ...]:
        """Return the advice that belongs to a place, numbers filled in."""
        every = (*self.preparing.advice, *self.letter.advice, *self.follow_up.advice)
        return advice_at(every, place, self.letter.numbers)
