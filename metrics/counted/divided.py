"""What is summed, divided into the figures of what nobody is behind, with their likely ranges."""

from functools import partial

import numpy as np

from data.vocabulary import Kind
from metrics.counted import spread
from metrics.counted.ranges import METHODS, Parts
from metrics.counted.rounded import LIMITS
from metrics.counted.rules import SUMMED
from metrics.counted.shown import Shown
from metrics.counted.spread import Marks
from metrics.declared.indicator import Indicator


def parts(shown: Shown) -> Parts:
    """What is summed, ready to divide. No row means that nothing happened: nought, in all that is shown."""
    part = {name: shown.table[name].to_numpy() for name in SUMMED}
    counted = shown.where(lambda each: each.kind is not Kind.PUBLISHED)
    part["numerator"] = np.where(counted & np.isnan(part["numerator"]), 0.0, part["numerator"])
    shares = shown.where(lambda each: each.kind in (Kind.PROPORTION, Kind.MEAN))
    part["denominator"] = np.where(shares & np.isnan(part["denominator"]), 0.0, part["denominator"])
    for over in ("residents", "households"):
        own = shown.where(partial(_is_over, over))
        part["denominator"] = np.where(own, shown.table[over].to_numpy(), part["denominator"])
    return part


def numbers(shown: Shown, part: Parts, there: Marks, thin: Marks) -> Parts:
    """The numbers of an observation in the indicator's own units, nan wherever there is none."""
    part = {name: np.where(there, column, np.nan) for name, column in part.items()}
    x, n, per = part["numerator"], part["denominator"], spread.numbers(shown.indicators, shown.table, _per)
    ranged = there & ~thin & shown.where(lambda each: each.no_interval is None)
    quoted = shown.where(lambda each: each.kind is Kind.PUBLISHED)
    value = np.where(shown.where(lambda each: each.kind is Kind.COUNT), x, x / n * per)
    numbers = {"numerator": x, "denominator": n, "value": np.where(quoted, shown.table["value"].to_numpy(), value)}
    for confidence, (lower, upper) in LIMITS.items():
        numbers[lower], numbers[upper] = np.full((2, len(x)), np.nan)
        for chosen, limits in METHODS:
            rows = np.flatnonzero(ranged & shown.where(chosen))
            own = {name: column[rows] for name, column in part.items()} | {"per": per[rows]}
            numbers[lower][rows], numbers[upper][rows] = limits(own, confidence)
    for name in ("lower", "upper"):
        numbers[name] = np.where(quoted, shown.table[name].to_numpy(), numbers[name])
    return numbers


def _is_over(column: str, indicator: Indicator) -> bool:
    return indicator.kind is Kind.RATE and indicator.denominator == column


def _per(indicator: Indicator) -> float:
    return float(indicator.per or 1)
