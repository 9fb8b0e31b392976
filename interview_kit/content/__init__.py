"""What the kit advises, asks and says: read from data/, checked, typed.

Each subject has a TOML file, each fact an entry with a stable id and its source.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from interview_kit.content.candidate import CandidateContent
from interview_kit.content.candidate_list import CandidateListContent
from interview_kit.content.decisions import DecisionsContent
from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.learned import LearnedContent
from interview_kit.content.loading import ContentEntry, read_toml
from interview_kit.content.messages import MessagesContent
from interview_kit.content.missed_calls import MissedCallsContent
from interview_kit.content.question_bank import QuestionBank
from interview_kit.settings import settings


class Content(ContentEntry):
    """Everything in data/: the interviewer's side in seven files, and the candidate's."""

    interviewer: InterviewerContent
    messages: MessagesContent
    missed_calls: MissedCallsContent
    decisions: DecisionsContent
    question_bank: QuestionBank
    candidate_list: CandidateListContent
    learned: LearnedContent
    candidate: CandidateContent


def load_content(folder: Path) -> Content:
    """Read all content files in `folder`. Raises ContentError for the first with a mistake."""
    return Content(
        interviewer=read_toml(folder, "interviewer/phone_screen.toml", InterviewerContent),
        messages=read_toml(folder, "interviewer/messages.toml", MessagesContent),
        missed_calls=read_toml(folder, "interviewer/missed_calls.toml", MissedCallsContent),
        decisions=read_toml(folder, "interviewer/decisions.toml", DecisionsContent),
        question_bank=read_toml(folder, "interviewer/question_bank.toml", QuestionBank),
        candidate_list=read_toml(folder, "interviewer/candidate_list.toml", CandidateListContent),
        learned=read_toml(folder, "interviewer/learned.toml", LearnedContent),
        candidate=CandidateContent.read(folder),
    )


@lru_cache(maxsize=1)
def content() -> Content:
    """Return the kit's content, read once. Raises ContentError."""
    return load_content(settings().content_dir)
