"""Over which period each level can be published: the shortest in which most of its figures say something."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from data.periods import start
from data.vocabulary import Frequency, Level
from metrics.counted.coverage import Completeness
from metrics.counted.roll_up import RolledUp
from metrics.declared.indicator import Indicator
from metrics.declared.publish import LEVELS, ROLLS_UP_TO, YEARS, Never
from metrics.protected import parts, scope
from metrics.protected.rounding import Floats

# The median of a level's denominators and of its numerators, and the share of them that is shown.
DENOMINATOR, NUMERATOR, SHARE_SHOWN = 50, 10, 0.95

Suggested = Mapping[Level, Frequency | Never]


def suggested(rolled_up: RolledUp, number: int) -> Suggested:
    """The shortest period for each level of one indicator of people with such medians; where there is none, the longest
    in which enough is shown, and where even that is not so, never. The borough is always published."""
    indicator = rolled_up.indicators[number]
    rule = scope.rule(indicator, None)
    if rule is None:
        return {}
    rows = rolled_up.table.filter(np.equal(rolled_up.table["number"].to_numpy(), number))
    part = parts.of(rolled_up.indicators, rows)
    places, levels, words = (rows[name].to_pylist() for name in ("area", "level", "frequency"))
    everyone = np.array([not each for each in rows["breakdown"].to_pylist()])
    complete = np.array([each == Completeness.COMPLETE for each in rows["standing"].to_pylist()])
    own = everyone & complete & np.array([word == indicator.frequency for word in words])
    found: dict[Level, Frequency | Never] = {}
    for level in LEVELS:
        there = np.flatnonzero(own & np.array([word == level for word in levels]))
        if not len(there):
            continue
        keys = [
            (places[row], period) for row, period in zip(there, rows["period"].take(there).to_pylist(), strict=True)
        ]
        counts = np.column_stack([part.behind[there], part.denominator[there]])
        fit = list(_fits(periods(indicator, level), keys, counts, rule.smallest))
        best = next((each for each, medians, shown in fit if medians and shown), None)
        shown = [each for each, _, shown in fit if shown]
        longest: Frequency | Never = fit[-1][0] if level is Level.BOROUGH else "never"
        found[level] = best or (shown[-1] if shown else longest)
    return found


def _fits(
    frequencies: Iterable[Frequency], keys: list[tuple[str, date]], counts: Floats, smallest: int
) -> Iterator[tuple[Frequency, bool, bool]]:
    """Each period that it can be published over, from the shortest, whether its medians are great enough, and whether
    enough of it is shown."""
    for frequency in frequencies:
        sums: dict[tuple[str, date], Floats] = {}
        times: dict[tuple[str, date], int] = {}
        for (place, period), each in zip(keys, counts, strict=True):
            key = place, start(frequency, period)
            sums[key], times[key] = sums.get(key, np.zeros(2)) + each, times.get(key, 0) + 1
        whole = max(times.values())
        full = np.array([each for key, each in sums.items() if times[key] == whole])
        x, n = full[:, 0], full[:, 1]
        x = n if np.isnan(x).all() else x  # a mean has no numerator of people
        medians = bool(np.median(x) >= NUMERATOR and (np.isnan(n).all() or np.median(n) >= DENOMINATOR))
        yield frequency, medians, bool(np.mean(x >= smallest) >= SHARE_SHOWN)


def periods(indicator: Indicator, level: Level) -> tuple[Frequency, ...]:
    """Those that a level could be published over, from the shortest. Weights widen every range, so that the answers of
    a ward speak by the year at the least."""
    if indicator.stock:
        return (indicator.frequency,)
    year = next((each for each in indicator.frequencies if each in YEARS), Frequency.ACADEMIC_YEAR)
    longer = ROLLS_UP_TO.get(indicator.frequency, frozenset())
    if indicator.weighted and level is Level.WARD and year in longer:
        return (year,)
    return (indicator.frequency, *(each for each in (Frequency.QUARTER, year) if each in longer))
