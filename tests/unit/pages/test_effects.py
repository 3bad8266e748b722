"""What is said of work where it goes on: which way, by how much, how sure, and why nothing where nothing is."""

from dataclasses import replace
from datetime import date

import pytest

from metrics import Effect, Frequency, LeftOut, Unmeasured
from pages.components.words import effects
from tests.unit.pages.made import indicator, wards

AREAS = wards(["Belsize", "Kilburn", "Highgate", "Gospel Oak", "Haverstock"])
CODES = tuple(AREAS)
MONTHS = tuple(date(2024, month, 1) for month in range(1, 11))
SHARE, NEUTRAL = indicator("proportion", "high_is_good", title="Repairs on time"), indicator("proportion", "neutral")
CRIME = indicator("rate", "low_is_good")


def told(own, others, *, reach=0.02, sites=2, named=False, **parts):
    """Sites that change by so much, and the others; the range reaches as far either way."""
    apart = own - others
    known = {
        "indicator": "robbery", "frequency": Frequency.MONTH, "since": date(2024, 5, 1),
        "show_by": date(2024, 7, 1), "why": None, "sites": CODES[:sites], "comparison": CODES[sites:],
        "placebo": CODES[sites:], "named": named, "periods": MONTHS, "before": 4, "between": 2, "after": 4,
        "site_values": (0.5,) * 6 + (0.5 + own,) * 4, "comparison_values": (0.6,) * 6 + (0.6 + others,) * 4,
        "middle": ((0.5,) * 10, (0.7,) * 10), "estimate": apart, "lower": apart - reach, "upper": apart + reach,
        "estimates": (0.001,) * 153, "choices": (CODES[3:],) * 153,
    }  # fmt: skip
    return Effect(**(known | parts))


@pytest.mark.parametrize(
    ("declared", "effect", "said"),
    [
        (SHARE, told(0.15, 0.06), ("Better than elsewhere. Repairs on time rose 9 points more in the two wards than in "
         "the other three wards (likely range 7 to 11).")),
        (SHARE, told(0.02, 0.11), ("Worse than elsewhere. Repairs on time rose 9 points less in the two wards than in "
         "the other three wards (likely range 7 to 11).")),
        (SHARE, told(-0.02, -0.11), ("Better than elsewhere. Repairs on time fell 9 points less in the two wards than "
         "in the other three wards (likely range 7 to 11).")),
        (SHARE, told(-0.11, -0.02), ("Worse than elsewhere. Repairs on time fell 9 points more in the two wards than "
         "in the other three wards (likely range 7 to 11).")),
        (SHARE, told(0.05, -0.04), ("Better than elsewhere. Repairs on time rose 5.0 points in the two wards and fell "
         "4.0 points in the other three wards: 9 points apart (likely range 7 to 11).")),
        (SHARE, told(0.0, -0.09), ("Better than elsewhere. Repairs on time did not change in the two wards and fell "
         "9.0 points in the other three wards: 9 points apart (likely range 7 to 11).")),
        (SHARE, told(0.08, 0.07), ("Too close to tell. Repairs on time rose 1.0 points more in the two wards than in "
         "the other three wards (likely range 1.0 the other way to 3.0).")),
        (NEUTRAL, told(0.15, 0.06), ("Robbery rose 9 points more in the two wards than in the other three wards "
         "(likely range 7 to 11).")),
        (CRIME, told(0.5, 1.2, reach=0.3), ("Better than elsewhere. Robbery rose 0.7 per 1,000 less in the two wards "
         "than in the other three wards (likely range 0.4 to 1.0).")),
        (CRIME, told(1.2, 0.5, reach=0.3), ("Worse than elsewhere. Robbery rose 0.7 per 1,000 more in the two wards "
         "than in the other three wards (likely range 0.4 to 1.0).")),
        (SHARE, told(0.15, 0.06, sites=1, lower=None, upper=None, estimates=(0.01,) * 4),
         ("Repairs on time rose 9.0 points more in Belsize than in the other four wards. Four other wards are "
         "too few for a likely range.")),
        (SHARE, told(0.15, 0.06, named=True), ("Better than elsewhere. Repairs on time rose 9 points more in the two "
         "wards than in the three comparison wards (likely range 7 to 11).")),
    ],
)  # fmt: skip
def test_it_says_which_way_by_how_much_and_how_sure(declared, effect, said):
    found = effects.finding(declared, replace(effect, indicator=declared.slug), AREAS)
    assert found.striptags() == said


def test_the_verdict_is_coloured_by_which_way_is_better_and_by_nothing_else():
    assert '<b class="better">Better than elsewhere.</b>' in effects.finding(SHARE, told(0.15, 0.06), AREAS)
    assert '<b class="worse">Worse than elsewhere.</b>' in effects.finding(CRIME, told(1.5, 0.6), AREAS)
    for declared, effect in ((NEUTRAL, told(0.15, 0.06)), (SHARE, told(0.08, 0.07))):
        assert "class" not in effects.finding(declared, effect, AREAS)


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (told(0.15, 0.06), ("Each dot is another pair of wards, treated as if the work had gone on there. None of the "
         "153 shows a difference this large, either way.")),
        (told(0.15, 0.06, as_large=1), "1 of the 153 shows a difference this large, either way."),
        (told(0.15, 0.06, as_large=12), "12 of the 153 show a difference this large, either way."),
        (told(0.15, 0.06, as_large=153), "All 153 show a difference this large, either way."),
        (told(0.15, 0.06, sites=1, estimates=(0.1,), as_large=1), ("Each dot is another ward, treated as if the work "
         "had gone on there. It shows a difference this large, either way.")),
        (told(0.15, 0.06, sites=3), "Each dot is another choice of three wards,"),
    ],
)  # fmt: skip
def test_it_says_what_a_dot_is_and_how_many_are_as_far_out(effect, said):
    assert said in effects.by_chance(effect).striptags()


def test_each_reason_for_which_nothing_is_told_is_a_sentence():
    said = {why: effects.why_not(told(0, 0, why=why, ready=date(2027, 6, 30), before=2, after=1)) for why in Unmeasured}
    assert said[Unmeasured.TOO_SOON] == "It is too soon to tell: that takes figures up to 30 June 2027."
    assert said[Unmeasured.TOO_FEW_BEFORE] == (
        "Only two figures are from before the work began and shown for every ward; 4 are needed."
    )
    assert said[Unmeasured.TOO_FEW_AFTER].startswith("Only one figure is from since the work should show")
    none = told(0, 0, why=Unmeasured.TOO_FEW_AFTER, after=0)
    assert effects.why_not(none).startswith("No figure is from since the work should show")
    for words in said.values():
        assert words.endswith(".")
        assert "{" not in words
    assert effects.why_not(told(0.1, 0)) == ""


def test_it_says_which_periods_count_and_which_wards_take_no_part():
    left_out = ((CODES[1], LeftOut.NOT_SHOWN), (CODES[2], LeftOut.NOT_SHOWN), ("<b>", LeftOut.NOT_A_WARD))
    said = effects.how_counted(told(0.1, 0, incomplete=1, left_out=left_out), AREAS)
    assert said == (
        "Before is the mean of four months that ended before 1 May 2024. After is that of four months that began on or "
        "after 1 July 2024, by when it should show. The two months between are drawn and not counted. One month is "
        "left out, as not every ward is shown. Kilburn and Highgate are left out: not shown in more than a fifth of "
        "the periods. 1 of the places named is no ward of Camden."
    )
    few = effects.how_counted(told(0.1, 0, why=Unmeasured.TOO_SOON, incomplete=2), AREAS)
    assert few == "Two months are left out, as not every ward is shown."


def test_beside_an_advice_it_is_said_shortly():
    assert effects.told_shortly(SHARE, told(0.15, 0.06)) == (
        "Better than elsewhere: 9 points more, likely range 7 to 11."
    )
    assert effects.told_shortly(CRIME, told(0.5, 1.2, reach=0.3)) == (
        "Better than elsewhere: 0.7 per 1,000 less, likely range 0.4 to 1.0."
    )
    assert effects.told_shortly(SHARE, told(0.08, 0.07)).startswith("Too close to tell: 1.0 points more, likely range")
    assert effects.told_shortly(SHARE, told(0.1, 0, lower=None, upper=None)) == ""
