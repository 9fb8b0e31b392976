"""A Word file of one's own, by somebody who has never seen a template language."""

from __future__ import annotations

import io

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import downloaded, heading, press, word_text, write
from tests.browser.kit import Kit

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def letter(*paragraphs: str) -> bytes:
    """Return a letter as somebody has it already, with a table and a header of their own."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ana Ruiz · Leeds"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 2).cell(0, 0).text = "Enclosed: references"
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": MIME, "buffer": content}]
    )


@pytest.mark.slow
def test_a_letter_of_ones_own_is_read_put_right_kept_and_used(kit: Kit, page: Page) -> None:
    page.goto(kit.url)
    page.get_by_role("link", name="Get ready for your first call").click()
    press(page, "New application")
    write(page, "Company", "Hale & <Sons>")
    write(page, "Job title", "Inventory lead")
    write(page, "Person 1: name", "Nadia Okafor")
    page.get_by_role("link", name="Your data").click()
    write(page, "Name", "Ana Ruiz")
    page.get_by_role("link", name="Thank-you").click()
    expect(page.get_by_text("all that is shown here")).to_be_visible()
    page.get_by_role("link", name="Use your own Word layout").click()
    heading(page, "Make your own in four steps")
    expect(page).to_have_url(f"{kit.url}/word_layouts?document=thank_you")

    upload(page, "Our letter.docx", letter("Dear {{ interviewer }},", "Thanks to {{ compnay }}!"))
    expect(page.get_by_text("Fix 1 thing first")).to_be_visible()
    expect(page.get_by_text("Did you mean “company”?")).to_be_visible()
    expect(page.get_by_text("Paragraph 2")).to_be_visible()
    expect(page.get_by_role("button", name="Save and use it")).to_have_count(0)

    press(page, "Remove", exact=False)
    upload(page, "Our letter.docx", letter("Dear {{ interviewer }},", "Thanks to {{ company }}!"))
    expect(page.get_by_text("Ready to use: 2 tags found")).to_be_visible()
    expect(page.get_by_text("Thanks to Hale & Sons!")).to_be_visible()
    name, sample = downloaded(page, "Download this sample")
    assert name == "sample-thank-you-letter.docx"
    assert "Thanks to Hale & Sons!" in word_text(sample)
    press(page, "Save and use it")
    expect(page.get_by_text("Saved, and used from now on: Our letter")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Your layouts")).to_be_visible()

    page.get_by_role("link", name="Thank-you").click()
    expect(page.get_by_text("all that is shown here")).to_be_visible()
    name, data = downloaded(page, "Download for Word")
    assert name == "thank-you-nadia-okafor-hale-sons.docx"
    text = word_text(data)
    for words in ("Dear Nadia Okafor,", "Thanks to Hale & <Sons>!", "Enclosed: references"):
        assert words in text, words

    page.get_by_role("combobox", name="Layout of the thank-you letter").click()
    page.get_by_role("option", name="The kit's own").click()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert "Enclosed" not in word_text(downloaded(page, "Download for Word")[1])
    page.reload()
    expect(page.get_by_text("all that is shown here")).to_be_visible()
    assert "Enclosed" not in word_text(downloaded(page, "Download for Word")[1])
