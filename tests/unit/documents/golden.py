"""The golden set: every document, with values of every kind, by the kit's layouts and by others."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from interview_kit.candidate.written_letter import Letter
from interview_kit.documents import call_record, letters
from interview_kit.documents.letters import CueCard, CueTurn
from interview_kit.documents.word import WordFile, read_layout
from interview_kit.interviewer.call_record import AnswerRow, CallRecord, RecordSection
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)

VALUES: dict[str, str] = {
    "plain": "I ran the counts for six years.",
    "long": "I ran the counts for six years, and the people who do them. " * 40,
    "right to left": "שלום, תודה רבה על השיחה. شكرا جزيلا على وقتك (مرحبا).",
    "chinese, japanese, korean": "感谢您今天的时间。お話をありがとう。시간 내주셔서 감사합니다.",
    "emoji": "Thanks 👩‍💻 🇳🇱 👍🏽 and e\u0301 å — “so”",
    "hostile": "R&D <w:p/> ]]> {{ 7*7 }} {% if %} {_{ \x00\x0b\ud800\ufffe\ufdd0 "
    "&amp;\ttab\r\nnext",
    "one endless word": "x" * 3000,
    "empty": "",
}


class Golden(NamedTuple):
    """A finished file, and the texts that have to be seen in it."""

    made: WordFile
    seen: tuple[str, ...]


def golden_set(letter: Letter, card: CueCard, record: CallRecord) -> Iterator[tuple[str, Golden]]:
    """Yield every file of the set under its name, which is also a name for a file."""
    for kind, value in VALUES.items():
        name = kind.replace(", ", "-").replace(" ", "-")
        text = for_xml(value).text
        mine = _letter(letter, value)
        yield f"letter-{name}", Golden(letters.render_thank_you(mine, when=WHEN), (text, "the end"))
        own = letters.render_thank_you(mine, when=WHEN, layout=own_letter())
        yield f"own-letter-{name}", Golden(own, (text, "the end", "Yours, in a table"))
        made = letters.render_cue_card(_card(card, value), when=WHEN)
        yield f"card-{name}", Golden(made, (text, "the end"))
        made = call_record.render_call_record(_record(record, value), when=WHEN)
        yield f"record-{name}", Golden(made, (text, "the end"))
        own = call_record.render_call_record(_record(record, value), when=WHEN, layout=own_record())
        yield f"own-record-{name}", Golden(own, (text, "the end"))


def _letter(letter: Letter, value: str) -> Letter:
    slots = {**letter.slots, "company": value, "learned": value}
    return dataclasses.replace(
        letter, greeting=value, paragraphs=(value, "the end"), signature=(value,), slots=slots
    )


def _card(card: CueCard, value: str) -> CueCard:
    turns = (CueTurn(value, value, listen=True), CueTurn("the end", "", listen=False))
    return dataclasses.replace(
        card, heading=value or "A talk", turns=turns, questions=(value,), notes=(value,)
    )


def _record(record: CallRecord, value: str) -> CallRecord:
    rows = (AnswerRow(value, value, value, "4 of 5"), AnswerRow("", "", "the end", ""))
    return dataclasses.replace(
        record,
        candidate=value or "Nadia Okafor",
        sections=(RecordSection(value, rows), RecordSection("Nothing", ())),
        ending_words=(value,) if value else (),
        impressions=value,
    )


def own_letter() -> bytes:
    """Return a letter as people make them: header, page number, list, table, each slot by name."""

    def built(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ name }} · {{ phone }}"
        foot = document.sections[0].footer.paragraphs[0]
        foot.text = "Page "
        foot._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">'
                "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
            )
        )
        document.add_paragraph("{{ subject }}", style="Heading 1")
        document.add_paragraph("{{ greeting }}")
        document.add_paragraph("At {% if company %}{{ company }}{% else %}your place{% endif %}.")
        document.add_paragraph("{%p for line in paragraphs %}")
        document.add_paragraph("{{ line }}", style="List Bullet")
        document.add_paragraph("{%p endfor %}")
        table = document.add_table(rows=4, cols=2)
        table.cell(0, 0).text = "Yours, in a table"
        table.cell(1, 0).text = "{%tr for line in signature %}"
        table.cell(2, 0).text, table.cell(2, 1).text = "{{ loop.index }}", "{{ line }}"
        table.cell(3, 0).text = "{%tr endfor %}"

    return _built(built)


def own_record() -> bytes:
    """Return a record with a loop in a loop and columns that come and go."""

    def built(document: Any) -> None:
        document.add_paragraph("{{ candidate }}", style="Heading 1")
        document.add_paragraph("{%p for section in sections %}")
        document.add_paragraph("{{ section.title }}", style="Heading 2")
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).text = "{%tr for row in section.rows %}"
        table.cell(
            1, 0
        ).text = "{{ row.question }}{% if row.rating %} ({{ row.rating }}){% endif %}"
        answer = table.cell(1, 1)
        answer.text = "{%p if row.answer %}"
        answer.add_paragraph("{{ row.answer }}")
        answer.add_paragraph("{%p endif %}")
        table.cell(2, 0).text = "{%tr endfor %}"
        document.add_paragraph("{%p endfor %}")
        wide = document.add_table(rows=1, cols=3)
        for number, text in enumerate(("{%tc for line in said %}", "{{ line }}", "{%tc endfor %}")):
            wide.cell(0, number).text = text
        document.add_paragraph("{{ impressions }}")

    return _built(built)


def _built(build: Callable[[Any], None]) -> bytes:
    # The kit's letter has clean styles; a document of python-docx breaks the schema.
    document = docx.Document(io.BytesIO(read_layout("thank_you.docx")))
    for each in document.element.body[:-1]:
        document.element.body.remove(each)
    build(document)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()
