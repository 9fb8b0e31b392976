"""The personal closing script: a dialogue made of moves, timed against a budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from interview_kit.candidate.application import Application, Person, Profile
from interview_kit.candidate.fitting import fitted, offered, told
from interview_kit.candidate.questions_to_ask import chosen_questions
from interview_kit.content.closing import Closing, Move, Tone, Wording
from interview_kit.text import count_words, first_complete, lines, slots, spoken_list, whole_number

LISTEN = "Stop and listen"
BUDGET = (10, 600)
"""The fewest and the most seconds that a closing can be given."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One move as it is spoken. `reminder` is for the eye only; `edited` are own words."""

    move_id: str
    label: str
    asks: bool
    text: str
    words: int
    seconds: float
    reminder: str
    edited: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A move that is on but lacks something, and what to do about it."""

    move_id: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Script:
    """The whole closing. Times are in seconds; listening is apart from speaking.

    `cut` are the moves to drop so that it fits, the first to go first: as few as will do.
    """

    turns: tuple[Turn, ...]
    left_out: tuple[LeftOut, ...]
    words: int
    seconds: int
    listening: int
    budget: int
    cut: tuple[Turn, ...]

    @property
    def cut_first(self) -> tuple[str, ...]:
        """The labels of the moves to drop, the first to go first."""
        return tuple(turn.label for turn in self.cut)

    @property
    def over(self) -> int:
        """Seconds above the budget, 0 when it fits."""
        return max(0, self.seconds - self.budget)

    @property
    def breaths(self) -> tuple[tuple[Turn, ...], ...]:
        """The turns as they are spoken: statements run together, each question ends a breath."""
        count = 0
        numbered = []
        for turn in self.turns:
            numbered.append((count, turn))
            count += turn.asks
        return tuple(
            tuple(turn for _, turn in group)
            for _, group in groupby(numbered, key=lambda pair: pair[0])
        )


def compose(application: Application, profile: Profile, closing: Closing) -> Script:
    """Return the closing script of an application as it stands."""
    pace = pace_of(profile, closing)
    values = spoken_values(application, closing)
    turns: list[Turn] = []
    left_out: list[LeftOut] = []
    for move in ordered_moves(application, closing):
        if not is_on(application, move):
            continue
        turn = _turn(move, application, values, pace)
        if turn:
            turns.append(turn)
        elif move.needs != ("sure",):
            left_out.append(LeftOut(move.id, move.label, move.missing))
    budget = budget_of(application, closing)
    return Script(
        turns=tuple(turns),
        left_out=tuple(left_out),
        words=sum(turn.words for turn in turns),
        seconds=round(sum(turn.seconds for turn in turns)),
        listening=closing.numbers.listening_seconds * sum(turn.asks for turn in turns),
        budget=budget,
        cut=_cut(turns, budget, closing),
    )


def plain_text(script: Script) -> str:
    """Return the spoken words alone, one paragraph a breath, with a mark where one listens."""
    paragraphs = []
    for breath in script.breaths:
        spoken = " ".join(turn.text for turn in breath)
        paragraphs.append(f"{spoken}\n({LISTEN})" if breath[-1].asks else spoken)
    return "\n\n".join(paragraphs)


def built_text(move: Move, application: Application, closing: Closing) -> str:
    """Return a move in the kit's words, "" where something that it needs is missing."""
    wording = move.wordings[tone_of(move, application)]
    values = spoken_values(application, closing)
    return _built(move, wording, values)[0]


def finished_with(slot: str, application: Application, closing: Closing) -> str:
    """Return the first move that says what is in a slot, in the kit's words; "" if none does."""
    values = spoken_values(application, closing)
    said = ((m, m.wordings[tone_of(m, application)]) for m in closing.moves if slot in _slots_of(m))
    built = (_built(move, wording, values)[0] for move, wording in said if values[slot])
    return next(filter(None, built), "")


def ordered_moves(application: Application, closing: Closing) -> tuple[Move, ...]:
    """Return all moves in the candidate's order, else in the recommended one."""
    by_id = {move.id: move for move in closing.moves}
    own = [by_id[move_id] for move_id in lines(application.text("move_order")) if move_id in by_id]
    return tuple({move.id: move for move in (*own, *closing.moves)}.values())


def moved(application: Application, closing: Closing, move_id: str, step: int) -> str:
    """Return the `move_order` with a move that stands on taken `step` places on (or back).

    A place is one among the moves that are on, so that each step can be seen.
    """
    order = [move.id for move in ordered_moves(application, closing)]
    shown = [m.id for m in ordered_moves(application, closing) if is_on(application, m)]
    place = shown.index(move_id) + step
    if not 0 <= place < len(shown):
        return "\n".join(order)
    other = shown[place]
    order.remove(move_id)
    order.insert(order.index(other) + (step > 0), move_id)
    return "\n".join(order)


def is_on(application: Application, move: Move) -> bool:
    """Tell whether a move is wanted: the core is from the start, asking for the job once sure."""
    on = application.move(move.id).on
    return (move.core or opens_with_sure(application, move)) if on is None else on


def opens_with_sure(application: Application, move: Move) -> bool:
    """Tell whether a move is one that only a candidate who is sure can make, and this one is."""
    return "sure" in move.needs and application.sure


def tone_of(move: Move, application: Application) -> Tone:
    """Return the tone in which a move is spoken: its own, that of all, else its first."""
    wanted = (application.move(move.id).tone, application.text("tone"))
    known: dict[str, Tone] = {tone: tone for tone in move.wordings}
    return next((known[tone] for tone in wanted if tone in known), next(iter(move.wordings)))


def tone_of_all(application: Application, closing: Closing) -> Tone | None:
    """Return the one tone of all moves that are on, None where they differ."""
    used = {tone_of(move, application) for move in closing.moves if is_on(application, move)}
    if not used:
        return tone_of(closing.moves[0], application)
    return used.pop() if len(used) == 1 else None


def one_tone(application: Application, closing: Closing, tone: str) -> dict[str, str]:
    """Return the fields that give all moves one tone, those that are added later included."""
    own = (f"move.{move.id}.tone" for move in closing.moves)
    return {"tone": tone, **{field: "" for field in own if application.text(field)}}


def pace_of(profile: Profile, closing: Closing) -> int:
    """Return the words a minute to reckon with, within what people can speak."""
    numbers = closing.numbers
    is_usable = numbers.slowest_pace <= profile.pace <= numbers.fastest_pace
    return profile.pace if is_usable else numbers.words_per_minute


def budget_of(application: Application, closing: Closing) -> int:
    """Return the seconds that the closing may take."""
    return whole_number(application.text("budget_seconds"), BUDGET, closing.numbers.budget_seconds)


def spoken_values(application: Application, closing: Closing) -> dict[str, str]:
    """Return what goes into the slots of the moves, "" for what is not known."""
    recapped = recap_strengths(application)
    mentioned = [told(each, closing.fitting, "mentioned") for each in application.mentioned]
    questions = chosen_questions(application, closing)
    return {
        "role": application.job_title,
        "company": application.company,
        "skills": offered(recapped, closing.fitting),
        "uncovered": offered(uncovered_strengths(application, closing), closing.fitting),
        "mentioned": spoken_list([*filter(None, mentioned)]),
        "question": questions[0] if questions else "",
        "names": spoken_names(application.people),
        "sure": "yes" if application.sure else "",
        **{
            name: fitted(application.text(name), closing.fitting, name)
            for name in ("can_send", "why", "how", "heard")
        },
        "examples": told(application.text("examples"), closing.fitting, "examples"),
    }


def spoken_names(people: Iterable[Person]) -> str:
    """Return people as one speaks to them, "" where it is not known of each who has a name.

    Nobody is called by first and last name on the phone, and naming some would slight the rest.
    """
    spoken = [person.spoken for person in people if person.called]
    return spoken_list(spoken) if all(spoken) else ""


def recap_strengths(application: Application) -> tuple[str, ...]:
    """Return the strengths that the recap names: two, or three of many."""
    return application.strengths[: 3 if len(application.strengths) > 3 else 2]


def uncovered_strengths(application: Application, closing: Closing) -> tuple[str, ...]:
    """Return up to two strengths that neither the recap nor the call has brought up."""
    recap = next((move for move in closing.moves if move.id == "recap"), None)
    said = recap_strengths(application) if recap and is_on(application, recap) else ()
    brought_up = {*said, *application.mentioned}
    return tuple(s for s in application.strengths if s not in brought_up)[:2]


def _turn(
    move: Move, application: Application, values: Mapping[str, str], pace: int
) -> Turn | None:
    choice = application.move(move.id)
    built, complete = _built(move, move.wordings[tone_of(move, application)], values)
    edited = bool(choice.text.strip()) and ("sure" not in move.needs or application.sure)
    text = choice.text.strip() if edited else built
    if not text:
        return None
    words = count_words(text)
    return Turn(
        move_id=move.id,
        label=move.label,
        asks=move.turn == "ask",
        text=text,
        words=words,
        seconds=words * 60 / pace,
        reminder="" if complete else move.reminder,
        edited=edited,
    )


def _slots_of(move: Move) -> set[str]:
    every = (each for said in move.wordings.values() for each in (said.text, said.with_call))
    return set(slots(" ".join(every)))


def _built(move: Move, wording: Wording, values: Mapping[str, str]) -> tuple[str, bool]:
    """Return the words, and whether they hold all that the reminder would remind of."""
    if not all(values.get(name, "") for name in move.needs):
        return "", False
    best = wording.with_call or (wording.text if wording.without else "")
    if full := first_complete((best,), values):
        return full, True
    return first_complete((wording.text, wording.without), values), False


def _cut(turns: list[Turn], budget: int, closing: Closing) -> tuple[Turn, ...]:
    """Return what to drop: by rank until it fits, then without what has room after all."""
    ranks = {move.id: move.cut_rank for move in closing.moves}
    left = sum(turn.seconds for turn in turns)
    cut: list[Turn] = []
    for turn in sorted(turns, key=lambda turn: ranks[turn.move_id]):
        if round(left) <= budget or len(cut) == len(turns) - 1:
            break
        cut.append(turn)
        left -= turn.seconds
    for turn in reversed(cut.copy()):
        if round(left + turn.seconds) <= budget:
            cut.remove(turn)
            left += turn.seconds
    return tuple(cut)
