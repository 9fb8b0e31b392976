"""The layouts from a terminal: the same sentences, and status 0 for success alone."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from interview_kit.__main__ import main
from interview_kit.documents.word import text_of


def run(*words: object) -> int:
    """Run a command of `python -m interview_kit` and return its exit status."""
    return main([str(word) for word in words])


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    return written(tmp_path / "mine.docx", "Dear {{ interviewer }},", "from {{ name }}")


def written(file: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    raw = io.BytesIO()
    document.save(raw)
    file.write_bytes(raw.getvalue())
    return file


def test_a_layout_that_is_right_gives_a_report_and_success(
    layout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check-template", layout) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Read as: Thank-you letter (thank_you).\n[note] Not used: ")
    assert said.out.endswith("Ready to use.\n")
    assert said.err == ""


def test_a_layout_that_is_wrong_is_reported_by_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = written(tmp_path / "wrong.docx", "x", "Dear {{ interviwer }}")
    assert run("check-template", wrong, "--document", "thank_you") == 1
    said = capsys.readouterr()
    assert said.err.startswith("[stop] Paragraph 2: “Dear {{ interviwer }}”\n")
    assert "Did you mean “interviewer”?" in said.err
    assert said.err.endswith(f"\n{wrong} can't be used as it is.\n")
    assert said.out == "Read as: Thank-you letter (thank_you).\n"


def test_a_file_that_is_none_is_told_on_the_error_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "x.docx"
    wrong.write_bytes(b"%PDF-1.7")
    assert run("check-template", wrong) == 1
    assert run("check-template", tmp_path / "missing.docx") == 1
    said = capsys.readouterr()
    assert "This is a PDF, not a Word file (.docx)." in said.err
    assert "No such file" in said.err
    assert said.out == ""


def test_a_layout_is_filled_with_values_from_a_file(layout: Path, tmp_path: Path) -> None:
    values, out = tmp_path / "values.json", tmp_path / "out.docx"
    values.write_text(json.dumps({"interviewer": "R&D <lead>", "name": 7}), encoding="utf-8")
    assert run("fill", layout, values, out, "--title", "A letter", "--author", "Ana") == 0
    assert text_of(out.read_bytes()) == "Dear R&D <lead>,\nfrom 7"
    properties = docx.Document(io.BytesIO(out.read_bytes())).core_properties
    assert (properties.title, properties.author) == ("A letter", "Ana")


def test_lists_and_their_parts_are_filled(tmp_path: Path) -> None:
    layout = written(
        tmp_path / "jobs.docx",
        "{%p for job in jobs %}",
        "{{ loop.index }}: {{ job.at }}{% if job.now %} until today{% endif %}",
        "{%p endfor %}",
    )
    values, out = tmp_path / "values.json", tmp_path / "out.docx"
    jobs = [{"at": "Hale", "now": False}, {"at": "Okafor", "now": True}]
    values.write_text(json.dumps({"jobs": jobs}), encoding="utf-8-sig")
    assert run("fill", layout, values, out) == 0
    assert text_of(out.read_bytes()) == "1: Hale\n2: Okafor until today"


def test_values_within_values_are_filled(tmp_path: Path) -> None:
    layout = written(
        tmp_path / "mine.docx",
        "{{ person.name|upper }}, {{ person.at.city }}",
        "{% for job in person.jobs %}{{ job.at }} {% for day in job.days %}{{ day }}{% endfor %}"
        "{% endfor %}{% for note in person.at.notes %}{{ note }}{% endfor %}",
    )
    values, out = tmp_path / "values.json", tmp_path / "out.docx"
    at = {"city": "Leeds", "notes": ["!"]}
    for jobs, end in ([{"at": "Hale", "days": ["Mon", "Tue"]}], "Hale MonTue!"), ([], "!"):
        person = {"name": "Ana", "at": at, "jobs": jobs}
        values.write_text(json.dumps({"person": person}), encoding="utf-8")
        assert run("fill", layout, values, out) == 0
        assert text_of(out.read_bytes()) == f"ANA, Leeds\n{end}"


@pytest.mark.parametrize(
    "tag", ["{{ person }}", "{{ person.nmae }}", "{{ person.name.x }}", "{{ 'x'.name }}"]
)
def test_parts_that_are_not_there_are_told_before_anything_is_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    values, out = tmp_path / "values.json", tmp_path / "out.docx"
    values.write_text('{"person": {"name": "Ana"}}', encoding="utf-8")
    assert run("fill", written(tmp_path / "mine.docx", tag), values, out) == 1
    assert capsys.readouterr().err.startswith("[stop] Paragraph 1: ")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ('{"interviewer": "x"}', "The kit doesn't know “name” for this kind of document."),
        ('{"interviewer": "x", "nmae": "y"}', "Did you mean “nmae”?"),
        ('{"interviewer": "x", "name": null}', "“name” has no value."),
        ("not json", "aren't valid JSON"),
        ("[1]", "must be one JSON object"),
        ('{"name": {"first": ["x", null]}}', "“name.first[2]” has no value."),
        ('{"name": [["x"], ["y"]]}', "“name” is a list of lists"),
        ('{"name": {"a": [{"b": "x"}, "y"]}}', "“name.a” has both texts and values with parts"),
        ("[" * 100_000, "aren't valid JSON"),
    ],
)
def test_values_that_do_not_fit_are_told_and_nothing_is_written(
    layout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], values: str, words: str
) -> None:
    file, out = tmp_path / "values.json", tmp_path / "out.docx"
    file.write_text(values, encoding="utf-8")
    assert run("fill", layout, file, out) == 1
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_hostile_layout_is_not_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = written(tmp_path / "x.docx", "{{ name.__class__ }} {{ 'x' * 999999999 }}")
    values = tmp_path / "values.json"
    values.write_text('{"name": "x"}', encoding="utf-8")
    assert run("fill", hostile, values, tmp_path / "out.docx") == 1
    assert "A layout can't calculate." in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(
    layout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = tmp_path / "values.json"
    values.write_text('{"interviewer": "x", "name": "y"}', encoding="utf-8")
    assert run("fill", layout, values, tmp_path / "no" / "out.docx") == 1
    assert "The file can't be written: No such file or directory." in capsys.readouterr().err


def test_characters_that_word_cannot_hold_are_counted(
    layout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = tmp_path / "values.json"
    values.write_text(json.dumps({"interviewer": "x\x01", "name": "y\ud800"}), encoding="utf-8")
    assert run("fill", layout, values, tmp_path / "out.docx") == 0
    assert "2 characters that Word can't hold were left out." in capsys.readouterr().err
    values.write_text(json.dumps({"interviewer": "x\x01", "name": "y"}), encoding="utf-8")
    assert run("fill", layout, values, tmp_path / "out.docx") == 0
    assert "1 character that Word can't hold was left out." in capsys.readouterr().err


def test_names_are_listed_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("names", "screen_record") == 0
    lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    assert ["candidate", "text", "The candidate's name"] in lines
    assert ["sections[].rows[].answer", "text", "The answer"] in lines


def test_an_unknown_document_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        run("names", "invoice")
    assert leaving.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
