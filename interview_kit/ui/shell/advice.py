"""The kit's advice on a page."""

from __future__ import annotations

import streamlit as st


def show_advice(*sentences: str) -> None:
    """Show sentences of advice, each as a paragraph of small text."""
    for sentence in sentences:
        st.caption(sentence)
