"""What a series of years does: by the recent trend where its figures have ranges, else by Kendall's test."""

import numpy as np

from data.vocabulary import Kind, Method, Signal, Unjudged, Variation
from metrics.judged.panel import Panel
from metrics.snapshots.reading import BY_CHANCE
from metrics.statistics.arrays import Marks, Whole, meanings
from metrics.statistics.monotone import Kendalls
from metrics.statistics.trend import YEARS, RecentTrends, recent_trend_each

YEARS_BACK = 10  # how far back the trend of a series without ranges reaches, and of how many it is one
FEWEST_OF_YEARS = 8


def of_years(
    panel: Panel, trends: RecentTrends, kendalls: Kendalls, *, rebased: bool
) -> tuple[Method, list[Variation], list[Unjudged | None]]:
    """By the recent trend where figures have ranges, else by Kendall's test."""
    last = len(panel.periods)
    latest = slice(max(0, last - YEARS), last)
    ranged = ~np.isnan(panel.numbers["lower"][:, latest])
    if ranged.any():
        broken = any(last - YEARS < place for place in panel.rebases)
        whole = _whole(panel, latest)
        why = [_of_five(panel, area, latest, ranged[area], whole[area], broken=broken) for area in range(len(whole))]
        return Method.RECENT_TREND, [Variation(word) for word in trends.meaning.tolist()], why
    few = Unjudged.BROKEN if rebased else Unjudged.TOO_FEW_POINTS
    told = zip(np.isnan(kendalls.tau).tolist(), kendalls.points.tolist(), strict=True)
    none = [few if points < FEWEST_OF_YEARS else Unjudged.FLAT if flat else None for flat, points in told]
    ways = _ways(kendalls)
    words = meanings(ways, np.full_like(ways, panel.side))
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


def trends_of(panel: Panel) -> RecentTrends:
    """The recent trend of each area."""
    value, lower, upper = (panel.numbers[name] for name in ("value", "lower", "upper"))
    return recent_trend_each(value, lower, upper, polarity=panel.indicator.polarity.value)
