"""The sentences of errors about a Word file that is uploaded and not let in."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_SAVE_AGAIN = "Open it in Word, choose Save As, “Word Document (.docx)”, and upload the new file."
_CHOOSE_WORD = "Choose a file that Word saved as “Word Document (.docx)”."
_SMALLER = "Take out large pictures and whatever the document does not need, and upload it again."
_REMOVE = "Remove it in Word, save and upload the file again."
_REPLACE = "Remove it in Word (a picture of it is fine), save and upload the file again."
_NO_MACROS = "Save it as “Word Document (.docx)”, which drops the macros, and upload that."
_NEW_DOCUMENT = "In Word, copy everything into a new, empty document, save that and upload it."
_UNLINK = (
    "Open it in Word, click that field and press Ctrl+Shift+F9. That keeps what you see as plain "
    "text. Then save the file and upload it again."
)

_OTHER_KINDS = {
    "upload_empty": Words("This file is empty.", next_step=_CHOOSE_WORD),
    "upload_not_word": Words("This is not a Word file (.docx).", next_step=_CHOOSE_WORD),
    "upload_old_word": Words(
        "This is an old Word file (.doc), or another old Office file.", next_step=_SAVE_AGAIN
    ),
    "upload_strict": Words("This Word file is saved as “Strict Open XML”.", next_step=_SAVE_AGAIN),
    "upload_template": Words(
        "This is a Word template (.dotx), not a Word document.", next_step=_SAVE_AGAIN
    ),
    "upload_template_macros": Words(
        "This is a Word template with macros (.dotm).", next_step=_SAVE_AGAIN
    ),
    "upload_document_macros": Words(
        "This is a Word file with macros (.docm).", next_step=_SAVE_AGAIN
    ),
    "upload_web_page": Words(
        "This is a web page or an XML file, not a Word file (.docx).", next_step=_SAVE_AGAIN
    ),
    "upload_zip": Words("This is a zip file, but not a Word file (.docx).", next_step=_SAVE_AGAIN),
    "upload_odt": Words(
        "This is an OpenDocument file (.odt), not a Word file (.docx).", next_step=_SAVE_AGAIN
    ),
} | {
    f"upload_{code}": Words(f"This is {kind}, not a Word file (.docx).", next_step=_CHOOSE_WORD)
    for code, kind in {
        "pdf": "a PDF",
        "rich_text": "a Rich Text file (.rtf)",
        "picture": "a picture",
        "program": "a program",
        "spreadsheet": "a spreadsheet",
        "presentation": "a presentation",
        "drawing": "a drawing",
    }.items()
}

_UNSOUND = {
    "upload_password": Words(
        "This file has a password.",
        next_step="In Word, choose File, Info, Protect Document, Encrypt with Password, and "
        "delete the password. Then save and upload it again.",
    ),
    "upload_zip_password": Words(
        "This file has a password.", next_step="Remove the password, save, and upload it again."
    ),
    "upload_damaged": Words(
        "This file is damaged or incomplete.",
        next_step=f"Download or copy it again. If that does not help: {_SAVE_AGAIN}",
    ),
    "upload_packing": Words(
        "The kit can't read the way this file is packed.", next_step=_SAVE_AGAIN
    ),
    "upload_too_large": Words("This file is larger than {megabytes} MB.", next_step=_SMALLER),
    "upload_too_many_parts": Words(
        "This file has more than {parts} parts inside.", next_step=_SMALLER
    ),
    "upload_unpacks_to_much": Words(
        "This file unpacks to more than {megabytes} MB.", next_step=_SMALLER
    ),
    "upload_unpacks_to_more": Words(
        "This file unpacks to far more than its size.", next_step=_SMALLER
    ),
    "upload_part_too_long": Words(
        "A part of this file has more than {megabytes} MB of text.",
        next_step="Make it shorter: a layout needs only the document itself.",
    ),
    "upload_too_deep": Words(
        "This file is nested deeper than any Word file.", next_step=_SAVE_AGAIN
    ),
    "upload_too_much": Words(
        "This file has more in it than a layout needs.", next_step="Make it shorter."
    ),
    "upload_part_name": Words(
        "A part of this file has a name that no Word file has.", next_step=_SAVE_AGAIN
    ),
    "upload_part_twice": Words("A part of this file is in it twice.", next_step=_SAVE_AGAIN),
    "upload_part_contradicts": Words(
        "A part of this file isn't what the file says it is.", next_step=_SAVE_AGAIN
    ),
    "upload_part_outside": Words(
        "A part of this file points outside of it.", next_step=_SAVE_AGAIN
    ),
    "upload_part_damaged": Words("A part of this file is damaged: {part}.", next_step=_SAVE_AGAIN),
    "upload_part_encoding": Words(
        "A part of this file has an unknown encoding: {part}.", next_step=_SAVE_AGAIN
    ),
    "upload_entities": Words(
        "This file defines XML entities, which no Word file does.", next_step=_SAVE_AGAIN
    ),
}

_FOREIGN = {
    "upload_macros": Words("This file has macros in it.", next_step=_NO_MACROS),
    "upload_shortcuts": Words(
        "This file has keyboard shortcuts that run macros.", next_step=_NEW_DOCUMENT
    ),
    "upload_signed": Words(
        "This file is signed, and filling it in would break the signature.",
        next_step="In Word, choose File, Info, View Signatures, remove the signature, save and "
        "upload it.",
    ),
    "upload_file_inside": Words(
        "This file has a file from another program in it.", next_step=_REPLACE
    ),
    "upload_video": Words("This file has a video in it.", next_step=_REPLACE),
    "upload_sound": Words("This file has a sound in it.", next_step=_REPLACE),
    "upload_media": Words("This file has a sound or a video in it.", next_step=_REPLACE),
    "upload_document_inside": Words("This file has another document in it.", next_step=_REMOVE),
    "upload_object_inside": Words(
        "This file has an object from another program in it.", next_step=_REPLACE
    ),
    "upload_control_inside": Words(
        "This file has a button or control (ActiveX) in it.", next_step=_REPLACE
    ),
    "upload_chart_inside": Words(
        "This file has a chart with data from another program in it.", next_step=_REPLACE
    ),
    "upload_web_video": Words("This file has a video from the web in it.", next_step=_REMOVE),
    "upload_add_in": Words("This file has an add-in in it.", next_step=_REMOVE),
    "upload_buttons": Words("This file changes Word's own buttons.", next_step=_NEW_DOCUMENT),
    "upload_master": Words(
        "This file is a master document that fetches others.", next_step=_NEW_DOCUMENT
    ),
    "upload_frames": Words("This file shows other files in frames.", next_step=_NEW_DOCUMENT),
    "upload_fetches_template": Words(
        "This file fetches a template whenever it is opened.", next_step=_NEW_DOCUMENT
    ),
    "upload_fetches": Words("This file fetches something from elsewhere.", next_step=_NEW_DOCUMENT),
    "upload_addresses": Words(
        "This file is tied to a list of addresses for a mail merge.",
        next_step="In Word, choose Mailings, Start Mail Merge, Normal Word Document; save and "
        "upload it.",
    ),
    "upload_script": Words("This file points to a script (XSLT) to run.", next_step=_NEW_DOCUMENT),
    "upload_field": Words(
        "This file has a field, {field}, that fetches or runs something.", next_step=_UNLINK
    ),
    "upload_unclear_field": Words(
        "This file has a field that fetches or runs something.", next_step=_UNLINK
    ),
    "upload_link": Words(
        "This file has a link to something other than a web page or an email address: “{target}”.",
        next_step="Remove that link in Word (right-click, Remove Hyperlink), save and upload it "
        "again.",
    ),
    "upload_picture_elsewhere": Words(
        "This file shows a picture that isn't in it.",
        next_step="In Word, insert the picture itself (Insert, Pictures), save and upload it "
        "again.",
    ),
}

WORDS_OF_UPLOADS = _OTHER_KINDS | _UNSOUND | _FOREIGN
