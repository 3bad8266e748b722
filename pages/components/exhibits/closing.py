"""Is the gap closing? One indicator's gap over the years by a measure, and how that number is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import BOROUGH, Indicator, Inequality, Polarity, Snapshot, Status
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, Table, nothing
from pages.components.exhibits.gap_lines import gap_line
from pages.components.exhibits.gap_rows import NOT_MEASURED, Row, is_withheld, row, why_not
from pages.components.exhibits.gaps import wards
from pages.components.exhibits.gaps_taken import of_gaps
from pages.components.exhibits.made_of import made_of
from pages.components.exhibits.remembered import remembered
from pages.components.words.gap_changes import change_sentence
from pages.components.words.numbers import lower_first, upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.precision import places as places_of
from pages.components.words.ranges import no_range, range_name
from pages.components.words.sentences import in_turn
from pages.components.words.standing import late_sentence
from pages.components.words.unequal import (
    CAUTION,
    MEANINGS,
    NAMES,
    YEAR,
    Gap,
    Measure,
    apart,
    limits,
    over_years,
    short,
)

_PLACE = "closing"
_RANGE = "The shaded band is the range of the gap (95%)."
_QUESTION = "{}: is the gap closing?"
_HEADINGS = {
    Measure.FIFTHS: "The gap over time",
    Measure.SLOPE: "The slope over time",
    Measure.RELATIVE: "The ratio over time",
}
_OTHERWISE = {
    Measure.FIFTHS: "by the gap between fifths",
    Measure.SLOPE: "by the slope index, which takes in every ward",
}


@dataclass(frozen=True, slots=True)
class Closer:
    """What looks closer at an indicator, and with how many places its figures are written."""

    exhibit: Exhibit
    places: int = 0


@remembered
def closing(snapshot: Snapshot, indicator: str, measure: str) -> Closer:
    """An indicator's gap by a measure, over the years, and the wards that the newest is made of."""
    declared, found, of = snapshot.indicators[indicator], snapshot.inequality(indicator), Measure(measure)
    gaps, question = over_years(declared, found, of), _QUESTION.format(declared.title)
    why = why_not(snapshot, indicator)
    if not gaps:
        words = f"{declared.title} has no gap between wards: {why or NOT_MEASURED[of]}."
        mark = Status.WITHHELD.mark if is_withheld(snapshot, indicator) else Status.MISSING.mark
        return Closer(nothing(f"{_PLACE}-{indicator}", words, question=question, place=_PLACE, mark=mark))
    rows = tuple(each for year in gaps for each in wards(snapshot, indicator, year.period))
    places = places_of(declared, rows)
    if isinstance(own := row(snapshot, indicator, "", of), Row):
        places = max(places, own.places)
    line = Figure(gap_line(declared, gaps, rows), alt(declared, gaps), _heading(declared, of))
    made, of_wards, how = made_of(snapshot, indicator, gaps[-1], places)
    late = late_sentence(snapshot.series(indicator, BOROUGH, frequency=YEAR))
    none = f"There is no gap of the newest year: {why}." if why else ""
    exhibit = Exhibit(
        f"{_PLACE}-{indicator}-{of}",
        question,
        in_turn((none, finding(declared, found, of), late)),
        figures=(line, made),
        table=table(declared, found, of, places),
        more=(of_wards,),
        how_to_read=_how_to_read(snapshot, declared, found, of, how),
        source=lookup.source(snapshot, declared),
        rows=rows,
        taken=of_gaps(snapshot, found),
        also="of wards",
        place=_PLACE,
    )
    return Closer(exhibit, places)


def finding(indicator: Indicator, found: Sequence[Inequality], measure: Measure) -> str:
    """How far apart the two sides are, what the first year had, what the gap has done, and where another measure says
    otherwise."""
    *earlier, now = over_years(indicator, found, measure)
    told = [apart(indicator, now)]
    if earlier:
        told += [f"In {period_text(YEAR, earlier[0].period)} it was {short(indicator, earlier[0])}."]
    told += [change_sentence(indicator, now), "" if now.is_ranged else no_range(indicator)]
    return in_turn((*told, _otherwise(indicator, found, now)))


def alt(indicator: Indicator, gaps: Sequence[Gap]) -> str:
    """What kind of figure it is, and the gap of each year."""
    years = "; ".join(f"{period_text(YEAR, each.period)}: {short(indicator, each)}" for each in gaps)
    return f"A line over time: {indicator.title}, the gap between the most and the least deprived wards. {years}."


def table(indicator: Indicator, found: Sequence[Inequality], measure: Measure, places: int) -> Table:
    """The measure that is chosen, and then the others, newest year first."""
    measures = [measure, *(each for each in Measure if each is not measure)]
    by_year = {each: {gap.period: gap for gap in over_years(indicator, found, each)} for each in measures}
    name = range_name(indicator) or "range"
    headings = ["Year", "Most deprived", "Least deprived"]
    for each in measures:
        headings += [NAMES[each], upper_first(name), "What it does", "Since"]
    rows = []
    for year in reversed(found):
        own = by_year[measure].get(year.period)
        told = [period_text(YEAR, year.period)]
        told += ["", ""] if own is None else [value_text(indicator, each, places) for each in (own.poorer, own.richer)]
        for each in measures:
            told += _cells(indicator, by_year[each].get(year.period))
        rows.append(told)
    return Table(f"{indicator.title}: gaps between wards by year", headings, rows)


def _cells(indicator: Indicator, gap: Gap | None) -> list[str]:
    if gap is None:
        return ["", "", "", ""]
    since = "" if gap.since is None else period_text(YEAR, gap.since)
    return [upper_first(short(indicator, gap)), limits(indicator, gap), gap.change.word, since]


def _otherwise(indicator: Indicator, found: Sequence[Inequality], now: Gap) -> str:
    """What another measure has done where that is something else, so that the two are not found in conflict."""
    for measure, words in _OTHERWISE.items():
        other = over_years(indicator, found, measure)
        if measure is now.measure or not other or other[-1].period != now.period:
            continue
        if other[-1].change is not now.change:
            return f"{upper_first(words)}: {lower_first(other[-1].change.word)}."
    return ""


def _heading(indicator: Indicator, measure: Measure) -> str:
    if measure is Measure.RELATIVE:
        side = "above" if indicator.polarity is Polarity.HIGH_IS_GOOD else "below"
        word = "higher" if indicator.polarity is Polarity.NEUTRAL else "worse"
    else:
        side = "below" if indicator.polarity is Polarity.HIGH_IS_GOOD else "above"
        word = "higher" if indicator.polarity is Polarity.NEUTRAL else "worse"
    return f"{_HEADINGS[measure]}: {side} the line the most deprived are {word}"


def _how_to_read(
    snapshot: Snapshot, indicator: Indicator, found: Sequence[Inequality], measure: Measure, how: str
) -> str:
    every = found[-1].wards
    notes = (
        MEANINGS[measure].format(wards=every, fifth=every // 5),
        _RANGE if any(each.is_ranged for each in over_years(indicator, found, measure)) else "",
        how,
        CAUTION,
        protected.rounded(snapshot, indicator),
    )
    return in_turn(notes)
