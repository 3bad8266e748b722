"""What the gap between poorer and richer wards does from year to year: by the ranges of both years, never by the
figures alone."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from data.vocabulary import GapChange, Polarity
from metrics.snapshots.inequality import Inequality
from metrics.snapshots.reading import Reading
from metrics.statistics.differences import difference

# How far behind the poorer wards are, and the limits of that; nought is no gap.
Behind = tuple[float, float, float]
_Measure = Callable[[Inequality], Behind | None]


def with_changes(found: Sequence[Inequality], polarity: Polarity) -> list[Inequality]:
    """The same years, oldest first, with what each measure has done up to each."""
    told = []
    for count in range(1, len(found) + 1):
        several = found[:count]
        slope, relative, gap = (_change(several, of, polarity) for of in (_slope, _relative, _fifths))
        told.append(
            replace(
                several[-1],
                slope_change=slope[0],
                slope_since=slope[1],
                relative_change=relative[0],
                relative_since=relative[1],
                gap_change=gap[0],
                gap_since=gap[1],
            )
        )
    return told


def widened(found: Sequence[Inequality], polarity: Polarity) -> bool:
    """Whether the poorer wards are behind, beyond chance, and further than in the year before, beyond chance too."""
    if len(found) < 2 or polarity is Polarity.NEUTRAL:
        return False
    before, now = (_told(_slope, each, polarity) for each in found[-2:])
    if before is None or now is None or not _follows(*found[-2:]):
        return False
    return now[1] > 0 and _apart(before, now) > 0


def limit_of_gap(reading: Reading) -> float | None:
    """How wide the gap of the latest year could be, with a range as wide as it has, without being wider than that of
    the year before. None without a range."""
    now = _signed(reading.slope_index, reading.slope_index_lower, reading.slope_index_upper, reading.polarity)
    ends = (reading.slope_index_before, reading.slope_index_before_lower, reading.slope_index_before_upper)
    before = _signed(*ends, reading.polarity)
    if now is None or before is None:
        return None
    below = now[0] - now[1]
    return max(before[0] + math.hypot(below, before[2] - before[0]), below)


def _change(found: Sequence[Inequality], of: _Measure, polarity: Polarity) -> tuple[GapChange, date | None]:
    """Of the newest beside the year before; where that finds nothing, beside the first."""
    ranged = [(each, told) for each in found if (told := _told(of, each, polarity)) is not None]
    if not ranged or ranged[-1][0] is not found[-1]:
        return GapChange.NO_RANGE, None
    *earlier, (newest, now) = ranged
    if not earlier:
        return GapChange.TOO_FEW, None
    (before, step), (first, whole) = earlier[-1], earlier[0]
    looks = [(before, step)] if _follows(before, newest) else []
    looks += [(first, whole)] if first is not before or not looks else []
    for year, then in looks:
        if found_out := _clearly(then, now):
            return found_out, year.period
    return GapChange.UNCHANGED, first.period


def _clearly(before: Behind, now: Behind) -> GapChange | None:
    """A gap widens where it has clearly moved from nought to the side on which it now clearly is, and narrows where it
    has clearly moved towards nought, or past it, from the side on which it clearly was."""
    way = _apart(before, now)
    if way > 0:
        return GapChange.WIDENING if now[1] > 0 else GapChange.NARROWING if before[2] < 0 else None
    if way < 0:
        return GapChange.NARROWING if before[1] > 0 else GapChange.WIDENING if now[2] < 0 else None
    return None


def _apart(before: Behind, now: Behind) -> int:
    """The way from one to the other where the range of their difference leaves nought out: 1 further behind."""
    lower, upper = difference(now, before)
    return 1 if lower > 0 else -1 if upper < 0 else 0


def _follows(before: Inequality, now: Inequality) -> bool:
    return now.period.year - before.period.year == 1


def _told(of: _Measure, each: Inequality, polarity: Polarity) -> Behind | None:
    """How far the most deprived are behind; where neither way is better, how far above."""
    found = of(each)
    return None if found is None else _signed(*found, polarity)


def _signed(index: float | None, lower: float | None, upper: float | None, polarity: Polarity) -> Behind | None:
    """Of the least deprived less the most, or the logarithm of their ratio."""
    if index is None or lower is None or upper is None:
        return None
    return (index, lower, upper) if polarity is Polarity.HIGH_IS_GOOD else (-index, -upper, -lower)


def _slope(each: Inequality) -> Behind | None:
    return _whole(each.slope_index, each.slope_index_lower, each.slope_index_upper)


def _fifths(each: Inequality) -> Behind | None:
    found = _whole(each.gap, each.gap_lower, each.gap_upper)
    # The gap is the most deprived less the least.
    return None if found is None else (-found[0], -found[2], -found[1])


def _relative(each: Inequality) -> Behind | None:
    found = _whole(each.relative_index, each.relative_index_lower, each.relative_index_upper)
    if found is None or min(found) <= 0:
        return None
    index, lower, upper = map(math.log, found)
    return index, lower, upper


def _whole(index: float | None, lower: float | None, upper: float | None) -> Behind | None:
    return None if index is None or lower is None or upper is None else (index, lower, upper)
