"""The walk through the XML of a part: in which element each piece between tags begins and ends.

It makes sure that every branch gives sound XML, fits each print to its place, and knows the text
that has to be seen in the file without opening it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from interview_kit.documents.word.filling import IN_ATTRIBUTE, IN_TEXT
from interview_kit.documents.word.guarding import unhide_braces
from interview_kit.documents.word.refusals import LayoutError
from interview_kit.documents.word.showing import mark_of_opening, mark_of_text
from interview_kit.documents.word.tags import MARKS

PARAGRAPH = "\x02"
"""The mark of a new paragraph in a visible text; XML forbids this character elsewhere."""

_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[^\s/>]+)[^>]*?(?P<empty>/?)(?P<close>>|\Z)|[^<]+")
_MARKED_PARAGRAPHS = re.compile(r"\n(?=<w:p[ >])")
# The start of a piece that closes an element which may not be empty in Word, and how the piece
# before it ends where the element is not empty.
_ENDS = {
    **{f"</w:{name}>": ("</w:p>", "<w:p/>") for name in ("tc", "hdr", "ftr", "footnote")},
    "</w:txbxContent>": ("</w:p>", "<w:p/>"),
    "</w:sdtContent>": ("</w:p>", "<w:p/>", "</w:r>", "</w:tbl>", "</w:tr>", "</w:tc>"),
    "</w:tr>": ("</w:tc>",),
    "</w:tbl>": ("</w:tr>",),
}
_END = re.compile("|".join(_ENDS))
_UNIQUE_IDS = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
_ONLY_ONCE = frozenset(("w:footnoteReference", "w:endnoteReference", "w:commentReference"))


@dataclass(slots=True)
class NeededRepairs:
    """What has to be repaired in each file: ids of pictures, bookmarks, columns of tables.

    `remarks` ({# … #}) may leave an element empty. `ends` are the pieces before which Word
    requires content, and how that content ends. `empty_boxes` are in the layout itself.
    """

    pictures: bool = False
    bookmarks: bool = False
    columns: bool = False
    remarks: bool = False
    empty_boxes: bool = False
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class XmlWalk:
    """One walk through one part. `walk_nodes` changes the nodes of its tree.

    `visible` is the visible text of each fixed piece, `texts` the texts in order, `marks` those of
    what is seen besides; `pages` are the elements for the size of a page.
    """

    visible: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    needs: NeededRepairs = field(default_factory=NeededRepairs)
    pages: set[str] = field(default_factory=set)
    path: tuple[str, ...] = ()
    tag: str = ""  # the name of an element whose opening is not complete
    loop_depth: int = 0
    row_depths: list[int] = field(default_factory=list)  # rows around each block

    def walk_nodes(self, body: list[nodes.Node]) -> None:
        """Walk through nodes in order. Raises LayoutError where they lead to no sound XML."""
        for node in body:
            if isinstance(node, nodes.Output):
                node.nodes = list(self._output(node))
            elif isinstance(node, nodes.If):
                self._if(node)
            elif isinstance(node, nodes.For):
                self._for(node)

    def _if(self, node: nodes.If) -> None:
        start = self.path, self.tag
        ends = set()
        branches = [node.body, *(each.body for each in node.elif_), node.else_]
        for branch in branches:
            self.path, self.tag = start
            self._branch(branch)
            ends.add((self.path, self.tag))
        if len(ends) > 1:
            raise LayoutError("layout_block_split", node.lineno)

    def _for(self, node: nodes.For) -> None:
        start = self.path, self.tag
        self.loop_depth += 1
        self._branch(node.body)
        self.loop_depth -= 1
        ends = {(self.path, self.tag), start}
        self.path, self.tag = start
        self._branch(node.else_)
        if len(ends | {(self.path, self.tag)}) > 1:
            raise LayoutError("layout_loop_split", node.lineno)

    def _branch(self, body: list[nodes.Node]) -> None:
        self.row_depths.append(self.path.count("w:tr"))
        self.walk_nodes(body)
        self.row_depths.pop()

    def _output(self, node: nodes.Output) -> Iterator[nodes.Expr]:
        data: list[str] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                data.append(child.data)
                continue
            yield from self._fixed_xml("".join(data), node.lineno)
            data.clear()
            if not self.tag and self.path[-1:] != ("w:t",):
                raise LayoutError("layout_tags_unseen", node.lineno)
            yield _print_filter(child, IN_ATTRIBUTE if self.tag else IN_TEXT)
        yield from self._fixed_xml("".join(data), node.lineno)

    def _fixed_xml(self, raw: str, line: int) -> Iterator[nodes.Expr]:
        text = _MARKED_PARAGRAPHS.sub("", raw)
        if MARKS.search(text):
            raise LayoutError("layout_tags_left", line)
        if self.tag and ">" not in text:
            # docxtpl merges cells by values of attributes.
            if text:
                yield _print_filter(nodes.Const(text), IN_ATTRIBUTE)
            return
        kept: list[str] = []
        seen: list[str] = []
        start = 0
        if self.tag:
            start = text.index(">") + 1
            kept.append(text[:start])
            name, self.tag = self.tag, ""
            if not kept[0].endswith("/>"):
                self.path = (*self.path, name)
        for match in _TOKEN.finditer(text, start):
            self._read_token(match, kept, seen, line)
        if not kept:
            return
        piece_xml, plain = "".join(kept), "".join(seen)
        if self.visible.setdefault(piece_xml, plain) != plain:
            raise LayoutError("layout_tags_unseen", line)
        if end := _END.match(piece_xml):
            self.needs.ends[piece_xml] = _ENDS[end[0]]
        yield nodes.TemplateData(piece_xml)

    def _read_token(
        self, match: re.Match[str], kept: list[str], seen: list[str], line: int
    ) -> None:
        name = match["name"]
        if not name:
            self._text(match[0], kept, seen)
        elif match["end"]:
            if self.path[-1:] != (name,):
                raise LayoutError("layout_breaks_page", line)
            self.path = self.path[:-1]
            kept.append(match[0])
        elif self._open_element(match, seen, line):
            # A loop would repeat the ids of paragraphs, and Word gives them new ones.
            kept.append(_UNIQUE_IDS.sub("", match[0]) if self.loop_depth else match[0])

    def _text(self, text: str, kept: list[str], seen: list[str]) -> None:
        text = unhide_braces(text)
        if self.path[-1:] != ("w:t",):
            self._mark(mark_of_text(self.path[-1], html.unescape(text)), seen)
            kept.append(text)
            return
        self.texts.append(html.unescape(text))
        seen.append(self.texts[-1].replace("\n", " "))  # as Word shows it
        kept.append(text)

    def _open_element(self, match: re.Match[str], seen: list[str], line: int) -> bool:
        """Enter an element, and tell whether it is kept."""
        name = match["name"]
        if name in _ONLY_ONCE and self.loop_depth:
            raise LayoutError("layout_note_in_loop", line)
        if name == "w:id" and self.path[-1:] == ("w:sdtPr",) and self.loop_depth:
            return False  # the id of a box to fill in, for which Word sets a new one
        if name == "w:p":
            seen.append(PARAGRAPH)
        elif name == "w:tab" and self.path[-1:] == ("w:r",):
            seen.append("\t")
        elif name == "w:pgSz":
            self.pages.add(match[0])
        else:
            self._mark(mark_of_opening(match[0], name), seen)
        self._note_repairs(name, whole=bool(match["close"]))
        if not match["close"]:
            self.tag = name
        elif not match["empty"]:
            self.path = (*self.path, name)
        return True

    def _mark(self, mark: str, seen: list[str]) -> None:
        if mark:
            seen.append(mark)
            self.marks.append(mark)

    def _note_repairs(self, name: str, *, whole: bool) -> None:
        if name == "wp:docPr" and self.loop_depth:
            self.needs.pictures = True
        elif name == "w:bookmarkStart" and self.loop_depth:
            self.needs.bookmarks = True
        elif (name == "w:gridSpan" and not whole) or (name == "w:tc" and self._cell_may_go()):
            self.needs.columns = True

    def _cell_may_go(self) -> bool:
        """Tell whether a cell depends on a block and its row does not."""
        return bool(self.row_depths) and self.row_depths[-1] == self.path.count("w:tr") > 0


def _print_filter(node: nodes.Expr, kind: str) -> nodes.Expr:
    return nodes.Filter(node, kind, [], [], None, None)
