"""A bar beside its number, in a table: a picture to those who see it, numbers to all."""

from __future__ import annotations

from html import escape


def bar(number: int, most: int, words: str) -> str:
    """Return the HTML of a number in `words`, with a bar as long as its share of `most`."""
    share = round(100 * min(number / most, 1)) if most else 0
    shape = f'<span class="kit-bar" style="width:{share}%"></span>' if number else ""
    return f"{shape}<span>{escape(words)}</span>"
