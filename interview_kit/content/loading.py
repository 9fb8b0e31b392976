"""Reads one file of data/ into a checked, typed value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar, Protocol, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from interview_kit.errors import ContentError
from interview_kit.text import fill, slots, spoken_list

_ID = re.compile("[a-z][a-z0-9_]*")
_PROBLEM_WORDS = {"missing": "it is missing", "extra_forbidden": "the kit knows no such field"}


def _check_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(f"{value!r}: an id is made of lowercase letters, digits and _")
    return value


NonEmptyText = Annotated[str, Field(min_length=1)]
"""A text that is not empty."""

Id = Annotated[str, AfterValidator(_check_id)]
"""A stable id, which becomes a part of the names of fields."""


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The stable id."""


_Model = TypeVar("_Model", bound=BaseModel)


class ContentEntry(BaseModel):
    """Base of all entries in data/: immutable, and a misspelled field is an error.

    `filled` are the fields whose texts have slots. In any other field people would read the braces.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    filled: ClassVar[frozenset[str]] = frozenset()

    @field_validator("*")
    @classmethod
    def _no_brace_is_shown(cls, value: Any, info: ValidationInfo) -> Any:
        for text in _texts_of(value):
            shown = text
            if info.field_name in cls.filled:
                shown = fill(text, dict.fromkeys(slots(text), ""))
            if "{" in shown or "}" in shown:
                raise ValueError(f"the braces in {text!r} would be shown: nothing is filled in")
        return value


class SourcedEntry(ContentEntry):
    """An entry with a stable id and the source it comes from."""

    id: Id
    source: NonEmptyText


class Numbers(ContentEntry):
    """Numbers by name, with the `source` of each."""

    source: dict[str, NonEmptyText]

    @classmethod
    def counts(cls) -> tuple[str, ...]:
        """Return the names of the whole numbers."""
        return tuple(name for name, each in cls.model_fields.items() if each.annotation is int)

    @model_validator(mode="after")
    def _each_has_a_source(self) -> Self:
        named = set(type(self).model_fields) - {"source"}
        if self.source.keys() != named:
            different = ", ".join(sorted(self.source.keys() ^ named))
            raise ValueError(f"each number needs a source, and only numbers have one: {different}")
        return self


class EntryError(ValueError):
    """A mistake that shows only beside other entries; `location` are the steps to its field."""

    def __init__(self, message: str, *location: str) -> None:
        """Hold where the mistake is, entries by their ids."""
        super().__init__(message)
        self.location = location


def read_toml(folder: Path, name: str, model: type[_Model]) -> _Model:
    """Return the file `name` in `folder` as a `model`.

    Raises ContentError, which names file, entry and field, when the file is missing, is no TOML
    or does not fit the model.
    """
    file = folder / name
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentError("content_missing", name=name, folder=folder) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError("content_unreadable", name=name, file=file, reason=error) from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems = " ".join(_problems(raw, error.errors()))
        raise ContentError("content_mistaken", name=name, problems=problems) from error


def check_together(model: type[_Model], parts: Mapping[str, BaseModel], folder: str) -> _Model:
    """Return the contents of several files as one `model`.

    Raises ContentError where one file does not fit another: an `EntryError` names in its first
    step the part that has the mistake, which is a file in `folder` of that name.
    """
    try:
        return model.model_validate(dict(parts))
    except ValidationError as error:
        problem = error.errors()[0]
        part, *location = _location(problem)
        problems = _problem(None, location, _reason(problem))
        name = f"{folder}/{part}.toml"
        raise ContentError("content_mistaken", name=name, problems=problems) from error


def check_unique_ids(name: str, entries: Sequence[HasId]) -> None:
    """Raise ValueError when two entries of one list share an id."""
    check_unique(name, "id", (entry.id for entry in entries))


def check_unique(name: str, what: str, values: Iterable[str]) -> None:
    """Raise ValueError for a value that is used twice; `what` says what it is, such as "id"."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{name}: the {what} {value!r} is used twice")
        seen.add(value)


def _texts_of(value: Any) -> Iterator[str]:
    """Yield the texts in a field, except those of entries in it, which check their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for each in value.values() if isinstance(each, str))
    elif isinstance(value, tuple | frozenset):
        yield from (each for each in value if isinstance(each, str))


def _location(problem: ErrorDetails) -> tuple[int | str, ...]:
    error = problem.get("ctx", {}).get("error")
    return (*problem["loc"], *(error.location if isinstance(error, EntryError) else ()))


def _reason(problem: ErrorDetails) -> str:
    """Return what is wrong: in the kit's own words, else in those of pydantic."""
    own = problem.get("ctx", {}).get("error")
    return (
        str(own)
        if isinstance(own, ValueError)
        else _PROBLEM_WORDS.get(problem["type"], problem["msg"])
    )


def _problems(raw: dict[str, Any], errors: Sequence[ErrorDetails]) -> Iterator[str]:
    """Yield a sentence for each problem, and one for all parts that the file lacks."""
    parts = [str(each["loc"][0]) for each in errors if _is_missing_part(each)]
    if parts and not raw:
        yield f"The file is empty. It needs {spoken_list(parts)}."
    elif parts:
        yield f"The file lacks {spoken_list(parts)}."
    for each in errors:
        if not _is_missing_part(each):
            yield _problem(raw, _location(each), _reason(each))


def _is_missing_part(problem: ErrorDetails) -> bool:
    return problem["type"] == "missing" and len(problem["loc"]) == 1


def _problem(raw: Any, location: Sequence[int | str], reason: str) -> str:
    """Return a problem with its place: the entry, by its id where it has one, then the field.

    A location that ends in an item of a list means the whole entry.
    """
    names: list[str] = []
    last_entry = 0
    for step in location:
        raw = _step_into(raw, step)
        if isinstance(step, int):
            own_id = raw.get("id", "") if isinstance(raw, dict) else ""
            names.append(str(own_id or step + 1))
            last_entry = len(names)
        else:
            names.append(str(step))
    if not names:
        return f"The file as a whole: {reason}."
    if last_entry == len(names):
        return f"Entry {' / '.join(names)}: {reason}."
    *path, field = names
    where = f"Entry {' / '.join(path)}, field" if path else "Field"
    return f"{where} {field}: {reason}."


def _step_into(raw: Any, step: int | str) -> Any:
    if isinstance(raw, dict):
        return raw.get(step)
    if isinstance(raw, list) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return None
