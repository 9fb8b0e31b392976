"""What the check finds besides tags: other braces, mail merges, what a file keeps of its past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from interview_kit.documents.layouts.tag_names import TagName
from interview_kit.documents.layouts.upload import Package
from interview_kit.documents.word.leftovers import is_pane, is_template
from interview_kit.documents.word.reading import Problem
from interview_kit.documents.word.refusals import TagError
from interview_kit.documents.word.tags import Paragraph, tags_in
from interview_kit.documents.word.unseen import unseen_in, without_unseen

TEXT = "Text"

# As other programs have names: {name}, ${name}, [name], «name», <name>, <<name>>.
_OTHER_MARKS = re.compile(
    r"(?<![{«\[<])\$?(?:<<|[{«\[<]) ?([\w][\w .-]{0,40}?) ?(?:>>|[}»\]>])(?![}»\]>])"
)


def part_label(package: Package, part: str) -> str:
    """Return what people call a part that is filled."""
    if part == package.main:
        return TEXT
    clues = package.types[part] + part
    return next((name for name in ("Header", "Footer", "Footnotes") if name.lower() in clues), part)


def example_tag(names: Mapping[str, TagName]) -> str:
    """Return a tag to begin with."""
    texts = (each for each in names.values() if each.kind == "text")
    chosen = names.get("company") or next(texts, None)
    return chosen.tag if chosen else "{{ company }}"


def find_single_braces(
    paragraphs: list[Paragraph], names: Mapping[str, TagName]
) -> Iterator[Problem]:
    """Find names in one brace, or in brackets as other programs have them."""
    by_word = {word: each for each in names.values() for word in (each.name, *each.also)}
    for paragraph in paragraphs:
        for match in _OTHER_MARKS.finditer(paragraph.text):
            plain = re.sub(r"\W+", "_", match[1].lower())
            if meant := by_word.get(plain):
                error = TagError("text_in_braces", text=match[0], tag=meant.tag)
                yield Problem("warn", paragraph, error)


def find_leftovers(package: Package) -> Iterator[Problem]:
    """Find what a filled file will not have, since it says how the layout was edited."""
    for each in package.relations:
        if is_template(each):
            error = TagError("template_taken_out", target=unquote(each.target))
            yield Problem("note", None, error)
        elif is_pane(each):
            yield Problem("note", None, TagError("pane_taken_out"))


def find_torn_braces(paragraphs: list[Paragraph]) -> Iterator[Problem]:
    """Find tags that are none, since a character that nobody sees is between two braces."""
    for paragraph in paragraphs:
        seen = without_unseen(paragraph.text)
        if seen == paragraph.text:
            continue
        read = [without_unseen(tag.written) for tag in paragraph.tags if tag.kind != "open"]
        for tag in tags_in(seen):
            if tag not in read and len(tag) > len("{{"):
                character = unseen_in(paragraph.text)
                error = TagError("text_torn_braces", tag=tag, character=character)
                yield Problem("warn", paragraph, error)


def find_merge_fields(package: Package) -> Iterator[Problem]:
    """Find fields of a mail merge."""
    for name in package.filled:
        if b"MERGEFIELD" in package.members[name]:
            yield Problem("warn", None, TagError("text_merged", tag=example_tag({})))
