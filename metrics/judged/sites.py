"""What an indicator says where work goes on, and what that suggests (METHODS, 86): of the borough what its snapshot
has, of any wards together the same judgements of their pooled figures."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date

import numpy as np
import pyarrow as pa

from data.periods import same_day_later
from data.vocabulary import Bound, Decided, Kind, Level, Origin, Reason, Status
from metrics.declared.indicator import Indicator
from metrics.judged.advice import advise
from metrics.judged.figures import Figures
from metrics.judged.readings import Day, read
from metrics.judged.work import Work
from metrics.snapshots import observation
from metrics.snapshots.advised import Advised
from metrics.snapshots.areas import BOROUGH, SITES, Area
from metrics.snapshots.observation import Observation
from metrics.snapshots.reading import Reading
from metrics.snapshots.series import Series
from metrics.snapshots.snapshot import Snapshot
from metrics.statistics.arrays import Floats
from metrics.statistics.intervals import poisson, wilson

_EXACT = ("", Bound.ABOUT)
_FEWEST, _FEWEST_OF_PEOPLE = 10, 20  # cases, under which a share says nothing
_WHOLE_PER_CENT = 1000  # of people, from so many on a share is told to more than a whole per cent
_CHANGES = (Decided.GO_FASTER, Decided.PAUSE)
_LACKING = (Status.WITHHELD, Status.PENDING, Status.MISSING)  # what is said of a period where a ward of it is so


def advice_for(snapshot: Snapshot, indicator: str, sites: Sequence[str], work: Work) -> tuple[Reading, Advised] | None:
    """What an indicator says in the wards in which work goes on, and what is advised with that work; of all Camden
    where none are named, and where it stops there. None where there is no figure."""
    reading = reading_for(snapshot, indicator, sites)
    return None if reading is None or reading.period is None else (reading, advise(reading, work))


def reading_for(snapshot: Snapshot, indicator: str, sites: Sequence[str]) -> Reading | None:
    """What an indicator says in some wards together: in the area that they are, where they are one, else of them
    pooled. The target of all Camden is theirs too, but for one of a count; None where there is no figure."""
    declared = snapshot.indicators[indicator]
    area = where(snapshot, declared, sites)
    target = declared.target
    shared = target is not None and declared.kind is not Kind.COUNT and Level.BOROUGH in target.levels
    own = snapshot.reading(indicator, area) if area else None
    if area == BOROUGH or (own is not None and (target is None or own.level in target.levels or not shared)):
        return own
    series = snapshot.series(indicator, area) if area else series_of_sites(snapshot, declared, sites)
    if not series.observations:
        return own
    if shared and target is not None and series.area.level not in target.levels:
        target = target.model_copy(update={"levels": [*target.levels, series.area.level]})
        declared = declared.model_copy(update={"target": target})
    rounded = any(each.rounded for each in _of_wards(snapshot, indicator, [*sites, BOROUGH]))
    return _read(snapshot, declared, series, rounded=rounded)


def where(snapshot: Snapshot, declared: Indicator, sites: Sequence[str]) -> str:
    """The area that some wards are: all Camden, also where none are named or the indicator stops there; a
    neighbourhood; a ward; '' where they are none."""
    wards = {code for code in sites if code in snapshot.areas and snapshot.areas[code].level is Level.WARD}
    every = [area for area in snapshot.areas.values() if area.level is Level.WARD]
    stops = declared.level is not Level.WARD or declared.every(Level.WARD) is None
    if stops or not wards or len(wards) == len(every):
        return BOROUGH
    if len(wards) == 1:
        return min(wards)
    parents = {area.parent for area in every if area.code in wards}
    parent = min(str(each) for each in parents)
    whole = {area.code for area in every if area.parent == parent}
    same = declared.every(Level.NEIGHBOURHOOD) == declared.every(Level.WARD)
    return parent if whole == wards and same and parent in snapshot.areas else ""


def series_of_sites(snapshot: Snapshot, declared: Indicator, sites: Sequence[str]) -> Series:
    """The figures of some wards together, from what is shown of each: added up first, and divided then."""
    frequency = declared.every(Level.WARD) or declared.frequency
    wards = [code for code in snapshot.areas if code in sites and snapshot.areas[code].level is Level.WARD]
    several = [snapshot.series(declared.slug, code, frequency=frequency) for code in wards]
    by_period: dict[date, list[Observation]] = {}
    for series in several:
        for each in series.observations:
            by_period.setdefault(each.period, []).append(each)
    rounded = any(each.rounded for each in _of_wards(snapshot, declared.slug, wards))
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


def figures_since(snapshot: Snapshot, indicator: str, sites: Sequence[str], day: date | None, lag_months: int) -> int:
    """How many final figures of periods that begin so many months after a day, or later, there are where work goes on;
    0 where no day is known."""
    if day is None:
        return 0
    declared, first = snapshot.indicators[indicator], same_day_later(day, lag_months)
    area = where(snapshot, declared, sites)
    series = snapshot.series(indicator, area) if area else series_of_sites(snapshot, declared, sites)
    there = [each for each in series.observations if each.status is Status.SHOWN and not each.provisional]
    return sum(each.period >= first for each in there)


def work_on(
    snapshot: Snapshot,
    indicator: str,
    sites: Sequence[str],
    *,
    since: date | None,
    lag_months: int,
    at_planned_scale: bool,
    decided: Iterable[tuple[date, Decided]] = (),
    review: date | None = None,
) -> Work:
    """What is known of work for its advice: since when it goes on, and when it was last decided to go faster, or to
    pause and change it."""
    changed = max((day for day, what in decided if what in _CHANGES and day <= snapshot.as_of), default=None)
    start, change = (figures_since(snapshot, indicator, sites, day, lag_months) for day in (since, changed))
    return Work(
        at_planned_scale=at_planned_scale,
        figures_since_start=start,
        changed=changed,
        figures_since_change=change,
        review=review,
    )


def _of_wards(snapshot: Snapshot, indicator: str, codes: Iterable[str]) -> list[Reading]:
    return [each for code in codes if (each := snapshot.reading(indicator, code)) is not None]


def _pooled(declared: Indicator, parts: Sequence[Observation], *, lacking: int, rounded: bool) -> Observation:
    """One period of wards; a ward without cases adds none."""
    whole = replace(parts[0], area=SITES, level=Level.WARD, numerator=None, denominator=None, value=None, lower=None,
                    upper=None, lower_998=None, upper_998=None, status=Status.MISSING, reason="", bound="",
                    provisional=any(each.provisional for each in parts), origin=_weakest(parts))  # fmt: skip
    counts = [_counts(declared, each) for each in parts if each.status is not Status.NONE]
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


def _counts(declared: Indicator, each: Observation) -> tuple[float, float] | None:
    """What a ward adds to a numerator and a denominator; None where it is not shown exactly. Of people no total of a
    mean is published: it is the mean of so many."""
    if each.status is not Status.SHOWN or each.bound not in _EXACT or each.value is None or not each.denominator:
        return None
    if declared.kind is Kind.MEAN or each.numerator is None:
        return each.value / float(declared.per or 1) * each.denominator, each.denominator
    return each.numerator, each.denominator


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


def _read(snapshot: Snapshot, declared: Indicator, series: Series, *, rounded: bool) -> Reading | None:
    """The reading of one series, with Camden's beside it, by the functions of the refresh."""
    beside = snapshot.series(declared.slug, BOROUGH, frequency=series.frequency)
    rows = [asdict(each) for each in (*series.observations, *beside.observations)]
    order = [(name, "ascending") for name in observation.KEY]
    table = pa.Table.from_pylist(rows, schema=observation.SCHEMA).sort_by(order)
    fresh = {(declared.slug, series.frequency): series.freshness} if series.freshness is not None else {}
    day = Day(snapshot.as_of, fresh, {}, {series.area.code: series.area.level})
    said = read(declared, Figures(table.cast(observation.CODED).combine_chunks()), day, rounded=rounded)
    return next((each for each in said.readings if each.area == series.area.code), None)
