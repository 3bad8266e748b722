"""The middle and the limits of control charts for single values (XmR), for many series together.

Shewhart's chart of individuals as Making Data Count draws it: the mean, and 2.66 mean moving ranges either way (3 /
1.128; Wheeler and Chambers, Understanding Statistical Process Control, 1992). Everything is found within a part: a
series, or what lies between two rebases of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from metrics.statistics.arrays import Floats, Marks, mean

FACTOR = 2.66  # mean moving ranges from the mean to a limit: three standard deviations
NEAR = FACTOR * 2 / 3
SCREEN = 3.267  # a moving range of this many means is itself beyond chance (Nelson, Technometrics 1982)
FEWEST_BASE = 12
# Numbers of sixteen digits differ by this share of the greatest where they are the same: a mean of equal values is not
# equal to them, nor a share of 0.7 to another.
ALIKE = 1e-12


@dataclass(frozen=True, slots=True)
class Limits:
    """Of each series in one part of it: its mean, and the mean moving range that its limits are drawn by. `spread` is
    nan where there is no variation to judge (`flat`) and where no two points follow one another."""

    centre: Floats
    spread: Floats
    flat: Marks

    def line(self, ranges: float) -> Floats:
        """So many mean moving ranges above the mean, below it where negative; the mean itself is always there."""
        return self.centre + ranges * self.spread if ranges else self.centre


def parts(points: int, rebase: Sequence[int]) -> Iterator[slice]:
    """The parts of a series of so many points, which begin at 0 and at each index of `rebase`. Raises ValueError for an
    index that no point has."""
    wrong = [index for index in rebase if not 0 <= index < points]
    if wrong:
        raise ValueError(f"rebase must be the index of one of the {points} points; got {wrong[0]}")
    starts = sorted({0, *rebase})
    for start, end in zip(starts, [*starts[1:], points], strict=True):
        yield slice(start, end)


def limits(values: Floats, alike: Floats, *, baseline_points: int | None, screen: bool) -> Limits:
    """The limits of one part, (series, points), nan where a point is missing; the results are (series,), in the
    values' unit. `alike` (series,) is how far apart two numbers may lie that are the same.

    `baseline_points`: only the first so many that are there make the limits; fewer than 12 are refused with a
    ValueError. `screen`: moving ranges that are themselves beyond chance are left out, once; the mean keeps its
    points. Where that would leave none but noughts, they are all kept: a step in a flat series would else have limits
    of no width."""
    if baseline_points is not None and baseline_points < FEWEST_BASE:
        raise ValueError(f"baseline_points must be {FEWEST_BASE} or more; got {baseline_points}")
    there = ~np.isnan(values)
    if baseline_points is not None:
        there &= np.cumsum(there, axis=1) <= baseline_points
    moved = np.abs(np.diff(values, axis=1))
    known = there[:, 1:] & there[:, :-1]
    plain = mean(moved, known)
    spread = plain
    if screen:
        # Beside a missing point a range is nan, which is kept by neither comparison.
        kept = known & (moved < (SCREEN * plain - alike)[:, np.newaxis])
        screened = mean(moved, kept)
        spread = np.where(screened > alike, screened, plain)
    return Limits(mean(values, there), np.where(spread > alike, spread, np.nan), plain <= alike)
