"""Streamlit without the kit: one server for all tests of its behavior."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.kit import ROOT, Kit, Process

APP = ROOT / "tests" / "browser" / "bare" / "app.py"
# Set as for the kit, since what Streamlit does depends on them.
_OPTIONS = (
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.allowedHosts=127.0.0.1",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--runner.fastReruns=false",
)


class BareStreamlit(Kit):
    """An app of Streamlit's, under /bare/. Its callbacks write into `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, base_path="bare")
        (folder / "file.txt").write_text("as it was")
        (folder / "calls.txt").touch()
        self.page = f"{self.url}/bare/"

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        command = [sys.executable, "-m", "streamlit", "run", str(APP), *_OPTIONS]
        command += [f"--server.port={self.port}", "--server.baseUrlPath=bare"]
        environment = {**os.environ, "BARE_FOLDER": str(self.folder)}
        with log.open("ab") as output:
            # Not in the kit's folder, where its settings lie.
            return subprocess.Popen(
                command, cwd=APP.parent, env=environment, stdout=output, stderr=output
            )

    def called(self) -> list[str]:
        """Return what the callbacks have written so far."""
        return (self.folder / "calls.txt").read_text().split()
