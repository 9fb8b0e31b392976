"""Configuration, read once from the environment."""

from __future__ import annotations

import os
import secrets
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict

from interview_kit.errors import Unavailable

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS_DIR = ROOT / "templates"
"""Where the Word layouts that come with the kit are."""


class Settings(BaseModel):
    """The settings of a process. Paths are absolute; `database_url` is an SQLAlchemy URL."""

    model_config = ConfigDict(frozen=True)

    data_dir: Path
    database_url: str
    content_dir: Path


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process.

    Read from INTERVIEW_KIT_DATA_DIR, INTERVIEW_KIT_DATABASE_URL and INTERVIEW_KIT_CONTENT_DIR,
    each with a default.
    """
    data_dir = _path("INTERVIEW_KIT_DATA_DIR", user_data_path("interview-kit", appauthor=False))
    database = data_dir / "interview-kit.db"
    return Settings(
        data_dir=data_dir,
        database_url=os.environ.get("INTERVIEW_KIT_DATABASE_URL") or sqlite_url(database),
        content_dir=_path("INTERVIEW_KIT_CONTENT_DIR", ROOT / "data"),
    )


def make_data_dir(folder: Path) -> Path:
    """Create the data folder for its owner only.

    Raises Unavailable when it cannot be created or written to.
    """
    try:
        make_folder(folder)
    except OSError as error:
        raise Unavailable("data_folder_unusable", folder=folder, reason=error) from error
    return folder


def make_folder(folder: Path) -> None:
    """Create a folder for its owner only. Raises OSError, also where it cannot be written to."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    probe = (
        folder / f".writable-{secrets.token_hex(8)}"
    )  # random, since threads may do this at once
    probe.touch()
    probe.unlink()


def sqlite_url(file: Path) -> str:
    """Return the URL of a SQLite file, whose name may have any characters."""
    return f"sqlite:///{quote(str(file), safe='/:')}"


def _path(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default).expanduser().absolute()
