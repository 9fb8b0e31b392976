"""Links to the parts of a long page: always in sight, and no request to the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

_ON_THE_CALL = {
    "Cheat sheet": ".st-key-call-people",
    "Notes": "#notes",
    "Strengths": "#strengths",
    "Questions": "#questions-to-ask",
    "Closing": "#your-closing",
    "Find out": "#find-out",
}
"""The parts by their links: where each begins. The cheat sheet begins with who is on the call."""
_OF_THE_LETTER = {"Details": ".stMain h2", "The letter": ".st-key-letter"}

# A step in the browser's history for each jump would lie before the way back, so the address stays
# as it is. The arrow keys lead through the closing as soon as one is there.
_SCRIPT = """
export default ({ parentElement }) => {
  parentElement.querySelector("nav").onclick = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const part = document.querySelector(link.dataset.part);
    if (!part) return;
    const closing = link.dataset.part === "#your-closing" && document.querySelector(".kit-large");
    const focused = closing || part;
    if (focused.tabIndex < 0) focused.tabIndex = -1;
    part.scrollIntoView({ block: "start" });
    focused.focus({ preventScroll: true });
  };
};
"""
_STYLE = """
nav {
  display: flex;
  gap: 1.25rem;
  overflow-x: auto;
}
a {
  display: flex;
  align-items: center;
  min-width: 2.75rem;
  min-height: 2.75rem;
  color: var(--st-text-color);
  font-size: 0.875rem;
  text-decoration: none;
  white-space: nowrap;
}
a:hover {
  text-decoration: underline;
}
a:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: -2px;
}
@media (max-width: 640px) {
  nav { gap: 0; justify-content: space-between; }
  a { padding-inline: 0.125rem; font-size: 0.8125rem; justify-content: center; }
}
"""


def _links(name: str, parts: Mapping[str, str]) -> Any:
    links = "".join(f'<a href="#" data-part="{part}">{label}</a>' for label, part in parts.items())
    html = f'<nav aria-label="On this page">{links}</nav>'
    return st.components.v2.component(name, html=html, css=_STYLE, js=_SCRIPT)


_call_links = _links("interview_kit_call_jumps", _ON_THE_CALL)
_letter_links = _links("interview_kit_letter_jumps", _OF_THE_LETTER)


def show_for_call() -> None:
    """Show the links of the call, in a row that stays at the top of the window."""
    with st.container(key="noprint-jumps-call"):
        _call_links(key="call-jumps")


def show_for_letter() -> None:
    """Show the links of the thank-you in the same way, where a narrow window has one column."""
    with st.container(key="noprint-jumps-letter"):
        _letter_links(key="letter-jumps")
