"""One refresh's output, read whole: what every page shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.vocabulary import Frequency, Level, Origin, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots import observation, profile
from metrics.snapshots.advised import Advised
from metrics.snapshots.areas import BOROUGH, NO_WARD, Area, Ring
from metrics.snapshots.charts import Chart
from metrics.snapshots.expected import Expected
from metrics.snapshots.folder import MADE_ELSEWHERE, UnreadableSnapshotError, current, manifest, snapshots_folder
from metrics.snapshots.freshness import Fresh
from metrics.snapshots.funnel import FunnelPoint
from metrics.snapshots.holdings import Holding
from metrics.snapshots.index import Index
from metrics.snapshots.inequality import Inequality
from metrics.snapshots.judgements import Judgements
from metrics.snapshots.observation import Observation
from metrics.snapshots.parts import parts_of
from metrics.snapshots.peer_series import PeerAbout, PeerSeries
from metrics.snapshots.peers import OwnFigure, Peers
from metrics.snapshots.printed import Printed
from metrics.snapshots.profile import Profile
from metrics.snapshots.reading import Reading
from metrics.snapshots.series import Categories, Comparison, Item, Series
from metrics.snapshots.written import Written


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Snapshot:
    """A snapshot, immutable and whole in memory, for any number of threads; every method reads it and computes nothing.

    `indicators` are what was declared when it was made, by slug; `areas` are by code: the borough, then neighbourhoods,
    then wards, each by name; `holdings` is every extract that a contract promises, by title; `origins` are those of the
    figures; `outlines` has the outer rings of each ward, and is empty until real outlines are imported; `printed` is
    who printed each figure of an indicator, by slug and period, where the rows of its table name their sources."""

    name: str
    as_of: date
    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area]
    holdings: tuple[Holding, ...]
    origins: frozenset[Origin]
    outlines: Mapping[str, tuple[Ring, ...]]
    printed: Mapping[str, Mapping[date, Printed]]
    _written: Written = field(repr=False)
    _observations: pa.Table = field(repr=False)
    _index: Index = field(repr=False)
    _fresh: Fresh = field(repr=False)
    _judged: Judgements = field(repr=False)
    _peers: Peers = field(repr=False)

    def __init__(self, folder: Path) -> None:
        """The snapshot in a folder of its own; UnreadableSnapshotError where another version made it, or it is not
        whole, to the byte."""
        said = manifest(folder)
        try:
            written = Written(folder, MappingProxyType(dict(said["files"])))
            parts = parts_of(written, date.fromisoformat(str(said["as_of"])))
        except (OSError, LookupError, TypeError, ValueError, pa.ArrowException) as error:
            raise UnreadableSnapshotError(f"snapshot {folder.name} is not whole: {MADE_ELSEWHERE}") from error
        for name, part in parts.items():
            object.__setattr__(self, name, part)

    @property
    def extracts(self) -> tuple[Holding, ...]:
        """What was there, and the figures made from."""
        return tuple(each for each in self.holdings if each.origin)

    @property
    def public_sources(self) -> tuple[str, ...]:
        """The extracts whose rows anyone may have as they were used, by name."""
        return self._written.public_sources

    def public(self, name: str) -> pa.Table | None:
        """A public source as it was used, for download; None where it is not public, or was not there.

        UnreadableSnapshotError where its file was damaged since."""
        return self._written.public(name)

    def published(self, name: str) -> pa.Table:
        """One of the tables that anyone may have (`metrics.snapshots.written`), for download; as `public` raises."""
        return self._written.published(name)

    def table(self, indicator: str) -> pa.Table:
        """Every observation of one indicator, as stored (for downloads)."""
        first, end = self._index.span(indicator)
        return self._observations.slice(first, end - first).cast(observation.SCHEMA)

    def has_table(self, indicator: str) -> bool:
        """Whether there is any observation of an indicator."""
        first, end = self._index.span(indicator)
        return end > first

    def as_stored(self, observations: Iterable[Observation]) -> pa.Table:
        """These observations as stored (for downloads), with the value of those that are over too few to be told."""
        rows = [self._row(each) for each in observations]
        return self._observations.take(np.concatenate([*rows, np.arange(0)])).cast(observation.SCHEMA)

    def series(
        self, indicator: str, area: str, breakdown: str = "", category: str = "", frequency: str | None = None
    ) -> Series:
        """One area over time, in the shortest frequency that it is published over unless another is named."""
        declared = self.indicators[indicator]
        chosen = self._frequency(declared, area, frequency, categories=bool(breakdown))
        rows = self._index.of(self._index.rows(indicator, area, chosen), "breakdown", breakdown)
        found = self._index.observations(self._index.of(rows, "category", category))
        fresh = self._fresh.get((indicator, chosen)) if found else None
        return Series(declared, self.areas[area], chosen, found, fresh)

    def periods(self, indicator: str) -> tuple[tuple[Frequency, date], ...]:
        """The complete periods that the borough has figures for, as (frequency, first day): the shortest frequency
        first, each newest first."""
        return tuple(
            (frequency, each.period)
            for frequency in self.indicators[indicator].frequencies
            for each in reversed(self.series(indicator, BOROUGH, frequency=frequency).observations)
            if each.status is Status.SHOWN and not each.provisional
        )

    def comparison(
        self, indicator: str, level: str, period: date | None = None, frequency: str | None = None
    ) -> Comparison:
        """The areas of a level in one period, by name; by default the newest that the borough has a complete figure
        for."""
        declared = self.indicators[indicator]
        chosen = Frequency(frequency or declared.every(Level(level)) or declared.frequency)
        wanted = period or self._latest(indicator, BOROUGH, chosen)
        found = self._at(indicator, (*self.areas, NO_WARD), chosen, wanted, breakdown="") if wanted else ()
        there = {each.area: each for each in found}
        areas = [area for area in self.areas.values() if area.level == level and area.code in there]
        items = tuple(Item(area.code, area.name, there[area.code]) for area in areas)
        unplaced = Item(NO_WARD, Level.NONE.word, there[NO_WARD]) if NO_WARD in there else None
        when, of = wanted if found else None, Level(level)
        return Comparison(declared, chosen, when, of, items, there.get(BOROUGH), unplaced)

    def categories(
        self, indicator: str, area: str, breakdown: str, period: date | None = None, frequency: str | None = None
    ) -> Comparison:
        """The categories of a breakdown in one area and period, beside the area's total; by default in the newest
        period that the area has a complete figure for."""
        declared = self.indicators[indicator]
        chosen = self._frequency(declared, area, frequency, categories=True)
        wanted = period or self._latest(indicator, area, chosen)
        found = self._at(indicator, (area,), chosen, wanted) if wanted else ()
        total = next((each for each in found if not each.breakdown), None)
        items = tuple(Item(each.category, each.category, each) for each in found if each.breakdown == breakdown)
        of = Categories(breakdown, self.areas[area])
        return Comparison(declared, chosen, wanted if found else None, of, items, total)

    def profile(self, area: str) -> Profile:
        """One area, what it borders and has inside it, and for which of its level every indicator is published."""
        here = self.areas[area]
        published, never, only = profile.of_level(self.indicators.values(), here.level)
        borders = profile.bordering(self.areas, area)
        inside = profile.wards(self.areas, area)
        return Profile(here, borders, inside, tuple(published), tuple(never), tuple(only))

    def reading(self, indicator: str, area: str) -> Reading | None:
        """What an indicator says in an area; None where it is not published of that area."""
        return self._judged.readings.get((indicator, area))

    def readings(self, area: str) -> dict[str, Reading]:
        """What every indicator that is published of an area says there, by slug."""
        there = {slug: self.reading(slug, area) for slug in self.indicators}
        return {slug: each for slug, each in there.items() if each is not None}

    def advice(self, indicator: str, area: str = BOROUGH) -> Advised | None:
        """What that suggests; None where nothing is advised of the area: only of the borough is it."""
        return self._judged.advices.get((indicator, area))

    def chart(self, indicator: str, area: str) -> Chart | None:
        """The control chart of an indicator in an area; None where it has none, of which its reading says why."""
        return self._judged.charts.of(indicator, area)

    def inequality(self, indicator: str) -> tuple[Inequality, ...]:
        """Inequality between wards in each financial year in which all of them are shown, oldest first."""
        return self._judged.inequalities.get(indicator, ())

    def expected(self, indicator: str, area: str) -> tuple[Expected, ...]:
        """What to expect of each period up to that of the target's day; nothing where its reading says why not."""
        return self._judged.outlooks.get((indicator, area), ())

    def funnel(self, indicator: str) -> tuple[FunnelPoint, ...]:
        """The wards against their size, the smallest first; nothing where they are not compared with Camden so."""
        return self._judged.funnels.get(indicator, ())

    @property
    def peer_series(self) -> tuple[PeerAbout, ...]:
        """What every series of all London boroughs is, by its title."""
        return tuple(sorted(self._peers.about.values(), key=lambda each: each.title))

    def peers(self, series: str, *, newest: bool = False) -> PeerSeries | None:
        """A series of all London boroughs, as the head of an indicator names it, or its `newest` period alone; None
        where there is none."""
        return self._peers.newest(series) if newest else self._peers.of(series)

    def own_among_peers(self, series: str) -> tuple[OwnFigure, ...]:
        """Camden's own figures in such a series, the oldest first: the first day, the months and the figure."""
        return self._peers.own(series)

    def _frequency(
        self, declared: Indicator, area: str, frequency: str | None, *, categories: bool = False
    ) -> Frequency:
        """The frequency asked for; else the shortest that the area's level, or its categories, is published over."""
        return Frequency(
            frequency or declared.every(self.areas[area].level, categories=categories) or declared.frequency
        )

    def _latest(self, indicator: str, area: str, frequency: Frequency) -> date | None:
        """The newest period that an area has a complete figure for, where there is one."""
        latest = self.series(indicator, area, frequency=frequency).latest
        return latest.period if latest else None

    def _row(self, each: Observation) -> NDArray[np.int64]:
        rows = self._index.rows(each.indicator, each.area, each.frequency, each.period)
        return self._index.of(self._index.of(rows, "breakdown", each.breakdown), "category", each.category)

    def _at(
        self, indicator: str, codes: Iterable[str], frequency: Frequency, period: date, breakdown: str | None = None
    ) -> tuple[Observation, ...]:
        """What some areas have in one period, of one breakdown where it is named."""
        rows = np.concatenate([self._index.rows(indicator, code, frequency, period) for code in codes])
        chosen = rows if breakdown is None else self._index.of(rows, "breakdown", breakdown)
        return self._index.observations(chosen)


def read(folder: Path | None = None, name: str | None = None) -> Snapshot:
    """A snapshot by its name, the current one unless it is named; NoSnapshotError when none has been made, or it cannot
    be read."""
    folder = folder or snapshots_folder()
    return Snapshot(folder / (name or current(folder)))
