"""The sentences of errors about a résumé that is attached and not let in."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_CHOOSE = (
    "Choose a PDF, a Word file (.docx, .doc), an OpenDocument or Rich Text file, a picture "
    "(.png, .jpg, .webp) or plain text."
)
_AS_PDF = "Open it where you trust it, save or print it as a PDF, and attach that."

WORDS_OF_RESUMES = {
    "resume_empty": Words("This file is empty.", next_step=_CHOOSE),
    "resume_too_large": Words(
        "This file is larger than {megabytes} MB.",
        next_step="Save it with smaller pictures, or ask the candidate for a smaller one.",
    ),
    "resume_not_as_named": Words(
        "The name of this file promises {promised}, but it is {kind}.",
        next_step="If you expected that, let its name end in .{ending} and attach it again. If "
        "not, don't open it, and ask the candidate for another.",
    ),
    "resume_password": Words(
        "This file has a password.",
        next_step="Open it with the password, save it without one, and attach that.",
    ),
    "resume_macros": Words("This file has macros in it.", next_step=_AS_PDF),
    "resume_objects": Words("This file has another file inside it.", next_step=_AS_PDF),
    "resume_web_page": Words("This is a web page or an XML file.", next_step=_AS_PDF),
    "resume_damaged": Words(
        "This file is damaged or incomplete.", next_step="Download or copy it again, and attach it."
    ),
    "resume_other": Words("This isn't a kind of file that résumés come in.", next_step=_CHOOSE),
    "candidate_file_too_large": Words(
        "This file is larger than {megabytes} MB.",
        next_step="Save it with smaller pictures, or ask the candidate for a smaller one.",
    ),
    "candidate_files_too_many": Words(
        "A candidate has {most} files at most.", next_step="Remove one of them first."
    ),
}
