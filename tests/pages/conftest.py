"""Pages run by AppTest from app.py, on a database of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from interview_kit.settings import ROOT, make_data_dir, settings, sqlite_url
from interview_kit.store.database import connections
from interview_kit.ui.workarounds import callbacks
from interview_kit.web import autosave

Run = Callable[..., AppTest]

callbacks.finish_callbacks()  # as the server does at its start


@pytest.fixture(scope="session", autouse=True)
def _packages_read_once() -> Iterator[None]:
    """Let Streamlit look once for components in the packages that are installed.

    AppTest looks at its first run, which took longer than all else that a run does.
    """
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the kit's tables in it, to be copied: to make them takes as long as a run."""
    file = tmp_path_factory.mktemp("prepared") / "interview-kit.db"
    connections.connect(sqlite_url(file))
    connections.close()
    return file


@pytest.fixture(autouse=True)
def _own_data(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = make_data_dir(tmp_path / "data")
    shutil.copyfile(prepared, folder / prepared.name)
    monkeypatch.setenv("INTERVIEW_KIT_DATA_DIR", str(folder))
    monkeypatch.chdir(ROOT)
    settings.cache_clear()
    autosave.signer.cache_clear()
    connections.close()
    yield
    connections.close()
    settings.cache_clear()
    autosave.signer.cache_clear()


@pytest.fixture(autouse=True)
def peer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Say where the browser is: on this machine (None) unless the test sets an address.

    AppTest has no connection, and gives an object that is no address at all.
    """

    def _peer(address: str | None) -> None:
        monkeypatch.setattr(ContextProxy, "ip_address", property(lambda _: address))

    _peer(None)
    return _peer


@pytest.fixture(scope="session")
def registered() -> dict[str, Any]:
    """What AppTest knows of the pages once `app.py` has run, so that it runs once for all tests."""
    return {}


@pytest.fixture
def run(registered: dict[str, Any]) -> Run:
    """Run a page: `run("pages/start/home.py", call="…")`."""

    def _run(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
        if not registered:
            registered.update(app.run()._registered_pages)
            app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
        app._registered_pages = registered
        for name, value in query.items():
            app.query_params[name] = value
        return app.switch_page(page).run()

    return _run
