"""What the last snapshot published of people: the only memory of a refresh, without a true value in it.

A closed figure stands as it was first shown until its one revision, and is then changed only if its count lies three or
more outside what it was shown as. So a change is of three records at least, and one late record shows in nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import end
from data.vocabulary import Frequency, Origin
from metrics.counted.coverage import month_end
from metrics.counted.spread import Marks
from metrics.protected import figures, rounding
from metrics.protected.displays import NUMBERS_BEFORE, WHY_BEFORE, Carried, Days, Past
from metrics.protected.figures import PROTECTS, SHOWN, SMALL, Figures, Why
from metrics.protected.parts import Parts
from metrics.protected.rounding import Floats
from metrics.snapshots.stored import WORD

# The name of its file in a snapshot: the number goes up whenever its form changes, and one of another form is none.
NAME = "ledger-2"
REVISED_AFTER_MONTHS = 12
DISTANCE = 3  # how far outside what was shown a count lies at least before it is shown otherwise

KEY = ("indicator", "area", "frequency", "period", "breakdown", "category", "origin")
_WHOSE = ("indicator", "origin")
_NUMBERS = ("numerator", "denominator", "value", "deviation", "design_effect", "smallest")
_WHY = ("numerator_withheld", "denominator_withheld")
SCHEMA = pa.schema(
    [
        *((name, pa.date32() if name == "period" else WORD) for name in KEY),
        *((name, pa.float64()) for name in _NUMBERS),
        *((name, WORD) for name in _WHY),
        *((name, pa.float64()) for name in NUMBERS_BEFORE),
        *((name, WORD) for name in WHY_BEFORE),
        ("first_shown_on", pa.date32()),
        ("revised_on", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Memory:
    """The published table of the last snapshot (SCHEMA). It is `lost` where there were snapshots and that of the last
    cannot be read: what closed figures they had shown, or whether it was revised, nobody knows, so none that is shown
    now is revised later, and none that an older one in its place had shown."""

    table: pa.Table = field(default_factory=SCHEMA.empty_table)
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which figures are shown: what is remembered, and the days from which closed figures of each indicator,
    by slug, are revised as declared."""

    memory: Memory
    as_of: date
    revisions: Mapping[str, Sequence[date]]

    def due(self) -> frozenset[str]:
        """The indicators of which some figure has its revision now."""
        told = _due(self.memory.table, self)
        slugs = self.memory.table["indicator"].filter(pa.array(told)).cast(pa.string())
        return frozenset(pc.unique(slugs).to_pylist())


def carried(keys: pa.Table, now: Figures, part: Parts, smallest: Floats, day: Day) -> Carried:
    """Figures as they may be shown on a day, beside the memory; `now` is what they would be afresh, `keys` has KEY."""
    today, never = np.datetime64(day.as_of, "D"), np.datetime64("NaT", "D")
    revised_at_once = np.full(keys.num_rows, today if day.memory.lost else never)
    place = pc.index_in(_joined(keys), _joined(day.memory.table))
    known = np.asarray(pc.is_valid(place), np.bool_)
    before = day.memory.table.take(place)
    # Another smallest count is another promise: what was shown under the old one does not bind the new.
    there = known & (before["smallest"].to_numpy() == smallest)
    past, due = _past(before), there.copy()
    due[known] &= _due(before.filter(pa.array(known)), day)
    shown = past.shown
    x = ~there | (due & _far(part.numerator, shown.numerator, shown.numerator_why, smallest))
    n = ~there | (due & _far(part.denominator, shown.denominator, shown.denominator_why, smallest))
    either = x | n
    figures_ = Figures(
        numerator=np.where(x, now.numerator, shown.numerator),
        denominator=np.where(n, now.denominator, shown.denominator),
        numerator_why=np.where(x, now.numerator_why, shown.numerator_why).astype(np.int8),
        denominator_why=np.where(n, now.denominator_why, shown.denominator_why).astype(np.int8),
        mean=np.where(n, now.mean, shown.mean),
        deviation=np.where(n, now.deviation, shown.deviation),
        design_effect=np.where(either, now.design_effect, shown.design_effect),
    )
    first = np.where(there, _days(before["first_shown_on"]), today)
    revised = np.where(there & ~np.isnat(_days(before["revised_on"])), _days(before["revised_on"]), revised_at_once)
    return Carried(figures_, first, np.where(due, today, revised), there, past, known & x, known & n)


def table(keys: pa.Table, carried: Carried, smallest: Floats, day: Day, provisional: Marks | None = None) -> pa.Table:
    """The memory (SCHEMA) for the next refresh: what is published now, but for what is `provisional`, and what was and
    is not there now, whose own revision passes without it."""
    told = {name: carried.figures.columns()[name] for name in (*_NUMBERS[:-1], *_WHY)} | {
        "smallest": pa.array(smallest),
        **carried.before(),
        "first_shown_on": pa.array(carried.first_shown_on, pa.date32()),
        "revised_on": pa.array(carried.revised_on, pa.date32()),
    }
    columns = {name: keys[name] for name in KEY} | told
    now = pa.table([columns[each.name].cast(each.type) for each in SCHEMA], schema=SCHEMA)
    now = now if provisional is None else now.filter(pa.array(~provisional))
    gone = day.memory.table.filter(pc.invert(pc.is_in(_joined(day.memory.table), _joined(now))))
    past = _due(gone, day) | (day.memory.lost & np.isnat(_days(gone["revised_on"])))
    passed = np.where(past, np.datetime64(day.as_of, "D"), _days(gone["revised_on"]))
    gone = gone.set_column(gone.column_names.index("revised_on"), "revised_on", pa.array(passed, pa.date32()))
    words = pa.schema([(each.name, pa.string() if each.type == WORD else each.type) for each in SCHEMA])
    # The same rows are the same file, in whatever order they were counted.
    whole = pa.concat_tables([each.cast(words) for each in (now, gone)])
    return whole.sort_by([(name, "ascending") for name in KEY]).cast(SCHEMA).combine_chunks()


def others(keys: pa.Table, carried: Carried, smallest: Floats, memory: pa.Table) -> pa.Table:
    """What earlier snapshots showed of these indicators that does not stand now: what was shown otherwise, and what is
    not there now. A row for each part, with KEY, `part`, and from which count to which (`low`, `high`) it stood for."""
    rows = memory.filter(pc.is_in(_joined(memory, _WHOSE), pc.unique(_joined(keys, _WHOSE))))
    place, past, told = pc.index_in(_joined(rows), _joined(keys)), _past(rows), []
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
    past, anything = _past(rows), (np.zeros(rows.num_rows), np.full(rows.num_rows, np.inf))
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


def _past(rows: pa.Table) -> Past:
    """What some rows of the memory say; a row of nulls says nothing."""
    shown = Figures(
        *(rows[name].to_numpy() for name in ("numerator", "denominator")),
        *(_codes(rows[name]) for name in _WHY),
        *(rows[name].to_numpy() for name in ("value", "deviation", "design_effect")),
    )
    before: dict[str, Floats | Why] = {name: rows[name].to_numpy() for name in NUMBERS_BEFORE}
    before |= {name: _codes(rows[name]) for name in WHY_BEFORE}
    return Past(shown, rows["smallest"].to_numpy(), before)


def _far(true: Floats, shown: Floats, why: Why, smallest: Floats) -> Marks:
    """Whether a count lies so far outside what was shown that its one revision changes it; what was withheld to protect
    another stays so."""
    low, high = rounding.classes(shown, smallest)
    outside: Marks = ((true <= low - DISTANCE) | (true >= high + DISTANCE)) & (why != PROTECTS)
    return outside


def _due(rows: pa.Table, day: Day) -> Marks:
    """Whether each row's one revision falls due: a year after its period, or on a declared day, since it was first
    shown."""
    if not rows.num_rows or day.memory.lost:
        return np.zeros(rows.num_rows, np.bool_)
    first, last = _days(rows["first_shown_on"]), np.datetime64(day.as_of, "D")
    spans = rows.select(["frequency", "period"]).combine_chunks()
    words, periods = spans["frequency"].cast(pa.string()).to_pylist(), spans["period"].to_pylist()
    year_on = np.array([_a_year_on(*each) for each in zip(words, periods, strict=True)], "datetime64[D]")
    due = (first < year_on) & (year_on <= last)
    slugs = np.array(rows["indicator"].cast(pa.string()).to_pylist(), object)
    for slug, days in day.revisions.items():
        for declared in (np.datetime64(each, "D") for each in days):
            due |= (slugs == slug) & (first < declared) & (declared <= last)
    found: Marks = due & np.isnat(_days(rows["revised_on"]))
    return found


@cache
def _a_year_on(frequency: str, period: date) -> date:
    return month_end(end(Frequency(frequency), period), REVISED_AFTER_MONTHS)


def _joined(rows: pa.Table, names: Sequence[str] = KEY) -> pa.Array:
    words = [rows[name].cast(pa.string()) for name in names]
    return pc.binary_join_element_wise(*words, "\0").combine_chunks()


def _codes(column: pa.ChunkedArray) -> Why:
    whole = column.combine_chunks()
    places = np.array([*(figures.REASONS.index(word) for word in whole.dictionary.to_pylist()), SHOWN], np.int8)
    found: Why = places[pc.fill_null(whole.indices, -1).to_numpy()]
    return found


def _days(column: pa.ChunkedArray) -> Days:
    days: Days = column.to_numpy().astype("datetime64[D]")
    return days
