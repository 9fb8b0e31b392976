"""A message as a draft, as a link and as text: the same words in each, for the same person."""

from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.documents.messages import Message, email_draft, mail_link
from interview_kit.errors import DocumentError
from interview_kit.text import storable

HARD = "R&D 50% “x” +1 #2 ?a=b 👩‍💻 שלום e\u0301"
LETTER = Message(
    subject="Thank you",
    body="Dear Ms. Okafor,\n\nThank you.\n\nKind regards,\nAna Ruiz",
    recipient_name="Nadia Okafor",
    recipient_email="nadia@hale.example",
    sender_name="Ana Ruiz",
    sender_email="ana@ruiz.example",
)
LINES = st.text().map(storable).map(lambda text: " ".join(text.split()))
BODIES = st.text().map(storable).map(lambda text: text.rstrip("\n"))


def opened(message: Message) -> EmailMessage:
    """Return a message as a mail app reads its draft."""
    read = message_from_bytes(email_draft(message), policy=SMTP)
    assert isinstance(read, EmailMessage)
    return read


def recipient_of(message: Message) -> tuple[str, str]:
    """Return the name and the address that a draft goes to.

    Python's newer parser adds a space to a name of several encoded words.
    """
    name, address = parseaddr(message_from_bytes(email_draft(message))["To"])
    return str(make_header(decode_header(name))), address


def body_of(read: EmailMessage) -> str:
    return str(read.get_content()).replace("\r\n", "\n").removesuffix("\n")


def decoded(link: str) -> tuple[str, str, str]:
    """Return the address, the subject and the body of a mail link."""
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert parts.scheme == "mailto"
    assert fields.keys() == {"subject", "body"}
    return unquote(parts.path), fields["subject"][0], fields["body"][0].replace("\r\n", "\n")


def test_a_draft_is_to_be_sent_by_its_sender() -> None:
    read = opened(LETTER)
    assert read["X-Unsent"] == "1"
    assert read["From"] == "Ana Ruiz <ana@ruiz.example>"
    assert read["To"] == "Nadia Okafor <nadia@hale.example>"
    assert read["Date"] is None
    assert read.get_content_type() == "text/plain"


@example(
    subject="Größe x a ä Gespräch é von the für ß Gespräch é für ä é von é " * 3 + "ß",
    body="",
    name="",
)
@example(subject="", body="", name="Ana de Müller-Lüdenscheidt Müller-Lüdenscheidt Größe")
@example(subject="0" * 10 + "\x80" * 10 + "𐀀𐀀𐀀 \x80 \x80", body="", name="")
@given(subject=LINES, body=BODIES, name=LINES)
def test_a_draft_reads_back_as_the_same_message(subject: str, body: str, name: str) -> None:
    message = Message(subject, body, name, "nadia@hale.example", name, "ana@ruiz.example")
    read = opened(message)
    assert recipient_of(message) == (name, "nadia@hale.example")
    assert read["Subject"] == subject
    assert body_of(read) == body
    assert set(read.keys()) >= {"X-Unsent", "From", "To", "Subject"}
    assert len(read.keys()) == 7, "no header has come from a text"


@given(subject=LINES, body=BODIES)
def test_a_link_decodes_to_the_same_message(subject: str, body: str) -> None:
    message = Message(subject, body, recipient_email="o'neil+jobs@hale.example")
    assert decoded(mail_link(message)) == ("o'neil+jobs@hale.example", subject, body)
    assert mail_link(message).isascii()
    assert " " not in mail_link(message)


def test_a_link_writes_breaks_and_spaces_as_mail_apps_read_them() -> None:
    link = mail_link(Message("One two", "a\n\nb & c+d"))
    assert link == "mailto:?subject=One%20two&body=a%0D%0A%0D%0Ab%20%26%20c%2Bd"


def test_hard_words_stay_as_they_are() -> None:
    message = Message(HARD, f"{HARD}\n\n{HARD * 40}", HARD, "nadia@hale.example")
    read = opened(message)
    assert read["Subject"] == message.subject
    assert body_of(read) == message.body
    assert recipient_of(message) == (HARD, "nadia@hale.example")


def test_a_message_to_nobody_known_has_no_address() -> None:
    message = Message("Thank you", "Hello")
    assert opened(message)["To"] is None
    assert mail_link(message).startswith("mailto:?subject=")


@pytest.mark.parametrize(
    "line_break", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1d", "\x85", "\u2028"]
)
@pytest.mark.parametrize(
    "part", ["subject", "recipient_name", "recipient_email", "sender_name", "sender_email"]
)
def test_a_line_break_in_a_header_is_refused(part: str, line_break: str) -> None:
    message = Message(**{"subject": "x", "body": "y", part: f"a{line_break}Bcc: b@c.example"})
    for form in (email_draft, mail_link):
        with pytest.raises(DocumentError) as refused:
            form(message)
        assert refused.value.code == "message_line_break"


def test_an_address_that_is_none_is_refused_and_left_out_where_it_was_typed() -> None:
    typed = Message("x", "y", "Nadia", "nadia at hale", "Ana", "Ana <ana@ruiz.example>")
    with pytest.raises(DocumentError) as refused:
        email_draft(typed)
    assert str(refused.value).startswith("“nadia at hale” isn't an email address.")
    ready = opened(typed.with_read_addresses())
    assert (ready["To"], ready["From"]) == (None, "Ana <ana@ruiz.example>")


def test_the_same_message_gives_the_same_bytes() -> None:
    assert email_draft(LETTER) == email_draft(LETTER)


def test_subject_and_body_are_copied_together() -> None:
    assert LETTER.text == f"Thank you\n\n{LETTER.body}"
    assert Message("", "Hello").text == "Hello"
