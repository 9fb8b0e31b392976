"""The rows of a list of candidates that is imported: who can be added, and who can't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from interview_kit.content import content
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.interviewer.imported_candidates import ListedCandidate
from interview_kit.text import shorten
from interview_kit.ui.interviewer import list_columns
from interview_kit.ui.interviewer.list_columns import LONGEST, show_table
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 10


def show_wrong(wrong: Sequence[ListedCandidate]) -> None:
    """Show the rows that are not taken, each with the reason."""
    name = candidate_fields.NAME.key
    list_columns.show_wrong(
        [(each.row, each.values.get(name, ""), _problem_words(each)) for each in wrong],
        "can't be added",
        "Correct them in your list and import it again. Nobody who is here already is added twice.",
    )


def show_doubtful(good: Sequence[ListedCandidate]) -> None:
    """Show the rows that can be added with something that is no phone number."""
    name = candidate_fields.NAME.key
    list_columns.show_wrong(
        [
            (
                each.row,
                each.values.get(name, ""),
                f"“{shorten(each.doubtful_phone, LONGEST)}” isn't a phone number",
            )
            for each in good
            if each.doubtful_phone
        ],
        "to look at",
        "They can be added as they are: add the number once you have it.",
        key="doubtful-rows",
    )


def show_good(good: Sequence[ListedCandidate]) -> None:
    """Show the first rows that can be added."""
    if not good:
        st.markdown("Nobody in this list can be added.")
        return
    number = "1 candidate" if len(good) == 1 else f"{len(good):,} candidates"
    first = ":" if len(good) <= _SHOWN else f", the first {_SHOWN} of them:"
    st.markdown(f":green[:material/task_alt:] **{number} can be added**{first}")
    fields = {
        column.id: column.label
        for column in content().candidate_list.columns
        if any(column.id in each.values for each in good[:_SHOWN])
    }
    rows = [{"Row": str(each.row), **_cells(each.values, fields)} for each in good[:_SHOWN]]
    with st.container(key="good-rows"):
        show_table(pd.DataFrame(rows))
    _show_turned([each for each in good if each.turned_from])


def _show_turned(turned: Sequence[ListedCandidate]) -> None:
    """Say which names had the last name first in the list."""
    if not turned:
        return
    number = "1 name has" if len(turned) == 1 else f"{len(turned):,} names have"
    before = shorten(turned[0].turned_from, LONGEST)
    name = shorten(turned[0].values[candidate_fields.NAME.key], LONGEST)
    st.caption(
        escaped(f"{number} the last name first in your list: “{before}” is added as “{name}”.")
    )


def _cells(values: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, str]:
    shown = {**values, candidate_fields.TIER.key: TIERS.get(values.get("tier", ""), "")}
    return {label: shown.get(field, "") for field, label in fields.items()}


def _problem_words(listed: ListedCandidate) -> str:
    email = listed.values.get(candidate_fields.EMAIL.key, "")
    return {
        "no_name": "No name",
        "no_email": f"“{shorten(email, LONGEST)}” isn't an email address",
        "in_position": "Is a candidate for this position already",
        "in_list": f"The same person as in row {listed.same_as}",
    }[listed.problem or "no_name"]
