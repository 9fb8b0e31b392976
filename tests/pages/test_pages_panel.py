"""Letters to a panel: how far each is, all in one file, sent or not, and what is warned of."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes
from email.policy import SMTP

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.documents.word import text_of
from interview_kit.store.records import applications, record_fields
from interview_kit.ui.candidate import letter_list
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

THANK_YOU = "pages/candidate/thank_you.py"


def made(people: int) -> str:
    """Return an application with so many people on a call that is over."""
    write(LOCAL.id, "name", "Ana Ruiz")
    given = {"company": "Hale & Sons", "job_title": "Inventory lead", "call_date": "2026-11-23"}
    named = {f"person.{each}.name": f"Person {each}" for each in range(1, people + 1)}
    return applications.create(LOCAL, {**given, **named}, zone="UTC")


def states(app: AppTest) -> list[str]:
    return [each.value for each in app.caption if each.value.startswith(":material/")]


def warned(app: AppTest) -> str:
    return " ".join(each.value for each in app.warning)


def button(app: AppTest, start: str) -> str:
    return next(each.label for each in app.button if each.label.startswith(start))


def press(app: AppTest, start: str) -> AppTest:
    app = next(each for each in app.button if each.label.startswith(start)).click().run()
    assert not app.exception
    return app


@pytest.fixture
def zips(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The zip files that pages make, since AppTest downloads nothing."""
    files: list[bytes] = []
    pack = letter_list.zip_files

    def packed(*args: object, **kwargs: object) -> bytes:
        files.append(pack(*args, **kwargs))  # type: ignore[arg-type]
        return files[-1]

    monkeypatch.setattr(letter_list, "zip_files", packed)
    return files


def test_a_panel_of_forty_has_a_list_and_a_letter_each(run: Run) -> None:
    panel = made(40)
    write(panel, "letter.2.job_title", "")
    write(panel, "sent.3", "yes")
    write(panel, "sent.3.at", "Nov 24, 2026, 9:15 AM")
    app = run(THANK_YOU, application=panel)
    assert not app.exception
    chooser = next(each for each in app.selectbox if each.label == "Letter to")
    assert len(chooser.options) == 40
    shown = states(app)
    assert shown[:4] == [
        ":material/check: ready",
        ":material/edit: still to fill in: Job title",
        ":material/done_all: sent Tue, Nov 24, 2026, 9:15 AM",
        ":material/check: ready",
    ]
    assert button(app, "Make one file") == "Make one file of 39 letters"
    assert "Not in it, since something is missing: Person 2." in [e.value for e in app.caption]
    app = press(app, "Person 12")
    assert any("Dear Person 12," in text for text in texts(app))


def test_one_file_has_each_complete_letter_for_word_and_as_a_draft(
    run: Run, zips: list[bytes]
) -> None:
    panel = made(3)
    write(panel, "person.2.name", "Person 1")
    write(panel, "person.1.email", "one@hale.example")
    write(panel, "person.2.email", "two at hale")
    write(panel, "letter.3.company", "")
    app = press(run(THANK_YOU, application=panel), "Make one file of 2 letters")
    offered = [str(each.proto.label) for each in app.get("download_button")]
    assert "Download 2 letters" in offered
    with zipfile.ZipFile(io.BytesIO(zips[0])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stems = ("thank-you-person-1", "thank-you-person-1-2")
    assert list(files) == [f"{stem}.{end}" for stem in stems for end in ("docx", "eml")]
    draft = message_from_bytes(files["thank-you-person-1.eml"], policy=SMTP)
    assert draft["To"] == "Person 1 <one@hale.example>"
    body = str(draft.get_payload(decode=True), "utf-8")  # type: ignore[arg-type]
    word_lines = text_of(files["thank-you-person-1.docx"]).split("\n")
    assert word_lines[2:] == [line for line in body.splitlines() if line]
    assert message_from_bytes(files["thank-you-person-1-2.eml"], policy=SMTP)["To"] is None
    write(panel, "letter.1.learned", "the depot")
    app = app.run()
    assert button(app, "Make one file"), "the file has become an old one"
    assert len(zips) == 1


def test_no_file_is_offered_before_the_call(run: Run) -> None:
    panel = made(2)
    write(panel, "call_date", "2099-11-23")
    app = run(THANK_YOU, application=panel)
    assert not any(each.label.startswith("Make one file") for each in app.button)


def test_of_many_letters_to_copy_from_a_few_are_shown(run: Run) -> None:
    panel = made(8)
    for person in range(2, 9):
        write(panel, f"letter.{person}.learned", f"the depot {person}")
    app = run(THANK_YOU, application=panel)
    copies = [each.label for each in app.button if each.label.startswith("Copy from")]
    assert copies == [f"Copy from your letter to Person {each}" for each in range(2, 7)]
    app = press(app, "Show more")
    assert sum(each.label.startswith("Copy from") for each in app.button) == 7


def test_one_person_has_no_list(run: Run) -> None:
    app = run(THANK_YOU, application=made(1))
    assert not app.expander or all(each.label != "All letters" for each in app.expander)


def test_a_letter_is_marked_as_sent_now_and_the_mark_is_taken_back(run: Run) -> None:
    panel = made(1)
    app = run(THANK_YOU, application=panel)
    app = next(each for each in app.checkbox if each.label == "I've sent it").check().run()
    stored = record_fields.read(LOCAL, panel)
    assert stored["sent.1"].text == "yes"
    assert stored["sent.1.at"].reading
    write(panel, "sent.1.at", "Nov 24, 9 AM")
    app = app.run()
    app = next(each for each in app.checkbox if each.label == "I've sent it").uncheck().run()
    stored = record_fields.read(LOCAL, panel)
    assert (stored["sent.1"].text, stored["sent.1.at"].text) == ("no", "")
    assert not any(entry.text for key, entry in stored.items() if key.startswith("letter.1.text"))
    press(app, "Undo")
    stored = record_fields.read(LOCAL, panel)
    assert (stored["sent.1"].text, stored["sent.1.at"].text) == ("yes", "Nov 24, 9 AM")
    assert stored["letter.1.text.opening"].text
    assert not app.exception


def test_a_name_of_another_application_is_warned_of_and_blocks_nothing(run: Run) -> None:
    panel = made(1)
    applications.create(LOCAL, {"company": "Brook *Ltd*"}, zone="UTC")
    write(panel, "letter.1.learned", "the move to Brook Ltd")
    app = run(THANK_YOU, application=panel)
    assert "is from another application. Is it meant to be here?" in warned(app)
    assert "Brook \\*Ltd\\*" in warned(app)
    assert app.get("download_button")


def test_what_is_general_is_said_until_it_is_personal(run: Run) -> None:
    panel = made(1)
    general = "Still general: “What you learned”."
    assert any(general in each.value for each in run(THANK_YOU, application=panel).info)
    write(panel, "letter.1.learned", "the depot")
    app = run(THANK_YOU, application=panel)
    assert not any("Still general" in each.value for each in app.info)


def test_an_address_that_is_none_is_said_to_be_so_and_left_out(run: Run) -> None:
    panel = made(1)
    write(panel, "person.1.email", "person at hale")
    app = run(THANK_YOU, application=panel)
    assert "“person at hale” isn't an email address, so it's left out." in warned(app)
    (link,) = app.get("link_button")
    assert str(link.proto.url).startswith("mailto:?subject=")
    write(panel, "person.1.email", "Person <person@hale.example>")
    app = run(THANK_YOU, application=panel)
    assert "email address" not in warned(app)
    (link,) = app.get("link_button")
    assert str(link.proto.url).startswith("mailto:person@hale.example?subject=")


def test_a_letter_too_long_for_a_link_says_so_and_offers_the_others(run: Run) -> None:
    panel = made(1)
    write(panel, "letter.1.text.picture", "I keep thinking of what you told me. " * 60)
    app = run(THANK_YOU, application=panel)
    assert not app.get("link_button")
    assert any("too long to open in a mail app" in each.value for each in app.caption)
    assert "is too long. Cut it" in warned(app)
    assert len(app.get("download_button")) == 2


def test_the_letter_that_is_copied_is_the_one_in_the_link(run: Run) -> None:
    app = run(THANK_YOU, application=made(1))
    subject, body = (each.value for each in app.code)
    assert body in texts(app)
    assert subject.startswith("Thank you for speaking with me")


def test_a_letter_stays_as_it_was_sent(run: Run) -> None:
    panel = made(2)
    write(panel, "letter.1.value", "The depot move")
    app = run(THANK_YOU, application=panel, person="1")
    words = [each.value for each in app.code]
    app = next(each for each in app.checkbox if each.label == "I've sent it").check().run()
    for field, text in {
        "person.1.name": "Somebody else",
        "company": "Brook Ltd",
        "job_title": "Clerk",
        "call_date": "2026-11-30",
        "strengths": "Night work",
        "move.interest.on": "no",
    }.items():
        write(panel, field, text)
    app = run(THANK_YOU, application=panel, person="1")
    assert [each.value for each in app.code] == words
    assert record_fields.read(LOCAL, panel)["letter.1.value"].text == "The depot move"
    write(panel, "sent.1.at", "Nov 26, 2026")
    app = run(THANK_YOU, application=panel, person="1")
    assert "November 26, 2026" in texts(app)
    assert any("To change it, clear" in each.value for each in app.caption)
    assert not any(key.startswith("Your words") or key == "How you'd help" for key in fields(app))


def test_of_a_sent_letter_only_own_words_are_copied(run: Run) -> None:
    panel = made(2)
    write(panel, "letter.1.text.help", "I can help with the depot.")
    app = run(THANK_YOU, application=panel, person="1")
    next(each for each in app.checkbox if each.label == "I've sent it").check().run()
    press(run(THANK_YOU, application=panel, person="2"), "Copy from your letter to Person 1")
    stored = record_fields.read(LOCAL, panel)
    copied = {key for key in stored if key.startswith("letter.2.text.")}
    assert copied == {"letter.2.text.help"}
    assert "letter.2.when" not in stored


def test_what_was_noted_of_the_next_steps_is_offered_while_the_letter_asks(run: Run) -> None:
    panel = made(1)
    hint = "You noted “What they said comes next”, and the letter doesn't say it yet."

    def infos(app: AppTest) -> list[str]:
        return [each.value for each in app.info]

    assert hint not in infos(run(THANK_YOU, application=panel))
    write(panel, "note.next_steps", "a second call with Tom")
    app = run(THANK_YOU, application=panel)
    assert hint in infos(app)
    next(each for each in app.button if str(each.key).endswith("next_steps-hint")).click().run()
    app = run(THANK_YOU, application=panel)
    assert hint not in infos(app)
    assert any(
        "You mentioned that the next step is a second call with Tom." in t for t in texts(app)
    )


def test_two_letters_without_anything_personal_are_said_to_be_the_same(run: Run) -> None:
    panel = made(3)
    same = "Your letter to Person 2 and Person 3 is the same, word for word."
    assert same in warned(run(THANK_YOU, application=panel))
    write(panel, "letter.2.learned", "the new depot")
    write(panel, "letter.1.text.picture", "I liked your story of the flood.")
    assert "word for word" not in warned(run(THANK_YOU, application=panel))


def test_their_worry_stands_beside_the_field_that_answers_it(run: Run) -> None:
    panel = made(1)
    write(panel, "note.concern", "worried about my German")
    app = run(THANK_YOU, application=panel)
    assert any("“worried about my German”" in each.value for each in app.caption)
    assert not any("concern" in str(each.key) for each in app.button if "use-" in str(each.key))
    assert "German" not in "".join(texts(app))
