"""What people typed, shown as they typed it.

Streamlit reads Markdown in labels, options, tabs and most text. `escaped` is the only way
in which stored text may get there; a text on its own is shown by `st.text`, which reads none.

Streamlit: where Markdown is read, addresses, arrows and icons are found after escapes have been
undone, so no escape stops them.
Seen in: Streamlit 1.67.0.
Instead: an empty part of Streamlit's own Markdown breaks them up, and is no character.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_addresses_and_arrows_are_found_behind_escapes
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@&=^\"'])")

# These are recognized after escapes have been undone, so no escape stops them: addresses,
# e-mail, arrows and dashes, icons and the logo. Each is found within one piece of text alone.
_AFTER_ESCAPES = re.compile(
    r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)|(?=@)|(?<=[-<>=~])(?=[-<>=~])"
    r"|(?<=:)(?=material[/_]|streamlit:)"
)
# An empty part without a color: it ends a piece of text, and nothing of it is shown or copied,
# as a character without width would be.
_APART = ":color[]"


def escaped(text: str) -> str:
    """Return `text` as Markdown that reads and is copied exactly like `text`, on one line."""
    pieces = _AFTER_ESCAPES.split(" ".join(text.split()))
    return _APART.join(_MARKUP.sub(r"\\\1", piece) for piece in pieces)
