"""The candidate's content: the closing, the letter, and the advice on preparing."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import model_validator

from interview_kit.content.advice import CandidatePlace, advice_at
from interview_kit.content.closing import DETAIL_FIELDS, Closing
from interview_kit.content.letter import LETTER_SLOTS, CandidateAdvice, LetterContent
from interview_kit.content.loading import ContentEntry, check_unique, check_unique_ids, read_toml


class Preparing(ContentEntry):
    """Everything in data/candidate/preparing.toml."""

    advice: tuple[CandidateAdvice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique_ids("advice", self.advice)
        return self


class CandidateContent(ContentEntry):
    """All content of the candidate's side."""

    closing: Closing
    letter: LetterContent
    preparing: Preparing

    @classmethod
    def read(cls, folder: Path) -> CandidateContent:
        """Read the three files. Raises ContentError."""
        return cls(
            closing=read_toml(folder, "candidate/closing.toml", Closing),
            letter=read_toml(folder, "candidate/letter.toml", LetterContent),
            preparing=read_toml(folder, "candidate/preparing.toml", Preparing),
        )

    @model_validator(mode="after")
    def _known_claims(self) -> Self:
        moves = {move.id for move in self.closing.moves}
        for sentence in self.letter.sentences:
            if sentence.claim and sentence.claim not in moves:
                raise ValueError(f"sentence {sentence.id}: no move {sentence.claim}")
        return self

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        slots = [slot for way in self.closing.fitting.ways for slot in way.slots]
        check_unique("fitting.ways", "slot", slots)
        if unknown := set(slots) - DETAIL_FIELDS - LETTER_SLOTS - {"mentioned"}:
            raise ValueError(f"fitting.ways: no slot {', '.join(sorted(unknown))}")
        return self

    def advice_for(self, place: CandidatePlace) -> tuple[str, ...]:
        """Return the advice that belongs to a place, numbers filled in."""
        every = (*self.preparing.advice, *self.letter.advice)
        return advice_at(every, place, self.letter.numbers)
