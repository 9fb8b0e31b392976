"""What the project's own pages name is there: no file, name or decision in them is out of date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FILES = {file.name for top in ("interview_kit", "tests") for file in (ROOT / top).rglob("*.*")}

_CODE = re.compile(r"`([^`\n]+)`")
_NAMED = re.compile(r"`([^`\s]+)`\s\(`([^`]+)`\)")
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_BARE = re.compile(r"[\w-]+\.(?:py|js|css|md|toml|docx|txt)")
_MODULE = re.compile(r"interview_kit(?:\.\w+)+")
_PLACED = re.compile(r"\d{4}-\d\d-\d\d\. In the code: `")


def paths_in(page: str) -> set[str]:
    """Return the paths that stand in code on a page: from the project's root, or bare names."""
    words = {word for code in _CODE.findall(page) for word in code.split()}
    modules = {f"{each.replace('.', '/')}.py" for each in words if _MODULE.fullmatch(each)}
    tops = {each.name for each in ROOT.iterdir()} - {".venv"}
    return modules | {
        word for word in words if _BARE.fullmatch(word) or word.partition("/")[0] in tops
    }


def is_there(path: str) -> bool:
    """Tell whether a path leads to something, or a bare name is that of a file of the project."""
    return (ROOT / path).exists() or path in FILES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_on_a_page_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not sorted(path for path in paths_in(text) if not is_there(path))
    assert not [link for link in _LINK.findall(text) if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_name_given_with_a_file_stands_in_it(page: Path) -> None:
    for path, name in _NAMED.findall(page.read_text("utf-8")):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        assert whole.search((ROOT / path).read_text("utf-8")), f"{path} has no {name}"


def test_every_decision_has_its_day_and_its_place_in_the_code() -> None:
    page = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    decisions = [
        part.strip() for part in re.split(r"^##+ ", page, flags=re.M) if "\n" in part.strip()
    ]
    unplaced = [each for each in decisions[1:] if not _PLACED.match(each.split("\n\n")[-1])]
    assert not [each.partition("\n")[0] for each in unplaced]
