"""What each series does: by a control chart of months, terms and quarters, by a trend of years, or why by neither."""

from collections.abc import Mapping

import numpy as np

from data.vocabulary import Frequency, Method, Unjudged, Variation
from metrics.judged.judgement import Judged
from metrics.judged.panel import Panel
from metrics.judged.rounding import leeway_of, too_rounded
from metrics.judged.stocks import confirmed
from metrics.judged.unjudged import gaps, of_latest
from metrics.judged.years import YEARS_BACK, of_years, trends_of
from metrics.statistics.arrays import Floats
from metrics.statistics.control import ControlCharts, xmr_each
from metrics.statistics.monotone import kendall_each

# How far back a chart reaches: older figures are of another time.
WINDOW: Mapping[Frequency, int] = {Frequency.MONTH: 36, Frequency.TERM: 18, Frequency.QUARTER: 20}
MINIMUM = 13  # points, for limits and marks
RUN_CHART = range(8, MINIMUM)


def judge(panel: Panel, aims: Floats, *, rounded: bool) -> Judged:
    """What the series do; `aims` (areas, periods) are what they are to reach, nan for none, and `rounded` whether their
    counts were rounded to protect people."""
    yearly = panel.frequency not in WINDOW
    start = max(0, len(panel.periods) - (YEARS_BACK if yearly else WINDOW[panel.frequency]))
    rebase = tuple(each - start for each in panel.rebases if start < each)
    part = start + max(rebase, default=0)
    points = (~np.isnan(panel.value[:, part:])).sum(axis=1)
    kendalls = kendall_each(panel.value[:, part:])
    why = [of_latest(panel, area) for area in range(len(panel.areas))]
    if panel.indicator.overlapping:
        why = [Unjudged.OVERLAPPING] * len(why)
    if yearly:
        trends = trends_of(panel)
        method, marks, own = of_years(panel, trends, kendalls, rebased=bool(rebase))
        leeway = np.zeros(len(why))
        return Judged(*_known(marks, why, own), method, start, part, rebase, points, None, trends, kendalls, leeway)
    leeway = leeway_of(panel, start) if rounded else np.zeros(len(why))
    charts = xmr_each(
        panel.value[:, start:],
        polarity=panel.indicator.polarity.value,
        target=aims[:, start:],
        rebase=rebase,
        minimum=MINIMUM,
        leeway=leeway,
    )
    if panel.indicator.stock:
        charts = confirmed(charts, panel.value[:, part:], panel.frequency, panel.side)
    coarse = too_rounded(panel, start) if rounded else [None] * len(why)
    own = [gaps(panel, area) or coarse[area] or _few(charts, area, rebased=bool(rebase)) for area in range(len(why))]
    marks = [Variation(word) for word in charts.variation.tolist()]
    method = Method.CONTROL_CHART
    return Judged(*_known(marks, why, own), method, start, part, rebase, points, charts, None, kendalls, leeway)


def _known(
    marks: list[Variation], why: list[Unjudged | None], own: list[Unjudged | None]
) -> tuple[list[Variation], list[Unjudged | None]]:
    """The marks, and what stands against each: where anything does, it is unknown."""
    first = [one or other for one, other in zip(why, own, strict=True)]
    return [Variation.UNKNOWN if reason else mark for mark, reason in zip(marks, first, strict=True)], first


def _few(charts: ControlCharts, area: int, *, rebased: bool) -> Unjudged | None:
    if charts.points[area] < MINIMUM:
        return Unjudged.BROKEN if rebased else Unjudged.TOO_FEW_POINTS
    return Unjudged.FLAT if np.isnan(charts.upper[area, -1]) else None
