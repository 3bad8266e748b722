"""Areas and categories side by side in sentences."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Beside, Bound, Categories, Comparison, Frequency, Level
from pages.components.exhibits import beside, differences, differences_alt, differences_read
from pages.components.words.categories import called
from tests.unit.pages.made import CAMDEN, Figure, by_category, compared, indicator

RATE = indicator()


def test_a_comparison_counts_both_sides_and_names_the_furthest() -> None:
    comparison = compared(
        {
            "Belsize": (0.9, 0.8, 1.0),
            "Bloomsbury": (2.1, 1.8, 2.4),
            "Frognal": (1.9, 1.7, 2.2),
            "Gospel Oak": (1.4, 1.2, 1.6),
            "Highgate": "small",
            "Kilburn": "missing",
        }
    )
    assert differences.finding(comparison) == (
        "1 ward is better than Camden (1.40 per 1,000) and 2 are worse. Bloomsbury is highest: between 1.80 and 2.40. "
        "1 ward is withheld to protect people: a small count. 1 ward has no return."
    )


def test_the_furthest_is_named_among_its_own_when_another_lies_beyond_it() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": (2.5, 1.2, 4.0)})
    assert differences.finding(comparison) == (
        "1 ward is worse than Camden (1.40 per 1,000). It is Belsize: between 1.80 and 2.20."
    )


def test_the_furthest_of_several_is_named_among_its_own() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Bloomsbury": (1.9, 1.7, 2.1), "Frognal": (2.5, 1.2, 4.0)})
    assert differences.finding(comparison) == (
        "2 wards are worse than Camden (1.40 per 1,000). Of these, Belsize is highest: between 1.80 and 2.20."
    )


def test_what_is_said_of_the_chosen_is_not_said_again() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": (1.9, 1.7, 2.1), "Highgate": (1.4, 1.2, 1.6)})
    belsize, frognal = (item.code for item in comparison.items[:2])
    assert differences.finding(comparison, belsize) == (
        "Belsize: 2.00, highest of 3 wards, worse than Camden. 2 wards are worse than Camden (1.40 per 1,000). "
        "Belsize lies between 1.80 and 2.20."
    )
    assert differences.finding(comparison, frognal).endswith("Belsize is highest: between 1.80 and 2.20.")
    everyone = compared({"Belsize": 2.0, "Frognal": 1.9, "Highgate": 1.4})
    assert differences.finding(everyone, belsize) == (
        "Belsize: 2.00, highest of 3 wards. Lowest: 1.40 (Highgate); Camden as a whole: 1.40."
    )
    assert differences.finding(everyone, everyone.items[2].code) == (
        "Highgate: 1.40, lowest of 3 wards. Highest: 2.00 (Belsize); Camden as a whole: 1.40."
    )
    assert differences.finding(everyone, frognal).endswith(
        "From 1.40 (Highgate) to 2.00 (Belsize); Camden as a whole: 1.40."
    )


def test_both_ends_are_told_where_the_chosen_shares_one_or_has_only_a_limit() -> None:
    shared = compared({"Belsize": 2.0, "Frognal": 2.0, "Highgate": 1.4})
    assert "From 1.40 (Highgate) to 2.00 (Belsize and Frognal)" in differences.finding(shared, shared.items[0].code)
    limit = compared({"Belsize": 0.06, "Frognal": 0.4}, 0.3, indicator("proportion"))
    first = dataclasses.replace(limit.items[0].observation, bound=Bound.AT_LEAST)
    limit = dataclasses.replace(limit, items=(dataclasses.replace(limit.items[0], observation=first), limit.items[1]))
    assert "From 6% or more (Belsize) to 40% (Frognal)" in differences.finding(limit, limit.items[1].code)


def test_a_neutral_comparison_says_higher_and_lower() -> None:
    comparison = compared(
        {"Belsize": (0.9, 0.8, 1.0), "Frognal": (1.0, 0.8, 1.2)}, declared=indicator(polarity="neutral")
    )
    assert differences.finding(comparison) == (
        "2 wards are lower than Camden (1.40 per 1,000). Belsize is lowest: between 0.80 and 1.00."
    )


def test_no_clear_difference_is_said_plainly() -> None:
    assert differences.finding(compared({"Belsize": (1.3, 1.1, 1.5)})) == (
        "No ward is clearly different from Camden (1.40 per 1,000)."
    )


def test_without_ranges_or_benchmark_only_the_reach_is_told() -> None:
    assert differences.finding(compared({"Belsize": 1.3, "Frognal": 1.6})) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); Camden as a whole: 1.40."
    )
    assert differences.finding(compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": 1.6}, benchmark=None)) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); there is no Camden figure to compare with."
    )


def test_a_comparison_without_a_figure_says_so() -> None:
    assert differences.finding(compared({"Belsize": "small", "Frognal": "pending"})) == (
        "No figure can be shown for December 2025. 1 ward is withheld to protect people: a small count. "
        "1 ward has its figure still to come."
    )


def test_a_comparison_of_nothing_speaks_of_no_period():
    nothing = Comparison(RATE, Frequency.MONTH, None, Level.WARD, (), None)
    assert differences.finding(nothing) == "No figure can be shown."
    assert differences_alt.alt(nothing) == "Ranked dots: Robbery, per 1,000 residents a month, by ward."


def test_words_for_a_reader_who_does_not_see_the_map_hold_its_ends() -> None:
    comparison = compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": (1.5, 1.2, 1.8)})
    assert differences_alt.alt(comparison) == (
        "Ranked dots: Robbery, per 1,000 residents a month, by ward, December 2025. Highest first: Frognal 1.50, "
        "Belsize 1.30. Camden: 1.40."
    )
    many = compared({f"Ward {place}": float(place) for place in range(1, 8)})
    assert differences_alt.alt(many) == (
        "Ranked dots: Robbery, per 1,000 residents a month, by ward, December 2025. Highest: Ward 7 7.00, Ward 6 6.00, "
        "Ward 5 5.00. Lowest: Ward 3 3.00, Ward 2 2.00, Ward 1 1.00. Camden: 1.40."
    )


START = "Ranked dots: Robbery, per 1,000 residents a month, by ward, December 2025. "


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        # Three of seven are lowest: all of them are named.
        ((7, 6, 5, 4, 1, 1, 1), "Highest: A 7.00, B 6.00, C 5.00. Lowest: E, F and G each 1.00."),
        # The third lowest is one of two.
        ((9, 8, 7, 6, 3, 3, 2, 1), "Highest: A 9.00, B 8.00, C 7.00. Lowest: E and F both 3.00, G 2.00, H 1.00."),
        # Written alike, though not to the last digit.
        ((7, 6, 5, 4, 1.001, 1.002, 1), "Highest: A 7.00, B 6.00, C 5.00. Lowest: E, F and G each 1.00."),
        ((9, 9, 8, 1, 1, 1, 1, 1, 1), "Highest: A and B both 9.00, C 8.00. Lowest: 6 wards each 1.00."),
        ((2, 2, 2, 2, 2, 2, 2, 2), "Highest first: 8 wards each 2.00."),
        ((3, 2, 2), "Highest first: A 3.00, B and C both 2.00."),
    ],
)
def test_those_that_are_tied_are_named_together(figures: tuple[float, ...], words: str) -> None:
    comparison = compared({"ABCDEFGHI"[place]: float(figure) for place, figure in enumerate(figures)})
    assert differences_alt.alt(comparison) == f"{START}{words} Camden: 1.40."


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20))
def test_no_ward_is_named_at_an_end_without_all_that_have_its_figure(figures: list[int]) -> None:
    names = [f"Ward{place:02}" for place in range(len(figures))]
    told = differences_alt.alt(compared({name: float(each) for name, each in zip(names, figures, strict=True)}))
    for figure in set(figures):
        level = [name for name, each in zip(names, figures, strict=True) if each == figure]
        assert sum(name in told for name in level) in (0, len(level))


def test_the_reach_and_the_furthest_name_all_that_are_tied() -> None:
    assert differences.finding(compared({"Belsize": 1.3, "Frognal": 1.3, "Kilburn": 1.6})) == (
        "From 1.30 (Belsize and Frognal) to 1.60 (Kilburn); Camden as a whole: 1.40."
    )
    assert differences.finding(compared({"Belsize": 1.3, "Frognal": 1.3})) == (
        "1.30 (Belsize and Frognal); Camden as a whole: 1.40."
    )
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Bloomsbury": (2.0, 1.7, 2.3), "Frognal": (1.4, 1.2, 1.6)})
    assert differences.finding(comparison) == (
        "2 wards are worse than Camden (1.40 per 1,000). Belsize and Bloomsbury are highest: 2.00 each."
    )


GROUPS = indicator("proportion", "high_is_good", breakdowns=["tenure"], breakdowns_of="residents")
TENURES: dict[str, Figure] = {
    "owner": (0.9, 0.88, 0.92),
    "unknown": (0.95, 0.9, 0.99),
    "council tenant": (0.7, 0.65, 0.75),
    "private tenant": "small",
}


def test_groups_are_higher_or_lower_than_all_and_never_better_or_worse() -> None:
    told = differences.finding(by_category(TENURES, declared=GROUPS))
    assert told == (
        "1 group is higher than all residents and 1 is lower. Council tenants: 70%, chance variation 65% to 75%; "
        "all residents: 80%. 1 group is withheld to protect people: a small count."
    )


def test_of_a_low_is_good_share_the_highest_group_is_told() -> None:
    lonely = indicator("proportion", "low_is_good", breakdowns=["tenure"], breakdowns_of="residents")
    assert "Owners: 90%" in differences.finding(by_category(TENURES, declared=lonely))


def test_groups_without_a_noun_are_set_beside_camden() -> None:
    tenures: dict[str, Figure] = {"owner": (0.9, 0.88, 0.92), "private tenant": (0.88, 0.85, 0.9)}
    assert differences.finding(by_category(tenures)).startswith("2 groups are higher than Camden. Owner: 90%")


@pytest.mark.parametrize(
    ("breakdown", "category", "words"),
    [
        ("disabled", "disabled", "Disabled residents"),
        ("disabled", "not disabled", "Residents who are not disabled"),
        ("disabled", "unknown", "Residents of whom this is not known"),
        ("age_band", "16-24", "Residents aged 16 to 24"),
        ("age_band", "75+", "Residents aged 75 and over"),
        ("ethnicity", "Asian", "Asian residents"),
        ("time_in_post", "under 6 months", "Residents in post under 6 months"),
        ("tenure", "council tenant", "Council tenants"),
        ("tenure", "unknown", "Residents of whom this is not known"),
    ],
)
def test_a_group_is_called_by_its_noun(breakdown: str, category: str, words: str) -> None:
    groups = by_category({category: 0.8}, declared=GROUPS)
    of = dataclasses.replace(groups, of=Categories(breakdown, CAMDEN))
    assert called(of, of.items[0]) == words


def test_parts_of_a_whole_are_ranked_and_never_judged() -> None:
    offences = by_category({"ROBBERY": (0.3, 0.2, 0.4), "OTHER THEFT": (1.0, 0.9, 1.1)}, 1.3, RATE)
    assert differences.finding(offences) == (
        "The largest part of 1.30 per 1,000 residents a month: other theft, 1.00. Next comes robbery, 0.30."
    )
    assert {beside.beside(RATE, each, offences.benchmark) for each in offences.observations} == {"none"}


def test_parts_without_a_figure_say_so() -> None:
    assert differences.finding(by_category({"ROBBERY": "small"}, 1.3, RATE)) == (
        "No figure can be shown for December 2025. 1 category is withheld to protect people: a small count."
    )
    alone = differences.finding(by_category({"ROBBERY": 0.3}, 1.3, RATE))
    assert alone == "The largest part of 1.30 per 1,000 residents a month: robbery, 0.30."


def test_a_ranking_says_what_is_marked_and_of_parts_nothing_is() -> None:
    wards = differences_read.how_to_read(compared({"Belsize": (0.3, 0.2, 1.4)}))
    assert wards.endswith("A ward is marked only when its whole range is on one side of the figure of Camden.")
    categories = differences_read.how_to_read(by_category({"owner": (0.9, 0.8, 1.0)}))
    assert "A group is marked only when" in categories
    assert "marked" not in differences_read.how_to_read(by_category({"ROBBERY": (0.3, 0.2, 0.4)}, 1.3, indicator()))


def test_best_fit_figures_say_so_under_the_map() -> None:
    fitted = indicator(caveats=["Best fit of small areas to wards", "Rounded to 5"])
    told = differences_read.how_to_read(compared({"Belsize": (1.3, 1.2, 1.4)}, declared=fitted))
    assert told.endswith("Best fit of small areas to wards.")
    assert "Rounded" not in told


def test_a_wards_count_is_a_part_of_camdens_and_not_worse_than_it() -> None:
    trees = indicator("count", "high_is_good")
    here = compared({"Belsize": (3.0, 1.0, 9.0), "Kilburn": (5.0, 2.0, 12.0)}, (64.0, 49.0, 82.0), declared=trees)
    stand = [beside.beside(trees, each.observation, here.benchmark) for each in here.items]
    assert stand == [Beside.NONE, Beside.NONE]
    assert differences.finding(here) == "The largest part of 64 a month: Kilburn, 5. Next comes Belsize, 3."


def test_what_is_not_known_is_the_end_of_nothing_though_it_stands_last() -> None:
    """It is listed last whatever its figure: 0.90 of those not known is no lowest beside 0.88 of another group."""
    comparison = by_category({"asian": 0.92, "mixed": 0.88, "unknown": 0.90})
    assert differences.finding(comparison) == "From 88% (Mixed) to 92% (Asian); Camden as a whole: 80%."
    assert differences_alt.alt(comparison).endswith("Highest first: Asian 92%, Mixed 88%. Not known: 90%. Camden: 80%.")
    alone = by_category({"unknown": 0.90})
    assert differences.finding(alone) == "90% (Not known); Camden as a whole: 80%."


@given(st.lists(st.integers(0, 100), min_size=2, max_size=9), st.integers(0, 100))
def test_the_reach_is_from_the_least_to_the_most_of_what_is_known(figures: list[int], unknown: int) -> None:
    named: dict[str, Figure] = {f"group {place}": figure / 100 for place, figure in enumerate(figures)}
    words = differences.finding(by_category(named | {"unknown": unknown / 100}))
    assert "Not known" not in words
    lowest, highest = min(figures), max(figures)
    ends = [float(each.partition("%")[0]) for each in words.removeprefix("From ").split(") to ")]
    assert ends == ([lowest, highest] if lowest != highest else [lowest])


def test_groups_without_ranges_are_set_beside_all_of_their_kind() -> None:
    declared = indicator("proportion", "high_is_good", breakdowns=["tenure"], breakdowns_of="staff")
    comparison = by_category({"adults and health": 0.5, "children and learning": 0.5, "finance": 0.7}, 0.66, declared)
    assert differences.finding(comparison) == (
        "From 50% (Adults and health; Children and learning) to 70% (Finance); all staff: 66%."
    )


@pytest.mark.parametrize(
    ("breakdown", "words"),
    [
        ("trade", "No trade is clearly different from all repairs (80%)."),
        ("risk", "No level of risk is clearly different from all repairs (80%)."),
        ("ethnicity", "No group is clearly different from all repairs (80%)."),
    ],
)
def test_things_are_called_by_what_they_are_and_people_groups(breakdown: str, words: str) -> None:
    declared = indicator("proportion", "high_is_good", breakdowns=["tenure"], breakdowns_of="repairs")
    comparison = by_category({"plumbing": (0.79, 0.7, 0.88)}, declared=declared)
    of = Categories(breakdown, CAMDEN)
    assert differences.finding(dataclasses.replace(comparison, of=of)) == words


def test_the_furthest_of_those_that_differ_is_not_called_that_of_all_where_another_is_as_far() -> None:
    wide, narrow, lower = (0.5, 0.35, 0.65), (0.5, 0.4, 0.6), (0.46, 0.39, 0.53)
    share = indicator("proportion", "low_is_good")
    shared = compared({"Camden Town": wide, "Kilburn": narrow, "Highgate": lower}, 0.37, share)
    assert "worse than Camden (37%). Of these, Kilburn is highest: between 40% and 60%." in differences.finding(shared)
    alone = compared({"Kilburn": narrow, "Highgate": lower}, 0.37, share)
    assert "worse than Camden (37%). Kilburn is highest: between 40% and 60%." in differences.finding(alone)


def test_why_the_chosen_has_no_figure_is_said_once() -> None:
    figures: dict[str, Figure] = {
        "Belsize": "small",
        "Frognal": (0.5, 0.4, 0.6),
        "Kilburn": "small",
        "Highgate": "small",
    }
    comparison = compared(figures, 0.45, indicator("proportion", "low_is_good"))
    assert differences.finding(comparison, comparison.items[0].code) == (
        "Belsize: withheld to protect people, a small count. No ward is clearly different from Camden (45%). "
        "2 other wards are withheld to protect people: small counts."
    )
    assert differences.finding(comparison).endswith("3 wards are withheld to protect people: small counts.")


def test_how_many_of_so_many_chance_alone_marks_is_said() -> None:
    twenty: dict[str, Figure] = {f"Ward {number}": (1.3, 1.2, 1.5) for number in range(20)}
    assert "Of 20 wards that do not differ, chance alone marks about 1." in differences_read.how_to_read(
        compared(twenty)
    )
    five = dict(list(twenty.items())[:5])
    assert "chance alone marks" not in differences_read.how_to_read(compared(five))
