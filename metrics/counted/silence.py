"""Where nothing was counted: a nought needs a count, so a period, or a category's, of which there is none has none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from data.periods import end
from data.vocabulary import Frequency, Kind
from metrics.counted.coverage import SHOWN, Completeness
from metrics.declared.indicator import Indicator

# How each period of an indicator, by its number, stands in each of its frequencies by what is covered.
Standings = Mapping[tuple[int, Frequency], Mapping[date, Completeness]]
Silence = tuple[int, Frequency, date, int, Completeness]


def silences(indicators: Sequence[Indicator], coded: pa.Table, standings: Standings) -> Iterator[Silence]:
    """Each part of an indicator and period (number, frequency, period, part, standing) that stands otherwise than what
    is covered says, since its own counts, or those of a period within it, are not there to be nought.

    `coded` are the counts of grid.coded, `standings` what the coverage reaches. Shares and means need none of this: of
    nothing they have no figure."""
    asked = [number for number in {number for number, _ in standings} if _needs_a_count(indicators[number])]
    counted = _counted(coded.filter(pc.is_in(coded["number"], pa.array(asked, pa.int32()))))
    for number in asked:
        indicator, parts = indicators[number], counted.get(number, {0: set()})
        own = standings[number, indicator.frequency]
        whole = [period for period, standing in own.items() if standing in SHOWN]
        for part, there in parts.items():
            silent = {period for period in whole if period not in there}
            for frequency in indicator.frequencies if silent else ():
                for period, standing in standings[number, frequency].items():
                    last = end(frequency, period)
                    within = [
                        each for each in whole if period <= each <= last and indicator.is_part_of(frequency, each)
                    ]
                    # What is not over yet may still be counted.
                    over = [each for each in within if own[each] is not Completeness.RUNNING or each == period]
                    lacking = silent.intersection(over)
                    if standing in SHOWN and lacking:
                        yield number, frequency, period, part, _without(standing, every=len(lacking) == len(within))


def _needs_a_count(indicator: Indicator) -> bool:
    return indicator.kind in (Kind.COUNT, Kind.RATE) and indicator.may_be_none is None


def _without(standing: Completeness, *, every: bool) -> Completeness:
    if standing is Completeness.RUNNING:
        return Completeness.PENDING
    return Completeness.SILENT if every else Completeness.INCOMPLETE


def _counted(coded: pa.Table) -> dict[int, dict[int, set[date]]]:
    """The periods that the counts of each indicator and part speak of. Everyone's are those in which something was
    counted somewhere; a category's are all of these from the first to the last in which it has a row: between them it
    was looked for, before and after them it may have had another name."""
    sums = coded.group_by(["number", "part", "period"], use_threads=False).aggregate([("numerator", "sum")])
    rows: dict[tuple[int, int], dict[date, float | None]] = defaultdict(dict)
    for row in sums.to_pylist():
        rows[row["number"], row["part"]][row["period"]] = row["numerator_sum"]
    found: dict[int, dict[int, set[date]]] = defaultdict(dict)
    for (number, part), periods in rows.items():
        everyone = {period for period, counted in rows[number, 0].items() if counted}
        named = everyone if part == 0 else {each for each in everyone if min(periods) <= each <= max(periods)}
        found[number][part] = named
    return found
