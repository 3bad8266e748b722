"""Stocks carry over: most who are counted in one month are counted in the next, so that figures are not independent.

A control chart takes them for independent, and of a stock in which nothing changes it shows a signal at the last point
in half of all series (0.49 where people stay half a year on average, 0.61 where they stay a year; simulated, 36
points). What is independent is who comes and goes. So a signal of a stock counts only where the figure has moved
further, over a year or over all that is judged, than such steps add up to by chance: even if nothing ever drew it
back, that would be three standard deviations."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from data.vocabulary import Frequency
from metrics.statistics.arrays import Floats, Marks, Whole
from metrics.statistics.control import ControlCharts

A_YEAR: Mapping[Frequency, int] = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.TERM: 3}
_SIGMAS = 3
_MEAN_STEP = 1.128  # of the mean of absolute steps to their standard deviation (Shewhart's d2 of two)


def confirmed(charts: ControlCharts, values: Floats, frequency: Frequency, side: int) -> ControlCharts:
    """The same charts, (areas, periods), without the signals of those that have not moved so far the way that their
    last point is a signal; `values` are those of the part that is judged, and `side` is 1 where up is good, -1 where
    down is, 0 where neither."""
    beyond = _ways(values, A_YEAR[frequency])
    told = {"improvement": side, "concern": -side, "high": 1, "low": -1}
    ways = np.array([told.get(word, 0) for word in charts.variation.tolist()])
    stays = (ways != 0) & ((beyond == ways[:, np.newaxis]).any(axis=1))
    gone = ~stays[:, np.newaxis]
    return replace(
        charts,
        signal=np.where(gone, "", charts.signal),
        meaning=np.where(gone & (charts.meaning != ""), "common", charts.meaning),
        second=np.where(gone, "", charts.second),
        second_meaning=np.where(gone, "", charts.second_meaning),
        variation=np.where(~stays & (charts.variation != "unknown"), "common", charts.variation),
    )


def _ways(values: Floats, year: int) -> Whole:
    """(areas, 2): the way that each has moved beyond its steps, over all periods and over the last year; 0 for none."""
    there = ~np.isnan(values)
    steps = np.abs(np.diff(values, axis=1))
    known = ~np.isnan(steps)
    spread = np.where(known, steps, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1) / _MEAN_STEP
    last = values.shape[1] - 1
    starts = np.column_stack([np.argmax(there, axis=1), _first_since(there, max(0, last - year))])
    moved = values[:, [last]] - np.take_along_axis(values, starts, axis=1)
    reach = _SIGMAS * spread[:, np.newaxis] * np.sqrt(np.maximum(last - starts, 1))
    far: Whole = np.where(np.abs(np.nan_to_num(moved)) > reach, np.sign(np.nan_to_num(moved)), 0).astype(np.int64)
    return far


def _first_since(there: Marks, place: int) -> Whole:
    """The first period from a place on that has a figure, of each area."""
    found: Whole = place + np.argmax(there[:, place:], axis=1)
    return found
