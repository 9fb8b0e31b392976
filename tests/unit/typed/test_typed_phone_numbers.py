"""Phone numbers become links that a phone can dial."""

from __future__ import annotations

import pytest

from interview_kit.typed.phone_numbers import holds_number, phone_link


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("555 0100", "tel:5550100"),
        ("(614) 555-0100", "tel:6145550100"),
        ("+1 614.555.0100", "tel:+16145550100"),
        ("+44 (0)161 496 0000", "tel:+441614960000"),
        ("0161 496 0000 ext. 12", "tel:01614960000;ext=12"),
        ("614-555-0100 x7", "tel:6145550100;ext=7"),
        ("call me at 614\u2011555\u20110100, evenings", "tel:6145550100"),
        ("030/1234567", "tel:0301234567"),
        ("", ""),
        ("ask Dana", ""),
        ("11", ""),
        ("614 555 0100 / 614 555 0199", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_number_becomes_a_link(typed: str, link: str) -> None:
    assert phone_link(typed) == link


def test_two_numbers_are_numbers_and_words_are_none() -> None:
    assert holds_number("614 555 0100 / 614 555 0199")
    assert not holds_number("ask agency, ext 5")
