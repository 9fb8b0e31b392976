"""Ways to look at a page that AppTest has run."""

from __future__ import annotations

import io
import json
from typing import Any

import docx
from streamlit.testing.v1 import AppTest

from interview_kit.access import LOCAL
from interview_kit.store.records import record_fields


def fields(app: AppTest) -> dict[str, dict[str, object]]:
    """Return what the live text fields of a page show, by label."""
    return {each["label"]: {"text": "", **each} for each in drawn_fields(app)}


def drawn_fields(app: AppTest) -> list[dict[str, object]]:
    """Return what the live text fields of a page send to the browser."""
    return [field for sent in _messages(app) for field in sent["fields"]]


def opening(app: AppTest) -> str:
    """Return the number of what was opened last, and the field for the cursor."""
    return _messages(app)[-1]["opening"]


def _messages(app: AppTest) -> list[dict[str, Any]]:
    drawn = [each.proto for each in app.get("bidi_component")]
    sent = [json.loads(each.json) for each in drawn if each.component_name == "kit_text"]
    return [json.loads(text) for text in sent]


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
