"""Notes that are no sentence: told apart from what reads on in one, or stands after a colon."""

from __future__ import annotations

import pytest

from interview_kit.candidate.fitting import fit_deed, fit_into_sentence, reads_on
from interview_kit.candidate.rough_notes import is_rough, sayable_strengths
from interview_kit.content import load_content
from interview_kit.settings import ROOT

FITTING = load_content(ROOT / "data").candidate.closing.fitting
DEEDS = ("capabilities", "examples", "not_covered")


@pytest.mark.parametrize(
    ("slot", "typed"),
    [
        ("learned", "S/4 migration not finished yet, wave 2 in march"),
        ("learned", "the S/4 migration, not finished yet, wave 2 in march"),
        ("learned", "they're migrating and wave 2 starts in march, not finished"),
        ("learned", "team of 6, two in Krakow"),
        ("learned", "the new depot, opens in May"),
        ("learned", "Stocktake is in January. Hard!"),
        ("learned", "they have 3 sites, Leeds is closing"),
        ("learned", "wave 2 -> march"),
        ("learned", "the depot; stocktake is in January"),
        ("why", "family owned"),
        ("why", "family-owned, 3rd generation"),
        ("how", "month end / reporting"),
        ("demand", "the boss wants more"),
        ("demand", "not too slow"),
        ("capabilities", "six years of SAP FI; led a team of four"),
        ("capabilities", "six years of SAP FI, led a team of four, Excel"),
        ("capabilities", "always on time"),
        ("capabilities", "organized and calm"),
        ("capabilities", "closed under IFRS, not HGB"),
        ("next_steps", "second call w/ CFO"),
        ("next_steps", "decision next week, CFO still on leave"),
        ("concern", "B2 German, course starts in January"),
        ("concern", "no HGB yet but IFRS"),
        ("concern", "I've closed under IFRS for two years. German B2, not C1."),
    ],
)
def test_a_rough_note_is_no_part_of_a_sentence(slot: str, typed: str) -> None:
    assert is_rough(typed, FITTING, slot, fit_deed if slot in DEEDS else fit_into_sentence)


@pytest.mark.parametrize(
    ("slot", "typed"),
    [
        ("learned", ""),
        ("learned", "None"),
        ("learned", "the S/4 migration"),
        ("learned", "it's family owned"),
        ("learned", "the new depot, which opens in May"),
        ("learned", "the rota, the depot and the night shift"),
        ("learned", "what Mr. Reed said"),
        ("why", "how seriously you take accuracy"),
        ("how", "get the close down to 3 days"),
        ("demand", "IFRS, SAP, German"),
        ("demand", "exact counts every night"),
        ("demand", "month-end close in three days"),
        ("capabilities", "led a team of four; cut errors by 12%"),
        ("capabilities", "led a team, cut errors and ran the counts"),
        ("capabilities", "Forklift licence since 2015"),
        ("capabilities", "grew sales by >10%"),
        ("capabilities", "C++ and a team of ~30 people"),
        ("capabilities", "fluent Spanish, German/French"),
        ("capabilities", "cycle counts that come out right"),
        ("next_steps", "they'll let me know by Friday, December 4"),
        ("next_steps", "a second call with the CFO"),
        ("concern", "I've closed under IFRS for two years. My German is B2."),
        ("examples", "cut the close from 8 to 5 days"),
        ("can_send", "summary of the close (2 pages)"),
    ],
)
def test_what_reads_on_or_is_a_clause_is_no_rough_note(slot: str, typed: str) -> None:
    assert not is_rough(typed, FITTING, slot, fit_deed if slot in DEEDS else fit_into_sentence)


@pytest.mark.parametrize(
    "typed",
    [
        "The team doubled last year.",
        "the team still uses Excel for the close",
        "the CFO decides everything herself",
        "the new depot opens in May",
        "the last auditor found nothing",
        "the job opened up because somebody retired",
        "the warehouse runs 24/7",
        "two people share the stock desk",
        "60% of orders come from Germany",
        "most people start at 7",
        "all drivers get a permanent contract after six months",
        "nobody works weekends",
        "everyone gets Fridays off, even in summer",
        "no one minds mistakes",
        "drivers start at 5",
        "sales went up 12% last year",
        "turnover dropped to 4%",
        "SAP went live in May",
        "Leeds handles all returns",
        "Maria started as a temp",
        "Tom Reed started as a temp",
    ],
)
@pytest.mark.parametrize("slot", ["heard", "learned", "why"])
def test_a_whole_clause_is_told_after_a_colon(slot: str, typed: str) -> None:
    said = fit_into_sentence(typed, FITTING, slot)
    assert said in {typed.removesuffix("."), typed[0].lower() + typed[1:].removesuffix(".")}
    assert not is_rough(typed, FITTING, slot)
    assert not reads_on(said, FITTING, slot)


@pytest.mark.parametrize(
    "typed",
    [
        "team doubled last year",
        "Team meets on Mondays",
        "moved to SAP in 2025",
        "Moved to SAP in 2025",
        "opens in May",
        "always busy before Christmas",
        "very friendly team",
        "long days in winter",
        "home office 2 days",
        "office in Krakow, two days remote",
        "SAP since 2025",
        "Leeds closing next year",
        "the migration still not finished",
        "the migration, wave 2 not yet planned",
        "two depots planned",
        "no overtime paid",
        "month end takes long",
        "the team doubled last year, two in Krakow",
        "the team doubled last year; two in Krakow",
    ],
)
def test_a_fragment_is_still_asked_about(typed: str) -> None:
    assert is_rough(typed, FITTING, "learned")


@pytest.mark.parametrize("slot", ["demand", "value"])
def test_a_clause_about_others_is_not_what_a_job_needs_or_what_one_helps_with(slot: str) -> None:
    assert is_rough("two people share the stock desk", FITTING, slot)


@pytest.mark.parametrize(
    ("strengths", "sayable"),
    [
        (("six years", "led a team", "Excel"), ("six years", "led a team", "Excel")),
        (("led a team", "good with people, not", "Excel"), ("led a team", "Excel")),
        (("always on time", "Excel"), ("Excel",)),
        (("always on time",), ()),
        ((), ()),
    ],
)
def test_strengths_that_are_rough_notes_are_left_out(
    strengths: tuple[str, ...], sayable: tuple[str, ...]
) -> None:
    assert sayable_strengths(strengths, FITTING) == sayable
