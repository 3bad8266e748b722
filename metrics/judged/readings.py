"""What every series says in its latest complete period, and what it said in the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from data.holding.freshness import Freshness
from data.vocabulary import Frequency, Level, Standing, Unjudged, Variation
from metrics.declared.indicator import Indicator
from metrics.judged import charts as drawing
from metrics.judged import facts, inequality, nothing, towards
from metrics.judged.comparing import compared
from metrics.judged.facts import Marks
from metrics.judged.figures import Figures
from metrics.judged.funnels import funnel
from metrics.judged.gap_changes import widened
from metrics.judged.inequality import Ward
from metrics.judged.panel import Panel
from metrics.judged.variation import judge
from metrics.snapshots.areas import BOROUGH, NO_WARD
from metrics.snapshots.expected import Expected
from metrics.snapshots.funnel import FunnelPoint
from metrics.snapshots.inequality import Inequality
from metrics.snapshots.reading import Reading
from metrics.statistics.monotone import theil_sen_each

# Nothing new is judged of what is overdue by more than a period, or has ended.
_NOT_FRESH = {Standing.STALE: Unjudged.STALE, Standing.ENDED: Unjudged.ENDED}


@dataclass(frozen=True, slots=True)
class Day:
    """What a reading hangs on beside figures: the day, how series stand on it, wards, and all areas' levels by code."""

    as_of: date
    fresh: Mapping[tuple[str, Frequency], Freshness]
    wards: Mapping[str, Ward]
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Said:
    """All that is judged of one indicator."""

    readings: tuple[Reading, ...]
    charts: tuple[pa.Table, ...] = ()  # of charts.SCHEMA
    inequalities: tuple[Inequality, ...] = ()
    expected: tuple[Expected, ...] = ()
    funnel: tuple[FunnelPoint, ...] = ()


def read(indicator: Indicator, figures: Figures, day: Day, *, rounded: bool) -> Said:
    """The readings of an indicator in every area that it is published of, with their charts; `rounded` is whether its
    counts are rounded to protect people."""
    told = Level if indicator.level is Level.WARD else (Level.BOROUGH,)
    published = {level: every for level in told if (every := indicator.every(level)) is not None}
    by_frequency: dict[Frequency, list[str]] = {}
    for code, level in day.levels.items():
        if level in published:
            by_frequency.setdefault(published[level], []).append(code)
    unequal, why = _inequality(indicator, figures, day)
    parts = [
        _of_frequency(indicator, frequency, codes, figures, day, rounded=rounded)
        for frequency, codes in by_frequency.items()
    ]
    readings = (each for part in parts for each in part.readings)
    return Said(
        tuple(_of_all(each, unequal, why) if each.area == BOROUGH else each for each in readings),
        charts=tuple(each for part in parts for each in part.charts),
        inequalities=tuple(unequal),
        expected=tuple(each for part in parts for each in part.expected),
        funnel=tuple(each for part in parts for each in part.funnel),
    )


def _of_frequency(
    indicator: Indicator, frequency: Frequency, codes: list[str], figures: Figures, day: Day, *, rounded: bool
) -> Said:
    # What they are compared with is looked for, whatever it is itself published by.
    panel = figures.panel(indicator, frequency, {*codes, BOROUGH, NO_WARD})
    stands = day.fresh.get((indicator.slug, frequency))
    blank = nothing.blank(indicator, frequency, stands)
    there = panel.areas if panel else ()
    absent = Unjudged.PROVISIONAL if figures.provisional(indicator.slug, frequency) else Unjudged.NO_FIGURES
    without = [code for code in codes if code not in there]
    none = blank | nothing.for_want_of(absent)
    readings = [Reading(**none | {"area": code, "level": day.levels[code]}) for code in without]
    if panel is None:
        return Said(tuple(readings))
    now = _marks(panel, day.as_of, rounded=rounded)
    earlier = _marks(panel.until(-1), day.as_of, rounded=rounded) if len(panel.periods) > 1 else None
    lines = theil_sen_each(panel.value[:, now.judged.part :])
    beside = compared(panel)
    for area, code in enumerate(panel.areas):
        if code not in codes:
            continue
        told = facts.latest(panel, area) | facts.changing(now, lines, area, rounded=rounded) | facts.aiming(now, area)
        told |= facts.ahead(now.ahead[area]) | facts.beside(beside[area])
        told |= facts.before(earlier, area) if earlier else {}
        made = Reading(**blank | {"area": code, "level": panel.levels[area]} | told)
        readings.append(_if_fresh(made, stands))
    told_ahead = {each.area for each in readings if each.course}
    return Said(
        tuple(readings),
        charts=_charts(now, codes),
        expected=tuple(
            each
            for area, code in enumerate(panel.areas)
            if code in told_ahead
            for each in towards.expected(panel, now.ahead[area], area)
        ),
        funnel=tuple(funnel(panel, beside, codes)),
    )


def _charts(marks: Marks, codes: list[str]) -> tuple[pa.Table, ...]:
    """The control charts of these areas."""
    panel, judged = marks.panel, marks.judged
    if judged.charts is None:
        return ()
    drawn = [area for area, code in enumerate(panel.areas) if code in codes and judged.drawn(area)]
    return (drawing.charted(panel, judged, judged.charts, marks.aims, drawn),) if drawn else ()


def _marks(panel: Panel, as_of: date, *, rounded: bool) -> Marks:
    aims = towards.aims(panel)
    judged = judge(panel, aims, rounded=rounded)
    ahead = [towards.ahead(panel, judged, area, as_of) for area in range(len(panel.areas))]
    return Marks(panel, judged, aims, towards.assured(panel, judged, aims), ahead)


def _if_fresh(reading: Reading, stands: Freshness | None) -> Reading:
    """The same; without marks where nothing of it is of today."""
    why = _NOT_FRESH.get(stands.standing) if stands else None
    if why is None:
        return reading
    return replace(
        reading, variation=Variation.UNKNOWN, variation_why=why, assurance="", assurance_why=why, course="",
        course_why=why,
    )  # fmt: skip


def _inequality(indicator: Indicator, figures: Figures, day: Day) -> tuple[list[Inequality], Unjudged | None]:
    why = inequality.why_not(indicator)
    if why is not None:
        return [], why
    panel = figures.panel(indicator, Frequency.FINANCIAL_YEAR, set(day.wards))
    return ([], Unjudged.NO_FIGURES) if panel is None else inequality.inequalities(panel, day.wards)


def _of_all(reading: Reading, found: list[Inequality], why: Unjudged | None) -> Reading:
    """Camden's reading, with the inequality between its wards."""
    if why is not None or not found:
        return replace(reading, inequality_why=why or Unjudged.NO_FIGURES)
    now, before = found[-1], found[-2] if len(found) > 1 else None
    return replace(
        reading,
        year=now.period,
        slope_index=now.slope_index,
        slope_index_lower=now.slope_index_lower,
        slope_index_upper=now.slope_index_upper,
        slope_index_before=before.slope_index if before else None,
        slope_index_before_lower=before.slope_index_lower if before else None,
        slope_index_before_upper=before.slope_index_upper if before else None,
        widening=widened(found, reading.polarity),
        inequality_why="",
    )
