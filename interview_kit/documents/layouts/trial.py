"""A trial of a layout, in a process of its own with limits of time and memory.

`python -m interview_kit.documents.layouts.trial DOCUMENT` is that process: the layout comes on its
input; on its output go one line of JSON (the check's report, the text, or what went wrong) and
then the filled file. Where the system knows no limits of memory (Windows), time alone is limited.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import subprocess  # the command holds nothing of the upload
import sys
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from interview_kit import clock
from interview_kit.documents.layouts.layout_check import (
    CheckReport,
    Finding,
    check_package,
    missing_lines,
)
from interview_kit.documents.layouts.tag_names import document_kind, long_values, sample_values
from interview_kit.documents.layouts.upload import Package, open_package
from interview_kit.documents.word import open_layout, text_of
from interview_kit.errors import DocumentError, Fact, KitError, in_words
from interview_kit.settings import ROOT

SECONDS = 5  # of the processor, beyond what the libraries take to load
MEMORY = 300 * 1024 * 1024  # bytes above what Python and the engine need themselves
MAX_OUTPUT = 20 * 1024 * 1024  # bytes of the filled file
AT_ONCE = 2  # trials; more would slow the pages down
_TIMEOUT = 20  # seconds to wait for a trial, which may start late on a busy machine

# Addresses and secrets in the environment are kept from the process.
_INHERITED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_SIGXCPU = 24  # which the module signal lacks on Windows
_running = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of a trial: the check's report and, where the layout is usable, the filled file.

    `text` is the text of the file with a line for each paragraph.
    """

    report: CheckReport
    data: bytes
    text: str


def try_out(layout: bytes, document: str) -> Trial:
    """Check a layout and fill it with samples. Raises DocumentError in one sentence.

    A layout with a "stop" in its report is not filled: `data` and `text` are empty then.
    """
    document_kind(document)
    if not _running.acquire(timeout=_TIMEOUT):
        raise DocumentError("trials_busy")
    try:
        return _read_answer(*_run(layout, document))
    finally:
        _running.release()


def _run(layout: bytes, document: str) -> tuple[int, bytes]:
    # The kit is imported from the current folder, which "-I" would forbid.
    command = [sys.executable, "-m", "interview_kit.documents.layouts.trial", document]
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 # see the import
            command,
            input=layout,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            cwd=ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow() from None
    except OSError as error:
        raise DocumentError("trial_not_started", reason=error) from error
    return done.returncode, done.stdout


def _read_answer(status: int, output: bytes) -> Trial:
    head, _, data = output.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError:
        # The system killed the process for its time on the processor, else for its memory.
        raise (_too_slow() if status == -_SIGXCPU else _too_large()) from None
    if "error" in answer:
        raise _error_of(answer["error"])
    fields = answer["report"]
    findings = tuple(Finding(**each) for each in fields["findings"])
    report = CheckReport(findings, tuple(fields["used"]))
    return Trial(report, data, answer["text"])


def _too_slow() -> DocumentError:
    return DocumentError("trial_too_slow", seconds=SECONDS)


def _too_large() -> DocumentError:
    return DocumentError("trial_too_large")


def _set_limits() -> None:
    """Bound the memory and the time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time is bounded from outside
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:
            base = int(numbers.read().split()[0]) * resource.getpagesize()
    except OSError:
        base = 512 * 1024 * 1024
    seconds = math.ceil(time.process_time()) + SECONDS
    # At the second, hard limit of time the system kills the process at once.
    limits = (
        (resource.RLIMIT_AS, base + MEMORY, base + MEMORY),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for kind, limit, hard in limits:
        try:
            resource.setrlimit(kind, (limit, hard))
        except (ValueError, OSError):  # macOS refuses a limit of memory
            continue


def _try_in_process(layout: bytes, document: str) -> tuple[dict[str, Any], bytes]:
    kind = document_kind(document)
    package = open_package(layout)
    report = check_package(package, kind.names)
    answer: dict[str, Any] = {"report": asdict(report), "text": ""}
    if not report.usable:
        return answer, b""
    filled = _fill(layout, sample_values(document), kind.label)
    if lost := missing_lines(package, _open_filled(filled)):
        has_braces = not {"{", "}"}.isdisjoint(lost[0])
        code = "trial_loses_braces" if has_braces else "trial_loses_line"
        raise DocumentError(code, line=lost[0])
    # A file that is small with samples may be far too large with long lists.
    longest = _fill(layout, long_values(document), kind.label)
    if max(len(filled), len(longest)) > MAX_OUTPUT:
        raise _too_large()
    return answer | {"text": text_of(filled)}, filled


def _open_filled(filled: bytes) -> Package:
    try:
        return open_package(filled)
    except DocumentError as error:  # the layout was let in, so the filled file is too large
        raise _too_large() from error


def _fill(layout: bytes, values: dict[str, Any], title: str) -> bytes:
    try:
        compiled, now = open_layout(layout), clock.now()
        return compiled.render(values, title=title, author="", language="en-GB", when=now).data
    except DocumentError as error:
        if isinstance(error.__cause__, MemoryError):
            raise _too_large() from error
        # The engine's next step is for the kit's own layouts.
        raise DocumentError("layout_on_trial", reason=error) from error


def main(document: str, layout: BinaryIO, out: BinaryIO) -> None:
    """Try out one layout and write the answer."""
    # The engine is loaded before the limits are set, so that they are for the layout alone.
    importlib.import_module("interview_kit.documents.word.compiled_layout")
    _set_limits()
    data = b""
    try:
        answer, data = _try_in_process(layout.read(), document)
    except KitError as error:
        answer = {"error": _plain(error)}
    except MemoryError:
        answer = {"error": _plain(_too_large())}
    except Exception as error:  # the page shows one sentence whatever happens
        answer = {"error": _plain(DocumentError("trial_failed", kind=type(error).__name__))}
    out.write(json.dumps(answer).encode() + b"\n" + data)


def _plain(fact: Fact) -> Any:
    """Return an error or a fact of it as JSON can hold it."""
    if not isinstance(fact, KitError):
        return str(in_words(fact))
    return {"code": fact.code, "facts": {key: _plain(each) for key, each in fact.facts.items()}}


def _error_of(plain: dict[str, Any]) -> DocumentError:
    facts = plain["facts"].items()
    restored = {key: _error_of(each) if isinstance(each, dict) else each for key, each in facts}
    return DocumentError(plain["code"], **restored)


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
