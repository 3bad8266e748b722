"""Real HTML tables, made from the same observations as the charts they stand behind."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeVar

from metrics import Comparison, Indicator, Kind, Level, Observation, Series
from pages.components import categories, differences, formats, periods

Cell = str
Count = TypeVar("Count")


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, chosen: str | None = None) -> str:
    """A table whose first column names the row and whose other columns are figures. Cells are text, not HTML."""
    head = "".join(
        f'<th scope="col"{"" if place == 0 else " class=n"}>{escape(text)}</th>' for place, text in enumerate(headings)
    )
    body = "".join(_row(row, row[0] == chosen) for row in rows)
    return (
        '<div class="scroll" role="region" tabindex="0" aria-label="' + escape(caption, quote=True) + '">'
        f'<table class="data"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def words(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table of words: no column is of figures."""
    return table(caption, headings, rows).replace(' class="n"', "").replace(" class=n", "")


def series_table(series: Series, borough: Series | None) -> str:
    """One area over time, newest first, beside the borough where it is another."""
    indicator = series.indicator
    borough = None if borough is None or borough.area == series.area else borough
    beside = {each.period: each for each in borough.observations} if borough else {}
    columns = _columns(indicator, series.frequency, series.observations)
    first = "At the end of" if indicator.stock else "Period"
    rows = []
    for each in reversed(series.observations):
        row = [_period(each), *_cells(indicator, columns, each)]
        if borough:
            other = beside.get(each.period)
            row.append(_value(indicator, other) if other else formats.CODES["missing"])
        rows.append(row)
    caption = f"{indicator.title}, {series.area.name}. {formats.table_note(series.observations)}".strip()
    return table(caption, [first, *columns, *(["Camden"] if borough else [])], rows)


def comparison_table(comparison: Comparison, chosen: str | None = None) -> str:
    """Areas or categories in one period, highest first, and how each compares with the borough, where it does."""
    indicator = comparison.indicator
    columns = _columns(indicator, comparison.frequency, comparison.observations)
    beside = [] if differences.of_parts(comparison) or "Likely range" not in columns else ["Beside Camden"]
    rows = [
        [
            categories.label(item),
            *_cells(indicator, columns, item.observation),
            *([_beside(comparison, item.observation)] if beside else []),
        ]
        for item in differences.ranked(comparison)
    ]
    of = comparison.of
    first = of.word.capitalize() if isinstance(of, Level) else categories.breakdown_name(of.breakdown)
    period = f", {periods.period_text(comparison.frequency, comparison.period)}" if comparison.period else ""
    caption = f"{indicator.title}{period}. {formats.table_note(comparison.observations)}".strip()
    return table(caption, [first, *columns, *beside], rows, chosen=chosen)


_BESIDE = {
    "better": "Better",
    "worse": "Worse",
    "higher": "Higher",
    "lower": "Lower",
    "similar": "Too close to tell",
    "none": "",
}


def _beside(comparison: Comparison, observation: Observation) -> str:
    return _BESIDE[differences.comparison_word(comparison.indicator, observation, comparison.benchmark)]


def _columns(indicator: Indicator, frequency: str, observations: Iterable[Observation]) -> list[str]:
    """Headings: the figure, its counts where they say something by themselves, and its range where it has one."""
    figure = "Share" if formats.is_share(indicator) else formats.unit(indicator, frequency).capitalize() or "Figure"
    counts = _counts(indicator, indicator.numerator, str(indicator.denominator))
    ranges = ["Likely range"] if any(each.lower is not None for each in observations) else []
    return [figure, *(formats.upper_first(each) for each in counts), *ranges]


def _cells(indicator: Indicator, columns: Sequence[str], observation: Observation) -> list[str]:
    counts = _counts(indicator, observation.numerator, observation.denominator)
    cells = [_value(indicator, observation)]
    cells += ["" if count is None else formats.count_text(indicator, count) for count in counts]
    likely = formats.interval_text(indicator, observation.lower, observation.upper)
    return [*cells, *([likely] if columns[-1] == "Likely range" else [])]


def _counts(indicator: Indicator, numerator: Count, denominator: Count) -> list[Count]:
    """Those of the two that say something by themselves: a count is its numerator, a mean's is a sum of values."""
    if indicator.kind in (Kind.PROPORTION, Kind.RATE):
        return [numerator, denominator]
    return [denominator] if indicator.kind is Kind.MEAN else []


def _value(indicator: Indicator, observation: Observation) -> str:
    return formats.table_code(observation) or formats.observed(indicator, observation)


def _period(observation: Observation) -> str:
    return periods.when(observation) + (" (provisional)" if observation.provisional else "")


def _row(row: Sequence[Cell], chosen: bool) -> str:
    first, *rest = (escape(cell) for cell in row)
    cells = "".join(f'<td class="n">{cell}</td>' for cell in rest)
    return f'<tr{" class=chosen" if chosen else ""}><th scope="row">{first}</th>{cells}</tr>'
