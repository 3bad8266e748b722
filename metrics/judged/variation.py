"""What each series does: by a control chart of months, terms and quarters, by a trend of years, or why by neither."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import Bound, Frequency, Kind, Method, Reason, Signal, Status, Unjudged, Variation
from metrics.judged.panel import Panel, index_from
from metrics.judged.stocks import confirmed
from metrics.snapshots.reading import BY_CHANCE
from metrics.statistics.arrays import Floats, Marks, Whole, good, meanings
from metrics.statistics.control import ControlCharts, xmr_each
from metrics.statistics.monotone import Kendalls, kendall_each
from metrics.statistics.trend import YEARS, RecentTrends, recent_trend_each

# How far back a chart reaches: older figures are of another time.
WINDOW: Mapping[Frequency, int] = {Frequency.MONTH: 36, Frequency.TERM: 18, Frequency.QUARTER: 20}
MINIMUM = 13  # points, for limits and marks
RUN_CHART = range(8, MINIMUM)
OF_YEARS = 10  # how far back the trend of a series without ranges reaches, and of how many it is one
FEWEST_OF_YEARS = 8
_LAST, _MOST_GAPS = 24, 5  # with more than a fifth of the last 24 not shown there is no chart
# Rounded to the nearest 5, a count is known to within 2. Below these a chart would show the rounding.
LEEWAY = 2.0
_FEWEST_COUNTED, _FEWEST_CASES, _FEWEST_EACH_WAY = 15, 50, 10


@dataclass(frozen=True, slots=True)
class Judged:
    """What the series of a panel do at its end, an area each; `start` is the first period that was looked at, and
    `part` the first of those since its limits were last drawn anew."""

    variation: list[Variation]
    why: list[Unjudged | None]
    method: Method
    start: int
    part: int
    rebase: tuple[int, ...]
    points: NDArray[np.int64]
    charts: ControlCharts | None
    trends: RecentTrends | None
    kendalls: Kendalls
    leeway: Floats

    def drawn(self, area: int) -> bool:
        """Whether an area has a control chart whose limits mean something."""
        return self.charts is not None and self.why[area] is None


def judge(panel: Panel, aims: Floats, *, rounded: bool) -> Judged:
    """What the series do; `aims` (areas, periods) are what they are to reach, nan for none, and `rounded` whether their
    counts were rounded to protect people."""
    yearly = panel.frequency not in WINDOW
    start = max(0, len(panel.periods) - (OF_YEARS if yearly else WINDOW[panel.frequency]))
    rebase = tuple(each - start for each in _rebases(panel) if start < each)
    part = start + max(rebase, default=0)
    points = (~np.isnan(panel.value[:, part:])).sum(axis=1)
    kendalls = kendall_each(panel.value[:, part:])
    why = [_of_latest(panel, area) for area in range(len(panel.areas))]
    if panel.indicator.overlapping:
        why = [Unjudged.OVERLAPPING] * len(why)
    if yearly:
        trends = _trends(panel)
        method, marks, own = _of_years(panel, trends, kendalls, rebased=bool(rebase))
        leeway = np.zeros(len(why))
        return Judged(*_known(marks, why, own), method, start, part, rebase, points, None, trends, kendalls, leeway)
    leeway = _leeway(panel, start) if rounded else np.zeros(len(why))
    charts = xmr_each(
        panel.value[:, start:],
        polarity=panel.indicator.polarity.value,
        target=aims[:, start:],
        rebase=rebase,
        minimum=MINIMUM,
        leeway=leeway,
    )
    if panel.indicator.stock:
        charts = confirmed(charts, panel.value[:, part:], panel.frequency, _side(panel))
    coarse = _rounded(panel, start) if rounded else [None] * len(why)
    own = [_gaps(panel, area) or coarse[area] or _few(charts, area, rebased=bool(rebase)) for area in range(len(why))]
    marks = [Variation(word) for word in charts.variation.tolist()]
    method = Method.CONTROL_CHART
    return Judged(*_known(marks, why, own), method, start, part, rebase, points, charts, None, kendalls, leeway)


def _known(
    marks: list[Variation], why: list[Unjudged | None], own: list[Unjudged | None]
) -> tuple[list[Variation], list[Unjudged | None]]:
    """The marks, and what stands against each: where anything does, it is unknown."""
    first = [one or other for one, other in zip(why, own, strict=True)]
    return [Variation.UNKNOWN if reason else mark for mark, reason in zip(marks, first, strict=True)], first


def _side(panel: Panel) -> int:
    """1 where up is good, -1 where down is, 0 where neither."""
    return int(good(panel.indicator.polarity.value, ()))


def _of_latest(panel: Panel, area: int) -> Unjudged | None:
    """Why the latest complete period has no figure to judge."""
    return not_shown(*panel.state(area)) if np.isnan(panel.value[area, -1]) else None


def not_shown(status: str, reason: str, bound: str) -> Unjudged:
    """Why a figure that cannot be judged is none."""
    if status == Status.SHOWN and bound not in ("", Bound.ABOUT):
        return Unjudged.BOUND
    if status == Status.WITHHELD or (status == Status.SHOWN and reason == Reason.TOO_FEW):
        return Unjudged.WITHHELD
    return Unjudged.NO_CASES if status == Status.NONE else Unjudged.MISSING


def mostly(panel: Panel, cells: Iterable[tuple[int, int]]) -> Unjudged:
    """Why most of some figures, by area and period, are none; of as many, what comes first."""
    reasons = [not_shown(*panel.state(*cell)) for cell in cells]
    return max(dict.fromkeys(reasons), key=reasons.count)


def _gaps(panel: Panel, area: int) -> Unjudged | None:
    """Whether too many of the last points are not shown, of those since the first that is."""
    there = ~np.isnan(panel.value[area])
    if not there.any():
        return not_shown(*panel.state(area))
    first = max(int(np.argmax(there)), len(there) - _LAST)
    lacking = np.flatnonzero(~there[first:]) + first
    if len(lacking) * _MOST_GAPS <= len(there) - first:
        return None
    return mostly(panel, ((area, place) for place in lacking.tolist()))


def _leeway(panel: Panel, start: int) -> Floats:
    """How near to the mean a figure is on it in the shift rule, in its own unit: 2 of a count, over a denominator that
    does not move. Where denominators vary, ties are rare, and the shift rule needs none."""
    indicator = panel.indicator
    if indicator.kind is Kind.COUNT:
        return np.full(len(panel.areas), LEEWAY)
    if not _fixed(panel):
        return np.zeros(len(panel.areas))
    over = _median(panel.numbers["denominator"][:, start:])
    made: Floats = np.nan_to_num(LEEWAY * float(indicator.per or 1) / over)
    return made


def _fixed(panel: Panel) -> bool:
    """Whether counts are over what hardly moves from one period to the next."""
    indicator = panel.indicator
    return indicator.kind in (Kind.COUNT, Kind.RATE) or (indicator.kind is Kind.PROPORTION and indicator.stock)


def _rounded(panel: Panel, start: int) -> list[Unjudged | None]:
    """Whether rounding would be most of what a chart shows, area by area: its counts' medians are too small."""
    x, n = (panel.numbers[name][:, start:] for name in ("numerator", "denominator"))
    counted, cases, others = (_median(each) for each in (x, n, n - x))
    if panel.indicator.kind in (Kind.COUNT, Kind.RATE):
        enough = counted >= _FEWEST_COUNTED
    elif _fixed(panel):
        enough = np.minimum(counted, others) >= _FEWEST_COUNTED
    elif panel.indicator.kind is Kind.PROPORTION:
        enough = (cases >= _FEWEST_CASES) & (np.minimum(counted, others) >= _FEWEST_EACH_WAY)
    else:
        enough = (cases >= _FEWEST_CASES) | np.isnan(cases)
    return [None if each else Unjudged.TOO_ROUNDED for each in enough]


def _median(values: Floats) -> Floats:
    """The middle of each row's numbers that are there; nan where none is."""
    number = (~np.isnan(values)).sum(axis=1, keepdims=True)
    middle = np.hstack([np.maximum(number - 1, 0) // 2, np.minimum(number // 2, values.shape[1] - 1)])
    # What is missing is put last; where nothing is there it is all there is.
    found: Floats = np.take_along_axis(np.sort(values, axis=1), middle, axis=1).sum(axis=1) / 2
    return found


def _few(charts: ControlCharts, area: int, *, rebased: bool) -> Unjudged | None:
    if charts.points[area] < MINIMUM:
        return Unjudged.BROKEN if rebased else Unjudged.TOO_FEW_POINTS
    return Unjudged.FLAT if np.isnan(charts.upper[area, -1]) else None


def _trends(panel: Panel) -> RecentTrends:
    value, lower, upper = (panel.numbers[name] for name in ("value", "lower", "upper"))
    return recent_trend_each(value, lower, upper, polarity=panel.indicator.polarity.value)


def _rebases(panel: Panel) -> list[int]:
    """The places of the periods that begin a new part."""
    places = {index_from(panel.periods, each.since) for each in panel.indicator.rebases}
    return sorted(place for place in places if 0 < place < len(panel.periods))


def _of_years(
    panel: Panel, trends: RecentTrends, kendalls: Kendalls, *, rebased: bool
) -> tuple[Method, list[Variation], list[Unjudged | None]]:
    """By the recent trend where figures have ranges, else by Kendall's test."""
    last = len(panel.periods)
    latest = slice(max(0, last - YEARS), last)
    ranged = ~np.isnan(panel.numbers["lower"][:, latest])
    if ranged.any():
        broken = any(last - YEARS < place for place in _rebases(panel))
        whole = _whole(panel, latest)
        why = [_of_five(panel, area, latest, ranged[area], whole[area], broken=broken) for area in range(len(whole))]
        return Method.RECENT_TREND, [Variation(word) for word in trends.meaning.tolist()], why
    few = Unjudged.BROKEN if rebased else Unjudged.TOO_FEW_POINTS
    told = zip(np.isnan(kendalls.tau).tolist(), kendalls.points.tolist(), strict=True)
    none = [few if points < FEWEST_OF_YEARS else Unjudged.FLAT if flat else None for flat, points in told]
    ways = _ways(kendalls)
    words = meanings(ways, np.full_like(ways, _side(panel)))
    return Method.KENDALL, [Variation(word) for word in words.tolist()], none


def _of_five(panel: Panel, area: int, latest: slice, ranged: Marks, whole: bool, *, broken: bool) -> Unjudged | None:
    there = ~np.isnan(panel.value[area, latest])
    if broken:
        return Unjudged.BROKEN
    if len(there) < YEARS or not there.all():
        return Unjudged.TOO_FEW_POINTS
    if not ranged.all() or whole:
        return Unjudged.NO_INTERVAL
    low, high = (panel.numbers[name][area, latest] for name in ("lower", "upper"))
    return None if (high > low).all() else Unjudged.NO_INTERVAL


def _whole(panel: Panel, latest: slice) -> Marks:
    """Whether all cases are counted in any of the years: the test knows no spread of such a share."""
    x, n = (panel.numbers[name][:, latest] for name in ("numerator", "denominator"))
    made: Marks = (panel.indicator.kind is Kind.PROPORTION) & (x == n).any(axis=1)
    return made


def _ways(kendalls: Kendalls) -> Whole:
    """1 where a series rises beyond chance, -1 where it falls, 0 where it does neither."""
    found = np.where(kendalls.p_value < BY_CHANCE, np.sign(np.nan_to_num(kendalls.tau)), 0)
    return found.astype(np.int64)


def signal_of_years(slope: float, variation: Variation) -> Signal:
    """Which way a series of years goes, where it goes one."""
    if variation in (Variation.COMMON, Variation.UNKNOWN):
        return Signal.NONE
    return Signal.RISING if slope > 0 else Signal.FALLING
