"""The moves of the closing as the candidate chose them: which are on, in which order and tone."""

from __future__ import annotations

from interview_kit.candidate.application import Application
from interview_kit.content.closing import Closing, Move
from interview_kit.fields import application_fields
from interview_kit.text import lines


def ordered_moves(application: Application, closing: Closing) -> tuple[Move, ...]:
    """Return all moves, first those that the candidate has ordered, then the others."""
    by_id = {move.id: move for move in closing.moves}
    own = [
        by_id[move_id]
        for move_id in lines(application.text(application_fields.MOVE_ORDER.key))
        if move_id in by_id
    ]
    return tuple({move.id: move for move in (*own, *closing.moves)}.values())


def shifted_order(application: Application, closing: Closing, move_id: str, step: int) -> str:
    """Return the `move_order` with a move shifted by `step` places, back where it is negative.

    Only moves that are on count as places, so each step is seen.
    """
    moves = ordered_moves(application, closing)
    order = [move.id for move in moves]
    shown = [move.id for move in moves if is_on(application, move)]
    place = shown.index(move_id) + step
    if not 0 <= place < len(shown):
        return "\n".join(order)
    other = shown[place]
    order.remove(move_id)
    order.insert(order.index(other) + (step > 0), move_id)
    return "\n".join(order)


def is_on(application: Application, move: Move) -> bool:
    """Tell whether a move is in the script: as chosen, else by default."""
    on = application.move(move.id).on
    return (move.core or (move.only_if_sure and application.sure)) if on is None else on


def is_on_with(slot: str, application: Application, closing: Closing) -> bool:
    """Tell whether a move that says the value of a slot is in the script."""
    return any(move.fills(slot) and is_on(application, move) for move in closing.moves)


def is_offered(application: Application, move: Move) -> bool:
    """Tell whether a move can be said: some only by who is sure of wanting the job."""
    return application.sure or not move.only_if_sure


def tone_of(move: Move, application: Application) -> str:
    """Return the tone of a move: the one chosen for it, that of all moves, or its first."""
    chosen = (application.move(move.id).tone, application.text(application_fields.TONE.key))
    return next((tone for tone in chosen if tone in move.wordings), next(iter(move.wordings)))


def common_tone(application: Application, closing: Closing) -> str | None:
    """Return the one tone of all moves that are on, None where they differ."""
    used = {tone_of(move, application) for move in closing.moves if is_on(application, move)}
    if not used:
        return tone_of(closing.moves[0], application)
    return used.pop() if len(used) == 1 else None


def fields_for_tone(application: Application, closing: Closing, tone: str) -> dict[str, str]:
    """Return the fields that give all moves one tone, moves that are added later included."""
    fields = (application_fields.MOVE_TONE.key(move.id) for move in closing.moves)
    return {
        application_fields.TONE.key: tone,
        **{field: "" for field in fields if application.text(field)},
    }
