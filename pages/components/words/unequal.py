"""How far apart poorer and richer wards are, by each of three measures, in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from metrics import Frequency, GapChange, Indicator, Inequality, Polarity
from pages.components.words.apart import between, difference
from pages.components.words.periods import period_text
from pages.components.words.ranges import range_name

YEAR = Frequency.FINANCIAL_YEAR


class Measure(StrEnum):
    """What a gap is measured by, as an address has it."""

    FIFTHS = "gap"
    SLOPE = "slope"
    RELATIVE = "relative"


NAMES = {
    Measure.FIFTHS: "Gap between fifths",
    Measure.SLOPE: "Slope index, from end to end",
    Measure.RELATIVE: "Relative index, end over end",
}
MEANINGS = {
    Measure.FIFTHS: "The gap between fifths is the figure of the {fifth} wards with the most residents in income "
    "deprivation (2025), taken together, less that of the {fifth} with the fewest.",
    Measure.SLOPE: "The slope index of inequality is the difference between the two ends of a straight line through "
    "all {wards} wards, each weighing as its residents, in the order of their income deprivation (2025).",
    Measure.RELATIVE: "The relative index of inequality is the least deprived end of a straight line through all "
    "{wards} wards, each weighing as its residents, in the order of their income deprivation (2025), over the most "
    "deprived end: 1 is no gap.",
}
CAUTION = "Wards are not people: a gap between wards does not say who within a ward is worse off."
_SUBJECTS = {Measure.FIFTHS: "the most deprived fifth of wards", Measure.SLOPE: "the most deprived end of Camden"}
_BETWEEN = {Measure.FIFTHS: "the two fifths of wards"}
_ENDS = "the two ends of Camden"
_Ranged = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Gap:
    """One year by one measure: what the poorer and the richer side have; how much `worse` the poorer is with its
    limits, or higher where neither way is better, and by the relative index the logarithm of that; the relative index
    itself with its limits; and what it has done, since which year."""

    measure: Measure
    period: date
    poorer: float
    richer: float
    worse: float
    lower: float | None
    upper: float | None
    ratio: tuple[float, float | None, float | None] | None
    change: GapChange
    since: date | None
    was: int = 0  # on which side it clearly was in that year, as `side`

    @property
    def is_ranged(self) -> bool:
        """Whether chance can be told from what is none."""
        return self.lower is not None and self.upper is not None

    @property
    def side(self) -> int:
        """1 where the poorer side is clearly worse, or higher; -1 where clearly the other; 0 where none can be told."""
        if self.lower is None or self.upper is None:
            return 0
        return 1 if self.lower > 0 else -1 if self.upper < 0 else 0


def over_years(indicator: Indicator, found: Iterable[Inequality], measure: Measure) -> list[Gap]:
    """The years that the measure has, oldest first."""
    there = [each for year in found if (each := _measured(indicator, year, measure)) is not None]
    sides = {each.period: each.side for each in there}
    return [each if each.since is None else replace(each, was=sides.get(each.since, 0)) for each in there]


def _measured(indicator: Indicator, each: Inequality, measure: Measure) -> Gap | None:
    way = 1 if indicator.polarity is Polarity.HIGH_IS_GOOD else -1
    (poorer, richer), ratio = (each.poorer_end, each.richer_end), None
    index: _Ranged
    if measure is Measure.FIFTHS:
        poorer, richer = each.most_deprived, each.least_deprived
        index, way = (each.gap, each.gap_lower, each.gap_upper), -way
        change, since = each.gap_change, each.gap_since
    elif measure is Measure.SLOPE:
        index = (each.slope_index, each.slope_index_lower, each.slope_index_upper)
        change, since = each.slope_change, each.slope_since
    else:
        found = (each.relative_index, each.relative_index_lower, each.relative_index_upper)
        change, since = each.relative_change, each.relative_since
        ratio = None if found[0] is None or found[0] <= 0 else (found[0], *found[1:])
        index = (_logarithm(found[0]), _logarithm(found[1]), _logarithm(found[2]))
    if index[0] is None or poorer is None or richer is None:
        return None
    limits = None if index[1] is None or index[2] is None else sorted((way * index[1], way * index[2]))
    low, high = limits or (None, None)
    return Gap(measure, each.period, poorer, richer, way * index[0], low, high, ratio, change, since)


def side_word(indicator: Indicator, gap: Gap) -> str:
    """How the poorer side is: 'worse', 'better'; where neither way is better 'higher', 'lower'."""
    if indicator.polarity is Polarity.NEUTRAL:
        return "higher" if gap.worse > 0 else "lower"
    return "worse" if gap.worse > 0 else "better"


def size(indicator: Indicator, gap: Gap) -> str:
    """'11 percentage points', '27 per 1,000 residents a year'; of a relative index '1.14'."""
    return f"{gap.ratio[0]:.2f}" if gap.ratio else difference(indicator, abs(gap.worse), every=YEAR, within=ends(gap))


def ends(gap: Gap) -> tuple[float, float] | None:
    """The limits of the size as it is told: of 'better' how much better."""
    if gap.lower is None or gap.upper is None:
        return None
    return (gap.lower, gap.upper) if gap.worse > 0 else (-gap.upper, -gap.lower)


def limits(indicator: Indicator, gap: Gap) -> str:
    """Those of the size as it is told. '' without a range."""
    within = ends(gap)
    if within is None:
        return ""
    if gap.ratio:
        _, low, high = gap.ratio
        return f"{low:.2f} to {high:.2f}"
    return between(indicator, *within)


def short(indicator: Indicator, gap: Gap) -> str:
    """'11 percentage points worse', '2.0 percentage points worse, which may be chance', '1.14, which may be chance'."""
    chance = ", which may be chance" if gap.is_ranged and not gap.side else ""
    word = "" if gap.ratio else f" {side_word(indicator, gap)}"
    return f"{size(indicator, gap)}{word}{chance}"


def apart(indicator: Indicator, gap: Gap) -> str:
    """How far the two sides are apart, and whether that is more than chance, as a sentence."""
    year, limited = period_text(YEAR, gap.period), limits(indicator, gap)
    within = f" ({range_name(indicator)} {limited})" if limited else ""
    unclear = gap.is_ranged and not gap.side
    if gap.ratio:
        told = f"the least deprived end of Camden has {size(indicator, gap)} times the figure of the most deprived"
    elif unclear:
        told = f"the most deprived is {size(indicator, gap)} {side_word(indicator, gap)}"
    else:
        told = f"{_SUBJECTS[gap.measure]} is {size(indicator, gap)} {side_word(indicator, gap)} than the least deprived"
    if unclear:
        none = f"no gap is clear between {_BETWEEN.get(gap.measure, _ENDS)}"
        return f"In {year} {none}: {told}{within}, which may be chance."
    return f"In {year} {told}{within}."


def _logarithm(ratio: float | None) -> float | None:
    return None if ratio is None or ratio <= 0 else math.log(ratio)
