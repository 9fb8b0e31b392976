"""One pass over each XML part of an upload, before a tree of it is ever built."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from xml.parsers import expat  # no tree, no network, and document types are refused below

from interview_kit.documents.layouts.word_fields import check_field, is_harmless_target, link_error
from interview_kit.errors import DocumentError

MAX_PART = 5 * 1024 * 1024  # bytes of one XML part
MAX_DEPTH = 150  # elements inside elements
MAX_ATTRIBUTES = 500  # of one element; a drawing has dozens
MAX_ELEMENTS = 400_000  # of all parts together

_FOREIGN = {
    "altChunk": "upload_document_inside",
    "subDoc": "upload_master",
    "OLEObject": "upload_object_inside",
    "oleObj": "upload_object_inside",
    "objectEmbed": "upload_object_inside",
    "objectLink": "upload_object_inside",
    "control": "upload_control_inside",
    "ocx": "upload_control_inside",
    "frameset": "upload_frames",
    "attachedTemplate": "upload_fetches_template",
    "mailMerge": "upload_addresses",
    "saveThroughXslt": "upload_script",
    "webVideoPr": "upload_web_video",
    "webextension": "upload_add_in",
    "taskpane": "upload_add_in",
    "customUI": "upload_buttons",
    "externalData": "upload_chart_inside",
    "macro": "upload_shortcuts",
}
_CODES = frozenset(("instrText", "delInstrText"))
_TEXTS = _CODES | {"t", "delText"}
_REMOTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_DRAWN = frozenset(("imagedata", "fill", "stroke", "image", "use", "feImage"))
_SOURCES = frozenset(("src", "href", "althref"))


class _Scan:
    """The state while one part is read. Names come as "namespace name"."""

    def __init__(self, budget: int, known: Collection[tuple[str, str]]) -> None:
        self.left = budget
        self.known = known  # elements of this part that are let in, each with its relationship
        self.depth = 0
        self.reading = self.reading_code = False
        self.fields: list[tuple[list[str], bool]] = []  # code so far, still in the code
        self.loose: list[str] = []  # code that stands in no field

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.left -= 1
        if self.depth > MAX_DEPTH:
            raise DocumentError("upload_too_deep")
        if self.left < 0 or len(attributes) > MAX_ATTRIBUTES:
            raise DocumentError("upload_too_much")
        local = name.rpartition(" ")[2]
        if local in _TEXTS:
            self.reading, self.reading_code = True, local in _CODES
        elif local == "fldChar":
            self._read_field_mark(_attribute(attributes, "fldCharType"))
        elif local == "fldSimple":
            check_field(_attribute(attributes, "instr"))
        elif local in _FOREIGN:
            if (local, _attribute(attributes, "id")) not in self.known:
                raise DocumentError(_FOREIGN[local])
        elif local in _DRAWN:
            _check_drawn(attributes)
        elif local == "schema" and _attribute(attributes, "manifestLocation"):
            raise DocumentError("upload_fetches")
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


def scan(parts: Iterable[tuple[str, bytes]], known: Collection[tuple[str, str, str]] = ()) -> None:
    """Scan XML parts (name, content). Raises DocumentError for what is not allowed.

    `known` are elements that are let in: each by its part, its name and its relationship there.
    """
    left = MAX_ELEMENTS
    for name, content in parts:
        left = _scan_part(name, content, left, {each[1:] for each in known if each[0] == name})


def _scan_part(name: str, content: bytes, left: int, known: Collection[tuple[str, str]]) -> int:
    if len(content) > MAX_PART:
        raise DocumentError("upload_part_too_long", megabytes=MAX_PART // 1024**2)
    _check_encoding(name, content)
    state = _Scan(left, known)
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
        raise DocumentError("upload_part_damaged", part=name) from error
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
        raise DocumentError("upload_part_encoding", part=name)


def _check_declared_encoding(name: str, letters: str | None) -> None:
    if letters and letters.lower() not in ("utf-8", "utf-16", "us-ascii"):
        raise DocumentError("upload_part_encoding", part=name)


def _refuse_document_type(*_: object) -> None:
    raise DocumentError("upload_entities")


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((v for k, v in attributes.items() if k.rpartition(" ")[2] == name), "")


def _check_drawn(attributes: dict[str, str]) -> None:
    for key, value in attributes.items():
        if (
            key.rpartition(" ")[2] in _SOURCES
            and _REMOTE.match(value)
            and not value.lower().startswith("data:image/")
        ):
            raise DocumentError("upload_picture_elsewhere")
