"""Camden among London's boroughs: whole series of them, of London and of England, as a snapshot holds them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import NotPrinted
from data.vocabulary.boroughs import BOROUGHS, CAMDEN, ENGLAND, LONDON, NAMES
from metrics.snapshots import stored
from metrics.snapshots.peer_series import PeerAbout, PeerFigure, PeerPeriod, PeerSeries

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
