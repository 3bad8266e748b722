"""What an analyst takes away: observations with the names, the origin and the source they need to stand alone."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from metrics import Observation, Origin, Snapshot, Status
from pages.components.exhibits.exhibit import Exhibit, Reckoned
from pages.components.exhibits.standing_alone import standing_alone

RECKONED = "reckoned"
# What a download has beside the columns of an observation.
ADDED = {
    "area_name": "The area, by its name",
    RECKONED: "What was worked out of the figures; '' of a figure itself",
    "period_label": "The period, in words",
    "period_end": "The last day of the period",
    "title": "The indicator, by its title",
    "definition": "What is counted, and out of what",
    "unit": "What the value is in",
    "per": "Per how many a rate is; 1 of all else",
    "no_figure": "Why there is no figure; '' where there is one",
    "rounding": "How figures of people are rounded; '' where they are not",
    "better": "Which way is better",
    "better_because": "Why that way is",
    "rests_on": "What the figures are made of",
    "not_judged": "Why no verdict is given, where none is",
    "checked_by": "Who has checked the definition, and when",
    "told_on": "The day as at which that snapshot told it",
    "may_be_older": "Whether it was there in the oldest snapshot that is kept, and so may have been told before",
    "told": "The figure as it was told",
    "why": "Why it is otherwise than before",
    "source": "Where the figure is from",
    "attribution": "Whom to name, and under which licence",
    "source_date": "The day of the document that it was printed in, where it is known",
    "confidence": "How surely it was read from where it was printed",
    "snapshot": "The snapshot that it is of",
}


def of_indicator(snapshot: Snapshot, indicator: str) -> pa.Table:
    """Every stored observation of an indicator, in the form that all downloads have."""
    return standing_alone(snapshot, indicator, snapshot.table(indicator))


def of(snapshot: Snapshot, exhibit: Exhibit) -> pa.Table:
    """What is taken along of an exhibit: its figures and what is reckoned from them, or the other table that it has."""
    if exhibit.taken is not None:
        return exhibit.taken
    return of_exhibit(snapshot, exhibit.rows, exhibit.reckoned)


def of_exhibit(snapshot: Snapshot, observations: Sequence[Observation], reckoned: Sequence[Reckoned] = ()) -> pa.Table:
    """These observations, at least one, in the same form; those of one indicator after those of another. Last what is
    `reckoned` from them, where anything is: then a column says of each row what was, and nothing of an observation."""
    slugs = dict.fromkeys(each.indicator for each in observations)
    of_each = [[each for each in observations if each.indicator == slug] for slug in slugs]
    table = pa.concat_tables(
        standing_alone(snapshot, slug, snapshot.as_stored(several))
        for slug, several in zip(slugs, of_each, strict=True)
    )
    if not reckoned:
        return table
    weakest = next(origin for origin in Origin if any(each.origin is origin for each in observations))
    below = pa.concat_tables(_worked_out(snapshot, each, weakest) for each in reckoned)
    words = pa.array([*[""] * table.num_rows, *(each.what for each in reckoned)], pa.string())
    return pa.concat_tables([table, below]).add_column(table.column_names.index("category") + 1, RECKONED, words)


def _worked_out(snapshot: Snapshot, each: Reckoned, origin: Origin) -> pa.Table:
    """A figure that is reckoned, as a row of the same form, in its own unit."""
    own = {"indicator": each.indicator, "area": each.area, "frequency": each.frequency, "period": each.period}
    own |= {"level": snapshot.areas[each.area].level, "breakdown": "", "category": "", "reason": "", "bound": ""}
    own |= {"value": each.value, "lower": each.lower, "upper": each.upper}
    own |= {"lower_998": each.lower_998, "upper_998": each.upper_998, "numerator": None, "denominator": None}
    own |= {"status": Status.SHOWN, "provisional": False, "origin": origin}
    empty = snapshot.as_stored(())
    row = standing_alone(snapshot, each.indicator, pa.Table.from_pylist([own], schema=empty.schema))
    for name, value in (("unit", each.unit), ("per", 1)):
        place = row.column_names.index(name)
        row = row.set_column(place, row.schema.field(place), pa.array([value], row.schema.field(place).type))
    return row
