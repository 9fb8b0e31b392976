"""Two tabs that change the same thing, for each kind of widget there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.database import connections
from interview_kit.store.database.schema import layout_files
from interview_kit.store.records import (
    applications,
    calls,
    history,
    layouts,
    positions,
    record_fields,
)
from interview_kit.ui import session
from tests.pages.conftest import Run
from tests.pages.looking import texts, word_file, write

CALLS = "pages/interviewer/calls.py"
APPLICATIONS = "pages/candidate/applications.py"
CLOSING = "pages/candidate/closing_script.py"
THANK_YOU = "pages/candidate/thank_you.py"
LAYOUTS = "pages/start/word_layouts.py"
YOUR_DATA = "pages/start/your_data.py"
POSITIONS = "pages/interviewer/positions.py"
QUESTION = "Are you satisfied so far?"

AsTab = Callable[[str], None]


@pytest.fixture
def as_tab(monkeypatch: pytest.MonkeyPatch) -> AsTab:
    """Say which tab acts from now on. AppTest gives all its sessions one and the same id."""
    return lambda name: monkeypatch.setattr(session, "tab", lambda: name)


@dataclass(frozen=True)
class RecordIds:
    """The ids of one record of each kind."""

    position: str
    call: str
    assessment: str
    application: str
    person: str
    layouts: tuple[str, str]


@pytest.fixture
def ids() -> RecordIds:
    """One record of each kind, with what the pages need to show every widget."""
    checks = {f"check.{check.id}": "yes" for check in content().interviewer.checks}
    position = positions.create(LOCAL, {"title": "Inventory lead", **checks}, zone="UTC")
    call = calls.start(LOCAL, position, {}, zone="UTC")
    values = {"company": "Hale", "job_title": "Lead", "strengths": "six years\nstock\ncounting"}
    values |= {"person.1.name": "Nadia Okafor", "person.1.role": "Head"}
    person = LOCAL.id
    write(person, "name", "Ana Ruiz")
    letter = word_file("Dear {{ interviewer }} of {{ company }},", "{{ name }}")
    one, other = (layouts.add(LOCAL, "thank_you", n, letter, zone="UTC") for n in ("A", "B"))
    return RecordIds(
        position,
        call,
        calls.load(LOCAL, call).assessment_id,
        applications.create(LOCAL, values, zone="UTC"),
        person,
        (one, other),
    )


@dataclass(frozen=True)
class Widget:
    """A widget on a page: the record and field it is for, and what each tab makes of it.

    `theirs` are the values that the other tab chooses, one after the other; `shown` is how
    the page says the last of them and `mine`.
    """

    page: str
    query: Callable[[RecordIds], dict[str, str]]
    kind: str
    label: str
    record: Callable[[RecordIds], str]
    field: str
    theirs: tuple[Any, ...]
    mine: Any
    shown: tuple[str, str]

    def of(self, app: AppTest) -> Any:
        found = [each for each in app.get(self.kind) if each.label == self.label]
        assert len(found) == 1, [each.label for each in app.get(self.kind)]
        return found[0]

    def change(self, app: AppTest, value: Any) -> None:
        self.of(app).set_value(value).run()
        assert not app.exception


def on_call(part: str) -> Callable[[RecordIds], dict[str, str]]:
    return lambda ids: {"screen": ids.call, "part": part}


def of_application(ids: RecordIds) -> dict[str, str]:
    return {"application": ids.application}


def of_position(ids: RecordIds) -> dict[str, str]:
    return {"position": ids.position}


WIDGETS: dict[str, Widget] = {
    "choice": Widget(
        CALLS,
        on_call("satisfied"),
        "button_group",
        QUESTION,
        lambda ids: ids.call,
        "satisfied",
        ("no",),
        "yes",
        ("No, wrap up", "Yes, go on"),
    ),
    "a choice that is taken back": Widget(
        CALLS,
        on_call("satisfied"),
        "button_group",
        QUESTION,
        lambda ids: ids.call,
        "satisfied",
        ("no", None),
        "yes",
        ("nothing", "Yes, go on"),
    ),
    "yes or no": Widget(
        CALLS,
        on_call("header"),
        "button_group",
        "Résumé attached",
        lambda ids: ids.call,
        "resume_attached",
        ("no",),
        "yes",
        ("No", "Yes"),
    ),
    "rating": Widget(
        CALLS,
        on_call("motivations"),
        "button_group",
        "Rating: Motivations",
        lambda ids: ids.assessment,
        "rating.motivations",
        ("2",),
        "5",
        ("2", "5"),
    ),
    "select": Widget(
        CALLS,
        on_call("salary"),
        "selectbox",
        "Salary currency",
        lambda ids: ids.call,
        "salary_currency",
        ("EUR",),
        "GBP",
        ("EUR", "GBP"),
    ),
    "switch": Widget(
        CLOSING,
        of_application,
        "toggle",
        "I'm sure I want this job",
        lambda ids: ids.application,
        "sure",
        (True, False),
        True,
        ("No", "Yes"),
    ),
    "a switch that is on": Widget(
        POSITIONS,
        of_position,
        "toggle",
        "Drug test",
        lambda ids: ids.position,
        "check.drug_test",
        (False, True),
        False,
        ("Yes", "No"),
    ),
    "several of a list": Widget(
        CLOSING,
        of_application,
        "button_group",
        "Strengths that came up",
        lambda ids: ids.application,
        "mentioned",
        (["stock"],),
        ["six years", "counting"],
        ("stock", "six years, counting"),
    ),
    "a tick of a line": Widget(
        "pages/candidate/call.py",
        of_application,
        "checkbox",
        "counting",
        lambda ids: ids.application,
        "mentioned",
        (True, False),
        True,
        ("nothing", "counting"),
    ),
    "a choice in the contact info": Widget(
        YOUR_DATA,
        lambda _: {},
        "button_group",
        "American or British English",
        lambda ids: ids.person,
        "english",
        ("GB", "US"),
        "GB",
        ("American", "British"),
    ),
}


def stored(record: str, field: str) -> str:
    found = record_fields.read(LOCAL, record).get(field)
    return found.text if found else ""


def texts_so_far(record: str, field: str) -> list[str]:
    changes = [each for each in history.load(LOCAL, record) if isinstance(each, history.Change)]
    return [change.text for change in changes if change.field == field]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def told(app: AppTest) -> bool:
    """Tell whether the page says that a press was not stored."""
    shown = (*app.error, *app.markdown)
    return any("was also changed in another tab" in each.value for each in shown)


def lines(app: AppTest) -> list[str]:
    """Return how the page puts two choices side by side, nothing where it does not."""
    return [text for text in texts(app) if text.startswith(("Yours: ", "The other one: "))]


def both_decide(app: AppTest, there: AppTest, widget: Widget, as_tab: AsTab) -> None:
    as_tab("there")
    for value in widget.theirs:
        widget.change(there, value)
    as_tab("here")
    widget.change(app, widget.mine)


@pytest.mark.long
@pytest.mark.parametrize("choice", ["Keep mine", "Use the other one"])
@pytest.mark.parametrize("name", WIDGETS)
def test_what_two_tabs_chose_is_shown_and_the_user_decides(
    run: Run, ids: RecordIds, as_tab: AsTab, name: str, choice: str
) -> None:
    widget = WIDGETS[name]
    record, query = widget.record(ids), widget.query(ids)
    here, there = run(widget.page, **query), run(widget.page, **query)
    both_decide(here, there, widget, as_tab)
    theirs, mine = texts_so_far(record, widget.field)[-2:]
    assert stored(record, widget.field) == theirs != mine
    assert lines(here) == [f"Yours: {widget.shown[1]}", f"The other one: {widget.shown[0]}"]
    press(here, choice)
    assert stored(record, widget.field) == (mine if choice == "Keep mine" else theirs)
    assert lines(here) == []
    kept = widget.mine if choice == "Keep mine" else widget.theirs[-1]
    assert widget.of(here).value == kept
    assert widget.of(there.run()).value == kept


@pytest.mark.parametrize("choice", ["Keep mine", "Use the other one"])
def test_two_layouts_for_one_document_are_shown_by_name_and_the_user_decides(
    run: Run, ids: RecordIds, as_tab: AsTab, choice: str
) -> None:
    def layout(app: AppTest) -> Any:
        return next(each for each in app.selectbox if each.label.startswith("Layout of"))

    here, there = (run(THANK_YOU, application=ids.application) for _ in range(2))
    theirs, mine = ids.layouts
    as_tab("there")
    layout(there).set_value(theirs).run()
    as_tab("here")
    layout(here).set_value(mine).run()
    assert stored(ids.person, "template.thank_you") == theirs
    assert lines(here) == ["Yours: B", "The other one: A"]
    press(here, choice)
    kept = mine if choice == "Keep mine" else theirs
    assert stored(ids.person, "template.thank_you") == layout(here).value == kept
    assert lines(here) == []


def upload_in_place_of(layout: str, run: Run, *words: str) -> tuple[list[AppTest], list[bytes]]:
    """Open a tab for each of some files, which is to replace a layout; return tabs and files."""
    files = [word_file(f"{each} {{{{ interviewer }}}}") for each in words]
    pages = [run(LAYOUTS, document="thank_you") for _ in files]
    for app, file in zip(pages, files, strict=True):
        app.file_uploader[0].upload("letter.docx", file)
        app.run(timeout=30)
        keep_as(app).set_value(layout).run()
    return pages, files


def keep_as(app: AppTest) -> Any:
    return next(each for each in app.selectbox if each.label == "Save as")


def kept_files(layout: str) -> list[bytes]:
    kept = select(layout_files.c.content).where(layout_files.c.record_id == layout)
    with connections.reading() as connection:
        return [*connection.scalars(kept.order_by(layout_files.c.version))]


def told_of_layouts(app: AppTest) -> bool:
    """Tell whether the page says that a file is not kept, and what to do."""
    return any("isn't saved yet" in each.value and "again" in each.value for each in app.error)


@pytest.mark.slow
def test_of_two_files_that_replace_one_layout_the_second_waits_for_another_press(
    run: Run, ids: RecordIds
) -> None:
    layout, _ = ids.layouts
    (first, second), files = upload_in_place_of(layout, run, "First", "Second")
    press(first, "Save and use it")
    assert not first.error
    second.text_input[0].set_value("My own name").run()  # as it is when one presses right after
    press(second, "Save and use it")
    assert told_of_layouts(second)
    assert kept_files(layout)[1:] == files[:1]
    assert stored(layout, "name") == "A"
    assert keep_as(second).value == layout
    assert second.text_input[0].value == "My own name"
    press(second, "Save and use it")
    assert not second.error
    assert kept_files(layout)[1:] == files
    assert layouts.load_content(LOCAL, layout) == files[-1]
    assert stored(layout, "name") == "My own name"
    assert "Restore" in [each.label for each in second.button]


@pytest.mark.slow
def test_a_file_in_place_of_a_layout_that_was_renamed_elsewhere_makes_no_new_one(
    run: Run, ids: RecordIds
) -> None:
    layout, other = ids.layouts
    (app,), (file,) = upload_in_place_of(layout, run, "Mine")
    write(layout, "name", "B")  # each label is now what another one's was
    write(other, "name", "A")
    press(app, "Save and use it")
    assert told_of_layouts(app)
    assert keep_as(app).value == layout
    app.text_input[0].set_value("C").run()
    press(app, "Save and use it")
    assert kept_files(layout)[1:] == [file]
    assert len(kept_files(other)) == 1
    assert len(layouts.list_layouts(LOCAL, "thank_you")) == 2


def test_a_layout_that_changes_while_a_file_is_kept_is_not_replaced(
    run: Run, ids: RecordIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout, _ = ids.layouts
    (app,), (file,) = upload_in_place_of(layout, run, "Mine")
    theirs, replace = word_file("Theirs {{ interviewer }}"), layouts.replace

    def late(*args: Any, **kwargs: Any) -> bool:
        monkeypatch.setattr(layouts, "replace", replace)
        replace(LOCAL, layout, "A", theirs)
        return replace(*args, **kwargs)

    monkeypatch.setattr(layouts, "replace", late)
    press(app, "Save and use it")
    assert told_of_layouts(app)
    assert kept_files(layout)[1:] == [theirs]
    press(app, "Save and use it")
    assert kept_files(layout)[1:] == [theirs, file]


def test_an_earlier_file_is_not_restored_over_one_that_came_from_another_tab(
    run: Run, ids: RecordIds
) -> None:
    layout, _ = ids.layouts
    layouts.replace(LOCAL, layout, "A", word_file("Second"))
    app = run(LAYOUTS, document="thank_you")
    layouts.replace(LOCAL, layout, "A", word_file("Third"))
    button(key=f"restore-layout-{layout}-1")(app)
    assert told(app)
    assert len(kept_files(layout)) == 3
    button(key=f"restore-layout-{layout}-1")(app)
    assert not told(app)
    assert kept_files(layout)[3] == kept_files(layout)[0]


Act = Callable[[AppTest], object]


def button(label: str = "", *, key: str = "") -> Act:
    """Return what presses the button of a label or a key."""

    def act(app: AppTest) -> None:
        found = [each for each in app.button if (each.key == key if key else each.label == label)]
        assert len(found) == 1, [(each.label, each.key) for each in app.button]
        found[0].click().run()
        assert not app.exception

    return act


def reason(state: str) -> Act:
    """Return what chooses why there is no answer."""

    def act(app: AppTest) -> None:
        pills = next(each for each in app.button_group if each.label == "Reason for no answer")
        pills.set_value(state).run()
        assert not app.exception

    return act


@dataclass(frozen=True)
class Press:
    """What is pressed on a page while another tab, which may show another part, was at it."""

    page: str
    here: Callable[[RecordIds], dict[str, str]]
    there: Callable[[RecordIds], dict[str, str]]
    theirs: tuple[Act, ...]
    mine: Act


def typed(field: str, text: str) -> Act:
    """Return what types into a field of the application that a page shows."""
    return lambda app: write(app.query_params["application"], field, text)


PRESSES: dict[str, Press] = {
    "two reasons for no answer": Press(
        CALLS,
        on_call("motivations"),
        on_call("motivations"),
        (reason("declined"),),
        reason("no_time"),
    ),
    "a reason that is taken back": Press(
        CALLS,
        on_call("motivations"),
        on_call("motivations"),
        (reason("declined"), reason("")),
        reason("not_asked"),
    ),
    "two reasons at the end": Press(
        CALLS,
        on_call("finish"),
        on_call("education"),
        (reason("declined"),),
        button(key="gap-education-not_asked"),
    ),
    "two follow-ups": Press(
        CALLS,
        on_call("motivations"),
        on_call("education"),
        (button("Follow-up"),),
        button("Follow-up"),
    ),
    "two orders of the moves": Press(
        CLOSING,
        of_application,
        of_application,
        (button(key="icon-order-up-moves-thanks"),),
        button(key="icon-order-down-moves-recap"),
    ),
    "a move that is left out and put in": Press(
        CLOSING,
        of_application,
        of_application,
        (button(key="icon-thanks-no"), button(key="add-thanks")),
        button(key="icon-thanks-no"),
    ),
    "words of one's own": Press(
        CLOSING,
        of_application,
        of_application,
        (typed("move.thanks.text", "Thank you, all three of you."),),
        button(key="opens-edit-move-thanks"),
    ),
}


def everything(ids: RecordIds) -> object:
    """Return all that is stored for the call and the application."""
    return [
        {name: (each.text, each.state) for name, each in record_fields.read(LOCAL, record).items()}
        for record in (ids.call, ids.application)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", PRESSES)
def test_a_press_never_replaces_what_another_tab_did_and_says_so(
    run: Run, ids: RecordIds, as_tab: AsTab, name: str
) -> None:
    two = PRESSES[name]
    here, there = run(two.page, **two.here(ids)), run(two.page, **two.there(ids))
    before = everything(ids)
    as_tab("there")
    for act in two.theirs:
        act(there)
    theirs = everything(ids)
    assert theirs != before
    as_tab("here")
    two.mine(here)
    assert everything(ids) == theirs
    assert told(here)


@pytest.mark.parametrize("name", ["two reasons for no answer", "two orders of the moves"])
def test_what_was_not_stored_is_stored_when_it_is_pressed_again(
    run: Run, ids: RecordIds, as_tab: AsTab, name: str
) -> None:
    two = PRESSES[name]
    here, there = run(two.page, **two.here(ids)), run(two.page, **two.there(ids))
    as_tab("there")
    for act in two.theirs:
        act(there)
    theirs = everything(ids)
    as_tab("here")
    two.mine(here)
    two.mine(here)
    assert everything(ids) != theirs
    assert not told(here)


def test_yes_to_all_leaves_the_no_of_another_tab(run: Run, ids: RecordIds, as_tab: AsTab) -> None:
    here, there = (run(CALLS, call=ids.call, part="checks") for _ in range(2))
    check = content().interviewer.checks[0]
    as_tab("there")
    next(each for each in there.button_group if each.label == check.label).set_value("no").run()
    as_tab("here")
    press(here, "Yes to all")
    found = record_fields.read(LOCAL, ids.call)
    answers = {name: each.text for name, each in found.items() if name.startswith("consent.")}
    assert answers.pop(f"consent.{check.id}") == "no"
    assert set(answers.values()) == {"yes"}
    assert told(here)


def test_marking_all_leaves_what_was_answered_elsewhere(
    run: Run, ids: RecordIds, as_tab: AsTab
) -> None:
    here = run(CALLS, call=ids.call, part="finish")
    write(ids.call, "education", "A diploma")
    as_tab("here")
    press(here, "Mark all as not asked")
    states = {name: each.state for name, each in record_fields.read(LOCAL, ids.call).items()}
    assert states.pop("education") == "answered"
    assert states["years_experience"] == states["salary"] == "not_asked"
    assert told(here)


def test_a_person_who_was_renamed_elsewhere_stays_on_the_list(
    run: Run, ids: RecordIds, as_tab: AsTab
) -> None:
    here = run(APPLICATIONS, application=ids.application)
    write(ids.application, "person.1.name", "Nadia Okafor-Lindt")
    as_tab("here")
    button(key="icon-remove-person-1")(here)
    assert stored(ids.application, "person.1.name") == "Nadia Okafor-Lindt"
    assert texts_so_far(ids.application, "person.1.role")[0] == "Head"
    assert told(here)


def test_words_typed_on_elsewhere_are_not_replaced_by_the_kits(
    run: Run, ids: RecordIds, as_tab: AsTab
) -> None:
    write(ids.application, "move.thanks.text", "Thank you.")
    here = run(CLOSING, application=ids.application)
    write(ids.application, "move.thanks.text", "Thank you, all three of you.")
    as_tab("here")
    press(here, "Use the suggested words")
    assert stored(ids.application, "move.thanks.text") == "Thank you, all three of you."
    assert told(here)


def test_a_choice_between_applications_is_another_one_as_soon_as_their_labels_change(
    run: Run,
) -> None:
    mine = applications.create(LOCAL, {}, zone="UTC")
    app = run(APPLICATIONS, application=mine)
    before = app.selectbox[0].key
    applications.create(LOCAL, {}, zone="UTC")  # of the same name, in another tab
    app.run()
    assert app.selectbox[0].key != before
    assert app.selectbox[0].value == mine
