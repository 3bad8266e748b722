"""Outlines that are to tile one place: which of them overlap, and what is left to none of them."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from data.served.geojson import Outline
from data.served.overlay import Covered, enclosed, grid, widened

# In none of four files of Camden's wards, the coarsest of 149 corners, does anything overlap by a square of the grid,
# or lie between them: of the smaller outline, or of a middle one, so much is a sliver.
SLIVER = 0.02
# Of a ward's ground in one of those files another leaves no more than an eighth to no ward.
LEFT = 0.2


def overlaps(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, str, float]]:
    """Each pair of outlines that share more than slivers, with how much of the smaller one it is, from 0 to 1."""
    over = grid(outlines.values())
    covered = {name: over.covered(outline) for name, outline in outlines.items()}
    for one, other in combinations(covered, 2):
        least = min(int(covered[name].sum()) for name in (one, other))
        shared = int((covered[one] & covered[other]).sum())
        if shared > SLIVER * least:
            yield one, other, shared / least


def between(outlines: Mapping[str, Outline]) -> list[str]:
    """The outlines around what they enclose and leave to none, where that is more than slivers; none otherwise."""
    over = grid(outlines.values())
    covered = {name: over.covered(outline) for name, outline in outlines.items()}
    hole = enclosed(_all(covered))
    middle = float(np.median([each.sum() for each in covered.values()]))
    if hole.sum() <= SLIVER * middle:
        return []
    return [name for name, own in covered.items() if (widened(own) & hole).any()]


def left(outlines: Mapping[str, Outline], held: Mapping[str, Outline]) -> Iterator[tuple[str, float]]:
    """The outlines held of which much is in none of the new ones, with how much it is, from 0 to 1."""
    over = grid([*outlines.values(), *held.values()])
    now = _all({name: over.covered(outline) for name, outline in outlines.items()})
    for name, outline in held.items():
        before = over.covered(outline)
        share = float((before & ~now).sum() / max(int(before.sum()), 1))
        if share > LEFT:
            yield name, share


def _all(covered: Mapping[str, Covered]) -> Covered:
    found: Covered = np.any(list(covered.values()), axis=0)
    return found
