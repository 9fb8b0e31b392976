"""The answer to a question of the position's own that is no words."""

from __future__ import annotations

from typing import Any

from interview_kit.content.field_names import YES_NO
from interview_kit.fields import call_fields
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.workarounds.escaping import escaped


def show(form: Form, question: SetQuestion, *, currency: str) -> None:
    """Show the widget for the value of an answer. `currency` is that of an amount without one."""
    field = call_fields.OWN_VALUES[question.kind].field(question.own)
    label = f"Answer: {question.label}"
    if question.kind in ("choice", "yes_no"):
        options = {text: text for text in question.choices} or YES_NO
        form.choice(field, label=escaped(label), options=options)
        return
    typed: dict[str, Any] = {"label": label, "first": True, "asks": question.text}
    style = typed_lines.own_style()
    if question.kind == "day":
        typed_lines.day(form, field, style=style, **typed)
    elif question.kind == "money":
        typed_lines.money(form, field, style=style, currency=currency, period="", **typed)
    else:
        typed_lines.any_number(form, field, style=style, **typed)
