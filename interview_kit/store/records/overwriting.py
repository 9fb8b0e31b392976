"""What becomes of a change of one field: stored, in conflict with another change, or nothing.

Nothing here reads or writes: the verbs hand over the rows of the field, and store what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from interview_kit.fields.states import ANSWERED, NO_ANSWER_REASONS, OPEN

Outcome = Literal["saved", "same", "stale", "conflict"]

NO_TAB = ""  # of a field with a state that nobody has written a text for


class Origin(NamedTuple):
    """Who wrote a text, in which tab, as which of that tab's texts."""

    author: str
    tab: str
    sequence: int


_NOBODY = Origin("", NO_TAB, 0)


class FieldLine(NamedTuple):
    """A revision of a field, and who made it. `text` is only needed of the base."""

    revision: int
    text: str | None
    author: str
    tab: str


Since = Callable[[], Sequence[FieldLine]]
"""Returns the lines of a field from the base on. It is asked only where something hangs on them."""


@dataclass(frozen=True, slots=True)
class StoredField:
    """A field as it is stored, at revision 0 while nothing is. `reading` is as in `Entry`."""

    text: str = ""
    state: str = OPEN
    revision: int = 0
    reading: str | None = None
    origin: Origin = _NOBODY


class Edit(NamedTuple):
    """What is to become of a field: another text, another state, or an earlier text and state.

    None stays as it is. `OPEN` takes back why there is no answer. `reading` is that of the text.
    """

    text: str | None = None
    state: str | None = None
    reading: str | None = None


class Change(NamedTuple):
    """What became of an edit, and the field after it."""

    outcome: Outcome
    field: StoredField


def change_field(
    field: StoredField, edit: Edit, writer: Origin, base: int | None, since: Since
) -> Change:
    """Return what becomes of an edit by a writer who saw revision `base`, None for any.

    `since` returns the lines of the field from that revision on. Where only a state is set, the
    text keeps its author and tab, so that this tab can go on typing.
    """
    text = field.text if edit.text is None else edit.text
    outcome = (_outcome_of_text if edit.state is None else _outcome_with_state)(
        field, edit, writer, base, since
    )
    if outcome == "saved":
        is_typed = edit.state is None or text != field.text
        typed_by = writer if is_typed else field.origin
        if not is_typed and not field.revision:
            typed_by = Origin(writer.author, NO_TAB, 0)
        reading = edit.reading if is_typed or not field.revision else field.reading
        return Change(
            "saved", StoredField(text, _state(edit, text), field.revision + 1, reading, typed_by)
        )
    if outcome == "same" and edit.state is None and is_same_writer(field, writer):
        # An older text of this tab that arrives later must not replace this one.
        latest = max(field.origin.sequence, writer.sequence)
        return Change("same", replace(field, origin=field.origin._replace(sequence=latest)))
    return Change(outcome, field)


def state_of_text(text: str) -> str:
    """Return the state of a field that has this text, and no reason for having none."""
    return ANSWERED if text.strip() else OPEN


def is_same_writer(field: StoredField, writer: Origin) -> bool:
    """Tell whether the text of a field was written in the same document by the same person."""
    written = (field.origin.author, _document(field.origin.tab))
    return written == (writer.author, _document(writer.tab))


def is_unchanged_elsewhere(
    field: StoredField, writer: Origin, base: int | None, since: Since
) -> bool:
    """Tell whether only the writer's page changed a field since revision `base`, None for any."""
    if base is None or base == field.revision:
        return True
    page = writer.tab.partition(".")[0]
    return _all_changed_by(
        writer.author, base, since, lambda tab: tab == page or _is_text_field(tab, page)
    )


def _state(edit: Edit, text: str) -> str:
    return state_of_text(text) if edit.state in (None, OPEN) else str(edit.state)


def _outcome_with_state(
    field: StoredField, edit: Edit, writer: Origin, base: int | None, since: Since
) -> Outcome:
    # A page whose button is pressed twice at once does not know yet what the first press did.
    text = field.text if edit.text is None else edit.text
    if not is_unchanged_elsewhere(field, writer, base, since):
        is_set = field.revision > 0 and (text, edit.state) == (field.text, field.state)
        return "same" if is_set else "conflict"
    return "same" if (text, _state(edit, text)) == (field.text, field.state) else "saved"


def _outcome_of_text(
    field: StoredField, edit: Edit, writer: Origin, base: int | None, since: Since
) -> Outcome:
    if not field.revision:
        return "saved"
    if edit.text == field.text:
        return "same"
    if base is None:
        return "saved"
    has_reason = field.state in NO_ANSWER_REASONS
    if has_reason and not is_unchanged_elsewhere(field, writer, base, since):
        return "conflict"
    if is_same_writer(field, writer):
        return "saved" if writer.sequence > field.origin.sequence else "stale"
    has_seen = _has_seen_text(field, base, since) or _all_changed_by(
        writer.author, base, since, lambda tab: _is_text_field(tab, writer.tab)
    )
    return "saved" if has_seen else "conflict"


def _has_seen_text(field: StoredField, base: int, since: Since) -> bool:
    """Tell whether the text is that of revision `base`, whatever became of the state."""
    if base == field.revision or field.origin.tab == NO_TAB:
        return True
    return any(line.revision == base and line.text == field.text for line in since())


def _all_changed_by(author: str, base: int, since: Since, is_own: Callable[[str], bool]) -> bool:
    """Tell whether `author` made all changes after `base`, in tabs of their own."""
    changes = [line for line in since() if line.revision > base]
    return bool(changes) and all(line.author == author and is_own(line.tab) for line in changes)


def _document(tab: str) -> str:
    # A document goes on writing when its page has to begin a new session.
    return tab.rpartition(".")[2]


def _is_text_field(tab: str, page: str) -> bool:
    return tab.startswith(f"{page}.")
