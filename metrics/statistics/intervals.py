"""Confidence intervals, as Public Health England's technical guidance has them.

Every function takes arrays (or numbers) of any one shape and returns two arrays of that shape. A missing
input (nan) gives a missing output; an impossible one is an error that names the argument. Counts are summed over
areas and periods before they come here: rates and intervals are never averaged.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from metrics.statistics.arrays import Floats, Words, refuse, same_shape

EXACT_BELOW = 10


def wilson(numerator: ArrayLike, denominator: ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval for a proportion, 0 to 1, without continuity correction (Wilson, JASA 1927;
    Newcombe, Statistics in Medicine 1998)."""
    x, n = same_shape(numerator=numerator, denominator=denominator)
    refuse("denominator", n, n <= 0, "above 0")
    refuse("numerator", x, x < 0, "0 or more")
    refuse("numerator", x, x > n, "no more than the denominator")
    z = quantile(confidence)
    spread = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    lower = (2 * x + z**2 - spread) / (2 * (n + z**2))
    upper = (2 * x + z**2 + spread) / (2 * (n + z**2))
    return np.where(x == 0, 0.0, lower), np.where(x == n, 1.0, upper)


def poisson(count: ArrayLike, *, exposure: ArrayLike = 1.0, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """An interval for a count of events, or for count / exposure: exact below 10 events (Garwood, Biometrika
    1936), Byar's approximation from 10 (Breslow and Day, 1987)."""
    x, n = same_shape(count=count, exposure=exposure)
    refuse("exposure", n, n <= 0, "above 0")
    refuse("count", x, x < 0, "0 or more")
    z = quantile(confidence)
    tail = (1 - confidence) / 2
    # Each form is computed over values where it is defined, and used only on its own side of the switch.
    # Few different counts lie below it, and their form is the slow one: each is computed once.
    few, place = np.unique(np.minimum(x, EXACT_BELOW), return_inverse=True)
    many = np.maximum(x, EXACT_BELOW)
    exact_lower = np.where(few == 0, 0.0, special.gammaincinv(np.where(few == 0, 1.0, few), tail))[place]
    exact_upper = special.gammaincinv(few + 1, 1 - tail)[place]
    byar_lower = many * (1 - 1 / (9 * many) - z / (3 * np.sqrt(many))) ** 3
    byar_upper = (many + 1) * (1 - 1 / (9 * (many + 1)) + z / (3 * np.sqrt(many + 1))) ** 3
    exact = x < EXACT_BELOW
    lower, upper = np.where(exact, exact_lower, byar_lower), np.where(exact, exact_upper, byar_upper)
    missing = np.isnan(x)
    return np.where(missing, np.nan, lower / n), np.where(missing, np.nan, upper / n)


def student(
    total: ArrayLike, n: ArrayLike, sum_of_squares: ArrayLike, *, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Student's t interval for a mean, from the total, the number and the sum of squares of the values."""
    t, k, s = same_shape(total=total, n=n, sum_of_squares=sum_of_squares)
    refuse("n", k, k < 2, "2 or more")
    quantile(confidence)
    mean = t / k
    variance = (s - k * mean**2) / (k - 1)
    # Rounding can leave the variance of equal values a hair below zero; more than that is no sum of squares.
    slack = 1e-9 * np.maximum(1.0, np.abs(s))
    refuse("sum_of_squares", s, variance * (k - 1) < -slack, "at least total squared / n")
    half = special.stdtrit(k - 1, 0.5 + confidence / 2) * np.sqrt(np.maximum(variance, 0.0) / k)
    return mean - half, mean + half


def method(count: ArrayLike) -> Words:
    """Which method `poisson` has for each count, to say it beside the interval: 'exact', 'byar', or '' for none."""
    (x,) = same_shape(count=count)
    refuse("count", x, x < 0, "0 or more")
    return np.where(np.isnan(x), "", np.where(x < EXACT_BELOW, "exact", "byar"))


def quantile(confidence: float) -> float:
    """How many standard deviations either way hold this share of a normal distribution."""
    if not 0.9 <= confidence < 1:
        raise ValueError(f"confidence must be from 0.9 up to, not including, 1; got {confidence:g}")
    return float(special.ndtri(0.5 + confidence / 2))
