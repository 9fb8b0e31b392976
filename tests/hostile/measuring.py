"""Uploads, each in a process of its own with hard limits: `python measuring.py FILE...`.

Each has five seconds of the processor and 300 MB above what Python and the libraries need. What
it used is printed as one line of JSON; one that goes beyond its limits has none. The processes
are forks of one that has the libraries already: to import them takes longer than most files do.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from interview_kit.documents.layouts.layout_check import check_layout
from interview_kit.errors import DocumentError

SECONDS = 5
MEGABYTES = 300


def peak() -> int:
    """Return the most memory that this process has ever had, in kilobytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Refuse one file after another, each in a fork."""
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()
        child = os.fork()
        if child == 0:
            refuse(data)
            os._exit(0)
        os.waitpid(child, 0)


def refuse(data: bytes) -> None:
    """Refuse one file within the limits, and say what that took."""
    base = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = base + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    before, start = peak(), time.perf_counter()
    try:
        report = check_layout(data, "thank_you")
        said = [each.what for each in report.findings if each.severity == "stop"]
    except DocumentError as error:
        said = [error.what]
    used = peak() - before
    seconds = time.perf_counter() - start
    line = {"said": said[:3], "megabytes": used // 1024, "seconds": round(seconds, 3)}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
