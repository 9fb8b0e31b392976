"""Texts are cut to their place, and it says which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_kit.interviewer.one_page import Fitting, width_of


def test_what_fits_stays_and_says_nothing() -> None:
    fitting = Fitting()
    assert fitting.fit(" Ran\nthe  count. ", "reason", 40) == "Ran the count."
    assert fitting.remark == ""


def test_what_is_too_long_is_cut_at_a_space_and_named_once() -> None:
    fitting = Fitting()
    for _ in range(2):
        assert fitting.fit("Ran the count, and wrote the guide", "reason", 16) == "Ran the count…"
    fitting.fit("word " * 99, "review", 20)
    assert fitting.remark == (
        "Shortened to fit one page: reason and review. All of it is with the call in Interview Kit."
    )


def test_what_is_left_out_is_counted() -> None:
    fitting = Fitting()
    fitting.leave_out(0, "fact")
    fitting.leave_out(-3, "answer")
    assert fitting.remark == ""
    fitting.leave_out(1, "answer")
    fitting.leave_out(2, "must-have")
    assert fitting.remark.startswith("Not on this page: 1 answer and 2 must-haves. All of it")


def test_wide_letters_take_more_room() -> None:
    words = ("iiii", "neun", "NEUN", "MWMW", "倉庫管理", "🎉🎉🎉🎉")
    assert [width_of(each) for each in words] == sorted(map(width_of, words))
    assert width_of("e\u0301") == width_of("e")
    assert width_of("\u200b") == 0


def test_marks_without_a_width_do_not_pile_up() -> None:
    piled = "e" + "\u0301" * 100_000
    assert len(Fitting().fit(piled, "reason", 20)) < 100
    assert len(Fitting().fit_lines(piled, "reason", 20, 2)[0]) < 200


@given(text=st.text(max_size=300), width=st.floats(4, 60))
def test_no_text_is_wider_than_its_place(text: str, width: float) -> None:
    fitting = Fitting()
    fitted = fitting.fit(text, "text", width)
    assert width_of(fitted) <= width
    assert (fitted == " ".join(text.split())) == (not fitting.cut)


def test_a_text_on_several_lines_is_cut_in_the_last_of_them() -> None:
    fitting = Fitting()
    assert fitting.fit_lines("Ran the count, and", "gaps", 12, 2) == ("Ran the count, and", 2)
    assert fitting.fit_lines("Donaudampfschiff", "gaps", 12, 2) == ("Donaudampfschiff", 2)
    assert fitting.fit_lines(" ", "gaps", 12, 2) == ("", 0)
    assert fitting.cut == []
    assert fitting.fit_lines("Ran the count, and wrote", "gaps", 12, 2) == (
        "Ran the count, and…",
        2,
    )
    assert fitting.cut == ["gaps"]


@given(text=st.text(max_size=300), width=st.floats(4, 60), most=st.integers(1, 4))
def test_no_text_takes_more_lines_than_its_place_has(text: str, width: float, most: int) -> None:
    fitting = Fitting()
    fitted, lines = fitting.fit_lines(text, "text", width, most)
    assert lines <= most
    assert width_of(fitted) <= most * (width + width_of(" "))
    assert (fitted == " ".join(text.split())) == (not fitting.cut)
