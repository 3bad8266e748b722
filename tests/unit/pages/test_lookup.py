"""In which of its periods a place is told: none by a figure that stands alone and is years old."""

from datetime import date
from uuid import uuid4

import pytest

import metrics
from metrics import Area, Frequency, Indicator, Series
from pages.components.exhibits import lookup
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

SHARE = indicator("proportion")
FEW = "small"


class Held(metrics.Snapshot):
    """A snapshot of one indicator in one ward, by month and by year."""

    def __init__(self, declared: Indicator, *several: Series) -> None:
        object.__setattr__(self, "name", uuid4().hex)
        object.__setattr__(self, "indicators", {declared.slug: declared})
        object.__setattr__(self, "areas", {area.code: area for area in (BELSIZE, CAMDEN)})
        object.__setattr__(self, "_held", {series.frequency: series for series in several})

    def series(
        self, indicator: str, area: str, breakdown: str = "", category: str = "", frequency: str | None = None
    ) -> Series:
        declared = self.indicators[indicator]
        chosen = Frequency(frequency or declared.frequency)
        held: dict[Frequency, Series] = self._held  # type: ignore[attr-defined]
        return held.get(chosen, Series(declared, self.areas[area], chosen, ()))


def told(months: list[Figure], years: list[Figure], area: Area = BELSIZE) -> Series:
    """What is told of a ward with these months from 2022 on, and these financial years."""
    yearly = tuple(
        observation(SHARE, area, date(2022 + place, 4, 1), figure, frequency="financial_year")
        for place, figure in enumerate(years)
    )
    own = monthly(months, area, SHARE, first=date(2022, 4, 1))
    held = Held(SHARE, own, Series(SHARE, area, Frequency.FINANCIAL_YEAR, yearly))
    return lookup.here(held, SHARE.slug, area.code)


def reason(figure: Figure) -> Figure:
    return "too_few" if figure == FEW else figure


@pytest.mark.parametrize(
    ("months", "years", "frequency", "latest"),
    [
        # Every month has a figure: by month.
        ([0.5] * 24, [0.5, 0.6], "month", date(2024, 3, 1)),
        # Half of the last two years: still by month, and its latest is never two years old.
        ([0.5, FEW] * 12, [0.5, 0.6], "month", date(2024, 2, 1)),
        # One month more is over too few: by year.
        ([0.5, FEW] * 11 + [FEW, FEW], [0.5, 0.6], "financial_year", date(2023, 4, 1)),
        # A month two years ago, and none since: by year, or not at all.
        ([0.7] + [FEW] * 30, [FEW, 0.6], "financial_year", date(2023, 4, 1)),
        ([0.7] * 6 + [FEW] * 30, [FEW, FEW], "month", None),
        # Years ago it had many: what is told is of late.
        ([0.7] * 30 + [FEW] * 24, [0.7, 0.7, FEW, FEW], "financial_year", None),
        # A month that is missing is no reason to tell the year, and one that is still to come none either.
        ([0.5] + ["missing"] * 23, [0.5], "month", date(2022, 4, 1)),
        ([0.5, FEW, "pending", "pending"], [0.5], "month", date(2022, 4, 1)),
    ],
)
def test_a_ward_is_told_by_the_year_where_most_months_are_over_too_few(
    months: list[Figure], years: list[Figure], frequency: str, latest: date | None
) -> None:
    series = told([reason(each) for each in months], [reason(each) for each in years])
    assert series.frequency == frequency
    assert (series.latest.period if series.latest else None) == latest


def test_a_place_without_any_figure_has_its_own_months() -> None:
    assert told([], []).frequency is Frequency.MONTH
    assert told(["too_few"] * 3, []).latest is None
