"""What people typed, shown as they typed it.

Streamlit reads Markdown in labels, options, tabs and most text. `literal` is the one way
in which stored text may get there; a text on its own is shown by `st.text`, which reads none.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@&=^\"'])")

# These are recognized after escapes have been undone, so no escape stops them: addresses,
# e-mail, arrows and dashes, icons and the logo. A word joiner, which has no width, does.
_AFTER_ESCAPES = re.compile(
    r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)|(?=@)|(?<=[-<>=])(?=[-<>=])|(?<=:)(?=material/|streamlit:)"
)
_WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """Return `text` as Markdown that reads exactly like `text`, on one line."""
    joined = _AFTER_ESCAPES.sub(_WORD_JOINER, " ".join(text.split()))
    return _MARKUP.sub(r"\\\1", joined)
