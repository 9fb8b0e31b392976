"""Links to the parts of the page for the call: always in sight, and no request to the server."""

from __future__ import annotations

import streamlit as st

_PARTS = {
    "Cheat sheet": ".st-key-call-people",
    "Notes": "#notes",
    "Strengths": "#strengths",
    "Questions": "#questions-to-ask",
    "Closing": "#your-closing",
    "Find out": "#find-out",
}
"""The parts by their links: where each begins. The cheat sheet begins with who is on the call."""

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
_LINKS = "".join(f'<a href="#" data-part="{part}">{label}</a>' for label, part in _PARTS.items())
_component = st.components.v2.component(
    "interview_kit_call_jumps",
    html=f'<nav aria-label="On this page">{_LINKS}</nav>',
    css=_STYLE,
    js=_SCRIPT,
)


def show() -> None:
    """Show the links, in a row that stays at the top of the window."""
    with st.container(key="noprint-call-jumps"):
        _component(key="call-jumps")
