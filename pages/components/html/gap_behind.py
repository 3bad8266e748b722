"""The table behind the widths of gaps: the same figures in full."""

from collections.abc import Sequence

from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.gap_rows import Row
from pages.components.html.gap_marks import SIDES
from pages.components.words.numbers import upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.ranges import range_name
from pages.components.words.unequal import YEAR, Measure, limits, short

NAMES_OF_GAP = {Measure.FIFTHS: "Gap", Measure.SLOPE: "Gap", Measure.RELATIVE: "Least over most"}


def behind(told: Sequence[Row], measure: Measure) -> Table:
    """A row a gap, by priority."""
    side = SIDES[measure]
    headings = [
        *("Indicator", "Year", f"Most deprived {side}", f"Least deprived {side}", "Camden"),
        *(NAMES_OF_GAP[measure], "Range", "What it does", "Since"),
    ]
    rows = [
        [
            row.indicator.title,
            period_text(YEAR, row.gap.period),
            value_text(row.indicator, row.gap.poorer, row.places),
            value_text(row.indicator, row.gap.richer, row.places),
            "" if row.camden is None else value_text(row.indicator, row.camden, row.places),
            upper_first(short(row.indicator, row.gap)),
            _ranged(row),
            row.gap.change.word,
            "" if row.gap.since is None else period_text(YEAR, row.gap.since),
        ]
        for row in told
    ]
    parts: dict[int, str] = {}
    for place, row in enumerate(told):
        if place == 0 or told[place - 1].priority != row.priority:
            parts[place] = row.priority
    return Table("The gap between the most and the least deprived wards, newest year", headings, rows, parts=parts)


def _ranged(row: Row) -> str:
    within = limits(row.indicator, row.gap)
    return f"{range_name(row.indicator)} {within}" if within else ""
