"""Log lines without the messages of errors, which can quote what people typed."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

_MOST_LINES = 6  # of code


def leave_out_messages() -> None:
    """Let every logger of this process say of an error its kind and its lines of code alone.

    Streamlit and the server write the whole stack trace of an error before the kit hears of it.
    """
    logging.setLogRecordFactory(_log_record)


def _log_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.exc_info, record.exc_text = None, _kind_and_lines(error)
    return record


def _kind_and_lines(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_LINES:]
    lines = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {lines}"
