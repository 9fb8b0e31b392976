"""The theme in the message that begins a run.

Streamlit: at each run it reads every option of the theme from its configuration and writes it into
that message anew, which takes as long as four buttons.
Seen in: Streamlit 1.67.0.
Instead: each part of the theme is written once, and copied from then on. The configuration of a
running kit does not change.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_the_theme_is_read_anew_for_each_run
"""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_write = app_session._populate_theme_msg


def write_theme_once() -> None:
    """Let each part of the theme be read from the configuration once."""
    app_session._populate_theme_msg = _copy


def _copy(msg: CustomThemeConfig, section: str = "theme") -> None:
    if written := _written(section):
        msg.MergeFromString(written)


@cache
def _written(section: str) -> bytes:
    part = CustomThemeConfig()
    _write(part, section)
    return bytes(part.SerializeToString())
