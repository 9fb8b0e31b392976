"""The letter: prefilled, without holes, in either English."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_kit.candidate import letter_checks, letter_copies, thank_you
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.fitting import fit_deed, fit_into_sentence
from interview_kit.candidate.written_letter import YOUR_NAME, Letter
from interview_kit.content import load_content
from interview_kit.content.candidate import CandidateContent
from interview_kit.fields import application_fields
from interview_kit.settings import ROOT

KIT = load_content(ROOT / "data").candidate
LENGTH = KIT.letter.numbers
NOW = datetime(2026, 11, 23, 16, 0)
ME = Profile(name="Ana Ruiz", phone="+44 20 7946 0018", email="ana@example.org", english="GB")
FIELDS = {
    "company": "Hale Inc.",
    "job_title": "Inventory lead",
    "call_date": "2026-11-23",
    "call_time": "10:00",
    "strengths": "six years in stock\nA team that stays.\nclear reports",
    "mentioned": "six years in stock",
    "how": "the move",
    "heard": "the new depot",
    "person.1.name": "Nadia Okafor",
    "person.2.name": "Tom Reed",
}


def letter(fields: dict[str, str], person: int = 1, profile: Profile = ME) -> Letter:
    return thank_you.write_letter(Application.from_entries(fields), person, profile, KIT, NOW)


def test_each_sentence_stands_at_the_last_detail_that_goes_into_it() -> None:
    places = thank_you.last_slots(KIT.letter)
    assert places["opening"] == "job_title"
    assert places["fit"] == "capabilities"
    assert places["forward"] == ""
    assert places.keys() == {each.id for each in KIT.letter.sentences}


def test_the_letter_is_filled_in_with_what_is_known() -> None:
    body = letter(FIELDS).body
    for value in (
        "Dear Nadia Okafor,",
        "this morning",
        "Inventory lead",
        "Hale Inc.",
        "the new depot",
        "six years in stock and a team that stays",
        "the move",
        "clear reports",
        "Kind regards,",
        "Ana Ruiz",
        "+44 20 7946 0018",
        "ana@example.org",
    ):
        assert value in body, value
    assert "Inc.." not in body
    own = {"name": ME.name, "phone": ME.phone, "email": ME.email}  # tags of a layout of one's own
    assert own.items() <= letter(FIELDS).slots.items()


def test_each_person_has_a_letter_of_their_own() -> None:
    own = {**FIELDS, "letter.2.learned": "the rota"}
    assert "Dear Tom Reed," in letter(own, 2).body
    assert "the rota" in letter(own, 2).body
    assert "the rota" not in letter(own, 1).body


def test_people_are_called_what_the_candidate_calls_them() -> None:
    assert "Dear Ms. Okafor," in letter({**FIELDS, "person.1.call_name": "Ms. Okafor"}).body


def test_nothing_was_left_out_before_it_is_said_what_came_up() -> None:
    assert "did not get to" in letter(FIELDS).body
    assert "did not get to" not in letter({**FIELDS, "mentioned": ""}).body


def test_more_interest_is_said_only_while_that_move_is_on() -> None:
    assert "even more interested" in letter(FIELDS).body
    told = letter({**FIELDS, "move.not_covered.on": "yes"})
    assert "did not get to" not in told.body  # since it was told on the call
    without = letter({**FIELDS, "move.interest.on": "no"})
    assert "interested" not in without.body
    assert without.paragraphs[-1].endswith("I look forward to hearing from you.")


def test_of_what_did_not_come_up_the_letter_tells_the_best_as_it_is_told() -> None:
    strengths = "built the report\ncut the losses\nled a team\na\nran the counts"
    application = Application(fields={**FIELDS, "strengths": strengths, "mentioned": "a"})
    slots = thank_you.prefilled_slots(application, 1, KIT, NOW)
    assert slots["capabilities"] == "I built the report, cut the losses and led a team"
    assert slots["not_covered"] == "I ran the counts"
    assert slots["demand"] == ""


@pytest.mark.parametrize(
    ("promised", "english", "said"),
    [
        ("2026-12-04", "GB", "I understand that I will hear from you by Friday 4 December. If"),
        ("2026-12-04", "US", "I understand that I will hear from you by Friday, December 4. If"),
        ("2026-11-20", "GB", "Could you let me know what the next steps are?"),
        ("", "GB", "Could you let me know what the next steps are?"),
    ],
)
def test_the_day_they_named_is_what_comes_next(promised: str, english: str, said: str) -> None:
    me = ME.model_copy(update={"english": english})
    assert said in letter({**FIELDS, "promised_on": promised}, profile=me).body


def test_a_letter_to_nobody_yet_names_nobody() -> None:
    assert thank_you.prefilled_slots(Application(fields=FIELDS), 7, KIT, NOW)["interviewer"] == ""


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        ({}, [thank_you.NO_PERSON]),
        ({"sent.0": "yes"}, []),
        ({"person.1.name": "Nadia", "person.2.name": "Tom"}, [1, 2]),
        ({"person.1.name": "Nadia", "person.2.name": "Tom", "sent.1": "yes"}, [2]),
        ({"person.1.name": "Nadia", "sent.1": "no", "sent.2": "yes"}, [1]),
    ],
)
def test_everybody_whose_letter_was_not_sent_is_still_to_thank(
    fields: dict[str, str], numbers: list[int]
) -> None:
    people = thank_you.people_to_thank(Application(fields=fields))
    assert [person.number for person in people] == numbers
    assert all(person.name or person.number == thank_you.NO_PERSON for person in people)


def test_each_sentence_can_be_in_own_words_for_one_person() -> None:
    for sentence in KIT.letter.sentences:
        own = {**FIELDS, application_fields.LETTER_TEXT.key(1, sentence.id): "Mine,\nall of it."}
        said = {each.id: each for each in letter(own).sentences}
        assert (said[sentence.id].text, said[sentence.id].edited) == ("Mine, all of it.", True)
        assert "Mine, all of it." in letter(own).body
        assert "Mine, all of it." not in letter(own, 2).body
        assert letter({**own, application_fields.LETTER_TEXT.key(1, sentence.id): " "}) == letter(
            FIELDS
        )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("my pay idea is 23,50", ("my pay idea is 23,50.",)),
        ("Call me.\n \nI am free (all week)", ("Call me.", "I am free (all week).")),
        ("One\nline: see below:", ("One line: see below:",)),
    ],
)
def test_own_words_end_and_an_empty_line_begins_a_paragraph(
    typed: str, said: tuple[str, ...]
) -> None:
    paragraphs = letter({**FIELDS, "letter.1.text.forward": typed}).paragraphs
    assert paragraphs[2:] == (f"{letter(FIELDS).sentences[-2].text} {said[0]}", *said[1:])


def test_a_copied_letter_keeps_its_own_words_and_its_own_name() -> None:
    fields = {
        **FIELDS,
        "letter.1.interviewer": "Nadia",
        "letter.1.demand": "exact counts",
        "letter.1.text.forward": "See you.",
        "letter.2.demand": "calm",
    }
    copied = letter_copies.fields_to_copy(Application(fields=fields), KIT.letter, 1, 2)
    assert copied == {"letter.2.text.forward": "See you."}
    del fields["letter.1.interviewer"]
    assert letter_copies.fields_to_copy(Application(fields=fields), KIT.letter, 1, 2) == copied
    both = Application(fields={**fields, **copied})
    assert letter_copies.fields_to_copy(both, KIT.letter, 1, 2) == {}


def test_people_to_whose_letter_something_was_written_have_begun_letters() -> None:
    fields = {"letter.0.value": "x", "letter.2.text.forward": "x", "letter.3.value": " ", "a": "x"}
    assert letter_copies.begun_letters(Application(fields=fields)) == {0, 2}


def test_a_letter_that_was_sent_bears_the_day_of_its_sending() -> None:
    sent = {**FIELDS, "sent.1": "yes", "sent.1.at": "2026-11-25T09:00"}
    assert letter(sent).date_line == "25 November 2026"
    assert letter({**sent, "sent.1": "no"}).date_line == "23 November 2026"
    assert letter({**sent, "sent.1.at": "soon"}).date_line == "23 November 2026"
    assert letter(sent, 2).date_line == "23 November 2026"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ""),
        ({"starts_with": "strengths"}, "I spoke of six years in stock and a team that stays."),
        ({"detail": "how"}, "I spoke of the move."),
    ],
)
def test_a_slot_more_is_an_entry_in_data(more: dict[str, str], said: str) -> None:
    raw = KIT.model_dump()
    raw["letter"]["slots"] += (
        {"id": "spoke", "label": "What you said", "help": "", "required": False, "source": "kit"}
        | more,
    )
    raw["letter"]["sentences"] += (
        {"id": "own", "label": "You", "paragraph": 2, "variants": ["I spoke of {spoke}."]}
        | {"source": "kit"},
    )
    kit = CandidateContent.model_validate(raw)
    application = Application(fields=FIELDS)
    assert said in thank_you.write_letter(application, 1, ME, kit, NOW).body
    typed = Application(fields={**FIELDS, "letter.1.spoke": "The depot."})
    assert "I spoke of the depot." in thank_you.write_letter(typed, 1, ME, kit, NOW).body
    deed = Application(fields={**FIELDS, "letter.1.spoke": "Led a team."})
    written = thank_you.write_letter(deed, 1, ME, kit, NOW)
    if "starts_with" in more:
        assert "I spoke of I led a team." in written.body
    else:
        assert written.waiting == {"spoke": "Led a team."}


def test_what_two_letters_of_a_panel_share_is_named() -> None:
    def shared(**typed: str) -> tuple[str, ...]:
        fields = {**FIELDS, **{f"letter.{name[-1]}.{name[:-2]}": typed[name] for name in typed}}
        return letter_checks.shared_sentences(letter(fields, 1), letter(fields, 2), KIT.letter)

    assert shared() == ("What you learned",)
    assert shared(learned_2="the rota") == ()
    both = {"demand_1": "exact counts", "demand_2": "Exact counts."}
    assert shared(learned_2="the rota", demand_1="exact counts", demand_2="exact counts") == (
        "What you'd bring",
    )
    assert shared(**both, learned_1="", learned_2="") == ()


UTC_ZONE = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("now", "ahead", "when"),
    [
        ("2026-11-22T09:00", True, "this morning"),
        ("2026-11-23T10:29", True, "this morning"),
        ("2026-11-23T10:30", False, "this morning"),
        ("2026-11-24T09:00", False, "yesterday morning"),
    ],
)
def test_a_letter_speaks_of_the_call_from_when_it_is_sent(now: str, ahead: bool, when: str) -> None:
    application = Application(fields=FIELDS)
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert thank_you.is_call_ahead(application, moment, UTC_ZONE) == ahead
    sent = thank_you.sending_time(application, moment, UTC_ZONE, KIT.letter.numbers)
    assert thank_you.prefilled_slots(application, 1, KIT, sent)["when"] == when


def test_an_evening_call_was_yesterday_once_its_letter_is_sent() -> None:
    application = Application(fields={**FIELDS, "call_time": "20:00"})
    now = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    sent = thank_you.sending_time(application, now, UTC_ZONE, KIT.letter.numbers)
    assert thank_you.prefilled_slots(application, 1, KIT, sent)["when"] == "yesterday evening"
    assert sent.date() == date(2026, 11, 24)


@pytest.mark.parametrize(("day", "ahead"), [("2026-11-24", True), ("2026-11-23", False)])
def test_of_a_call_without_a_time_the_day_tells_whether_it_is_ahead(day: str, ahead: bool) -> None:
    application = Application(fields={"call_date": day})
    assert thank_you.is_call_ahead(application, NOW.replace(tzinfo=UTC), UTC_ZONE) == ahead
    assert not thank_you.is_call_ahead(Application(fields={}), NOW.replace(tzinfo=UTC), UTC_ZONE)


@pytest.mark.parametrize(
    ("zone", "ahead"), [("Asia/Kolkata", False), ("America/New_York", True), ("UTC", True)]
)
def test_a_call_ends_when_it_ends_in_its_own_zone(zone: str, ahead: bool) -> None:
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert thank_you.is_call_ahead(Application(fields=FIELDS), moment, ZoneInfo(zone)) == ahead


@pytest.mark.parametrize(("zone", "ahead"), [("Asia/Kolkata", False), ("America/New_York", True)])
def test_a_day_begins_when_it_begins_in_the_zone_of_the_call(zone: str, ahead: bool) -> None:
    moment = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    application = Application(fields={"call_date": "2026-11-24"})
    assert thank_you.is_call_ahead(application, moment, ZoneInfo(zone)) == ahead


def test_a_letter_about_a_call_of_an_unknown_time_is_sent_now() -> None:
    zone = ZoneInfo("Asia/Kolkata")
    now, numbers = datetime(2026, 11, 23, 20, 0, tzinfo=UTC), KIT.letter.numbers
    undated = Application(fields={})
    assert thank_you.send_window_of(undated, zone, numbers) is None
    assert f"{thank_you.sending_time(undated, now, zone, numbers):%d %H:%M}" == "24 01:30"
    window = thank_you.send_window_of(Application(fields=FIELDS), zone, numbers)
    assert window is not None
    assert f"{window.call_end:%H:%M %z}" == "10:30 +0530"


@pytest.mark.parametrize(
    ("reading", "day"),
    [
        ("2026-11-23T10:00", date(2026, 11, 23)),
        ("1899-12-31", None),
        ("3000-01-01", None),
        ("soon", None),
    ],
)
def test_a_call_is_on_a_day_of_a_year_that_can_be(reading: str, day: date | None) -> None:
    assert thank_you.call_day(Application(fields={"call_date": reading})) == day


def test_a_slot_emptied_by_hand_stays_empty() -> None:
    assert "clear reports" not in letter({**FIELDS, "letter.1.not_covered": ""}).body


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("My German: I use it every day.", "My answer is my German: I use it every day."),
        ("I've used it daily since May", "I've used it daily since May."),
        ("I use it daily. Try me!", "I use it daily. Try me."),
    ],
)
def test_the_answer_to_their_concern_stands_in_ones_own_words(typed: str, written: str) -> None:
    noted = {**FIELDS, "note.concern": "worried about my German"}
    assert "unsure" not in letter(noted).body
    assert "German" not in letter(noted).body
    body = letter({**noted, "letter.1.concern": typed}).body
    assert f"the point you were unsure about. {written}" in body


_FILLED = {
    "letter.1.demand": "counts",
    "letter.1.concern": "I speak it",
    "letter.1.next_steps": "you will call",
    "letter.1.answer_by": "Friday",
}


@pytest.mark.parametrize("slot", [s.id for s in KIT.letter.slots if not s.required])
def test_a_sentence_without_its_slot_is_left_out_whole(slot: str) -> None:
    emptied = letter(
        {
            **FIELDS,
            **_FILLED,
            f"letter.1.{slot}": " ",
        }
    )
    full = letter({**FIELDS, **_FILLED})
    assert emptied.body != full.body
    assert emptied.missing == ()
    for sign in ("{", "  ", " .", " ,", ": ."):
        assert sign not in emptied.body


@pytest.mark.parametrize("slot", [s for s in KIT.letter.slots if s.required], ids=lambda s: s.id)
def test_what_is_required_is_named(slot: object) -> None:
    assert letter({**FIELDS, f"letter.1.{slot.id}": ""}).missing == (slot.label,)  # type: ignore[attr-defined]


def test_ones_own_name_is_required() -> None:
    unsigned = letter(FIELDS, profile=Profile(phone="1"))
    assert unsigned.missing == (YOUR_NAME,)
    assert unsigned.signature == ("1",)
    assert letter(FIELDS, profile=Profile()).missing == (YOUR_NAME,)
    assert (unsigned.recipient, unsigned.company) == ("Nadia Okafor", "Hale Inc.")


def test_an_english_that_the_letter_lacks_is_its_first() -> None:
    first = next(iter(KIT.letter.english.values()))
    assert letter(FIELDS, profile=ME.model_copy(update={"english": "AU"})).language == first.tag


def test_american_and_british_letters_differ_in_date_and_close() -> None:
    american = letter(FIELDS, profile=ME.model_copy(update={"english": "US"}))
    british = letter(FIELDS)
    assert (american.language, british.language) == ("en-US", "en-GB")
    assert (american.date_line, british.date_line) == ("November 23, 2026", "23 November 2026")
    assert american.sign_off != british.sign_off


def test_a_full_letter_has_a_good_length_and_three_paragraphs() -> None:
    full = letter({**FIELDS, "letter.1.demand": "exact counts"})
    assert len(full.paragraphs) == 3
    assert " ".join(full.paragraphs) == " ".join(each.text for each in full.sentences)
    assert letter_checks.length_advice(full.words, KIT.letter) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (40, "short"),
        (LENGTH.words_from - 1, "short"),
        (LENGTH.words_from, ""),
        (LENGTH.words_to, ""),
        (LENGTH.words_to + 1, "is long"),
        (LENGTH.one_page_words, "is long"),
        (LENGTH.one_page_words + 1, "too long"),
    ],
)
def test_the_length_is_told(words: int, said: str) -> None:
    advice = letter_checks.length_advice(words, KIT.letter)
    assert said in advice
    assert bool(advice) == bool(said)


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from([s.id for s in KIT.letter.slots]), st.text(max_size=80)))
def test_any_text_in_a_slot_stands_in_the_letter_as_typed(typed: dict[str, str]) -> None:
    fields = {**FIELDS, **{f"letter.1.{slot}": text for slot, text in typed.items()}}
    made = letter(fields)
    for slot, text in typed.items():
        forms = {fit(text, KIT.closing.fitting, slot) for fit in (fit_into_sentence, fit_deed)}
        is_name = slot in ("interviewer", "company", "job_title")
        if all(forms) and not is_name and slot not in made.waiting and not made.missing:
            assert any(form in made.body for form in forms)
    if not any("{" in text for text in typed.values()):
        assert "{" not in made.body + made.subject


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"call_date": "2026-11-23", "call_time": "10:00"}, "2026-11-23T10:00"),
        ({"call_date": "2026-11-23T10:00"}, "2026-11-23T10:00"),
        ({"call_date": "2026-11-23T10:00", "call_time": "10:00"}, "2026-11-23T10:00"),
        ({"call_date": "2026-11-23T00:00"}, "2026-11-23T00:00"),
    ],
)
def test_the_time_of_a_call_may_stand_with_its_day(fields: dict[str, str], at: str) -> None:
    assert thank_you.call_start(Application(fields=fields)) == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({"call_date": "2026-11-23"}, "today"),
        ({"call_date": "2026-11-23T10:00", "call_time": "14:00"}, "today"),
        ({"call_date": "2026-11-22"}, "yesterday"),
        ({"call_time": "10:00"}, ""),
        ({"call_date": "", "call_time": ""}, ""),
    ],
)
def test_a_call_of_which_only_the_day_is_known_had_no_part_of_the_day(
    fields: dict[str, str], when: str
) -> None:
    application = Application(fields=fields)
    assert thank_you.call_start(application) is None
    assert thank_you.prefilled_slots(application, 1, KIT, NOW)["when"] == when
