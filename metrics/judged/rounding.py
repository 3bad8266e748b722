"""What rounding to protect people does to a chart: how near to its mean is on it, and where it shows nothing else."""

import numpy as np

from data.vocabulary import Kind, Unjudged
from metrics.judged.panel import Panel
from metrics.statistics.arrays import Floats

# Rounded to the nearest 5, a count is known to within 2. Below these a chart would show the rounding.
LEEWAY = 2.0
_FEWEST_COUNTED, _FEWEST_CASES, _FEWEST_EACH_WAY = 15, 50, 10


def leeway_of(panel: Panel, start: int) -> Floats:
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


def too_rounded(panel: Panel, start: int) -> list[Unjudged | None]:
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
