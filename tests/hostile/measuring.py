"""One upload in a process with hard limits: `python measuring.py < FILE`.

It has five seconds of the processor and 300 MB above what Python and the libraries need; prints
what it used as one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from interview_kit.documents.clinic import examine
from interview_kit.errors import DocumentError

SECONDS = 5
MEGABYTES = 300


def peak() -> int:
    """Return the most memory that this process has ever had, in kilobytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Refuse what comes in, within the limits."""
    data = sys.stdin.buffer.read()
    base = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = base + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    before, start = peak(), time.perf_counter()
    try:
        report = examine(data, "thank_you")
        said = [each.what for each in report.findings if each.severity == "stop"]
    except DocumentError as error:
        said = [error.what]
    used = peak() - before
    seconds = time.perf_counter() - start
    print(json.dumps({"said": said[:3], "megabytes": used // 1024, "seconds": round(seconds, 3)}))


if __name__ == "__main__":
    main()
