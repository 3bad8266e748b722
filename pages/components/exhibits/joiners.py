"""Do joiners finish within six months? A dot with its range for each quarter of joining; of those whose six months
are not over, that they are not."""

from collections.abc import Sequence
from dataclasses import replace

from metrics import BOROUGH, Observation, Series, Snapshot, Status
from pages.components.exhibits import learning, lookup, protected
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, scale_note, ticks
from pages.components.exhibits.exhibit import Drawing, Exhibit, Figure
from pages.components.exhibits.over_time import extremes
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.series_traces import line, marks
from pages.components.exhibits.tables import series_table
from pages.components.exhibits.time_axis import time_axis
from pages.components.exhibits.without_figure import gap_marks
from pages.components.theme.colours import COLOUR
from pages.components.words import ranges, verdict_sentences
from pages.components.words.numbers import interval_text
from pages.components.words.periods import months_on, span, when
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.standing import why_none
from pages.components.words.states import observed

_QUESTION = "Do joiners finish within six months?"
_KEY = "joiners"
_HEIGHT = 240
_DRAWN = 12  # quarters whose six months are over, at most
_NOT_OVER = "not over"


@remembered
def joiners(snapshot: Snapshot) -> Exhibit:
    """The share of those who join in a quarter who finish within six months, over the last three years."""
    whole = learning.series(snapshot, learning.JOINERS)
    if whole is None or whole.latest is None:
        return learning.none(snapshot, _KEY, learning.JOINERS, _QUESTION)
    series = newest(whole)
    places, reading = of_series(series), snapshot.reading(learning.JOINERS, BOROUGH)
    judged = verdict_sentences.change_sentence(series.indicator, reading, places) if reading else ""
    notes = (
        ranges.how_to_read(series.indicator, series.observations, "The upright lines show"),
        "A dotted ring on the time axis is a quarter whose six months are not over." if _waiting(series) else "",
        scale_note(series.indicator, _ends(series)),
        *(f"{each}." for each in series.indicator.caveats),
        protected.rounded(snapshot, series.indicator),
    )
    return Exhibit(
        _KEY,
        _QUESTION,
        in_turn((finding(series), judged)),
        figures=(Figure(cohort_lines(series), alt(series)),),
        table=series_table(series),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, series.indicator),
        rows=series.observations,
    )


def newest(series: Series) -> Series:
    """Three years of quarters that are over, and those that have begun since."""
    latest = series.latest
    if latest is None:
        return series
    first = months_on(latest.period, -3 * (_DRAWN - 1))
    return replace(series, observations=tuple(each for each in series.observations if each.period >= first))


def finding(series: Series) -> str:
    """'Of those who joined from January to March 2026, 61% finished within six months (51% to 70%); a year before it
    was 72%. Later joiners' six months are not over.'"""
    indicator, latest, places = series.indicator, series.latest, of_series(series)
    if latest is None:
        return why_none(series)
    likely = interval_text(indicator, latest.lower, latest.upper, places)
    figure = f"{observed(indicator, latest, places)} finished within six months{f' ({likely})' if likely else ''}"
    year_before = months_on(latest.period, -12)
    before = [each for each in series.observations if each.period == year_before and each.value is not None]
    then = f"; a year before it was {observed(indicator, before[0], places)}" if before else ""
    return in_turn(
        (
            f"Of those who joined in {when(latest)}, {figure}{then}.",
            "Later joiners' six months are not over." if _waiting(series) else "",
        )
    )


def alt(series: Series) -> str:
    """What is drawn, and between which figures."""
    shown = [each for each in series.observations if each.value is not None]
    indicator, waiting = series.indicator, _waiting(series)
    kind = f"Dots with upright ranges: {indicator.title}, by quarter of joining. {len(shown)} figures, {span(shown)}."
    floor = f"{len(waiting)} later quarter{' is' if len(waiting) == 1 else 's are'} not over." if waiting else ""
    return in_turn((kind, extremes(series, shown, of_series(series)), floor))


def cohort_lines(series: Series) -> Drawing:
    """A dot and an upright range a quarter, joined where quarters follow one another, the last with its number; what
    is not over as rings on the floor."""
    ends, places = _ends(series), of_series(series)
    shown = [each for each in series.observations if each.value is not None]
    dots = {"size": 8, "opacity": 1, "color": COLOUR["area"]}
    chip = sample_chip(series.observations)
    return {
        "data": [
            _upright(shown),
            line(series, places, color=COLOUR["area"], width=1.6),
            marks(series, shown, dots, places),
            *gap_marks(series, ends[0], places),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x=time_axis(series),
            y={"range": ends, "nticks": 5, **ticks(series.indicator, ends)},
            margin={"t": 20 + 18 * len(chip), "r": 44},
            notes=[*_number(series, places), *_not_over(series, ends[0]), *chip],
        ),
    }


def _upright(shown: Sequence[Observation]) -> Drawing:
    ranged = [each for each in shown if each.lower is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [at for each in ranged for at in (each.period.isoformat(), each.period.isoformat(), None)],
        "y": [limit for each in ranged for limit in (each.lower, each.upper, None)],
        "line": {"color": COLOUR["common"], "width": 1.8},
    }


def _number(series: Series, places: int) -> list[Drawing]:
    """The latest figure, beside its dot."""
    latest = series.latest
    if latest is None:
        return []
    place: Drawing = {"xref": "x", "x": latest.period.isoformat(), "yref": "y", "y": latest.value, "xshift": 8}
    place |= {"xanchor": "left", "yanchor": "middle", "font": {"color": COLOUR["area"]}}
    return [note(f"<b>{plain(observed(series.indicator, latest, places))}</b>", **place)]


def _not_over(series: Series, floor: float) -> list[Drawing]:
    """The word of the rings, above the first of them."""
    waiting = _waiting(series)
    if not waiting:
        return []
    place: Drawing = {"xref": "x", "x": waiting[-1].period.isoformat(), "yref": "y", "y": floor, "xanchor": "right"}
    return [note(_NOT_OVER, xshift=14, yshift=8, **place)]


def _waiting(series: Series) -> list[Observation]:
    return [each for each in series.observations if each.status is Status.PENDING]


def _ends(series: Series) -> list[float]:
    return reach(series.indicator, series.observations)
