"""The letters to a panel in one zip file: each under a name of its own."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from interview_kit.documents.letter_files import distinct_stems, zip_files

WHEN = datetime(2026, 11, 30, 16, 0, 30, tzinfo=UTC)
NAMES = st.sampled_from(["Tom Reed", "tom reed", "Tom Reed (2)", "田中", "", "CON", "T" * 200])


def test_people_of_one_name_have_files_of_their_own() -> None:
    names = [("Thanks", name) for name in ("Tom Reed", "Nadia Okafor", "Tom Reed", "tom  REED")]
    assert distinct_stems(names) == [
        "thanks-tom-reed",
        "thanks-nadia-okafor",
        "thanks-tom-reed-2",
        "thanks-tom-reed-3",
    ]


@given(st.lists(st.tuples(NAMES | st.text(), NAMES), max_size=50))
def test_no_two_names_are_the_same_and_each_is_safe(names: list[tuple[str, str]]) -> None:
    stems = distinct_stems(names)
    assert len(stems) == len(names)
    assert len({stem.casefold() for stem in stems}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,84}", stem) for stem in stems)


def test_a_zip_file_holds_each_file_as_it_is() -> None:
    files = {"one.docx": b"\x00" * 500, "one.eml": "Grüße".encode()}
    made = zip_files(files, when=WHEN)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.infolist()[0].date_time == (2026, 11, 30, 16, 0, 30)
    assert zip_files(files, when=WHEN) == made


def test_a_clock_that_was_never_set_makes_a_zip_file_all_the_same() -> None:
    made = zip_files({"one.eml": b"x"}, when=datetime(1970, 1, 1, tzinfo=UTC))
    assert zipfile.ZipFile(io.BytesIO(made)).infolist()[0].date_time[0] == 1980
