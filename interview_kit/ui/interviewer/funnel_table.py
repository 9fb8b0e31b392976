"""The funnel of a search as a chart that is a table, beside that of a typical search."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from interview_kit.content import content
from interview_kit.content.learned import CALLED, STEPS, Step
from interview_kit.content.odds import FunnelStep
from interview_kit.interviewer.funnel import Funnel, typical_steps
from interview_kit.ui.shell.bars import bar

_SCALE = "Each bar is a share of the résumés at the top of its column."


def show_chart(funnel: Funnel, heading: str) -> None:
    """Show how many came how far; `heading` says in which search."""
    kit = content()
    odds = kit.candidate.odds
    typical = typical_steps(odds)
    most = odds.funnel[0].high
    rows = "".join(_row(step, funnel, typical.get(step.id), most) for step in kit.learned.steps)
    st.html(
        '<table class="kit-odds"><caption>How far people came. '
        f"{_SCALE}</caption><thead><tr>"
        '<th scope="col">Step</th><th scope="col">A typical search</th>'
        f'<th scope="col">{escape(heading)}</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    st.caption(kit.learned.counted)
    if funnel.without_call:
        without = funnel.without_call
        st.caption(
            f"“Called”: {funnel.counts[CALLED] - without:,} with a finished call here, and "
            f"{without:,} met informally or on-site without one."
        )
    st.caption(odds.about)


def show_by_position(funnels: Mapping[str, Funnel], total: Funnel) -> None:
    """Show the funnels of several positions, by their names, and all of them together."""
    steps = content().learned.steps
    heads = "".join(f'<th scope="col">{escape(step.label)}</th>' for step in steps)
    rows = "".join(_cells(name, funnel) for name, funnel in funnels.items())
    with st.container(key="funnel-by-position"):
        st.html(
            '<table class="kit-counts"><caption>By position</caption>'
            f'<thead><tr><th scope="col">Position</th>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody><tfoot>{_cells('In all', total)}</tfoot></table>"
        )


def _cells(name: str, funnel: Funnel) -> str:
    numbers = "".join(f"<td>{funnel.counts[step]:,}</td>" for step in STEPS)
    return f'<tr><th scope="row">{escape(name)}</th>{numbers}</tr>'


def _row(step: Step, funnel: Funnel, typical: FunnelStep | None, most: int) -> str:
    theirs = bar(typical.high, most, typical.words) if typical else "not said"
    own, first = funnel.counts[step.id], funnel.counts[STEPS[0]]
    share = f" · {round(100 * own / first)}%" if own and step.id != STEPS[0] else ""
    mine = bar(own, first, f"{own:,}{share}")
    return f'<tr><th scope="row">{escape(step.label)}</th><td>{theirs}</td><td>{mine}</td></tr>'
