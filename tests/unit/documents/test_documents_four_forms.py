"""Letters with values as people type them: good to read, and the same words in all four forms."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_kit.candidate import thank_you
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import load_content
from interview_kit.documents import letters
from interview_kit.documents.messages import Message, email_draft, mail_link
from interview_kit.documents.word import text_of
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
TYPED = tuple(
    slot.id for slot in KIT.letter.slots if slot.starts_with not in ("name", "company", "job_title")
)
NOTHING = ("", " ", "None", "none.", "N/A", "n/a", "Nothing", "TBD")
ENDS = st.sampled_from(["", ".", ",", " ", ";", "\n", ", "])
ENGLISH = st.sampled_from(sorted(KIT.letter.english))
# What the kit adds to fit a text into its sentence.
# What the kit adds to fit a text into its sentence.
TIES = {"how", "that", "this", "i", "a", "an", "the"}

details = st.sampled_from(
    [
        "the new depot{}",
        "The new depot{}.",
        "Led a team of four at depot{}",
        "led a team of four at depot{}.",
        "You need someone for depot{}.",
        "They are moving into depot{} next year.",
        "We count depot{} twice a year!",
        "- keeping depot{} in order",
        "• Keeping depot{} in order. ",
        "  the depot{}   in\tLeeds  ",
        "the depot{},\nand its people",
        "I'd run depot{}, too",
        "Excel at depot{}, R&D & 12%",
        "what it’s like at depot{}…",
        "Depot{} Inc.",
        "depot{} (the “old” one)",
        "depot{} not finished yet, wave 2 in march",
        "it's depot{}, half done / wave 2",
    ]
)


def typed_letter(typed: dict[str, str], english: str, end: str = "") -> Letter:
    fields = {
        "company": f"Hale Inc.{end.strip('.')}",
        "job_title": f"Inventory lead{end}",
        "person.1.name": f"Nadia Okafor{end}",
        **{f"letter.1.{slot}": text for slot, text in typed.items()},
    }
    me = Profile(name="Ana Ruiz", email="ana@ruiz.example", english=english)
    return thank_you.write_letter(Application.from_entries(fields), 1, me, KIT, NOW)


@st.composite
def typed_slots(draw: st.DrawFn) -> dict[str, str]:
    """A value for each slot, no two alike, or what people type who have none."""
    given_or_not = st.one_of(details, details, st.sampled_from(NOTHING))
    return {slot: draw(given_or_not).format(place) for place, slot in enumerate(TYPED)}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.replace("’", "'").lower()))


@settings(max_examples=300)
@given(typed_slots(), ENGLISH, ENDS)
def test_a_letter_is_good_to_read_and_says_what_was_given_and_nothing_else(
    typed: dict[str, str], english: str, end: str
) -> None:
    made = typed_letter(typed, english, end)
    body = made.body
    assert made.missing == ()
    assert made.greeting == "Dear Nadia Okafor,"
    assert made.subject.endswith("about the Inventory lead position")
    assert not re.search(r"[{}]|[^\S\n]{2}|\n{3}| \n|\n ", body), body
    plain = body.replace("Inc.", "Inc")
    assert not re.search(r"[.!?…,;:] ?[.!?…,;:]| [.,;:!?]", plain), body
    sentences = [each.text for each in made.sentences]
    assert len(sentences) == len(set(sentences)), body
    for place, slot in enumerate(TYPED):
        said = len(re.findall(rf"depot{place}\b", body, re.IGNORECASE))
        is_said = typed[slot] not in NOTHING and f"depot{place}" not in made.waiting.get(slot, "")
        assert said == is_said, (slot, body)
    kit = KIT.letter.english[english]
    variants = " ".join(text for each in KIT.letter.sentences for text in each.variants)
    ours = re.sub(r"\{\w+\}", " ", f"{variants} {kit.greeting} {kit.sign_off}")
    own = "Hale Inc. Inventory lead Nadia Okafor Ana Ruiz ana@ruiz.example"
    assert words(body) - words(f"{ours} {own} {' '.join(typed.values())}") <= TIES, body


@settings(max_examples=25)
@given(typed_slots(), ENGLISH)
def test_all_four_forms_of_a_letter_have_the_same_words(
    typed: dict[str, str], english: str
) -> None:
    letter = typed_letter(typed, english)
    message = Message(letter.subject, letter.body, "Nadia", "nadia@hale.example")
    draft = message_from_bytes(email_draft(message), policy=SMTP)
    assert isinstance(draft, EmailMessage)
    link = parse_qs(urlsplit(mail_link(message)).query)
    word_lines = text_of(letters.render_thank_you(letter, when=NOW).data).split("\n")
    assert word_lines[0] == letter.date_line
    assert {
        "copied": message.text,
        "draft": f"{draft['Subject']}\n\n{draft.get_content()}".rstrip().replace("\r\n", "\n"),
        "link": f"{link['subject'][0]}\n\n{link['body'][0]}".replace("\r\n", "\n"),
    } == dict.fromkeys(("copied", "draft", "link"), f"{letter.subject}\n\n{letter.body}")
    assert word_lines[1:] == [line for line in message.text.split("\n") if line]
