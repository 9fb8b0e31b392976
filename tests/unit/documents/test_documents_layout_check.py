"""The check of a layout: what is wrong with a tag, where, and what to do about it."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment
from layout_check_files import found, layout, only, quick, saved
from word_files import made

from interview_kit.documents.layouts.layout_check import check_layout, guess_document
from interview_kit.documents.layouts.tag_names import DOCUMENTS
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.word import read_layout, text_of
from interview_kit.errors import DocumentError


def test_a_finding_says_where_what_and_what_to_do() -> None:
    finding = only("Dear friends,", "I liked {{ compani }} a lot. " + "And so on. " * 20)
    assert finding.where == "Paragraph 2"
    assert finding.text.startswith("I liked {{ compani }} a lot. And so on.")
    assert len(finding.text) == 80
    assert finding.what == "The kit doesn't know “compani” for this kind of document."
    assert finding.next_step == "Did you mean “company”?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Company", "company"),
        ("jobtitle", "job_title"),
        ("job_titel", "job_title"),
        ("my_name", "name"),
        ("person", "interviewer"),
        ("date", "date_line"),
        ("recipient", "interviewer"),
    ],
)
def test_an_unknown_name_is_met_with_the_one_that_was_meant(written: str, meant: str) -> None:
    assert only(f"{{{{ {written} }}}}").next_step == f"Did you mean “{meant}”?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("job title", "job_title"),
        ("Job Title", "job_title"),
        ("job-title", "job_title"),
        ("my-full-name", "name"),
        ("1st_name", "name"),
    ],
)
def test_what_is_no_name_is_met_too(written: str, meant: str) -> None:
    (finding,) = found(f"{{{{ {written} }}}}")
    assert f"“{written}” can't be read" in finding.what
    assert finding.next_step == f"Did you mean {{{{ {meant} }}}}?"


def test_a_name_is_told_what_is_wrong_with_it() -> None:
    assert "names have _ in place of -" in only("{% if job-title %}x{% endif %}").what
    assert "a name begins with a letter" in only("{{ 2nd }}").what
    assert only("{{ zzzzz-yyyyy }}").next_step == "Choose one from “What you can insert”."


def test_a_real_difference_is_a_sum() -> None:
    assert "can't calculate" in only("{{ company - 1 }}").what


def test_a_letter_that_only_looks_the_same_is_named() -> None:
    finding = only("{{ c\u043empany }}")
    assert "has a cyrillic small letter o in it" in finding.what
    assert finding.next_step == "Type the name again: company."


@pytest.mark.parametrize(
    ("letter", "called"),
    [
        ("\u200b", "a zero-width space"),
        ("\ufeff", "a zero-width no-break space"),
        ("\u200e", "a left-to-right mark"),
        ("\u00ad", "a soft hyphen"),
        ("\ue000", "an unnamed character"),
    ],
)
@pytest.mark.parametrize("tag", ["{{{{ com{}pany }}}}", "{{%{}p if company %}}"])
def test_a_character_that_nobody_sees_is_named(tag: str, letter: str, called: str) -> None:
    (first, *_) = found(tag.format(letter))
    assert first.what == f"An invisible character is inside this tag: {called}."
    assert first.next_step == f"Delete the tag and type it again: {tag.format('')}."


@pytest.mark.parametrize("text", ["{\u200b{ company }}", "{{ company }\u200b}"])
def test_a_character_that_nobody_sees_between_braces_is_named(text: str) -> None:
    finding = only("{{ name }}", text, severity="warn")
    assert finding.where == "Paragraph 2"
    assert "{{ company }}" in finding.what
    assert finding.what.endswith("is a zero-width space.")


@pytest.mark.parametrize(
    "text",
    [
        "{{ phone or '\U0001f469\u200d\U0001f4bb' }}",
        "{# می\u200cخواهم #}",
        "می\u200cخواهم {{ name }} \u200b",
    ],
)
def test_characters_that_nobody_sees_pass_in_texts_and_remarks(text: str) -> None:
    assert found("{{ name }}", text) == []
    assert found("{{ name }}", text, severity="warn") == []


def test_a_name_like_no_other_points_to_the_table() -> None:
    assert only("{{ zzzzz }}").next_step == "Choose one from “What you can insert”."


def test_what_is_used_and_what_is_not_is_told() -> None:
    data = layout("{{ company }}, {% if phone %}{{ phone }}{% endif %}")
    report = check_layout(data, "thank_you")
    assert report.usable
    assert report.used == ("company", "phone")
    (note,) = [each for each in report.findings if each.severity == "note"]
    assert "email" in note.what
    assert "company" not in note.what
    (note,) = report.findings
    assert (note.severity, note.where) == ("note", "")
    assert "email" in note.what
    assert "company" not in note.what


def test_a_file_without_a_tag_is_usable_but_warned_of() -> None:
    assert (
        "no tag in this file: every file would be the same"
        in only("Dear all,", severity="warn").what
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ company", "{{ begins here"),
        ("{% if company", "{% begins here"),
        ("{#paragraphs}{.}{/paragraphs}", "“{#paragraphs}” begins a loop in other programs"),
        ("{{#if company}}", "“#if company” begins or ends a block in other programs"),
        ("{{?items}}", "“?items” begins or ends a block in other programs"),
        ("{{/each}}", "“/each” begins or ends a block in other programs"),
        ("{# a {remark}", "{# begins here"),
        ("{% if company %}x", "never ends"),
        ("{% for line in signature %}x", "never ends"),
        ("x{% endif %}", "“endif” closes nothing"),
        ("{% if company %}{% endfor %}{% endif %}", "before “if” has ended"),
        ("{% else %}", "has no beginning"),
        ("{% if company %}{% else %}{% elif phone %}{% endif %}", "comes after “else”"),
        ("{% if company %}{% endif company %}", "Nothing can come after"),
        ("{% if %}{% endif %}", "no name after"),
        ("{{ }}", "nothing in this tag"),
        ("{% %}", "nothing in this tag"),
        ("{%- if company %}{% endif %}", "swallows text"),
        ("{{ company -}}", "swallows text"),
        ("{%pif company %}", "spaces"),
        ("{% p if company %}", "spaces"),
        ("{{p }}", "meaning of its own"),
        ("{# a {remark} #}", "braces inside"),
        ("{%tr if company %}", "isn't in a table"),
        ("{{ paragraphs }}", "is a list"),
        ("{% for x in company %}{{ x }}{% endfor %}", "isn't about a"),
        ("{{ company.name }}", "no part called"),
        ("{{ signature.name }}", "only its items have parts"),
        ("{{ loop.index }}", "know “loop”"),
        ("{% for x in signature %}{{ loop.length }}{% endfor %}", "There is no “loop."),
        ("{{ paragraphs | upper }}", "only works on text"),
        ("{{ company | join }}", "only works on a list of texts"),
        ("{{ company | shout }}", "can't be used"),
        ("{% if company is string %}{% endif %}", "can't use “is string”"),
    ],
)
def test_what_does_not_work_is_said(text: str, words: str) -> None:
    assert any(words in finding.what for finding in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{company}}",
        "{{   company   }}",
        "{%if company%}{{company}}{%endif%}",
        "{% if company and not phone or email %}x{% endif %}",
        "{% if company == 'Hale' %}x{% elif company != “Hale” %}y{% else %}z{% endif %}",
        "{% for line in signature %}{{ loop.index }} {{ line }}"
        "{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}",
        "{{ company | upper }} {{ company | title | trim }} {{ signature | join(', ') }}",
        "{{ phone or 'no phone' }} {{ 'yes' if phone else 'no' }}",
        "{% if paragraphs | length > 2 %}x{% endif %}",
        "{# a remark for myself #}",
        "{% if phone is defined %}x{% endif %}",
    ],
)
def test_what_a_layout_may_do_passes(text: str) -> None:
    assert found(text) == []


def test_the_parts_of_lists_are_known() -> None:
    rows = "{% for row in part.rows %}{{ row.answer }}{% endfor %}"
    good = f"{{% for part in sections %}}{rows}{{% endfor %}}"
    assert found(good, document="screen_record") == []
    wrong = only(good.replace("answer", "anwser"), document="screen_record")
    assert wrong.next_step == "Did you mean “row.answer”?"
    whole = only("{% for turn in turns %}{{ turn }}{% endfor %}", document="cue_card")
    assert "text, reminder, listen" in whole.next_step
    truth = only("{% for turn in turns %}{{ turn.listen }}{% endfor %}", document="cue_card")
    assert "is yes or no" in truth.what


def test_a_loop_that_is_wrong_is_said_once() -> None:
    assert "isn't about a list" in only("{% for x in company %}{{ x.y }}{% endfor %}").what


def test_text_beside_a_tag_for_the_whole_paragraph_would_be_lost() -> None:
    assert "“Dear” would be lost" in found("Dear {%p if company %}", "x", "{%p endif %}")[0].what
    two = found("{%p if company %}{%p if phone %}", "x", "{%p endif %}", "{%p endif %}")
    assert len(two) == 2


def test_a_remark_beside_such_a_tag_is_no_loss() -> None:
    remarked = ("{%p if company %} {# only then #}", "x {{ company }}", "{# so far #}{%p endif %}")
    assert found(*remarked) == []
    assert text_of(made(layout(*remarked), company="Hale")) == "x Hale"
    assert "would be lost" in found("{%p if company %}{#p so #}", "x", "{%p endif %}")[0].what


def test_a_row_that_repeats_needs_rows_for_its_tags() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{%tr for line in signature %}{{ line }}"
    table.cell(0, 1).text = "{%tr endfor %}"
    stops = [each.what for each in check_layout(saved(document), "thank_you").findings]
    assert any("replaces its whole table row" in what for what in stops)


def test_a_block_that_ends_in_another_paragraph_leaves_empty_lines() -> None:
    text = ("{% if company %}", "{{ company }}", "{% endif %}")
    warned = only(*text, severity="warn")
    assert "{%p if company %} and {%p endif %}" in warned.next_step
    assert found(*text) == []


@pytest.mark.parametrize(
    "text", [("{%p if company %}", "x {% endif %}"), ("{% if company %}x", "{%p endif %}")]
)
def test_tags_of_two_kinds_do_not_fit_together(text: tuple[str, str]) -> None:
    assert any("don't match" in each.what for each in found(*text))


def test_a_block_from_a_cell_into_the_text_is_refused() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% if company %}x"
    document.add_paragraph("{% endif %}")
    whats = [each.what for each in check_layout(saved(document), "thank_you").findings]
    assert any("same part of the page" in what for what in whats)


def test_the_worst_comes_first_and_the_rest_in_reading_order() -> None:
    findings = check_layout(layout("{company}", "{{ b }}", "{{ a }}"), "thank_you").findings
    assert [(each.severity, each.paragraph) for each in findings] == [
        ("stop", 2),
        ("stop", 3),
        ("warn", 1),
    ]


def test_many_mistakes_give_a_report_that_one_can_read() -> None:
    report = check_layout(layout(*(f"{{{{ wrong{n} }}}}" for n in range(300))), "thank_you")
    assert len(report.findings) == 100
    assert not report.usable


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_layout_is_recognized(document: str) -> None:
    assert guess_document(open_package(read_layout(f"{document}.docx"))) == document


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="not a Word file"):
        check_layout(b"hello", "thank_you")


_PIECES = st.sampled_from(
    [
        *("{{", "}}", "{%", "%}", "{#", "#}", "if", "for", "in", "endif", "endfor", "else"),
        *("company", "paragraphs", "paragraph", "p", "tr", "(", ")", "[", "]", ".", "|", "'"),
        *('"', "+", "-", "*", "**", "~", ",", ":", "=", "==", "<", "1", "9999", "__class__"),
        *("upper", "safe", "join", "loop", "loop.index", "range", "set", "import", "macro"),
        *("not", "and", "or", "is", "defined", "true", "none", "lipsum", "self", "\xa0", "“"),
    ]
)


def no_call_no_sum_and_no_unknown_name(pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = check_layout(quick(text), "thank_you")
    if report.usable:
        source = text.translate(str.maketrans("“”", '""'))
        code = ImmutableSandboxedEnvironment().compile(source, raw=True)
        assert "environment.call" not in code
        assert "context.call" not in code
        assert "getitem" not in code


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_what_passes_has_no_call_no_sum_and_no_unknown_name(pieces: list[str]) -> None:
    no_call_no_sum_and_no_unknown_name(pieces)


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_what_passes_has_none_of_them_with_many_layouts(pieces: list[str]) -> None:
    no_call_no_sum_and_no_unknown_name(pieces)
