"""Faults that users of other systems report in public, tried here."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import APIResponse, BrowserContext, Page, Request, expect

from tests.browser.doing import (
    choose,
    field,
    heading,
    left_in_browser,
    press,
    until_nothing_is_left,
    write,
)
from tests.browser.kit import Kit
from tests.faults.ledger import current, kept
from tests.faults.people import (
    Typist,
    nothing_is_lost,
    prepare,
    word,
)
from tests.tally import Tally, fault

FILE = "interview-kit.db"
ASKED = "What they asked"
NASTY = "O'Brien's \"L'Été\"; DROP TABLE entries; -- \\' %s {x} <b>"


def start_call(kit: Kit, page: Page) -> str:
    """Start a call for a new position, at its first question, and return its address."""
    page.goto(f"{kit.url}/positions")
    press(page, "New position")
    press(page, "New call")
    press(page, "Next: Motivations", exact=False)
    expect(field(page, "Answer: Motivations")).to_be_visible()
    return page.url


def record_in(page: Page) -> str:
    """Return the record that the address names."""
    query = parse_qs(urlsplit(page.url).query)
    return (query.get("application") or query["call"])[0]


@fault(
    "Answers are gone on reopening",
    "A call is written down, its tab closed and the server killed right after; then it is opened "
    "in another browser; five times.",
)
def test_a_call_that_is_reopened_has_all_its_answers(
    kit: Kit, new_context: Callable[..., BrowserContext], tally: Tally
) -> None:
    chance = tally.seed()
    url = start_call(kit, new_context().new_page())
    texts: dict[str, str] = {"Answer: Motivations": "", ASKED: ""}
    names = {"Answer: Motivations": "motivations", ASKED: "candidate_questions"}
    rated = ""
    for number in range(1, 6):
        page = new_context().new_page()
        page.goto(url)
        for label, text in texts.items():
            expect(field(page, label)).to_have_value(text)
            person = Typist(page, label, names[label], text)
            person.types(word(chance))
            person.sees_it_saved()
            texts[label] = person.typed
            tally.acknowledged += len(set(person.acknowledged()))
            tally.lost_acknowledged += len(person.missing(kept(kit, person)))
            tally.looks_for_typed(current(kit, person) == person.typed)
        rating = page.get_by_role("radiogroup", name="Rating: Motivations")
        if rated:
            expect(rating.get_by_role("radio", name=rated)).to_be_checked()
        rated = str(number)
        choose(page, "Rating: Motivations", rated)
        until_stored(kit, "rating.motivations", rated)
        page.close()
        kit.kill()
        kit.start()
        tally.times += 1
    assert not tally.lost_acknowledged


def until_stored(kit: Kit, name: str, text: str) -> None:
    """Wait until a choice is in the database."""
    query = "SELECT 1 FROM entries WHERE field = ? AND text = ?"
    until = time.monotonic() + 30
    with closing(sqlite3.connect(kit.folder / FILE)) as connection:
        while not connection.execute(query, (name, text)).fetchone():
            assert time.monotonic() < until, f"{name} was not saved"
            time.sleep(0.02)


@fault(
    "A note is cleared on changing section",
    "Two notes are typed, and the section changed by the rail without waiting, and back; ten "
    "times.",
)
def test_a_note_is_there_after_changing_section(kit: Kit, page: Page, tally: Tally) -> None:
    chance = tally.seed()
    start_call(kit, page)
    people = [
        Typist(page, "Answer: Motivations", "motivations"),
        Typist(page, ASKED, "candidate_questions"),
    ]
    for _ in range(10):
        for person in people:
            person.types(word(chance), looking=False)
        page.locator(".st-key-rail").get_by_role("button", name="Ending").click()
        heading(page, "How does the call end?")
        expect(field(page, ASKED)).to_have_value(people[1].typed)
        press_section(page, "Motivations")
        tally.times += 1
        for person in people:
            expect(person.box).to_have_value(person.typed)
    nothing_is_lost(kit, people, tally, told=False)


@fault(
    "An apostrophe breaks saved scores",
    "Quotes, apostrophes, percent signs, braces, tags and a piece of SQL stand in the position, "
    "the candidate's name and the answer of a rated question.",
)
def test_an_apostrophe_breaks_no_rating(kit: Kit, page: Page, tally: Tally) -> None:
    page.goto(f"{kit.url}/positions")
    press(page, "New position")
    for label in ("Title", "Years of experience in …", "Experience 1"):
        write(page, label, f"{label[0]} {NASTY}")
        tally.times += 1
    press(page, "New call")
    write(page, "Candidate's name", NASTY)
    press(page, "Next: Motivations", exact=False)
    write(page, "Answer: Motivations", NASTY)
    choose(page, "Rating: Motivations", "4")
    until_stored(kit, "rating.motivations", "4")
    tally.times += 2
    page.reload()
    expect(field(page, "Answer: Motivations")).to_have_value(NASTY)
    rating = page.get_by_role("radiogroup", name="Rating: Motivations")
    expect(rating.get_by_role("radio", name="4")).to_be_checked()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "O'Brien's \"L'Été\"; DROP TABLE entries;"
    )


@fault(
    "A refused save loses the text",
    "The page is left for another section while the database refuses to store, five times: the "
    "text waits, is stored by itself later, and stands there on coming back.",
)
def test_a_text_that_was_refused_is_not_lost_by_going_on(
    kit: Kit, page: Page, tally: Tally
) -> None:
    chance = tally.seed()
    start_call(kit, page)
    person = Typist(page, "Answer: Motivations", "motivations")
    for _ in range(5):
        other = sqlite3.connect(kit.folder / FILE, isolation_level=None)
        other.execute("PRAGMA busy_timeout = 10000")
        other.execute("BEGIN IMMEDIATE")
        person.types(word(chance))
        person.reads("kept in this browser")
        page.locator(".st-key-rail").get_by_role("button", name="Ending").click()
        heading(page, "How does the call end?")
        other.close()
        until_nothing_is_left(page)
        assert current(kit, person) == person.typed
        press_section(page, "Motivations")
        expect(person.box).to_have_value(person.typed)
        tally.times += 1
    nothing_is_lost(kit, [person], tally)


def press_section(page: Page, name: str) -> None:
    """Go to a section by the rail."""
    page.locator(".st-key-rail").get_by_role("button", name=name).first.click()
    expect(field(page, "Answer: Motivations")).to_be_visible()


class Door:
    """The address that texts are sent to, with what an open page sent there last."""

    def __init__(self, kit: Kit, page: Page) -> None:
        self.kit, self.page = kit, page
        self.token, self.address, self.record = "", "", ""
        page.on("request", self._hear)

    def post(self, values: Mapping[str, object], *, token: str | None = None) -> APIResponse:
        """Send what a page could send, but need not."""
        usual = {"record": self.record, "text": "", "base": 0, "tab": "somebody", "sequence": 1}
        whole = {**usual, **values}
        headers = {"X-Kit-Token": self.token if token is None else token}
        return self.page.request.post(self.address, data=whole, headers=headers)

    def _hear(self, request: Request) -> None:
        if request.url.endswith("/draft"):
            self.token, self.address = request.headers["x-kit-token"], request.url
            self.record = (request.post_data_json or {}).get("record", "")


@fault(
    "A form hands out any record by its number",
    "Numbers, a deleted record, a record of somebody else, forged and cut tokens, in addresses "
    "and where texts are sent.",
)
def test_no_record_is_handed_out_by_its_number(kit: Kit, page: Page, tally: Tally) -> None:
    door = Door(kit, page)
    prepare(kit, page)
    write(page, "Company", "Mine")
    mine = record_in(page)
    assert len(mine) == 32, "an id is a random number of 128 bits"
    nothing = page.get_by_text("There's nothing at this address.")
    for number in (*range(4), mine[:-1], mine[::-1], f"{mine}' OR '1'='1"):
        page.goto(f"{kit.url}/applications?application={number}")
        expect(nothing).to_be_visible()
        tally.times += 1
    user, _, signature = door.token.partition(".")
    for token in ("", ".", user, f"{user}.", f".{signature}", f"{user[:-4]}AAA=.{signature}"):
        assert door.post({"field": "company", "text": "Theirs"}, token=token).status == 401, token
        tally.times += 1
    for record, status in ((mine[::-1], 404), ("1", 404), (f"{mine}' OR '1'='1", 400)):
        values = {"record": record, "field": "company", "text": "Theirs"}
        assert door.post(values).status == status, record
        tally.times += 1
    for change in ("owner = 'somebody else'", "owner = 'local', deleted_at = created_at"):
        with sqlite3.connect(kit.folder / FILE) as connection:
            connection.execute(f"UPDATE records SET {change} WHERE id = ?", (mine,))  # noqa: S608
        page.goto(f"{kit.url}/applications?application={mine}")
        expect(nothing).to_be_visible()
        assert door.post({"field": "company", "text": "Theirs"}).status == 404
        tally.times += 2
    tally.told += 1
    tally.said([nothing.inner_text()])
    with sqlite3.connect(kit.folder / FILE) as connection:
        found = connection.execute("SELECT text FROM entries WHERE field = 'company'").fetchall()
    assert found == [("Mine",)]


@fault(
    "A create call passes by the validators",
    "What no widget would send goes straight to where texts are sent: names that are no field's, "
    "wrong kinds, too much, and nonsense for choices, dates and numbers; the pages still open.",
)
def test_what_no_widget_would_send_breaks_nothing(kit: Kit, page: Page, tally: Tally) -> None:
    door = Door(kit, page)
    url = start_call(kit, page)
    write(page, "Answer: Motivations", "Sound")
    bad: tuple[dict[str, object], ...] = (
        {"field": ""},
        {"field": "x" * 81},
        {"field": "no such; field"},
        {"field": "motivations", "text": 5},
        {"field": "motivations", "text": "x" * 300_000},
        {"field": "motivations", "base": -1},
        {"field": "motivations", "base": 2**60},
        {"field": "motivations", "sequence": "1"},
        {"field": "motivations", "tab": ""},
        {"field": ["motivations"]},
    )
    for values in bad:
        assert door.post(values).status in (400, 413), values
        tally.times += 1
    nonsense = ("satisfied", "call_date", "hear_by", "salary_period", "salary_currency", "ending")
    for name in (*nonsense, "consent.drug", "followup.x.about", "followup.999999999.question"):
        door.post({"field": name, "text": "nonsense\x00 <script>"})
        tally.times += 1
    page.goto(url)
    expect(field(page, "Answer: Motivations")).to_have_value("Sound")
    for section in page.locator(".st-key-rail").get_by_role("button").all():
        section.click()
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
        expect(page.get_by_text("Something went wrong")).to_have_count(0)
        expect(page.get_by_text("That didn't work")).to_have_count(0)
    for place in ("/", "/calls", "/compare"):
        page.goto(kit.url + place)
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("Something went wrong")).to_have_count(0)
    assert left_in_browser(page) == 0
