"""Every indicator of a profile as its exhibits tell it: the area among those of its level, all in one period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from metrics import (
    Beside,
    Comparison,
    Indicator,
    Item,
    Kind,
    Level,
    Observation,
    Origin,
    Polarity,
    Priority,
    Profile,
    Series,
    Snapshot,
    Spread,
    spread,
)
from pages.components.exhibits import lookup
from pages.components.exhibits.beside import beside
from pages.components.exhibits.clearly import clearly
from pages.components.exhibits.remembered import of_each
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison

_NOT_THERE = (Beside.NONE, Beside.NONE)
# Every indicator of wards and of neighbourhoods, in a snapshot and the one before.
LEVELS = 256


@dataclass(frozen=True, slots=True)
class Abreast:
    """All areas of a level by one indicator, the same whichever of them a profile is of: in one period, with the
    `places` of all of them; how each stands beside Camden by its limits of 95%, and by those of 99.8%, by code; and
    between which values they lie."""

    comparison: Comparison
    each: Mapping[str, tuple[Beside, Beside]]
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Profiled:
    """One indicator in a profile: all areas of the level abreast; the area's own figure; and its series, which says
    whether a figure is late."""

    abreast: Abreast
    own: Observation | None
    series: Series

    @property
    def comparison(self) -> Comparison:
        return self.abreast.comparison

    @property
    def each(self) -> Mapping[str, tuple[Beside, Beside]]:
        return self.abreast.each

    @property
    def spread(self) -> Spread | None:
        return self.abreast.spread

    @property
    def indicator(self) -> Indicator:
        return self.comparison.indicator

    @property
    def places(self) -> int:
        return self.comparison.places or 0

    @property
    def stands(self) -> Beside:
        """How the area itself stands beside Camden, by its limits of 95%."""
        return self.each.get(self.own.area if self.own else "", _NOT_THERE)[0]

    @property
    def surely(self) -> Beside:
        """The same by those of 99.8%."""
        return self.each.get(self.own.area if self.own else "", _NOT_THERE)[1]

    @property
    def value(self) -> float | None:
        """The area's own, where it is shown."""
        return self.own.value if self.own is not None else None

    @property
    def in_the_middle(self) -> bool | None:
        """Whether the area lies in the middle half of all; None where it is not shown, or they are too few."""
        if self.value is None or self.spread is None or self.spread.middle is None:
            return None
        return self.spread.middle[0] <= self.value <= self.spread.middle[1]

    @property
    def benchmark(self) -> Observation | None:
        return self.comparison.benchmark

    @property
    def ends(self) -> tuple[Item, ...]:
        """Those with the lowest and the highest figure of all that are shown, one of each."""
        shown = _shown(self.comparison)
        return tuple(pick(shown, key=_value) for pick in (min, max)) if shown else ()

    @property
    def reach(self) -> float:
        """How far from Camden's figure the area lies that is furthest from it."""
        if self.spread is None or self.benchmark is None or self.benchmark.value is None:
            return 0.0
        return max(abs(end - self.benchmark.value) for end in (self.spread.lowest, self.spread.highest))

    @property
    def not_beside(self) -> str:
        """Why the areas do not stand beside Camden's figure at all; '' where they do."""
        benchmark, level = self.benchmark, self.comparison.of
        one = level.word if isinstance(level, Level) else ""
        if self.indicator.kind is Kind.COUNT:
            return f"A count: that of a {one} is a part of {BOROUGH_NAME}'s"
        if benchmark is None or benchmark.value is None:
            return f"{BOROUGH_NAME} has no figure to stand beside"
        if self.comparison.beyond:
            return f"Not compared: {self.comparison.beyond:.0%} of {BOROUGH_NAME}'s is in no {one}"
        return f"Not compared: {BOROUGH_NAME}'s figure is only a limit" if benchmark.bound else ""


def profiled(snapshot: Snapshot, of: Profile, priorities: Sequence[Priority]) -> list[Profiled]:
    """Those that have figures of such areas, each in the periods in which the area can be told, as its own page has it:
    by priority as these are published, residents' lives before our own work, and then by title."""
    order = {each.slug: place for place, each in enumerate(priorities)}
    ours = {slug for each in priorities for slug in each.our_own_work}
    here = of.area.code
    compared = (lookup.compared(snapshot, each.slug, here, of.area.level) for each in of.published)
    told = [
        in_place(abreast(each), here, lookup.here(snapshot, each.indicator.slug, here))
        for each in compared
        if each is not None and each.items
    ]
    told.sort(
        key=lambda each: (
            order.get(each.indicator.priority, len(order)),
            each.indicator.slug in ours,
            each.indicator.title,
        )
    )
    return told


def is_neutral(told: Profiled) -> bool:
    return told.indicator.polarity is Polarity.NEUTRAL


def differs(side: Beside) -> bool:
    """Whether it is on a side of Camden at all."""
    return side not in (Beside.SIMILAR, Beside.NONE)


def observations(several: Iterable[Profiled], *, ends: bool = False) -> tuple[Observation, ...]:
    """The area's own figure of each, that of Camden, and where they are drawn those at both ends."""
    found: list[Observation] = []
    for told in several:
        those = [told.own, told.benchmark, *((item.observation for item in told.ends) if ends else ())]
        # The area may lie at an end itself.
        found += dict.fromkeys(each for each in those if each is not None)
    return tuple(found)


def weakest(several: Iterable[Profiled]) -> Origin | None:
    """The weakest origin of their figures."""
    there = {each.origin for told in several for each in told.comparison.observations if each.origin}
    return next((origin for origin in Origin if origin in there), None)


@of_each(LEVELS)
def abreast(comparison: Comparison) -> Abreast:
    """How each area of a level stands by one indicator."""
    indicator, judged = comparison.indicator, comparison.judged_by
    each = {item.code: _stands(indicator, item.observation, judged) for item in comparison.items}
    written = replace(comparison, places=of_comparison(comparison))
    return Abreast(written, each, spread(_value(item) for item in _shown(comparison)))


def in_place(of: Abreast, area: str, series: Series) -> Profiled:
    """One indicator of an area among those of its level, and its own series."""
    own = next((item.observation for item in of.comparison.items if item.code == area), None)
    return Profiled(of, own, series)


def _stands(indicator: Indicator, each: Observation, benchmark: Observation | None) -> tuple[Beside, Beside]:
    """By limits of 95%, and by those of 99.8%, which are wider."""
    stands = beside(indicator, each, benchmark)
    return stands, clearly(indicator, each, benchmark) if differs(stands) else stands


def _shown(comparison: Comparison) -> list[Item]:
    return [item for item in comparison.items if item.observation.value is not None]


def _value(item: Item) -> float:
    return item.observation.value or 0.0
