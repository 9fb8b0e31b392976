"""Who is on a position, and who acts: on one's own machine that is chosen."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL, Actor
from interview_kit.store.records import (
    applications,
    calls,
    people,
    position_people,
    positions,
    record_fields,
)
from tests.pages.conftest import Run
from tests.pages.looking import texts

POSITIONS = "pages/interviewer/positions.py"
CALLS = "pages/interviewer/calls.py"
HOME = "pages/start/home.py"


def made_position(*names: str) -> str:
    """Make a position with the first person and people of these names on it."""
    record_fields.write(LOCAL, LOCAL.id, "name", "Robin")
    position = positions.create(LOCAL, {"title": "Inventory lead"}, zone="UTC")
    for name in names:
        position_people.add_by_name(LOCAL, position, name, "hiring_manager", zone="UTC")
    return position


def colleague(position: str) -> Actor:
    """Return the one who was added to a position."""
    return Actor(position_people.list_on_position(LOCAL, position)[1].id)


def you_are(app: AppTest) -> list[str]:
    """Return the labels of the choice of who acts."""
    return [each.proto.label for each in app.get("menu_button") if "You are" in each.proto.label]


def test_whoever_is_alone_is_asked_nothing(run: Run) -> None:
    made_position()
    assert you_are(run(HOME)) == []


def test_with_two_people_a_choice_says_who_acts(run: Run) -> None:
    made_position("Sam Lee")
    for page in (HOME, POSITIONS, "pages/start/your_data.py"):
        assert you_are(run(page)) == ["You are: Robin"]


def test_somebody_who_is_on_no_position_is_not_offered(run: Run) -> None:
    position = made_position("Sam Lee")
    position_people.remove(LOCAL, position, colleague(position).id)
    assert you_are(run(HOME)) == []


def test_who_was_chosen_last_acts_in_the_next_session(run: Run) -> None:
    position = made_position("Sam Lee")
    record_fields.write(LOCAL, LOCAL.id, "acting", colleague(position).id)
    assert you_are(run(HOME)) == ["You are: Sam Lee"]


def test_whoever_is_no_longer_there_does_not_act(run: Run) -> None:
    made_position("Sam Lee")
    record_fields.write(LOCAL, LOCAL.id, "acting", "somebody-gone")
    assert you_are(run(HOME)) == ["You are: Robin"]


def test_a_name_shows_as_it_was_typed(run: Run) -> None:
    made_position("*Sam* [Lee](http://example.org)")
    app = run(POSITIONS, position=positions.list_positions(LOCAL)[0].id)
    assert any(r"\*Sam\*" in each.value for each in app.markdown)


def test_people_are_added_and_taken_off_on_the_page_of_a_position(run: Run) -> None:
    sam = colleague(made_position("Sam Lee")).id
    position = positions.create(LOCAL, {"title": "Buyer"}, zone="UTC")
    app = run(POSITIONS, position=position)
    app.selectbox(key=f"add-known-{position}").select("Sam Lee")
    next(each for each in app.button if each.label == "Add").click().run()
    assert any("Sam Lee is on it now" in each.value for each in app.info)
    assert colleague(position).id == sam
    app.segmented_control(key=f"role-{position}-{sam}").set_value("hiring_manager").run()
    assert position_people.list_on_position(LOCAL, position)[1].role == "hiring_manager"
    app.button(key=f"icon-off-{position}-{sam}").click().run()
    assert [row.name for row in position_people.list_on_position(LOCAL, position)] == ["Robin"]


def test_a_name_stays_in_its_field_until_it_is_added(run: Run) -> None:
    position = made_position("Sam Lee")
    app = run(POSITIONS, position=position)
    box = app.text_input(key=f"add-name-{position}").input("Lee" * 100_000)
    next(each for each in app.button if each.label == "Add").click().run()
    assert app.text_input(key=f"add-name-{position}").value == box.value
    app.text_input(key=f"add-name-{position}").input("Lee Ann")
    next(each for each in app.button if each.label == "Add").click().run()
    assert [row.name for row in position_people.list_on_position(LOCAL, position)][-1] == "Lee Ann"
    assert not app.text_input(key=f"add-name-{position}").value


def test_a_name_is_asked_for(run: Run) -> None:
    app = run(POSITIONS, position=made_position())
    next(each for each in app.button if each.label == "Add").click().run()
    assert any("no name yet" in each.value for each in app.error)


def test_nobody_takes_themselves_off_a_position(run: Run) -> None:
    position = made_position("Sam Lee")
    keys = {each.key for each in run(POSITIONS, position=position).button}
    assert f"icon-off-{position}-{LOCAL.id}" not in keys
    assert f"icon-off-{position}-{colleague(position).id}" in keys


def test_somebody_with_an_application_of_their_own_can_still_be_chosen(run: Run) -> None:
    position = made_position("Sam Lee")
    sam = colleague(position)
    applications.create(sam, {"company": "Hale & Sons"}, zone="UTC")
    position_people.remove(LOCAL, position, sam.id)
    assert any(row.id == sam.id and row.is_active for row in people.list_people(LOCAL))


def test_whoever_was_not_on_the_phone_rates_a_finished_call_and_is_named(run: Run) -> None:
    position = made_position("Sam Lee")
    sam = colleague(position)
    call = calls.start(LOCAL, position, {"education": "A diploma"}, zone="UTC")
    calls.finish(LOCAL, call)
    record_fields.write(sam, sam.id, "name", "Sam Lee")
    record_fields.write(LOCAL, LOCAL.id, "acting", sam.id)
    app = run(CALLS, call=call)
    [choice] = [e for e in app.get("button_group") if str(e.key).endswith("-rating.education")]
    choice.set_value("4").run()
    assert calls.load(sam, call).assessment["rating.education"].text == "4"
    assert calls.load(LOCAL, call).assessment == {}
    app = run(CALLS, call=call)
    app.segmented_control(key=f"view-{call}").set_value("Whole record").run()
    assert "Rated by" in [each.value for each in app.caption]


def test_the_record_and_the_history_name_whoever_did_it(run: Run) -> None:
    position = made_position("Sam Lee")
    sam = colleague(position)
    call = calls.start(sam, position, {}, zone="UTC")
    calls.finish(sam, call)
    app = run(CALLS, call=call)
    assert "Sam Lee" in texts(app)
    app.session_state[f"noprint-history-{call}"] = True
    app.run()
    assert any("**Finished** · Sam Lee" in each.value for each in app.markdown)


def test_who_used_the_computer_is_no_line_of_anybodys_history(run: Run) -> None:
    position = made_position("Sam Lee")
    record_fields.write(LOCAL, LOCAL.id, "acting", colleague(position).id)
    record_fields.write(LOCAL, LOCAL.id, "acting", LOCAL.id)
    app = run("pages/start/your_data.py")
    app.session_state[f"noprint-history-{LOCAL.id}"] = True
    app.run()
    lines = [each.value for each in app.markdown]
    assert any("**Name** · you" in each for each in lines)
    assert not any("computer" in each for each in lines)
