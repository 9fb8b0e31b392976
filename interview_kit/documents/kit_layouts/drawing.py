"""What the Word layouts are drawn with: an empty document, styles, rules, tables, fields."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from interview_kit.documents.kit_layouts.blank import blank_document
from interview_kit.documents.word import with_fixed_times

SERIF = "Georgia"
SANS = "Arial"
INK = RGBColor(0x1E, 0x24, 0x27)
QUIET = RGBColor(0x52, 0x5B, 0x60)
TEAL = RGBColor(0x0B, 0x5F, 0x66)
_HAIRLINE = "C9D1D4"
_BAND = "EEF4F4"
_BUILTIN = frozenset({"Subtitle", "Body Text", "Date", "Salutation", "Closing", "Signature"})
_TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" \
w:styleId="RecordTable"><w:name w:val="Record Table"/><w:basedOn w:val="TableNormal"/>\
<w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>\
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_HAIRLINE}"/>\
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_HAIRLINE}"/></w:tblBorders>\
<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>\
<w:bottom w:w="28" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>\
</w:style>"""


def base_document(font: str, size: float, *, margin: float, title: str) -> Any:
    """Return an empty A4 document with its type set.

    `size` is that of the type, in points, `margin` in centimeters.
    """
    document = blank_document(title)
    normal = document.styles["Normal"]
    _set_font(normal, font)
    normal.font.size = Pt(size)
    normal.font.color.rgb = INK
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.paragraph_format.widow_control = True
    for name in ("Heading 1", "Heading 2"):
        set_heading(document, name, font, size, INK)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin)
    section.top_margin = section.bottom_margin = Cm(min(margin, 2.2))
    section.header_distance = section.footer_distance = Cm(1.0)
    return document


def set_style(
    document: Any,
    name: str,
    *,
    size: float = 0,
    color: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    line: float = 0,
    indent: float = 0,
    bold: bool = False,
    italic: bool = False,
    keep: bool = False,
    whole: bool = False,
) -> Any:
    """Set and return the paragraph style `name`, which is based on Normal.

    Sizes and spaces in points, the indent in centimeters, `line` times the line's height.
    `keep` keeps it with the next paragraph, `whole` on one page.
    """
    styles = document.styles
    if name not in {each.name for each in styles}:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILTIN)
    style = styles[name]
    _clear_format(style)
    style.base_style = styles["Normal"]
    _set_font(style, styles["Normal"].font.name)
    style.font.size = Pt(size) if size else None
    style.font.color.rgb = color
    style.font.bold, style.font.italic = bold, italic
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next, form.keep_together = keep, whole
    if line:
        form.line_spacing = line
    if indent:
        form.left_indent = Cm(indent)
    return style


def set_heading(
    document: Any,
    name: str,
    font: str,
    size: float,
    color: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
) -> Any:
    """Set and return a heading style. Sizes and spaces in points."""
    style = document.styles[name]
    _set_font(style, font)
    style.font.size, style.font.bold = Pt(size), True
    style.font.color.rgb = color
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = form.keep_together = True
    return style


def add_rule(style: Any, side: str, *, gap: int) -> Any:
    """Draw a hairline along one side of the paragraphs of a style; `gap` in points."""
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "6"), ("space", str(gap)), ("color", _HAIRLINE)):
        line.set(qn(f"w:{key}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(line)
    form = style.element.get_or_add_pPr()
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:outlineLvl")
    form.insert_element_before(borders, *later)
    return style


def add_paragraph(container: Any, text: str, style_name: str = "Normal") -> Any:
    """Add a paragraph to a document, or to a cell; a new cell's own empty one is used."""
    paragraphs = container.paragraphs
    if hasattr(container, "merge") and len(paragraphs) == 1 and not paragraphs[0].text:
        paragraphs[0].text, paragraphs[0].style = text, style_name
        return paragraphs[0]
    return container.add_paragraph(text, style=style_name)


def add_fact(document: Any, style_name: str) -> Any:
    """Add a paragraph for one `fact`: its label, quiet, and its value."""
    paragraph = document.add_paragraph(style=style_name)
    paragraph.add_run("{{ fact.label }} ").font.color.rgb = QUIET
    paragraph.add_run("{{ fact.value }}").bold = True
    return paragraph


def add_facts(document: Any, name: str, style_name: str) -> None:
    """Add one paragraph with all facts of a list."""
    paragraph = add_fact(document, style_name)
    first = paragraph.runs[0]
    first.text = f"{{% for fact in {name} %}}{first.text}"
    paragraph.add_run("{% if not loop.last %}\u2003 {% endif %}")
    paragraph.add_run("{% endfor %}").font.color.rgb = QUIET


class RecordTable:
    """A table whose heading row is repeated on each page; widths in centimeters."""

    def __init__(self, document: Any, widths: Sequence[float]) -> None:
        self._widths = widths
        self._table = document.add_table(rows=0, cols=len(widths), style="Record Table")
        self._table.autofit = False
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Cm(width)

    def head(self, titles: Sequence[str], style_name: str) -> None:
        """Add the heading row."""
        for cell, title in zip(self.row(), titles, strict=True):
            add_paragraph(cell, title, style_name)
        self._table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def tag(self, text: str) -> None:
        """Add a row for a tag alone, which goes when the table is filled."""
        add_paragraph(self.row()[0], text)

    def band(self, text: str, style_name: str) -> None:
        """Add a shaded row with a title in its first cell."""
        cells = self.row()
        title = add_paragraph(cells[0], text, style_name)
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(1)
        for cell in cells:
            shade = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", _BAND)):
                shade.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    def row(self) -> tuple[Any, ...]:
        """Add a row and return its cells."""
        cells = self._table.add_row().cells
        for cell, width in zip(cells, self._widths, strict=True):
            cell.width = Cm(width)
        return tuple(cells)


def add_table(document: Any, widths: Sequence[float]) -> RecordTable:
    """Add an empty table to a document; its columns' widths in centimeters."""
    document.styles.element.append(parse_xml(_TABLE_STYLE))
    return RecordTable(document, widths)


def add_page_numbers(document: Any, text: str) -> None:
    """Set a footer: a text on the left, "Page 1 of 2" on the right."""
    style = set_style(document, "Footer", size=8.5, color=QUIET)
    style.paragraph_format.tab_stops.add_tab_stop(Cm(17.6), WD_TAB_ALIGNMENT.RIGHT)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(f"{text}\tPage ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def save(document: Any) -> bytes:
    """Return a document as a file, the same bytes each time."""
    for size in list(document.styles.element.iter(qn("w:sz"))):
        _set_size_of_other_scripts(size)
    raw = io.BytesIO()
    document.save(raw)
    return with_fixed_times(raw.getvalue())


def _add_field(paragraph: Any, name: str) -> None:
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        if kind == "":
            code = OxmlElement("w:instrText")
            code.text = name
            run._r.append(code)
        elif kind != "1":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _set_font(style: Any, name: str) -> None:
    """Set a font for every script, since the theme's font would win where it is named."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _set_size_of_other_scripts(size: Any) -> None:
    """Give Hebrew, Arabic and others the same size."""
    after = size.getnext()
    if after is None or after.tag != qn("w:szCs"):
        after = OxmlElement("w:szCs")
        size.addnext(after)
    after.set(qn("w:val"), size.get(qn("w:val")))


def _clear_format(style: Any) -> None:
    """Clear the formatting of a style, except for its list."""
    if style.element.rPr is not None:
        style.element.remove(style.element.rPr)
    form = style.element.pPr
    for child in () if form is None else tuple(form):
        if child.tag != qn("w:numPr"):
            form.remove(child)
