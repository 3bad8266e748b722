"""An indicator of a profile: in what an area differs most, where it stands on a track, and each cell of the rug."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Beside, Level, Origin
from metrics.statistics.intervals import wilson
from pages.components.exhibits import rug, spine, strongest
from pages.components.exhibits.profiled import abreast, in_place, weakest
from pages.components.words.in_short import in_short
from tests.unit.pages.made import BELSIZE, compared, indicator, monthly, observation, wards

NAMES = ("Belsize", "Kilburn", "Highgate", "Frognal", "Haverstock")
SHARE = indicator("proportion", "high_is_good")
BAD = indicator("proportion")
NEUTRAL = indicator("proportion", "neutral")


def wider(comparison, by=1.5):
    """The same with ranges of 99.8%, so many times as far from each figure as those of 95%."""

    def whole(each):
        if each.lower is None:
            return each
        low, high = each.value - by * (each.value - each.lower), each.value + by * (each.upper - each.value)
        return replace(each, lower_998=low, upper_998=high)

    items = tuple(replace(item, observation=whole(item.observation)) for item in comparison.items)
    return replace(comparison, items=items)


def told(figures, benchmark=0.5, declared=SHARE, title="", **parts):
    """An indicator in Belsize, the first of the wards."""
    declared = declared.model_copy(update={"title": title}) if title else declared
    comparison = wider(compared(dict(zip(NAMES, figures, strict=False)), benchmark, declared, **parts))
    return in_place(abreast(comparison), BELSIZE.code, monthly([0.5, 0.5], BELSIZE, declared))


# The figure, its range of 95%; that of 99.8% is half as wide again.
CLEAR, LESS_SURE, CLOSE = (0.7, 0.66, 0.74), (0.7, 0.55, 0.85), (0.52, 0.4, 0.64)
LEANS = (0.7, 0.56, 0.84)
OTHERS = [(0.5, 0.4, 0.6), (0.4, 0.3, 0.5), (0.9, 0.85, 0.95), (0.45, 0.4, 0.5)]


def test_a_figure_is_clearly_different_by_its_wider_range_alone():
    assert (told([CLEAR, *OTHERS]).stands, told([CLEAR, *OTHERS]).surely) == (Beside.BETTER, Beside.BETTER)
    lean = told([(0.7, 0.56, 0.84), *OTHERS])
    assert (lean.stands, lean.surely) == (Beside.BETTER, Beside.SIMILAR)
    assert told([CLOSE, *OTHERS]).stands is Beside.SIMILAR
    assert told([0.7, *OTHERS]).stands is Beside.NONE
    assert told(["small", *OTHERS]).stands is Beside.NONE


def test_the_strongest_is_by_the_least_difference_beside_the_ward_furthest_away():
    """0.64 is the nearer end of Belsize's wider range, 0.14 from Camden's half; Highgate's 0.9 is 0.4 from it."""
    first = told([CLEAR, *OTHERS])
    assert first.reach == pytest.approx(0.4)
    assert strongest.least(first) == pytest.approx((0.64 - 0.5) / 0.4)
    # Further off, and less sure of it: its wider range begins nearer.
    second = told([(0.8, 0.62, 0.98), *OTHERS], title="Further off")
    assert strongest.least(second) == pytest.approx((0.53 - 0.5) / 0.4)
    assert strongest.strongest([second, first], strongest.SIDES[0]) == [first, second]
    assert strongest.least(told([LEANS, *OTHERS])) == 0


def test_what_differs_less_surely_is_by_how_far_it_does_at_the_least():
    """0.56 and 0.55 are the nearer ends of their ranges of 95%, 0.06 and 0.05 from Camden's half."""
    first, second = told([LEANS, *OTHERS], title="Z"), told([LESS_SURE, *OTHERS], title="A")
    assert strongest.leaning([second, first, told([CLEAR, *OTHERS]), told([CLOSE, *OTHERS])]) == [first, second]


def test_what_is_better_lower_is_worse_higher_and_what_is_neither_is_higher():
    several = [told([CLEAR, *OTHERS], declared=each) for each in (SHARE, BAD, NEUTRAL)]
    assert [each.surely for each in several] == [Beside.BETTER, Beside.WORSE, Beside.HIGHER]
    assert [strongest.strongest(several, sides) for sides in strongest.SIDES] == [[each] for each in several]
    words = re.sub(r"<.*?>", "", strongest.finding(BELSIZE, several))
    assert words == (
        "Of 3 indicators with figures for wards, 3 can be compared with Camden: 1 is clearly better, 1 is clearly "
        "worse and 1 is clearly higher."
    )
    assert "better" not in strongest.finding(BELSIZE, several[2:])
    assert "worse" not in strongest.finding(BELSIZE, several[2:])


def test_the_finding_counts_every_indicator_once():
    several = [
        told([CLEAR, *OTHERS]),
        told([LEANS, *OTHERS]),
        *(told([CLOSE, *OTHERS]) for _ in range(18)),
        told([0.7, *OTHERS]),
        told(["small", *OTHERS]),
    ]
    words = re.sub(r"<.*?>", "", strongest.finding(BELSIZE, several, "More."))
    assert words == (
        "Of 22 indicators with figures for wards, 20 can be compared with Camden: 1 is clearly better. 1 more differs "
        "less surely, by the range of 95%: Robbery (better); chance alone puts about 1 of 20 there. 18 are too close "
        "to tell, and 2 have no range, or no figure, to be compared by. More."
    )
    assert [row[0] for row in strongest.table(BELSIZE, several).rows] == ["Robbery", "Robbery"]
    assert [row[-1] for row in strongest.table(BELSIZE, several).rows] == ["Clearly better", "Better, less sure"]
    nothing = strongest.finding(BELSIZE, [told([0.7, *OTHERS])])
    assert (
        nothing
        == "Of 1 indicator with figures for wards, none has a range, or a figure, to be compared with Camden by."
    )


def test_chance_alone_finds_something_clear_as_seldom_as_the_page_says():
    """Wards that are as Camden is: of 22 shares each, counted anew, how many profiles have any that is clear."""
    draw = np.random.default_rng(77)
    sizes, shares = draw.integers(60, 900, (4000, 22)), draw.uniform(0.08, 0.92, (4000, 22))
    lower, upper = wilson(draw.binomial(sizes, shares), sizes, confidence=0.998)
    found = ((lower > shares) | (upper < shares)).any(axis=1).mean()
    assert "about 4 times in 100" in strongest.how_to_read(BELSIZE, [told([CLOSE, *OTHERS])] * 22)
    assert 0.02 < found < 0.065


def test_the_wards_that_it_borders_stand_beside_it():
    there = wards(NAMES)
    near = [there["E05000001"], there["E05000003"]]
    assert strongest.figures(told([CLEAR, *OTHERS])) == "70%, Camden 50%"
    assert strongest.around(told([CLEAR, *OTHERS]), near, "ward") == "the wards that it borders 50% to 90%"
    assert strongest.around(told([CLEAR, "small", *OTHERS[1:]]), near[:1], "ward") == ""


@pytest.mark.parametrize(
    ("declared", "own", "every"),
    [(SHARE, 75, (37.5, 100)), (BAD, 25, (0, 62.5)), (NEUTRAL, 75, (37.5, 100))],
)
def test_right_is_better_and_camden_in_the_middle(declared, own, every):
    """Camden 50%; the wards lie between 40% and 90%, so that the half of the track is 40 points wide."""
    at = spine.track(told([CLEAR, *OTHERS], declared=declared))
    assert (at.own, at.every) == (own, every)
    assert at.likely == ((70, 80) if own == 75 else (20, 30))
    assert at.half == ((43.8, 75) if own == 75 else (25, 56.2))


def test_a_range_that_goes_on_beyond_the_track_ends_with_it():
    at = spine.track(told([(0.5, 0.05, 0.95), 0.45, 0.55, 0.5, 0.5]))
    assert (at.likely, at.own) == ((0, 100), 50)


def test_wards_that_are_all_as_camden_is_lie_in_the_middle():
    assert spine.track(told([0.5] * 5)).every == (50, 50)


@given(st.lists(st.floats(0.01, 0.99), min_size=5, max_size=5), st.floats(0.01, 0.99))
def test_every_place_lies_on_the_track_in_the_order_of_the_figures(figures, benchmark):
    places = [
        spine.track(told([own, *(each for each in figures if each != own)], benchmark)).own
        for own in sorted(set(figures))
    ]
    assert all(0 <= place <= 100 for place in places)
    assert all(one <= other for one, other in pairwise(places))


def test_a_withheld_figure_has_a_track_of_the_others_and_no_mark_on_it():
    here = told(["small", *OTHERS])
    assert spine.track(here).own is None
    assert spine.track(here).every == (37.5, 100)
    assert spine.stands_text(here) == ""
    (row,) = spine.table(BELSIZE, [here], {"safety": "Safety"}).rows
    assert row[2] == "[w]"


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (told([CLEAR, *OTHERS], benchmark="missing"), "Camden has no figure to stand beside"),
        (told([CLEAR, *OTHERS], benchmark=0.5, bound="at_least"), "Not compared: Camden's figure is only a limit"),
        (told([7, 3, 5, 9, 1], 25, indicator("count")), "A count: that of a ward is a part of Camden's"),
        (
            in_place(
                abreast(compared(dict(zip(NAMES, [1.0] * 5, strict=True)), 2.0, numerator=20, denominator=10_000)),
                BELSIZE.code,
                monthly([1.0]),
            ),
            "",
        ),
    ],
)
def test_why_wards_do_not_stand_beside_camden(one, why):
    assert one.not_beside == why
    assert (spine.track(one) is None) == bool(why)


def test_the_ends_are_the_worst_and_the_best_and_where_neither_is_the_lowest_and_the_highest():
    assert spine.ends(told([CLEAR, *OTHERS])) == ("40%", "90%")
    assert spine.ends(told([CLEAR, *OTHERS], declared=BAD)) == ("90%", "40%")
    assert spine.ends(told([CLEAR, *OTHERS], declared=NEUTRAL)) == ("40%", "90%")
    assert spine.ends(told(["small"] * 5)) == ("", "")


def test_in_the_middle_half_are_those_between_the_quartiles():
    several = [told([own, 0.1, 0.2, 0.3, 0.4]) for own in (0.25, 0.9, "small")]
    assert [each.in_the_middle for each in several] == [True, False, None]
    assert spine.finding(BELSIZE, several).startswith(
        "Belsize lies in the middle half of Camden's wards for 1 of 2 indicators. Right is better"
    )
    assert "neither way" not in spine.finding(BELSIZE, several)
    assert "neither way is better, right is higher" in spine.finding(BELSIZE, [told([0.5] * 5, declared=NEUTRAL)])


def columns():
    there = wards(NAMES)
    return [rug.Column(each, each.code == BELSIZE.code, first=False, borders=False) for each in there.values()]


def test_each_cell_has_the_look_of_what_it_says_and_camden_stands_last():
    cells = [*rug.cells(told([CLEAR, LEANS, CLOSE, "small", "missing"]), columns())]
    assert [(each.text, each.name, each.shown) for each in cells] == [
        ("70", "B", True),
        ("70", "b", True),
        ("52", "s", True),
        ("withheld to protect people", "x", False),
        ("missing", "m", False),
        ("50", "", True),
    ]
    neutral = [each.name for each in rug.cells(told([CLEAR, LEANS, CLOSE, 0.7], declared=NEUTRAL), columns())]
    assert neutral == ["H", "h", "s", "", "", ""]


def test_the_table_behind_the_rug_names_who_differs_and_who_is_not_shown():
    several = [told([CLEAR, LEANS, CLOSE, "small", (0.3, 0.27, 0.33)]), told([0.7, 0.6, 0.5, 0.4, 0.3])]
    first, second = rug.table(BELSIZE, several).rows
    assert first == [
        "Robbery", "50%", "Belsize* and Kilburn", "Haverstock*", "Frognal (withheld to protect people)",
    ]  # fmt: skip
    assert second == ["Robbery", "50%", "not compared", "not compared", "none"]
    assert rug.finding(BELSIZE, several) == "The most wards differ clearly from Camden in Robbery (2 of 5)."
    alike = [told([CLOSE, *OTHERS[:1], 0.5, 0.5, 0.5])]
    assert rug.finding(BELSIZE, alike) == "No ward is clearly different from Camden in any indicator."


@pytest.mark.parametrize(
    ("declared", "value", "places", "parts", "text"),
    [
        (SHARE, 0.84, 0, {}, "84"),
        (SHARE, 0.0004, 1, {}, "<0.1"),
        (SHARE, 0.9999, 1, {}, ">99.9"),
        (SHARE, 0.05, 0, {"bound": "at_most"}, "≤5"),
        (SHARE, 0.95, 0, {"bound": "at_least"}, "≥95"),
        (SHARE, 0.37, 0, {"bound": "about"}, "~37"),
        (indicator("rate"), 1234.5, 1, {}, "1,234.5"),
        (indicator("mean", unit="pounds"), 879.9, 2, {}, "879.90"),
    ],
)
def test_a_number_alone_has_no_unit_and_a_bound_its_sign(declared, value, places, parts, text):
    each = observation(declared, BELSIZE, monthly([1.0]).observations[0].period, value, **parts)
    assert in_short(declared, each, places) == text


def test_of_several_origins_the_weakest_is_named():
    several = [told([0.5] * 5, origin=origin) for origin in ("published", "sample")]
    assert weakest(several) is Origin.SAMPLE
    assert weakest(several[:1]) is Origin.PUBLISHED
    assert weakest([]) is None


def test_a_level_says_its_own_name_in_what_a_track_tells():
    words = spine.alt(told([CLEAR, *OTHERS]), Level.WARD)
    assert words == "Better than Camden. Chance variation 66% to 74%. Middle half of wards: 45% to 70%."
