"""The funnel of wards in their latest complete period."""

import numpy as np

from data.vocabulary import Beside, Kind, Level
from metrics.judged.comparing import Compared
from metrics.judged.panel import Panel
from metrics.snapshots.funnel import FunnelPoint
from metrics.statistics.funnel import proportion_limits, rate_limits

_KINDS = (Kind.PROPORTION, Kind.RATE)


def funnel(panel: Panel, beside: list[Compared], codes: list[str]) -> list[FunnelPoint]:
    """The wards of these that are compared with Camden; none where figures are no shares or rates of counted cases:
    answers of unequal weight say less than as many equal ones."""
    indicator = panel.indicator
    if indicator.kind not in _KINDS or indicator.weighted or indicator.no_interval:
        return []
    counted, size = (panel.numbers[name][:, -1] for name in ("numerator", "denominator"))
    told = [
        area
        for area, code in enumerate(panel.areas)
        if code in codes
        and panel.levels[area] is Level.WARD
        and beside[area].beside is not Beside.NONE
        and size[area] > 0
        and not np.isnan(counted[area])
    ]
    average = next((beside[area].benchmark for area in told), None)
    if average is None:
        return []
    out_of, same, per = size[told], np.full(len(told), average), float(indicator.per or 1)
    if indicator.kind is Kind.PROPORTION:
        limits = [proportion_limits(same, out_of, confidence=level) for level in (0.95, 0.998)]
    else:
        limits = [rate_limits(same, out_of / per, confidence=level) for level in (0.95, 0.998)]
    (low, high), (lowest, highest) = limits
    return [
        FunnelPoint(
            indicator=indicator.slug,
            area=panel.areas[area],
            period=panel.periods[-1],
            size=float(size[area]),
            # As the limits of its figure are made: a share of few is printed as a whole per cent.
            value=float(counted[area] / size[area]) * per,
            average=average,
            lower=float(low[place]),
            upper=float(high[place]),
            lower_998=float(lowest[place]),
            upper_998=float(highest[place]),
        )
        for place, area in enumerate(told)
    ]
