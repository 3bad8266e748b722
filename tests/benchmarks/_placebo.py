"""How far a difference in differences is to be trusted: how often it tells of an effect where nothing was done, and how
often the range holds one that is there. `python -m tests.benchmarks placebo` prints it; all is drawn from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.table import Column, Table

from metrics.statistics.placebo import Placebo, placebo

DRAWS = 2_000
WARDS, PERIODS = 20, 60
STARTS, SHOWS = 24, 36  # the first period since the start, and the first in which it should show
SEED = 2023
SITES = (1, 2, 3)
NAMED = 6  # comparison wards, where some are named

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """What wards are like: how far their sizes differ (0: not at all), how much of one month's effect of a ward is left
    in the next, and whether counts are rounded to 5, as those of people are."""

    name: str
    sizes: float = 0.5
    lasting: float = 0.8
    rounded: bool = True


WORLDS = (
    World("alike, by the month", sizes=0.0, lasting=0.0, rounded=False),
    World("alike, lasting", sizes=0.0),
    World("of all sizes, lasting"),
    World("of all sizes, long lasting", lasting=0.95),
)


@dataclass(frozen=True)
class Level:
    """Of draws in which nothing was done: the share whose range leaves nought out, and of which no other choice is as
    large; how many choices there are; and the share of ranges that hold an effect that was added."""

    world: str
    sites: int
    named: bool
    outside: float
    furthest: float
    choices: int
    held: float

    @property
    def chance(self) -> float:
        """Twice the standard error of a share of one in twenty, with as many draws as there are."""
        return float(1.96 * np.sqrt(0.05 * 0.95 / DRAWS))


def drawn(random: np.random.Generator, world: World) -> tuple[Floats, Floats]:
    """Numerators and denominators of wards (rows) over months: shares of about a half to nine in ten, with a season and
    a drift that all have, a level of each ward's own, and what lasts with it for a while."""
    size = 80 * np.exp(world.sizes * random.normal(size=(WARDS, 1)))
    n = random.poisson(size, size=(WARDS, PERIODS)).astype(np.float64) + 20
    own = np.zeros((WARDS, PERIODS))
    fresh = random.normal(size=(WARDS, PERIODS)) * 0.2
    for month in range(PERIODS):
        before = own[:, month - 1] if month else random.normal(size=WARDS) * 0.2
        own[:, month] = world.lasting * before + np.sqrt(1 - world.lasting**2) * fresh[:, month]
    all_alike = 0.2 * np.sin(2 * np.pi * np.arange(PERIODS) / 12) + 0.01 * np.arange(PERIODS)
    log_odds = 1.0 + 0.3 * random.normal(size=(WARDS, 1)) + all_alike + own
    x = random.binomial(n.astype(np.int64), 1 / (1 + np.exp(-log_odds))).astype(np.float64)
    return (_to_five(x), _to_five(n)) if world.rounded else (x, n)


def asked(random: np.random.Generator, world: World, sites: int, *, named: bool, effect: float = 0.0) -> Placebo:
    """One draw: sites and comparison wards are drawn by lot, and the sites' shares are `effect` higher afterwards."""
    x, n = drawn(random, world)
    order, month = random.permutation(WARDS), np.arange(PERIODS)
    own = np.isin(np.arange(WARDS), order[:sites])
    beside = np.isin(np.arange(WARDS), order[sites : sites + NAMED]) if named else ~own
    x = x + effect * n * (own[:, np.newaxis] & (month >= SHOWS))
    return placebo(x, n, sites=own, comparison=beside, before=month < STARTS, after=month >= SHOWS)


def level(world: World, sites: int, *, named: bool, draws: int = DRAWS) -> Level:
    """The level of one kind of question."""
    random = np.random.default_rng([SEED, sites, named])
    found = [asked(random, world, sites, named=named) for _ in range(draws)]
    added = 0.05
    with_effect = [asked(random, world, sites, named=named, effect=added) for _ in range(draws // 4)]
    return Level(
        world.name,
        sites,
        named,
        float(np.mean([each.lower > 0 or each.upper < 0 for each in found])),
        float(np.mean([each.as_large == 0 for each in found])),
        len(found[0].estimates),
        float(np.mean([each.lower <= added <= each.upper for each in with_effect])),
    )


def levels() -> Iterator[Level]:
    """Every share that is printed."""
    for world in WORLDS:
        yield from (level(world, sites, named=named) for named in (False, True) for sites in SITES)


def report() -> Table:
    """A row a kind of question: shares with twice their standard error; a range needs 39 choices."""
    heads = ("Sites", "Beside", "Choices", "Range leaves nought out", "None as large", "Range holds the effect")
    table = Table(Column("Wards' effects", no_wrap=True), *(Column(each, justify="right") for each in heads), box=None)
    for each in levels():
        ranged = each.choices >= 39
        outside, held = (f"{share:.1%}" if ranged else "no range" for share in (each.outside, each.held))
        beside = f"{NAMED} named" if each.named else "all others"
        table.add_row(each.world, str(each.sites), beside, str(each.choices), f"{outside} ±{each.chance:.1%}",
                      f"{each.furthest:.1%}", held)  # fmt: skip
    return table


def _to_five(counts: Floats) -> Floats:
    rounded: Floats = 5 * np.floor((counts + 2) / 5)
    return rounded
