"""What is taken along of Camden among other boroughs: the figures that are shown, and what is worked out of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from metrics import Among, Frequency, MiddleHalf, Origin, PeerFigure, PeerGroup, PeerPeriod, Snapshot
from pages.components.exhibits.peer_figures import Held
from pages.components.words.numbers import measured_in
from pages.components.words.peer_periods import peer_period
from pages.components.words.peer_sources import source
from pages.components.words.peers import GROUPS, in_short

COLUMNS = {
    "indicator": "The indicator, by its slug; of a series that none is of, what its publisher calls it",
    "title": "What the figures are of",
    "what": "What the row is: a figure as published, or what is worked out of such figures",
    "area": "The area, by its code; '' of several boroughs together",
    "area_name": "The area, by its name; of several boroughs together, what they are called",
    "period": "The first day of the period; of a change, of the later one",
    "period_end": "The last day of the period",
    "period_label": "The period, in words",
    "value": "The figure in its unit",
    "lower": "Lower end of its 95% interval, as its publisher gives it or worked out of those",
    "upper": "Upper end of its 95% interval, as its publisher gives it or worked out of those",
    "unit": "What the value is in",
    "camden_is": "How Camden stands beside it, where ranges let that be told",
    "camden_place": "Camden's place among those of the group that have a figure, as it is shown; '' of others",
    "no_figure": "Why there is no figure; '' where there is one",
    "better": "Which way is better",
    "caveat": "What to know before comparing boroughs by it",
    "origin": "Where it is from",
    "source": "Where the figure is from",
    "source_address": "Where that can be opened",
    "licence": "What may be done with the figure",
    "snapshot": "The snapshot that it is of",
}
ITS_OWN = "camden_is"  # a column that no other table has
FIGURE = "figure"
MIDDLE = "middle of the group without Camden; lower and upper are the ends of its middle half"
_NUMBERS = ("value", "lower", "upper")
_SCHEMA = pa.schema(
    [
        (name, pa.date32() if name in ("period", "period_end") else pa.float64() if name in _NUMBERS else pa.string())
        for name in COLUMNS
    ]
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row: of a series, in a period, what is said of which area."""

    of: Held
    period: PeerPeriod
    area: str
    name: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    what: str = FIGURE
    camden_is: str = ""
    camden_place: str = ""
    no_figure: str = ""


def figures(of: Held, period: PeerPeriod, several: Iterable[PeerFigure], among: Among | None = None) -> list[Taken]:
    """Figures as published, with how Camden stands `among` them and which place that is."""
    stands = {each.area: word for each, word in among.beside} if among else {}
    placed = in_short(among) if among else ""
    return [
        Taken(
            of,
            period,
            each.area,
            each.name,
            each.value,
            each.lower,
            each.upper,
            camden_is=stands[each.area].word if each.area in stands else "",
            camden_place=placed if each.area == period.camden.area else "",
            no_figure=each.status.word if each.status else "",
        )
        for each in several
    ]


def middle(of: Held, period: PeerPeriod, found: MiddleHalf, group: PeerGroup) -> Taken:
    """The middle of a group, with the two ends of its middle half."""
    return Taken(of, period, "", GROUPS[group][1], found.middle, found.lower, found.upper, what=MIDDLE)


def table(snapshot: Snapshot, rows: Iterable[Taken]) -> pa.Table:
    """Rows as a table that stands alone."""
    several = list(rows)
    alike = {code: _of_series(snapshot, of) for code, of in {each.of.code: each.of for each in several}.items()}
    periods = {(each.period.first, each.period.months): each.period for each in several}
    names = {key: _named(period) for key, period in periods.items()}
    columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for each in several:
        last, label = names[each.period.first, each.period.months]
        own: dict[str, object] = {
            "what": each.what,
            "area": each.area,
            "area_name": each.name,
            "no_figure": each.no_figure,
        }
        own |= {"period": each.period.first, "period_end": last, "period_label": label, "camden_is": each.camden_is}
        own |= {"camden_place": each.camden_place}
        own |= {"value": each.value, "lower": each.lower, "upper": each.upper}
        for name, value in (alike[each.of.code] | own).items():
            columns[name].append(value)
    return pa.table(columns, schema=_SCHEMA)


def _named(period: PeerPeriod) -> tuple[date, str]:
    return period.last, peer_period(period)


def _of_series(snapshot: Snapshot, of: Held) -> dict[str, object]:
    """What is alike in every row of a series."""
    return {
        "indicator": of.code,
        "title": of.title,
        "unit": measured_in(of.written, Frequency.ONCE),
        "better": str(of.about.polarity.word),
        "caveat": of.about.caveat,
        "origin": str(Origin.PUBLISHED),
        "source": source(of.about),
        "source_address": of.about.source_address,
        "licence": of.about.licence,
        "snapshot": snapshot.name,
    }
