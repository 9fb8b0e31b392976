"""What one preparation takes over from another: all that is new, and nothing twice."""

from __future__ import annotations

from interview_kit.candidate.application import Application
from interview_kit.candidate.preparation import proof_of, stories
from interview_kit.candidate.prepared_copies import prepared_fields

SOURCE = {
    "company": "Hale",
    "strengths": "- calm\nexact.\nexact",
    "proof.2.of": "exact",
    "proof.2.text": "99.2%",
    "story.1.situation": "A flood",
    "story.4.action": "Counted",
    "story_order": "4\n1",
    "own_questions": "Why now?\nWho left?",
    "own_to_show": "Who left?",
    "ask.best": "yes",
    "ask.worst": "no",
    "mentioned": "calm",
    "note.other": "a note",
}


def copied(**fields: str) -> Application:
    given = {key.replace("__", "."): text for key, text in fields.items()}
    new = prepared_fields(Application(fields=SOURCE), Application(fields=given))
    return Application(fields=given | new)


def test_an_empty_application_gets_all_that_is_prepared_and_nothing_of_the_call() -> None:
    got = copied(company="Rehn")
    assert got.strengths == ("calm", "exact")
    assert proof_of(got, "exact") == "99.2%"
    assert [(each.situation, each.action) for each in stories(got)] == [
        ("", "Counted"),
        ("A flood", ""),
    ]
    assert got.own_questions == ("Why now?", "Who left?")
    assert (got.text("own_to_show"), got.text("ask.best")) == ("Who left?", "yes")
    assert got.company == "Rehn"
    assert not {"ask.worst", "mentioned", "note.other", "story_order"} & got.fields.keys()


def test_what_is_there_stays_and_is_not_copied_twice() -> None:
    got = copied(
        strengths="kind\nExact",
        proof__1__of="kind",
        story__1__situation="A flood",
        own_questions="why now",
        ask__best="no",
    )
    assert got.strengths == ("kind", "Exact", "calm")
    assert proof_of(got, "exact") == ""
    assert [each.number for each in stories(got)] == [1, 2]
    assert got.own_questions == ("why now", "Who left?")
    assert got.text("ask.best") == "no"


def test_a_second_copy_brings_nothing() -> None:
    assert prepared_fields(Application(fields=SOURCE), copied()) == {}
