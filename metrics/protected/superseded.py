"""What earlier snapshots showed of people that does not stand now."""

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Origin
from metrics.protected import rounding
from metrics.protected.displays import Carried
from metrics.protected.figures import PROTECTS, SHOWN, SMALL, Why
from metrics.protected.remembered import KEY, joined, past_of
from metrics.protected.rounding import Floats

_WHOSE = ("indicator", "origin")


def others(keys: pa.Table, carried: Carried, smallest: Floats, memory: pa.Table) -> pa.Table:
    """What earlier snapshots showed of these indicators that does not stand now: what was shown otherwise, and what is
    not there now. A row for each part, with KEY, `part`, and from which count to which (`low`, `high`) it stood for."""
    rows = memory.filter(pc.is_in(joined(memory, _WHOSE), pc.unique(joined(keys, _WHOSE))))
    place, past, told = pc.index_in(joined(rows), joined(keys)), past_of(rows), []
    here, at = np.asarray(pc.is_valid(place), np.bool_), place.drop_null().to_numpy()
    for part, now, now_why, shown, why in (
        ("numerator", carried.figures.numerator, carried.figures.numerator_why, past.shown.numerator,
         past.shown.numerator_why),
        ("denominator", carried.figures.denominator, carried.figures.denominator_why, past.shown.denominator,
         past.shown.denominator_why),
    ):  # fmt: skip
        stands, low, high = np.zeros(len(here), np.bool_), np.zeros(len(here)), np.full(len(here), np.inf)
        stands[here] = carried.standing[part][at]
        low[here], high[here] = (
            np.where(now_why[at] == PROTECTS, end, each[at])
            for end, each in zip((0, np.inf), rounding.classes(now, smallest), strict=True)
        )
        display = np.where(stands, np.nan, shown), np.where(stands, SHOWN, why), past.smallest
        before = tuple(past.before[f"before_{name}"] for name in (part, f"{part}_withheld", "smallest"))
        told += [_displays(rows, part, each, (low, high)) for each in (display, before)]
    return pa.concat_tables(told)


def deleted(slugs: Collection[str], memory: pa.Table) -> pa.Table:
    """What earlier snapshots showed of real people by indicators other than some, with the columns of `others`."""
    made_up = pc.equal(memory["origin"].cast(pa.string()), str(Origin.SAMPLE))
    known = pc.is_in(memory["indicator"].cast(pa.string()), pa.array(list(slugs), pa.string()))
    rows = memory.filter(pc.invert(pc.or_(made_up, known)))
    past, anything = past_of(rows), (np.zeros(rows.num_rows), np.full(rows.num_rows, np.inf))
    told = []
    for part, shown, why in (
        ("numerator", past.shown.numerator, past.shown.numerator_why),
        ("denominator", past.shown.denominator, past.shown.denominator_why),
    ):
        before = tuple(past.before[f"before_{name}"] for name in (part, f"{part}_withheld", "smallest"))
        told += [_displays(rows, part, each, anything) for each in (before, (shown, why, past.smallest))]
    return pa.concat_tables(told)


def _displays(rows: pa.Table, part: str, earlier: Sequence[Floats | Why], now: tuple[Floats, Floats]) -> pa.Table:
    """Earlier displays of a part (figure, reason, smallest count) beside the least and the greatest count for which its
    display stands `now`. Where the earlier one cannot be of today's count, everybody knows that it has changed, and by
    no more: both are within it then."""
    (shown, why, smallest), (low, high) = earlier, now
    least, greatest = rounding.classes(shown, smallest)
    apart = (least > high) | (greatest < low)
    columns = {name: rows[name] for name in KEY} | {
        "part": pa.repeat(part, rows.num_rows),
        "low": pa.array(np.where(apart, np.minimum(least, low), least)),
        "high": pa.array(np.where(apart, np.maximum(greatest, high), greatest)),
    }
    return pa.table(columns).filter(pa.array(~np.isnan(shown) | (why == SMALL)))
