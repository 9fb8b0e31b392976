"""The tags that a Word layout may use, with samples of what they become."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from interview_kit.documents.layouts.tag_names import DocumentKind, TagName, all_tag_names
from interview_kit.ui.workarounds.escaping import escaped


def show(kind: DocumentKind) -> None:
    """Show the tags of a kind of document: a table of texts, then each list."""
    st.header("What you can insert", anchor=False)
    st.caption(
        "Copy a tag, braces and all, into your file. The kit fills in what's shown beside it."
    )
    with st.container(key="names"):
        st.markdown(_table(each for each in kind.names if each.kind == "text"))
    for each in kind.names:
        if each.kind == "list":
            _list(each)


def _table(names: Iterable[TagName]) -> str:
    rows = [f"| `{each.tag}` | {escaped(each.about)}: *{_sample(each)}* |" for each in names]
    return "\n".join(["| Tag | What it becomes |", "| --- | --- |", *rows])


def _list(name: TagName) -> None:
    st.markdown(f"**{escaped(name.about)}**, a list. Put each of these lines in its own paragraph:")
    st.code(name.tag, language=None, wrap_lines=True)
    parts = [part for _, part in all_tag_names(name.parts) if part.kind != "list"]
    if parts:
        about = ", ".join(f"`{part.name}` ({_lower(part.about)})" for part in parts)
        st.caption(f"Leave out the lines you don't want: {about}.")


def _sample(name: TagName) -> str:
    return escaped(str(name.sample))


def _lower(text: str) -> str:
    return text[:1].lower() + escaped(text[1:])
