"""How a gap is drawn in a row: a dumbbell between its two sides, and its years as a small line."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pages.components.exhibits.gap_rows import Row
from pages.components.html import stand
from pages.components.html.markup import joined
from pages.components.html.spark import through
from pages.components.html.template import Template
from pages.components.words.periods import period_text
from pages.components.words.unequal import YEAR, Gap, Measure, short

SIDES = {Measure.FIFTHS: "fifth", Measure.SLOPE: "end", Measure.RELATIVE: "end"}
_LEGEND = Template('<ul class="stand-key">{}</ul>')
_ITEM = Template('<li><i class="{}" aria-hidden="true"></i> {}</li>')


def legend(measure: Measure, told: Sequence[Row]) -> Markup:
    """What is drawn, of what there is."""
    side = SIDES[measure]
    items = [("dot most", f"most deprived {side}"), ("dot least", f"least deprived {side}")]
    items += (
        [("dot hollow", "hollow and dashed: too close to tell")] if any(_is_unclear(each.gap) for each in told) else []
    )
    items += [("dot unranged", "grey: no range of chance")] if any(not each.gap.is_ranged for each in told) else []
    items += [("upright", "Camden")]
    return _LEGEND.format(joined(_ITEM.format(name, words) for name, words in items))


def dumbbell(row: Row) -> Iterable[Markup]:
    """A bar between a large dot and a small one; hollow and dashed where the two are too close to tell apart."""
    gap = row.gap
    clear = "clear" if gap.side else "hollow" if gap.is_ranged else "unranged"
    poorer, richer = row.place(gap.poorer), row.place(gap.richer)
    if row.camden is not None:
        yield stand.at("upright", row.place(row.camden))
    yield stand.bar(f"span {clear}", poorer, richer)
    yield stand.at(f"dot most {clear}", poorer)
    yield stand.at(f"dot least {clear}", richer)


def spark_of(row: Row) -> Markup:
    """The gap over the years, up where the poorer side is worse, or higher."""
    if len(row.gaps) < 2:
        return Markup()
    years = [(each.period.year, each.worse) for each in row.gaps]
    told = "; ".join(f"{period_text(YEAR, each.period)}: {short(row.indicator, each)}" for each in row.gaps)
    return through(years, f"The gap, up where it is wider for the most deprived. {told}.")


def _is_unclear(gap: Gap) -> bool:
    return gap.is_ranged and not gap.side
