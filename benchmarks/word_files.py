"""What the engine does with the Word files of a folder: how many it lets in, refuses, and changes.

`python benchmarks/word_files.py FOLDER [--most 60] [--seconds 60] [--list]`, from the project's
root, on Linux or macOS. Each folder in FOLDER is a collection; of a larger one `--most` files
count, spread evenly over the order of their names. A file that is there twice counts once.

Each file is read in a process of its own, as an upload is. A file without tags gets a first
paragraph with the tag {{ company }} and is then filled: every element, attribute and text of each
of its parts is compared with what it had before, except for the properties, which have the time.
A file with tags of its own, which are hardly ever names of the kit, is read as far as the check
goes without knowing the names, and filled with a text for each. `--list` names each file's outcome.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import multiprocessing
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from jinja2 import Environment, nodes
from lxml import etree

from interview_kit.documents.layouts.blocks import Blocks
from interview_kit.documents.layouts.layout_check import missing_lines
from interview_kit.documents.layouts.upload import Package, is_xml, open_package
from interview_kit.documents.word.compiled_layout import compile_layout
from interview_kit.documents.word.reading import find_unfilled_tags, read_part
from interview_kit.documents.word.tags import Tag
from interview_kit.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = "<w:p><w:r><w:t>{{ company }}</w:t></w:r></w:p>"
VALUE = "Hale & Sons"
WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
BODY = re.compile(rb"<w:body(?:\s[^>]*)?>")
WRITTEN_ANEW = ("core-properties+xml", "relationships+xml")
# What the kit takes out on purpose: a template's place on a disk, the open pane of an add-in.
LEFTOVERS = ("attachedTemplate", "member gone: application/vnd.ms-office.webextension")
OF_NAMES = ("name_", "part_", "list_printed", "item_printed", "truth_printed", "loop_over_one")


class Outcome(NamedTuple):
    """What became of a file: its group, and the reason or what was changed."""

    group: str
    reason: str


def outcome_of(data: bytes) -> Outcome:
    """Put one file through the kit."""
    try:
        package = open_package(data)
    except DocumentError as error:
        return Outcome("not let in", error.code)
    if BODY.search(package.members[package.main]) is None:
        return Outcome("refused by the engine", "text_marked_up")
    parts = [read_part(package.members[name]) for name in package.filled]
    if any(part.tags for part in parts):
        return _outcome_of_tags(data, package)
    return _outcome_of_filling(_with_tag(data, package.main))


def _outcome_of_filling(layout: bytes) -> Outcome:
    """Fill a file that has one tag of the kit, and compare it with what it was."""
    try:
        compiled = compile_layout(layout)
        made = compiled.render(
            {"company": VALUE}, title="", author="", language="en-US", when=WHEN
        ).data
        before, after = open_package(layout), open_package(made)
    except DocumentError as error:
        return Outcome("refused by the engine", _code_of(error))
    if lost := missing_lines(before, after):
        return Outcome("changed", f"line lost: {lost[0]}")
    changes = sorted(set(_changes(before, after)))
    if changes and all(each.startswith(LEFTOVERS) for each in changes):
        return Outcome("leftovers taken out", "")
    return Outcome("changed", ", ".join(changes)) if changes else Outcome("unchanged", "")


def _code_of(error: DocumentError) -> str:
    reason = error.facts.get("reason")
    return reason.code if isinstance(reason, DocumentError) else error.code


def _outcome_of_tags(data: bytes, package: Package) -> Outcome:
    """Say what is wrong with a file's own tags, whatever their names mean."""
    codes = []
    typed = ((package.types[name], content) for name, content in package.members.items())
    for problem in find_unfilled_tags(typed, package.relations):
        codes += [problem.error.code] if problem.severity == "stop" else []
    for name in package.filled:
        part = read_part(package.members[name])
        blocks = Blocks({})
        for tag in part.tags:
            blocks.read(tag)
        blocks.finish()
        found = (*part.problems(), *blocks.problems)
        codes += [each.error.code for each in found if each.severity == "stop"]
    codes = [code for code in codes if not code.startswith(OF_NAMES)]
    if codes:
        return Outcome("own tags: not read", codes[0])
    tags = [tag for name in package.filled for tag in read_part(package.members[name]).tags]
    try:
        made = (
            compile_layout(data)
            .render(values_for(tags), title="", author="", language="en-US", when=WHEN)
            .data
        )
    except DocumentError as error:
        return Outcome("own tags: not filled", _code_of(error))
    lost = missing_lines(package, open_package(made))
    return (
        Outcome("own tags: changed", f"line lost: {lost[0]}")
        if lost
        else Outcome("own tags: filled", "")
    )


def values_for(tags: list[Tag]) -> dict[str, Any]:
    """Return a value for each name in the tags: a text, a list for what is repeated, a mapping."""
    marks = {"print": "{{ %s }}", "block": "{%% %s %%}"}
    source = "".join(marks[tag.kind] % tag.body for tag in tags if tag.kind in marks)
    tree: dict[str, Any] = {}
    _note_names(Environment(autoescape=True).parse(source), {}, tree)
    return {name: _value_of(below) for name, below in tree.items()}


def _note_names(node: nodes.Node, items: dict[str, dict[str, Any]], tree: dict[str, Any]) -> None:
    """Note each name in `tree`, under it its parts; "[]" is the item of a list."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        _note_path(node, items, tree)
        return
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        below = _note_path(node.iter, items, tree).setdefault("[]", {})
        items = {**items, node.target.name: below, "loop": {}}
        for each in (*node.body, *node.else_):
            _note_names(each, items, tree)
        return
    for each in node.iter_child_nodes():
        _note_names(each, items, tree)


def _note_path(node: nodes.Node, items: dict[str, dict[str, Any]], tree: dict[str, Any]) -> Any:
    if isinstance(node, nodes.Getattr):
        return _note_path(node.node, items, tree).setdefault(node.attr, {})
    if isinstance(node, nodes.Name):
        return items[node.name] if node.name in items else tree.setdefault(node.name, {})
    return {}


def _value_of(below: dict[str, Any]) -> Any:
    if "[]" in below:
        return [_value_of(below["[]"])] * 2
    return {name: _value_of(each) for name, each in below.items()} or VALUE


def _with_tag(data: bytes, main: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == main:
                content = BODY.sub(lambda body: body[0] + TAG.encode(), content, count=1)
            new.writestr(info.filename, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _changes(before: Package, after: Package) -> Iterator[str]:
    """Yield the names of the elements that differ, or of whole members."""
    for name, content in before.members.items():
        kind = before.types[name]
        written_anew = kind.endswith(WRITTEN_ANEW)
        if name not in after.members and not (written_anew and "webextension" in name):
            yield f"member gone: {kind or name}"
        elif written_anew or content == after.members[name]:
            continue
        elif kind.endswith("settings+xml") or name in before.filled:
            yield from _differing_elements(content, after.members[name])
        elif name != "[Content_Types].xml" or not is_xml(name, content, before.types):
            yield f"member changed: {kind or name}"


def _differing_elements(before: bytes, after: bytes) -> Iterator[str]:
    old, new = _elements(before), _elements(after)
    if old == new:
        return
    differing = (Counter(old) - Counter(new)) + (Counter(new) - Counter(old))
    names = {etree.QName(tag).localname for tag, _, _ in differing}
    yield from names or {"order of elements"}


def _elements(content: bytes) -> list[tuple[str, tuple[tuple[str, str], ...], str]]:
    """Return all elements in order, each with its attributes and its text."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    found = []
    for each in etree.fromstring(content, parser).iter():
        text = each.text or ""
        if each.tag == f"{W}t":
            text = text.replace("{{ company }}", VALUE)
        elif not text.strip():
            text = ""
        attributes = (item for item in each.items() if "space" not in item[0])
        found.append((each.tag, tuple(sorted(attributes)), text))
    return found


def _work(data: bytes, answer: Connection) -> None:
    try:
        answer.send(outcome_of(data))
    except Exception as error:  # a crash is what this looks for
        answer.send(Outcome("crashed", f"{type(error).__name__}: {error}"))


def in_own_process(data: bytes, seconds: float) -> Outcome:
    """Put one file through the kit in a process of its own, which may take so many seconds."""
    context: Any = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(data, there))
    process.start()
    there.close()
    try:
        return here.recv() if here.poll(seconds) else Outcome("crashed", "took too long")
    except EOFError:
        return Outcome("crashed", "the process died")
    finally:
        process.kill()
        process.join()


def files_of(folder: Path, most: int) -> Iterator[tuple[str, Path]]:
    """Yield collections and files, each content once."""
    seen: set[bytes] = set()
    collections: defaultdict[str, list[Path]] = defaultdict(list)
    for file in sorted(folder.rglob("*.docx")):
        digest = hashlib.sha256(file.read_bytes()).digest()
        if digest not in seen:
            seen.add(digest)
            collections[(file.relative_to(folder).parent.parts or ("",))[0]].append(file)
    for name, files in collections.items():
        step = max(1.0, len(files) / most)
        for number in range(min(most, len(files))):
            yield name, files[int(number * step)]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--most", type=int, default=60, help="files of one collection")
    options.add_argument("--seconds", type=float, default=60, help="for one file")
    options.add_argument("--list", action="store_true", help="name each file's outcome")
    given = options.parse_args()
    counts: Counter[Outcome] = Counter()
    collections = set()
    for collection, file in files_of(given.folder, given.most):
        outcome = in_own_process(file.read_bytes(), given.seconds)
        counts[outcome] += 1
        collections.add(collection)
        if given.list:
            print(
                f"{file.relative_to(given.folder)}\t{outcome.group}\t{outcome.reason}", flush=True
            )
    print(f"{counts.total()} files of {len(collections)} collections\n")
    print("| outcome | reason | files |\n| --- | --- | --- |")
    groups: Counter[str] = Counter()
    for outcome, count in counts.items():
        groups[outcome.group] += count
    for group, total in groups.most_common():
        print(f"| {group} | | {total} |")
        for outcome, count in counts.most_common():
            if outcome.group == group and outcome.reason:
                print(f"| | {outcome.reason} | {count} |")


if __name__ == "__main__":
    main()
