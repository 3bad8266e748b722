"""The reading strip, and how the exhibits below it are to be read. Facts only, as HTML and as sentences."""

from html import escape

from metrics import Comparison, Indicator, Kind, Observation, Series
from pages.components import differences, targets
from pages.components.formats import (
    count_text,
    counted,
    interval_text,
    lower_first,
    observed,
    unit,
    unit_words,
    upper_first,
)
from pages.components.periods import dated, ending, when
from pages.components.wording import change_text

Cell = tuple[str, str, str]


def strip(series: Series, borough: Series | None) -> str:
    """Question, answer, evidence: the latest figure, what was counted, what it was, the target, and the borough's;
    '' for a series without a complete figure."""
    indicator, latest = series.indicator, series.latest
    if latest is None:
        return ""
    cells = [(_when(indicator, latest), _large(series, latest), _evidence(indicator, latest))]
    cells += _counted(indicator, latest)
    if change_text(series):
        cells.append(("What was it before?", "", change_text(series).removeprefix("was ")))
    if indicator.target is not None:
        cells.append(("What is aimed at?", targets.aim(indicator), upper_first(targets.whose(indicator))))
    if borough is not None and borough.area != series.area and borough.latest is not None:
        cells.append(("All Camden", observed(indicator, borough.latest), when(borough.latest)))
    return f'<dl class="reading">{"".join(_cell(*cell) for cell in cells)}</dl>'


def alone(series: Series) -> str:
    """What is said in the place of a line where there is one figure."""
    each = next(each for each in series.observations if each.value is not None)
    figure = f"{observed(series.indicator, each)} {dated(series.indicator, each)}"
    return f"{figure} is the only figure there is. A line over time needs a second."


def how_to_read(series: Series) -> str:
    """What the marks of a line over time mean, as far as there are any."""
    several = series.observations
    notes = [_band(series.indicator, there=any(each.lower is not None for each in several))]
    if any(each.provisional for each in several):
        notes.append("A hollow point is provisional: its period is not over, or its figure may still change.")
    if any(each.status == "pending" for each in several):
        notes.append("A ring on the time axis is a period that is not yet published.")
    return " ".join(note for note in notes if note)


def how_to_compare(comparison: Comparison) -> str:
    """What the marks of a ranking mean, and what it must not be used for."""
    indicator = comparison.indicator
    if any(each.lower is not None for each in comparison.observations):
        notes = ["Lines show the range in which the true figure is likely to lie (95%)."]
        if not differences.of_parts(comparison):
            one = differences.level(comparison)
            notes.append(f"A {one} is marked only when its whole range is on one side of Camden's figure.")
    else:
        notes = [_band(indicator, there=False)]
    notes += [f"{caveat}." for caveat in indicator.caveats if caveat.startswith("Best fit")]
    return " ".join(note for note in notes if note)


def _band(indicator: Indicator, *, there: bool) -> str:
    if there:
        return "The shaded band is the range in which the true figure is likely to lie (95%)."
    if indicator.no_interval:
        return f"No likely range is shown. {indicator.no_interval}."
    return "No likely range is shown: none was published with it." if indicator.kind is Kind.PUBLISHED else ""


def _cell(question: str, answer: str, evidence: str) -> str:
    return f'<div><dt>{question}</dt><dd class="answer">{answer}</dd><dd class="evidence">{escape(evidence)}</dd></div>'


def _when(indicator: Indicator, latest: Observation) -> str:
    period = ending(latest.frequency, latest.period) if indicator.stock else when(latest)
    return upper_first(period)


def _large(series: Series, latest: Observation) -> str:
    unit_text = escape(unit(series.indicator, series.frequency))
    value = escape(observed(series.indicator, latest))
    return f'<span class="value">{value}</span><span class="unit">{unit_text}</span>'


def _evidence(indicator: Indicator, latest: Observation) -> str:
    likely = interval_text(indicator, latest.lower, latest.upper)
    # Shares and rates are told by their two counts, in the next cell.
    of = "" if indicator.kind in (Kind.PROPORTION, Kind.RATE) and not unit_words(indicator) else counted(indicator)
    parts = (lower_first(of), f"likely range {likely}" if likely else "")
    return "; ".join(part for part in parts if part)


def _counted(indicator: Indicator, latest: Observation) -> list[Cell]:
    """What a figure was made from; nothing for one that was only quoted, or that is the count itself."""
    question, numerator, denominator = "What was counted", latest.numerator, latest.denominator
    if denominator is None or numerator is None:
        return []
    one, other = lower_first(indicator.numerator), lower_first(str(indicator.denominator))
    of = count_text(indicator, denominator)
    if indicator.kind is Kind.MEAN:
        return [("Taken over", of, other)]
    if indicator.kind is Kind.RATE:
        return [(question, count_text(indicator, numerator), f"{one}; {of} {other}")]
    weighted = "answers after weighting, by which they stand for everyone; not counts of people"
    words = weighted if indicator.weighted else f"{one}, out of {other}"
    return [(question, f"{count_text(indicator, numerator)} of {of}", words)]
