"""Is it changing? One area over time, beside the borough."""

from metrics import Frequency, Observation, Series, Snapshot, Status, Variation
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, nothing
from pages.components.exhibits.lines import borough_beside, lines
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import series_table
from pages.components.words import ranges
from pages.components.words.numbers import lower_first, unit, unit_words, upper_first
from pages.components.words.periods import dated, months_on, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.states import change_text, coming_sentence, is_to_come, observed, state_sentence, why_none

_QUESTION = "Is it changing?"
_RECENT_MONTHS = 24
_YEARLY = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR)


@remembered
def over_time(snapshot: Snapshot, indicator: str, area: str) -> Exhibit:
    """One area over time, or the borough where the indicator stops there; with one figure a box in the place of the
    line, and with none only the sentence that says why."""
    key = f"over-time-{indicator}-{area}"
    if words := lookup.unknown(snapshot, indicator, area):
        return nothing(key, words, question=_QUESTION)
    series = lookup.here(snapshot, indicator, area)
    if not series.observations:
        words = why_none(series, lookup.lacking(snapshot, series.indicator))
        return nothing(key, words, question=_QUESTION)
    borough = lookup.borough(snapshot, series)
    rows = (*series.observations, *(borough.observations if borough else ()))
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return Exhibit(key, _QUESTION, finding(series, borough), rows=rows)
    several = len(shown) > 1
    return Exhibit(
        key,
        _QUESTION,
        finding(series, borough),
        figures=(Figure(lines(series, borough), alt(series, borough)),) if several else (),
        table=series_table(series, borough, lookup.each_quoted(snapshot, series)),
        how_to_read=how_to_read(series),
        source=lookup.source(snapshot, series.indicator),
        absent=None if several else _alone(series, shown[0], of_series(series, borough)),
        rows=rows,
    )


def finding(series: Series, borough: Series | None = None) -> str:
    """Between which figures it moves, the latest with its likely range, gaps since, when the next is due, and Camden's
    figure."""
    latest = series.latest
    if latest is None:
        return why_none(series)
    words = unit_words(series.indicator)
    places = of_series(series, borough)
    moves = _moves(series, latest, places)
    sentences = [f"{words}: {lower_first(moves)}" if words else upper_first(moves), *_since(series, latest)]
    beside = borough_beside(series, borough) if borough else None
    if beside is not None:
        period = "" if beside.period == latest.period else f" {dated(series.indicator, beside)}"
        sentences.append(f"{BOROUGH_NAME} as a whole: {observed(series.indicator, beside, places)}{period}.")
    return " ".join(sentences)


def alt(series: Series, borough: Series | None = None) -> str:
    """The finding, then the first and last figure."""
    shown = [each for each in series.observations if each.value is not None]
    if len(shown) < 2:
        return finding(series, borough)
    ends, places = (shown[0], shown[-1]), of_series(series, borough)
    first, last = (f"{observed(series.indicator, each, places)} {dated(series.indicator, each)}" for each in ends)
    return f"{finding(series, borough)} First {first}, last {last}."


def how_to_read(series: Series) -> str:
    """What the marks of a line over time mean, as far as there are any."""
    several = series.observations
    notes = [ranges.how_to_read(series.indicator, several, "The shaded band shows")]
    if any(each.provisional for each in several):
        notes.append("A hollow point is provisional: its period is not over, or its figure may still change.")
    if any(each.status == Status.PENDING for each in several):
        notes.append("A ring on the time axis is a period whose figure is still to come.")
    return " ".join(note for note in notes if note)


def _alone(series: Series, only: Observation, places: int) -> Absent:
    """What is said in the place of a line where there is one figure."""
    figure = f"{observed(series.indicator, only, places)} {dated(series.indicator, only)}"
    words = f"{upper_first(figure)} is the only figure there is. A line over time needs a second."
    return Absent(Variation.UNKNOWN.mark, "One figure only", words)


def _moves(series: Series, latest: Observation, places: int) -> str:
    """Between which figures the series has moved and the latest; only the latest where there are few."""
    indicator, yearly = series.indicator, series.frequency in _YEARLY
    complete = [each for each in series.observations if each.value is not None and not each.provisional]
    recent = [each for each in complete if yearly or each.period > months_on(latest.period, -_RECENT_MONTHS)]
    likely = ranges.range_text(indicator, latest, places)
    tail = dated(indicator, latest) + (f", {likely}" if likely else "")
    in_full = f" {unit(indicator, series.frequency)}".rstrip()
    if len(recent) < 4:
        change = f"; it {change_text(series, places)}" if change_text(series) else ""
        only = "; the only figure so far" if len(complete) == 1 else ""
        return f"{observed(indicator, latest, places)}{in_full} {tail}{change}{only}."
    by_value = sorted(recent, key=lambda each: each.value or 0)
    between = " and ".join(dict.fromkeys(observed(indicator, each, places) for each in (by_value[0], by_value[-1])))
    started = recent[0].period > months_on(latest.period, 2 - _RECENT_MONTHS)
    span = f"since {when(recent[0])}" if yearly or started else "over the last two years"
    start = f"Between {between}" if " and " in between else f"Steadily {between}"
    return f"{start}{in_full} {span}; {observed(indicator, latest, places)} {tail}."


def _since(series: Series, latest: Observation) -> list[str]:
    """What stands after the latest figure: the last of each state; then, once, when more is to come."""
    later = [each for each in series.observations if each.period > latest.period]
    told, cases = {each.status: each for each in later if not is_to_come(each)}, series.indicator.cases
    sentences = [state_sentence(each, cases) or f"{when(each)} is provisional." for each in told.values()]
    return [*sentences, *([coming] if (coming := coming_sentence(series)) else [])]
