"""From where to where a line goes, in words."""

from collections.abc import Sequence

from metrics import Observation, Series, Status
from pages.components.words.periods import dated
from pages.components.words.precision import of_series
from pages.components.words.states import observed


def from_to(series: Series, complete: Sequence[Observation]) -> str:
    """'From 71% in November 2021 to 84% in October 2026, between 68% and 86%', of at least one complete figure; and how
    many periods are withheld."""
    indicator, places = series.indicator, of_series(series)
    first, last = (
        f"{observed(indicator, each, places)} {dated(indicator, each)}" for each in (complete[0], complete[-1])
    )
    by_value = sorted(complete, key=lambda each: each.value or 0)
    low, high = (observed(indicator, each, places) for each in (by_value[0], by_value[-1]))
    withheld = sum(each.status is Status.WITHHELD for each in series.observations)
    gaps = f"; {withheld} {'period is' if withheld == 1 else 'periods are'} withheld" if withheld else ""
    return f"From {first} to {last}, between {low} and {high}{gaps}"
