"""Real HTML tables, made from the same observations as the charts they stand behind."""

from collections.abc import Iterable, Sequence
from html import escape

from metrics import Comparison, Indicator, Observation, Series
from pages.components import wording

Cell = str


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
    """One area over time, newest first, beside the borough."""
    indicator = series.indicator
    beside = {each.period: each for each in borough.observations} if borough else {}
    headings = ["Period", wording.unit(indicator, series.frequency).capitalize(), *_parts(indicator), "Likely range"]
    headings += ["Camden"] if borough else []
    rows = []
    for each in reversed(series.observations):
        row = [_period(each), *_figures(indicator, each)]
        if borough:
            other = beside.get(each.period)
            row.append(_value(indicator, other) if other else wording.CODES["missing"])
        rows.append(row)
    caption = f"{indicator.title}, {series.area.name}. {wording.table_note(series.observations)}".strip()
    return table(caption, headings, rows)


def comparison_table(comparison: Comparison, chosen: str | None = None) -> str:
    """Areas in one period, highest first, with how each compares with the borough."""
    indicator = comparison.indicator
    unit = wording.unit(indicator, comparison.frequency).capitalize()
    level = comparison.areas[0].level.capitalize()
    headings = [level, unit, *_parts(indicator), "Likely range", "Beside Camden"]
    rows = [
        [area.name, *_figures(indicator, each), _beside(comparison, each)] for area, each in wording.ranked(comparison)
    ]
    period = wording.period_text(comparison.frequency, comparison.period)
    caption = f"{indicator.title}, {period}. {wording.table_note(comparison.observations)}".strip()
    return table(caption, headings, rows, chosen=chosen)


_BESIDE = {
    "better": "Better",
    "worse": "Worse",
    "higher": "Higher",
    "lower": "Lower",
    "similar": "Too close to tell",
    "none": "",
}


def _beside(comparison: Comparison, observation: Observation) -> str:
    word = wording.comparison_word(observation, comparison.benchmark, comparison.indicator.polarity)
    return _BESIDE[word]


def _parts(indicator: Indicator) -> list[str]:
    return [indicator.numerator, *([indicator.denominator.capitalize()] if indicator.denominator else [])]


def _figures(indicator: Indicator, observation: Observation) -> list[str]:
    parts = [observation.numerator, *([observation.denominator] if indicator.denominator else [])]
    counts = ["" if part is None else f"{part:,.0f}" for part in parts]
    likely = wording.interval_text(indicator, observation.lower, observation.upper)
    return [_value(indicator, observation), *counts, likely]


def _value(indicator: Indicator, observation: Observation) -> str:
    return wording.table_code(observation) or wording.observed(indicator, observation)


def _period(observation: Observation) -> str:
    return wording.when(observation) + (" (provisional)" if observation.provisional else "")


def _row(row: Sequence[Cell], chosen: bool) -> str:
    first, *rest = (escape(cell) for cell in row)
    cells = "".join(f'<td class="n">{cell}</td>' for cell in rest)
    return f'<tr{" class=chosen" if chosen else ""}><th scope="row">{first}</th>{cells}</tr>'
