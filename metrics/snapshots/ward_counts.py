"""The shown counts of all wards over the periods, by which they are pooled."""

from dataclasses import replace
from datetime import date

import numpy as np

from data.periods import end, following
from data.vocabulary import Frequency, Kind, Level
from metrics.declared.indicator import Indicator
from metrics.snapshots import pooling
from metrics.snapshots.observation import Observation
from metrics.snapshots.snapshot import Snapshot
from metrics.statistics.arrays import Floats

_LACKING = 5  # a ward that is not shown in more than one of so many periods is left out


class WardCounts:
    """The shown counts of all wards over the periods in which any is shown, and which were over by a day: a ward a
    row."""

    def __init__(self, snapshot: Snapshot, declared: Indicator, frequency: Frequency, until: date | None) -> None:
        self.codes = [area.code for area in snapshot.areas.values() if area.level is Level.WARD]
        series = [snapshot.series(declared.slug, code, frequency=frequency).observations for code in self.codes]
        parts = [{each.period: part for each in own if (part := _parts(declared, each))} for own in series]
        days = sorted({period for own in parts for period in own if until is None or end(frequency, period) <= until})
        periods = days[:1]
        while periods and periods[-1] < days[-1]:
            periods.append(following(frequency, periods[-1]))
        self.periods = tuple(periods)
        self.per = float(declared.per or 1)
        none = (np.nan, np.nan)
        both = np.array([[own.get(period, none) for period in periods] for own in parts], np.float64)
        self.counts: Floats = both.reshape(len(self.codes), len(periods), 2)

    @property
    def seldom(self) -> set[str]:
        """Those that are not shown in more than a fifth of the periods."""
        lacking = np.isnan(self.counts[:, :, 0]).sum(axis=1)
        return {code for code, few in zip(self.codes, lacking, strict=True) if few * _LACKING > len(self.periods)}


def _parts(declared: Indicator, each: Observation) -> tuple[float, float] | None:
    """A numerator and a denominator by which a final figure can be pooled with others. A count is one ward's, so that
    pooled it is the mean of the wards."""
    if each.provisional:
        return None
    if declared.kind is Kind.COUNT:
        each = replace(each, numerator=each.value, denominator=1.0)
    return pooling.parts(declared, each)
