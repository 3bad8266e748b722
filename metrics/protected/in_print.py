"""Exact totals of the same people that anyone can read, as rows of what is certified: the attacker has them too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Level
from metrics.counted.counts import count
from metrics.declared.indicator import EXACTLY, QUALIFIER, Indicator
from metrics.protected.cells import Exact
from metrics.snapshots.areas import BOROUGH, NO_WARD

_AREAS = {Level.BOROUGH: BOROUGH, Level.NONE: NO_WARD}

# By the slug of an indicator of figures in print, then by frequency and first day: what is printed as exact.
Printed = Mapping[str, Mapping[tuple[str, date], float]]


def printed(
    indicators: Sequence[Indicator], in_print: Mapping[str, Indicator], run: Callable[..., pa.Table]
) -> Printed:
    """What is printed by those of `in_print`, by slug, that the heads of some indicators name, as `run` reads it."""
    named = {known.indicator for each in indicators for known in each.also_known if known.indicator}
    those = [in_print[slug] for slug in sorted(named) if slug in in_print]
    if not those:
        return {}
    counted = count(those, run).table
    rounded = pc.not_equal(pc.fill_null(counted[QUALIFIER], EXACTLY), EXACTLY)
    found: dict[str, dict[tuple[str, date], float]] = {each.slug: {} for each in those}
    for row in counted.filter(pc.invert(rounded)).select(["number", "period", "value"]).to_pylist():
        if row["value"] is not None and row["value"].is_integer():
            each = those[row["number"]]
            found[each.slug][str(each.frequency), row["period"]] = row["value"]
    return found


def exact(indicators: Sequence[Indicator], in_print: Printed) -> Iterator[Exact]:
    """Each such total, with the cell and the part of it that it is of."""
    for number, indicator in enumerate(indicators):
        for known in indicator.also_known:
            totals = dict(in_print.get(known.indicator, {})) if known.indicator else {}
            if known.period is not None and known.value is not None:
                totals[str(indicator.frequency), known.period] = float(known.value)
            for (frequency, period), total in totals.items():
                yield ((number, "", ""), _AREAS[known.level], frequency, period), known.part, total
