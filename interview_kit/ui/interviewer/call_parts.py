"""The parts of the steps of a call."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from interview_kit.content import content
from interview_kit.content.field_names import RATINGS
from interview_kit.content.interviewer import RECORDED_FIELDS, labels
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.fields.states import NO_ANSWER_REASONS, OPEN
from interview_kit.interviewer import progress
from interview_kit.interviewer.endings import ending_labels
from interview_kit.interviewer.question_set import NO_MEETS, QuestionSet, SetQuestion
from interview_kit.interviewer.salary import odd_pay_words, range_words
from interview_kit.store.records import record_fields
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Edit
from interview_kit.text import shorten
from interview_kit.typed.hints import past_date_hint
from interview_kit.typed.words import PERIOD_WORDS
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import unsaved_choices
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import call_words
from interview_kit.ui.shell import buttons
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.workarounds.escaping import escaped


def question_words(question: SetQuestion, question_set: QuestionSet) -> None:
    """Show a question as it is asked, with its hint and the must-haves that it tests."""
    st.header(escaped(question.text), anchor=False)
    if question.hint:
        st.caption(escaped(question.hint))
    if tested := question_set.tested(question):
        tests = ", ".join(each.text for each in tested)
        meets = f". {NO_MEETS}." if question.meets == "no" else ""
        st.caption(f"It tests: {escaped(tests)}{meets}")
    values = ", ".join(each.text for each in question_set.must_haves if each.is_value)
    if values and question.group == "motivation":
        st.caption(f"What we value: {escaped(values)}")


def rating_choice(form: Form, question: SetQuestion) -> None:
    """Show the rating of an answer in the form of an assessment, with the words for 1, 3 and 5."""
    form.choice(assessment_fields.RATING.field(question.id, escaped(question.label)))
    if beyond := _beyond_scale(form.text(assessment_fields.RATING.field(question.id, ""))):
        st.caption(
            f":material/info: “{escaped(beyond)}” isn't a rating from 1 to 5, so it doesn't count."
        )
    words = (f"**{number}** {escaped(text)}" for number, text in sorted(question.anchors.items()))
    if question.anchors:
        st.caption(" · ".join(words))


def _beyond_scale(rating: str) -> str:
    """Return a stored rating that is none, shortened: from another program, or a damaged backup."""
    return "" if rating in ("", *RATINGS) else shorten(rating, 20)


def rating(call: Call, question: SetQuestion) -> None:
    """Show the rating of an answer, with the words for 1, 3 and 5.

    Nothing else on the page depends on a rating, so choosing one runs this fragment alone.
    """
    _rating(call.assessment_id, question, [Form(call.assessment_id, call.assessment)])


@st.fragment
def _rating(assessment_id: str, question: SetQuestion, forms_of_page: list[Form]) -> None:
    # The page has read the ratings already. When the fragment runs alone, it reads them itself.
    runs_alone = not forms_of_page
    if runs_alone:
        form = Form(assessment_id, record_fields.read(session.actor(), assessment_id))
    else:
        form = forms_of_page.pop()
    rating_choice(form, question)
    if not runs_alone:
        return
    notices.show()
    if unsaved_choices.is_page_outdated():
        st.rerun()  # the page shows that the rating waits, and retries


def no_answer(form: Form, field: str) -> None:
    """Show the choice of a reason for a question without an answer."""
    states = labels(content().interviewer.states)
    key = f"reason-{form.record_id}-{field}"
    st.session_state[key] = form.reason(field) or None
    st.pills(
        "Reason for no answer",
        NO_ANSWER_REASONS,
        format_func=lambda state: states[state],
        key=key,
        on_change=notices.errors_as_notices(
            lambda: form.store_fields({field: Edit(state=st.session_state[key] or OPEN)})
        ),
    )


def come_back(form: Form, question: SetQuestion) -> None:
    """Show the flag of a question that one comes back to before the call ends."""
    form.checkbox(
        call_fields.COME_BACK.field(question.id, question.label),
        label=buttons.accessible_label("Come back to this", question.label),
    )


def salary(form: Form, question: SetQuestion, question_set: QuestionSet) -> None:
    """Show the fields of the salary: amount, currency, period; and what the job pays."""
    kit = content().interviewer
    periods = {period.id: period for period in kit.periods}
    amount, currency, period = st.columns([4, 3, 5], vertical_alignment="top")
    # The amount comes first, and shows its reading with the currency and the period.
    currency_code = form.text(call_fields.SALARY_CURRENCY) or kit.currencies[0]
    chosen_period = periods.get(form.text(call_fields.SALARY_PERIOD), kit.periods[0])
    with amount:
        read = typed_lines.money(
            form,
            call_fields.SALARY_AMOUNT,
            style=typed_lines.own_style(),
            currency=currency_code,
            period=chosen_period.label,
            odd=lambda read: odd_pay_words(read, chosen_period.id, kit.numbers.odd_month_pay),
            placeholder=chosen_period.example,
            first=True,
            asks=question.text,
        )
    with currency:
        if read and read.currency:
            _part_of_amount(call_fields.SALARY_CURRENCY, read.currency)
        else:
            form.select(call_fields.SALARY_CURRENCY, default=currency_code)
    with period:
        if read and read.period:
            _part_of_amount(call_fields.SALARY_PERIOD, PERIOD_WORDS[read.period])
        else:
            form.choice(call_fields.SALARY_PERIOD, default=chosen_period.id)
    if pays := range_words(question_set, labels(kit.periods)):
        st.caption(f"Salary range for this job: {escaped(pays)}")


def _part_of_amount(field: FixedField, words: str) -> None:
    """Show a currency or period that the amount itself names, which comes before the chosen one."""
    st.segmented_control(
        field.label,
        [words],
        default=words,
        key=f"amount-says-{words}",
        disabled=True,
        help="It's part of the amount. Change it there.",
    )


def candidate_questions(form: Form) -> None:
    """Show the field for the candidate's questions, which is on every step."""
    form.area(
        call_fields.CANDIDATE_QUESTIONS,
        rows=2,
        help=" ".join(content().interviewer.advice_for("questions")),
    )


def follow_ups(form: Form, call: Call, *, about: str = "", without: Collection[str] = ()) -> None:
    """Show the follow-up questions to one question, or all of them `without` those to some."""
    names = {question.id: question.label for question in call.question_set.questions}
    for number in progress.follow_up_numbers(call.answers):
        question_id = progress.text_of(call.answers, call_fields.FOLLOW_UP_ABOUT.key(number))
        if (about and question_id != about) or question_id in without:
            continue
        with st.container(border=True, key=f"follow-up-{number}"):
            if not about and question_id in names:
                st.caption(f"Follow-up to {escaped(names[question_id])}")
            form.line(call_fields.FOLLOW_UP_QUESTION.field(number))
            form.area(call_fields.FOLLOW_UP_ANSWER.field(number), rows=2)
            _remove(form, number, names.get(question_id, ""))


def _remove(form: Form, number: int, name: str) -> None:
    st.button(
        buttons.accessible_label("Remove", f"follow-up {number}{f' to {name}' if name else ''}"),
        key=f"remove-follow-up-{form.record_id}-{number}",
        icon=":material/delete:",
        type="tertiary",
        on_click=notices.errors_as_notices(form.store_fields),
        args=({part.key(number): "" for part in call_fields.FOLLOW_UP},),
    )


def ending(call: Call, form: Form) -> None:
    """Show the choice of an ending, and the words to say for it."""
    kit = content().interviewer
    chosen = form.choice(
        call_fields.ENDING,
        options=ending_labels(call.question_set, kit),
        label_visibility="collapsed",
    )
    by, through, steps = st.columns([2, 2, 3])
    with by:
        hear_by = typed_lines.day(form, call_fields.HEAR_BY, style=typed_lines.own_style())
        if hint := past_date_hint(hear_by, session.today()):
            st.caption(f":material/info: {hint}")
    with through:
        form.choice(call_fields.HEAR_THROUGH)
    with steps:
        form.line(
            call_fields.FURTHER_STEPS,
            live=True,
            default=call.question_set.what_comes_next,
            placeholder="a short written test",
        )
    endings = {each.id: each for each in kit.endings}
    if chosen in endings:
        call_words.closing(call, form, chosen)
        if recorded := RECORDED_FIELDS.get(endings[chosen].records):
            form.area(recorded, label=endings[chosen].records_label, rows=2)
    show_advice(*kit.advice_for("ending"))
