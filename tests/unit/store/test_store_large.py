"""As much as anybody will ever write: a thousand answers, long texts, every kind of letter."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from sqlalchemy import select

from interview_kit.access import LOCAL
from interview_kit.errors import Locked
from interview_kit.store.database import connections
from interview_kit.store.database.schema import call_revisions
from interview_kit.store.records import (
    applications,
    calls,
    history,
    lifecycle,
    recently_deleted,
    record_fields,
)
from interview_kit.store.records.record_fields import MAX_BYTES, TooLong
from interview_kit.text import storable
from tests.tally import fault
from tests.unit.store.conftest import ZONE, field_history

pytestmark = [
    pytest.mark.slow,
    fault(
        "A thousand answers on one call, and texts of every kind",
        "Written, finished, reopened, copied, deleted and restored; a thousand texts in one "
        "field; every character there is; each case on SQLite and on PostgreSQL.",
        times=1,
    ),
]

THOUSAND = {f"extra.{number:04}": f"Answer {number} – né, 漢, 👩‍💻" for number in range(1, 1001)}

# One text for each kind of character that has ever been lost somewhere.
KINDS = {
    "astral": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈 🀄 𠜎𠜱𠝹 \U0010ffff",
    "combining": "Z͑ͫ̓a̴l̶g̷o̸ e\u0301\u0323 q\u0307\u0323 \u0308alone",
    "composed and not": "\u00e9 e\u0301 \u212b \u00c5 A\u030a \ufb01 fi",
    "right to left": "\u202bשלום, עולם\u202c مرحبا بالعالم \u200f(1) \u2067abc\u2069",
    "emoji": "👩🏽‍🚀 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️ ☎︎ 1️⃣ 🇮🇳🇺🇸",
    "scripts": "हिन्दी தமிழ் ไทย ქართული ᏣᎳᎩ 한국어 ᠮᠣᠩᠭᠣᠯ",
    "white space": " \t\u00a0\u1680\u2003\u2028\u2029\u202f\u3000\ufeff\u200b\u2060 ",
    "controls": "".join(map(chr, [*range(1, 13), *range(14, 32), *range(127, 160)])),
    "no characters": "\ufdd0\ufffe\uffff\U0001ffff \ue000 \U000f0000",
    "line ends": "one\ntwo\u0085three\x0bfour\x0cfive\n\n",
    "meaning something elsewhere": "\\0 \\x00 \\u0000 %00 %s %(x)s :x ? $1 {x} '' \"\" ` -- \x1a",
}


@pytest.fixture
def large(call: str) -> str:
    """A call with a thousand answers."""
    record_fields.write_many(LOCAL, call, THOUSAND)
    return call


def kept(call: str) -> list[dict[str, dict[str, str]]]:
    """Return the copies of the finished revisions, oldest first."""
    wanted = (
        select(call_revisions.c.content)
        .where(call_revisions.c.screen_id == call)
        .order_by(call_revisions.c.revision)
    )
    with connections.reading() as connection:
        return [json.loads(content) for content in connection.scalars(wanted)]


def extra(found: dict[str, record_fields.Entry]) -> dict[str, str]:
    return {name: each.text for name, each in found.items() if name in THOUSAND}


def test_a_thousand_answers_are_written_read_finished_and_reopened(large: str) -> None:
    assert extra(record_fields.read(LOCAL, large)) == THOUSAND
    calls.finish(LOCAL, large)
    assert {n: each["text"] for n, each in kept(large)[0].items() if n in THOUSAND} == THOUSAND
    with pytest.raises(Locked):
        record_fields.write_many(LOCAL, large, dict.fromkeys(THOUSAND, "late"))
    assert extra(calls.load(LOCAL, large).entries) == THOUSAND
    calls.reopen(LOCAL, large)
    changed = {name: f"{text}!" for name, text in THOUSAND.items()}
    written = record_fields.write_many(
        LOCAL, large, changed, bases=dict.fromkeys(changed, 1), tab="a", sequence=1
    )
    assert {result.outcome for result in written.values()} == {"saved"}
    calls.finish(LOCAL, large)
    first, second = kept(large)
    assert {n: each["text"] for n, each in first.items() if n in THOUSAND} == THOUSAND
    assert {n: each["text"] for n, each in second.items() if n in THOUSAND} == changed
    assert calls.load(LOCAL, large).revision == 2


def test_of_a_thousand_answers_one_that_cannot_be_stored_stops_all(call: str) -> None:
    with pytest.raises(TooLong):
        record_fields.write_many(LOCAL, call, {**THOUSAND, "extra.1001": "x" * (MAX_BYTES + 1)})
    assert extra(record_fields.read(LOCAL, call)) == {}


def test_a_thousand_answers_are_copied_deleted_and_restored(large: str) -> None:
    copy = lifecycle.duplicate(LOCAL, large)
    assert extra(record_fields.read(LOCAL, copy)) == THOUSAND
    lifecycle.delete(LOCAL, large)
    (row,) = recently_deleted.list_deleted(LOCAL)
    assert {name: row.values[name] for name in THOUSAND} == THOUSAND
    lifecycle.restore(LOCAL, large)
    assert extra(record_fields.read(LOCAL, large)) == THOUSAND
    assert len(history.load(LOCAL, large)) >= len(THOUSAND)


def test_a_field_that_was_written_a_thousand_times_has_all_of_it_in_its_history(
    application: str,
) -> None:
    typed = [f"{'x' * (number % 7)}{number}" for number in range(1000)]
    for sequence, text in enumerate(typed, start=1):
        written = record_fields.write(
            LOCAL, application, "heard", text, base=0, tab="a", sequence=sequence
        )
        assert (written.outcome, written.revision) == ("saved", sequence)
    found = field_history(application, "heard")
    assert [(change.text, change.revision) for change in found] == [
        (text, revision) for revision, text in enumerate(typed, start=1)
    ]


def test_ten_fields_of_twenty_thousand_characters_come_back_whole(call: str) -> None:
    letters = "é漢𠜎x "
    long = {f"long.{n}": (letters * 4000)[n:] + "." * n for n in range(10)}
    assert {len(text) for text in long.values()} == {20_000}
    for name, text in long.items():
        assert record_fields.write(LOCAL, call, name, text).text == text
    calls.finish(LOCAL, call)
    found = calls.load(LOCAL, call).entries
    assert {name: found[name].text for name in long} == long
    assert {name: kept(call)[0][name]["text"] for name in long} == long


@pytest.mark.parametrize("letter", ["x", "é", "漢", "𠜎", "\x00", "\ud800"])
def test_a_field_holds_so_many_bytes_whatever_it_is_written_in(
    application: str, letter: str
) -> None:
    size = len(storable(letter).encode())
    fits = letter * (MAX_BYTES // size) + "x" * (MAX_BYTES % size)
    written = record_fields.write(
        LOCAL, application, "strengths", fits, base=0, tab="a", sequence=1
    )
    assert written.outcome == "saved"
    assert len(written.text.encode()) == MAX_BYTES
    with pytest.raises(TooLong):
        record_fields.write(
            LOCAL, application, "strengths", f"{fits}x", base=1, tab="a", sequence=2
        )
    stored = record_fields.read(LOCAL, application)["strengths"]
    assert (stored.text, stored.revision) == (storable(fits), 1)
    assert len(field_history(application, "strengths")) == 1


def test_line_ends_are_counted_as_they_are_stored(application: str) -> None:
    text = "\r\n" * MAX_BYTES
    assert record_fields.write(LOCAL, application, "strengths", text).text == "\n" * MAX_BYTES


@pytest.mark.parametrize("letters", KINDS)
def test_every_kind_of_character_comes_back_as_it_was_acknowledged(call: str, letters: str) -> None:
    text = KINDS[letters]
    written = record_fields.write(LOCAL, call, "education", text)
    assert written.text == text
    calls.finish(LOCAL, call)
    assert calls.load(LOCAL, call).entries["education"].text == text
    assert kept(call)[0]["education"]["text"] == text
    assert [change.text for change in field_history(call, "education")] == [text]
    again = record_fields.read(LOCAL, lifecycle.duplicate(LOCAL, call))
    assert again["education"].text == text


def test_every_character_there_is_comes_back_as_it_was_acknowledged() -> None:
    blocks: dict[str, str] = {}
    everything = range(sys.maxunicode + 1)
    for start in range(0, len(everything), 0x8000):
        text = "".join(map(chr, everything[start : start + 0x8000]))
        blocks[f"block.{start:06x}"] = text
    made = applications.create(LOCAL, {}, zone=ZONE)
    written = record_fields.write_many(LOCAL, made, blocks)
    found = record_fields.read(LOCAL, made)
    for name, text in blocks.items():
        assert found[name].text == written[name].text == storable(text)
    lost = {c for text in blocks.values() for c in text} - {
        c for entry in found.values() for c in entry.text
    }
    assert {unicodedata.category(letter) for letter in lost} == {"Cs", "Cc"}
    assert {letter for letter in lost if unicodedata.category(letter) == "Cc"} == {"\x00", "\r"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("é", "e\u0301"), ("ß", "ss"), ("K", "\u212a"), ("a", "a\u200b"), ("a", "A"), ("a", "a ")],
)
def test_texts_that_only_look_the_same_are_told_apart(
    application: str, one: str, other: str
) -> None:
    record_fields.write(LOCAL, application, "heard", one)
    written = record_fields.write(LOCAL, application, "heard", other, base=1, tab="a", sequence=1)
    assert (written.outcome, written.text) == ("saved", other)
    assert [change.text for change in field_history(application, "heard")] == [
        one,
        other,
    ]
