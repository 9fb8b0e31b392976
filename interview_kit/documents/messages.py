"""A message as a draft for a mail app, as a link that opens one, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any
from urllib.parse import quote

from interview_kit.errors import DocumentError
from interview_kit.typed.email_addresses import read_email_address

EML_MIME = "message/rfc822"

LONGEST_LINK = 2_000
"""Characters of a mail link: longer ones do not open everywhere, such as in Chrome on Windows."""

_IN_ADDRESS = "@!$'*+-._~"  # what RFC 6068 lets stand as it is before the first "?"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one person, its texts as the store keeps them. What is not known is "".

    The body is plain text with empty lines between its paragraphs.
    """

    subject: str
    body: str
    recipient_name: str = ""
    recipient_email: str = ""
    sender_name: str = ""
    sender_email: str = ""

    def with_read_addresses(self) -> Message:
        """Return the message with its addresses as mail takes them, "" for one that is none."""
        return replace(
            self,
            recipient_email=read_email_address(self.recipient_email),
            sender_email=read_email_address(self.sender_email),
        )

    @property
    def text(self) -> str:
        """The subject and the body, as they are copied together."""
        return "\n\n".join(part for part in (self.subject, self.body) if part)


class _DraftPolicy(EmailPolicy):
    """Python's policy for drafts, but that a long subject and a long name keep all of their spaces.

    Python 3.11 loses some where one of its encoded words ends.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return a header line as bytes, folded."""
        if value.isascii() or name not in ("Subject", "From", "To"):
            return super().fold_binary(name, value)
        address = value.addresses[0] if name != "Subject" else None
        words = Header(address.display_name if address else str(value), "utf-8", header_name=name)
        end = f"{self.linesep} <{address.addr_spec}>" if address else ""
        return f"{name}: {words.encode(linesep=self.linesep)}{end}{self.linesep}".encode("ascii")


_POLICY = _DraftPolicy(linesep="\r\n")


def email_draft(message: Message) -> bytes:
    """Return a message as an .eml file that mail apps may open as a draft. Raises DocumentError.

    A line break in its subject, in a name or in an address is refused, since it would begin another
    header, and so is an address that is none. The same message gives the same bytes.
    """
    _check(message)
    draft = EmailMessage(policy=_POLICY)
    draft["X-Unsent"] = "1"  # Outlook opens the file to be edited and sent
    for header, name, email in (
        ("From", message.sender_name, message.sender_email),
        ("To", message.recipient_name, message.recipient_email),
    ):
        if email:
            draft[header] = Address(name, addr_spec=email)
    draft["Subject"] = message.subject
    draft.set_content(message.body, cte="quoted-printable")
    return draft.as_bytes()


def mail_link(message: Message) -> str:
    """Return the link that opens a message in the mail app. Raises as `email_draft`.

    Source: RFC 6068, by which each line break is "%0D%0A" and each space "%20".
    """
    _check(message)
    body = quote(message.body.replace("\n", "\r\n"), safe="")
    to = quote(message.recipient_email, safe=_IN_ADDRESS)
    return f"mailto:{to}?subject={quote(message.subject, safe='')}&body={body}"


def _check(message: Message) -> None:
    parts = {
        "subject": message.subject,
        "recipient's name": message.recipient_name,
        "recipient's email address": message.recipient_email,
        "sender's name": message.sender_name,
        "sender's email address": message.sender_email,
    }
    for part, text in parts.items():
        if len(f"{text}.".splitlines()) > 1:
            raise DocumentError("message_line_break", part=part)
    for email in (message.recipient_email, message.sender_email):
        if email and read_email_address(email) != email:
            raise DocumentError("message_address", address=email)
