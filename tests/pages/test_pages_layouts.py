"""Word layouts of one's own, from the upload to the letter."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.database import connections
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import (
    applications,
    calls,
    layouts,
    lifecycle,
    positions,
    record_fields,
)
from interview_kit.ui.workarounds.escaping import escaped
from tests.colleagues import make_person
from tests.pages.conftest import Run
from tests.pages.looking import texts, word_file

PAGE = "pages/start/word_layouts.py"
THANK_YOU = "pages/candidate/thank_you.py"


SOUND = word_file("Dear {{ interviewer }} of {{ company }},", "{{ name }}")
MISSPELT = word_file("Thank you for the talk at {{ compnay }}.")


def upload(app: AppTest, content: bytes, name: str = "My letter.docx") -> AppTest:
    """Upload a file, and wait as long as a trial may take."""
    app.file_uploader[0].upload(name, content)
    return app.run(timeout=30)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def labels(app: AppTest, kind: str) -> list[str]:
    return [str(each.proto.label) for each in app.get(kind)]


def captions(app: AppTest) -> str:
    return "\n".join(f"{each.value} {each.proto.help}" for each in app.caption)


@pytest.fixture
def letter() -> str:
    """An application with all that its letter needs; returns its id."""
    record_fields.write(LOCAL, LOCAL.id, "name", "Ana Ruiz")
    values = {"company": "Hale & Sons", "job_title": "Lead", "person.1.name": "Nadia Okafor"}
    return applications.create(LOCAL, values, zone="UTC")


def word_downloads(app: AppTest) -> list[str]:
    """Return the labels of the buttons that offer a Word file of the kit's."""
    return [each for each in labels(app, "download_button") if each.endswith("for Word")]


def use(template: str, document: str = "thank_you") -> None:
    record_fields.write(LOCAL, LOCAL.id, f"template.{document}", template)


def test_a_misspelt_name_is_shown_with_its_paragraph_and_cannot_be_kept(run: Run) -> None:
    app = upload(run(PAGE), MISSPELT)
    assert not app.exception
    assert "Fix 1 thing first" in app.error[0].value
    assert any("Paragraph 1" in each.value for each in app.markdown)
    assert {
        "Thank you for the talk at {{ compnay }}.",
        "The kit doesn't know “compnay” for this kind of document.",
        "Did you mean “company”?",
    } <= set(texts(app))
    assert "Save and use it" not in [button.label for button in app.button]


def test_a_sound_file_is_kept_and_used_and_the_letter_says_so(run: Run, letter: str) -> None:
    app = upload(run(PAGE), SOUND)
    assert "Ready to use: 3 tags found" in app.success[0].value
    assert any("Dear Nadia Okafor of Hale & Sons," in text for text in texts(app))
    assert app.text_input[0].value == "My letter"
    app = press(app, "Save and use it")
    assert not app.exception
    assert [row.name for row in layouts.list_layouts(LOCAL, "thank_you")] == ["My letter"]
    assert [each.value for each in app.success] == ["Saved, and used from now on: My letter."]
    page = run(THANK_YOU, application=letter)
    assert next(box for box in page.selectbox if box.label.startswith("Layout")).value != "kit"
    assert "all that is shown here" in captions(page)
    assert "3 of 3 entries" in captions(page)


def test_a_name_is_asked_for_and_no_two_are_alike(run: Run) -> None:
    first = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    app = upload(run(PAGE), SOUND)
    for name, said in (("  ", "Give the layout a name"), ("bLUE", "with this name")):
        app.text_input[0].set_value(name)
        app = press(app, "Save and use it")
        assert said in app.error[0].value
        assert app.text_input[0].value == name
    next(box for box in app.selectbox if box.label == "Save as").set_value(first).run()
    app = press(app, "Save and use it")
    assert [row.id for row in layouts.list_layouts(LOCAL, "thank_you")] == [first]
    assert not app.error


def test_two_that_came_to_have_one_name_are_numbered(run: Run) -> None:
    deleted = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    lifecycle.delete(LOCAL, deleted)
    layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    lifecycle.restore(LOCAL, deleted)
    shown = [each.value.partition(" · ")[0] for each in run(PAGE).markdown]
    assert {"**Blue**", f"**{escaped('Blue (2)')}**"} <= set(shown)


def with_member(name: str, content: bytes) -> bytes:
    """Return a sound file with one member more."""
    raw = io.BytesIO(SOUND)
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"", "empty"),
        (with_member("word/vbaProject.bin", b"x" * 100), "macro"),
        (with_member("word/media/bomb.png", bytes(300 * 1024**2)), "large"),
        (SOUND[: len(SOUND) // 2], "damaged"),
    ],
    ids=["a PDF", "nothing", "a macro", "a zip bomb", "half a file"],
)
def test_what_is_refused_is_refused_in_a_sentence(run: Run, content: bytes, said: str) -> None:
    app = upload(run(PAGE), content)
    assert not app.exception
    assert any(said in text for text in texts(app)), texts(app)
    assert "Try again" in [button.label for button in app.button]
    assert "Save and use it" not in [button.label for button in app.button]


def test_a_deleted_layout_gives_way_to_the_kits_own_and_comes_back(run: Run, letter: str) -> None:
    template = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    use(template)
    app = run(PAGE)
    app.button(key=f"layout-delete-{template}").click().run()
    assert "was deleted, so this is the kit's own" in captions(run(THANK_YOU, application=letter))
    assert word_downloads(run(THANK_YOU, application=letter)) == ["Download for Word"]
    press(app, "Undo: deleted Blue")
    page = run(THANK_YOU, application=letter)
    assert "was deleted" not in captions(page)
    assert "3 of 3 entries" in captions(page)


def test_a_file_that_was_replaced_is_restored(run: Run) -> None:
    template = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    assert "Earlier files" not in labels(run(PAGE), "expander")
    layouts.replace(LOCAL, template, "Blue", MISSPELT)
    app = press(run(PAGE), "Restore")
    assert not app.exception
    assert layouts.load_content(LOCAL, template) == SOUND


def opened_history(run: Run, template: str) -> AppTest:
    app = run(PAGE)
    app.session_state[f"noprint-history-{template}"] = True
    return app.run()


def test_a_layout_has_its_history_with_each_name_to_restore(run: Run) -> None:
    template = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    layouts.replace(LOCAL, template, "Red", MISSPELT)
    lifecycle.delete(LOCAL, template)
    lifecycle.restore(LOCAL, template)
    app = opened_history(run, template)
    assert not app.exception
    lines = [each.value.partition(" · ") for each in app.markdown]
    found = [what for what, _, rest in lines if rest.startswith("you · ")]
    name, kind = f"**{escaped('Layout name')}**", f"**{escaped('For which document')}**"
    happened = [
        "**Restored**",
        "**Deleted**",
        "**File replaced**",
        kind,
        name,
        name,
        "**Created**",
    ]
    assert sorted(found) == sorted(happened)
    assert {"was: Blue", "became: Red", "became: Thank-you letter"} <= set(texts(app))
    back = [each for each in app.button if (each.key or "").startswith("restore-change-")]
    assert len(back) == 2, "beside what was, and beside the earlier change"
    back[0].click().run()
    (row,) = layouts.list_layouts(LOCAL, "thank_you")
    assert row.name == "Blue"
    assert layouts.load_content(LOCAL, template) == MISSPELT


def test_an_earlier_file_of_a_layout_says_who_put_it_there_and_when(
    run: Run,
) -> None:
    template = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    layouts.replace(LOCAL, template, "Blue", SOUND)
    with connections.writing() as connection:
        for version, at in ((1, datetime(2026, 3, 2, 9, 5)), (2, datetime(2026, 3, 3, 10, 0))):
            of_this = update(layout_files).where(layout_files.c.version == version)
            connection.execute(of_this.values(at=at.replace(tzinfo=UTC)))
    shown = [each.value for each in run(PAGE).markdown]
    assert "**Blue** · saved Tue, Mar 3, 2026, 10:00 AM" in shown
    assert "saved by you · Mon, Mar 2, 2026, 9:05 AM" in shown
    nadia = make_person(name="Nadia *Okafor*")
    with connections.writing() as connection:
        connection.execute(update(layout_files).values(author=nadia.id))
    assert f"saved by {escaped('Nadia *Okafor*')} · Mon, Mar 2, 2026, 9:05 AM" in [
        each.value for each in run(PAGE).markdown
    ]


def test_a_file_that_a_layout_cannot_make_is_withheld_with_the_reason(
    run: Run, letter: str
) -> None:
    broken = layouts.add(LOCAL, "thank_you", "Broken", word_file("{{ no_such }}"), zone="UTC")
    use(broken)
    page = run(THANK_YOU, application=letter)
    assert not page.exception
    assert word_downloads(page) == []
    assert "Layout: Broken." in texts(page)
    assert any("no_such" in text for text in texts(page))
    page = page.selectbox(key=page.selectbox[-1].key).set_value("kit").run()
    assert word_downloads(page) == ["Download for Word"]


def test_each_document_has_its_own_choice(run: Run, letter: str) -> None:
    card = layouts.add(LOCAL, "cue_card", "Card", word_file("{{ heading }}"), zone="UTC")
    use(card, "cue_card")
    page = run("pages/candidate/closing_script.py", application=letter)
    assert "1 of 1 entries" in captions(page)
    assert not any(
        box.label.startswith("Layout") for box in run(THANK_YOU, application=letter).selectbox
    )
    record = layouts.add(LOCAL, "screen_record", "Record", word_file("{{ candidate }}"), zone="UTC")
    use(record, "screen_record")
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    call = calls.start(LOCAL, position, {}, candidate={"name": "Nadia"}, zone="UTC")
    calls.finish(LOCAL, call)
    page = run("pages/interviewer/calls.py", call=call)
    assert "1 of 1 entries" in captions(page)


def test_nobody_sees_or_uses_somebody_elses_layout(run: Run, letter: str) -> None:
    theirs = layouts.add(make_person(), "thank_you", "Their secret layout", SOUND, zone="UTC")
    use(theirs)
    for app in (run(PAGE), run(THANK_YOU, application=letter), run("pages/start/your_data.py")):
        assert not app.exception
        shown = [each.value for kind in ("markdown", "caption", "text") for each in app.get(kind)]
        assert not any("secret" in each for each in shown)
    page = run(THANK_YOU, application=letter)
    assert word_downloads(page) == ["Download for Word"]


def test_the_history_names_layouts_and_shows_no_ids(run: Run) -> None:
    template = layouts.add(LOCAL, "thank_you", "Blue", SOUND, zone="UTC")
    use(template)
    app = run("pages/start/your_data.py")
    app.expander[0].open = True
    app.session_state[f"noprint-history-{LOCAL.id}"] = True
    app.run()
    assert "became: Blue" in texts(app)
    assert not any(template in text for text in texts(app))


@pytest.mark.parametrize("document", ["thank_you", "cue_card", "screen_record", "nothing"])
def test_the_page_opens_on_each_document_with_every_name(run: Run, document: str) -> None:
    from interview_kit.documents.layouts.tag_names import DOCUMENTS

    app = run(PAGE, document=document)
    assert not app.exception
    known = DOCUMENTS.get(document, DOCUMENTS["thank_you"])
    shown = "\n".join([*(each.value for each in app.markdown), *(each.value for each in app.code)])
    for name in known.names:
        assert name.tag in shown, name.name
