"""A button for the browser's own print dialog."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default ({ parentElement }) => {
  const button = parentElement.querySelector("button");
  button.onclick = () => window.print();
};
"""
_STYLE = """
button {
  min-height: 2.5rem;
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius, 0.4rem);
  background: var(--st-background-color);
  color: var(--st-text-color);
  font: inherit;
  font-size: 0.875rem;
  cursor: pointer;
}
button:hover, button:focus-visible {
  border-color: var(--st-primary-color);
  color: var(--st-primary-color);
}
"""
_component = st.components.v2.component(
    "interview_kit_print",
    html='<button type="button">Print</button>',
    css=_STYLE,
    js=_SCRIPT,
)


def print_button() -> None:
    """Show a button that prints the page."""
    _component(key="print", width="content")
