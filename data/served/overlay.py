"""Outlines laid over one another on a grid: where two of them overlap, and what lies in none."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.served.geojson import Outline

# Squares from west to east and from south to north: of Camden, each is some twenty metres wide.
SQUARES = 400

Covered = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """The longitudes and latitudes of the middles of squares, over all of some outlines with a square to spare."""

    longitudes: npt.NDArray[np.float64]
    latitudes: npt.NDArray[np.float64]

    def covered(self, outline: Outline) -> Covered:
        """The squares whose middle lies in an outline, by latitude and longitude."""
        found = np.zeros((len(self.latitudes), len(self.longitudes)), dtype=bool)
        for rings in outline:
            found |= self._inside(rings)
        return found

    def _inside(self, rings: Iterable[list[list[float]]]) -> Covered:
        """Where a line to the east crosses the rings of a polygon an odd number of times."""
        found = np.zeros((len(self.latitudes), len(self.longitudes)), dtype=bool)
        corners = [np.array([point[:2] for point in ring], dtype=float) for ring in rings]
        west, south = np.concatenate([each[:-1] for each in corners]).T
        east, north = np.concatenate([each[1:] for each in corners]).T
        for row, latitude in enumerate(self.latitudes):
            crosses = (south > latitude) != (north > latitude)
            part = (latitude - south[crosses]) / (north[crosses] - south[crosses])
            places = np.sort(west[crosses] + (east[crosses] - west[crosses]) * part)
            found[row] = np.searchsorted(places, self.longitudes) % 2 == 1
        return found


def grid(outlines: Iterable[Outline]) -> Grid:
    """A grid over all of some outlines."""
    points = np.array(
        [point[:2] for each in outlines for rings in each for ring in rings for point in ring], dtype=float
    )
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return Grid(_middles(west, east), _middles(south, north))


def _middles(first: float, last: float) -> npt.NDArray[np.float64]:
    step = (last - first) / (SQUARES - 2)
    return np.asarray(first - step / 2 + step * np.arange(SQUARES), dtype=np.float64)


def enclosed(covered: Covered) -> Covered:
    """The squares that are not covered, and from which no way that is not covered leads to the edge of the grid."""
    outside = np.zeros_like(covered)
    outside[[0, -1], :] = outside[:, [0, -1]] = True
    outside &= ~covered
    while True:
        wider = widened(outside) & ~covered
        if (wider == outside).all():
            return ~covered & ~outside
        outside = wider


def widened(covered: Covered) -> Covered:
    """The squares that are covered, and those beside them."""
    found = covered.copy()
    for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
        found |= np.roll(covered, shift, axis)
    return found
