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

from interview_kit.documents.trial import try_out
from interview_kit.errors import DocumentError
from interview_kit.settings import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory like this")
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


def measured(data: bytes) -> dict[str, list[str]]:
    """Return what is said of a file by a process that has no more than it is allowed."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measuring.py"))],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_a_refusal_stays_within_five_seconds_and_300_mb(name: str) -> None:
    assert any(ATTACKS[name].words in what for what in measured(ATTACKS[name].make())["said"])


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_the_heaviest_of_what_is_allowed_stays_within_them_too(name: str) -> None:
    assert measured(HEAVY[name]())["said"] == []


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
    with pytest.raises(DocumentError, match="Filling this template takes") as refusal:
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
