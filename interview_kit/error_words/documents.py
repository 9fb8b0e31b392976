"""The sentences of errors about layouts and the Word files that are made with them."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_FILE = "File: {file}."
_LOSES_LINE = "The line “{line}” in your file wouldn't come out as you wrote it."
_SHORTER = "Make it shorter, or repeat fewer lines."
_PUT_BACK = "Put it back as it came with the kit."

# What the engine refuses in a layout, as it continues "The layout for this document doesn't work".
_LAYOUTS = {
    f"layout_{code}": Words(
        f"The layout for this document doesn't work: {reason}.",
        "{place}",
        "Put the kit's own layouts back, as they came with it, in the folder templates.",
    )
    for code, reason in {
        "not_word": "it isn't a Word file",
        "unreadable": "it could not be read ({kind})",
        "not_filled": "it could not be filled ({kind})",
        "part_damaged": "a part of it is damaged",
        "part_twice": "a part of it is there twice",
        "part_contradicts": "a header, footer or note in it is not what the file says",
        "definitions": "a part of it has definitions of its own (DTD)",
        "tag_wrong": "a tag in it is not right ({reason})",
        "names_nothing": "it names something that is not there ({reason})",
        "needs_more": "it needs more than plain text ({reason})",
        "attribute": "“{text}” is neither a number of columns nor a color",
        "prints_empty": "it prints something that is empty",
        "prints_other": "it prints something that isn't text",
        "filter": "“{name}” may not be used after the bar |",
        "calls": "a tag in it calls something",
        "does_more": "a tag in it does more than print, ask and repeat ({kind})",
        "loop_calls_itself": "a loop calls itself",
        "loop_split": "a loop begins and ends in different parts of the page",
        "block_split": "a block begins and ends in different parts of the page",
        "breaks_page": "a tag breaks the page apart",
        "loses_text": "some of its text would be lost",
        "note_in_loop": "a footnote or a comment is in a loop",
        "tags_unseen": "tags stand in text that Word does not show",
        "tags_left": "there are tags in it that would be left as they are",
    }.items()
}

# Why a finished file is withheld.
_FILES = {
    f"file_{code}": Words(
        f"This Word file didn't pass its check, so you can't download it: {reason}.",
        next_step="Copy the text from the page instead. What you wrote is saved.",
    )
    for code, reason in {
        "incomplete": "it is not complete",
        "parts_differ": "a part of it is missing, or there twice",
        "lacks_text": "part of the text “{text}” is missing",
        "lacks_words": "words of the layout are missing from it",
        "picture_twice": "two pictures in it have the same number",
        "bookmark_twice": "two bookmarks in it have the same name",
        "cell": "a table in it has a cell that Word refuses",
        "row": "a table in it has a row without cells",
        "table": "a table in it has no rows",
        "header": "a header or footer in it has no paragraph",
        "note": "a note or a box in it has no paragraph",
        "nesting": "its text is nested the wrong way",
        "end": "something follows the end of it",
    }.items()
}

_OTHERS = {
    "layout_problem": Words(
        "The layout for this document doesn't work: {reason.what}",
        "{place}",
        "Put the kit's own layouts back, as they came with it, in the folder templates.",
    ),
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
    "trial_loses_line": Words(_LOSES_LINE, next_step="Delete that line and type it again."),
    "trial_loses_braces": Words(
        _LOSES_LINE,
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
    "values_list_in_list": Words(
        "“{name}” is a list of lists, which no tag can repeat.",
        next_step='Give each inner list a name: [{{"lines": ["a", "b"]}}].',
    ),
    "values_mixed": Words(
        "The list “{name}” has both texts and values with parts.",
        next_step="Make each of its items one or the other.",
    ),
    "value_missing": Words(
        "“{name}” has no value.", next_step='To leave it empty, give it an empty text: "".'
    ),
    "message_line_break": Words(
        "The {part} of this message has a line break in it.",
        next_step="Put it on one line. The text of the message stays as it is.",
    ),
    "message_address": Words(
        "“{address}” isn't an email address.",
        next_step="Correct it, or leave it out: you can add it in your mail app.",
    ),
    "value_not_text": Words(
        "The value “{name}” isn't text, so it can't go into a Word file.",
        next_step="This is a fault in the kit. Copy the text from the page for now.",
    ),
}

WORDS_OF_DOCUMENTS = _LAYOUTS | _FILES | _OTHERS
