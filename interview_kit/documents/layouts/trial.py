"""A trial of somebody's own template, in a process of its own with limits of time and memory.

`python -m interview_kit.documents.layouts.trial DOCUMENT` is that process: the template comes on
its input; on its output go one line of JSON (what the clinic found, the text, or what went wrong)
and after it the filled file. Where the system knows no limits of memory (Windows), the limit is
that of time alone.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import subprocess  # the command is this Python and this module, nothing of the upload
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from interview_kit.documents.layouts.clinic import Finding, Report, examine_package, lost_lines
from interview_kit.documents.layouts.names import document_names, long_values, sample_values
from interview_kit.documents.layouts.upload import Package, open_package
from interview_kit.errors import DocumentError, KitError
from interview_kit.settings import ROOT

SECONDS = 5  # of the processor, beyond what the libraries take to load
MEMORY = 300 * 1024 * 1024  # bytes above what Python and the engine need themselves
MAX_OUTPUT = 20 * 1024 * 1024  # bytes of the filled file
AT_ONCE = 2  # trials; more would take the time from the pages
_PATIENCE = 20  # seconds to wait for a trial to end: on a busy machine it gets its turn late

_NEXT_STEP = "Check the tags in your file, or start over with the kit's own layout."

# The process gets none of the addresses and secrets that may be in the environment.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_TIME_IS_UP = 24  # SIGXCPU, which Windows does not have
_slots = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial: the clinic's report and, when it is usable, the filled file.

    `text` is the text of the file with a line for each paragraph.
    """

    report: Report
    data: bytes
    text: str


def try_out(template: bytes, document: str) -> Trial:
    """Examine a template and fill it with samples. Raises DocumentError in one sentence.

    A template with a "stop" in its report is not filled: `data` and `text` are empty then.
    """
    document_names(document)
    if not _slots.acquire(timeout=_PATIENCE):
        raise DocumentError(
            "Other files are being checked right now.", next_step="Try again in a moment."
        )
    try:
        return _answer(*_run(template, document))
    finally:
        _slots.release()


def _run(template: bytes, document: str) -> tuple[int, bytes]:
    # "-I" would keep the kit itself from being found: it is run from its folder.
    command = [sys.executable, "-m", "interview_kit.documents.layouts.trial", document]
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 # see the import
            command,
            input=template,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            cwd=ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow() from None
    except OSError as error:
        raise DocumentError(
            "The check couldn't be started on this computer.",
            next_step=f"It says: {error.strerror or type(error).__name__}.",
        ) from error
    return done.returncode, done.stdout


def _answer(status: int, output: bytes) -> Trial:
    head, _, data = output.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError:
        # The system ended it: for its time on the processor, else for its memory.
        raise (_too_slow() if status == -_TIME_IS_UP else _too_large()) from None
    if "error" in answer:
        raise DocumentError(**answer["error"])
    said = answer["report"]
    findings = tuple(Finding(**each) for each in said["findings"])
    report = Report(said["document"], findings, tuple(said["used"]), tuple(said["unused"]))
    return Trial(report, data, answer["text"])


def _too_slow() -> DocumentError:
    return DocumentError(
        f"Filling this layout takes longer than {SECONDS} seconds.",
        next_step="Make it shorter, or repeat fewer lines.",
    )


def _too_large() -> DocumentError:
    return DocumentError(
        "Filling this layout takes more memory than a layout should need.",
        next_step="Make it shorter, or repeat fewer lines.",
    )


def _limit() -> None:
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
    # At the second limit of time the system kills without a word, as it does for memory.
    wanted = (
        (resource.RLIMIT_AS, base + MEMORY, base + MEMORY),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for kind, limit, hard in wanted:
        try:
            resource.setrlimit(kind, (limit, hard))
        except (ValueError, OSError):  # macOS does not take a limit of memory
            continue


def _try_here(template: bytes, document: str) -> tuple[dict[str, Any], bytes]:
    from interview_kit.documents.word import text_of

    known = document_names(document)
    package = open_package(template)
    report = examine_package(package, known.names, document)
    answer: dict[str, Any] = {"report": asdict(report), "text": ""}
    if not report.usable:
        return answer, b""
    filled = _filled(template, sample_values(document), known.label)
    if lost := lost_lines(package, _opened(filled)):
        raise DocumentError(
            f"The line “{lost[0]}” in your file wouldn't come out as you wrote it.",
            next_step="Put a space before or after the brace in it, or leave the brace out.",
        )
    # What is small with samples may still outgrow everything with somebody's long lists.
    most = _filled(template, long_values(document), known.label)
    if max(len(filled), len(most)) > MAX_OUTPUT:
        raise _too_large()
    return answer | {"text": text_of(filled)}, filled


def _opened(filled: bytes) -> Package:
    try:
        return open_package(filled)
    except DocumentError as error:  # what was let in before is too large now
        raise _too_large() from error


def _filled(template: bytes, values: dict[str, Any], title: str) -> bytes:
    from interview_kit.documents.word import render

    try:
        return render(
            template, values, title=title, author="", language="en-GB", when=datetime.now(UTC)
        ).data
    except DocumentError as error:
        if isinstance(error.__cause__, MemoryError):
            raise _too_large() from error
        # What it says to do next is meant for the kit's own layouts.
        raise DocumentError(error.what, where=error.where, next_step=_NEXT_STEP) from error


def main(document: str, template: BinaryIO, out: BinaryIO) -> None:
    """Try out one template and write the answer."""
    # The engine is loaded before the limits are set, so that they are for the layout alone.
    importlib.import_module("interview_kit.documents.word.compiled_layout")
    _limit()
    data = b""
    try:
        answer, data = _try_here(template.read(), document)
    except KitError as error:
        answer = _error(error)
    except MemoryError:
        answer = _error(_too_large())
    except Exception as error:  # whatever it is, the page has to say one sentence
        kind = type(error).__name__
        what = f"This layout couldn't be filled ({kind})."
        answer = _error(DocumentError(what, next_step=_NEXT_STEP))
    out.write(json.dumps(answer).encode() + b"\n" + data)


def _error(error: KitError) -> dict[str, Any]:
    return {"error": {"what": error.what, "where": error.where, "next_step": error.next_step}}


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
