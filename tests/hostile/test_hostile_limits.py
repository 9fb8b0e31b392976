"""Every refusal, and every trial, within five seconds and 300 MB, held by the system itself."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import ATTACKS
from making import body, letter, paragraph, parts, zipped

from interview_kit.documents.layouts.trial import try_out
from interview_kit.errors import DocumentError
from interview_kit.settings import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory like this")
_AT_ONCE = 10
_LOOP = ("{%p for line in paragraphs %}", "{%p endfor %}")


def _large(lines: int, text: str) -> bytes:
    return zipped(
        parts() | {"word/document.xml": body(*(paragraph(text) for _ in range(lines))).encode()}
    )


def _piece(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


# What is allowed, in the shapes that are the hardest to read.
HEAVY: dict[str, Callable[[], bytes]] = {
    "as many words as allowed": lambda: _large(19_000, "word " * 33),
    "as many tags as allowed": lambda: _large(1990, "word " * 400 + "{{ company }}"),
    "many tags before many pieces": lambda: letter(
        f"<w:p>{_piece('{{ company }}' * 1990)}{_piece('a') * 90_000}</w:p>"
    ),
    "many tags in one run": lambda: letter(
        "<w:p><w:r>"
        + "<w:t>{</w:t><w:t>{ company }}</w:t>" * 1990
        + "<w:t>a</w:t>" * 90_000
        + "</w:r></w:p>"
    ),
    "many tags deep down": lambda: letter(
        "<w:p>" + "<w:sdt>" * 130 + "<w:t>{{ company }}</w:t>" * 1990 + "</w:sdt>" * 130 + "</w:p>"
    ),
    "many names in one brace": lambda: _large(60_000, "{company} «company»"),
    "many changes": lambda: letter(
        "<w:p>" + f"<w:ins>{_piece('x')}</w:ins>" * 60_000 + "</w:p>", "{{ company }}"
    ),
}


def measured(folder: Path, *uploads: bytes) -> list[list[str]]:
    """Return what is said of each file by a process that has no more than it is allowed."""
    files = [folder / str(number) for number in range(len(uploads))]
    for file, data in zip(files, uploads, strict=True):
        file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measuring.py")), *map(str, files)],
        capture_output=True,
        check=True,
        timeout=60 * len(files),
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    return [json.loads(line)["said"] for line in done.stdout.splitlines()]


@linux
@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(ATTACKS), _AT_ONCE))
def test_a_refusal_stays_within_five_seconds_and_300_mb(start: int, tmp_path: Path) -> None:
    names = list(ATTACKS)[start : start + _AT_ONCE]
    said = measured(tmp_path, *(ATTACKS[name].make() for name in names))
    for name, whats in zip(names, said, strict=True):
        assert any(ATTACKS[name].words in what for what in whats), name


@linux
@pytest.mark.long
@pytest.mark.parametrize("name", HEAVY)
def test_the_heaviest_of_what_is_allowed_stays_within_them_too(name: str, tmp_path: Path) -> None:
    assert measured(tmp_path, HEAVY[name]()) == [[]]


@linux
@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        lambda: letter(_LOOP[0], "x" * 4_900_000, _LOOP[1]),
        lambda: letter(_LOOP[0], *["y" * 50] * 40_000, _LOOP[1]),
    ],
    ids=["a loop round megabytes", "a loop round many lines"],
)
def test_a_trial_that_grows_too_large_ends_in_one_sentence(make: Callable[[], bytes]) -> None:
    with pytest.raises(DocumentError, match="Filling this layout takes") as refusal:
        try_out(make(), "thank_you")
    assert refusal.value.next_step


@linux
@pytest.mark.slow
def test_others_are_answered_while_a_trial_takes_its_time() -> None:
    """What a page does in the same process meanwhile never waits for the trial."""
    trial = threading.Thread(target=_swallowed, args=(HEAVY["as many words as allowed"](),))
    trial.start()
    longest, last = 0.0, time.perf_counter()
    while trial.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < 0.5


def _swallowed(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        try_out(data, "thank_you")


def test_trials_at_the_same_time_do_not_mix_their_answers() -> None:
    texts: dict[int, str] = {}

    def one(number: int) -> None:
        texts[number] = try_out(letter(f"Number {number}: {{{{ company }}}}"), "thank_you").text

    threads = [threading.Thread(target=one, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {number: f"Number {number}: Hale & Sons" for number in range(5)}
