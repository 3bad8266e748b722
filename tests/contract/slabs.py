"""Outlines of Camden's wards that a person can check: slabs from west to east, each around its ward's own place."""

from functools import cache
from itertools import pairwise

import data

WEST, EAST = -0.23, -0.09
Ring = list[list[float]]


@cache
def _borders() -> dict[str, tuple[float, float]]:
    """The southern and northern border of each slab: half way to the next place."""
    with data.connect(only=()) as connection:
        areas = data.query(connection, "select code, latitude from areas where level = 'ward' order by latitude")
    codes, latitudes = areas["code"].to_pylist(), areas["latitude"].to_pylist()
    between = [(one + other) / 2 for one, other in pairwise(latitudes)]
    edges = [latitudes[0] - 0.003, *between, latitudes[-1] + 0.003]
    return {code: (edges[place], edges[place + 1]) for place, code in enumerate(codes)}


def slab(ward: str) -> Ring:
    """The outer ring of a ward's slab: five points."""
    south, north = _borders()[ward]
    return [[WEST, south], [EAST, south], [EAST, north], [WEST, north], [WEST, south]]
