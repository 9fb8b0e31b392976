"""The corpus of uploads that have to be refused: `python tests/hostile/corpus.py FOLDER` writes it.

Each entry is a file and some words of the one sentence that refuses it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus_fields import FIELDS
from corpus_tags import TAGS
from corpus_word import FETCHED, PROGRAMS
from corpus_zips import FILES, XML, ZIPS
from making import Attack

EVERY: dict[str, dict[str, Attack]] = {
    "files": FILES,
    "zips": ZIPS,
    "xml": XML,
    "programs": PROGRAMS,
    "fetched": FETCHED,
    "fields": FIELDS,
    "tags": TAGS,
}
ATTACKS: dict[str, Attack] = {
    f"{group}: {name}": attack for group, some in EVERY.items() for name, attack in some.items()
}
# One or two of each kind, quick ones: the first that are tried when anything has changed.
QUICK = frozenset(
    (
        *("files: cut off", "files: encrypted by Word", "files: a docm", "files: a spreadsheet"),
        *("zips: unpacks to much", "zips: two sizes", "zips: a member twice, in capitals"),
        *("zips: a path upwards", "xml: entities in UTF-16", "xml: nested three hundred deep"),
        *("programs: macros under another name", "programs: an OLE object as a picture"),
        *("fetched: a template from the web", "fetched: a link to a program in VML"),
        *("fields: DDE spelt by another field", "fields: field 'INCLUDEPICTURE'"),
        *("tags: the way to all classes", "tags: a range", "tags: a tag in a footnote"),
    )
)


def main(folder: Path) -> None:
    """Write the whole corpus into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, attack) in enumerate(ATTACKS.items(), start=1):
        plain = "".join(each if each.isalnum() else "-" for each in name)[:60]
        (folder / f"{number:03}-{plain}.docx").write_bytes(attack.make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
