"""What a preparation takes over from that for another call: only what is not there yet."""

from __future__ import annotations

from itertools import count

from interview_kit.candidate.application import Application
from interview_kit.candidate.preparation import PROOF, next_number, proofs, stories
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.text import lines, without_bullets


def prepared_fields(source: Application, target: Application) -> dict[str, str]:
    """Return the fields that `target` gets: strengths with their proofs, stories, questions to ask.

    What `target` has already is left out, and nothing of it is replaced but by a longer list.
    """
    return {
        **_lists(source, target),
        **_proofs(source, target),
        **_stories(source, target),
        **_asked(source, target),
    }


def _lists(source: Application, target: Application) -> dict[str, str]:
    lists = (
        application_fields.STRENGTHS,
        application_fields.OWN_QUESTIONS,
        application_fields.OWN_TO_SHOW,
    )
    return {
        field.key: "\n".join((*lines(target.text(field.key)), *new))
        for field in lists
        if (new := _new_lines(source, target, field))
    }


def _new_lines(source: Application, target: Application, field: FixedField) -> list[str]:
    there = {_compared(line) for line in lines(target.text(field.key))}
    own = {_compared(line): line for line in reversed(lines(source.text(field.key)))}
    return [own[key] for key in reversed(own) if key not in there]


def _compared(line: str) -> str:
    return without_bullets(line).strip().rstrip(".?").casefold()


def _proofs(source: Application, target: Application) -> dict[str, str]:
    there = {_compared(strength) for strength in target.strengths}
    copied = [p for p in proofs(source) if p.text and p.strength in source.strengths]
    numbers = count(next_number(target, PROOF))
    return {
        key: text
        for proof in copied
        if _compared(proof.strength) not in there
        for number in [next(numbers)]
        for key, text in (
            (application_fields.PROOF_OF.key(number), proof.strength),
            (application_fields.PROOF.key(number), proof.text),
        )
    }


def _stories(source: Application, target: Application) -> dict[str, str]:
    there = {(each.situation, each.action, each.result) for each in stories(target)}
    told = dict.fromkeys((each.situation, each.action, each.result) for each in stories(source))
    first = next_number(target, application_fields.STORY)
    return {
        part.key(number): text
        for number, story in enumerate((each for each in told if each not in there), start=first)
        for part, text in zip(application_fields.STORY, story, strict=True)
        if text
    }


def _asked(source: Application, target: Application) -> dict[str, str]:
    return {
        field: "yes"
        for field, text in source.fields.items()
        if text == "yes" and application_fields.ASK.parts(field) and not target.text(field)
    }
