"""What the last snapshot published of people: the only memory of a refresh, without a true value in it.

A closed figure stands as it was first shown until its one revision, and is then changed only if its count lies three or
more outside what it was shown as. So a change is of three records at least, and one late record shows in nothing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metrics.counted.spread import Marks
from metrics.protected import rounding
from metrics.protected.displays import Carried
from metrics.protected.figures import PROTECTS, Figures, Why
from metrics.protected.parts import Parts
from metrics.protected.remembered import KEY, NUMBERS, SCHEMA, WHY, Day, are_due, days_of, joined, past_of
from metrics.protected.rounding import Floats
from metrics.snapshots.stored import WORD

DISTANCE = 3  # how far outside what was shown a count lies at least before it is shown otherwise


def carried(keys: pa.Table, now: Figures, part: Parts, smallest: Floats, day: Day) -> Carried:
    """Figures as they may be shown on a day, beside the memory; `now` is what they would be afresh, `keys` has KEY."""
    today, never = np.datetime64(day.as_of, "D"), np.datetime64("NaT", "D")
    revised_at_once = np.full(keys.num_rows, today if day.memory.lost else never)
    place = pc.index_in(joined(keys), joined(day.memory.table))
    known = np.asarray(pc.is_valid(place), np.bool_)
    before = day.memory.table.take(place)
    # Another smallest count is another promise: what was shown under the old one does not bind the new.
    there = known & (before["smallest"].to_numpy() == smallest)
    past, due = past_of(before), there.copy()
    due[known] &= are_due(before.filter(pa.array(known)), day)
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
    first = np.where(there, days_of(before["first_shown_on"]), today)
    revised = np.where(there & ~np.isnat(days_of(before["revised_on"])), days_of(before["revised_on"]), revised_at_once)
    return Carried(figures_, first, np.where(due, today, revised), there, past, known & x, known & n)


def table(keys: pa.Table, carried: Carried, smallest: Floats, day: Day, provisional: Marks | None = None) -> pa.Table:
    """The memory (SCHEMA) for the next refresh: what is published now, but for what is `provisional`, and what was and
    is not there now, whose own revision passes without it."""
    told = {name: carried.figures.columns()[name] for name in (*NUMBERS[:-1], *WHY)} | {
        "smallest": pa.array(smallest),
        **carried.before(),
        "first_shown_on": pa.array(carried.first_shown_on, pa.date32()),
        "revised_on": pa.array(carried.revised_on, pa.date32()),
    }
    columns = {name: keys[name] for name in KEY} | told
    now = pa.table([columns[each.name].cast(each.type) for each in SCHEMA], schema=SCHEMA)
    now = now if provisional is None else now.filter(pa.array(~provisional))
    gone = day.memory.table.filter(pc.invert(pc.is_in(joined(day.memory.table), joined(now))))
    past = are_due(gone, day) | (day.memory.lost & np.isnat(days_of(gone["revised_on"])))
    passed = np.where(past, np.datetime64(day.as_of, "D"), days_of(gone["revised_on"]))
    gone = gone.set_column(gone.column_names.index("revised_on"), "revised_on", pa.array(passed, pa.date32()))
    words = pa.schema([(each.name, pa.string() if each.type == WORD else each.type) for each in SCHEMA])
    # The same rows are the same file, in whatever order they were counted.
    whole = pa.concat_tables([each.cast(words) for each in (now, gone)])
    return whole.sort_by([(name, "ascending") for name in KEY]).cast(SCHEMA).combine_chunks()


def _far(true: Floats, shown: Floats, why: Why, smallest: Floats) -> Marks:
    """Whether a count lies so far outside what was shown that its one revision changes it; what was withheld to protect
    another stays so."""
    low, high = rounding.classes(shown, smallest)
    outside: Marks = ((true <= low - DISTANCE) | (true >= high + DISTANCE)) & (why != PROTECTS)
    return outside
