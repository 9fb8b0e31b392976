"""Email addresses as people type or paste them."""

from __future__ import annotations

import re
import unicodedata

_AROUND = " \t\n,;.:\"'“”"
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]*)>")
_MOST = 254  # characters of an address, source: RFC 5321, section 4.5.3.1.3
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def read_email_address(text: str) -> str:
    """Return the one address that a text means, "" where it means none.

    It may be pasted with a name, "Nadia Okafor <nadia@hale.example>", or with "mailto:". A domain
    with other letters than ASCII is written as mail takes it. Source: the dot-atom of RFC 5322,
    section 3.2.3; a quoted local part and an address of a network number count as none.
    """
    shown = "".join(each for each in text if unicodedata.category(each) != "Cf").strip(_AROUND)
    match = _IN_BRACKETS.fullmatch(shown)
    bare = match[1].strip(_AROUND) if match else shown
    local, at, domain = bare.removeprefix("mailto:").rpartition("@")
    domain = _ascii_domain(domain)
    labels = domain.split(".")
    is_domain = len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    address = f"{local}{at}{domain}"
    return address if is_domain and _LOCAL.fullmatch(local) and len(address) <= _MOST else ""


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""
