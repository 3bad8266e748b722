"""Is it changing? One area over time, beside the borough."""

from collections.abc import Iterable

from metrics import Observation, Reading, Reason, Series, Snapshot, Status, Unjudged, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, nothing
from pages.components.exhibits.line_names import borough_beside
from pages.components.exhibits.lines import few, lines, starts_above
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import series_table
from pages.components.words import ranges, targets, verdict_sentences
from pages.components.words.changes import among, moved
from pages.components.words.numbers import lower_first, unit, unit_words, upper_first
from pages.components.words.periods import dated, span, when
from pages.components.words.places import BOROUGH_NAME, beyond, not_of, place
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.standing import coming_sentence, why_none
from pages.components.words.states import counted_states, is_to_come, observed, state_sentence

_QUESTION = "Is it changing?"
_PLACE = "over-time"
_NAMED = 3  # of the periods that are highest together


@remembered
def over_time(snapshot: Snapshot, indicator: str, area: str, places: int | None = None) -> Exhibit:
    """One area over time, or the borough where the indicator stops there; with one figure a box in the place of the
    line, and with none only the sentence that says why. Written with so many `places` where they are decided."""
    key = f"over-time-{indicator}-{area}"
    if words := lookup.unknown(snapshot, indicator, area):
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    series = lookup.here(snapshot, indicator, area, places)
    if not series.observations:
        words = why_none(series, lookup.lacking(snapshot, series.indicator))
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    borough = lookup.borough(snapshot, series)
    rows = (*series.observations, *(borough.observations if borough else ()))
    shown = [each for each in series.observations if each.value is not None]
    of_people = protected.is_protected(snapshot, series.indicator)
    own = finding(series, borough, lookup.beyond(snapshot, series), rounded=of_people)
    elsewhere = not_of(snapshot.areas[area]) if series.area.code != area else ""
    reading = snapshot.reading(indicator, series.area.code)
    judged = verdict(series, reading, of_series(series, borough)) if reading else ""
    parts = (elsewhere, own, judged, protected.by_longer(series), protected.instead(snapshot, series))
    told = in_turn(parts)
    if not shown:
        return Exhibit(key, _QUESTION, told, rows=rows, place=_PLACE)
    several = len(shown) > 1
    return Exhibit(
        key,
        _QUESTION,
        told,
        figures=(Figure(lines(series, borough), alt(series, borough)),) if several else (),
        table=series_table(series, borough, lookup.each_quoted(snapshot, series)),
        how_to_read=f"{how_to_read(series, borough)} {protected.rounded(snapshot, series.indicator)}".strip(),
        source=lookup.source(snapshot, series.indicator),
        absent=None if several else _alone(series, shown[0], of_series(series, borough)),
        rows=rows,
        place=_PLACE,
    )


def finding(series: Series, borough: Series | None = None, share: float | None = None, *, rounded: bool = False) -> str:
    """From which figure to which it has moved, where the latest stands, gaps since, when the next is due, and Camden's
    figure, with the `share` of it that lies in no ward where that is large; its counts may be `rounded`."""
    latest = series.latest
    if latest is None:
        return why_none(series)
    words = unit_words(series.indicator)
    told = moved(series, of_series(series, borough), rounded=rounded)
    told = f"{words}: {lower_first(told)}" if words else upper_first(told)
    return in_turn((told, among(series), *beside(series, borough, share)))


def verdict(series: Series, reading: Reading, places: int) -> str:
    """What can be said of the figures beyond how they have moved: of years whether they have a trend, of 8 to 12
    figures what they say on trial, of others why they are not judged. '' where they are just too few, and where the
    reading is of other periods than those that are drawn."""
    if reading.frequency is not series.frequency or reading.period is None:
        return ""
    if reading.variation_why == Unjudged.TOO_FEW_POINTS and reading.unusual is None:
        return ""
    return verdict_sentences.change_sentence(series.indicator, reading, places)


def beside(series: Series, borough: Series | None = None, share: float | None = None) -> list[str]:
    """What stands beside a finding on the figures themselves: gaps since the latest, when the next is due, and Camden's
    figure, with the `share` of it that lies in no ward where that is large."""
    latest = series.latest
    if latest is None:
        return []
    sentences = _since(series, latest)
    there = borough_beside(series, borough)
    if there is not None:
        period = "" if there.period == latest.period else f" {dated(series.indicator, there)}"
        figure = observed(series.indicator, there, of_series(series, borough))
        sentences.append(f"{BOROUGH_NAME} as a whole: {figure}{period}{beyond(share)}.")
    return sentences


def alt(series: Series, borough: Series | None = None) -> str:
    """What kind of figure it is and of what, and what the finding above it does not say: how many figures there are and
    for which periods, the highest and lowest, what is not known, and what else is drawn."""
    indicator = series.indicator
    shown = [each for each in series.observations if each.value is not None]
    places = of_series(series, borough)
    kind = "Dots" if few(series) else "A line"
    several = f"{len(shown)} figures, {span(shown)}"
    what = (indicator.title, unit(indicator, series.frequency), place(series.area))
    facts = [f"{kind} over time: {', '.join(part for part in what if part)}. {upper_first(several)}."]
    facts.append(extremes(series, shown, places))
    facts += around(series, borough)
    if indicator.target is not None:
        facts.append(f"{targets.sentence(indicator, series.area)}, is a dashed line across.")
    return " ".join(facts)


def around(series: Series, borough: Series | None) -> list[str]:
    """How many periods have no figure, by why, and that Camden is drawn too."""
    facts = [
        f"{count} {'period' if count == 1 else 'periods'} {words}."
        for count, words in counted_states(series.indicator, series.observations)
    ]
    return [*facts, f"{BOROUGH_NAME} stands beside it as a dashed line."] if borough is not None else facts


def extremes(series: Series, shown: list[Observation], places: int) -> str:
    """The highest and the lowest of some figures, with their periods."""
    low, *_, high = sorted(shown, key=lambda each: each.value or 0.0) if len(shown) > 1 else (*shown, *shown)
    ends = (_all_at(series, shown, observed(series.indicator, each, places), places) for each in (high, low))
    return "Highest {}, lowest {}.".format(*ends)


def _all_at(series: Series, shown: list[Observation], figure: str, places: int) -> str:
    """A figure and all the periods that have it as written: '0% in 2019 and in 2021', '0% in 7 periods'."""
    indicator = series.indicator
    several = [dated(indicator, each) for each in shown if observed(indicator, each, places) == figure]
    *most, last = several
    if len(several) > _NAMED:
        return f"{figure} in {len(several)} periods"
    return f"{figure} {', '.join(most)} and {last}" if most else f"{figure} {last}"


def how_to_read(series: Series, borough: Series | None = None) -> str:
    """What the marks of a line over time mean, as far as there are any, and where its scale starts if not at nought; of
    one figure alone, which is not drawn, what its range is."""
    several = series.observations
    if sum(each.value is not None for each in several) < 2:
        return ranges.how_to_read(series.indicator, several, f"The {ranges.range_name(series.indicator)} is")
    notes = [ranges.how_to_read(series.indicator, several, "The shaded band shows")]
    if any(each.provisional and each.value is not None for each in several):
        notes.append("A hollow point is provisional: its period is not over, or its figure may still change.")
    notes += rings(several)
    notes.append(starts_above(series, borough))
    return in_turn(notes)


def rings(several: Iterable[Observation]) -> list[str]:
    """What each kind of mark on the time axis is, of those that are drawn."""
    missing = {each.reason == Reason.LATE for each in several if each.status is Status.MISSING}
    told = []
    if any(each.status is Status.WITHHELD and each.reason != Reason.TOO_FEW for each in several):
        told.append("A crossed square on the time axis is a period whose figure is withheld to protect people.")
    if missing:
        why = "missing or late" if len(missing) > 1 else "missing, as it is late" if missing.pop() else "missing"
        told.append(f"An empty ring on the time axis is a period whose figure is {why}.")
    if any(each.status is Status.PENDING for each in several):
        told.append("A ring with a dot in it is a period whose figure is still to come.")
    return told


def _alone(series: Series, only: Observation, places: int) -> Absent:
    """What is said in the place of a line where there is one figure."""
    figure = f"{observed(series.indicator, only, places)} {dated(series.indicator, only)}"
    words = f"{upper_first(figure)} is the only figure there is. A line over time needs a second."
    return Absent(Variation.UNKNOWN.mark, "One figure only", words)


def _since(series: Series, latest: Observation) -> list[str]:
    """What stands after the latest figure: the last of each state; then, once, when more is to come."""
    later = [each for each in series.observations if each.period > latest.period]
    told = {each.status: each for each in later if not is_to_come(each)}
    sentences = [state_sentence(series.indicator, each) or f"{when(each)} is provisional." for each in told.values()]
    return [*sentences, *([coming] if (coming := coming_sentence(series)) else [])]
