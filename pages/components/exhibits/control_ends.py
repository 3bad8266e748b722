"""What a point of a control chart is a signal of, and the two ends of the chart's axis."""

from metrics import Chart, ChartPoint, Series, Signal, Variation
from pages.components.exhibits.axes import reach
from pages.components.exhibits.ringed import Ringed
from pages.components.words.numbers import lower_first

# A target that would leave the figures less than this share of the height is told in words instead.
_LEAST_OF_HEIGHT = 0.3


def meaning(point: ChartPoint) -> str:
    """What a point is a signal of, and by which rule: 'Improving: outside the limits'; '' of one that is none."""
    if not point.meaning or point.signal is Signal.NONE:
        return ""
    told = f"{Variation(point.meaning).word}: {point.signal.word}"
    if not point.second_meaning:
        return told
    return f"{told}; {lower_first(Variation(point.second_meaning).word)}: {point.second.word}"


def ends_of(series: Series, chart: Chart, borough: Series | None = None, printed: Ringed | None = None) -> list[float]:
    """The two ends of its axis: room for all that is drawn, and for the target where it is not far off."""
    drawn = [*series.observations, *(borough.observations if borough else ())]
    limits = [_cut(series, limit) for each in chart.points for limit in (each.lower, each.upper) if limit is not None]
    limits += [printed.value] if printed else []
    without = reach(series.indicator, drawn, *limits, intervals=False)
    target = series.indicator.target
    if target is None:
        return without
    whole = reach(series.indicator, drawn, *limits, *aims(chart), target.value, intervals=False)
    figures = [each.value for each in drawn if each.value is not None]
    height = max([*figures, *limits]) - min([*figures, *limits])
    return whole if height >= _LEAST_OF_HEIGHT * (whole[1] - whole[0]) else without


def _cut(series: Series, limit: float) -> float:
    """A limit as far as figures can reach."""
    observations = [each.value for each in series.observations if each.value is not None]
    never_negative = min(observations, default=0.0) >= 0
    return max(limit, 0.0) if never_negative else limit


def aims(chart: Chart) -> list[float]:
    """What each period was to reach, where that is set."""
    return [each.aim for each in chart.points if each.aim is not None]
