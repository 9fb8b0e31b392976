"""The kit from a terminal: `python -m interview_kit COMMAND`, beside the app in the browser."""

from __future__ import annotations

import argparse
import os
import sys

from interview_kit.documents import layout_commands
from interview_kit.errors import KitError
from interview_kit.store import backup_commands


def main(arguments: list[str]) -> int:
    """Carry out one command and return the exit status: 0 for success alone."""
    parser = argparse.ArgumentParser(prog="python -m interview_kit", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    backup_commands.add_commands(commands)
    layout_commands.add_commands(commands)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except KitError as error:
        for part in (error.what, error.where, error.next_step_in_terminal):
            if part:
                print(part, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` does; Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
