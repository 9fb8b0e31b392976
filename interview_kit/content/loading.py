"""Reads one file of data/ into a checked, typed value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from interview_kit.errors import ContentError


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The stable id."""


_Model = TypeVar("_Model", bound=BaseModel)


class Entry(BaseModel):
    """Base of everything in data/: immutable, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(Entry):
    """An entry with a stable id and the piece it comes from."""

    id: str
    source: str


class Numbers(Entry):
    """Numbers by name, with the `source` of each."""

    source: dict[str, str]

    @model_validator(mode="after")
    def _each_has_a_source(self) -> Self:
        named = set(type(self).model_fields) - {"source"}
        if self.source.keys() != named:
            different = ", ".join(sorted(self.source.keys() ^ named))
            raise ValueError(f"each number needs a source, and only numbers have one: {different}")
        return self


def read_toml(folder: Path, name: str, model: type[_Model]) -> _Model:
    """Return the file `name` in `folder` as a `model`.

    Raises ContentError that names file, entry and field when the file is missing, is no
    TOML or does not fit the model.
    """
    file = folder / name
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentError(
            f"The content file {name} is missing.",
            where=f"Folder: {folder}.",
            next_step="Put the file back, from a fresh copy of the kit if need be, and reload.",
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(
            f"The content file {name} cannot be read: {error}.",
            where=f"File: {file}.",
            next_step="Correct the file at that place, or put a fresh copy back, and reload.",
        ) from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ContentError(
            f"The content file {name} is not as it should be.",
            where=" ".join(
                _problem(raw, problem["loc"], problem["msg"]) for problem in error.errors()
            ),
            next_step="Correct the field named here and reload.",
        ) from error


def unique_ids(name: str, entries: Sequence[HasId]) -> None:
    """Raise ValueError when two entries of one list share an id."""
    unique(name, "id", (entry.id for entry in entries))


def unique(name: str, what: str, values: Iterable[str]) -> None:
    """Raise ValueError when a value, `what` it is being an id or a label, stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{name}: the {what} {value!r} stands twice")
        seen.add(value)


def _problem(raw: Any, location: Sequence[int | str], message: str) -> str:
    """Say where in the file a problem is: the entry by its id where it has one, then the field.

    A location that ends in a place of a list means the whole entry.
    """
    names: list[str] = []
    last_entry = 0
    for step in location:
        raw = _child(raw, step)
        if isinstance(step, int):
            own_id = raw.get("id", "") if isinstance(raw, dict) else ""
            names.append(str(own_id or step + 1))
            last_entry = len(names)
        else:
            names.append(str(step))
    what = message.removeprefix("Value error, ").rstrip(".")
    if not names:
        return f"The file as a whole: {what}."
    if last_entry == len(names):
        return f"Entry {' / '.join(names)}: {what}."
    *path, field = names
    where = f"Entry {' / '.join(path)}, field" if path else "Field"
    return f"{where} {field}: {what}."


def _child(raw: Any, step: int | str) -> Any:
    if isinstance(raw, dict):
        return raw.get(step)
    if isinstance(raw, list) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return None
