"""The time axis of a figure: its reach, and as many names of periods as a phone has room for."""

from collections.abc import Sequence
from datetime import date, timedelta

from metrics import Frequency, Series
from pages.components.exhibits.exhibit import Drawing
from pages.components.words.periods import last_day, period_text

# Months that a time axis spans at most -> months between its labels.
_LABELLED = {6: 1, 18: 3, 42: 6, 90: 12, 180: 24}
# How many names of periods stand beside one another on a phone, where they are longer than a year's.
_LABELS = {Frequency.QUARTER: 3, Frequency.TERM: 4, Frequency.FINANCIAL_YEAR: 4, Frequency.ACADEMIC_YEAR: 4}
_YEARS = 6


def is_monthly(series: Series) -> bool:
    return series.frequency == Frequency.MONTH


def time_axis(series: Series, until: date | None = None, since: date | None = None) -> Drawing:
    """The axis of a series' periods, as below."""
    return periods_axis(series.frequency, [each.period for each in series.observations], until, since)


def periods_axis(
    frequency: Frequency, several: Sequence[date], until: date | None = None, since: date | None = None
) -> Drawing:
    """From a little before the first period, or before an earlier day (`since`), to a little after the last, or after
    the one that a day ahead is in (`until`). Months are named by the calendar, quarters by its years, all others
    counting back from the last."""
    periods = [*several]
    if not periods:
        return {}
    while until is not None and last_day(frequency, periods[-1]) < until:
        periods.append(last_day(frequency, periods[-1]) + timedelta(days=1))
    begins = min(periods[0], since or periods[0])
    months = (periods[-1].year - begins.year) * 12 + periods[-1].month - begins.month
    room = timedelta(days=max(6, months * 30 // 60))
    axis = {"type": "date", "range": [(begins - room).isoformat(), (periods[-1] + room).isoformat()]}
    if frequency == Frequency.MONTH:
        every = next((step for span, step in _LABELLED.items() if months <= span), 60)
        return axis | {"dtick": f"M{every}", "tick0": "2000-01-01", "tickformat": "%b<br>%Y"}
    if frequency is Frequency.QUARTER and (years := _years(periods)):
        return axis | {"tickvals": [each.isoformat() for each in years], "ticktext": [str(each.year) for each in years]}
    labelled = _every(periods, _LABELS.get(frequency, 6))
    return axis | {
        "tickvals": [each.isoformat() for each in labelled],
        "ticktext": [_two_lines(frequency, each) for each in labelled],
    }


def _years(periods: Sequence[date]) -> list[date]:
    """The first day of each year that begins within these quarters, or of every other and so on; none where fewer than
    two do."""
    years = [date(year, 1, 1) for year in range(periods[0].year, periods[-1].year + 1)]
    inside = [year for year in years if periods[0] <= year <= periods[-1]]
    return _every(inside, _YEARS) if len(inside) > 1 else []


def _every(periods: Sequence[date], most: int) -> list[date]:
    """The last, and every so many before it, that no more than `most` are left."""
    return [*periods[::-1][:: -(-len(periods) // most)][::-1]]


def _two_lines(frequency: Frequency, period: date) -> str:
    return "<br>".join(period_text(frequency, period, short=True).rsplit(" ", 1))
