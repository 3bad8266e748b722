"""Whether what was done in some places moved them: the difference in differences, beside that of every other choice of
as many places where nothing was done (METHODS, item 85)."""

from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, Marks, Whole, of_each

MOST = 10_000  # choices; of more as many are drawn
SEED = 85
QUARTERS = (0.25, 0.75)


@dataclass(frozen=True, slots=True)
class Placebo:
    """What sites did beside their comparison. `sites` and `comparison` are the pooled values of each period and
    `middle` (2, periods) the quarters of the comparison's own values, nan where a place is not shown; `counted` are
    the periods that the estimate stands on. `estimates` are those of the `choices` (places a row), the same for the
    same question; `as_large` of them are at least as far from nought as the estimate. `lower` and `upper` are nan where
    there are too few choices for the confidence that is asked for."""

    sites: Floats
    comparison: Floats
    middle: Floats
    counted: Marks
    estimate: float
    lower: float
    upper: float
    choices: Whole
    estimates: Floats
    as_large: int


def placebo(
    numerator: ArrayLike,
    denominator: ArrayLike,
    *,
    sites: ArrayLike,
    before: ArrayLike,
    after: ArrayLike,
    comparison: ArrayLike | None = None,
    per: float = 1.0,
    confidence: float = 0.95,
) -> Placebo:
    """The difference in differences of some places (rows) over periods (columns), nan where a place is not shown.

    Pooled first, divided after. A period in which any place is not shown is left out for all. `comparison` are all that
    are no sites where none are named; each other choice of as many places that are no sites is set beside those of the
    comparison that are not in it. Raises ValueError where shapes do not fit."""
    x, n = of_each(numerator=numerator, denominator=denominator)
    own = np.asarray(sites, np.bool_)
    beside = ~own if comparison is None else np.asarray(comparison, np.bool_) & ~own
    early, late = (np.asarray(each, np.bool_) for each in (before, after))
    whole = ~np.isnan(x / n).any(axis=0)
    weights = _weights(early & whole, late & whole)
    there, others = (_pooled(each[np.newaxis].astype(np.float64), x, n, per)[0] for each in (own, beside))
    estimate = float(_over(there - others, weights))
    choices = _choices(np.flatnonzero(~own), int(own.sum()))
    chosen = np.zeros((len(choices), len(own)))
    np.put_along_axis(chosen, choices, 1.0, axis=1)
    left = beside * (1.0 - chosen)
    some = left.any(axis=1)
    choices, chosen, left = choices[some], chosen[some], left[some]
    counted = weights != 0
    parts = x[:, counted], n[:, counted]
    estimates = _over(_pooled(chosen, *parts, per) - _pooled(left, *parts, per), weights[counted])
    lower, upper = _range(estimate, estimates, int((~own).sum()), confidence)
    values = np.where(whole, x / n * per, np.nan)[beside]
    middle = np.quantile(values, QUARTERS, axis=0) if len(values) else np.full((2, x.shape[1]), np.nan)
    # By the binary fractions alone the same difference may come out a hair smaller.
    hair = 1e-9 * max(abs(estimate), float(np.abs(values[:, counted]).max(initial=0.0)))
    as_large = int((np.abs(estimates) >= abs(estimate) - hair).sum())
    return Placebo(there, others, middle, counted, estimate, lower, upper, choices, estimates, as_large)


def _weights(before: Marks, after: Marks) -> Floats:
    """By which a period takes part in the mean after less the mean before; all nan where either has none."""
    if not (before.any() and after.any()):
        return np.full(before.shape, np.nan)
    made: Floats = after / after.sum() - before / before.sum()
    return made


def _over(values: Floats, weights: Floats) -> Floats:
    """The weighted sum over the last axis, of the periods that have a weight."""
    found: Floats = np.where(weights != 0, values, 0.0) @ weights
    return found


def _pooled(chosen: Floats, x: Floats, n: Floats, per: float) -> Floats:
    """The value of each choice of places (1 for those in it, a choice a row) in each period."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = (chosen @ x) / (chosen @ n) * per
    return found


def _choices(places: Whole, many: int) -> Whole:
    """Every choice of so many places, or as many as are looked at, drawn without one twice: the same each time."""
    if not 0 < many <= len(places):
        return np.zeros((0, max(many, 0)), np.int64)
    if comb(len(places), many) <= MOST:
        return np.array(list(combinations(places.tolist(), many)), np.int64)
    lots, found = np.random.default_rng(SEED), np.zeros((0, many), np.int64)
    while len(found) < MOST:
        drawn = np.sort(lots.random((MOST, len(places))).argsort(axis=1)[:, :many], axis=1)
        every = np.concatenate([found, places[drawn]])
        found = every[np.sort(np.unique(every, axis=0, return_index=True)[1])]
    return found[:MOST]


def _range(estimate: float, estimates: Floats, places: int, confidence: float) -> tuple[float, float]:
    """The estimate less what chance does: the outermost of the choices by rank, as far out as the level has it, and a
    little further for how few places they are choices of."""
    rank = int((len(estimates) + 1) * (1 - confidence) / 2 + 1e-9)
    if rank < 1 or np.isnan(estimate):
        return np.nan, np.nan
    ordered = np.sort(estimates)
    centre, wider = float(ordered.mean()), widening(places - 1, confidence)
    low, high = (centre + wider * (float(each) - centre) for each in (ordered[rank - 1], ordered[-rank]))
    return estimate - high, estimate - low


def widening(freedom: int, confidence: float = 0.95) -> float:
    """How much further out than the normal quantile Student's is, with so many degrees of freedom: by the series of
    Fisher and Cornish (Abramowitz and Stegun, 26.7.5), within 0.1% from 5 on."""
    z, v = NormalDist().inv_cdf((1 + confidence) / 2), float(freedom)
    terms = (
        (z**2 + 1) / 4,
        (5 * z**4 + 16 * z**2 + 3) / 96,
        (3 * z**6 + 19 * z**4 + 17 * z**2 - 15) / 384,
        (79 * z**8 + 776 * z**6 + 1482 * z**4 - 1920 * z**2 - 945) / 92160,
    )
    return 1 + sum(term / v**power for power, term in enumerate(terms, start=1))
