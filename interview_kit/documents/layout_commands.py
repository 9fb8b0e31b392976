"""The commands of `python -m interview_kit` for Word layouts."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_kit import clock
from interview_kit.documents.layouts import tag_names
from interview_kit.documents.word import compile_layout
from interview_kit.errors import DocumentError

if TYPE_CHECKING:
    from interview_kit.documents.layouts.layout_check import CheckReport


def add_commands(commands: Any) -> None:
    """Add the commands to an argparse parser; each sets `run`, which returns the exit status."""
    documents = ", ".join(tag_names.DOCUMENTS)
    check = commands.add_parser("check-template", help="check a Word layout and say what is wrong")
    check.add_argument("file", type=Path)
    check.add_argument(
        "--document",
        choices=tuple(tag_names.DOCUMENTS),
        help=f"what it is for: {documents}; without it, what fits best",
    )
    check.set_defaults(run=_check_layout)
    fill = commands.add_parser("fill", help="fill a Word layout with values from a JSON file")
    fill.add_argument("template", type=Path)
    fill.add_argument("values", type=Path, help="an object: each name with a text, a list …")
    fill.add_argument("out", type=Path, help="the Word file to write")
    for name in ("title", "author", "language"):
        fill.add_argument(f"--{name}", help=f"the {name} in its properties; else the layout's own")
    fill.set_defaults(run=_fill_layout)
    show = commands.add_parser("names", help="list the names that a layout may use")
    show.add_argument("document", choices=tuple(tag_names.DOCUMENTS))
    show.set_defaults(run=_list_names)


def _check_layout(options: argparse.Namespace) -> int:
    # Other commands start without Jinja and lxml.
    from interview_kit.documents.layouts import layout_check
    from interview_kit.documents.layouts.trial import try_out
    from interview_kit.documents.layouts.upload import open_package

    package = open_package(_read_file(options.file))
    document = options.document or layout_check.guess_document(package)
    kind = tag_names.document_kind(document)
    report = layout_check.check_package(package, kind.names)
    print(f"Read as: {kind.label} ({document}).")
    print(report_text(report), file=sys.stdout if report.usable else sys.stderr)
    if report.usable:
        try_out(_read_file(options.file), document)
        print("Ready to use.")
        return 0
    print(f"{options.file} can't be used as it is.", file=sys.stderr)
    return 1


def _fill_layout(options: argparse.Namespace) -> int:
    # Other commands start without Jinja and lxml.
    from interview_kit.documents.layouts import layout_check
    from interview_kit.documents.layouts.upload import open_package

    layout = _read_file(options.template)
    values = _read_values(options.values)
    package = open_package(layout)
    report = layout_check.check_package(package, tag_names.tag_names_of_values(values))
    if not report.usable:
        print(report_text(report), file=sys.stderr)
        print(f"{options.template} can't be filled with these values.", file=sys.stderr)
        return 1
    given = {name: getattr(options, name) or "" for name in ("title", "author", "language")}
    try:
        filled = compile_layout(layout, given).render(
            values, title=options.out.stem, author="", language="", when=clock.now()
        )
    except DocumentError as error:
        # The engine's next step is for the kit's own layouts.
        raise DocumentError("layout_of_command", reason=error) from error
    _write_file(options.out, filled.data)
    print(f"Written to {options.out}.")
    if filled.removed:
        left = "1 character" if filled.removed == 1 else f"{filled.removed} characters"
        was = "was" if filled.removed == 1 else "were"
        print(f"{left} that Word can't hold {was} left out.", file=sys.stderr)
    return 0


def _list_names(options: argparse.Namespace) -> int:
    for path, name in tag_names.all_tag_names(tag_names.document_kind(options.document).names):
        print(f"{path:<28} {name.kind:<7} {name.about}")
    return 0


def report_text(report: CheckReport) -> str:
    """Return a report as text: a block of lines for each finding."""
    blocks = []
    for finding in report.findings:
        place = f"{finding.where}: “{finding.text}”\n  " if finding.where else ""
        blocks.append(f"[{finding.severity}] {place}{finding.what}\n  {finding.next_step}")
    return "\n".join(blocks) or "No problems found."


def _read_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DocumentError("file_unreadable", file=file, reason=error) from error


def _write_file(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise DocumentError("file_unwritable", file=file, reason=error) from error


def _read_values(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(_read_file(file).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentError("values_not_json", file=file) from error
    if not isinstance(values, dict):
        raise DocumentError("values_not_object", file=file)
    return {name: _engine_value(name, value) for name, value in values.items()}


def _engine_value(name: str, value: Any) -> Any:
    """Return a value as the engine takes it; numbers become texts."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return json.dumps(value)
    if isinstance(value, list):
        if any(isinstance(each, list) for each in value):
            raise DocumentError("values_list_in_list", name=name)
        if len({isinstance(each, dict) for each in value}) > 1:
            raise DocumentError("values_mixed", name=name)
        return [_engine_value(f"{name}[{n}]", each) for n, each in enumerate(value, start=1)]
    if isinstance(value, dict):
        return {key: _engine_value(f"{name}.{key}", each) for key, each in value.items()}
    raise DocumentError("value_missing", name=name)
