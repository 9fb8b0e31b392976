"""The candidate's documents: the thank-you letter and the cue card."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from interview_kit.candidate.application import Person, Profile
from interview_kit.candidate.closing_script import LISTEN
from interview_kit.candidate.written_letter import Letter
from interview_kit.content.letter import LetterContent
from interview_kit.documents.layouts.tag_names import document_kind
from interview_kit.documents.messages import Message
from interview_kit.documents.word import WordFile, open_layout

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout

_IN_SIGNATURE = frozenset(["name", "phone", "email"])


@dataclass(frozen=True, slots=True)
class CueTurn:
    """Words said in one go; `reminder` is for the eye, after `listen` one stops."""

    text: str
    reminder: str
    listen: bool


@dataclass(frozen=True, slots=True)
class CueCard:
    """A closing in large type. `questions` and `notes` (one's strengths) may be empty."""

    heading: str
    language: str
    author: str
    spoken: str
    turns: tuple[CueTurn, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...]


def unused_details(
    letter: Letter, names: frozenset[str], content: LetterContent
) -> tuple[str, ...]:
    """Return the details of a letter that a layout with these names leaves out.

    In the words of `tag_names.DOCUMENTS`, such as "Your phone number".
    """
    details_in = {**content.slots_in(), "signature": _IN_SIGNATURE}
    used = names.union(*(parts for whole, parts in details_in.items() if whole in names))
    unused = [
        each.about
        for each in document_kind("thank_you").names
        if each.name in letter.slots and letter.slots[each.name] and each.name not in used
    ]
    is_lost = "paragraphs" not in names and any(each.edited for each in letter.sentences)
    return (*unused, *(["The sentences in your own words"] if is_lost else []))


def message_of(letter: Letter, recipient: Person, profile: Profile) -> Message:
    """Return a letter as a message to a person of the call, with its own words."""
    return Message(
        subject=letter.subject,
        body=letter.body,
        recipient_name=recipient.name,
        recipient_email=recipient.email,
        sender_name=profile.name,
        sender_email=profile.email,
    )


def render_thank_you(
    letter: Letter, *, when: datetime, layout: bytes | CompiledLayout | None = None
) -> WordFile:
    """Return a letter as a Word file. Raises DocumentError.

    A layout, the kit's own by default, may print the paragraphs or each detail by itself.
    """
    tags = document_kind("thank_you").names
    values = {
        # A layout may name a slot that data/ has no longer.
        **{each.name: "" for each in tags if each.kind == "text"},
        **letter.slots,
        "date_line": letter.date_line,
        "subject": letter.subject,
        "greeting": letter.greeting,
        "paragraphs": letter.paragraphs,
        "sign_off": letter.sign_off,
        "signature": letter.signature,
    }
    return open_layout(layout, "thank_you.docx").render(
        values,
        title=f"Thank-you to {letter.recipient}" if letter.recipient else "Thank-you letter",
        author=letter.slots["name"],
        language=letter.language,
        when=when,
    )


def render_message(
    message: Message,
    *,
    date_line: str,
    language: str,
    when: datetime,
    layout: bytes | CompiledLayout | None = None,
) -> WordFile:
    """Return a message as a Word file, in the layout of the thank-you. Raises DocumentError.

    Its body begins with the greeting, and ends with the sign-off and below it the signature.
    """
    greeting, *paragraphs = message.body.split("\n\n")
    sign_off, *signature = paragraphs.pop().split("\n") if paragraphs else [""]
    values = {
        **{each.name: "" for each in document_kind("thank_you").names if each.kind == "text"},
        "interviewer": message.recipient_name,
        "name": message.sender_name,
        "email": message.sender_email,
        "date_line": date_line,
        "subject": message.subject,
        "greeting": greeting,
        "paragraphs": paragraphs,
        "sign_off": sign_off,
        "signature": signature,
    }
    return open_layout(layout, "thank_you.docx").render(
        values,
        title=message.subject,
        author=message.sender_name,
        language=language,
        when=when,
    )


def render_cue_card(
    card: CueCard, *, when: datetime, layout: bytes | CompiledLayout | None = None
) -> WordFile:
    """Return a cue card as a Word file, in the kit's layout by default. Raises DocumentError."""
    values = {
        "heading": card.heading,
        "spoken": card.spoken,
        "turns": [asdict(turn) for turn in card.turns],
        "listen": LISTEN,
        "questions": card.questions,
        "notes": card.notes,
    }
    return open_layout(layout, "cue_card.docx").render(
        values,
        title=f"Closing: {card.heading}",
        author=card.author,
        language=card.language,
        when=when,
    )
