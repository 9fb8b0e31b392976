"""The closing script: the moves of a candidate's last minute, timed against a limit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.chosen_moves import (
    is_offered,
    is_on,
    ordered_moves,
    tone_of,
)
from interview_kit.candidate.move_values import MoveValues, move_values
from interview_kit.content.closing import Closing, Move
from interview_kit.fields import application_fields
from interview_kit.text import (
    count_words,
    first_fitting,
    one_line,
    shorten,
    slots,
    spoken_list,
    whole_number,
)

LISTEN = "Stop and listen"
BUDGET = (10, 600)
"""The fewest and the most seconds that a closing can be given."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One move as it is spoken. The `reminder` is not; `edited` means the candidate's own words."""

    move_id: str
    label: str
    asks: bool
    text: str
    words: int
    seconds: float
    reminder: str
    edited: bool


@dataclass(frozen=True, slots=True)
class IncompleteMove:
    """A move that is on but lacks a detail, with what to do about it.

    `notes` are the rough notes that keep it out of the script.
    """

    move_id: str
    label: str
    reason: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The whole closing. Times are in seconds; listening is counted apart from speaking.

    `cut` holds the fewest moves to leave out so that it fits, the least important first.
    """

    turns: tuple[Turn, ...]
    left_out: tuple[IncompleteMove, ...]
    words: int
    seconds: int
    listening: int
    budget: int
    cut: tuple[Turn, ...]

    @property
    def cut_labels(self) -> tuple[str, ...]:
        """The labels of the moves to leave out, the least important first."""
        return tuple(turn.label for turn in self.cut)

    @property
    def seconds_over(self) -> int:
        """Seconds above the budget, 0 when it fits."""
        return max(0, self.seconds - self.budget)

    @property
    def paragraphs(self) -> tuple[tuple[Turn, ...], ...]:
        """The turns in paragraphs: one ends with each question, where the candidate listens."""
        questions = 0
        numbered = []
        for turn in self.turns:
            numbered.append((questions, turn))
            questions += turn.asks
        return tuple(
            tuple(turn for _, turn in group)
            for _, group in groupby(numbered, key=lambda pair: pair[0])
        )


def build_script(
    application: Application,
    profile: Profile,
    closing: Closing,
    values: MoveValues | None = None,
) -> Script:
    """Return the closing script of an application as it stands.

    `values` are its `move_values`, where they are at hand.
    """
    pace = pace_of(profile, closing)
    values = move_values(application, closing) if values is None else values
    turns: list[Turn] = []
    left_out: list[IncompleteMove] = []
    for move in ordered_moves(application, closing):
        if not is_on(application, move):
            continue
        turn = _turn(move, application, values, pace)
        if turn:
            turns.append(turn)
        elif is_offered(application, move):
            left_out.append(_incomplete(move, values))
    budget = budget_of(application, closing)
    return Script(
        turns=tuple(turns),
        left_out=tuple(left_out),
        words=sum(turn.words for turn in turns),
        seconds=round(sum(turn.seconds for turn in turns)),
        listening=closing.numbers.listening_seconds * sum(turn.asks for turn in turns),
        budget=budget,
        cut=_turns_to_cut(turns, budget, closing),
    )


def script_text(script: Script) -> str:
    """Return the spoken words alone, with a mark wherever the candidate listens."""
    texts = []
    for turns in script.paragraphs:
        spoken = " ".join(turn.text for turn in turns)
        texts.append(f"{spoken}\n({LISTEN})" if turns[-1].asks else spoken)
    return "\n\n".join(texts)


def suggested_text(move: Move, application: Application, values: MoveValues) -> str:
    """Return a move in the kit's words, "" where a detail that it needs is missing.

    `values` are the `move_values` of the application.
    """
    return _fill_move(move, application, values)[0]


def first_move_with(
    slot: str, application: Application, values: MoveValues, closing: Closing
) -> str:
    """Return the first move that uses the value of a slot, in the kit's words; "" for none.

    Moves in the candidate's own words are not among them. `values` are as in `suggested_text`.
    """
    moves = (move for move in closing.moves if values.texts[slot] and move.fills(slot))
    moves = (move for move in moves if not application.move(move.id).text.strip())
    texts = (_fill_move(move, application, values)[0] for move in moves)
    return next(filter(None, texts), "")


def pace_of(profile: Profile, closing: Closing) -> int:
    """Return the words a minute of the profile, the default where nobody speaks at that pace."""
    numbers = closing.numbers
    is_usable = numbers.slowest_pace <= profile.pace <= numbers.fastest_pace
    return profile.pace if is_usable else numbers.words_per_minute


def budget_of(application: Application, closing: Closing) -> int:
    """Return the seconds that the closing may take."""
    return whole_number(
        application.text(application_fields.BUDGET_SECONDS.key),
        BUDGET,
        closing.numbers.budget_seconds,
    )


def _turn(move: Move, application: Application, values: MoveValues, pace: int) -> Turn | None:
    choice = application.move(move.id)
    suggested, complete = _fill_move(move, application, values)
    edited = bool(choice.text.strip()) and is_offered(application, move)
    text = choice.text.strip() if edited else suggested
    if not text:
        return None
    words = count_words(text)
    # Whoever ticks what they ask has looked at which questions are answered.
    is_asked = "question" in move.needs and bool(application.text(application_fields.ASKED.key))
    return Turn(
        move_id=move.id,
        label=move.label,
        asks=move.turn == "ask",
        text=text,
        words=words,
        seconds=words * 60 / pace,
        reminder="" if complete or is_asked else move.reminder,
        edited=edited,
    )


def _fill_move(move: Move, application: Application, values: MoveValues) -> tuple[str, bool]:
    """Return the text of a move, "" for none, and whether it makes the reminder needless."""
    texts, forms = values.texts, values.forms
    if not is_offered(application, move) or not all(texts[name] for name in move.needs):
        return "", False
    wording = move.wordings[tone_of(move, application)]
    best = wording.with_call or (wording.text if wording.without else "")
    if best and all(texts[name] for name in slots(best)):
        return first_fitting((best,), texts, forms), True
    return first_fitting(filter(None, (wording.text, wording.without)), texts, forms), False


def _incomplete(move: Move, values: MoveValues) -> IncompleteMove:
    """Return a move that lacks a detail, or whose detail waits for the candidate's own words."""
    notes = [values.notes[name] for name in move.needs if name in values.notes]
    quoted = spoken_list([f"“{shorten(one_line(note))}”" for note in notes])
    own = f"{quoted}: a note, not yet a sentence. Say this one in your own words."
    return IncompleteMove(move.id, move.label, own if notes else move.missing, tuple(notes))


def _turns_to_cut(turns: list[Turn], budget: int, closing: Closing) -> tuple[Turn, ...]:
    """Return the turns that do not fit beside more important ones, the least important first.

    The most important one stays, however long it is.
    """
    order = [move.id for move in sorted(closing.moves, key=lambda move: move.cut_rank)]
    cut: list[Turn] = []
    seconds = 0.0
    for turn in sorted(turns, key=lambda turn: order.index(turn.move_id), reverse=True):
        if seconds and round(seconds + turn.seconds) > budget:
            cut.append(turn)
        else:
            seconds += turn.seconds
    return tuple(reversed(cut))
