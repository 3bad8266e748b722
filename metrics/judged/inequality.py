"""Inequality between wards, financial year by financial year: who is poorer, and what they have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from data.vocabulary import Frequency, Kind, Level, Unjudged
from metrics.declared.indicator import Indicator
from metrics.judged.gap_changes import with_changes
from metrics.judged.panel import Panel
from metrics.judged.unjudged import mostly
from metrics.snapshots.inequality import Inequality
from metrics.statistics.arrays import Floats
from metrics.statistics.gaps import quantile_gap, quantiles
from metrics.statistics.inequality import Scale, slope_index, standard_error

FIFTHS = 5
YEARS = 6  # the latest are looked at: older gaps are of other wards' people
_KINDS = (Kind.PROPORTION, Kind.RATE, Kind.MEAN)
# How the spread of each kind's figures is taken, where all of them have one on that scale.
_SCALES: Mapping[Kind, Scale] = {Kind.PROPORTION: "logit", Kind.RATE: "log"}


@dataclass(frozen=True, slots=True)
class Ward:
    """What is known of a ward: its residents, and the share of its people in income deprivation."""

    residents: float
    deprived: float


def why_not(indicator: Indicator) -> Unjudged | None:
    """Why the wards of an indicator are never compared so; None where they are."""
    told = (
        indicator.level is Level.WARD
        and indicator.kind in _KINDS
        and Frequency.FINANCIAL_YEAR in indicator.frequencies_of(Level.WARD)
    )
    return None if told else Unjudged.NOT_COMPARED


def inequalities(panel: Panel, wards: Mapping[str, Ward]) -> tuple[list[Inequality], Unjudged | None]:
    """Of each of the latest years in which every ward is shown, oldest first; and why not of the latest of all.

    `panel` is of financial years."""
    rows = [panel.areas.index(code) for code in wards if code in panel.areas]
    if len(rows) < len(wards):
        return [], Unjudged.MISSING
    first = max(0, len(panel.periods) - YEARS)
    places = [place for place in range(first, len(panel.periods)) if not np.isnan(panel.value[rows, place]).any()]
    found = [_in_one(panel, rows, place, list(wards.values())) for place in places]
    last = len(panel.periods) - 1
    told = with_changes(found, panel.indicator.polarity)
    return told, None if last in places else _why(panel, rows)


def _why(panel: Panel, rows: list[int]) -> Unjudged:
    """Why not all wards are shown in the latest year."""
    return mostly(panel, ((row, -1) for row in rows if np.isnan(panel.value[row, -1])))


def _in_one(panel: Panel, rows: list[int], place: int, wards: list[Ward]) -> Inequality:
    numbers = {name: column[rows, place] for name, column in panel.numbers.items()}
    residents = np.array([each.residents for each in wards])
    deprived = np.array([each.deprived for each in wards])
    scale, error = _errors(panel.indicator, numbers["lower"], numbers["upper"])
    value = numbers["value"]
    if scale != "natural" and not _has(scale, value):
        scale, error = _natural(numbers["lower"], numbers["upper"])
    index = slope_index(value, residents, -deprived, se=error, scale=scale)
    fifths = _fifths(panel.indicator, numbers, deprived)
    return Inequality(
        indicator=panel.indicator.slug,
        period=panel.periods[place],
        wards=len(rows),
        slope_index=index.sii,
        slope_index_lower=_told(index.lower),
        slope_index_upper=_told(index.upper),
        relative_index=_told(index.rii),
        relative_index_lower=_told(index.rii_lower),
        relative_index_upper=_told(index.rii_upper),
        most_deprived=fifths[0],
        least_deprived=fifths[1],
        gap=fifths[2],
        gap_lower=fifths[3],
        gap_upper=fifths[4],
        poorer_end=index.least,
        richer_end=index.most,
    )


def _errors(indicator: Indicator, lower: Floats, upper: Floats) -> tuple[Scale, Floats | None]:
    """The standard errors of the wards' figures and their scale; none where any has no range."""
    scale = _SCALES.get(indicator.kind, "natural")
    if np.isnan(lower + upper).any():
        return "natural", None
    return (scale, standard_error(lower, upper, scale=scale)) if _has(scale, lower, upper) else _natural(lower, upper)


def _natural(lower: Floats, upper: Floats) -> tuple[Scale, Floats | None]:
    return "natural", standard_error(lower, upper)


def _has(scale: Scale, *values: Floats) -> bool:
    """Whether the scale has these values: nought has no logarithm, and 1 no odds."""
    if scale == "natural":
        return True
    return all((each > 0).all() and (scale == "log" or bool((each < 1).all())) for each in values)


def _fifths(
    indicator: Indicator, numbers: Mapping[str, Floats], deprived: Floats
) -> tuple[float | None, float | None, float | None, float | None, float | None]:
    """The wards of the most deprived fifth taken together, those of the least, the first less the last with its
    limits."""
    numerator, denominator = numbers["numerator"], numbers["denominator"]
    if indicator.kind not in (Kind.PROPORTION, Kind.RATE) or np.isnan(numerator + denominator).any():
        return None, None, None, None, None
    per = float(indicator.per or 1)
    kind: Literal["rate", "proportion"] = "rate" if indicator.kind is Kind.RATE else "proportion"
    shown = np.minimum(numerator, denominator) if kind == "proportion" else numerator
    # Answers of unequal weight say less than as many equal ones: how much less, the wards' own ranges tell.
    own = _natural(numbers["lower"], numbers["upper"])[1] if indicator.weighted else None
    error = None if own is None or np.isnan(own).any() else own
    fifth = quantiles(deprived, FIFTHS)
    gap = quantile_gap(shown, denominator, fifth, number=FIFTHS, kind=kind, per=per, se=error)
    ranged = indicator.no_interval is None and (error is not None or not indicator.weighted)
    limits = (_told(gap.difference_lower), _told(gap.difference_upper)) if ranged else (None, None)
    return _told(gap.first), _told(gap.last), _told(gap.difference), *limits


def _told(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
