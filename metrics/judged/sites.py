"""What an indicator says where work goes on, and what that suggests (METHODS, 86): of the borough what its snapshot
has, of any wards together the same judgements of their pooled figures."""

from collections.abc import Sequence
from dataclasses import asdict

import pyarrow as pa

from data.vocabulary import Kind, Level
from metrics.declared.indicator import Indicator
from metrics.judged.advice import advise
from metrics.judged.figures import Figures
from metrics.judged.pooled import of_wards, series_of_sites
from metrics.judged.readings import Day, read
from metrics.judged.work import Work
from metrics.snapshots import observation
from metrics.snapshots.advised import Advised
from metrics.snapshots.areas import BOROUGH
from metrics.snapshots.reading import Reading
from metrics.snapshots.series import Series
from metrics.snapshots.snapshot import Snapshot


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
    rounded = any(each.rounded for each in of_wards(snapshot, indicator, [*sites, BOROUGH]))
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
