"""Fields that fetch or run something, said plainly or in disguise."""

from __future__ import annotations

from collections.abc import Callable

from making import GOOD, NAMESPACES, Attack, field, letter, simple_field


def _with(text: str) -> Callable[[], bytes]:
    return lambda: letter(GOOD, text)


_NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f"{field('QUOTE 68 68 69')[5:-6]}"
    "<w:r><w:instrText> c:\\\\x.exe</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_CODES = (
    *("DDE excel x y", "DDEAUTO c:\\\\cmd.exe &quot;/k calc&quot;", "ddeauto x", "\n DDEAUTO x"),
    *("INCLUDETEXT c:\\\\x.docx", "INCLUDE x", "INCLUDEPICTURE &quot;http://evil.example/x&quot;"),
    *("LINK Excel.Sheet x", "IMPORT x.png", "AUTOTEXT x", "AUTOTEXTLIST x", "GLOSSARY x"),
    *("DATABASE \\d x", "RD x.docx", "EMBED x", "MACROBUTTON Evil click", "PRINT x"),
    *("HYPERLINK &quot;file:///c:/x.exe&quot;", "HYPERLINK \\\\\\\\evil\\\\x", "NEWFIELD x", ""),
    "HYPERLINK \\o &quot;tip&quot; &quot;file:///c:/x.exe&quot;",
)
FIELDS: dict[str, Attack] = {
    **{
        f"{name} {code.split(' &')[0]!r}": Attack(
            _with(make(code)),
            "a link" if "HYPERLINK" in code else "fetches or runs",
        )
        for code in _CODES
        for name, make in (("field", field), ("short field", simple_field))
    },
    "DDE in letters by their numbers": Attack(
        lambda: letter(GOOD, field("&#x44;&#68;E x")), "fetches or runs"
    ),
    "DDE for programs that know less": Attack(
        lambda: letter(
            GOOD,
            "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>"
            f"{field('DDE x')}</mc:Fallback></mc:AlternateContent>",
        ),
        "fetches or runs",
    ),
    "DDE in five runs": Attack(lambda: letter(GOOD, field(*"DDE x")), "fetches or runs"),
    "DDE in the text of a field": Attack(
        lambda: letter(GOOD, field("DDEAUTO x", kind="t")), "fetches or runs"
    ),
    "DDE in a deleted code": Attack(
        lambda: letter(GOOD, field("DDE x", kind="delInstrText")), "fetches or runs"
    ),
    "DDE over two paragraphs": Attack(
        lambda: letter(GOOD, field("D", "</w:instrText></w:r></w:p><w:p><w:r><w:instrText>DE x")),
        "fetches or runs",
    ),
    "DDE spelt by another field": Attack(lambda: letter(GOOD, _NESTED), "fetches or runs"),
    "DDE inside a harmless field": Attack(
        lambda: letter(field("PAGE").replace("<w:r><w:t>result</w:t></w:r>", field("DDE x")[5:-6])),
        "fetches or runs",
    ),
    "DDE that does not end": Attack(
        lambda: letter(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>DDE x</w:instrText></w:r></w:p>"
        ),
        "fetches or runs",
    ),
    "DDE in a footnote": Attack(
        lambda: letter(
            GOOD, word__footnotes=f"<w:footnotes {NAMESPACES}>{field('DDE x')}</w:footnotes>"
        ),
        "fetches or runs",
    ),
}
