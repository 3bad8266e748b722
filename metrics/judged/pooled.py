"""The figures of some wards together, from what is shown of each: added up first, and divided then."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from data.vocabulary import Kind, Level, Origin, Reason, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots import pooling
from metrics.snapshots.areas import SITES, Area
from metrics.snapshots.observation import Observation
from metrics.snapshots.reading import Reading
from metrics.snapshots.series import Series
from metrics.snapshots.snapshot import Snapshot
from metrics.statistics.arrays import Floats
from metrics.statistics.intervals import poisson, wilson

_FEWEST, _FEWEST_OF_PEOPLE = 10, 20  # cases, under which a share says nothing
_WHOLE_PER_CENT = 1000  # of people, from so many on a share is told to more than a whole per cent

_LACKING = (Status.WITHHELD, Status.PENDING, Status.MISSING)  # what is said of a period where a ward of it is so


def series_of_sites(snapshot: Snapshot, declared: Indicator, sites: Sequence[str]) -> Series:
    """The figures of some wards together, from what is shown of each: added up first, and divided then."""
    frequency = declared.every(Level.WARD) or declared.frequency
    wards = [code for code in snapshot.areas if code in sites and snapshot.areas[code].level is Level.WARD]
    several = [snapshot.series(declared.slug, code, frequency=frequency) for code in wards]
    by_period: dict[date, list[Observation]] = {}
    for series in several:
        for each in series.observations:
            by_period.setdefault(each.period, []).append(each)
    rounded = any(each.rounded for each in of_wards(snapshot, declared.slug, wards))
    told = [
        _pooled(declared, by_period[period], lacking=len(wards) - len(by_period[period]), rounded=rounded)
        for period in sorted(by_period)
    ]
    areas = [snapshot.areas[code] for code in wards]
    name = " and ".join([", ".join(area.name for area in areas[:-1]), areas[-1].name]) if areas[1:] else areas[0].name
    residents, households = (sum(getattr(area, of) for area in areas) for of in ("residents", "households"))
    area = Area(SITES, name, Level.WARD, None, residents, households, None, None, None, None, confirmed=True)
    freshness = next((series.freshness for series in several if series.freshness), None)
    return Series(declared, area, frequency, tuple(_ranged(declared, told)), freshness)


def of_wards(snapshot: Snapshot, indicator: str, codes: Iterable[str]) -> list[Reading]:
    return [each for code in codes if (each := snapshot.reading(indicator, code)) is not None]


def _pooled(declared: Indicator, parts: Sequence[Observation], *, lacking: int, rounded: bool) -> Observation:
    """One period of wards; a ward without cases adds none."""
    whole = replace(parts[0], area=SITES, level=Level.WARD, numerator=None, denominator=None, value=None, lower=None,
                    upper=None, lower_998=None, upper_998=None, status=Status.MISSING, reason="", bound="",
                    provisional=any(each.provisional for each in parts), origin=_weakest(parts))  # fmt: skip
    counts = [pooling.parts(declared, each) for each in parts if each.status is not Status.NONE]
    known = [each for each in counts if each is not None]
    if lacking or len(known) < len(counts):
        said = next((each for status in _LACKING for each in parts if each.status is status), None)
        reason = said.reason if said else ""
        return whole if lacking or said is None else replace(whole, status=said.status, reason=reason)
    if not known:
        return replace(whole, status=Status.NONE)
    x, n = (sum(each) for each in zip(*known, strict=True))
    fewest = _FEWEST_OF_PEOPLE if rounded else _FEWEST
    if declared.kind is Kind.PROPORTION and n < fewest:
        return replace(whole, status=Status.WITHHELD, reason=Reason.TOO_FEW)
    value = x / n * float(declared.per or 1)
    if rounded and declared.kind is Kind.PROPORTION and n < _WHOLE_PER_CENT:
        value = round(value, 2)
    return replace(whole, numerator=x, denominator=n, value=value, status=Status.SHOWN)


def _weakest(parts: Sequence[Observation]) -> Origin:
    return next(origin for origin in Origin if any(each.origin is origin for each in parts))


def _ranged(declared: Indicator, told: Sequence[Observation]) -> list[Observation]:
    """The same with their likely ranges, by the methods of wards: of shares and of rates. Of means and of weighted
    answers too little is published to know how far they spread."""
    weighted = declared.weighted or declared.kind not in (Kind.PROPORTION, Kind.RATE)
    places = [place for place, each in enumerate(told) if each.value is not None]
    if declared.no_interval is not None or weighted or not places:
        return list(told)
    x, n = (np.array([getattr(told[place], of) for place in places], np.float64) for of in ("numerator", "denominator"))
    ends = [end for confidence in (0.95, 0.998) for end in _limits(declared, x, n, confidence)]
    made = list(told)
    for place, lower, upper, lower_998, upper_998 in zip(places, *(each.tolist() for each in ends), strict=True):
        made[place] = replace(told[place], lower=lower, upper=upper, lower_998=lower_998, upper_998=upper_998)
    return made


def _limits(declared: Indicator, x: Floats, n: Floats, confidence: float) -> tuple[Floats, Floats]:
    if declared.kind is Kind.RATE:
        return poisson(x, exposure=n / float(declared.per or 1), confidence=confidence)
    return wilson(np.minimum(x, n), n, confidence=confidence)
