"""Email addresses: as people type and paste them, and nothing that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.typed.email_addresses import read_email_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("nadia@hale.example", "nadia@hale.example"),
        ("  Nadia.Okafor+jobs@Mail.Hale.example; ", "Nadia.Okafor+jobs@Mail.Hale.example"),
        ("Nadia Okafor <nadia@hale.example>", "nadia@hale.example"),
        ("<nadia@hale.example>,", "nadia@hale.example"),
        ("“nadia@hale.example”", "nadia@hale.example"),
        ("mailto:nadia@hale.example", "nadia@hale.example"),
        ("\u200bnadia@hale.example\u200b", "nadia@hale.example"),
        ("o'neil@hale.example.", "o'neil@hale.example"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("nadia", ""),
        ("nadia@hale", ""),
        ("nadia@", ""),
        ("@hale.example", ""),
        ("nadia okafor@hale.example", ""),
        ("nadia@hale..example", ""),
        ("nadia.@hale.example", ""),
        ("nadia@hale.example, tom@hale.example", ""),
        ("nadia@hale.example\nBcc: tom@hale.example", ""),
        ("nadia@-hale.example", ""),
        ("nädia@hale.example", ""),
        ("n/a", ""),
        ("", ""),
        (f"nadia@{'h' * 64}.example", ""),
        (f"nadia@{'hale.' * 60}example", ""),
    ],
)
def test_one_address_is_read(typed: str, address: str) -> None:
    assert read_email_address(typed) == address


@given(st.text() | st.from_regex(r"[^@]{0,20}@[a-z.-]{0,20}", fullmatch=True))
def test_what_is_read_is_read_again_as_it_is(typed: str) -> None:
    address = read_email_address(typed)
    assert read_email_address(address) == address
    assert address.isascii()
    assert not set(address) & set(' \r\n<>,;:"')
