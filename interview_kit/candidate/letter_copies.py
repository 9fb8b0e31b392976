"""What is taken over from the letter to one person into the letter to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interview_kit.candidate.application import Application
from interview_kit.content.letter import LetterContent
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import number_in
from interview_kit.text import Form, alternatives, first_fitting, one_line


def begun_letters(application: Application) -> frozenset[int]:
    """Return the numbers of the people to whose letter something was written."""
    written = (key for key, text in application.fields.items() if text.strip())
    numbers = (number_in(key, application_fields.LETTER) for key in written)
    return frozenset(number for number in numbers if number is not None)


def fields_to_copy(
    application: Application, letter: LetterContent, source: int, target: int
) -> dict[str, str]:
    """Return the fields that the letter to person `target` gets from that to person `source`.

    Fields that have a text already are not among them, nor is the person's name. Of a letter that
    was sent, the kit's own words and when the call was are left to the new letter.
    """
    copies = {
        family.key(target, ids[1]): text
        for field, text in application.fields.items()
        for family in application_fields.LETTER
        if text.strip() and (ids := family.ids_of(field)) and ids[0] == source
    }
    is_sent = application.text(application_fields.SENT.key(source)) == "yes"
    for slot in letter.slots:
        if slot.starts_with == "name" or (is_sent and slot.starts_with == "when"):
            copies.pop(application_fields.LETTER_SLOT.key(target, slot.id), None)
    if is_sent:
        for key in _suggested_texts(application, letter, source, target, copies):
            del copies[key]
    return {field: text for field, text in copies.items() if not application.text(field).strip()}


def _suggested_texts(
    application: Application,
    letter: LetterContent,
    source: int,
    target: int,
    copies: Mapping[str, str],
) -> list[str]:
    """Return the keys of those sentences to copy that the kit wrote."""
    family = application_fields.LETTER_SLOT
    values = {s.id: one_line(application.text(family.key(source, s.id))) for s in letter.slots}
    keys = {application_fields.LETTER_TEXT.key(target, s.id): s.variants for s in letter.sentences}
    return [
        key for key, variants in keys.items() if copies.get(key) in _ways_to_write(variants, values)
    ]


def _ways_to_write(variants: Iterable[str], values: Mapping[str, str]) -> set[str]:
    """Return a sentence in all the words that the kit has for it, capitals at their starts."""
    forms: dict[str, Form] = dict.fromkeys(values, "loose")
    texts = (text for variant in variants for text in alternatives(variant))
    return {first_fitting((text,), values, forms) for text in texts} - {""}
