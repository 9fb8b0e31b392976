"""One pass over each XML part of an upload, before a tree of it is ever built."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat  # no tree, no network, and document types are refused below

from interview_kit.documents.layouts.word_fields import check_field, is_harmless_target, link_error
from interview_kit.documents.layouts.zip_members import upload_error
from interview_kit.errors import DocumentError

MAX_PART = 5 * 1024 * 1024  # bytes of one XML part
MAX_DEPTH = 150  # elements inside elements
MAX_ATTRIBUTES = 500  # of one element; a drawing has dozens
MAX_ELEMENTS = 400_000  # of all parts together

_DROP = "Remove it in Word, save and upload the file again."
_NEW_DOCUMENT = "In Word, copy everything into a new, empty document, save that and upload it."
_FOREIGN = {
    "altChunk": ("This file has another document in it.", _DROP),
    "subDoc": ("This file is a master document that fetches others.", _NEW_DOCUMENT),
    "OLEObject": ("This file has an object from another program in it.", _DROP),
    "oleObj": ("This file has an object from another program in it.", _DROP),
    "objectEmbed": ("This file has an object from another program in it.", _DROP),
    "objectLink": ("This file has an object from another program in it.", _DROP),
    "control": ("This file has a button or control (ActiveX) in it.", _DROP),
    "ocx": ("This file has a button or control (ActiveX) in it.", _DROP),
    "frameset": ("This file shows other files in frames.", _NEW_DOCUMENT),
    "attachedTemplate": ("This file fetches a template whenever it is opened.", _NEW_DOCUMENT),
    "mailMerge": (
        "This file is tied to a list of addresses for a mail merge.",
        "In Word, choose Mailings, Start Mail Merge, Normal Word Document; save and upload it.",
    ),
    "saveThroughXslt": ("This file points to a script (XSLT) to run.", _NEW_DOCUMENT),
    "webVideoPr": ("This file has a video from the web in it.", _DROP),
    "webextension": ("This file has an add-in in it.", _DROP),
    "taskpane": ("This file has an add-in in it.", _DROP),
    "customUI": ("This file changes Word's own buttons.", _NEW_DOCUMENT),
    "externalData": ("This file has a chart with data from another program in it.", _DROP),
}
_CODES = frozenset(("instrText", "delInstrText"))
_TEXTS = _CODES | {"t", "delText"}
_REMOTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_DRAWN = frozenset(("imagedata", "fill", "stroke", "image", "use", "feImage"))
_SOURCES = frozenset(("src", "href", "althref"))


class _Scan:
    """The state while one part is read. Names come as "namespace name"."""

    def __init__(self, budget: int) -> None:
        self.left = budget
        self.depth = 0
        self.reading = self.reading_code = False
        self.fields: list[tuple[list[str], bool]] = []  # code so far, still in the code
        self.loose: list[str] = []  # code that stands in no field

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.left -= 1
        if self.depth > MAX_DEPTH:
            raise upload_error("This file is nested deeper than any Word file.")
        if self.left < 0 or len(attributes) > MAX_ATTRIBUTES:
            raise upload_error("This file has more in it than a layout needs.", "Make it shorter.")
        local = name.rpartition(" ")[2]
        if local in _TEXTS:
            self.reading, self.reading_code = True, local in _CODES
        elif local == "fldChar":
            self._read_field_mark(_attribute(attributes, "fldCharType"))
        elif local == "fldSimple":
            check_field(_attribute(attributes, "instr"))
        elif local in _FOREIGN:
            raise upload_error(*_FOREIGN[local])
        elif local in _DRAWN:
            _check_drawn(attributes)
        elif local == "schema" and _attribute(attributes, "manifestLocation"):
            raise upload_error("This file fetches something from elsewhere.", _NEW_DOCUMENT)
        elif not is_harmless_target(link := _attribute(attributes, "href")):
            raise link_error(link)

    def end(self, name: str) -> None:
        self.depth -= 1
        local = name.rpartition(" ")[2]
        if local in _TEXTS:
            self.reading = self.reading_code = False
        elif local == "p" and self.loose:
            check_field("".join(self.loose))
            self.loose.clear()

    def text(self, text: str) -> None:
        if self.reading and self.fields and self.fields[-1][1]:
            self.fields[-1][0].append(text)
        elif self.reading_code:
            self.loose.append(text)

    def finish(self) -> None:
        """Check fields that are never closed, since Word may read them."""
        for code, _ in self.fields:
            check_field("".join(code))

    def _read_field_mark(self, kind: str) -> None:
        if kind == "begin":
            if self.fields and self.fields[-1][1]:
                # The result of an inner field is unknown, and no letter of a known kind.
                self.fields[-1][0].append("\ufffc")
            self.fields.append(([], True))
        elif self.fields and kind == "separate":
            self.fields[-1] = (self.fields[-1][0], False)
        elif self.fields and kind == "end":
            check_field("".join(self.fields.pop()[0]))


def scan(parts: Iterable[tuple[str, bytes]]) -> None:
    """Scan XML parts (name, content). Raises DocumentError for what is not allowed."""
    left = MAX_ELEMENTS
    for name, content in parts:
        left = _scan_part(name, content, left)


def _scan_part(name: str, content: bytes, left: int) -> int:
    if len(content) > MAX_PART:
        raise upload_error(
            f"A part of this file has more than {MAX_PART // 1024**2} MB of text.",
            "Make it shorter: a layout needs only the document itself.",
        )
    _check_encoding(name, content)
    state = _Scan(left)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = state.start
    parser.EndElementHandler = state.end
    parser.CharacterDataHandler = state.text
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    parser.XmlDeclHandler = lambda _, letters, __: _check_declared_encoding(name, letters)
    try:
        parser.Parse(content, True)
        state.finish()
    except expat.ExpatError as error:
        raise upload_error(f"A part of this file is damaged: {name}.") from error
    return state.left


def _check_encoding(name: str, content: bytes) -> None:
    """Refuse bytes that could be read in two encodings, since one could hide tags."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    try:
        plain = b"\0" not in content and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        plain = False
    if not plain:
        raise _encoding_error(name)


def _check_declared_encoding(name: str, letters: str | None) -> None:
    if letters and letters.lower() not in ("utf-8", "utf-16", "us-ascii"):
        raise _encoding_error(name)


def _encoding_error(name: str) -> DocumentError:
    return upload_error(f"A part of this file has an unknown encoding: {name}.")


def _refuse_document_type(*_: object) -> None:
    raise upload_error("This file defines XML entities, which no Word file does.")


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((v for k, v in attributes.items() if k.rpartition(" ")[2] == name), "")


def _check_drawn(attributes: dict[str, str]) -> None:
    for key, value in attributes.items():
        if (
            key.rpartition(" ")[2] in _SOURCES
            and _REMOTE.match(value)
            and not value.lower().startswith("data:image/")
        ):
            raise upload_error(
                "This file shows a picture that isn't in it.",
                "In Word, insert the picture itself (Insert, Pictures), save and upload it again.",
            )
