"""The sentences of errors about a list of candidates that is uploaded and cannot be read."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_SAVE_AS = (
    "Open it in the program that made it, save it as an Excel workbook (.xlsx) or as CSV, and "
    "choose the new file."
)
_CHOOSE = "Choose a list that was saved as an Excel workbook (.xlsx) or as CSV."
_NOT_A_LIST = {
    "pdf": "a PDF",
    "rich_text": "a Rich Text file",
    "picture": "a picture",
    "program": "a program",
    "web_page": "a web page or an XML file",
    "word": "a Word file",
    "slides": "a presentation",
    "zip": "a zip file",
}

WORDS_OF_LISTS = {
    "list_empty": Words("This file is empty.", next_step=_CHOOSE),
    "list_without_rows": Words("There is no row in this list.", next_step=_CHOOSE),
    "list_too_large": Words(
        "This file is larger than {megabytes} MB.",
        next_step="Leave out columns that aren't needed, or split it into several lists.",
    ),
    "list_too_many_rows": Words(
        "This list has more than {rows} rows.", next_step="Split it into several lists."
    ),
    "list_too_many_columns": Words(
        "This list has more than {columns} columns.",
        next_step="Leave out those that aren't needed, and choose it again.",
    ),
    "list_old_excel": Words(
        "This is an old Excel file (.xls), or another old Office file.", next_step=_SAVE_AS
    ),
    "list_binary_excel": Words("This is a binary Excel file (.xlsb).", next_step=_SAVE_AS),
    "list_open_document": Words("This is an OpenDocument file (.ods).", next_step=_SAVE_AS),
    "list_password": Words(
        "This file has a password.",
        next_step="In Excel, choose File, Info, Protect Workbook, Encrypt with Password, and "
        "delete the password. Then save it and choose it again.",
    ),
    "list_damaged": Words(
        "This file is damaged or incomplete.",
        next_step=f"Download or copy it again. If that does not help: {_SAVE_AS}",
    ),
    "list_not_text": Words(
        "This is neither an Excel workbook (.xlsx) nor a list in plain text (CSV).",
        next_step=_CHOOSE,
    ),
    "list_quotes": Words(
        "A quotation mark in this list is opened and never closed, so its rows run together.",
        "It opens in row {row}.",
        "Close it or remove it there, save the list and choose it again.",
    ),
} | {
    f"list_{code}": Words(f"This is {kind}, not a list of candidates.", next_step=_CHOOSE)
    for code, kind in _NOT_A_LIST.items()
}
