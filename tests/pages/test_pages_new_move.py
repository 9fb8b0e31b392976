"""A move with a detail of its own is an entry in data/, and is seen wherever moves are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview_kit.access import LOCAL
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.closing_script import build_script
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import text_of
from interview_kit.settings import ROOT, settings
from interview_kit.store.records import applications, record_fields
from interview_kit.ui.candidate import cue_cards
from interview_kit.ui.data.record_history import name_of_field
from interview_kit.ui.workarounds.escaping import escaped
from tests.pages.conftest import Run
from tests.pages.looking import fields, texts, write

CLOSING = "pages/candidate/closing_script.py"
LABEL = "Say what you could sing"
MADE_UP = f"""
[[details]]
id = "first_song_1"
when = "before"
label = "What you could sing"
help = "Completes “I could sing …”"
placeholder = "in two keys"

[[moves]]
id = "sing"
label = "{LABEL}"
turn = "say"
core = true
cut_rank = 3
needs = ["first_song_1"]
missing = "Fill in “What you could sing”."
reminder = ""
source = "kit"
[moves.wordings]
warm = {{ text = "By the way, I could sing {{first_song_1}}." }}
direct = {{ text = "You should know I could sing {{first_song_1}}." }}
"""


@pytest.fixture
def _made_up_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "data", folder)
    with (folder / "candidate" / "closing.toml").open("a", encoding="utf-8") as file:
        file.write(MADE_UP)
    monkeypatch.setenv("INTERVIEW_KIT_CONTENT_DIR", str(folder))
    settings.cache_clear()
    content.cache_clear()
    yield
    content.cache_clear()


@pytest.mark.usefixtures("_made_up_move")
def test_a_move_with_a_new_detail_is_an_entry_in_data(run: Run) -> None:
    application_id = applications.create(LOCAL, {"company": "Hale"}, zone="UTC")
    app = run(CLOSING, application=application_id)
    missing = f"Left out: **{LABEL}**. {escaped('Fill in “What you could sing”.')}"
    assert missing in [each.value for each in app.info]
    assert fields(app)["What you could sing"]["text"] == ""

    write(application_id, "first_song_1", "In two keys.")
    app = run(CLOSING, application=application_id)
    said = "By the way, I could sing in two keys."
    assert not app.exception
    assert fields(app)["What you could sing"]["text"] == "In two keys."
    assert said in texts(app)
    assert f"“{escaped(said)}”" in [each.value for each in app.caption]
    assert not any(LABEL in each.value for each in app.info)

    assert name_of_field("application", "first_song_1") == "What you could sing"
    assert name_of_field("application", "move.sing.on") == f"In your script: {LABEL}"
    entries = record_fields.entry_values(record_fields.read(LOCAL, application_id))
    application = Application.from_entries(entries)
    script = build_script(application, Profile(), content().candidate.closing)
    card = cue_cards.cue_card(application, Profile(), script)
    assert said in text_of(letters.render_cue_card(card, when=datetime.now(UTC)).data)
