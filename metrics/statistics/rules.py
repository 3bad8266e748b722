"""The four rules by which a point of a control chart is a signal, for many series together.

As NHS England's Making Data Count has them: outside the limits; a trend; two of three near a limit; a shift. Every
array is (series, points) of one part, and a direction is 1 up, -1 down, 0 for no signal. No rule reaches over a
missing point: it is on no side, and no step leads to it or away."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from metrics.statistics.arrays import Floats, Whole, Words
from metrics.statistics.limits import FACTOR, NEAR, Limits

# The first that holds names the point.
PRECEDENCE = ("outside", "trend", "two_in_three", "shift")
_WORD = "<U12"


def directions(
    values: Floats, limits: Limits, alike: Floats, leeway: Floats, *, counted: bool, run: int, trend: int
) -> Mapping[str, Whole]:
    """By rule, the way in which each point is a signal. `alike` and `leeway` are (series,), in the values' unit; there
    is no signal where a part has no limits.

    A point on a limit is inside it, and one on the mean is on no side. `leeway` is how near to the mean a point counts
    as on it, in the shift rule alone: 2 counts where counts are rounded to the nearest 5. `counted`: whether a point
    outside the limits counts as one of two in three."""
    off = values - limits.centre[:, np.newaxis]
    alike = alike[:, np.newaxis]
    spread = limits.spread[:, np.newaxis]
    side = _sign(off, alike)
    outside = np.where(np.abs(off) > FACTOR * spread + alike, side, 0)
    near = np.where(np.abs(off) > NEAR * spread + alike, side, 0)
    if not counted:
        near = np.where(outside == 0, near, 0)
    shifted = _sign(off, leeway[:, np.newaxis] + alike)
    found = {
        "outside": outside,
        "trend": _trend(_sign(np.diff(values, axis=1), alike), trend)[:, : values.shape[1]],
        "two_in_three": _two_in_three(side, near),
        "shift": np.where(lengths(shifted) >= run, shifted, 0),
    }
    return {rule: np.where(np.isnan(spread), 0, way) for rule, way in found.items()}


@dataclass(frozen=True, slots=True)
class Signals:
    """Of each point, a rule ('' for none) and the way in which it is a signal by it."""

    rule: Words
    way: Whole


def named(by_rule: Mapping[str, Whole]) -> tuple[Signals, Signals]:
    """The first rule in order of precedence that each point is a signal by, and the first after it by which it is one
    in the opposite direction: of a fall that begins above the limits, both are told."""
    some = by_rule[PRECEDENCE[0]]
    rule, way = np.full((2, *some.shape), "", _WORD), np.zeros((2, *some.shape), np.int64)
    for name in PRECEDENCE:
        found = by_rule[name]
        second = (rule[1] == "") & (found != 0) & (found == -way[0])
        rule[1][second], way[1][second] = name, found[second]
        first = (rule[0] == "") & (found != 0)
        rule[0][first], way[0][first] = name, found[first]
    return Signals(rule[0], way[0]), Signals(rule[1], way[1])


def lengths(way: Whole) -> Whole:
    """How long the run is that each point is in: neighbours of one way, 1 or -1. A 0 is in none, and its run is 0."""
    begins = np.ones(way.shape, np.bool_)
    begins[:, 1:] = way[:, 1:] != way[:, :-1]
    run = np.cumsum(begins.ravel()) - 1  # every series begins one, so that none goes on into the next
    long = np.bincount(run, minlength=1)[run].reshape(way.shape)
    return np.where(way == 0, 0, long)


def _sign(values: Floats, alike: Floats) -> Whole:
    """1 above nought, -1 below, 0 for what is on it or missing."""
    return (values > alike).astype(np.int64) - (values < -alike)


def _trend(step: Whole, points: int) -> Whole:
    """All points of `points` and more that rise, or fall, one after the other. What ends one and begins another is of
    the later one."""
    going = np.where(lengths(step) >= points - 1, step, 0)
    none = np.zeros((len(step), 1), np.int64)
    into, out = np.hstack([none, going]), np.hstack([going, none])
    return np.where(out != 0, out, into)


def _two_in_three(side: Whole, near: Whole) -> Whole:
    """Those near a limit, or beyond it, of any three neighbours on one side of which two or more are."""
    last = side.shape[1] - 2
    threes = [slice(place, place + last) for place in range(3)]
    together = sum(side[:, each] for each in threes), sum(np.abs(near[:, each]) for each in threes)
    begins = (np.abs(together[0]) == 3) & (together[1] >= 2)
    found = np.zeros(side.shape, np.bool_)
    for each in threes:
        found[:, each] |= begins
    return np.where(found, near, 0)
