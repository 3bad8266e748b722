"""The reading strip: question, verdict, evidence, of the latest figure; then the facts beside it."""

from collections.abc import Iterable

from markupsafe import Markup

from metrics import Advised, Bound, Indicator, Kind, Observation, Printed, Reading, Series, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.line_names import borough_beside
from pages.components.exhibits.remembered import remembered
from pages.components.theme.marks import mark
from pages.components.words import targets
from pages.components.words.courses import course
from pages.components.words.numbers import (
    count_text,
    counted,
    lower_first,
    unit,
    unit_words,
    upper_first,
)
from pages.components.words.periods import ending, when
from pages.components.words.places import beyond
from pages.components.words.precision import of_series
from pages.components.words.printed import day, publisher, sureness
from pages.components.words.ranges import range_text
from pages.components.words.sentences import in_turn
from pages.components.words.standing import change_text, why_alone, why_none_mark
from pages.components.words.states import PROTECTED, observed
from pages.components.words.verdicts import CLASSES, assurance, variation

Cell = tuple[str, str, str]

_STRIP = Markup('<dl class="reading">{}</dl>')
_FACTS = Markup('<dl class="reading beside">{}</dl>')
_VERDICT = Markup('{}<span class="{}">{}</span>')
_CELL = Markup('<div><dt>{}</dt><dd class="answer">{}</dd><dd class="evidence">{}</dd></div>')
_ROUNDED = ", to the nearest 5"
_LARGE = Markup('<span class="value">{}</span><span class="unit">{}</span>')


@remembered
def strip(snapshot: Snapshot, indicator: str, area: str, places: int | None = None) -> Exhibit:
    """The latest figure with its likely range and counts, what it was, the target, and the borough's, written with so
    many `places` where they are decided."""
    key = f"strip-{indicator}-{area}"
    if words := lookup.unknown(snapshot, indicator, area):
        return nothing(key, words)
    series = lookup.here(snapshot, indicator, area, places)
    if series.latest is None:
        lacking = lookup.lacking(snapshot, series.indicator)
        # That there is none stands above it.
        asked = f"Asked: {series.indicator.owner}." if lacking and not series.observations else ""
        told = in_turn((why_alone(series, lacking), asked, protected.instead(snapshot, series)))
        return nothing(key, told, mark=why_none_mark(series))
    borough, share = lookup.borough(snapshot, series), lookup.beyond(snapshot, series)
    of_people = protected.is_protected(snapshot, series.indicator)
    figure, *facts = answers(series, series.latest, borough, lookup.quoted(snapshot, series), share, rounded=of_people)
    reading = snapshot.reading(indicator, series.area.code)
    judged = verdicts(series, reading, of_series(series, borough)) if reading else []
    if reading and (advised := snapshot.advice(indicator, series.area.code)):
        judged.append(_advice(advised))
    return Exhibit(
        key,
        html=html([figure, *judged], facts),
        source=lookup.source(snapshot, series.indicator),
        rows=(series.latest,),
        name="The latest figure",
    )


def answers(
    series: Series,
    latest: Observation,
    borough: Series | None = None,
    printed: Printed | None = None,
    share: float | None = None,
    *,
    rounded: bool = False,
) -> list[Cell]:
    """Question, answer and evidence: the latest figure, what was counted, and whether that is `rounded`, who `printed`
    it where it is quoted, what it was, the target, the borough's, with the `share` of it that lies in no ward where
    that is large."""
    indicator, places = series.indicator, of_series(series, borough)
    cells: list[Cell] = [
        (_when(indicator, latest), _large(series, latest, places), _evidence(indicator, latest, places))
    ]
    cells += _counted(indicator, latest, _ROUNDED if rounded else "")
    if printed is not None:
        cells.append(("Who printed it?", publisher(printed), f"{upper_first(day(printed))}; {sureness(printed)}"))
    if change_text(series):
        cells.append(("What was it before?", "", change_text(series, places).removeprefix("was ")))
    if indicator.target is not None:
        cells.append(("What is the target?", targets.aim(indicator), upper_first(targets.whose(indicator))))
    if (whole := borough_beside(series, borough)) is not None:
        cells.append(("All Camden", observed(indicator, whole, places), f"{when(whole)}{beyond(share)}"))
    return cells


def verdicts(series: Series, reading: Reading, places: int) -> list[Cell]:
    """Whether it is changing, can meet its target, and will in time: each verdict with its mark, and its evidence."""
    indicator = series.indicator
    # A place that is told by the year may be judged by the month.
    every = "" if reading.frequency is series.frequency else f", by the {reading.frequency.word}"
    asked = {
        "Is it changing?": variation(indicator, reading, places),
        "Can it meet the target?": assurance(indicator, reading, places),
        "Will we get there?": course(reading),
    }
    return [
        (question, _VERDICT.format(mark(told.mark), CLASSES[told.colour], told.word), f"{told.evidence}{every}")
        for question, told in asked.items()
        if told is not None
    ]


def _advice(advised: Advised) -> Cell:
    drawn = mark(advised.advice.mark) if advised.advice.mark else ""
    return (
        "What does that suggest?",
        _VERDICT.format(drawn, "advised", advised.word),
        "it advises; people decide",
    )


def html(cells: Iterable[Cell], facts: Iterable[Cell] = ()) -> Markup:
    """Questions, answers and evidence beside one another, and the facts below them."""
    own, below = (Markup().join(_CELL.format(*cell) for cell in each) for each in (cells, facts))
    return _STRIP.format(own) + (_FACTS.format(below) if below else "")


def _when(indicator: Indicator, latest: Observation) -> str:
    period = ending(latest.frequency, latest.period) if indicator.at_the_end else when(latest)
    return upper_first(period)


def _large(series: Series, latest: Observation, places: int) -> Markup:
    return _LARGE.format(observed(series.indicator, latest, places), unit(series.indicator, series.frequency))


def _evidence(indicator: Indicator, latest: Observation, places: int) -> str:
    # Shares and rates are told by their two counts, in the next cell.
    of = "" if indicator.kind in (Kind.PROPORTION, Kind.RATE) and not unit_words(indicator) else counted(indicator)
    # Its unit stands beside the number already.
    of = of.removesuffix(f", in {unit(indicator)}") if unit(indicator) else of
    parts = (lower_first(of), range_text(indicator, latest, places))
    return "; ".join(part for part in parts if part)


def _counted(indicator: Indicator, latest: Observation, rounded: str) -> list[Cell]:
    """What a figure was made from; nothing for one that was only quoted, or that is the count itself."""
    question, numerator, denominator = f"What was counted{rounded}", latest.numerator, latest.denominator
    if denominator is None:
        return []
    one, other = lower_first(indicator.numerator), lower_first(str(indicator.denominator))
    of = count_text(indicator, denominator)
    if indicator.kind is Kind.MEAN:
        # Of a modelled mean, what weighs it is for the definition.
        return [] if indicator.no_interval else [(f"Taken over{rounded}", of, other)]
    if numerator is None:
        # Of a share that is told by its limit alone.
        small = latest.bound == Bound.AT_MOST and bool(rounded)
        return [(question, f"Withheld, of {of}", f"{one}, out of {other}; {PROTECTED}")] if small else []
    if indicator.kind is Kind.RATE:
        return [(question, count_text(indicator, numerator), f"{one}; {of} {other}")]
    if indicator.weighted:
        return [(f"How many answered{rounded}?", of, "people; their answers are weighted")]
    return [(question, f"{count_text(indicator, numerator)} of {of}", f"{one}, out of {other}")]
