"""Content files: read strictly, and what is wrong is named by file, entry and field."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Self

import pytest
from pydantic import Field, model_validator

from interview_kit.content import load_content
from interview_kit.content.loading import (
    ContentEntry,
    SourcedEntry,
    check_unique,
    check_unique_ids,
    read_toml,
)
from interview_kit.errors import ContentError
from interview_kit.settings import ROOT


class Fruit(SourcedEntry):
    name: str = Field(min_length=1)
    weights: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.name == "stone":
            raise ValueError("a stone is no fruit")
        return self


class Basket(ContentEntry):
    fruits: tuple[Fruit, ...]
    sellers: tuple[str, ...]
    owner: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique_ids("fruits", self.fruits)
        return self


GOOD = "sellers = []\n[[fruits]]\nid = 'apple'\nsource = 'garden'\nname = 'Apple'\n"


def read(folder: Path, text: str) -> Basket:
    (folder / "basket.toml").write_text(text, encoding="utf-8")
    return read_toml(folder, "basket.toml", Basket)


def test_a_sound_file_becomes_a_value_that_cannot_change(tmp_path: Path) -> None:
    basket = read(tmp_path, GOOD.replace("Apple", " Apple "))
    assert basket.fruits[0].name == "Apple"
    with pytest.raises(ValueError, match="frozen"):
        basket.fruits[0].name = "Pear"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "The file is empty. It needs fruits and sellers."),
        ("owner = 'Ann'", "The file lacks fruits and sellers."),
        (GOOD + "nmae = 'x'", "Entry fruits / apple, field nmae: the kit knows no such field."),
        (GOOD.replace("'Apple'", "5"), "Entry fruits / apple, field name: "),
        (GOOD.replace("'Apple'", "' '"), "Entry fruits / apple, field name: "),
        (GOOD.replace("id = 'apple'\n", ""), "Entry fruits / 1, field id: it is missing."),
        (GOOD.replace("Apple", "stone"), "Entry fruits / apple: a stone is no fruit."),
        (GOOD + "weights = [1, 'x']", "Entry fruits / apple / weights / 2: "),
        ("sellers = []\nfruits = ['x']", "Entry fruits / 1: "),
        ("sellers = []\nfruits = 5", "Field fruits: "),
        (
            GOOD + GOOD.partition("\n")[2],
            "The file as a whole: fruits: the id 'apple' is used twice.",
        ),
    ],
)
def test_what_does_not_fit_is_named_by_its_entry_and_field(
    text: str, where: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text)
    assert where in caught.value.where
    assert "basket.toml" in caught.value.what
    assert "Value error" not in str(caught.value)
    assert ".." not in str(caught.value)
    assert caught.value.next_step


MOVE = """
[[moves]]
id = "bow"
label = "Bow"
turn = "say"
core = true
cut_rank = 1
needs = [NEEDS]
missing = "MISSING"
reminder = ""
source = "kit"
[moves.wordings]
warm = { text = "My {SLOT}.", without = "Well." }
direct = { text = "So." }
"""
SENTENCE = """
[[sentences]]
id = "bow"
label = "Bow"
paragraph = 1
claim = "hat"
variants = ["I bow."]
source = "kit"
"""


@pytest.mark.parametrize(
    ("name", "entry", "where"),
    [
        (
            "closing",
            MOVE.replace("NEEDS", '"hat"').replace("MISSING", "Get it.").replace("SLOT", "role"),
            "Entry moves / bow, field needs: there is no detail hat to need.",
        ),
        (
            "closing",
            MOVE.replace("NEEDS", "").replace("MISSING", "").replace("SLOT", "hat"),
            "Entry moves / bow / wordings / warm, field text: there is no detail hat to fill in.",
        ),
        ("letter", SENTENCE, "Entry sentences / bow, field claim: there is no move hat."),
    ],
)
def test_a_name_that_no_other_entry_has_is_told_with_file_entry_and_field(
    name: str, entry: str, where: str, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    with (folder / "candidate" / f"{name}.toml").open("a", encoding="utf-8") as file:
        file.write(entry)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    assert caught.value.where == where
    assert f"candidate/{name}.toml" in caught.value.what


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, GOOD.replace("Apple", "stone") + "[[fruits]]\nid = 'pear'\nname = 'Pear'")
    assert "fruits / apple:" in caught.value.where
    assert "fruits / pear, field source:" in caught.value.where


@pytest.mark.parametrize("raw", [b"fruits = [", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_is_no_toml_says_so(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "basket.toml").write_bytes(raw)
    with pytest.raises(ContentError, match=r"basket\.toml cannot be read"):
        read_toml(tmp_path, "basket.toml", Basket)


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"basket\.toml is missing") as caught:
        read_toml(tmp_path, "basket.toml", Basket)
    assert str(tmp_path) in caught.value.where


def test_a_folder_in_place_of_a_file_is_an_error_to_act_upon(tmp_path: Path) -> None:
    (tmp_path / "basket.toml").mkdir()
    with pytest.raises(ContentError, match="cannot be read"):
        read_toml(tmp_path, "basket.toml", Basket)


def test_values_that_are_used_twice_are_refused() -> None:
    check_unique("colours", "label", ["red", "green"])
    with pytest.raises(ValueError, match="colours: the label 'red' is used twice"):
        check_unique("colours", "label", ["red", "green", "red"])
