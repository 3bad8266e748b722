"""Camden among London's boroughs: whole series of them, of London and of England, as a snapshot holds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import last_day, placed
from data.vocabulary import Frequency, NotPrinted, PeerDay, PeerGroup, Polarity
from data.vocabulary.boroughs import BOROUGHS, CAMDEN, ENGLAND, LONDON, NAMES
from metrics.snapshots import stored
from metrics.snapshots.peer_groups import CHOSEN


@dataclass(frozen=True, slots=True)
class PeerFigure:
    """One area's figure of one period in the unit of its series, with the publisher's own 95% limits where there are
    any; without a value `status` says why there is none."""

    area: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    status: NotPrinted | Literal[""]

    @property
    def ranged(self) -> bool:
        """Whether its publisher says how far off it may be."""
        return self.lower is not None and self.upper is not None


@dataclass(frozen=True, slots=True)
class PeerPeriod:
    """One period, of the `months` from its first day on, or of that day alone where they are 0: Camden, every other
    borough by name, London and England. An area that the publisher gives no row of has a figure without a value."""

    first: date
    months: int
    camden: PeerFigure
    others: tuple[PeerFigure, ...]
    london: PeerFigure
    england: PeerFigure

    @property
    def last(self) -> date:
        """The last day that it speaks of."""
        return last_day(self.first, self.months)

    def placed(self, frequency: Frequency) -> date:
        """The first day of the period in which an indicator of ours has its figures."""
        return placed(frequency, self.first, self.months)

    def beside(self, group: PeerGroup) -> tuple[PeerFigure, ...]:
        """The boroughs of a group, by name, those without a figure too; Camden is not among them."""
        chosen = CHOSEN[group].boroughs
        return tuple(each for each in self.others if each.area in chosen)


@dataclass(frozen=True, slots=True)
class PeerAbout:
    """What a series is, in our words: its `unit` is one of ours, such as share, or the publisher's own where it is
    none of those. `indicators` are those of ours that are of it, by slug; a series without one says its own polarity,
    and `priority`, by our reading. `refused` says, in a sentence, why a newer file of it was not taken."""

    series: Annotated[str, "The series, the publisher's title in lower case with underscores"]
    title: Annotated[str, "What its figures are of"]
    unit: Annotated[str, "What a value is in; share is a part of 1"]
    polarity: Annotated[Polarity, "Which way is better"]
    polarity_because: Annotated[str, "Why that way is better for people, or why neither is"]
    priority: Annotated[str, "The priority that it speaks to; '' where no indicator is of it, and none is said"]
    indicators: Annotated[tuple[str, ...], "The indicators that are of it"]
    source_title: Annotated[str, "The publication that its figures are in"]
    source_address: Annotated[str, "Where the publication can be opened"]
    publisher: Annotated[str, "Who published it"]
    licence: Annotated[str, "What may be done with the figures"]
    day: Annotated[date, "The day of the source"]
    day_is: Annotated[PeerDay, "Which day that is"]
    caveat: Annotated[str, "What to know before comparing boroughs by it"]
    refused: Annotated[str, "Why a newer file of it was not taken; '' where none was refused"]


@dataclass(frozen=True, slots=True)
class PeerSeries:
    """One series of all boroughs, the oldest period first."""

    about: PeerAbout
    periods: tuple[PeerPeriod, ...]

    @property
    def latest(self) -> PeerPeriod | None:
        """The newest period that Camden has a figure for."""
        return next((each for each in reversed(self.periods) if each.camden.value is not None), None)

    @property
    def ranged(self) -> bool:
        """Whether its publisher says of Camden's figures how far off they may be."""
        return any(each.camden.ranged for each in self.periods)

    def at(self, first: date) -> PeerPeriod | None:
        """The period that begins on a day."""
        return next((each for each in self.periods if each.first == first), None)

    def in_common(self, group: PeerGroup) -> tuple[PeerPeriod, ...]:
        """The periods in which Camden and at least half of a group have figures: only these are drawn over time."""
        return tuple(
            each
            for each in self.periods
            if each.camden.value is not None
            and sum(other.value is not None for other in each.beside(group)) * 2 >= len(CHOSEN[group])
        )


FIGURES = pa.schema(
    [
        ("series", pa.string()),
        ("area", pa.string()),
        ("period", pa.date32()),
        ("months", pa.int64()),
        ("value", pa.float64()),
        ("lower", pa.float64()),
        ("upper", pa.float64()),
        ("status", pa.string()),
    ]
)
_LISTED = "indicators"
_ENDS: tuple[Literal["left", "right"], ...] = ("left", "right")
OwnFigure = tuple[date, int, float | None]


def about_table(series: Iterable[PeerAbout]) -> pa.Table:
    """What the series are, as it is kept, by series."""
    return stored.table(PeerAbout, series, ("series",), {_LISTED: lambda each: " ".join(each.indicators)})


def figures_table(rows: pa.Table) -> pa.Table:
    """The figures as they are kept (FIGURES), by series, period and area."""
    return rows.cast(FIGURES).sort_by([(name, "ascending") for name in ("series", "period", "area")])


class Peers:
    """The series of a snapshot, immutable: each is made when it is asked for."""

    def __init__(self, about: pa.Table, figures: pa.Table) -> None:
        """`about` and `figures` as `about_table` and `figures_table` have them."""
        made = stored.made(PeerAbout, about, {_LISTED: lambda text: tuple(text.split())})
        self.about: Mapping[str, PeerAbout] = {each.series: each for each in made}
        self._figures = figures
        self._days = figures["period"].to_numpy()
        numbered = figures.select(["series"]).append_column("row", pa.array(np.arange(figures.num_rows)))
        grouped = numbered.group_by(["series"], use_threads=False)  # as in stored.read
        spans = grouped.aggregate([("row", "min"), ("row", "max")]).to_pylist()
        self._spans: Mapping[str, tuple[int, int]] = {
            each["series"]: (each["row_min"], each["row_max"] + 1) for each in spans
        }
        camden = figures.filter(pc.equal(figures["area"], CAMDEN)).to_pydict()
        self._own: dict[str, list[OwnFigure]] = {}
        for series, *own in zip(*(camden[name] for name in ("series", "period", "months", "value")), strict=True):
            self._own.setdefault(series, []).append((own[0], own[1], own[2]))

    def own(self, series: str) -> tuple[OwnFigure, ...]:
        """Camden's alone, the oldest first: the first day, the months and the figure of each period."""
        return tuple(self._own.get(series, ()))

    def of(self, series: str) -> PeerSeries | None:
        """A series by its name; None where there is none."""
        if series not in self._spans:
            return None
        first, end = self._spans[series]
        return self._made(series, self._figures.slice(first, end - first))

    def newest(self, series: str) -> PeerSeries | None:
        """The same of the newest period alone that Camden has a figure for, which takes a tenth of the time; None where
        it has none."""
        first_day, months = next(
            ((day, months) for day, months, value in reversed(self.own(series)) if value is not None), (None, 0)
        )
        if first_day is None:
            return None
        first, end = self._spans[series]
        days, day = self._days[first:end], np.datetime64(first_day)
        low, high = (first + int(np.searchsorted(days, day, side)) for side in _ENDS)
        rows = self._figures.slice(low, high - low)
        return self._made(series, rows, months)

    def _made(self, series: str, rows: pa.Table, only: int | None = None) -> PeerSeries:
        """The periods in some rows, or those of so many months alone."""
        columns = rows.to_pydict()
        periods: dict[tuple[date, int], dict[str, PeerFigure]] = {}
        numbers = zip(columns["value"], columns["lower"], columns["upper"], strict=True)
        keys = zip(columns["period"], columns["months"], columns["area"], columns["status"], strict=True)
        for (period, months, area, status), values in zip(keys, numbers, strict=True):
            if only is not None and months != only:
                continue
            said: NotPrinted | Literal[""] = NotPrinted(status) if status else ""
            periods.setdefault((period, months), {})[area] = PeerFigure(area, NAMES[area], *values, said)
        return PeerSeries(self.about[series], tuple(_period(*key, found) for key, found in periods.items()))


def _period(first: date, months: int, found: Mapping[str, PeerFigure]) -> PeerPeriod:
    every = {code: found.get(code) or _without(code) for code in NAMES}
    others = sorted((every[code] for code in BOROUGHS if code != CAMDEN), key=lambda each: each.name)
    return PeerPeriod(first, months, every[CAMDEN], tuple(others), every[LONDON], every[ENGLAND])


def _without(code: str) -> PeerFigure:
    return PeerFigure(code, NAMES[code], None, None, None, NotPrinted.NO_ROW)
