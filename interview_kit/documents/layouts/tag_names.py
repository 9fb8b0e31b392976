"""The names that tags may use, by kind of document, with a sample for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from interview_kit.documents.layouts import samples
from interview_kit.errors import DocumentError
from interview_kit.fields.layout_fields import DOCUMENT_LABELS

TagKind = Literal["text", "list", "yes/no", "item"]


@dataclass(frozen=True, slots=True)
class TagName:
    """A name to use in tags: what it stands for, in plain words, and its kind.

    `kind` is "text", "list" or "yes/no". The items of a list are texts, or have `parts` that are
    named after a dot; such an item is of the kind "item". `sample` is a text, a truth value, or
    a list of texts or mappings. `also` are other words that people may try.
    """

    name: str
    about: str
    kind: TagKind
    sample: Any
    parts: tuple[TagName, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """What to type into the Word file to use it; for a list, a line for each paragraph."""
        return "\n".join(_tag_lines(self, self.name))


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its id, its label, and all of its names."""

    id: str
    label: str
    names: tuple[TagName, ...]


_ITEM_NAMES = {
    "said": "sentence",
    "signature": "line",
    "head": "fact",
    "people": "person",
    "stories": "story",
    "told": "sentence",
}


def item_name(name: str) -> str:
    """Return a name for one item of a list, such as "section" for "sections"."""
    return _ITEM_NAMES.get(name) or (
        name.rpartition("_")[2][:-1] if name.endswith("s") and len(name) > 2 else "item"
    )


def _tag_lines(name: TagName, path: str) -> list[str]:
    if name.kind == "text":
        return [f"{{{{ {path} }}}}"]
    if name.kind == "yes/no":
        return [f"{{% if {path} %}} … {{% endif %}}"]
    item = item_name(name.name)
    inside = [line for part in name.parts for line in _tag_lines(part, f"{item}.{part.name}")]
    first, last = f"{{%p for {item} in {path} %}}", "{%p endfor %}"
    return [first, *(inside or [f"{{{{ {item} }}}}"]), last]


def document_kind(document: str) -> DocumentKind:
    """Return a kind of document by its id. Raises DocumentError for an unknown one."""
    try:
        return DOCUMENTS[document]
    except KeyError:
        documents = tuple(DOCUMENTS)
        raise DocumentError("no_such_document", document=document, documents=documents) from None


def sample_values(document: str) -> dict[str, Any]:
    """Return a sample value for every name of a document, as the engine takes them."""
    return {each.name: each.sample for each in document_kind(document).names}


def long_values(document: str, times: int = 20) -> dict[str, Any]:
    """Return the samples with lists `times` as long, longer than anybody's will be."""
    return {name: _lengthen(value, times) for name, value in sample_values(document).items()}


def tag_names_of_values(values: Mapping[str, Any]) -> tuple[TagName, ...]:
    """Return names for given values, each value as its own sample."""
    return tuple(_tag_name_of(name, value) for name, value in values.items())


def all_tag_names(names: tuple[TagName, ...], before: str = "") -> Iterator[tuple[str, TagName]]:
    """Yield each name and, under "name[].part", the parts of the items of each list."""
    for each in names:
        yield before + each.name, each
        yield from all_tag_names(each.parts, f"{before}{each.name}[].")


def _lengthen(value: Any, times: int) -> Any:
    if isinstance(value, Mapping):
        return {key: _lengthen(each, times) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_lengthen(each, 2) for each in value] * times
    return value


def _tag_name_of(name: str, value: Any) -> TagName:
    if isinstance(value, bool):
        return TagName(name, "", "yes/no", value)
    if isinstance(value, list | tuple):
        parts: dict[str, TagName] = {}
        for item in value:
            if isinstance(item, Mapping):
                parts |= {key: _tag_name_of(key, each) for key, each in item.items()}
        return TagName(name, "", "list", value, tuple(parts.values()))
    if isinstance(value, Mapping):
        return TagName(name, "", "item", value, tag_names_of_values(value))
    return TagName(name, "", "text", value)


def _text(name: str, about: str, sample: str, *also: str) -> TagName:
    return TagName(name, about, "text", sample, also=also)


def _list(name: str, about: str, sample: Any, *parts: TagName) -> TagName:
    return TagName(name, about, "list", sample, parts)


_LABELLED = (
    _text("label", "What it is, with a colon", "Call:"),
    _text("value", "The value", "Tuesday, November 17, 2026"),
)

_THANK_YOU = (
    _text("interviewer", "The person you write to", "Nadia Okafor", "person", "recipient", "to"),
    _text(
        "company", "The company", "Hale & Sons", "firm", "employer", "organization", "organisation"
    ),
    _text("job_title", "The title of the job", "Inventory lead", "job", "title", "role"),
    _text("name", "Your own name", "Ana Ruiz", "my_name", "candidate", "sender", "full_name"),
    _text("phone", "Your phone number", "(617) 555-0142", "my_phone", "telephone", "mobile"),
    _text("email", "Your email address", "ana.ruiz@example.org", "my_email", "mail", "e_mail"),
    _text("date_line", "The date of the letter", "November 23, 2026", "date", "today"),
    _text(
        "subject",
        "The subject line",
        "Thank you for speaking with me about the Inventory lead position",
        "about",
        "heading",
    ),
    _text("greeting", "The greeting", "Dear Nadia Okafor,", "salutation", "dear"),
    _list("paragraphs", "The paragraphs as the kit writes them", samples.PARAGRAPHS),
    _text("sign_off", "The line above your name", "Sincerely,", "closing", "regards"),
    _list("signature", "Your name, phone and email, whichever you've entered", samples.SIGNATURE),
    _text("when", "When you spoke", "this morning", "call_time", "time"),
    _text("learned", "Something you learned from them", "how the two inventory systems became one"),
    _text("demand", "Something they said the job needs", "someone who can bring people along"),
    _text("capabilities", "What you'd bring to that", "six years of counts", "strengths"),
    _text("value", "How you'd help", "the annual count in March"),
    _text("not_covered", "Something you didn't get to", "the training I gave new hires"),
    _text("concern", "Your answer to their concern", "I have worked with it every day since March"),
    _text("next_steps", "What they said comes next", "a second interview in December"),
    _text("answer_by", "When they'll get back to you", "Friday, December 4"),
)

_CUE_CARD = (
    _text("heading", "The job and the company", "Inventory lead · Hale & Sons", "job", "title"),
    _text("spoken", "How long it takes to say", "52 of 60 seconds", "time", "seconds"),
    _list(
        "turns",
        "What you say, one turn after the other",
        samples.TURNS,
        _text("text", "The words of the turn", "I want this job."),
        _text("reminder", "A reminder for your eyes only; may be empty", "smile"),
        TagName("listen", "Whether you then stop and listen", "yes/no", True),
    ),
    _text("listen", "The words for “stop and listen”", "Stop and listen"),
    _list("questions", "The questions you want to ask", samples.QUESTIONS),
    _list("notes", "Your strengths", samples.NOTES),
)

_ENTRY = (
    _text("label", "What it is", "Why us?"),
    _text("text", "What you wrote", "You count every night."),
    _text("spoken", "How long it takes to say; empty for what you don't say", "12 seconds"),
)

_CHEAT_SHEET = (
    _text("heading", "The job and the company", "Inventory lead · Hale & Sons", "job", "title"),
    _list("people", "When the call is, who calls whom, and who will be on it", samples.PEOPLE),
    _list("answers", "What you'll say when they ask", samples.ANSWERS, *_ENTRY),
    _list("facts", "What you've looked up, and the pay you want", samples.SHEET_FACTS, *_ENTRY),
    _list(
        "strengths",
        "Your strengths",
        samples.STRENGTHS,
        _text("strength", "The strength", "six years of counts"),
        _text("proof", "What proves it; may be empty", "99.2% right last year"),
    ),
    _list(
        "stories",
        "Your stories",
        samples.STORIES,
        _text("situation", "The situation", "Two stock systems that disagreed."),
        _text("action", "What you did", "Counted one aisle a night."),
        _text("result", "How it turned out", "99.2% right after four months."),
    ),
    _list(
        "goals",
        "The questions you want to ask, by what they are for",
        samples.GOALS,
        _text("label", "What they are for", "To learn whether you want the job"),
        _list("questions", "The questions", ["How did this job open up?"]),
    ),
)

_SCREEN_RECORD = (
    _text("candidate", "The candidate's name", "Nadia Okafor", "name", "candidate_name"),
    _text("place", "Position, company and location", "Inventory lead · Hale & Sons · Columbus"),
    _text("position", "The position", "Inventory lead", "job_title", "job", "title"),
    _text("company", "The company", "Hale & Sons", "firm", "employer", "organization"),
    _text("location", "Where the job is", "Columbus", "city", "site"),
    _text("call_date", "The date of the call", "Tuesday, November 17, 2026", "date", "day"),
    _text("interviewer", "Who made the call", "Sam Lee", "caller", "recruiter", "my_name"),
    _text("satisfied", "Whether you were satisfied: Yes or No", "Yes"),
    _text(
        "mean_rating", "The average of your ratings", "3.8 (6 ratings)", "mean", "rating", "score"
    ),
    _text("recommendation", "What you recommend", "Yes", "result", "decision"),
    _text("recommendation_reason", "Why you recommend that", "Ran a count of this size.", "reason"),
    _text("running", "Candidate and position, short", "Nadia Okafor · Inventory lead", "footer"),
    _list("head", "The facts at the top, each with its label", samples.HEAD, *_LABELLED),
    _list(
        "sections",
        "The parts of the call with their questions",
        samples.SECTIONS,
        _text("title", "The heading of the part", "Experience"),
        _list(
            "rows",
            "The questions of the part",
            samples.SECTIONS[0]["rows"],
            _text(
                "question", "A short name for the question; may be empty", "Inventory management"
            ),
            _text(
                "asked",
                "How it was worded",
                "How large an inventory have you managed?",
            ),
            _text("answer", "The answer", "Ran the Columbus warehouse."),
            _text("rating", "The rating; may be empty", "4 of 5"),
        ),
    ),
    _text("candidate_questions", "What the candidate asked", "Who would I report to?"),
    _text("ending", "How the call ended", "Invite to an on-site interview", "outcome"),
    _list("facts", "What was agreed, each with its label", samples.FACTS, *_LABELLED),
    _list("said", "The sentences that ended the call", samples.SAID),
    _text("impressions", "Your impressions", "Calm and precise.", "notes", "comments"),
)

_CALL_SUMMARY = (
    _text("candidate", "The candidate's name", "Nadia Okafor", "name", "candidate_name"),
    _text("place", "Position, company and location", "Inventory lead · Hale & Sons · Columbus"),
    _text("position", "The position", "Inventory lead", "job_title", "job", "title"),
    _text("company", "The company", "Hale & Sons", "firm", "employer", "organization"),
    _text("location", "Where the job is", "Columbus", "city", "site"),
    _text("running", "Candidate and position, short", "Nadia Okafor · Inventory lead", "footer"),
    _list("head", "The facts at the top, each with its label", samples.HEAD, *_LABELLED),
    _text("recommendation", "What you recommend", "Yes", "result"),
    _text("recommendation_reason", "Why you recommend that", "Ran a count of this size."),
    _text("impressions", "Your impressions; may be empty", "Calm, and came prepared."),
    _list(
        "must_haves",
        "The must-haves with their scores",
        samples.MUST_HAVES,
        _text("text", "The must-have", "Sets up a stock system"),
        _text("weight", "Its weight", "×2"),
        _text("score", "Its score, or why there is none", "4.5 of 5"),
    ),
    _list("facts", "Salary, availability and checks", samples.SUMMARY_FACTS, *_LABELLED),
    _list(
        "said",
        "What was said, as much as fits on the page",
        samples.SUMMARY_SAID,
        _text("label", "The question, with a colon", "Experience 1:"),
        _text("text", "The answer as it was noted", "Ran the Columbus warehouse."),
    ),
    _list("told", "What the candidate was told", samples.TOLD),
    _text("review", "What the hiring manager thinks", "Let's meet her."),
    _text("decision", "What the hiring manager decided", "Next step"),
    _text("decision_reason", "The reason for that", "Has the must-haves"),
    _text("decided", "Who decided, and when", "Lena Brandt, Mon, Nov 30, 2026", "decided_by"),
    _text("to_decide", "The decisions to tick while there is none", "☐ Next step      ☐ Decline"),
    _text("remark", "What was shortened or left out; may be empty", "Not on this page: 2 answers."),
)

_NAMES = {
    "thank_you": _THANK_YOU,
    "cue_card": _CUE_CARD,
    "cheat_sheet": _CHEAT_SHEET,
    "screen_record": _SCREEN_RECORD,
    "call_summary": _CALL_SUMMARY,
}
DOCUMENTS = {
    document: DocumentKind(document, label, _NAMES[document])
    for document, label in DOCUMENT_LABELS.items()
}
