"""How far a control chart is to be trusted: how often chance alone is a signal at the last point, and how often what
has truly changed is found there. `python -m tests.benchmarks signals` prints it; every series is drawn from a seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.table import Column, Table

from metrics.statistics.control import ControlCharts, xmr_each

SERIES = 20_000
LENGTHS = (8, 13, 20, 36)
MEANS = (10, 15, 20, 40, 60)
SEED = 1924  # the year of the first control chart

Floats = NDArray[np.float64]
Draw = Callable[[np.random.Generator, int, int], Floats]


@dataclass(frozen=True)
class Rate:
    """Of series of one kind and length, the share whose last point is a signal."""

    kind: str
    points: int
    share: float

    @property
    def chance(self) -> float:
        """The standard error of the share, with as many series as there are."""
        return float(np.sqrt(self.share * (1 - self.share) / SERIES))


def noise(random: np.random.Generator, series: int, points: int) -> Floats:
    """Independent normal values: nothing has changed."""
    return random.normal(size=(series, points))


def step(random: np.random.Generator, series: int, points: int) -> Floats:
    """Noise that is one standard deviation higher in its last seven points."""
    return noise(random, series, points) + (np.arange(points) >= points - 7)


def drift(random: np.random.Generator, series: int, points: int) -> Floats:
    """Noise that rises by 0.15 standard deviations a period."""
    return noise(random, series, points) + 0.15 * np.arange(points)


def season(random: np.random.Generator, series: int, points: int) -> Floats:
    """Monthly noise with a yearly wave of 1.5 standard deviations, that begins in any month."""
    start = random.integers(0, 12, size=(series, 1))
    return noise(random, series, points) + 1.5 * np.sin(2 * np.pi * (start + np.arange(points)) / 12)


def rolling(random: np.random.Generator, series: int, points: int) -> Floats:
    """The mean of the last twelve months, each month: nothing has changed."""
    sums = np.cumsum(noise(random, series, points + 12), axis=1)
    return (sums[:, 12:] - sums[:, :-12]) / 12


def rounded(mean: float) -> Draw:
    """Counts by chance alone as they are shown: to the nearest 5, under 5 withheld."""

    def counts(random: np.random.Generator, series: int, points: int) -> Floats:
        true = random.poisson(mean, size=(series, points)).astype(np.float64)
        return np.where(true < 5, np.nan, 5 * np.floor((true + 2) / 5))

    return counts


def share(draw: Draw, points: int, *, leeway: float = 0.0, series: int = SERIES) -> float:
    """How many of the series that are drawn have a signal at their last point, of those that have a last point."""
    charts, there = _charts(draw, points, leeway, series)
    return float((charts.signal[there, -1] != "").mean())


def rates(series: int = SERIES) -> Iterator[Rate]:
    """Every share that is printed."""
    for kind, draw in _KINDS.items():
        yield from (Rate(kind, points, share(draw, points, series=series)) for points in LENGTHS)
    for mean in MEANS:
        # With a leeway, whatever lies within 2 of the mean is on it.
        for words, leeway in (("", 0.0), (", leeway 2", 2.0)):
            kind = f"Counts of {mean}, rounded{words}"
            yield from (Rate(kind, n, share(rounded(mean), n, leeway=leeway, series=series)) for n in LENGTHS)


def widths(points: int, series: int = SERIES) -> tuple[float, float]:
    """Between which shares of their true width nine in ten limits are, of noise."""
    charts, _ = _charts(noise, points, 0.0, series)
    low, high = np.quantile((charts.upper - charts.lower)[:, -1] / 6, [0.05, 0.95])
    return float(low), float(high)


def report() -> Table:
    """A row for each kind of series, a column for each length: shares, with twice their standard error. In the last,
    which share of their true width nine in ten limits have."""
    table = Table("Signal at the end", *(Column(f"{n} points", justify="right") for n in LENGTHS), box=None)
    by_kind: dict[str, list[Rate]] = {}
    for rate in rates():
        by_kind.setdefault(rate.kind, []).append(rate)
    for kind, found in by_kind.items():
        table.add_row(kind, *(f"{each.share:.1%} ±{1.96 * each.chance:.1%}" for each in found))
    spread = ("{:.2f} to {:.2f}".format(*widths(points)) for points in LENGTHS)
    table.add_row("Limits over true ones", *spread)
    return table


def _charts(draw: Draw, points: int, leeway: float, series: int) -> tuple[ControlCharts, NDArray[np.bool_]]:
    values = draw(np.random.default_rng([SEED, points]), series, points)
    return xmr_each(values, leeway=leeway, minimum=2), ~np.isnan(values[:, -1])


_KINDS: dict[str, Draw] = {
    "Noise": noise,
    "Step of 1 SD, 7 long": step,
    "Drift of 0.15 SD": drift,
    "Yearly wave of 1.5 SD": season,
    "Means of 12 months": rolling,
}
