"""The theme in the message that begins a run."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from interview_kit.ui.workarounds import theme


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.sidebar"])
def test_it_is_the_one_of_the_configuration_and_read_once(
    section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.get_config_options(force_reparse=True)
    theirs, first, second = (CustomThemeConfig() for _ in range(3))
    app_session._populate_theme_msg(theirs, section)
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    theme.write_theme_once()
    app_session._populate_theme_msg(first, section)
    monkeypatch.setattr(config, "get_options_for_section", None)  # it would be asked again
    app_session._populate_theme_msg(second, section)
    assert theirs == first == second
    assert bool(theirs.ByteSize()) == (section != "theme.sidebar")
