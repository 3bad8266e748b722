"""The tables behind the figures, made from the same observations."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from metrics import Beside, Comparison, Frequency, Indicator, Kind, Observation, Series, Status
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Table
from pages.components.words.categories import heading, label, of_parts, whole
from pages.components.words.numbers import count_text, interval_text, is_share, unit, upper_first
from pages.components.words.periods import in_period, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.states import CODES, observed, table_code, table_note

_RANGE = "Likely range"
Count = TypeVar("Count")


def series_table(series: Series, borough: Series | None = None) -> Table:
    """One area over time, newest first, with the borough's figures in a column where it is another."""
    indicator, observations = series.indicator, series.observations
    columns = _columns(indicator, series.frequency, observations)
    other = {each.period: _value(indicator, each) for each in borough.observations} if borough else {}
    rows = [
        [
            _period(each),
            *_cells(indicator, columns, each),
            *([other.get(each.period, CODES[Status.MISSING])] if borough else []),
        ]
        for each in reversed(observations)
    ]
    first = "At the end of" if indicator.stock else "Period"
    caption = f"{indicator.title}, {series.area.name}. {table_note(observations)}".strip()
    return Table(caption, [first, *columns, *([BOROUGH_NAME] if borough else [])], rows)


def comparison_table(comparison: Comparison, chosen: Collection[str] = ()) -> Table:
    """Areas or categories in one period, highest first, and how each compares with the borough, where it does."""
    indicator, observations = comparison.indicator, comparison.observations
    columns = _columns(indicator, comparison.frequency, observations)
    judged = _RANGE in columns and not of_parts(comparison)
    items = ranked(comparison)
    rows = [
        [
            label(item),
            *_cells(indicator, columns, item.observation),
            *([_beside(comparison, item.observation).word] if judged else []),
        ]
        for item in items
    ]
    caption = (
        f"{indicator.title} by {heading(comparison).lower()}{in_period(comparison)}. {table_note(observations)}".strip()
    )
    headings = [heading(comparison), *columns, *([f"Compared with {whole(comparison)}"] if judged else [])]
    return Table(caption, headings, rows, [label(item) for item in items if item.code in chosen])


def _beside(comparison: Comparison, observation: Observation) -> Beside:
    return beside(comparison.indicator, observation, comparison.benchmark)


def _columns(indicator: Indicator, frequency: Frequency, observations: Iterable[Observation]) -> list[str]:
    """Headings: the figure, its counts where they say something by themselves, and its range where it has one."""
    figure = "Share" if is_share(indicator) else unit(indicator, frequency).capitalize() or "Figure"
    counts = _counts(indicator, indicator.numerator, str(indicator.denominator))
    ranges = [_RANGE] if any(each.lower is not None for each in observations) else []
    return [figure, *(upper_first(each) for each in counts), *ranges]


def _cells(indicator: Indicator, columns: Sequence[str], observation: Observation) -> list[str]:
    counts = _counts(indicator, observation.numerator, observation.denominator)
    cells = [_value(indicator, observation)]
    cells += ["" if count is None else count_text(indicator, count) for count in counts]
    likely = interval_text(indicator, observation.lower, observation.upper)
    return [*cells, *([likely] if columns[-1] == _RANGE else [])]


def _counts(indicator: Indicator, numerator: Count, denominator: Count) -> list[Count]:
    """Those of the two that say something by themselves: a count is its numerator, a mean's is a sum of values."""
    if indicator.kind in (Kind.PROPORTION, Kind.RATE):
        return [numerator, denominator]
    return [denominator] if indicator.kind is Kind.MEAN else []


def _value(indicator: Indicator, observation: Observation) -> str:
    return table_code(observation) or observed(indicator, observation)


def _period(observation: Observation) -> str:
    return when(observation) + (" (provisional)" if observation.provisional else "")
