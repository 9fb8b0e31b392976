"""What parts the cells of a CSV file, by the region that somebody's browser is set to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content.field_names import SEPARATORS
from interview_kit.documents.separators import SIGNS, decimal_sign, usual_separator


@pytest.mark.parametrize(
    ("locales", "separator"),
    [
        ("en en-US en-GB en-IN en-AU zh-CN ja ko-KR he th-TH hi-IN", "comma"),
        ("es-MX es-US es-419 es-PE fil-PH en-CA en-150 en-001", "comma"),
        ("de de-DE de-AT fr fr-FR fr-BE fr-CA it-IT es es-ES nl pt-PT", "semicolon"),
        ("pt-BR es-AR es-CO es-CL ru uk-UA pl sv-SE nb-NO tr id vi", "semicolon"),
        ("en-DE en-NL en-ZA EN-de de_DE sr-Latn-RS sr-Cyrl zh-Hans-DE", "semicolon"),
        ("de-CH fr-CH it-CH de-LI", "semicolon"),
        (" - xx xx-XX x-y-z", "comma"),
    ],
)
def test_where_decimals_have_a_comma_semicolons_part_the_cells(
    locales: str, separator: str
) -> None:
    for locale in locales.split(" "):
        assert usual_separator(locale) == separator, locale


@pytest.mark.parametrize(
    ("separator", "locale", "sign"),
    [
        ("comma", "en-US", "."),
        ("comma", "de-DE", "."),
        ("semicolon", "de-DE", ","),
        ("semicolon", "en-US", ","),
        ("semicolon", "de-CH", "."),
        ("semicolon", "de-LI", "."),
    ],
)
def test_a_comma_never_both_parts_the_cells_and_stands_in_a_figure(
    separator: str, locale: str, sign: str
) -> None:
    assert decimal_sign(separator, locale) == sign


@given(st.text())
def test_any_locale_has_a_separator_with_a_sign_and_a_label(locale: str) -> None:
    assert SIGNS.keys() == SEPARATORS.keys()
    assert usual_separator(locale) in SIGNS
    assert decimal_sign(usual_separator(locale), locale) in (".", ",")
