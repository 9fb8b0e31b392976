"""The sentences about tags in a layout: what the check reports and the engine refuses."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_RETYPE = "Delete the tag and type it again in one go."
_MOVE = "Move it into the text, or delete it."
_OWN_PLACE = "Give the tag a {holder} of its own."
_WRITE_LOOP = "Write {{%p for item in paragraphs %}}, with one of the kit's lists."
_WRITE_NAME = "Write one name, such as company."
_PLAIN = "Use only names, if, and for."

# Where a tag is that nobody would see, and the kit fills nothing in.
_UNSEEN = {
    f"tag_in_{code}": Words(f"There is a tag in {place}.", next_step=_MOVE)
    for code, place in {
        "remark": "a remark that Word does not show",
        "field_code": "the code of a field",
        "deleted": "a passage that was deleted with changes tracked",
        "description": "a description or a setting, not in the text",
        "drawing": "a formula or a drawing",
    }.items()
} | {
    f"tag_in_{code}": Words(
        f"{{tag}} is in {place}, where the kit fills nothing in.", next_step=_MOVE
    )
    for code, place in {
        "comment": "a comment",
        "endnote": "an endnote",
        "chart": "a chart",
        "smart_art": "a SmartArt drawing",
        "properties": "the file's properties",
    }.items()
}

_PLACES = {
    "tag_outside_text": Words("A tag is outside any paragraph.", next_step=_MOVE),
    "tag_in_link": Words(
        "The address of a link has a tag, which stays as it is: {target}.",
        next_step="Remove the link (right-click, Remove Hyperlink) and keep the tag as text.",
    ),
    "tag_in_bound_box": Words(
        "{tag} is in a box that Word fills from the file's properties.",
        next_step="Right-click the box, choose Remove Content Control, and type the tag as text.",
    ),
    "tag_outside_table": Words("{tag} isn't in a table.", next_step=_OWN_PLACE),
    "tag_beside_text": Words(
        "{tag} replaces its whole {holder}, so “{beside}” would be lost.", next_step=_OWN_PLACE
    ),
    "tag_beside_picture": Words(
        "{tag} replaces its whole {holder}, and a picture or a break with it.",
        next_step=_OWN_PLACE,
    ),
    "tag_split_by_edge": Words(
        "A link, a box or a tracked change begins or ends inside the tag {tag}.",
        next_step=_RETYPE,
    ),
    "tag_split_by_link": Words(
        "A link, a box or a tracked change is inside the tag {tag}.", next_step=_RETYPE
    ),
    "tag_split_by_bookmark": Words(
        "A bookmark begins or ends inside the tag {tag}.", next_step=_RETYPE
    ),
    "tag_split_by_much": Words("Far too much is inside the tag {tag}.", next_step=_RETYPE),
    "tag_split_by_box": Words("{tag} is split by a text box.", next_step=_RETYPE),
    "tag_split_by_picture": Words(
        "A picture, a note, a field or a line break is inside the tag {tag}.", next_step=_RETYPE
    ),
    "tag_formatted_twice": Words(
        "{tag} has mixed formatting; all of it will look like its first letter.",
        next_step="To change that, select the whole tag and format it at once.",
    ),
}

_WHOLE_FILE = {
    "tags_too_many": Words(
        "This file has more than {number} tags.", next_step="Repeat a line instead."
    ),
    "tags_missing": Words(
        "There is no tag in this file: every file would be the same.",
        next_step="Type {tag} where the kit should fill it in.",
    ),
    "names_unused": Words(
        "Not used: {names}.", next_step="That's fine. Use them wherever you like."
    ),
    "text_marked_up": Words(
        "The text of this file is marked up in an unusual way.",
        next_step="Open the file in Word, save and upload it again.",
    ),
    "text_changes_tracked": Words(
        "This file has tracked changes, and whoever gets the document would see them.",
        next_step="In Word, choose Review, Accept, Accept All Changes and Stop Tracking.",
    ),
    "text_in_braces": Words(
        "The kit reads “{text}” as plain text and won't fill it in.",
        next_step="To have it filled in, write {tag}.",
    ),
    "template_taken_out": Words(
        "This file was made from a template on a disk: {target}.",
        next_step="That's fine. The files the kit makes don't point to it.",
    ),
    "pane_taken_out": Words(
        "This file was saved while an add-in's pane was open.",
        next_step="That's fine. The files the kit makes don't have the pane.",
    ),
    "text_torn_braces": Words(
        "The kit reads {tag} as plain text: between its braces is {character}.",
        next_step="Delete it and type it again in one go.",
    ),
    "text_merged": Words(
        "This file has mail merge fields, and the kit doesn't fill those in.",
        next_step="Replace them with tags such as {tag}.",
    ),
}

_WRITTEN = {
    "tag_open": Words(
        "{mark} begins here and doesn't end in the same paragraph.",
        next_step="Write {end} after it. If it's plain text, delete one of the two characters.",
    ),
    "tag_too_long": Words("This tag is too long.", next_step="Write one name, or split it."),
    "tag_too_complicated": Words("This tag is too complicated.", next_step=_WRITE_NAME),
    "tag_character_unseen": Words(
        "An invisible character is inside this tag: {character}.",
        next_step="Delete the tag and type it again: {right}.",
    ),
    "tag_empty": Words(
        "There is nothing in this tag.", next_step="Put a name in it, or delete it."
    ),
    "tag_braces_inside": Words(
        "There are braces inside this tag.",
        next_step="Write two at each end and none in between.",
    ),
    "tag_percent_inside": Words(
        "There can't be a % in a tag for a whole {holder}.",
        next_step="Write it without “{level}”, or delete the %.",
    ),
    "tag_level_before_name": Words(
        "After the braces, “{level}” with a space has a meaning of its own.",
        next_step="Put a space before it, or write {{{{ {body} }}}}.",
    ),
    "tag_with_sign": Words(
        "A minus or plus next to the braces swallows text in a Word file.",
        next_step="Write {right}.",
    ),
    "tag_with_space": Words(
        "The spaces at the start of this tag are in the wrong place.", next_step="Write {right}."
    ),
}

_BLOCKS = {
    "loop_of_other_program": Words(
        "“{text}” begins a loop in other programs, but not in the kit.",
        next_step="Write, each in its own paragraph: {{%p for item in paragraphs %}} before, with "
        "one of the kit's lists, and {{%p endfor %}} after.",
    ),
    "block_of_other_program": Words(
        "“{body}” begins or ends a block in other programs, but not in the kit.",
        next_step="Write {{% if company %}} and {{% endif %}}, or {{%p for item in paragraphs %}} "
        "and {{%p endfor %}}.",
    ),
    "block_open": Words(
        "“{word}” begins here and never ends.", next_step="Write {end} where it should end."
    ),
    "block_too_deep": Words(
        "More than {number} blocks are inside each other.", next_step="Use fewer."
    ),
    "block_not_begun": Words("“{word}” has no beginning.", next_step="Delete it."),
    "block_after_else": Words("“{word}” comes after “else”.", next_step="“else” has to come last."),
    "block_closes_nothing": Words(
        "“{word}” closes nothing.", next_step="Delete it, or write {begin} before it."
    ),
    "block_crossed": Words(
        "“{word}” comes before “{opened}” has ended.", next_step="Write {end} before it."
    ),
    "block_unlike": Words("{opened} and {tag} don't match.", next_step="Write {right} here."),
    "block_elsewhere": Words(
        "{opened} and {tag} aren't in the same part of the page.",
        next_step="Put both in the same cell, or both outside the table.",
    ),
    "block_leaves_lines": Words(
        "{opened} ends in another paragraph, which leaves empty lines.",
        next_step="Give each its own line and write {first} and {last}.",
    ),
    "block_with_rest": Words("Nothing can come after “{word}”.", next_step="Delete “{rest}”."),
    "block_unknown": Words(
        "A layout can't use “{word}”.",
        next_step="It can use if, elif, else, endif, for and endfor.",
    ),
    "if_without_name": Words(
        "There is no name after “if”.", next_step="Write {{% if company %}}, for example."
    ),
    "if_without_else": Words(
        "An “if” inside a tag needs an “else”.", next_step="Write {{% if … %}} instead."
    ),
    "loop_too_complicated": Words(
        "“for {body}” is more than a layout can do.", next_step=_WRITE_LOOP
    ),
    "loop_over_other": Words(
        "“for {body}” isn't about one of the kit's lists.", next_step=_WRITE_LOOP
    ),
    "loop_over_one": Words("“for {body}” isn't about a list.", next_step=_WRITE_LOOP),
    "loop_item_name": Words("“{name}” can't be the name of an item.", next_step="Choose another."),
    "loop_in_loop": Words(
        "A list inside another list can only be one of its own parts.",
        next_step="Close the outer list with endfor before this one begins.",
    ),
    "loop_printed": Words(
        "“loop” by itself prints nothing.", next_step="Write loop.index, loop.first …"
    ),
    "loop_part": Words(
        "There is no “loop.{part}”.", next_step="Use loop.first, loop.last or loop.index."
    ),
}

_EXPRESSIONS = {
    "expression_unreadable": Words("“{body}” can't be read.", next_step=_WRITE_NAME),
    "expression_misspelled": Words(
        "“{body}” can't be read.", next_step="Did you mean {{{{ {meant} }}}}?"
    ),
    "expression_hyphenated": Words(
        "“{name}” can't be read: names have _ in place of -.", next_step="{hint.next_step}"
    ),
    "expression_digit_first": Words(
        "“{body}” can't be read: a name begins with a letter.", next_step="{hint.next_step}"
    ),
    "expression_calls": Words("A layout can't call anything.", next_step=_PLAIN),
    "expression_calculates": Words("A layout can't calculate.", next_step=_PLAIN),
    "expression_brackets": Words("A tag can't have square brackets.", next_step=_PLAIN),
    "expression_test": Words("A layout can't use “is {name}”.", next_step=_PLAIN),
    "expression_too_much": Words("This is more than a layout can do.", next_step=_PLAIN),
    "list_printed": Words(
        "“{body}” is a list, so one tag can't print it.", next_step="{hint.next_step}"
    ),
    "item_printed": Words(
        "“{body}” has several parts.", next_step="Name one of them after a dot: {parts}."
    ),
    "truth_printed": Words(
        "“{body}” is yes or no, not text.",
        next_step="Write {{% if {body} %}} before and {{% endif %}} after what depends on it.",
    ),
    "name_unknown": Words(
        "The kit doesn't know “{name}” for this kind of document.",
        next_step="Choose one from “What you can insert”.",
    ),
    "name_misspelled": Words(
        "The kit doesn't know “{name}” for this kind of document.",
        next_step="Did you mean “{meant}”?",
    ),
    "name_of_other_letters": Words(
        "“{name}” looks like “{meant}”, but has {character} in it.",
        next_step="Type the name again: {meant}.",
    ),
    "name_with_dots": Words(
        "A name can have only one dot.", next_step="Use the parts of one list."
    ),
    "part_of_list": Words(
        "“{owner}” is a list; only its items have parts.", next_step="{hint.next_step}"
    ),
    "part_of_none": Words(
        "“{owner}” has no part called “{part}”.", next_step="Write {owner} alone."
    ),
    "part_unknown": Words(
        "“{owner}” has no part called “{part}”.", next_step="Its parts are: {parts}."
    ),
    "part_misspelled": Words(
        "“{owner}” has no part called “{part}”.", next_step="Did you mean “{owner}.{meant}”?"
    ),
    "filter_unknown": Words(
        "“{name}” can't be used after the bar |.", next_step="Use one of: {filters}."
    ),
    "filter_of_more": Words(
        "“{name}” can only be used with plain text.", next_step="Delete the rest."
    ),
    "filter_of_one": Words("“{name}” only works on a list of texts.", next_step="{hint.next_step}"),
    "filter_of_many": Words("“{name}” only works on text.", next_step="Delete it."),
    # What to do next about a list, for others
    "hint_loop": Words("", next_step="Write, each in its own paragraph: {before} and {last}"),
    "hint_name": Words("", next_step="Use one name."),
    # What to do next about what is no name
    "hint_meant": Words("", next_step="Did you mean {{{{ {meant} }}}}?"),
    "hint_list": Words("", next_step="Choose one from “What you can insert”."),
}

WORDS_OF_TAGS = _UNSEEN | _PLACES | _WHOLE_FILE | _WRITTEN | _BLOCKS | _EXPRESSIONS
