"""The tables behind the figures, made from the same observations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from metrics import Beside, Comparison, Frequency, Indicator, Item, Kind, Observation, Printed, Series
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Table
from pages.components.words.categories import heading, label, of_parts, whole
from pages.components.words.numbers import (
    count_text,
    interval_text,
    is_money,
    is_share,
    measured_in,
    out_of,
    unit,
    upper_first,
)
from pages.components.words.periods import in_period, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison, of_series
from pages.components.words.printed import beside as beside_number
from pages.components.words.ranges import range_name
from pages.components.words.states import count_code, observed, table_code, table_note

_NO_RATE = "no rate"
Count = TypeVar("Count")


def series_table(
    series: Series, borough: Series | None = None, printed: Mapping[date, Printed] = MappingProxyType({})
) -> Table:
    """One area over time, newest first, with the borough's figures in a column where it is another, and who `printed`
    each figure where that is told."""
    indicator, observations = series.indicator, series.observations
    columns, places = _columns(indicator, series.frequency, observations), of_series(series, borough)
    other = {each.period: _value(indicator, each, places) for each in borough.observations} if borough else {}
    rows = [
        [
            _period(each),
            *_cells(indicator, columns, each, places),
            *([other.get(each.period, "")] if borough else []),
            *([beside_number(printed[each.period]) if each.period in printed else ""] if printed else []),
        ]
        for each in reversed(observations)
    ]
    first = "At the end of" if indicator.at_the_end else "Period"
    headings = [first, *columns, *([BOROUGH_NAME] if borough else []), *(["Printed by"] if printed else [])]
    caption = f"{indicator.title}, {series.area.name}. {table_note(observations)}".strip()
    return Table(caption, headings, rows)


def comparison_table(comparison: Comparison, chosen: Collection[str] = ()) -> Table:
    """Areas or categories in one period, highest first, and how each compares with the borough, where it does."""
    indicator, observations = comparison.indicator, comparison.observations
    columns, places = _columns(indicator, comparison.frequency, observations), of_comparison(comparison)
    judged = _has_range(observations) and not of_parts(comparison) and not comparison.beyond
    items = ranked(comparison)
    unplaced = [comparison.unplaced] if comparison.unplaced else []
    rows = [
        [
            label(item),
            *_cells(indicator, columns, item.observation, places),
            *([_beside(comparison, item.observation).word] if judged else []),
        ]
        for item in items
    ]
    rows += [_unplaced(indicator, columns, item, places, judged=judged) for item in unplaced]
    caption = (
        f"{indicator.title} by {heading(comparison).lower()}{in_period(comparison)}. {table_note(observations)}".strip()
    )
    headings = [heading(comparison), *columns, *([f"Compared with {whole(comparison)}"] if judged else [])]
    return Table(caption, headings, rows, [label(item) for item in items if item.code in chosen])


def _unplaced(indicator: Indicator, columns: Sequence[str], item: Item, places: int, *, judged: bool) -> list[str]:
    """What has no ward recorded, last; over no residents or households it is a count without a rate."""
    figure, *others = _cells(indicator, columns, item.observation, places)
    return [upper_first(item.name), figure or _NO_RATE, *others, *([""] if judged else [])]


def _beside(comparison: Comparison, observation: Observation) -> Beside:
    return beside(comparison.indicator, observation, comparison.judged_by)


def _columns(indicator: Indicator, frequency: Frequency, observations: Iterable[Observation]) -> list[str]:
    """Headings: the figure, its counts where they say something by themselves, and its range where it has one."""
    figure = "Share" if is_share(indicator) else _in(indicator, frequency).capitalize() or "Figure"
    counts = _counts(indicator, indicator.numerator, out_of(indicator))
    ranges = [range_name(indicator)] if _has_range(observations) else []
    return [figure, *(upper_first(each) for each in (*counts, *ranges))]


def _in(indicator: Indicator, frequency: Frequency) -> str:
    return measured_in(indicator, frequency) if is_money(indicator) else unit(indicator, frequency)


def _has_range(observations: Iterable[Observation]) -> bool:
    return any(each.lower is not None for each in observations)


def _cells(indicator: Indicator, columns: Sequence[str], observation: Observation, places: int) -> list[str]:
    counts = _counts(indicator, observation.numerator, observation.denominator)
    cells = [_value(indicator, observation, places)]
    cells += [count_code(observation) if count is None else count_text(indicator, count) for count in counts]
    likely = interval_text(indicator, observation.lower, observation.upper, places)
    return [*cells, likely][: len(columns)]


def _counts(indicator: Indicator, numerator: Count, denominator: Count) -> list[Count]:
    """Those of the two that say something by themselves: a count is its numerator, a mean's is a sum of values."""
    if indicator.kind in (Kind.PROPORTION, Kind.RATE):
        return [numerator, denominator]
    return [denominator] if indicator.kind is Kind.MEAN else []


def _value(indicator: Indicator, observation: Observation, places: int) -> str:
    return table_code(observation) or observed(indicator, observation, places)


def _period(observation: Observation) -> str:
    return when(observation) + (" (provisional)" if observation.provisional else "")
