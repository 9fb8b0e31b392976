"""What `python -m interview_kit` can do with the database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interview_kit.access import LOCAL
from interview_kit.store.backup import backups
from interview_kit.store.backup.backups import Summary
from interview_kit.store.records.recently_deleted import KEPT_DAYS

INCOMPLETE_WARNING = (
    "This is a database that was copied by hand, not a backup that the kit made. Its last changes "
    "may be missing: they're in a file next to it whose name ends in -wal. If you still have "
    "that one, put it next to the database and restore both with python -m interview_kit restore."
)


def add_commands(commands: Any) -> None:
    """Add the commands to an argparse parser; each sets `run`, which returns the exit status."""
    save = commands.add_parser("backup", help="write a copy of everything into a new file")
    save.add_argument("file", type=Path)
    save.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="replace everything with what a backup holds")
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=_restore)
    move = commands.add_parser("move", help="copy everything into an empty database elsewhere")
    move.add_argument("url", help="its address, such as postgresql://user:password@host/name")
    move.set_defaults(run=_move)


def _backup(options: argparse.Namespace) -> int:
    summary = backups.write(LOCAL, options.file.absolute())
    backups.remove_expired(LOCAL)
    print(f"Written to {options.file}: {describe_summary(summary)}.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    summary, replaced = backups.restore(LOCAL, options.file.absolute())
    print(f"Restored: {describe_summary(summary)}.")
    if not summary.complete:
        print(INCOMPLETE_WARNING)
    print(f"What was there before is kept for {KEPT_DAYS} days in {replaced}.")
    return 0


def _move(options: argparse.Namespace) -> int:
    rows = backups.move(LOCAL, options.url)
    print(f"Moved {rows} rows, each compared with where it came from.")
    print(
        "Stop the kit now. If anyone saved anything after the move began, empty the new database "
        "and move again. Otherwise, set INTERVIEW_KIT_DATABASE_URL to the new address and start "
        "the kit."
    )
    return 0


def describe_summary(summary: Summary) -> str:
    """Return what a copy holds in words, as a part of a sentence."""
    parts = (
        _count_words(summary.positions, "position"),
        _count_words(summary.calls, "call"),
        _count_words(summary.applications, "application"),
    )
    return f"{parts[0]}, {parts[1]} and {parts[2]}"


def _count_words(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
