"""Fields of Word: those that fetch or run something are refused."""

from __future__ import annotations

import re
from urllib.parse import unquote

from interview_kit.errors import DocumentError
from interview_kit.text import shorten

# Fields that a letter may have; those that fetch a file, a picture or data, that run or print
# something, and unknown ones are missing. Source: ECMA-376, part 1, 17.16.5.
_HARMLESS = frozenset(
    (
        *("=", "ADDIN", "ADDRESSBLOCK", "ADVANCE", "ASK", "AUTHOR", "AUTONUM"),
        *("AUTONUMLGL", "AUTONUMOUT", "BARCODE", "BIBLIOGRAPHY", "BIDIOUTLINE", "CITATION"),
        *("COMMENTS", "COMPARE", "CREATEDATE", "DATE", "DISPLAYBARCODE", "DOCPROPERTY"),
        *("DOCVARIABLE", "EDITTIME", "EQ", "FILENAME", "FILESIZE", "FILLIN"),
        *("FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "FTNREF", "GOTOBUTTON"),
        *("GREETINGLINE", "HYPERLINK", "IF", "INDEX", "INFO", "KEYWORDS", "LASTSAVEDBY"),
        *("LISTNUM", "MERGEBARCODE", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT"),
        *("NEXTIF", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF"),
        *("PRINTDATE", "PRIVATE", "QUOTE", "REF", "REVNUM", "SAVEDATE", "SECTION"),
        *("SECTIONPAGES", "SEQ", "SET", "SHAPE", "SKIPIF", "STYLEREF", "SUBJECT", "SYMBOL"),
        *("TA", "TC", "TEMPLATE", "TIME", "TITLE", "TOA", "TOC", "USERADDRESS"),
        *("USERINITIALS", "USERNAME", "XE"),
    )
)
_KIND = re.compile(r"\s*(=|[A-Za-z]+(?!\ufffc))")
# Names that no macro and no command of Word has: its own letters and other people's use them.
_CLICK_HERE = re.compile(
    r"\s*MACROBUTTON\s+(?:NoMacro|NoName|None|NN|DoFieldClick)(?!\S)", re.IGNORECASE
)
_WORD = re.compile(r'["“][^"”]*["”]?|\S+')
_SWITCH = re.compile(r"\\[a-z*#@]", re.IGNORECASE)
_TAKES_A_WORD = frozenset(("\\l", "\\o", "\\t", "\\*"))
_ON_DISK = re.compile(
    r"(?:file:(?://(?:localhost)?)?/|/)?(?:[a-z]:[\\/]?)?[^\\/:][^:]*", re.IGNORECASE
)
_TARGET = re.compile(r"\s*(?:https?://|mailto:|tel:|#|$)", re.IGNORECASE)


def is_harmless_target(target: str) -> bool:
    """Tell whether a link leads to a web page, a mail or phone, or a place in the file itself."""
    return bool(_TARGET.match(target))


def is_on_disk(target: str) -> bool:
    """Tell whether a file lies on a disk of the computer, not on a share or in the web."""
    return bool(_ON_DISK.fullmatch(unquote(target).strip()))


def check_field(code: str) -> None:
    """Raise DocumentError for the code of a field that fetches or runs something."""
    kind = _KIND.match(code)
    name = kind[1].upper() if kind else ""
    if name in _HARMLESS:
        if name == "HYPERLINK":
            _check_link(code)
        return
    # Word's own letters have such places to click and type.
    if _CLICK_HERE.match(code):
        return
    if not name:
        raise DocumentError("upload_unclear_field")
    raise DocumentError("upload_field", field=name)


def _check_link(code: str) -> None:
    words = iter(_WORD.findall(code)[1:])
    for word in words:
        if _SWITCH.fullmatch(word):
            if word.lower() in _TAKES_A_WORD:
                next(words, "")
        elif not is_harmless_target(target := word.strip('"“”')):
            raise link_error(target)


def link_error(target: str) -> DocumentError:
    """Return the error for a link that leads to no web page or email address."""
    return DocumentError("upload_link", target=shorten(target))
