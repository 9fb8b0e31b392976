"""What a content file says is what happens: each id, place, rank and reference is checked."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from interview_kit.content import Content
from interview_kit.content.advice import CandidatePlace, InterviewerPlace
from interview_kit.content.applications import ApplicationsContent
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.candidate_list import CandidateListContent
from interview_kit.content.closing import Closing
from interview_kit.content.decisions import DecisionsContent
from interview_kit.content.field_names import field_name, value_words
from interview_kit.content.follow_up import FollowUpContent
from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.learned import STEPS, LearnedContent
from interview_kit.content.letter import LetterContent
from interview_kit.content.messages import MessagesContent
from interview_kit.content.missed_calls import MissedCallsContent
from interview_kit.content.odds import Odds
from interview_kit.content.preparing import Preparing
from interview_kit.content.question_bank import QuestionBank
from interview_kit.fields.lookup import find_field
from interview_kit.settings import ROOT

Change = Callable[[dict[str, Any]], object]


def choice(name: str, **more: object) -> dict[str, Any]:
    return {"id": name, "label": name.title(), **more}


def fact(name: str, **more: object) -> dict[str, Any]:
    return choice(name, source="garden", **more)


def numbers(**values: object) -> dict[str, Any]:
    return {**values, "source": dict.fromkeys(values, "garden")}


def advice(name: str, place: str, text: str) -> dict[str, Any]:
    return {"id": name, "source": "garden", "place": place, "text": text}


def question(name: str, section: str = "pay", **more: object) -> dict[str, Any]:
    return fact(
        name, **{"section": section, "group": "basic", "text": "Why?", "rated": False, **more}
    )


SCREEN: dict[str, Any] = {
    "currencies": ["USD"],
    "sections": [
        choice(name)
        for name in ("header", "own", "checks", "satisfied", "past", "follow_ups", "ending", "pay")
    ],
    "questions": [question("salary"), question("tone", label="How they speak")],
    "checks": [fact("swim")],
    "prompts": dict.fromkeys(
        [
            "checks",
            "satisfied",
            "had_reports",
            "working_now",
            "ask_times",
            "impressions",
            "recommendation",
        ],
        "Well?",
    ),
    "opening": {"says": ["Hello."], "source": "kit"},
    "endings": [
        fact("advance", records="availability", records_label="When", says=["Bye."]),
        fact("hear", says=["Bye."]),
        fact("decline", records="decline_reason", records_label="Why", says=["Bye."]),
    ],
    "recommendations": [choice("yes", label="Hire")],
    "states": [choice(name) for name in ("not_asked", "declined", "no_time", "not_due")],
    "channels": [choice("pigeon", spoken="by pigeon")],
    "ways_in": [choice("flew", label="Flew in")],
    "ways_round": [choice("lunch", label="Lunch")],
    "steps_after_call": [choice("lunch", spoken="lunch", asks="When?")],
    "periods": [choice("year", example="9")],
    "advice": [advice("fresh", "impressions", "Within {feedback_minutes} minutes.")],
    "numbers": numbers(
        **dict.fromkeys(("call_minutes", "rated_minutes", "unrated_minutes", "checks_minutes"), 2),
        words_minutes=2,
        their_minutes=2,
        read_minutes=2,
        feedback_minutes=9,
        remind_minutes=5,
        hear_days=3,
        odd_past_days=1,
        odd_future_days=2,
        odd_month_pay=9,
    ),
}


def move(name: str, rank: int) -> dict[str, Any]:
    wordings = {"warm": {"text": "Well then."}, "direct": {"text": "So."}}
    rest = {"turn": "say", "core": True, "needs": [], "missing": "", "reminder": ""}
    return fact(name, cut_rank=rank, wordings=wordings, **rest)


CLOSING: dict[str, Any] = {
    "tones": [choice(name) for name in ("warm", "direct", "formal")],
    "numbers": numbers(
        words_per_minute=100,
        slowest_pace=50,
        fastest_pace=200,
        budget_seconds=60,
        listening_seconds=9,
        breath_words=8,
        practice_times=2,
    ),
    "breaths": {"abbreviations": [], "starts": []},
    "strengths": {"label": "Strengths", "help": "", "placeholder": ""},
    "details": [choice(name, when="call", help="", placeholder="") for name in ("why", "how")],
    "moves": [move("not_covered", 1), move("bow", 2)],
    "goals": [choice("learn"), choice("show")],
    "questions_to_ask": [fact("why_open", text="Why is it open?", goal="learn")],
    "fitting": {
        name: []
        for name in ("abbreviations", "lowered", "deeds", "nothing", "finite", "joins", "ways")
    },
    "reschedule": [fact("warm", text="Later?")],
}
ENGLISH = {
    "label": "American",
    "tag": "en-US",
    "greeting": "Dear {interviewer},",
    "sign_off": "Yours,",
    "subject": "Thanks",
}
LETTER: dict[str, Any] = {
    "numbers": numbers(
        words_from=7,
        words_to=9,
        one_page_words=20,
        call_minutes=25,
        send_after_hours=1,
        send_not_after="20:00",
        shortest_gap_hours=1,
        next_day_at="08:00",
        deadline_hours=24,
        odd_past_days=1,
        odd_future_days=2,
    ),
    "slots": [
        fact(name, help="", required=False) for name in ("interviewer", "when", "not_covered")
    ],
    "sentences": [fact("a", paragraph=1, variants=["Hi {when}."])],
    "english": {"US": ENGLISH},
    "advice": [advice("short", "letter", "Between {words_from} and {words_to} words.")],
}
PREPARING: dict[str, Any] = {
    "numbers": numbers(
        ready_minutes=5,
        line_characters=10,
        page_lines=5,
        small_line_characters=20,
        small_page_lines=9,
    ),
    "cheat_sheet": [fact("hobby", help="", placeholder="")],
    "room": [fact("chair", text="A chair")],
    "notes": [fact("mood", part="listen", help="", offered_to=["why", "when"])],
    "advice": [advice("homework", "prepare", "Read {words_from} pages.")],
}
APPLICATIONS: dict[str, Any] = {
    "numbers": numbers(prepare_days=1, many_people=3),
    "stages": [fact("sent"), fact("met", of_call=True)],
    "outcomes": [fact("won")],
    "callers": [fact("us")],
}
FOLLOW_UP: dict[str, Any] = {
    "default_country": "US",
    "greeting_without_name": "Hi,",
    "numbers": numbers(weeks_between=1, days_after_promise=1, weeks_to_let_go=1, remind_at="09:00"),
    "reminders": [
        fact("early", weeks_after_call=1, optional=False, subject="Hi"),
        fact("late", weeks_after_call=2, optional=True, subject="Bye"),
    ],
    "sentences": [
        fact("ask", reminder="early", paragraph=1, variants=["Any news since {day}?", "News?"])
    ],
    "advice": [advice("patience", "follow_up", "Wait.")],
}
MESSAGES: dict[str, Any] = {
    "greeting": ["Dear {candidate},", "Hi,"],
    "sign_offs": {"US": "Best,", "GB": "Kind regards,"},
    "messages": [fact("news", after_call=True, needs=["by"], subject=["News"])],
    "sentences": [
        fact("soon", message="news", paragraph=1, claim="overdue", variants=["Sorry.", "By {by}."])
    ],
}
MISSED: dict[str, Any] = {
    "tried_enough": "Enough after {tries}.",
    "numbers": numbers(most_tries=2),
    "reasons": [fact("asleep", next="Wake them", working_days=1, counts=True)],
}
DECISIONS: dict[str, Any] = {
    "decisions": [fact("further", goes_on=True), fact("wait", open=True)],
    "reasons": [fact("swims", decisions=["further"]), fact("rain", decisions=["wait"])],
}
LEARNED: dict[str, Any] = {
    "counted": "Each once.",
    "counts_of": "Two people.",
    "too_few": "From {pairs}.",
    "numbers": numbers(pairs_from=3),
    "steps": [fact(step, label=step.title()) for step in STEPS],
    "cautions": [{"id": "few", "source": "garden", "text": "They are few."}],
    "outcomes": [choice("stays", step="hired", counts="hired", headings=["stays"])],
    "columns": [choice("name", headings=["name"])],
    "answers": [choice("yes", headings=["yes"]), choice("no", headings=["no"])],
}
ODDS: dict[str, Any] = {
    "about": "Of a few.",
    "caution": "It says little.",
    "source": "kit",
    "funnel": [
        fact("many", low=9, high=9, words="9", stage="sent"),
        fact("few", low=2, high=3, words="2 or 3", stage=""),
    ],
    "figures": [
        {
            "id": "half",
            "says": "Half do.",
            "year": "2001",
            "sample": "8 people",
            "contrary": "Or not.",
            "source": "kit",
        }
    ],
}
CANDIDATE: dict[str, Any] = {
    "closing": CLOSING,
    "letter": LETTER,
    "preparing": PREPARING,
    "applications": APPLICATIONS,
    "odds": ODDS,
    "follow_up": FOLLOW_UP,
}


def content() -> InterviewerContent:
    return InterviewerContent.model_validate(SCREEN)


def candidate() -> CandidateContent:
    return CandidateContent.model_validate(CANDIDATE)


def whole() -> Content:
    return Content(
        interviewer=content(),
        messages=MessagesContent.model_validate(MESSAGES),
        missed_calls=MissedCallsContent.model_validate(MISSED),
        decisions=DecisionsContent.model_validate(DECISIONS),
        question_bank=QuestionBank(topics=(), questions=()),
        candidate_list=CandidateListContent(columns=(), tiers=()),
        learned=LearnedContent.model_validate(LEARNED),
        candidate=candidate(),
    )


def put(*path: str | int, to: object) -> Change:
    def change(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = to

    return change


def add(name: str, entry: object) -> Change:
    return lambda raw: raw[name].append(entry)


def both(*changes: Change) -> Change:
    return lambda raw: [change(raw) for change in changes]


Refusal = tuple[type[BaseModel], dict[str, Any], Change, str]
REFUSED: dict[str, Refusal] = {
    "a decision that goes on and waits": (
        DecisionsContent,
        DECISIONS,
        put("decisions", 0, "open", to=True),
        "a decision that goes on is not open",
    ),
    "a decision twice": (
        DecisionsContent,
        DECISIONS,
        add("decisions", fact("further", label="Other")),
        "decisions: the id 'further' is used twice",
    ),
    "a reason for a decision that there is not": (
        DecisionsContent,
        DECISIONS,
        put("reasons", 0, "decisions", to=["further", "closer"]),
        "reason swims: no decision closer",
    ),
    "a decision without a reason": (
        DecisionsContent,
        DECISIONS,
        add("decisions", fact("never")),
        "decisions: no reason for never",
    ),
    "a question id twice": (
        InterviewerContent,
        SCREEN,
        add("questions", question("tone", label="Other")),
        "questions: the id 'tone' is used twice",
    ),
    "a check id twice": (
        InterviewerContent,
        SCREEN,
        add("checks", fact("swim", label="Other")),
        "checks: the id 'swim' is used twice",
    ),
    "a check that no field of the position names": (
        InterviewerContent,
        SCREEN,
        put("checks", 0, "named_by", to="otter_checks"),
        "the position has no field otter_checks that names a check",
    ),
    "two checks that one field names": (
        InterviewerContent,
        SCREEN,
        both(
            put("checks", 0, "named_by", to="other_checks"),
            add("checks", fact("dive", named_by="other_checks")),
        ),
        "checks: the named_by 'other_checks' is used twice",
    ),
    "a section id twice": (
        InterviewerContent,
        SCREEN,
        add("sections", choice("pay", label="Other")),
        "sections: the id 'pay' is used twice",
    ),
    "an ending id twice": (
        InterviewerContent,
        SCREEN,
        add("endings", fact("hear", label="Other", says=["Bye."])),
        "endings: the id 'hear' is used twice",
    ),
    "an advice id twice": (
        InterviewerContent,
        SCREEN,
        add("advice", advice("fresh", "ending", "Other")),
        "advice: the id 'fresh' is used twice",
    ),
    **{
        f"a question called {name}": (
            InterviewerContent,
            SCREEN,
            put("questions", 1, "id", to=name),
            f"question {name}: a part of the form is called so",
        )
        for name in ("candidate_name", "impressions", "satisfied", "header", "finish", "call")
    },
    "a question in no section": (
        InterviewerContent,
        SCREEN,
        put("questions", 1, "section", to="pya"),
        "question tone: no section 'pya'",
    ),
    "an id with a dot": (
        InterviewerContent,
        SCREEN,
        put("channels", 0, "id", to="a.b"),
        "'a.b': an id is made of lowercase letters",
    ),
    "an unknown reason for no answer": (
        InterviewerContent,
        SCREEN,
        add("states", choice("asleep")),
        "states: the kit knows no asleep",
    ),
    "no recommendation": (
        InterviewerContent,
        SCREEN,
        put("recommendations", to=[]),
        "recommendations: the kit needs one entry at least",
    ),
    "a number that nothing uses": (
        InterviewerContent,
        SCREEN,
        both(put("numbers", "naps", to=1), put("numbers", "source", "naps", to="garden")),
        "naps",
    ),
    "a place that no page has": (
        InterviewerContent,
        SCREEN,
        put("advice", 0, "place", to="impresions"),
        "Input should be 'position'",
    ),
    "a number that advice asks for in vain": (
        InterviewerContent,
        SCREEN,
        put("advice", 0, "text", to="Within {feedback} minutes."),
        "there is no number feedback to fill in",
    ),
    "a slot where nothing is filled in": (
        InterviewerContent,
        SCREEN,
        put("questions", 1, "label", to="The {title} job"),
        "the braces in 'The {title} job' would be shown",
    ),
    "a loose brace": (
        InterviewerContent,
        SCREEN,
        put("endings", 0, "says", to=["Bye, {Name}.", "Bye."]),
        "the braces in 'Bye, {Name}.' would be shown",
    ),
    "strengths after a word": (
        Closing,
        CLOSING,
        put("moves", 0, "wordings", "warm", "text", to="I have {skills}."),
        "{skills} can be anything: have one after a colon, too",
    ),
    "a move id twice": (
        Closing,
        CLOSING,
        add("moves", {**move("bow", 3), "label": "Other"}),
        "moves: the id 'bow' is used twice",
    ),
    "a need that is no detail": (
        Closing,
        CLOSING,
        both(put("moves", 0, "needs", to=["hat"]), put("moves", 0, "missing", to="Get one.")),
        "there is no detail hat to need",
    ),
    "a slot that is no detail": (
        Closing,
        CLOSING,
        put("moves", 0, "wordings", "warm", to={"text": "My {hat}.", "without": "Well."}),
        "there is no detail hat to fill in",
    ),
    **{
        f"a detail called {name}": (
            Closing,
            CLOSING,
            put("details", 0, "id", to=name),
            "a part of an application or a slot that the kit fills is called so",
        )
        for name in ("company", "strengths", "sure", "tone", "skills", "names")
    },
    "a move label twice": (
        Closing,
        CLOSING,
        put("moves", 1, "label", to="Not_Covered"),
        "moves: the label 'Not_Covered' is used twice",
    ),
    "a detail twice": (
        Closing,
        CLOSING,
        add("details", {**CLOSING["details"][0], "label": "Other"}),
        "details: the id ",
    ),
    "a question to ask twice": (
        Closing,
        CLOSING,
        add("questions_to_ask", fact("why_open", label="Other", text="Why?", goal="show")),
        "questions_to_ask: the id 'why_open' is used twice",
    ),
    "an unknown goal of a question": (
        Closing,
        CLOSING,
        put("questions_to_ask", 0, "goal", to="win"),
        "there is no goal win",
    ),
    "a cheat sheet with one label twice": (
        Preparing,
        PREPARING,
        add("cheat_sheet", fact("sport", label="Hobby", help="", placeholder="")),
        "cheat_sheet: the label 'Hobby' is used twice",
    ),
    "two stages of one name": (
        ApplicationsContent,
        APPLICATIONS,
        put("stages", 1, "label", to="Sent"),
        "stages: the label 'Sent' is used twice",
    ),
    "no stage for a call": (
        ApplicationsContent,
        APPLICATIONS,
        put("stages", 1, "of_call", to=False),
        "stages: one of them has to be of_call",
    ),
    "a funnel that widens": (
        Odds,
        ODDS,
        put("funnel", 1, "high", to=10),
        "a step must not have more people than the one before it",
    ),
    "from more to fewer people": (
        Odds,
        ODDS,
        put("funnel", 1, "low", to=4),
        "low must not be more",
    ),
    "a figure that nothing speaks against": (
        Odds,
        ODDS,
        put("figures", 0, "contrary", to=""),
        "contrary",
    ),
    "a funnel with an unknown stage": (
        CandidateContent,
        CANDIDATE,
        put("odds", "funnel", 0, "stage", to="hired"),
        "there is no stage hired",
    ),
    "no outcome": (
        ApplicationsContent,
        APPLICATIONS,
        put("outcomes", to=[]),
        "outcomes",
    ),
    "a small page for fewer words": (
        Preparing,
        PREPARING,
        put("numbers", "small_line_characters", to=9),
        "a page in small type must not hold less",
    ),
    "a note for an unknown slot": (
        CandidateContent,
        CANDIDATE,
        put("preparing", "notes", 0, "offered_to", to=["hat"]),
        "there is no slot hat",
    ),
    "a note that is answered in an unknown slot": (
        CandidateContent,
        CANDIDATE,
        put("preparing", "notes", 0, "answered_in", to="hat"),
        "the letter has no slot hat",
    ),
    "an unknown tone": (
        Closing,
        CLOSING,
        put("tones", 1, "id", to="frank"),
        "there is no tone direct",
    ),
    "a slot that is called as another part of the letter": (
        LetterContent,
        LETTER,
        put("slots", 0, "id", to="greeting"),
        "another part of the letter is called so",
    ),
    "a slot that starts with two things": (
        LetterContent,
        LETTER,
        put(
            "slots",
            0,
            to=fact("interviewer", help="", required=False, detail="why", starts_with="name"),
        ),
        "a slot starts with a detail or with what the application knows",
    ),
    "a usual pace beyond the fastest": (
        Closing,
        CLOSING,
        put("numbers", "words_per_minute", to=300),
        "between slowest_pace and fastest_pace",
    ),
    "an unknown English": (
        LetterContent,
        LETTER,
        put("english", "FR", to=ENGLISH),
        "english: the kit knows no FR",
    ),
    "no English": (LetterContent, LETTER, put("english", to={}), "english: the kit needs one"),
    "no language tag": (
        LetterContent,
        LETTER,
        put("english", "US", "tag", to="American"),
        "'American' isn't a language tag",
    ),
    "more words from than to": (
        LetterContent,
        LETTER,
        put("numbers", "words_from", to=10),
        "must not get smaller",
    ),
    "a day that ends before it begins": (
        LetterContent,
        LETTER,
        put("numbers", "send_not_after", to="07:00"),
        "next_day_at must be earlier",
    ),
    "advice on the letter twice": (
        LetterContent,
        LETTER,
        add("advice", LETTER["advice"][0]),
        "advice: the id 'short' is used twice",
    ),
    "advice on the letter at no place": (
        LetterContent,
        LETTER,
        put("advice", 0, "place", to="leter"),
        "Input should be 'prepare'",
    ),
    "advice on preparing twice": (
        Preparing,
        PREPARING,
        add("advice", PREPARING["advice"][0]),
        "advice: the id 'homework' is used twice",
    ),
    "a time as a number in advice": (
        Preparing,
        PREPARING,
        put("advice", 0, "text", to="Before {send_not_after}."),
        "there is no number send_not_after to fill in",
    ),
    "a way to fit words into no slot": (
        CandidateContent,
        CANDIDATE,
        put("closing", "fitting", "ways", to=[{"slots": ["how", "hat"]}]),
        "there is no slot hat",
    ),
    "a letter that starts with no detail": (
        CandidateContent,
        CANDIDATE,
        put("letter", "slots", 0, "detail", to="hat"),
        "the closing has no detail hat",
    ),
    "a letter that claims no move": (
        CandidateContent,
        CANDIDATE,
        put("letter", "sentences", 0, "claim", to="hat"),
        "there is no move hat",
    ),
    "a country that there is not": (
        FollowUpContent,
        FOLLOW_UP,
        put("default_country", to="QQ"),
        "there is no country QQ",
    ),
    "a sentence of no reminder": (
        FollowUpContent,
        FOLLOW_UP,
        put("sentences", 0, "reminder", to="hat"),
        "there is no reminder hat",
    ),
    "a claim without words for when it does not hold": (
        FollowUpContent,
        FOLLOW_UP,
        both(
            put("sentences", 0, "claim", to="two_sent"),
            put("sentences", 0, "variants", to=["Any news?"]),
        ),
        "needs a variant for when that does not hold",
    ),
    "a reminder that is due before the one before it": (
        FollowUpContent,
        FOLLOW_UP,
        put("reminders", 1, "weeks_after_call", to=1),
        "due later than the one before it",
    ),
    "a reminder with an unknown slot": (
        CandidateContent,
        CANDIDATE,
        put("follow_up", "sentences", 0, "variants", to=["Hi {hat}."]),
        "there is no slot hat",
    ),
    "a subject with an unknown slot": (
        CandidateContent,
        CANDIDATE,
        put("follow_up", "reminders", 0, "subject", to="Hi {hat}"),
        "there is no slot hat",
    ),
    "a reminder that claims nothing known": (
        CandidateContent,
        CANDIDATE,
        put("follow_up", "sentences", 0, "claim", to="hat"),
        "there is no claim hat",
    ),
    "a message without a sentence": (
        MessagesContent,
        MESSAGES,
        add("messages", fact("other", after_call=True, subject=["Other"])),
        "it has no sentence",
    ),
    "a sentence of no message": (
        MessagesContent,
        MESSAGES,
        add("sentences", fact("hat", message="hat", paragraph=1, variants=["Hi."])),
        "there is no message hat",
    ),
    "a message with an unknown slot": (
        MessagesContent,
        MESSAGES,
        put("sentences", 0, "variants", to=["Hi {hat}."]),
        "there is no slot hat",
    ),
    "a message that needs an unknown slot": (
        MessagesContent,
        MESSAGES,
        put("messages", 0, "needs", to=["hat"]),
        "there is no slot hat",
    ),
    "a message that claims nothing known": (
        MessagesContent,
        MESSAGES,
        put("sentences", 0, "claim", to="hat"),
        "there is no claim hat",
    ),
    "a sentence called as a part of each message": (
        MessagesContent,
        MESSAGES,
        put("sentences", 0, "id", to="subject"),
        "no sentence is called subject",
    ),
    "a greeting that always needs a name": (
        MessagesContent,
        MESSAGES,
        put("greeting", to=["Dear {candidate},"]),
        "the last must stand without a name",
    ),
    "no sign-off for the British": (
        MessagesContent,
        MESSAGES,
        put("sign_offs", to={"US": "Best,"}),
        "one for each English",
    ),
    "a reason for no call twice": (
        MissedCallsContent,
        MISSED,
        add("reasons", fact("asleep", label="Other", next="")),
        "reasons: the id 'asleep' is used twice",
    ),
    "words for enough tries with an unknown slot": (
        MissedCallsContent,
        MISSED,
        put("tried_enough", to="Enough, {hat}."),
        "only {tries} is filled in",
    ),
    "a step of the funnel that is missing": (
        LearnedContent,
        LEARNED,
        lambda raw: raw["steps"].pop(),
        "steps: they are applied, called, met, shortlist, hired, in this order",
    ),
    "two outcomes with one word": (
        LearnedContent,
        LEARNED,
        add("outcomes", choice("goes", step="", counts="", headings=["Stays!"])),
        "outcomes: the heading 'stays' is used twice",
    ),
    "an answer that is neither yes nor no": (
        LearnedContent,
        LEARNED,
        add("answers", choice("maybe", headings=["maybe"])),
        "answers: they are yes, no, in this order",
    ),
    "a column of outcomes that no candidate has": (
        LearnedContent,
        LEARNED,
        add("columns", choice("hat", headings=["hat"])),
        "column hat: a candidate has no such field",
    ),
    "words for too few pairs with an unknown slot": (
        LearnedContent,
        LEARNED,
        put("too_few", to="From {hats}."),
        "only {pairs} is filled in",
    ),
    "two ways to fit words into a slot": (
        CandidateContent,
        CANDIDATE,
        put("closing", "fitting", "ways", to=[{"slots": ["how"]}] * 2),
        "used twice: how",
    ),
}


@pytest.mark.parametrize(("model", "sound", "change", "said"), REFUSED.values(), ids=REFUSED)
def test_what_would_not_happen_as_written_is_refused(
    model: type[BaseModel], sound: dict[str, Any], change: Change, said: str
) -> None:
    model.model_validate(sound)
    raw = copy.deepcopy(sound)
    change(raw)
    with pytest.raises(ValidationError) as caught:
        model.model_validate(raw)
    assert said in str(caught.value)


def test_the_numbers_in_advice_are_filled_in() -> None:
    assert content().advice_for("impressions") == ("Within 9 minutes.",)
    assert candidate().advice_for("letter") == ("Between 7 and 9 words.",)
    assert candidate().advice_for("prepare") == ("Read 7 pages.",)
    assert candidate().advice_for("script") == ()


def test_every_place_of_advice_is_on_a_page() -> None:
    files = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "interview_kit" / "ui").rglob("*.py")]
    asked = {
        place
        for file in files
        for place in re.findall(r'advice_for\("(\w+)"\)', file.read_text("utf-8"))
    }
    assert asked == {*get_args(InterviewerPlace), *get_args(CandidatePlace)}


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        ("screen", "tone", "yes", "yes"),
        ("screen", "tone", "warm", "warm"),
        ("screen", "followup.1.question", "no", "no"),
        ("screen", "followup.1.about", "tone", "How they speak"),
        ("screen", "followup.1.about", "call", "The call as a whole"),
        ("screen", "followup.1.about", "gone", "gone"),
        ("screen", "consent.swim", "yes", "Yes"),
        ("assessment", "recommendation", "yes", "Hire"),
        ("position", "title", "year", "year"),
        ("position", "salary_period", "year", "Year"),
        ("application", "company", "yes", "yes"),
        ("application", "move.bow.on", "no", "No"),
        ("application", "move.bow.text", "warm", "warm"),
        ("application", "of_another_version", "yes", "yes"),
        ("person", "name", "US", "US"),
        ("person", "english", "US", "American"),
        ("person", "separator", "semicolon", "Semicolon"),
    ],
)
def test_only_choices_are_translated(kind: str, field: str, text: str, words: str) -> None:
    assert value_words(find_field(kind, field), text, whole()) == words


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        ("application", "move.not_covered.text", "Your words: Not_Covered"),
        ("application", "ask.why_open", "To ask: Why_Open"),
        ("application", "letter.2.when", "Letter 2: When"),
        ("application", "why", "Why"),
        ("screen", "tone", "How they speak"),
        ("position", "check.swim", "Ask about: Swim"),
    ],
)
def test_a_family_is_named_by_the_label_of_its_own_item(kind: str, field: str, name: str) -> None:
    assert field_name(kind, field, whole()) == name
