"""The sentences of errors about layouts and the Word files that are made with them."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_FILE = "File: {file}."
_SHORTER = "Make it shorter, or repeat fewer lines."
_PUT_BACK = "Put it back as it came with the kit."

WORDS_OF_DOCUMENTS = {
    # The engine and the check of uploads still hand over the sentences themselves.
    "document": Words("{what}", "{where}", "{next_step}"),
    "no_such_document": Words(
        "There is no document called “{document}”.", next_step="Choose one of: {documents}."
    ),
    "kit_layout_missing": Words("The layout {name} is missing.", _FILE, _PUT_BACK),
    "kit_layout_unreadable": Words("The layout {name} cannot be read: {reason}.", _FILE, _PUT_BACK),
    "kit_layout_damaged": Words(
        "The layout {name} isn't a Word file, or it's damaged.", _FILE, _PUT_BACK
    ),
    # A layout of one's own, for which what the engine says to do next is of no use.
    "own_layout": Words(
        "{reason.what}",
        "Layout: {layout}.",
        "Choose another layout, or fix this one under “Word layouts”.",
    ),
    "layout_on_trial": Words(
        "{reason.what}",
        "{reason.where}",
        "Check the tags in your file, or start over with the kit's own layout.",
    ),
    "layout_of_command": Words("{reason.what}", "{reason.where}", "Check the tags in the layout."),
    "trials_busy": Words(
        "Other files are being checked right now.", next_step="Try again in a moment."
    ),
    "trial_not_started": Words(
        "The check couldn't be started on this computer.", next_step="It says: {reason}."
    ),
    "trial_too_slow": Words(
        "Filling this layout takes longer than {seconds} seconds.", next_step=_SHORTER
    ),
    "trial_too_large": Words(
        "Filling this layout takes more memory than a layout should need.", next_step=_SHORTER
    ),
    "trial_loses_line": Words(
        "The line “{line}” in your file wouldn't come out as you wrote it.",
        next_step="Put a space before or after the brace in it, or leave the brace out.",
    ),
    "trial_failed": Words(
        "This layout couldn't be filled ({kind}).",
        next_step="Check the tags in your file, or start over with the kit's own layout.",
    ),
    "file_unreadable": Words("The file can't be read: {reason}.", _FILE),
    "file_unwritable": Words("The file can't be written: {reason}.", _FILE),
    "values_not_json": Words(
        "The values aren't valid JSON.",
        _FILE,
        'They should look like {{"company": "Hale & Sons"}}.',
    ),
    "values_not_object": Words(
        "The values must be one JSON object: each name with its value.",
        _FILE,
        'It should look like {{"company": "Hale & Sons"}}.',
    ),
    "value_missing": Words(
        "“{name}” has no value.", next_step='To leave it empty, give it an empty text: "".'
    ),
    "value_not_text": Words(
        "The value “{name}” isn't text, so it can't go into a Word file.",
        next_step="This is a fault in the kit. Copy the text from the page for now.",
    ),
}
