"""Every error that is raised has words, and its facts are those that its words name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

from interview_kit.error_words import (
    WORDS,
    WORDS_OF_DOCUMENTS,
    WORDS_OF_KIT,
    WORDS_OF_LISTS,
    WORDS_OF_RESUMES,
    WORDS_OF_TAGS,
    WORDS_OF_UPLOADS,
)
from tests.contract.test_contract_project import CODE, files_with


def kinds(trees: list[ast.Module]) -> set[str]:
    """Return the names of KitError and of all classes below it."""
    named, before = {"KitError"}, set()
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while named != before:
        before = set(named)
        named |= {
            each.name
            for each in classes
            if any(isinstance(base, ast.Name) and base.id in named for base in each.bases)
        }
    return named


def raised() -> Iterator[tuple[str, set[str | None]]]:
    """Yield each code with the facts that it is raised with.

    A code that is chosen when it is raised stands somewhere in the same module.
    """
    trees = [ast.parse(file.read_text("utf-8")) for file in CODE]
    names = kinds(trees)
    for file, tree in zip(CODE, trees, strict=True):
        literal, facts_of_chosen = set(), []
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in names:
                continue
            facts = {keyword.arg for keyword in node.keywords}
            facts |= {"place"} if node.func.id == "LayoutError" else set()
            if None in facts:  # as they came from the other process
                assert file.name == "trial.py"
                continue
            match node.args:
                case [ast.Constant(value=str(code)), *_]:
                    literal.add(code)
                    yield code, facts
                case _:
                    facts_of_chosen.append(facts)
        strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        for code in WORDS.keys() & strings - literal if facts_of_chosen else ():
            wanted = named_facts(code)
            yield code, wanted if wanted in facts_of_chosen else facts_of_chosen[0]


def named_facts(code: str) -> set[str]:
    """Return the facts that the words of a code name."""
    fields = (name for part in WORDS[code] for _, name, _, _ in Formatter().parse(part) if name)
    return {name.partition(".")[0] for name in fields}


def test_every_error_has_words_that_name_its_facts() -> None:
    for code, facts in raised():
        assert code in WORDS
        assert facts == named_facts(code), code


def test_all_words_are_of_an_error_that_is_raised() -> None:
    assert {code for code, _ in raised()} == WORDS.keys()


def test_no_code_stands_twice() -> None:
    rooms = (
        WORDS_OF_KIT,
        WORDS_OF_UPLOADS,
        WORDS_OF_LISTS,
        WORDS_OF_RESUMES,
        WORDS_OF_DOCUMENTS,
        WORDS_OF_TAGS,
    )
    assert len(WORDS) == sum(map(len, rooms))


def test_the_words_are_whole_sentences() -> None:
    for code in WORDS:
        for words in filter(None, WORDS[code]):
            assert words[0].isupper() or words[0] in "{“", words
            assert words.endswith((".", "}", "?", "…")), words


def test_no_message_is_cut_or_patched_on_its_way() -> None:
    assert not files_with(re.compile(r"error\.(?:what|where|next_step)[.\[]"))
