"""The three views of a comparison: everyone, one question, and a few people side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from interview_kit.interviewer.compared_answers import (
    ComparedAnswer,
    ComparedItem,
    compared_answer,
    compared_items,
)
from interview_kit.interviewer.compared_people import ComparedPerson, Measure
from interview_kit.interviewer.people_order import CALLS, SortColumn, sort_columns, sorted_people
from interview_kit.interviewer.weighted_scores import HOW_SCORED
from interview_kit.text import number_duplicates, shorten
from interview_kit.ui.interviewer import comparison_tables
from interview_kit.ui.interviewer.comparison_tables import AnswerLine, SortedBy
from interview_kit.ui.shell import choosers
from interview_kit.ui.workarounds.escaping import escaped

_TURNED = "turned"
_BESIDE = 3
_LONGEST = 60


def everyone(people: Sequence[ComparedPerson], measure: Measure) -> list[ComparedPerson]:
    """Show a row for each candidate, and how the scores were made; return them in that order."""
    known = measure.known
    column, turned = _order(measure)
    in_order = sorted_people(people, column, turned=turned)
    sorted_by = SortedBy(column.id, column.falls != turned)
    st.html(comparison_tables.people_table(in_order, known, measure.pays(), sorted_by))
    for note in notes(people, measure):
        st.caption(note)
    return in_order


def notes(people: Sequence[ComparedPerson], measure: Measure) -> list[str]:
    """Return what somebody who reads the scores has to know, in plain text."""
    if not measure.known:
        return [
            "The position has no must-haves yet, so this is the average of all ratings. Add "
            "must-haves on the position's page, and say which questions test them."
        ]
    number = sum(person.measured_anew for person in people)
    calls = "1 call" if number == 1 else f"{number} calls"
    changed = (
        "Must-haves, weights or what tests them were set or changed after "
        f"{calls}. Everyone is measured by the position as it is now."
    )
    return [HOW_SCORED, *([changed] if number else [])]


def one_question(people: Sequence[ComparedPerson], measure: Measure) -> None:
    """Show all answers to one question, with their ratings."""
    calls = [person.call for person in people]
    items = {each.id: each for each in compared_items(calls, measure.content) if each.id}
    chosen = choosers.record_from_url("question")
    shown = chosen if chosen in items else next(iter(items))
    names = number_duplicates({key: shorten(each.label, _LONGEST) for key, each in items.items()})
    with st.container(horizontal=True, vertical_alignment="bottom", key="question-choice"):
        _select("Question", "question", names, shown)
        ids = list(items)
        place = ids.index(shown)
        for label, other, icon in (
            ("Previous", place - 1, "arrow_back"),
            ("Next", place + 1, "arrow_forward"),
        ):
            is_there = 0 <= other < len(ids)
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"question-{label.lower()}",
                disabled=not is_there,
                on_click=_set_in_url,
                args=("question", ids[other] if is_there else ""),
            )
    item = items[shown]
    _about_question(item, measure)
    answers = [_answer(item, person, measure) for person in people]
    rated = item.question is not None and item.question.rated
    st.html(comparison_tables.question_table(people, answers, rated=rated))


def side_by_side(people: Sequence[ComparedPerson], measure: Measure) -> None:
    """Show two or three candidates in full beside each other."""
    by_id = {person.call.id: person for person in people}
    wanted = choosers.record_from_url("people").split(",")
    places = [each if each in by_id else None for each in [*wanted, "", "", ""][:_BESIDE]]
    names = {person.call.id: person.name for person in people}
    for place, column in enumerate(st.columns(_BESIDE)):
        with column:
            _choose_person(place, places, names)
    chosen = [by_id[each] for each in dict.fromkeys(places) if each]
    if len(chosen) < 2:
        st.markdown("Choose two or three people to see all they said beside each other.")
        return
    st.html(comparison_tables.side_by_side(chosen, _lines(chosen, measure)))


def _order(measure: Measure) -> tuple[SortColumn, bool]:
    """Show by what the candidates are sorted, and return it, and whether it is turned round."""
    recommendations = [each.id for each in measure.content.recommendations]
    columns = {each.id: each for each in sort_columns(measure.known, recommendations)}
    chosen = choosers.record_from_url("sort")
    shown = chosen if chosen in columns else CALLS
    names = number_duplicates({key: shorten(each.label, 40) for key, each in columns.items()})
    turned = choosers.record_from_url("order") == _TURNED
    with st.container(horizontal=True, vertical_alignment="bottom", key="order"):
        _select("Sort by", "sort", names, shown)
        st.button(
            "Reverse the order",
            icon=":material/swap_vert:",
            key="reverse",
            on_click=_set_in_url,
            args=("order", "" if turned else _TURNED),
        )
    return columns[shown], turned


def _about_question(item: ComparedItem, measure: Measure) -> None:
    question = item.question
    if question is None:
        return
    st.markdown(f"**{escaped(question.text)}**")
    tested = [each for each in measure.known if each.number in measure.tested_by(question.id)]
    about = [f"Tests: {', '.join(each.text for each in tested)}"] if tested else []
    about += [f"{rating}: {words}" for rating, words in sorted(question.anchors.items())]
    if about:
        st.caption(escaped(" · ".join(about)))


def _lines(people: Sequence[ComparedPerson], measure: Measure) -> list[AnswerLine]:
    """Return all that is known of some candidates, without what none of them has."""
    lines = [
        AnswerLine(f"Must-have: {each.text}", f"weight {each.weight}", _scores(people, each.number))
        for each in measure.known
    ]
    for item in compared_items([person.call for person in people], measure.content):
        answers = [_answer(item, person, measure) for person in people]
        if not all(answer.is_empty for answer in answers):
            about = item.question.text if item.question else ""
            lines.append(AnswerLine(item.label, about, answers))
    return lines


def _scores(people: Sequence[ComparedPerson], number: int) -> list[ComparedAnswer]:
    return [ComparedAnswer(person.scores[number].words) for person in people]


def _answer(item: ComparedItem, person: ComparedPerson, measure: Measure) -> ComparedAnswer:
    return compared_answer(item, person.call, measure.content, measure.english)


def _choose_person(place: int, places: Sequence[str | None], names: Mapping[str, str]) -> None:
    """Show the choice of one of the people. All have all names: to change them ends a search."""
    key = choosers.chooser_key(f"compare-person-{place}", names)
    st.session_state[key] = places[place]
    st.selectbox(
        ("First", "Second", "Third")[place],
        list(names),
        format_func=names.__getitem__,
        placeholder="Choose a person",
        key=key,
        on_change=_set_person,
        args=(place, tuple(places), key),
    )


def _set_person(place: int, places: Sequence[str | None], key: str) -> None:
    chosen = [each or "" for each in places]
    chosen[place] = st.session_state[key] or ""
    _set_in_url("people", ",".join(chosen).strip(","))


def _select(label: str, name: str, names: Mapping[str, str], shown: str) -> None:
    """Show a choice that stands in the address."""
    choosers.choose_from_list(label, name, names, shown, on_change=_choose, width=320)


def _choose(name: str, key: str, shown: str) -> None:
    """Write a choice into the address. Another column begins in its own order."""
    choosers.choose_in_url(name, key, shown)
    if name == "sort" and st.session_state[key] != shown:
        _set_in_url("order", "")


def _set_in_url(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
