"""Filling Word letters: the kit's engine beside docxtpl, docx-mailmerge2 and the least possible.

`python benchmarks/letters.py [--rounds 300] [--many 10000]`, from the project's root. The least
possible is to deflate the parts that change, and nothing else. Each layout of the kit is filled
with the samples of its names; all ways take turns, a few letters each, so that their ratios hold
on a noisy machine. docxtpl is used as its manual says: open, render, save. All ways write into
memory, so that no disk has a say.

docx-mailmerge2 fills merge fields in a copy of the thank-you letter that is made here. It is no
part of the kit. To have it measured as well:

    python -m venv /tmp/mailmerge
    /tmp/mailmerge/bin/pip install --no-deps docx-mailmerge2
    PYTHONPATH=/tmp/mailmerge/lib/python3.11/site-packages python benchmarks/letters.py

After that, many letters are made in one go, on one thread and on four: the memory of the process
(Linux only) after the first thousand and at the end, and the time of a letter in the first and
in the last thousand: what the thousand took, by a thousand. Last comes the check, with layouts
that are as large as it lets in.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate

from interview_kit.documents.layouts.layout_check import check_layout
from interview_kit.documents.layouts.tag_names import DOCUMENTS, sample_values
from interview_kit.documents.word import archive, compile_layout, open_layout, read_layout

try:
    from mailmerge import MailMerge
except ImportError:
    MailMerge = None

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
ABOUT: dict[str, Any] = {"title": "Letter", "author": "Ana", "language": "en-GB", "when": WHEN}
TARGETS = (
    "at least 72 times docxtpl; at most 2.5 times the floor; with its proof a tenth of docxtpl"
)
_THOUSAND = 1000
_TURN = 5  # letters that are counted before another way has its turn

Way = Callable[[], object]


def main(rounds: int, many: int) -> None:
    """Measure, and print tables."""
    print(f"Milliseconds a letter, {rounds} letters each, by turns. Targets: {TARGETS}.\n")
    print("| document | way | p50 | p95 | docxtpl / this | this / floor |")
    print("| --- | --- | --- | --- | --- | --- |")
    for document in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            report(document, measured(ways_of(document, Path(folder)), rounds))
    if MailMerge is None:
        print("\ndocx-mailmerge2 is not installed, so it was left out; see the top of this file.")
    print(f"\n{many} letters in one go, each with its proof:\n")
    print("| threads | ms a letter, first 1000 | last 1000 | MB after 1000 | MB at the end |")
    print("| --- | --- | --- | --- | --- |")
    for threads in (1, 4):
        run_many(many, threads)
    print("\nThe check with the largest layouts:\n")
    print("| layout | MB | seconds | MB of memory more |")
    print("| --- | --- | --- | --- |")
    for name, data in largest().items():
        measure_check(name, data)


def ways_of(document: str, folder: Path) -> dict[str, Way]:
    """Return each way to make one letter."""
    name, values = f"{document}.docx", sample_values(document)
    data = read_layout(name)
    file = folder / name
    file.write_bytes(data)
    layout = compile_layout(data, of_kit=True)
    changing = changed_parts(data, layout.render(values, **ABOUT).data)

    def by_docxtpl() -> None:
        letter = DocxTemplate(file)
        letter.render(values, autoescape=True)
        letter.save(io.BytesIO())

    ways: dict[str, Way] = {
        "floor": lambda: [archive.pack("part", part) for part in changing],
        "engine": lambda: layout.fill(values, **ABOUT),
        "engine with its proof": lambda: layout.render(values, **ABOUT),
        "engine, proof, layout read": lambda: open_layout(None, name).render(values, **ABOUT),
        "docxtpl": by_docxtpl,
    }
    if MailMerge is not None and document == "thank_you":
        ways["docx-mailmerge2"] = merging(values, folder / "fields.docx")
    return ways


def changed_parts(layout: bytes, letter: bytes) -> list[bytes]:
    """Return the parts of a letter that the next one will not have, unpacked.

    The language of the styles is not among them: it is the same for all letters of a person.
    """
    with zipfile.ZipFile(io.BytesIO(layout)) as old, zipfile.ZipFile(io.BytesIO(letter)) as new:
        return [
            new.read(name)
            for name in new.namelist()
            if name != "word/styles.xml" and new.read(name) != old.read(name)
        ]


def merging(values: dict[str, Any], file: Path) -> Way:
    """Return docx-mailmerge2's way, with a merge field for each paragraph of the letter."""
    fields = {name: values[name] for name in ("date_line", "subject", "greeting", "sign_off")}
    for name in ("paragraphs", "signature"):
        fields |= {f"{name}_{number}": text for number, text in enumerate(values[name])}
    document = docx.Document()
    for name in fields:
        document.add_paragraph()._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {name} ">'
                f"<w:r><w:t>«{name}»</w:t></w:r></w:fldSimple>"
            )
        )
    document.save(str(file))

    def merge() -> None:
        with MailMerge(str(file)) as letter:
            letter.merge(**fields)
            letter.write(io.BytesIO())

    return merge


def measured(ways: dict[str, Way], rounds: int) -> dict[str, list[float]]:
    """Return the sorted times of each way in milliseconds.

    Each turn makes a few letters. The first is not counted: it would pay for what the way
    before it has left in the processor's caches, and most of all the shortest one would.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(max(1, rounds // _TURN)):
        for name, way in ways.items():
            way()
            for _ in range(_TURN):
                start = time.perf_counter()
                way()
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: sorted(each) for name, each in times.items()}


def report(document: str, times: dict[str, list[float]]) -> None:
    """Print one row for each way."""
    middle = {name: at(each, 0.5) for name, each in times.items()}
    for name, each in times.items():
        print(
            f"| {document} | {name} | {middle[name]:.3f} | {at(each, 0.95):.3f} "
            f"| {middle['docxtpl'] / middle[name]:.0f} | {middle[name] / middle['floor']:.1f} |"
        )


def at(times: list[float], share: float) -> float:
    """Return the time that a share of the sorted times do not exceed."""
    return times[min(len(times) - 1, int(len(times) * share))]


def run_many(many: int, threads: int) -> None:
    """Make many letters, each different, and print what they took."""
    values = sample_values("thank_you")
    times: list[float] = []
    memory = [0.0, 0.0]

    def one(number: int) -> None:
        mine = values | {"greeting": f"Dear number {number},", "subject": f"Letter {number}"}
        made = open_layout(None, "thank_you.docx").render(mine, **ABOUT)
        assert made.proof.found == made.proof.of  # noqa: S101
        if number == _THOUSAND:
            memory[0] = resident()

    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, many, _THOUSAND):
            began = time.perf_counter()
            for _ in pool.map(one, range(start + 1, start + _THOUSAND + 1)):
                pass
            times.append(time.perf_counter() - began)  # seconds for 1000 are ms for one
    memory[1] = resident()
    print(f"| {threads} | {times[0]:.3f} | {times[-1]:.3f} | {memory[0]:.1f} | {memory[1]:.1f} |")


def largest() -> dict[str, bytes]:
    """Return layouts at the limits of the check: five megabytes of text, 2000 tags."""
    words, tag = "word " * 33, "{{ company }}"
    shapes = {
        "words and a tag": [words] * 19_000 + [tag],
        "words with 1990 tags": ["word " * 400 + tag] * 1990,
    }
    return {name: with_paragraphs(texts) for name, texts in shapes.items()}


def with_paragraphs(texts: list[str]) -> bytes:
    """Return a layout with these paragraphs in the place of all others."""
    out = io.BytesIO()
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    body = f"<w:document {nsdecls('w')}><w:body>{lines}</w:body></w:document>"
    with (
        zipfile.ZipFile(io.BytesIO(read_layout("thank_you.docx"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def measure_check(name: str, data: bytes) -> None:
    """Examine a layout, and print what that took."""
    before, start = resident(), time.perf_counter()
    assert check_layout(data, "thank_you").usable  # noqa: S101
    seconds = time.perf_counter() - start
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(each.file_size for each in archive.infolist()) / 1024**2
    print(f"| {name} | {size:.1f} | {seconds:.2f} | {max(0, resident('VmHWM') - before):.0f} |")


def resident(what: str = "VmRSS") -> float:
    """Return the memory that this process holds, in megabytes; 0 where the system keeps it.

    With "VmHWM", the most that it ever held.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(row.split()[1]) / 1024 for row in status.splitlines() if what in row)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--many", type=int, default=10_000)
    options = parser.parse_args()
    main(options.rounds, options.many)
