"""What may be wrong with a letter that was written: it warns, and blocks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_notes import fit_parts, is_used, notes_for
from interview_kit.candidate.written_letter import Letter
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.letter import LetterContent, Slot
from interview_kit.fields import application_fields
from interview_kit.text import one_line, slots

NamesByWord = Mapping[str, Sequence[tuple[int, tuple[str, str]]]]
"""Names, as keys and texts of fields with their places, by their first word."""

_WORD = re.compile(r"[^\W_]+")
_PERSON_NAMES = (application_fields.PERSON_NAME, application_fields.PERSON_CALL_NAME)


def length_advice(words: int, letter: LetterContent) -> str:
    """Return advice about the length of a letter, "" where it is right."""
    numbers = letter.numbers
    if words > numbers.one_page_words:
        return f"{words} words is too long. Cut it: few people read that much."
    if words > numbers.words_to:
        return f"{words} words is long. Aim for {numbers.words_from} to {numbers.words_to}."
    if words < numbers.words_from:
        return f"{words} words is short. {numbers.words_from} to {numbers.words_to} is usual."
    return ""


def shared_sentences(letter: Letter, other: Letter, content: LetterContent) -> tuple[str, ...]:
    """Return the labels of sentences that should be personal but are alike in both letters."""
    texts = {each.id: each.text for each in other.sentences}
    personal = {each.id: each.personal for each in content.sentences if each.personal}
    return tuple(
        each.label
        for each in letter.sentences
        if each.id in personal
        and texts.get(each.id) == each.text
        and (each.edited or letter.slots.get(personal[each.id]))
    )


def is_same_letter(letter: Letter, other: Letter) -> bool:
    """Tell whether two letters differ in nothing but their greeting."""
    return letter.paragraphs == other.paragraphs


def general_sentences(letter: Letter, content: LetterContent) -> tuple[str, ...]:
    """Return the labels of sentences that should be personal but could be to anybody."""
    personal = {each.id: each.personal for each in content.sentences if each.personal}
    return tuple(
        each.label
        for each in letter.sentences
        if each.id in personal
        and not each.edited
        and not letter.slots.get(personal[each.id])
        and personal[each.id] not in letter.waiting
    )


def slots_asked_for(
    letter: Letter, application: Application, candidate: CandidateContent
) -> tuple[str, ...]:
    """Return the slots that a letter says nothing of, although the call's notes could fill them."""
    asking = {each.id: each.asks_for for each in candidate.letter.sentences}
    noted = {
        slot
        for note in candidate.preparing.notes
        if application.text(application_fields.NOTE.key(note.id)).strip()
        for slot in note.offered_to
    }
    asked = (asking[each.id] for each in letter.sentences if not each.edited)
    return tuple(
        slot
        for slot in asked
        if slot in noted and not letter.slots.get(slot) and slot not in letter.waiting
    )


def unedited_notes(
    letter: Letter, person: int, application: Application, candidate: CandidateContent
) -> tuple[str, ...]:
    """Return the call's notes that stand word for word in the letter to a person.

    A note is jotted down, and rarely what its reader would be told in a letter. A sentence that was
    opened for editing may still have it.
    """
    own = {each.id: _folded(_words(each.text)) for each in letter.sentences if each.edited}
    sentences = (each for each in candidate.letter.sentences if each.id not in own)
    used = {name for each in sentences for name in slots(" ".join(each.variants))}
    return tuple(
        dict.fromkeys(
            note
            for slot in candidate.letter.slots
            for note in _notes_in(slot, person, application, candidate)
            if (slot.id in used and slot.id not in letter.waiting)
            or _is_said_in(own.values(), note, slot, candidate)
        )
    )


def _is_said_in(
    sentences: Iterable[list[str]], note: str, slot: Slot, candidate: CandidateContent
) -> bool:
    """Tell whether all parts of a note stand in sentences, as they are fitted into a slot."""
    fitted = fit_parts(note, slot.id, candidate)
    parts = [_folded(_words(part)) for part in fitted]
    return all(any(_places(part, each) for each in sentences) for part in parts)


def _notes_in(
    slot: Slot, person: int, application: Application, candidate: CandidateContent
) -> Iterator[str]:
    key = application_fields.LETTER_SLOT.key(person, slot.id)
    text = one_line(application.fields.get(key, application.text(slot.detail)))
    for _, note in notes_for(slot.id, application, candidate) if text else ():
        if is_used(note, text, slot.id, candidate):
            yield note


def by_first_word(fields: Iterable[tuple[str, str]]) -> NamesByWord:
    """Return names by their first word in small letters, each with its place.

    Of hundreds of names, most begin with a word that a letter has not.
    """
    names: dict[str, list[tuple[int, tuple[str, str]]]] = {}
    for numbered in enumerate(fields):
        names.setdefault(_first_word(numbered[1][1]), []).append(numbered)
    return names


def names_of_others(
    letter: Letter, application: Application, others: NamesByWord
) -> tuple[str, ...]:
    """Return the names in a letter that another application has, and this one has not.

    `others` has the keys and texts of the names in others (`is_name`). Of a person the first
    name counts by itself, too. Names are found as whole words; a single word only with its capital,
    since "target" is a word and "Target" a company.
    """
    said = _words(f"{letter.subject}\n{letter.body}")
    folded = _folded(said)
    own = [
        _folded(_words(each))
        for each in (*_names(application.fields.items()), application.job_title, *letter.signature)
    ]
    found: dict[str, list[str]] = {}
    near = sorted(each for word in set(folded) for each in others.get(word, ()))
    for name in dict.fromkeys(_names(field for _, field in near)):
        words = _folded(_words(name))
        if _is_said(words, said, folded):
            found[name] = words
    foreign = {name: w for name, w in found.items() if not any(_places(w, each) for each in own)}
    return tuple(
        name
        for name, words in foreign.items()
        if not any(words != each and _places(words, each) for each in foreign.values())
    )


def name_in_small_letters(letter: Letter) -> str:
    """Return the name in the greeting where it has no capital, which may be a slip; else ""."""
    name = letter.slots.get("interviewer", "")
    return name if name.islower() else ""


def is_name(key: str) -> bool:
    """Tell whether a field of an application holds the name of a company or of a person."""
    return key == application_fields.COMPANY.key or any(each.parts(key) for each in _PERSON_NAMES)


def _names(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the names in fields, and the first name of each person."""
    for key, text in fields:
        if not is_name(key):
            continue
        name = one_line(text)
        yield name
        first, _, rest = name.partition(" ")
        if rest and application_fields.PERSON_NAME.parts(key) and not first.endswith("."):
            yield first


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _first_word(text: str) -> str:
    match = _WORD.search(text)
    return match[0].casefold() if match else ""


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _is_said(name: list[str], said: list[str], folded: list[str]) -> bool:
    if len(name) == 1:
        return any(not said[place].islower() for place in _places(name, folded))
    return bool(_places(name, folded))


def _places(name: list[str], words: list[str]) -> list[int]:
    """Return where the words of a name begin among others."""
    return [place for place in range(len(words)) if words[place : place + len(name)] == name]
