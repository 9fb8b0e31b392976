"""The odds, honestly: the funnel of a typical search beside one's own numbers, and figures."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from interview_kit.candidate.odds import own_numbers
from interview_kit.content import content
from interview_kit.content.odds import FunnelStep
from interview_kit.ui.shell.bars import bar


def show(stages: Counter[str]) -> None:
    """Show what is known; `stages` has how many applications are at each, archived or not."""
    candidate = content().candidate
    odds = candidate.odds
    own = own_numbers(stages.elements(), candidate)
    with st.expander("The odds, honestly", icon=":material/bar_chart:"):
        most = odds.funnel[0].high
        rows = "".join(_row(step, most, own.get(step.id), stages.total()) for step in odds.funnel)
        st.html(
            '<table class="kit-odds"><caption>People in a typical search, and your applications'
            '</caption><thead><tr><th scope="col">Step</th><th scope="col">One search</th>'
            f'<th scope="col">You</th></tr></thead><tbody>{rows}</tbody></table>'
        )
        st.caption(odds.about)
        st.caption(odds.caution)
        st.markdown("**What surveys and advice say, and what speaks against it**")
        for figure in odds.figures:
            st.markdown(figure.says)
            st.caption(f"{figure.sample}. Year: {figure.year}. {figure.contrary}")


def _row(step: FunnelStep, most: int, own: int | None, applications: int) -> str:
    theirs = bar(step.high, most, step.words)
    mine = "not counted" if own is None else bar(own, applications, str(own))
    return f'<tr><th scope="row">{escape(step.label)}</th><td>{theirs}</td><td>{mine}</td></tr>'
