"""Is the gap closing? Inequality between Camden's wards over the years, from the most to the least deprived."""

from collections.abc import Sequence
from datetime import date

from metrics import Indicator, Inequality, Level, Observation, Polarity, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, Table
from pages.components.exhibits.gap_lines import fifths, gap_line
from pages.components.exhibits.gaps_taken import of_gaps
from pages.components.exhibits.remembered import remembered
from pages.components.words.apart import between, difference
from pages.components.words.gap_changes import change_sentence
from pages.components.words.numbers import upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.precision import places as places_of
from pages.components.words.ranges import range_name
from pages.components.words.sentences import in_turn
from pages.components.words.unequal import CAUTION, YEAR, Gap, Measure, limits, over_years, short
from pages.components.words.unequal import apart as sentence

_QUESTION = "Is the gap between poorer and richer wards closing?"
_HOW = (
    "The gap is taken over all {wards} wards, each by its residents, in the order of their income deprivation (2025): "
    "the two ends of a straight line through them (the slope index of inequality). A fifth is {fifth} wards taken "
    "together; hollow dots, joined by dashes, are too close to tell apart. "
    f"{CAUTION}"
)


@remembered
def gaps(snapshot: Snapshot, indicator: str, places: int | None = None) -> Exhibit | None:
    """The gap in each financial year in which all wards are shown; None where there is no such year."""
    found = snapshot.inequality(indicator)
    if not found:
        return None
    declared = snapshot.indicators[indicator]
    rows = tuple(each for year in found for each in wards(snapshot, indicator, year.period))
    places = places_of(declared, rows) if places is None else places
    ends = over_years(declared, found, Measure.SLOPE)
    drawn = gap_line(declared, ends, rows)
    figures = [Figure(drawn, alt_of_slope(declared, found), _heading(declared))]
    if any(each.gap is not None for each in found):
        drawn = fifths(declared, found, rows, places)
        figures.append(Figure(drawn, alt_of_fifths(declared, found, places), "The two fifths"))
    notes = (_HOW.format(wards=found[-1].wards, fifth=found[-1].wards // 5), protected.rounded(snapshot, declared))
    return Exhibit(
        f"gaps-{indicator}",
        _QUESTION,
        finding(declared, found, places),
        figures=tuple(figures),
        table=table(declared, found, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, declared),
        rows=rows,
        taken=of_gaps(snapshot, found),
        place="gaps",
    )


def finding(indicator: Indicator, found: Sequence[Inequality], places: int) -> str:
    """How far the two ends are apart in the newest year and were the year before, whether that is more than chance, and
    what the two fifths have."""
    *earlier, now = over_years(indicator, found, Measure.SLOPE)
    told = [sentence(indicator, now)]
    if earlier:
        told += [f"In {_year(earlier[-1])} it was {short(indicator, earlier[-1])}.", change_sentence(indicator, now)]
    newest = found[-1]
    if newest.most_deprived is not None and newest.least_deprived is not None:
        most, least = (value_text(indicator, each, places) for each in (newest.most_deprived, newest.least_deprived))
        apart = f"The most deprived fifth of wards has {most}, the least deprived {least}."
        told.append(apart if most != least else f"The most and the least deprived fifth of wards both have {most}.")
    return in_turn(told)


def alt_of_slope(indicator: Indicator, found: Sequence[Inequality]) -> str:
    """What kind of figure it is, and the gap of each year."""
    gaps_told = over_years(indicator, found, Measure.SLOPE)
    years = "; ".join(f"{_year(each)}: {short(indicator, each)}" for each in gaps_told)
    return f"A gap over time: {indicator.title}, from the most to the least deprived end of Camden. {years}."


def alt_of_fifths(indicator: Indicator, found: Sequence[Inequality], places: int) -> str:
    """The same of the two fifths."""
    told = [
        f"{_year(each)}: {value_text(indicator, each.most_deprived, places)} and "
        f"{value_text(indicator, each.least_deprived, places)}"
        for each in found
        if each.most_deprived is not None and each.least_deprived is not None
    ]
    return (
        f"Pairs of dots over time: {indicator.title}, the most and the least deprived fifth of wards. "
        f"{'; '.join(told)}."
    )


def table(indicator: Indicator, found: Sequence[Inequality], places: int) -> Table:
    """The same figures, newest first."""
    name = upper_first(range_name(indicator) or "range")
    ends = over_years(indicator, found, Measure.SLOPE)
    rows = [
        [
            _year(each),
            upper_first(short(indicator, ends[place])),
            limits(indicator, ends[place]),
            "" if each.relative_index is None else f"{each.relative_index:.2f}",
            "" if each.most_deprived is None else value_text(indicator, each.most_deprived, places),
            "" if each.least_deprived is None else value_text(indicator, each.least_deprived, places),
            "" if each.gap is None else difference(indicator, each.gap),
            ""
            if each.gap_lower is None or each.gap_upper is None
            else between(indicator, each.gap_lower, each.gap_upper),
        ]
        for place, each in reversed([*enumerate(found)])
    ]
    headings = [
        *("Year", "From end to end", name, "One end over the other"),
        *("Most deprived fifth", "Least deprived fifth", "Most less least", name),
    ]
    return Table(f"{indicator.title}: inequality between wards", headings, rows)


def wards(snapshot: Snapshot, indicator: str, year: date) -> tuple[Observation, ...]:
    """The wards in a financial year."""
    return tuple(item.observation for item in snapshot.comparison(indicator, Level.WARD, year, YEAR).items)


def _heading(indicator: Indicator) -> str:
    side = {
        Polarity.HIGH_IS_GOOD: "below the line the most deprived end is worse",
        Polarity.LOW_IS_GOOD: "above the line the most deprived end is worse",
        Polarity.NEUTRAL: "above the line the most deprived end is higher",
    }[indicator.polarity]
    return f"From end to end: {side}"


def _year(each: Inequality | Gap) -> str:
    return period_text(YEAR, each.period)
