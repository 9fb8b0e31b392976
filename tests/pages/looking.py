"""Ways to look at a page that AppTest has run."""

from __future__ import annotations

import io
import json

import docx
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import record_fields


def fields(app: AppTest) -> dict[str, dict[str, object]]:
    """Return what the live text fields of a page show, by label."""
    return {each["label"]: {"text": "", **each} for each in drawn_fields(app)}


def drawn_fields(app: AppTest) -> list[dict[str, object]]:
    """Return what the live text fields of a page send to the browser."""
    drawn = [each.proto for each in app.get("bidi_component")]
    sent = [json.loads(each.json) for each in drawn if each.component_name == "kit_text"]
    return [field for text in sent for field in json.loads(text)["fields"]]


def texts(app: AppTest) -> list[str]:
    """Return everything that a page shows literally."""
    return [each.value for each in app.text]


def write(record: str, field: str, text: str) -> None:
    """Do what the browser does when somebody types."""
    record_fields.write(LOCAL, record, field, text)


def word_file(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()
