"""Preparing for a call, and the page for the call itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.store.records import applications, record_fields
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

PREPARE = "pages/candidate/prepare.py"
CALL = "pages/candidate/call.py"
SCRIPT = "pages/candidate/closing_script.py"
THANK_YOU = "pages/candidate/thank_you.py"


@pytest.fixture
def opened() -> str:
    """An application with three strengths; returns its id."""
    values = {"company": "Hale", "job_title": "Lead", "strengths": "calm\nexact\nLed a team."}
    return applications.create(LOCAL, values, zone="UTC")


def stored(record: str, name: str) -> str:
    entry = record_fields.read(LOCAL, record).get(name)
    return entry.text if entry else ""


def captions(app: AppTest) -> str:
    return "\n".join(each.value for each in app.caption)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def tick(app: AppTest, label: str) -> AppTest:
    return next(box for box in app.checkbox if box.label == label).check().run()


def test_everything_in_data_is_asked_for(run: Run, opened: str) -> None:
    preparing = content().candidate.preparing
    app = run(PREPARE, application=opened)
    assert {item.label for item in preparing.cheat_sheet} <= set(fields(app))
    assert {item.text for item in preparing.room} <= {box.label for box in app.checkbox}
    app = run(CALL, application=opened)
    assert {note.label for note in preparing.notes} <= set(fields(app))


def test_what_is_said_aloud_has_its_seconds_below_it(run: Run, opened: str) -> None:
    write(LOCAL.id, "pace", "100")
    write(opened, "sheet.why_them", "word " * 50)
    assert "30 seconds of talking" in captions(run(PREPARE, application=opened))
    write(opened, "sheet.why_them", "word " * 200)
    shown = captions(run(PREPARE, application=opened))
    assert "2 minutes of talking. Aim for 45 seconds at most." in shown


def test_a_proof_is_added_on_a_press_and_follows_its_strength(run: Run, opened: str) -> None:
    app = press(run(PREPARE, application=opened), "Add a proof: exact")
    assert stored(opened, "proof.1.of") == "exact"
    assert "Proof: exact" in fields(app)
    assert "Add a proof: exact" not in [button.label for button in app.button]
    write(opened, "proof.1.text", "99.2%")
    write(opened, "strengths", "calm\nvery exact")
    app = app.run()
    assert fields(app)["Proof: exact"]["text"] == "99.2%"
    assert "no longer on your list" in captions(app)
    choice = next(each for each in app.selectbox if each.label == "Strength it proves")
    app = choice.select("very exact").run()
    assert fields(app)["Proof: very exact"]["text"] == "99.2%"
    assert "no longer on your list" not in captions(app)


@pytest.mark.parametrize("page", [PREPARE, CALL])
def test_the_job_ad_is_at_hand_as_it_was_pasted(run: Run, opened: str, page: str) -> None:
    assert len(run(page, application=opened).get("popover")) == 1  # the unexpected call
    ad = "# Inventory lead\n\n- *Counts* <b>every</b> night: $60,000"
    write(opened, "job_ad", ad)
    app = run(page, application=opened)
    assert len(app.get("popover")) == 2
    assert ad in texts(app)


def test_what_the_ad_asks_for_stands_beside_the_strengths(run: Run, opened: str) -> None:
    write(opened, "job_ad", "Hale\n- An *exact* hand\n- A forklift license")
    app = run(PREPARE, application=opened)
    (asked,) = [each for each in app.expander if "ad asks for" in each.label]
    assert asked.label == "What the ad asks for: 2 lines, 1 without a word of your strengths"
    assert asked.markdown[0].value == (
        f":material/check: {escaped('An *exact* hand')}  \n"
        ":material/radio_button_unchecked: A forklift license"
    )


def test_one_more_story_follows_the_last(run: Run, opened: str) -> None:
    assert "Story 2: the situation" not in fields(run(PREPARE, application=opened))
    write(opened, "story.1.action", "counted")
    app = run(PREPARE, application=opened)
    assert "Story 2: the situation" in fields(app)
    write(opened, "story.2.action", "taught")
    app = run(PREPARE, application=opened)
    app.button(key="icon-order-up-stories-2").click().run()
    assert fields(app)["Story 1: what you did"]["text"] == "taught"
    app.button(key="icon-remove-story-1").click().run()
    assert stored(opened, "story.1.action") == ""


def test_what_was_prepared_for_another_call_is_copied_with_one_choice(
    run: Run, opened: str
) -> None:
    assert not any(
        "Copy strengths" in each.label for each in run(PREPARE, application=opened).selectbox
    )
    new = applications.create(LOCAL, {"company": "Rehn"}, zone="UTC")
    app = run(PREPARE, application=new)
    choice = next(each for each in app.selectbox if each.label.startswith("Copy strengths"))
    app = choice.select(opened).run()
    assert stored(new, "strengths") == "calm\nexact\nLed a team."
    assert "Undo: copied from Lead · Hale" in [each.label for each in app.button]
    app = app.button(key="kit-undo-button").click().run()
    assert stored(new, "strengths") == ""


def test_boxes_stay_ticked_and_are_counted(run: Run, opened: str) -> None:
    room = content().candidate.preparing.room
    tick(run(PREPARE, application=opened), room[1].text)
    assert stored(opened, f"ready.{room[1].id}") == "yes"
    app = run(PREPARE, application=opened)
    assert any(f"1 of {len(room)}" in each.value for each in app.markdown)


def test_the_time_to_be_ready_is_told_once_the_call_has_one(run: Run, opened: str) -> None:
    assert "Add the day and time of the call" in captions(run(PREPARE, application=opened))
    moment = datetime.now(UTC) + timedelta(hours=3)
    write(opened, "zone", "UTC")
    write(opened, "call_date", f"{moment:%Y-%m-%d}")
    write(opened, "call_time", f"{moment:%I:%M %p}")
    app = run(PREPARE, application=opened)
    assert any("Be ready by" in each.value and "2 hours" in each.value for each in app.markdown)


def test_a_sheet_that_is_too_long_is_said_to_be_so_and_is_whole(run: Run, opened: str) -> None:
    assert "words: one page" not in captions(run(PREPARE, application=opened))
    write(opened, "sheet.figures", "one two")
    assert "words: one page." in captions(run(PREPARE, application=opened))
    long = " ".join(f"word{number}" for number in range(5000))
    write(opened, "sheet.about_me", long)
    app = run(PREPARE, application=opened)
    assert not app.exception
    assert stored(opened, "sheet.about_me") == long
    (warning,) = [each.value for each in app.warning]
    assert "won't fit on one page" in warning
    assert "33 minutes 20 seconds of talking" in captions(app)
    app = run(CALL, application=opened)
    assert any("word4999" in text for text in texts(app))


def test_own_questions_are_marked_for_what_they_serve(run: Run, opened: str) -> None:
    learn, show = content().candidate.closing.goals
    write(opened, "own_questions", "why now\nwhat is hard")
    tick(run(PREPARE, application=opened), escaped("What is hard?"))
    assert stored(opened, "own_to_show") == "What is hard?"
    shown = [each.value for each in run(CALL, application=opened).markdown]
    assert f"### {escaped(learn.label)}" in shown
    assert f"### {escaped(show.label)}" in shown


def test_what_came_up_is_ticked_and_the_rest_is_offered(run: Run, opened: str) -> None:
    write(opened, "move.recap.on", "no")
    write(opened, "move.not_covered.on", "yes")
    app = tick(tick(run(CALL, application=opened), "calm"), "Led a team")
    assert stored(opened, "mentioned") == "calm\nLed a team"
    assert any("exact" in text and "calm" in text for text in texts(app)), "the script brings it up"


def test_a_question_stays_ticked_and_is_not_asked_again(run: Run, opened: str) -> None:
    write(opened, "own_questions", "why now")
    write(opened, "move.ask_questions.on", "yes")
    app = run(CALL, application=opened)
    assert any("Why now?" in text for text in texts(app))
    app = tick(app, escaped("Why now?"))
    assert stored(opened, "asked") == "Why now?"
    assert not any("Why now?" in text for text in texts(app))
    box = next(box for box in run(CALL, application=opened).checkbox if "Why now" in box.label)
    assert box.value


def test_the_page_of_the_call_says_what_is_missing_and_where_to_write_it(run: Run) -> None:
    app = run(CALL, application=applications.create(LOCAL, {}, zone="UTC"))
    links = [each.proto.label for each in app.get("page_link")]
    for wanted in ("Write your cheat sheet", "Write down your strengths", "Choose your questions"):
        assert wanted in links


def test_the_box_for_any_note_stands_beside_the_cheat_sheet(run: Run, opened: str) -> None:
    app = run(CALL, application=opened)
    headings = [each.value for each in app.header]
    assert headings[:3] == ["Cheat sheet", "Notes", "Strengths"]
    assert headings[-1] == "Find out"


def test_a_note_is_offered_and_never_filled_in_by_itself(run: Run, opened: str) -> None:
    write(opened, "note.expectations", "Exact counts.\nEvery night.")
    app = run(THANK_YOU, application=opened)
    demand = content().candidate.letter.slots
    label = next(slot.label for slot in demand if slot.id == "demand")
    assert fields(app)[label]["text"] == ""
    assert "Exact counts" in captions(app)
    app = app.button(key="use-letter.0.demand-expectations").click().run()
    assert stored(opened, "letter.0.demand") == "Exact counts."
    assert not any(each.key == "use-letter.0.demand-expectations" for each in app.button)
    write(opened, "note.challenges", "the move")
    app = run(SCRIPT, application=opened).button(key="use-heard-challenges").click().run()
    assert stored(opened, "heard") == "the move"


def test_a_detail_that_a_move_in_own_words_leaves_out_is_said_to_be(run: Run, opened: str) -> None:
    write(opened, "examples", "the night count")
    assert "the night count" in captions(run(SCRIPT, application=opened))
    write(opened, "move.recap.text", "Here is why I fit.")
    said = captions(run(SCRIPT, application=opened))
    assert "“Recap why you fit” is in your own words" in said
    assert "the night count" not in said


def test_each_line_of_a_note_is_offered_by_a_button_of_its_own(run: Run, opened: str) -> None:
    write(opened, "note.challenges", "Staff leave. Soon.\nthe move")
    app = run(SCRIPT, application=opened)
    names = [each.label for each in app.button if (each.key or "").startswith("use-heard")]
    assert len(names) == len(set(names)) == 2
    app = app.button(key="use-heard-challenges-2").click().run()
    assert stored(opened, "heard") == "the move"
    assert "A note, not yet part of a sentence" not in captions(app)
    app = app.button(key="use-heard-challenges").click().run()
    assert stored(opened, "heard") == "the move; Staff leave."


@pytest.mark.parametrize("note", ["worried about my German", "worried about my German; the move"])
def test_a_note_that_does_not_fit_asks_for_a_sentence_and_replaces_nothing(
    run: Run, opened: str, note: str
) -> None:
    write(opened, "heard", "the new depot")
    write(opened, "note.challenges", note)
    app = run(THANK_YOU, application=opened)
    app = app.button(key="use-letter.0.learned-challenges").click().run()
    assert stored(opened, "letter.0.learned") == f"the new depot; {note}"
    assert "Your note: “worried about my German”. It isn't a sentence yet" in captions(app)
    assert "Your words: What you learned" in fields(app)
    waits = "“Something you learned from them” has a note that the letter leaves out"
    assert any(waits in each.value for each in app.warning)
    assert not any(note in text for text in texts(app))
    write(opened, "letter.0.text.picture", "You told me what worries you, and I see why.")
    app = run(THANK_YOU, application=opened)
    assert not any(waits in each.value for each in app.warning)
    assert any("and I see why." in text for text in texts(app))
    assert not any(each.key == "use-letter.0.learned-challenges" for each in app.button)


@pytest.mark.parametrize("own", ["", "I'll call"])
def test_a_note_on_the_next_steps_is_added_and_keeps_the_promised_day(
    run: Run, opened: str, own: str
) -> None:
    note = "they'll decide mid december"
    write(opened, "promised_on", "2099-12-11")
    write(opened, "note.next_steps", note)
    if own:
        write(opened, "letter.0.next_steps", own)
    app = run(THANK_YOU, application=opened)
    assert fields(app)["When they'll get back to you"]["text"] == "Friday, December 11"
    app = app.button(key="use-letter.0.next_steps-next_steps").click().run()
    assert stored(opened, "letter.0.next_steps") == (f"{own}; {note}" if own else note)
    said = "I understand that I will hear from you by Friday, December 11."
    assert any(said in text for text in texts(app))


@pytest.mark.parametrize("on", ["yes", "no"])
def test_the_move_that_asks_for_an_email_says_when_all_are_there(
    run: Run, opened: str, on: str
) -> None:
    known = next(move.known for move in content().candidate.closing.moves if move.id == "contact")
    write(opened, "move.contact.on", on)
    write(opened, "person.1.name", "Nadia")

    def is_said() -> bool:
        app = run(SCRIPT, application=opened)
        labels = [button.label for button in app.button]
        return known in captions(app) or any(escaped(known) in label for label in labels)

    assert not is_said()
    write(opened, "person.1.email", "n@example.com")
    assert is_said()


def test_a_promise_before_the_call_is_told_and_kept(run: Run, opened: str) -> None:
    write(opened, "call_date", "2026-12-01")
    write(opened, "promised_on", "2026-12-04")
    assert "before the call" not in captions(run(CALL, application=opened))
    write(opened, "promised_on", "2026-11-30")
    assert "That's before the call." in captions(run(CALL, application=opened))
    assert stored(opened, "promised_on") == "2026-11-30"


def test_the_email_of_a_person_is_asked_for_by_name(run: Run, opened: str) -> None:
    write(opened, "person.2.name", "Tom Reed")
    app = run(CALL, application=opened)
    assert "Email: Tom Reed" in fields(app)
    assert application_fields.CONTACTS.label in fields(app)


def test_the_sheet_is_offered_as_a_file_once_there_is_something_on_it(run: Run) -> None:
    empty = applications.create(LOCAL, {}, zone="UTC")
    assert not run(PREPARE, application=empty).get("download_button")
    write(empty, "sheet.pay", "$66,000")
    (button,) = run(PREPARE, application=empty).get("download_button")
    assert button.proto.label == "Cheat sheet (Word)"


def test_the_call_and_its_number_stand_at_the_top_of_the_page_for_it(run: Run, opened: str) -> None:
    write(opened, "call_date", "2099-12-02")
    write(opened, "call_phone", "555 0123")
    shown = [each.value for each in run(CALL, application=opened).text]
    assert "Wed, Dec 2, 2099" in shown
    assert "They call you. Phone number: 555 0123" in shown


def test_a_strength_with_a_typed_bullet_is_ticked_without_it(run: Run, opened: str) -> None:
    write(opened, "strengths", "- exact\nNone")
    write(opened, "mentioned", "- exact")
    assert next(
        each for each in run(CALL, application=opened).checkbox if each.label == "exact"
    ).value
    write(opened, "mentioned", "")
    app = tick(run(CALL, application=opened), "exact")
    assert stored(opened, "mentioned") == "exact"
    assert "None" not in [box.label for box in app.checkbox]
