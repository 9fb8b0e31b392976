"""Promises of the project about itself: its set-up, its shape, its words."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from interview_kit.content import content
from interview_kit.fields.states import ANSWERED, NO_ANSWER_REASONS, NOT_DUE
from interview_kit.typed import ENGLISHES

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DIRECT = "interview-kit (pyproject.toml)"
CODE = [
    *(ROOT / "interview_kit").rglob("*.py"),
    *(ROOT / "pages").rglob("*.py"),
    ROOT / "app.py",
]
# Reads of the time, and imports of it that a test's clock would not reach.
_TIME = re.compile(
    r"\b(?:datetime|date|Timestamp)\.(?:now|utcnow|today)\(|\bfunc\.(?:now|current_\w+)"
    r"|\btime\.(?:time|time_ns|localtime|gmtime|ctime)\(|from time import"
    r"|from interview_kit\.clock import"
)
_OWNER = re.compile(r"\b(?:owner|rater)\b.*[!=]=|[!=]=.*\.(?:owner|rater)\b|[!=]= ?actor\.id")
_ENGLISHES = re.compile(rf"""["'](?:{"|".join(ENGLISHES)})["']""")
_STATES = re.compile(rf"""["'](?:{"|".join((ANSWERED, NOT_DUE, *NO_ANSWER_REASONS))})["']""")
SCREENSHOTS = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def pinned(file: str) -> dict[str, str]:
    """Return the version of each package in a requirements file."""
    text = (ROOT / file).read_text("utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def asked_for(file: str) -> set[str]:
    """Return the packages that the file says pyproject.toml itself asks for."""
    found, current = set(), ""
    for line in (ROOT / file).read_text("utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==", line):
            current = canonicalize_name(match[1])
        elif DIRECT in line:
            found.add(current)
    return found


@pytest.mark.parametrize(
    ("file", "extras"), [("requirements.txt", ()), ("requirements-dev.txt", ("dev",))]
)
def test_the_requirements_are_those_of_the_project(file: str, extras: tuple[str, ...]) -> None:
    lists = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][name] for name in extras)]
    wanted = [Requirement(line) for each in lists for line in each]
    versions = pinned(file)
    assert {canonicalize_name(each.name) for each in wanted} == asked_for(file)
    for each in wanted:
        version = versions[canonicalize_name(each.name)]
        assert each.specifier.contains(version), f"{file} pins {each.name} {version}"


def test_both_requirements_files_pin_the_same_versions() -> None:
    running, developing = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert running.items() <= developing.items()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_carry_hashes_and_no_host(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text


def test_the_packages_for_the_scripts_have_exact_versions_and_no_host() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    text = (ROOT / "package-lock.json").read_text("utf-8")
    assert "://" not in text  # npm writes where a package asks for money, which may be deleted
    locked = json.loads(text)["packages"]
    assert locked[""]["devDependencies"] == wanted
    assert all("resolved" not in each for each in locked.values())
    assert all("integrity" in each for name, each in locked.items() if name)


def test_no_page_lies_directly_under_pages() -> None:
    # Streamlit would serve it without app.py, and so without its gate.
    assert list((ROOT / "pages").glob("*.py")) == []


def test_app_lists_every_page_and_no_other() -> None:
    tree = ast.parse((ROOT / "app.py").read_text("utf-8"))
    named = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith("pages/")
    }
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py")}
    assert named == there


def test_no_module_is_long() -> None:
    long = {p.name: n for p in CODE if (n := len(p.read_text("utf-8").splitlines())) > 330}
    assert not long


def files_with(pattern: re.Pattern[str]) -> set[str]:
    """Return the files of the kit's code in which something stands."""
    return {
        file.relative_to(ROOT).as_posix()
        for file in CODE
        if pattern.search(file.read_text("utf-8"))
    }


def test_only_the_kits_clock_reads_the_time() -> None:
    assert files_with(_TIME) == {"interview_kit/clock.py"}


def test_what_an_actor_may_see_stands_in_one_place() -> None:
    whole = ("interview_kit/store/backup/checks.py", "interview_kit/store/database/migrations/")
    found = {file for file in files_with(_OWNER) if file.startswith("interview_kit/store/")}
    asks_for_an_actor = {file for file in found if not file.startswith(whole)}
    assert asks_for_an_actor == {"interview_kit/store/records/permission.py"}


def test_the_states_of_a_field_stand_once_in_code() -> None:
    assert files_with(_STATES) == {"interview_kit/fields/states.py"}


def test_no_code_names_an_entry_of_data() -> None:
    # Some fields and tags are only called alike. The reader of sets that were frozen without a kind
    # has to know the salary.
    form, candidate = content().interviewer, content().candidate
    entries = (
        *(*form.questions, *form.checks, *form.endings),
        *(*candidate.closing.moves, *candidate.closing.details, *candidate.closing.tones),
        *candidate.closing.questions_to_ask,
    )
    ids = "|".join(entry.id for entry in entries)
    named = files_with(re.compile(rf"""["'](?:\w+\.)?(?:{ids})["']"""))
    assert {file for file in named if not file.startswith("interview_kit/fields/")} == {
        "interview_kit/documents/layouts/tag_names.py",
        "interview_kit/interviewer/question_set.py",
    }


def test_the_kinds_of_english_stand_once_in_code() -> None:
    assert files_with(_ENGLISHES) == {"interview_kit/typed/__init__.py"}


def test_the_readme_has_the_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    tests = ".venv/bin/pip install -q -r requirements-dev.txt && .venv/bin/python -m pytest"
    assert f"python3 -m venv .venv && {tests}\n" in readme
    assert f"python3 -m venv .venv && {tests}\n" in (ROOT / ".ci/run").read_text("utf-8")
    runs = ".venv/bin/pip install -q -r requirements.txt && .venv/bin/streamlit run app.py"
    assert f"python3 -m venv .venv && {runs}\n" in readme


def test_every_picture_in_the_readme_is_there() -> None:
    pictures = SCREENSHOTS.findall((ROOT / "README.md").read_text("utf-8"))
    assert len(pictures) >= 3
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


def test_every_source_in_data_is_listed() -> None:
    listed = set(
        re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs/sources.md").read_text("utf-8"), re.M)
    )
    for file in (ROOT / "data").rglob("*.toml"):
        text = file.read_text("utf-8")
        named = set(re.findall(r'^source = "([^"]+)"', text, re.M))
        numbers = tomllib.loads(text).get("numbers", {})
        named |= set(numbers.get("source", {}).values())
        assert named <= listed, file.name
