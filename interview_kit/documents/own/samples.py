"""Sample values for lists: what a trial of somebody's own template is filled with."""

from __future__ import annotations

from typing import Any

PARAGRAPHS = [
    "Thank you for your time this morning. I liked to hear how the stock systems became one.",
    "You said that the job calls for someone who brings people along. I bring six years.",
    "I look forward to the second talks in December.",
]
SIGNATURE = ["Ana Ruiz", "+44 113 496 0123", "ana.ruiz@example.org"]

TURNS = [
    {"text": "Before we finish: thank you for your time.", "reminder": "smile", "listen": False},
    {"text": "Is there anything you would like to hear more of?", "reminder": "", "listen": True},
    {"text": "I would like to do this job.", "reminder": "slowly", "listen": False},
]
QUESTIONS = ["What would a good first month look like?", "Who else would I work with?"]
NOTES = ["six years of counts", "courses for new colleagues", "calm when it gets busy"]

HEAD = [
    {"label": "Call:", "value": "Tuesday, November 17, 2026"},
    {"label": "Mean rating:", "value": "3.8 of 5"},
]
SECTIONS: list[dict[str, Any]] = [
    {
        "title": "Experience",
        "rows": [
            {
                "question": "Half a million parts",
                "asked": "Have you worked with that many?",
                "answer": "Ran the Leeds stockroom.",
                "rating": "4 of 5",
            },
            {"question": "", "asked": "Which systems?", "answer": "Two of them.", "rating": ""},
        ],
    },
    {
        "title": "Checks",
        "rows": [{"question": "Driving licence", "asked": "", "answer": "Yes", "rating": ""}],
    },
]
FACTS = [
    {"label": "Further steps:", "value": "a talk on site"},
    {"label": "They hear by:", "value": "Friday, November 27, 2026, by phone"},
]
SAID = ["Thank you for your time today.", "You will hear from us by Friday."]
