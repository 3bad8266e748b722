"""The likely range of each kind of figure, from what it is divided of."""

from collections.abc import Callable

import numpy as np

from data.vocabulary import Kind
from metrics.declared.indicator import Indicator
from metrics.statistics.arrays import Floats
from metrics.statistics.intervals import poisson, student, wilson

FEWEST_OF_A_MEAN = 5  # fewer say nothing of how far they spread

Parts = dict[str, Floats]


def _of_counts(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    return poisson(part["numerator"], confidence=confidence)


def _of_rates(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    return poisson(part["numerator"], exposure=part["denominator"] / part["per"], confidence=confidence)


def _of_shares(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    x, n = part["numerator"], part["denominator"]
    return wilson(np.minimum(x, n), n, confidence=confidence)


def _of_weighted_shares(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    # Kish's effective sample size: answers of unequal weight say less than as many equal ones.
    x, n = part["numerator"], part["denominator"]
    effective = n**2 / part["weight_squares"]
    return wilson(np.minimum(x / n, 1.0) * effective, effective, confidence=confidence)


def _of_means(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    total, n, squares = part["numerator"], part["denominator"], part["sum_of_squares"]
    enough = np.where(n >= FEWEST_OF_A_MEAN, n, np.nan)
    # Values that are all alike have a spread of nought, which is no proof that the next would be alike too. Adding
    # them up leaves it a hair off.
    spread_out = squares - total**2 / enough > 1e-12 * squares
    return student(total, np.where(spread_out, enough, np.nan), squares, confidence=confidence)


METHODS: tuple[tuple[Callable[[Indicator], bool], Callable[[Parts, float], tuple[Floats, Floats]]], ...] = (
    (lambda each: each.kind is Kind.COUNT, _of_counts),
    (lambda each: each.kind is Kind.RATE, _of_rates),
    (lambda each: each.kind is Kind.PROPORTION and not each.weighted, _of_shares),
    (lambda each: each.kind is Kind.PROPORTION and each.weighted, _of_weighted_shares),
    (lambda each: each.kind is Kind.MEAN, _of_means),
)
