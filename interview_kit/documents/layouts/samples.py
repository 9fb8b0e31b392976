"""Sample values for the lists of a document, with which a layout is tried out."""

from __future__ import annotations

from typing import Any

PARAGRAPHS = [
    "Thank you for taking the time to talk with me this morning.",
    "You mentioned that the job calls for someone who can bring people along.",
    "Our conversation made me even more interested in the position.",
]
SIGNATURE = ["Ana Ruiz", "(617) 555-0142", "ana.ruiz@example.org"]

TURNS = [
    {"text": "Thank you so much for your time.", "reminder": "smile", "listen": False},
    {
        "text": "Is there anything about my background you're still wondering about?",
        "reminder": "",
        "listen": True,
    },
    {"text": "I want this job.", "reminder": "slowly", "listen": False},
]
QUESTIONS = ["How did this job open up?", "Where have people who did well gone next?"]
NOTES = ["six years of counts", "training new hires", "calm when it gets busy"]

PEOPLE = ["Nadia Okafor (Ms. Okafor), Operations manager", "Tom Reed, HR"]
ANSWERS = [
    {
        "label": "Tell me about yourself",
        "text": "I run a stockroom, and I've done inventory for six years.",
        "spoken": "48 seconds",
    },
    {"label": "Why us?", "text": "You count every night.", "spoken": "12 seconds"},
]
SHEET_FACTS = [
    {"label": "Key figures", "text": "$84 million, 310 people", "spoken": ""},
    {"label": "Strategy", "text": "From three warehouses to one", "spoken": ""},
]
STRENGTHS = [
    {"strength": "six years of counts", "proof": "99.2% right last year"},
    {"strength": "training new hires", "proof": ""},
]
STORIES = [
    {
        "situation": "Two stock systems that disagreed.",
        "action": "Counted one aisle a night.",
        "result": "99.2% right after four months.",
    }
]
GOALS = [
    {"label": "To learn whether you want the job", "questions": ["How did this job open up?"]},
    {
        "label": "To show that you're right for it",
        "questions": ["Which part of this job gives people the most trouble?"],
    },
]

HEAD = [
    {"label": "Call:", "value": "Tuesday, November 17, 2026"},
    {"label": "Average rating:", "value": "3.8 (6 ratings)"},
]
SECTIONS: list[dict[str, Any]] = [
    {
        "title": "Experience",
        "rows": [
            {
                "question": "Inventory management",
                "asked": "How large an inventory have you managed?",
                "answer": "Ran the Columbus warehouse.",
                "rating": "4 of 5",
            },
            {"question": "", "asked": "Which systems?", "answer": "Two of them.", "rating": ""},
        ],
    },
    {
        "title": "Checks",
        "rows": [{"question": "Driver's license", "asked": "", "answer": "Yes", "rating": ""}],
    },
]
FACTS = [
    {"label": "Further steps:", "value": "an on-site interview"},
    {"label": "They'll hear by:", "value": "Friday, November 27, 2026, by phone"},
]
SAID = ["Thank you for your time today.", "You will hear from us by Friday."]

MUST_HAVES = [
    {"text": "Sets up a stock system", "weight": "×2", "score": "4.5 of 5"},
    {"text": "Has led people day to day", "weight": "×1", "score": "Not asked"},
]
SUMMARY_FACTS = [
    {"label": "Salary wanted:", "value": "USD 58,000 a year, within the range"},
    {"label": "Notice period:", "value": "Up to 1 month"},
]
SUMMARY_SAID = [
    {"label": "Motivations:", "text": "Wants to run a whole warehouse."},
    {"label": "Experience 1:", "text": "480,000 parts."},
]
TOLD = ["They will hear from us", "Next: a half-day on site"]
