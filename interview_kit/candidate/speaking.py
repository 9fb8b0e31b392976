"""How long it takes to say something aloud."""

from __future__ import annotations

from collections.abc import Sequence

from interview_kit.text import count_words


def spoken_seconds(text: str, pace: int) -> float:
    """Return the seconds that it takes to say a text, at a `pace` in words a minute."""
    return count_words(text) * 60 / pace


def seconds_words(seconds: int) -> str:
    """Return a length in words: "1 second", "48 seconds", "1 minute", "2 minutes 5 seconds"."""
    minutes, rest = divmod(seconds, 60)
    parts = [(minutes, "minute"), (rest, "second")] if minutes else [(rest, "second")]
    words = [f"{n} {unit}" if n == 1 else f"{n} {unit}s" for n, unit in parts if n or not minutes]
    return " ".join(words)


def over_limit_words(seconds: int, cut: Sequence[str]) -> str:
    """Return by how many seconds a script is too long, and what to do: `cut` are moves by label."""
    todo = f"Cut first: {', '.join(cut)}." if cut else "Shorten the wording."
    return f"{seconds_words(seconds)} over the limit. {todo}"
