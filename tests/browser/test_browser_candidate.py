"""The candidate's two jobs, whole: the closing script with its card, the letter in Word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import (
    KEY_MILLISECONDS,
    choose,
    downloaded,
    field,
    heading,
    press,
    word_text,
    write,
)
from tests.browser.kit import Kit


def application(kit: Kit, page: Page) -> None:
    """Write an application as somebody would on the evening before."""
    page.goto(kit.url)
    page.get_by_role("link", name="Get ready for your first call").click()
    press(page, "New application")
    write(page, "Company", "Hale & <Sons>")
    write(page, "Job title", "Inventory lead")
    write(page, "Person 1: name", "Nadia Okafor")
    write(page, "Person 2: name", "Tom Reed")
    page.get_by_role("link", name="Prepare").last.click()
    write(
        page,
        "Your strengths, one per line, best first",
        "six years in stock\ncounts that come out right\na team that stays",
    )


@pytest.mark.slow
def test_a_script_from_an_empty_kit_to_the_cue_card(kit: Kit, page: Page) -> None:
    application(kit, page)
    page.get_by_role("link", name="Job, call and people").click()
    write(page, "Person 1: what you call them", "Ms. Okafor")
    write(page, "Person 2: what you call them", "Tom")
    page.get_by_role("link", name="Closing script").click()
    heading(page, "What you'll say")
    spoken = page.locator("[class*='st-key-speech-']")
    script = page.locator("[data-testid=stMain]")
    expect(spoken.first).to_contain_text("six years in stock and counts that come out right")
    expect(script).to_contain_text("your time, Ms. Okafor and Tom.")
    expect(script).to_contain_text("Name one thing you just heard.")
    expect(script).not_to_contain_text("Ask for the job")

    page.get_by_text("I'm sure I want this job").click()
    expect(script).to_contain_text("I'd love this job")
    press(page, "Offer more information: put it in", exact=False)
    expect(page.get_by_text("Left out: Offer more information")).to_be_visible()
    write(page, "What you could send", "my stock report")
    expect(script).to_contain_text("Would it help if I sent you my stock report?")
    expect(page.get_by_text("Left out:")).not_to_be_visible()

    page.get_by_role("tab", name="During the call").click()
    write(page, "Something you learned", "the new depot")
    expect(script).to_contain_text("what you said about the new depot")
    expect(script).not_to_contain_text("Name one thing you just heard.")

    page.locator(".st-key-ordered-moves-thanks").get_by_role("button", name="Edit").click()
    expect(field(page, "Your words: Thank everyone")).to_be_focused()
    write(page, "Your words: Thank everyone", "Thanks, *both* of you.")
    expect(spoken.last).to_contain_text("Thanks, *both* of you.")

    name, data = downloaded(page, "Cue card (Word)")
    assert name == "cue-card-hale-sons.docx"
    text = word_text(data)
    for value in (
        "Hale & <Sons>",
        "six years in stock and counts that come out right",
        "what you said about the new depot",
        "my stock report",
        "I'd love this job",
        "Thanks, *both* of you.",
        "Stop and listen",
        "→ Only if you're still sure.",
        "a team that stays",
    ):
        assert value in text, value
    assert "{" not in text

    _, plain = downloaded(page, "Plain text")
    assert "Thanks, *both* of you." in plain.decode()

    press(page, "Start over", exact=False)
    press(page, "Use the suggested words")
    expect(spoken.last).to_contain_text("Thank you so much for your time")


@pytest.mark.slow
def test_a_letter_for_each_person_from_an_empty_kit_to_word(kit: Kit, page: Page) -> None:
    application(kit, page)
    page.get_by_role("link", name="Thank you", exact=False).click()
    letter = page.locator(".st-key-letter")
    expect(letter).to_contain_text("Dear Nadia Okafor,")
    expect(page.get_by_text("Before you can download it, fill in: Your own name")).to_be_visible()
    expect(page.get_by_role("button", name="Download for Word")).not_to_be_visible()

    page.get_by_role("link", name="Your contact info").click()
    write(page, "Name", "Ana Ruiz")
    write(page, "Phone", "+44 20 7946 0018")
    write(page, "Email", "ana@example.org")
    choose(page, "American or British English", "British")
    page.get_by_role("link", name="Thank-you").click()

    write(page, "When you spoke", "this morning")
    write(page, "Something you learned from them", "the {{ 7*7 }} depot")
    write(page, "Something they said the job needs", "exact counts")
    expect(letter).to_contain_text("Thank you for taking the time to talk with me this morning")
    expect(letter).to_contain_text("the {{ 7*7 }} depot")
    expect(letter).not_to_contain_text("One thing we did not get to")
    name, data = downloaded(page, "Download for Word")
    assert name == "thank-you-nadia-okafor-hale-sons.docx"
    text = word_text(data)
    for value in (
        "Thank you for speaking with me about the Inventory lead position",
        "Dear Nadia Okafor,",
        "this morning",
        "Hale & <Sons>",
        "the {{ 7*7 }} depot",
        "exact counts",
        "six years in stock and counts that come out right",
        "Kind regards,",
        "Ana Ruiz",
        "+44 20 7946 0018",
        "ana@example.org",
    ):
        assert value in text, value
    shown = letter.locator("[data-testid=stText]").last.inner_text()
    for paragraph in filter(None, shown.splitlines()):
        assert paragraph in text, "the file says what the page shows"

    page.get_by_role("radio", name="Tom Reed").click()
    expect(letter).to_contain_text("Dear Tom Reed,")
    expect(letter).not_to_contain_text("Nadia")
    assert "Dear Tom Reed," in word_text(downloaded(page, "Download for Word")[1])

    field(page, "Something you learned from them").press("ControlOrMeta+End")
    page.keyboard.type(", on Sundays too", delay=KEY_MILLISECONDS)
    last = word_text(downloaded(page, "Download for Word")[1])
    assert "on Sundays too" in last, "the file has the words that were typed just before"


def test_the_words_for_an_unexpected_call_are_one_click_away(kit: Kit, page: Page) -> None:
    for path in ("applications", "prepare", "closing_script", "thank_you"):
        page.goto(f"{kit.url}/{path}")
        press(page, "They're calling now", exact=False)
        expect(page.get_by_text("Thanks so much for calling!", exact=False)).to_be_visible()


@pytest.mark.slow
def test_applications_of_the_same_name_are_not_taken_for_each_other(kit: Kit, page: Page) -> None:
    page.goto(f"{kit.url}/applications")
    made = []
    for number in range(3):
        press(page, "New application")
        page.wait_for_url(lambda url: "application=" in url and url not in made)
        made.append(page.url)
        expect(field(page, "Person 1: role")).to_have_value("")
        write(page, "Person 1: role", f"role {number}")
    for number in (1, 2, 0):
        page.goto(made[number])
        expect(field(page, "Person 1: role")).to_have_value(f"role {number}")
    page.get_by_role("combobox", name="Application").click()
    expect(page.get_by_role("option")).to_have_text(
        ["Untitled application (3)", "Untitled application (2)", "Untitled application"]
    )
    page.get_by_role("option", name="Untitled application (3)").click()
    expect(page).to_have_url(made[2])
    expect(field(page, "Person 1: role")).to_have_value("role 2")
