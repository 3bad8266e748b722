"""Is the gap closing? Inequality between Camden's wards over the years, from the most to the least deprived."""

from collections.abc import Sequence

from metrics import BOROUGH, Frequency, Indicator, Inequality, Level, Observation, Polarity, Reading, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.gap_lines import fifths, slope
from pages.components.exhibits.remembered import remembered
from pages.components.words.apart import between, difference
from pages.components.words.numbers import measured_in, upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.precision import places as places_of
from pages.components.words.ranges import range_name
from pages.components.words.sentences import in_turn

_QUESTION = "Is the gap between poorer and richer wards closing?"
_YEAR = Frequency.FINANCIAL_YEAR
_SLOPE = "Slope index of inequality: the least deprived end of a line through all wards less the most deprived end"
_RELATIVE = "Relative index of inequality: the least deprived end of that line over the most deprived end"
_MOST, _LEAST = "The most deprived fifth of wards taken together", "The least deprived fifth of wards taken together"
_GAP = "The most deprived fifth less the least deprived"
_HOW = (
    "The gap is taken over all {wards} wards, each by its residents, in the order of their income deprivation (2025): "
    "the two ends of a straight line through them (the slope index of inequality). A fifth is {fifth} wards taken "
    "together; hollow dots, joined by dashes, are too close to tell apart. "
    "Wards are not people: a gap between wards does not say who within a ward is worse off."
)


@remembered
def gaps(snapshot: Snapshot, indicator: str, places: int | None = None) -> Exhibit | None:
    """The gap in each financial year in which all wards are shown; None where there is no such year."""
    found = snapshot.inequality(indicator)
    reading = snapshot.reading(indicator, BOROUGH)
    if not found or reading is None:
        return None
    declared = snapshot.indicators[indicator]
    rows = tuple(each for year in found for each in _wards(snapshot, indicator, year))
    places = places_of(declared, rows) if places is None else places
    told = [_short(declared, each) for each in found]
    drawn = slope(declared, found, rows, told, _limits(declared, found[-1]))
    figures = [Figure(drawn, alt_of_slope(declared, found), _heading(declared))]
    if any(each.gap is not None for each in found):
        drawn = fifths(declared, found, rows, places)
        figures.append(Figure(drawn, alt_of_fifths(declared, found, places), "The two fifths"))
    notes = (_HOW.format(wards=found[-1].wards, fifth=found[-1].wards // 5), protected.rounded(snapshot, declared))
    return Exhibit(
        f"gaps-{indicator}",
        _QUESTION,
        finding(declared, found, reading, places),
        figures=tuple(figures),
        table=table(declared, found, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, declared),
        rows=rows,
        place="gaps",
        reckoned=reckoned(declared, found),
    )


def finding(indicator: Indicator, found: Sequence[Inequality], reading: Reading, places: int) -> str:
    """How far the two ends are apart in the newest year and were the year before, whether that is more than chance, and
    what the two fifths have."""
    *earlier, now = found
    told = [f"{_apart(indicator, now)}."]
    if earlier:
        before = earlier[-1]
        told.append(f"In {_year(before)} it was {_short(indicator, before)}.")
    if reading.widening and reading.year == now.period:
        told.append("The poorer wards are further behind than chance alone would have it.")
    if now.most_deprived is not None and now.least_deprived is not None:
        most, least = (value_text(indicator, each, places) for each in (now.most_deprived, now.least_deprived))
        apart = f"The most deprived fifth of wards has {most}, the least deprived {least}."
        told.append(apart if most != least else f"The most and the least deprived fifth of wards both have {most}.")
    return " ".join(told)


def alt_of_slope(indicator: Indicator, found: Sequence[Inequality]) -> str:
    """What kind of figure it is, and the gap of each year."""
    years = "; ".join(f"{_year(each)}: {_short(indicator, each)}" for each in found)
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
    rows = [
        [
            _year(each),
            upper_first(_short(indicator, each)),
            _limits(indicator, each),
            "" if each.relative_index is None else f"{each.relative_index:.2f}",
            "" if each.most_deprived is None else value_text(indicator, each.most_deprived, places),
            "" if each.least_deprived is None else value_text(indicator, each.least_deprived, places),
            "" if each.gap is None else difference(indicator, each.gap),
            ""
            if each.gap_lower is None or each.gap_upper is None
            else between(indicator, each.gap_lower, each.gap_upper),
        ]
        for each in reversed(found)
    ]
    headings = [
        *("Year", "From end to end", name, "One end over the other"),
        *("Most deprived fifth", "Least deprived fifth", "Most less least", name),
    ]
    return Table(f"{indicator.title}: inequality between wards", headings, rows)


def reckoned(indicator: Indicator, found: Sequence[Inequality]) -> tuple[Reckoned, ...]:
    """Every measure of each year that there is."""
    in_it = measured_in(indicator, _YEAR)
    told = (
        (each.period, what, unit, limits)
        for each in found
        for what, unit, limits in (
            (_SLOPE, in_it, (each.slope_index, each.slope_index_lower, each.slope_index_upper)),
            (_RELATIVE, "ratio", (each.relative_index, each.relative_index_lower, each.relative_index_upper)),
            (_MOST, in_it, (each.most_deprived, None, None)),
            (_LEAST, in_it, (each.least_deprived, None, None)),
            (_GAP, in_it, (each.gap, each.gap_lower, each.gap_upper)),
        )
    )
    return tuple(
        Reckoned(what, indicator.slug, BOROUGH, _YEAR, period, unit, *limits)
        for period, what, unit, limits in told
        if limits[0] is not None
    )


def worse_by(indicator: Indicator, each: Inequality) -> float:
    """How much worse the most deprived end is; where neither way is better, how much higher."""
    return each.slope_index if indicator.polarity is Polarity.HIGH_IS_GOOD else -each.slope_index


def _wards(snapshot: Snapshot, indicator: str, each: Inequality) -> tuple[Observation, ...]:
    compared = snapshot.comparison(indicator, Level.WARD, each.period, _YEAR)
    return tuple(item.observation for item in compared.items)


def _heading(indicator: Indicator) -> str:
    side = {
        Polarity.HIGH_IS_GOOD: "below the line the most deprived end is worse",
        Polarity.LOW_IS_GOOD: "above the line the most deprived end is worse",
        Polarity.NEUTRAL: "above the line the most deprived end is higher",
    }[indicator.polarity]
    return f"From end to end: {side}"


def _year(each: Inequality) -> str:
    return period_text(_YEAR, each.period)


def _ends(indicator: Indicator, each: Inequality) -> tuple[float, float] | None:
    """The limits of how much worse, or higher, the most deprived end is."""
    low, high = each.slope_index_lower, each.slope_index_upper
    if low is None or high is None:
        return None
    return (low, high) if indicator.polarity is Polarity.HIGH_IS_GOOD else (-high, -low)


def _limits(indicator: Indicator, each: Inequality) -> str:
    """Those of the size as it is told: of 'better' how much better."""
    ends = _ends(indicator, each)
    if ends is None:
        return ""
    low, high = ends if worse_by(indicator, each) > 0 else (-ends[1], -ends[0])
    return between(indicator, low, high)


def _is_clear(indicator: Indicator, each: Inequality) -> bool:
    ends = _ends(indicator, each)
    return ends is not None and (ends[0] > 0 or ends[1] < 0)


def _words(indicator: Indicator, each: Inequality) -> str:
    more = worse_by(indicator, each) > 0
    if indicator.polarity is Polarity.NEUTRAL:
        return "higher" if more else "lower"
    return "worse" if more else "better"


def _apart(indicator: Indicator, each: Inequality) -> str:
    size = difference(indicator, abs(worse_by(indicator, each)), every=_YEAR)
    limits = f" ({range_name(indicator)} {_limits(indicator, each)})" if _limits(indicator, each) else ""
    if _limits(indicator, each) and not _is_clear(indicator, each):
        return (
            f"In {_year(each)} no gap is clear between the two ends of Camden: the most deprived is {size} "
            f"{_words(indicator, each)}{limits}, which may be chance"
        )
    return (
        f"In {_year(each)} the most deprived end of Camden is {size} {_words(indicator, each)} than the least "
        f"deprived{limits}"
    )


def _short(indicator: Indicator, each: Inequality) -> str:
    size = difference(indicator, abs(worse_by(indicator, each)), every=_YEAR)
    chance = ", which may be chance" if _limits(indicator, each) and not _is_clear(indicator, each) else ""
    return f"{size} {_words(indicator, each)}{chance}"
