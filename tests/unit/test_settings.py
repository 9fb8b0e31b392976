"""The data folder."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from interview_kit.access import signing_key
from interview_kit.errors import KitError
from interview_kit.settings import make_data_dir, settings, sqlite_url
from interview_kit.store.database import migrating


def test_many_threads_may_make_the_folder_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(make_data_dir, [folder] * 200)) == {folder}
    assert list(folder.iterdir()) == []


def test_many_threads_get_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(signing_key, [tmp_path] * 50))
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]
    if os.name != "nt":
        assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"too short"])
def test_a_secret_that_anybody_could_guess_is_not_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret.key").write_bytes(content)
    with pytest.raises(KitError, match="empty or cut short") as caught:
        signing_key(tmp_path)
    assert str(tmp_path / "secret.key") in caught.value.where


def test_a_disk_that_knows_no_second_name_for_a_file_gets_a_secret_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    assert signing_key(tmp_path) == signing_key(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_a_secret_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="secret key cannot be used"):
        signing_key(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(KitError, match="INTERVIEW_KIT_DATA_DIR") as caught:
        make_data_dir(blocked)
    assert str(blocked) in str(caught.value)


def test_settings_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    try:
        assert settings().database_url == f"sqlite:///{tmp_path / 'interview-kit.db'}"
    finally:
        settings.cache_clear()


@pytest.mark.parametrize("name", ["who?x=1", "50%25", "a#b", "späte Notizen"])
def test_a_folder_may_have_signs_in_its_name_that_mean_something_in_addresses(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / name / "kit.db"
    migrating.open_engine(sqlite_url(file)).dispose()
    assert file.exists()
