"""From which figure to which a series has moved, and where the latest stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Frequency, Series
from pages.components.words.changes import among, moved
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

RATE = indicator()
SITES = indicator("published", frequency="year", unit="sites")

SHARE = indicator("published", frequency="year", unit="share")
PART = indicator("proportion", "high_is_good", frequency="year")
HOMES = indicator("published", frequency="quarter", unit="homes")


def yearly(figures: dict[int, Figure], **parts: object) -> Series:
    made = tuple(observation(SITES, CAMDEN, date(year, 1, 1), figure, **parts) for year, figure in figures.items())
    return Series(SITES, CAMDEN, Frequency.YEAR, made)


def test_a_fall_says_from_where_to_where_and_that_it_is_the_lowest_yet() -> None:
    assert moved(yearly({2021: 98.0, 2022: 66.0, 2023: 12.0, 2024: 3.0})) == (
        "Fell from 98 sites in 2021 to 3 in 2024; the lowest yet."
    )


def test_a_period_that_a_series_skips_is_not_known() -> None:
    """A figure in print has no row for a year without one; a survey of every third year skips none."""
    assert moved(yearly({2018: 98.0, 2019: 66.0, 2022: 12.0, 2024: 3.0})).endswith("; the lowest of those known.")
    assert moved(yearly({2018: 98.0, 2021: 66.0, 2024: 3.0})).endswith("; the lowest yet.")
    quarters = [date(2025, 1, 1), date(2025, 4, 1), date(2025, 10, 1), date(2026, 1, 1)]
    made = [observation(HOMES, CAMDEN, each, 10.0 + place) for place, each in enumerate(quarters)]
    assert moved(Series(HOMES, CAMDEN, Frequency.QUARTER, tuple(made))).endswith("; the highest of those known.")
    assert moved(Series(HOMES, CAMDEN, Frequency.QUARTER, tuple(made[2:]))).endswith("to 13 in Jan to Mar 2026.")


def test_a_rise_that_was_higher_before_says_between_which_it_moved() -> None:
    assert moved(yearly({2018: 10.0, 2019: 30.0, 2020: 20.0})) == (
        "Rose from 10 sites in 2018 to 20 in 2020; between 10 and 30 over that time; but down from 30 in 2019."
    )


def test_two_figures_are_no_record() -> None:
    assert moved(yearly({2021: 350.0, 2022: 618.0})) == "Rose from 350 sites in 2021 to 618 in 2022."


def test_what_is_not_known_may_have_been_lower() -> None:
    assert moved(yearly({2018: 98.0, 2019: 50.0, 2020: "missing", 2021: 3.0})).endswith("; the lowest of those known.")
    assert moved(yearly({2018: 98.0, 2019: 50.0, 2020: 3.0, 2021: "missing"})).endswith("; the lowest yet.")


def test_equal_to_an_earlier_record_is_no_record() -> None:
    assert moved(yearly({2018: 98.0, 2019: 3.0, 2020: 3.0})) == "Fell from 98 sites in 2018 to 3 in 2020."


def test_the_same_figure_is_as_before_and_a_swing_in_between_is_told() -> None:
    assert moved(yearly({2018: 5.0, 2019: 9.0, 2020: 5.0})) == (
        "As before: 5 sites in 2018 and in 2020; between 5 and 9 over that time; down from 9 in 2019."
    )


def test_the_newest_step_is_told_where_it_runs_against_the_whole() -> None:
    assert moved(yearly({2022: 469.0, 2023: 157.0, 2024: 241.0})) == (
        "Fell from 469 sites in 2022 to 241 in 2024; between 157 and 469 over that time; but up from 157 in 2023."
    )
    # 241 after 230 is under a fifth of what lies between 157 and 469.
    assert "but" not in moved(yearly({2021: 469.0, 2022: 157.0, 2023: 230.0, 2024: 241.0}))
    assert "but" not in moved(yearly({2022: 469.0, 2023: 241.0, 2024: 157.0}))


def test_a_change_under_a_fifth_of_what_it_moved_between_is_little() -> None:
    assert moved(yearly({2021: 100.0, 2022: 150.0, 2023: 108.0, 2024: 109.0})) == (
        "Little changed: 100 sites in 2021, 109 in 2024; between 100 and 150 over that time."
    )
    assert moved(yearly({2021: 100.0, 2022: 150.0, 2023: 108.0, 2024: 110.0})).startswith("Rose from 100")
    # A record is one however the figures moved before.
    assert (
        moved(yearly({2021: 5.0, 2022: 0.0, 2023: 6.0})) == "Rose from 5 sites in 2021 to 6 in 2023; the highest yet."
    )


def test_what_some_answered_is_neither_a_rise_nor_a_fall_without_a_range() -> None:
    asked = indicator("published", frequency="year", unit="share", sampled=True)

    def told(*figures: Figure) -> str:
        made = [observation(asked, CAMDEN, date(2020 + place, 1, 1), each) for place, each in enumerate(figures)]
        return moved(Series(asked, CAMDEN, Frequency.YEAR, tuple(made)))

    assert told(0.72, 0.74, 0.75) == "72% in 2020, then 75% in 2022."
    assert told(0.72, 0.72) == "As before: 72% in 2020 and in 2021."
    assert told((0.60, 0.58, 0.62), (0.75, 0.73, 0.77)).startswith("Rose from 60%")
    assert told((0.72, 0.69, 0.75), (0.75, 0.72, 0.78)).startswith("No clear difference: 72%")


def test_money_of_each_year_has_no_record() -> None:
    pay = indicator("published", "high_is_good", frequency="year", unit="pounds a week")
    made = [
        observation(pay, CAMDEN, date(2020 + place, 1, 1), each) for place, each in enumerate((607.5, 700.0, 880.0))
    ]
    assert moved(Series(pay, CAMDEN, Frequency.YEAR, tuple(made))) == (
        "Rose from \N{POUND SIGN}608 a week in 2020 to \N{POUND SIGN}880 in 2022, before allowing for price rises."
    )


def test_a_provisional_figure_is_neither_end() -> None:
    whole = yearly({2018: 98.0, 2019: 50.0})
    still_open = observation(SITES, CAMDEN, date(2020, 1, 1), 1.0, provisional=True)
    series = Series(SITES, CAMDEN, Frequency.YEAR, (*whole.observations, still_open))
    assert moved(series) == "Fell from 98 sites in 2018 to 50 in 2019."
    assert moved(Series(SITES, CAMDEN, Frequency.YEAR, (still_open,))) == ""


def test_months_are_told_over_two_years_to_the_same_month() -> None:
    series = monthly([9.0, 1.1, *[1.6] * 23, 1.3], first=date(2023, 11, 1))
    assert moved(series) == (
        "Rose over two years from 1.10 per 1,000 residents a month in December 2023 to 1.30 in December 2025; between "
        "1.10 and 1.60 over that time."
    )


def test_a_record_is_of_all_years_and_not_of_the_last_two() -> None:
    assert "yet" not in moved(monthly([0.5, *[1.6] * 24, 1.3], first=date(2023, 11, 1)))


@pytest.mark.parametrize(
    ("first", "latest", "begins"),
    [
        ((1.0, 0.9, 1.1), (1.5, 1.4, 1.6), "Rose from 1.00"),
        ((1.5, 1.4, 1.6), (1.0, 0.9, 1.1), "Fell from 1.50"),
        ((1.0, 0.8, 1.2), (1.1, 0.9, 1.3), "No clear difference: 1.00"),
        # The ranges overlap, and the difference of 0.3 is still more than the root of 0.2² + 0.2² that chance makes.
        ((1.0, 0.8, 1.2), (1.3, 1.1, 1.5), "Rose from 1.00"),
        ((1.0, 0.8, 1.2), (1.2, 1.0, 1.4), "No clear difference: 1.00"),
    ],
)
def test_a_change_that_chance_could_make_is_not_clear(first: Figure, latest: Figure, begins: str) -> None:
    assert moved(monthly([first, latest])).startswith(begins)


@pytest.mark.parametrize(
    ("first", "latest", "words"),
    [
        (("at_most", 0.05), ("", 0.08), "Rose from 5% or less in 2018 to 8.0% in 2019."),
        (("at_most", 0.05), ("", 0.04), "5% or less in 2018, 4.0% in 2019."),
        (("", 0.08), ("at_most", 0.05), "Fell from 8.0% in 2018 to 5% or less in 2019."),
        (("", 0.08), ("at_least", 0.05), "8.0% in 2018, 5% or more in 2019."),
        (("at_most", 0.05), ("at_most", 0.05), "5% or less in 2018, 5% or less in 2019."),
        (("less_than", 0.05), ("", 0.04), "under 5.0% in 2018, 4.0% in 2019."),
        (("", 0.08), ("more_than", 0.05), "8.0% in 2018, over 5.0% in 2019."),
        (("more_than", 0.08), ("", 0.05), "Fell from over 8.0% in 2018 to 5.0% in 2019."),
    ],
)
def test_a_bound_says_no_more_than_it_knows(first: tuple[str, float], latest: tuple[str, float], words: str) -> None:
    made = tuple(
        observation(SHARE, CAMDEN, date(year, 1, 1), value, bound=bound)
        for year, (bound, value) in ((2018, first), (2019, latest))
    )
    assert moved(Series(SHARE, CAMDEN, Frequency.YEAR, made)) == words


def test_figures_range_and_reach_are_written_with_the_places_of_their_exhibit() -> None:
    series = monthly([(0.831, 0.830, 0.832), 0.84, (0.834, 0.833, 0.835)], declared=indicator("proportion"))
    assert moved(series) == (
        "Rose from 83.1% in January 2025 to 83.4% in March 2025 (chance variation 83.3% to 83.5%); between 83.1% and "
        "84.0% over that time."
    )
    # With fewer, a change that cannot be read is none.
    assert moved(series, 0) == (
        "As before: 83% in January 2025 and in March 2025 (chance variation 83% to 84%); between 83% and 84% over that "
        "time."
    )


@given(st.lists(st.one_of(st.integers(0, 40).map(float), st.just("missing")), min_size=1, max_size=8))
def test_the_word_agrees_with_the_figures(figures: list[Figure]) -> None:
    """Rose, fell, as before and little changed by the first and last figure; a record only where no other is as low, or
    as high, and one of all time only where no year between them lacks its figure."""
    words = moved(yearly(dict(enumerate(figures, 2010))))
    shown = [each for each in figures if isinstance(each, float)]
    if not shown:
        assert words == ""
        return
    first, last = shown[0], shown[-1]
    if len(shown) > 1:
        little = 0 < abs(last - first) * 5 < max(shown) - min(shown) and min(shown[:-1]) <= last <= max(shown[:-1])
        verdict = "Rose from" if last > first else "Fell from" if last < first else "As before:"
        assert words.startswith("Little changed:" if little else verdict)
    assert ("the lowest" in words) <= (last < min(shown[:-1], default=last))
    assert ("the highest" in words) <= (last > max(shown[:-1], default=last))
    known = [place for place, each in enumerate(figures) if isinstance(each, float)]
    assert (" yet" in words) <= (len(known) == known[-1] - known[0] + 1)


def test_a_place_with_one_figure_says_that_it_is_the_only_one() -> None:
    assert moved(monthly([1.3], BELSIZE, RATE)) == (
        "1.30 per 1,000 residents a month in January 2025; the only figure so far."
    )


def gaps(*figures: float) -> str:
    declared = indicator("published", "neutral", frequency="year", unit="share")
    made = [observation(declared, CAMDEN, date(2020 + place, 1, 1), each) for place, each in enumerate(figures)]
    return moved(Series(declared, CAMDEN, Frequency.YEAR, tuple(made)))


def test_a_gap_with_two_sides_is_told_by_how_near_to_nought_it_is() -> None:
    assert gaps(-0.009, -0.063, 0.001) == (
        "Rose from \N{MINUS SIGN}0.9% in 2020 to 0.1% in 2022; the nearest to nought yet."
    )
    assert "yet" not in gaps(-0.035, -0.006, 0.024)  # the highest, but further from equal than before
    assert gaps(0.01, 0.02, 0.03).endswith("; the highest yet.")  # a gap on one side only


def test_a_change_of_what_is_counted_among_stands_with_every_change() -> None:
    sites = indicator("published", frequency="year", unit="sites", when_compared="159 sites then and 325 now")
    both = [observation(sites, CAMDEN, date(year, 1, 1), figure) for year, figure in ((2018, 98.0), (2024, 3.0))]
    assert among(Series(sites, CAMDEN, Frequency.YEAR, tuple(both))) == "159 sites then and 325 now."
    assert among(Series(sites, CAMDEN, Frequency.YEAR, tuple(both[:1]))) == ""


@pytest.mark.parametrize(("now", "words"), [(149.0, ""), (150.0, "It is out of 100 in 2020 and 150 in 2021.")])
def test_a_share_says_when_it_is_out_of_half_as_many_again(now: float, words: str) -> None:
    known = indicator("proportion", frequency="year", no_interval="Everyone is counted")
    made = [
        observation(known, CAMDEN, date(2020 + place, 1, 1), 0.5, denominator=out_of)
        for place, out_of in enumerate((100.0, now))
    ]
    assert among(Series(known, CAMDEN, Frequency.YEAR, tuple(made))) == words
    ranged = [observation(known, CAMDEN, each.period, (0.5, 0.4, 0.6), denominator=each.denominator) for each in made]
    assert among(Series(known, CAMDEN, Frequency.YEAR, tuple(ranged))) == ""


def shares(*parts: tuple[float, float], bounds: tuple[str, ...] = ("", "")) -> Series:
    """Years of shares of rounded counts."""
    made = tuple(
        observation(PART, CAMDEN, date(2018 + place, 1, 1), round(x / n, 2), numerator=x, denominator=n, bound=bound)
        for place, ((x, n), bound) in enumerate(zip(parts, bounds, strict=True))
    )
    return Series(PART, CAMDEN, Frequency.YEAR, made)


@pytest.mark.parametrize(
    ("first", "latest", "words"),
    [
        # 18 to 22 of 158 to 162, and 23 to 27 of 163 to 167: the first may have been 13.9%, the second 13.8%.
        ((20.0, 160.0), (25.0, 165.0), "No clear difference: 12% in 2018, 15% in 2019."),
        ((25.0, 155.0), (25.0, 165.0), "No clear difference: 16% in 2018, 15% in 2019."),
        ((20.0, 165.0), (25.0, 165.0), "Rose from 12% in 2018 to 15% in 2019."),
    ],
)
def test_a_change_that_rounding_could_make_is_not_clear(
    first: tuple[float, float], latest: tuple[float, float], words: str
) -> None:
    assert moved(shares(first, latest), rounded=True) == words
    assert moved(shares(first, latest)).startswith(("Rose", "Fell"))


def test_a_change_from_a_bound_is_told_where_it_is_sure() -> None:
    # 5 is the least that is shown: of 87 at the most, that is 5.7%.
    assert moved(shares((4.0, 78.0), (5.0, 85.0), bounds=("at_most", "")), rounded=True) == (
        "Rose from 5% or less in 2018 to 6% in 2019."
    )
    # Of 77 it is 6.5%, and the other may have been 7%.
    assert moved(shares((4.0, 58.0), (5.0, 75.0), bounds=("at_most", "")), rounded=True) == (
        "7% or less in 2018, 7% in 2019."
    )
    assert moved(shares((4.0, 58.0), (5.0, 65.0), bounds=("at_most", "")), rounded=True) == (
        "Rose from 7% or less in 2018 to 8% in 2019."
    )
    assert moved(shares((60.0, 65.0), (63.0, 67.0), bounds=("", "at_least")), rounded=True) == (
        "92% in 2018, 94% or more in 2019."
    )


def test_a_record_that_rounding_could_make_is_none() -> None:
    # 25 of 165 may have been more than 25 of 160.
    close = shares((20.0, 165.0), (25.0, 165.0), (25.0, 160.0), bounds=("", "", ""))
    assert moved(close, rounded=True) == "Rose from 12% in 2018 to 16% in 2020."
    clear = shares((20.0, 165.0), (25.0, 165.0), (35.0, 165.0), bounds=("", "", ""))
    assert moved(clear, rounded=True) == "Rose from 12% in 2018 to 21% in 2020; the highest yet."
