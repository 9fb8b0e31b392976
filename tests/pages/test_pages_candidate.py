"""What the candidate's pages offer, and what they withhold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import applications, layouts, positions, record_fields
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, word_file, write

CLOSING = "pages/candidate/closing_script.py"
THANK_YOU = "pages/candidate/thank_you.py"
HOME = "pages/start/home.py"


@pytest.fixture
def panel() -> str:
    """An application with two people on its call, all that a letter needs; returns its id."""
    record_fields.write(LOCAL, LOCAL.id, "name", "Ana Ruiz")
    values = {
        "company": "Hale & Sons",
        "job_title": "Lead",
        "strengths": "six years in stock\nLed a team of four.\nclear reports",
        "person.1.name": "Nadia Okafor",
        "person.1.call_name": "Nadia",
        "person.2.name": "Tom Reed",
        "can_send": "my report",
    }
    return applications.create(LOCAL, values, zone="UTC")


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def stored(record: str, name: str) -> str:
    entry = record_fields.read(LOCAL, record).get(name)
    return entry.text if entry else ""


def warnings(app: AppTest) -> str:
    return "\n".join(each.value for each in app.warning)


def downloads(app: AppTest) -> list[str]:
    return [str(each.proto.label) for each in app.get("download_button")]


def how_checked(app: AppTest) -> str:
    return next(each.help for each in app.caption if "The file has all" in each.value)


def call_in(record: str, hours: int) -> None:
    moment = datetime.now(UTC) + timedelta(hours=hours)
    write(record, "zone", "UTC")
    write(record, "call_date", f"{moment:%Y-%m-%d}")
    write(record, "call_time", f"{moment:%I:%M %p}".removeprefix("0"))


def test_a_letter_before_the_call_is_a_draft_and_no_download(run: Run, panel: str) -> None:
    call_in(panel, 30)
    app = run(THANK_YOU, application=panel)
    assert not app.exception
    assert "This is a draft. The call isn't over yet" in warnings(app)
    assert downloads(app) == []
    call_in(panel, -30)
    app = run(THANK_YOU, application=panel)
    assert "draft" not in warnings(app)
    assert downloads(app) == ["Download for Word", "Download as email draft"]
    assert any("better late than never" in each.value for each in app.markdown)


def test_who_says_to_be_sure_sees_the_move_that_asks_for_the_job(run: Run, panel: str) -> None:
    app = run(CLOSING, application=panel)
    assert not any("I'd love this job" in text for text in texts(app))
    toggle = next(each for each in app.toggle if each.label == "I'm sure I want this job")
    app = toggle.set_value(True).run()
    assert any("I'd love this job" in text for text in texts(app))


def test_a_field_shows_the_sentence_that_is_finished_with_it(run: Run, panel: str) -> None:
    write(panel, "why", "How seriously you take inventory accuracy.")
    write(panel, "how", "The move")
    whole = "to Hale & Sons is how seriously you take inventory accuracy. And I can see myself"
    app = run(CLOSING, application=panel)
    assert any(escaped(whole) in each.value for each in app.caption)
    recap = escaped("bring six years in stock, and I led a team of four.")
    app = run("pages/candidate/prepare.py", application=panel)
    assert any(recap in each.value for each in app.caption)
    write(panel, "strengths", "six years in stock\nalways on time")
    app = run("pages/candidate/prepare.py", application=panel)
    assert any("Not in the script yet: “always on time”" in each.value for each in app.caption)


def test_a_move_whose_detail_is_a_rough_note_asks_for_own_words(run: Run, panel: str) -> None:
    write(panel, "why", "family owned, 3rd generation")
    write(panel, "how", "the move")
    write(panel, "move.enthusiasm.on", "yes")
    app = run(CLOSING, application=panel)
    assert "Your words: Show enthusiasm" in fields(app)
    waiting = "Say it in your own words under “Show enthusiasm”."
    assert any(waiting in each.value for each in app.caption)
    assert not any("family owned" in text for text in texts(app))
    write(panel, "move.enthusiasm.text", "You've run this as a family for three generations.")
    app = run(CLOSING, application=panel)
    assert any("three generations" in text for text in texts(app))
    assert not any(waiting in each.value for each in app.caption)


def test_a_cue_card_is_made_once_it_is_wanted_unless_word_cannot_hold_all_of_it(
    run: Run, panel: str
) -> None:
    app = run(CLOSING, application=panel)
    assert "entries are in it" in how_checked(app)
    app.run()
    assert downloads(app) == ["Cue card (Word)", "Plain text"]
    assert "opened again and checked before you get it" in how_checked(app)
    write(panel, "can_send", "my\x01 report")
    write(panel, "move.offer_more.on", "yes")
    app.run()
    assert "entries are in it" in how_checked(app)
    assert any("1 character that Word can't hold" in each.value for each in app.caption)


@pytest.mark.parametrize(
    ("locale", "chosen", "sign_off"),
    [
        ("en-GB", "", "Kind regards,"),
        ("en-GB", "US", "Sincerely,"),
        ("en", "", "Sincerely,"),
        ("de-DE", "", "Sincerely,"),
        ("en-US", "GB", "Kind regards,"),
    ],
)
def test_a_letter_is_in_the_browsers_english_until_one_is_chosen(
    run: Run, panel: str, monkeypatch: pytest.MonkeyPatch, locale: str, chosen: str, sign_off: str
) -> None:
    monkeypatch.setattr(session, "locale", lambda: locale)
    write(LOCAL.id, "english", chosen)
    assert any(sign_off in text for text in texts(run(THANK_YOU, application=panel)))
    app = run("pages/start/your_data.py")
    (english,) = [each for each in app.get("button_group") if "English" in each.label]
    assert english.value == ("GB" if sign_off == "Kind regards," else "US")


def test_one_press_cuts_the_script_to_fit(run: Run, panel: str) -> None:
    for move in ("offer_more", "concerns", "contact"):
        write(panel, f"move.{move}.on", "yes")
    write(panel, "budget_seconds", "45")
    app = run(CLOSING, application=panel)
    assert "over the limit. Cut first: Get contact details" in warnings(app)
    app = press(app, "Cut to fit")
    assert "over the limit" not in warnings(app)
    assert stored(panel, "move.contact.on") == "no"
    assert "Cut to fit" not in [button.label for button in app.button]


def test_one_tone_is_chosen_for_all_moves(run: Run, panel: str) -> None:
    write(panel, "move.thanks.tone", "formal")
    write(panel, "person.2.call_name", "Tom")
    app = run(CLOSING, application=panel)
    tone = next(each for each in app.button_group if each.label == "Tone")
    assert not tone.value
    app = tone.set_value("direct").run()
    assert (stored(panel, "tone"), stored(panel, "move.thanks.tone")) == ("direct", "")
    assert "Thanks for your time, Nadia and Tom. I look forward to hearing your decision." in texts(
        app
    )


def test_while_somebody_has_a_full_name_only_the_script_reminds_of_the_names(
    run: Run, panel: str
) -> None:
    reminder = escaped("Thank each person on the call by name.")
    app = run(CLOSING, application=panel)
    assert any(text.startswith("Thank you so much for your time. I really") for text in texts(app))
    assert any(reminder in each.value for each in app.caption)
    write(panel, "person.2.call_name", "Tom")
    app = run(CLOSING, application=panel)
    assert any("your time, Nadia and Tom. I really" in text for text in texts(app))
    assert not any(reminder in each.value for each in app.caption)


def test_a_number_that_is_not_read_is_asked_for_within_the_limits_of_its_field(
    run: Run, panel: str
) -> None:
    write(panel, "budget_seconds", "a minute")
    write(LOCAL.id, "pace", "7")
    shown = fields(run(CLOSING, application=panel))
    assert shown["Time limit (seconds)"]["error"] == (
        "“a minute” is not a number the kit can read. Write a number from 10 to 600."
    )
    assert shown["Your pace (words per minute)"]["error"] == "Write a number from 80 to 240."


def test_questions_to_ask_show_all_their_words(run: Run, panel: str) -> None:
    labels = [each.label for each in run(CLOSING, application=panel).toggle]
    assert "How did this job open up?" in labels


def test_a_sentence_of_a_letter_is_edited_and_put_back(run: Run, panel: str) -> None:
    app = run(THANK_YOU, application=panel)
    suggested = "I look forward to hearing from you."
    app = app.button(key="opens-edit-sentence-forward").click().run()
    assert stored(panel, "letter.1.text.forward").endswith(suggested)
    assert fields(app)["Your words: Looking forward"]["rows"] == 3
    write(panel, "letter.1.text.forward", "See you soon!")
    app = run(THANK_YOU, application=panel)
    assert any("See you soon!" in text for text in texts(app))
    app = press(app, "Use the suggested words")
    assert any(suggested in text for text in texts(app))
    assert "Your words: Looking forward" not in fields(app)


def test_a_letter_takes_over_what_another_has(run: Run, panel: str) -> None:
    write(panel, "letter.1.demand", "exact counts")
    write(panel, "letter.1.learned", "the depot")
    write(panel, "letter.2.learned", "the rota")
    app = run(THANK_YOU, application=panel, person="2")
    assert "says the same" not in warnings(app)
    write(panel, "letter.2.value", "the counts")  # typed since the page ran
    write(panel, "letter.1.value", "the move")
    app = press(app, "Copy from your letter to Nadia Okafor")
    assert stored(panel, "letter.2.value") == "the counts"
    assert stored(panel, "letter.2.demand") == "exact counts"
    assert stored(panel, "letter.2.learned") == "the rota"
    assert "Your letter to Nadia Okafor says the same thing under “What you'd bring”." in warnings(
        app
    )
    assert not any(button.label.startswith("Copy from") for button in app.button)


def test_a_layout_of_ones_own_shows_as_it_will_be_filled(run: Run, panel: str) -> None:
    own = word_file("{{ company }}: dear {{ interviewer }}, about {{ learned }}.", "{{ name }}")
    layout = layouts.add(LOCAL, "thank_you", "Blue", own, zone="UTC")
    record_fields.write(LOCAL, LOCAL.id, "template.thank_you", layout)
    write(panel, "letter.1.learned", "The depot.")
    app = run(THANK_YOU, application=panel)
    assert "Hale & Sons: dear Nadia, about the depot.\nAna Ruiz" in texts(app)
    left_out = next(each.value for each in app.info if "leaves out" in each.value)
    assert "The title of the job" in left_out
    assert "The company" not in left_out


def test_a_call_that_is_over_opens_its_letters_and_can_be_taken_back(run: Run, panel: str) -> None:
    call_in(panel, 0)
    planned = stored(panel, "call_time")
    app = run(THANK_YOU, application=panel)
    assert any("This is a draft" in each.value for each in app.warning)
    app = press(app, "The call is over")
    assert not any("This is a draft" in each.value for each in app.warning)
    assert "The call is over" not in [each.label for each in app.button]
    assert stored(panel, "call_minutes") == "5"
    app = app.button(key="kit-undo-button").click().run()
    assert (stored(panel, "call_time"), stored(panel, "call_minutes")) == (planned, "")
    call_in(panel, 30)
    assert "The call is over" not in [
        each.label for each in run(THANK_YOU, application=panel).button
    ]


def test_a_call_ends_near_the_top_of_its_page_which_then_leads_to_the_thank_you(
    run: Run, panel: str
) -> None:
    def ends(app: AppTest) -> list[str | None]:
        return [each.key for each in app.button if each.label == "The call is over"]

    page = "pages/candidate/call.py"
    call_in(panel, 30)
    assert ends(run(page, application=panel)) == []
    call_in(panel, 0)
    app = run(page, application=panel)
    assert ends(app) == ["call-over-top", "call-over"]
    app = app.button(key="call-over-top").click().run()
    assert ends(app) == []
    links = [each.proto for each in app.get("page_link")]
    links = [each for each in links if each.label == "Write the thank-you"]
    assert [each.page for each in links] == ["thank_you"] * 2
    said = next(each.value for each in app.info if "The call is over" in each.value)
    assert "It's noted as begun on" in said.replace("\\", "")
    assert " instead of " in said

    def undone(app: AppTest) -> list[str]:
        return [each.label for each in app.button if each.label.startswith("Undo: ended the call")]

    assert undone(app)
    assert not undone(app.switch_page(THANK_YOU).run())


def test_a_second_press_changes_nothing_of_a_call_that_is_over(run: Run, panel: str) -> None:
    write(panel, "call_date", "")
    app = run("pages/candidate/call.py", application=panel)
    over = next(each for each in app.button if each.label == "The call is over").click()
    write(panel, "call_date", "2026-11-20")
    over.run()
    assert stored(panel, "call_date") == "2026-11-20"


def test_a_letter_begun_before_anybody_is_named_stays_and_can_be_taken_over(run: Run) -> None:
    given = {"company": "Hale", "job_title": "Lead", "call_date": "2026-11-23"}
    application = applications.create(LOCAL, given, zone="UTC")
    write(application, "letter.0.interviewer", "Nadia")
    write(application, "letter.0.learned", "the depot")
    app = run(THANK_YOU, application=application)
    assert fields(app)["Something you learned from them"]["text"] == "the depot"
    assert fields(app)["Name in the greeting"]["text"] == "Nadia"
    write(application, "person.1.name", "Nadia Okafor")
    app = run(THANK_YOU, application=application)
    assert fields(app)["Name in the greeting"]["text"] == "Nadia Okafor"
    press(app, "Copy from your first draft")
    assert stored(application, "letter.1.learned") == "the depot"


def lines_of(app: AppTest) -> list[str]:
    """Return what stands below the names of applications."""
    return [each.value for each in app.caption if each.value.startswith("Phone call")]


def test_home_says_what_is_due_first_and_when_the_next_calls_are(run: Run, panel: str) -> None:
    call_in(panel, -30)
    for name, day in (("Later", "2099-12-02"), ("Soon", "2099-12-01")):
        given = {"company": name, "call_date": day, "call_time": "10:30"}
        applications.create(LOCAL, given, zone="UTC")
    app = run(HOME)
    shown = lines_of(app)
    assert [each.value for each in app.header] == [
        "Due today",
        "I'm the candidate",
        "Other applications",
        "I'm the interviewer",
    ]
    assert shown[0].endswith(
        "**Send the thank\\-you to Nadia Okafor and Tom Reed now\\: better late than never**"
    )
    assert shown[1].endswith("Call on Tue, Dec 1 at 10\\:30 AM")
    assert shown[2].endswith("Call on Wed, Dec 2 at 10\\:30 AM")
    write(panel, "sent.1", "yes")
    assert "to Tom Reed now" in lines_of(run(HOME))[0]
    app = run(THANK_YOU, application=panel, person="2")
    next(box for box in app.checkbox if box.label == "I've sent it").check().run()
    assert stored(panel, "sent.2") == "yes"
    assert not any("schedule" in each.value for each in app.markdown), "it is sent"
    assert not any("thank" in line for line in lines_of(run(HOME)))


def test_home_leads_to_the_page_for_the_call_once_its_time_has_come(run: Run, panel: str) -> None:
    def page_of(app: AppTest) -> str:
        links = [each.proto for each in app.get("page_link")]
        return next(each.page for each in links if panel in each.query_string)

    call_in(panel, 1)
    assert page_of(run(HOME)) == "prepare"
    call_in(panel, 0)
    applications.create(LOCAL, {"company": "Late", "call_date": "2026-11-20"}, zone="UTC")
    app = run(HOME)
    assert lines_of(app)[0].endswith("**Call now**")
    assert page_of(app) == "on_the_call"
    positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    assert [each.value for each in run(HOME).header][-2:] == [
        "I'm the interviewer",
        "I'm the candidate",
    ]


def test_what_is_due_leads_to_the_page_where_it_is_done(run: Run, panel: str) -> None:
    def pages_of() -> set[str]:
        shown = (run(HOME), run("pages/candidate/applications.py"))
        links = [each.proto for app in shown for each in app.get("page_link")]
        return {each.page for each in links if panel in each.query_string}

    call_in(panel, 26)
    assert pages_of() == {"prepare"}
    call_in(panel, 0)
    assert pages_of() == {"on_the_call"}
    call_in(panel, -26)
    assert pages_of() == {"thank_you"}
    for person in (1, 2):
        write(panel, f"sent.{person}", "yes")
    assert pages_of() == {"follow_up"}
    write(panel, "outcome", "declined")
    assert pages_of() == {"applications"}


def test_applications_of_one_name_keep_their_numbers_whatever_is_changed(run: Run) -> None:
    made = [applications.create(LOCAL, {"company": "Hale"}, zone="UTC") for _ in range(3)]
    for changed in (1, 0, 2):
        write(made[changed], "job_title", "")
        app = run("pages/candidate/applications.py")
        shown = {each.key: each.label for each in app.button}
        names = [shown[f"opens-application-{each}"] for each in made]
        assert names == ["Hale", escaped("Hale (2)"), escaped("Hale (3)")]


def test_words_of_ones_own_in_a_move_are_said_to_be_so(run: Run, panel: str) -> None:
    write(panel, "move.recap.text", "In short, I would fit.")
    assert any("yours now" in each.value for each in run(CLOSING, application=panel).caption)
