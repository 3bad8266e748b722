"""Which part of what happens in the borough falls to each ward, in order of code; and in which months."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting
from data.sample.draws import Dates, Numbers
from data.sample.wards import share

AT_ONCE = 100  # times the borough's own volume; a ward of it takes up to 4 GB of memory


def council_homes(wards: pa.Table) -> Numbers:
    """By the households that rent from the council."""
    return parts(_of(wards, "households") * share(wards, "council_tenants"))


def poverty(wards: pa.Table) -> Numbers:
    """By the households, and within them by the part of people in income deprivation."""
    return parts(_of(wards, "households") * _of(wards, "income_deprived"))


def residents(wards: pa.Table) -> Numbers:
    """By the people who live there."""
    return parts(_of(wards, "residents"))


def households(wards: pa.Table) -> Numbers:
    """By the households."""
    return parts(_of(wards, "households"))


def parts(weights: Numbers) -> Numbers:
    """Weights as parts of one."""
    return np.asarray(weights / weights.sum())


def each(setting: Setting, part: Numbers) -> Iterator[tuple[str, float]]:
    """The code of each ward with its part, times as large as the sample is to be: of a large one in several turns, each
    of which fits in memory."""
    turns = -(-setting.scale // AT_ONCE)
    for code, whole in zip(setting.wards["code"].to_pylist(), (part * setting.scale).tolist(), strict=True):
        yield from [(code, whole / turns)] * turns


def covered(setting: Setting) -> tuple[np.datetime64, np.datetime64]:
    """The first and the last day; what is later than the last has not happened yet."""
    edges = np.array([setting.months[0], setting.months[-1] + 1]).astype("datetime64[D]")
    return edges[0], edges[1] - 1


def since(setting: Setting, months_before: int) -> Dates:
    """The months, with those before them whose cases may still be open in the first."""
    return np.arange(setting.months[0] - months_before, setting.months[-1] + 1)


def _of(wards: pa.Table, column: str) -> Numbers:
    return np.asarray(wards[column].to_numpy(), dtype=float)
