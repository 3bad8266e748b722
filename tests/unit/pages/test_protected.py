"""Where to look in the place of a figure that is withheld: over a longer period, or of a wider area that has one."""

from dataclasses import replace
from datetime import date

import pytest

import metrics
from metrics import Area, Comparison, Frequency, Level, Series
from pages.components.exhibits import protected
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, by_category, compared, indicator, monthly, observation

SHARE = indicator("proportion")
NORTH = replace(CAMDEN, code="central", name="Central", level=Level.NEIGHBOURHOOD)
YEAR = Frequency.FINANCIAL_YEAR


class Held(metrics.Snapshot):
    """A snapshot of one indicator in a ward, its neighbourhood and Camden, and of their wards in one period."""

    def __init__(self, several: list[Series], comparisons: list[Comparison] | None = None) -> None:
        object.__setattr__(self, "indicators", {SHARE.slug: SHARE})
        object.__setattr__(self, "areas", {area.code: area for area in (BELSIZE, NORTH, CAMDEN)})
        object.__setattr__(self, "_held", {(each.area.code, each.frequency): each for each in several})
        object.__setattr__(self, "_compared", {(each.of, each.frequency): each for each in comparisons or []})

    def series(
        self, indicator: str, area: str, breakdown: str = "", category: str = "", frequency: str | None = None
    ) -> Series:
        declared = self.indicators[indicator]
        chosen = Frequency(frequency or declared.frequency)
        held: dict[tuple[str, Frequency], Series] = self._held  # type: ignore[attr-defined]
        return held.get((area, chosen), Series(declared, self.areas[area], chosen, ()))

    def comparison(
        self, indicator: str, level: str, period: date | None = None, frequency: str | None = None
    ) -> Comparison:
        declared = self.indicators[indicator]
        chosen = Frequency(frequency or declared.frequency)
        held: dict[tuple[Level, Frequency], Comparison] = self._compared  # type: ignore[attr-defined]
        return held.get((Level(level), chosen), Comparison(declared, chosen, None, Level(level), (), None))


def months(figure: Figure, area: Area = BELSIZE) -> Series:
    return monthly([0.5, figure], area, SHARE)


def years(figure: Figure, area: Area = BELSIZE) -> Series:
    return Series(SHARE, area, YEAR, (observation(SHARE, area, date(2024, 4, 1), figure, frequency=YEAR),))


def compared_by(
    level: Level, figure: Figure, frequency: Frequency = SHARE.frequency, benchmark: Figure = None
) -> Comparison:
    made = compared({"Belsize": figure}, benchmark, SHARE)
    return replace(made, of=level, frequency=frequency)


@pytest.mark.parametrize(
    ("several", "words"),
    [
        ([], ""),
        ([years("small"), months("small", NORTH)], "To see more, look at the Central neighbourhood."),
        ([years(0.5)], "To see more, look at the figures by the year."),
        ([years(0.5), months(0.5, CAMDEN)], "To see more, look at the figures by the year or Camden."),
        ([months(0.5, NORTH), months(0.5, CAMDEN)], "To see more, look at the Central neighbourhood."),
    ],
)
def test_a_withheld_figure_says_where_there_is_one(several: list[Series], words: str) -> None:
    own = months("small")
    assert protected.instead(Held([own, *several]), own) == words


def test_what_is_shown_or_only_still_to_come_sends_nobody_elsewhere() -> None:
    for figure in (0.5, "pending", "missing"):
        own = months(figure)
        assert protected.instead(Held([own, years(0.5)]), own) == ""


def test_what_comes_after_a_withheld_figure_hides_nothing() -> None:
    own = monthly(["small", "pending"], BELSIZE, SHARE)
    assert protected.instead(Held([own, years(0.5)]), own) == "To see more, look at the figures by the year."


@pytest.mark.parametrize(
    ("several", "benchmark", "words"),
    [
        ([], None, ""),
        ([], 0.5, "To see more, look at Camden."),
        ([compared_by(Level.NEIGHBOURHOOD, 0.5)], 0.5, "To see more, look at the neighbourhoods."),
        ([compared_by(Level.NEIGHBOURHOOD, "small")], 0.5, "To see more, look at Camden."),
        ([compared_by(Level.WARD, 0.5, YEAR)], None, "To see more, look at the figures by the year."),
    ],
)
def test_wards_of_which_some_are_withheld_say_it_too(several: list[Comparison], benchmark: Figure, words: str) -> None:
    assert protected.instead_among(Held([], several), compared_by(Level.WARD, "small", benchmark=benchmark)) == words
    shown = compared_by(Level.WARD, 0.5, benchmark=benchmark)
    assert protected.instead_among(Held([], several), shown) == ""


BY_YEAR = indicator("proportion", publish={"borough": "month", "neighbourhood": "month", "ward": "financial_year"})


def test_what_is_shown_by_the_year_for_its_small_numbers_says_so() -> None:
    ward = Series(BY_YEAR, BELSIZE, YEAR, (observation(BY_YEAR, BELSIZE, date(2024, 4, 1), 0.5, frequency=YEAR),))
    assert protected.by_longer(ward) == "Belsize is shown by the year, since numbers are small."
    assert protected.by_longer(replace(ward, area=CAMDEN)) == ""  # a longer period that was chosen
    assert protected.by_longer(monthly([0.5], NORTH, BY_YEAR)) == ""
    among = replace(compared({"Belsize": 0.5}, 0.5, BY_YEAR), frequency=YEAR, period=date(2024, 4, 1))
    assert protected.by_longer(among) == "Wards are shown by the year, since numbers are small (here 2024/25)."
    assert protected.by_longer(replace(among, of=Level.NEIGHBOURHOOD)) == ""


def test_a_borough_of_few_staff_is_shown_by_the_quarter_and_says_so() -> None:
    quarterly = indicator("proportion", level="borough", publish={"borough": "quarter"})
    own = observation(quarterly, CAMDEN, date(2025, 7, 1), 0.5, frequency=Frequency.QUARTER)
    series = Series(quarterly, CAMDEN, Frequency.QUARTER, (own,))
    assert protected.by_longer(series) == "Camden is shown by the quarter, since numbers are small."


def test_groups_that_are_shown_by_the_year_say_so() -> None:
    publish = {"borough": "month", "categories": {"borough": "financial_year"}}
    by_year = indicator("proportion", breakdowns=["tenure"], publish=publish)
    groups = by_category({"OWNER": 0.5}, 0.5, by_year)
    assert protected.by_longer(groups) == ""
    yearly = replace(groups, frequency=YEAR, period=date(2024, 4, 1))
    assert protected.by_longer(yearly) == "Groups are shown by the year, since numbers are small (here 2024/25)."


@pytest.mark.parametrize(
    ("comparisons", "several", "words"),
    [
        ([compared_by(Level.NEIGHBOURHOOD, 0.5)], [], "To see more, look at the neighbourhoods."),
        ([], [months(0.5, CAMDEN)], "To see more, look at Camden."),
        ([], [], ""),
    ],
)
def test_a_level_that_is_never_shown_says_where_to_look(
    comparisons: list[Comparison], several: list[Series], words: str
) -> None:
    assert protected.instead_of_all(Held(several, comparisons), SHARE.slug) == words


def test_groups_that_are_withheld_are_part_of_their_whole() -> None:
    groups = indicator("proportion", breakdowns=["tenure"], breakdowns_of="residents")
    one = by_category({"OWNER": 0.5, "PRIVATE": "small"}, 0.5, groups)
    assert protected.instead_among(Held([]), one) == "The figure of all residents includes it."
    two = by_category({"OWNER": "too_few", "PRIVATE": "small"}, 0.5, groups)
    assert protected.instead_among(Held([]), two) == "The figure of all residents includes them."
    assert protected.instead_among(Held([]), by_category({"OWNER": 0.5}, 0.5, groups)) == ""
    assert protected.instead_among(Held([]), by_category({"OWNER": "small"}, "small", groups)) == ""
