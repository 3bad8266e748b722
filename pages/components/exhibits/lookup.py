"""What exhibits ask of a snapshot: the series of a place, what an indicator lacks, and where it is from."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date

from metrics import BOROUGH, COLLECTIONS, Indicator, Level, Origin, Printed, Series, Snapshot
from pages.components.words.printed import sources
from pages.components.words.states import why_none


def unknown(snapshot: Snapshot, indicator: str, area: str = BOROUGH, **parts: str) -> str:
    """What is asked for and is not in the snapshot, in a sentence with the nearest that is; '' where all is there.
    Of an indicator's `parts`, its breakdown and its frequency can be asked for."""
    if indicator not in snapshot.indicators:
        return _no("indicator", indicator, snapshot.indicators)
    if area not in snapshot.areas:
        return _no("area", area, snapshot.areas)
    declared = snapshot.indicators[indicator]
    there = {"breakdown": declared.breakdowns, "frequency": declared.frequencies}
    return next((_no(what, asked, there[what]) for what, asked in parts.items() if asked not in there[what]), "")


def here(snapshot: Snapshot, indicator: str, area: str) -> Series:
    """An indicator in an area, or in the borough where it stops there; in the most frequent of the periods in which the
    place has a figure: a year may be told where each month is over too few."""
    declared = snapshot.indicators[indicator]
    code = area if declared.level is Level.WARD else BOROUGH
    own = snapshot.series(indicator, code)
    if own.latest:
        return own
    stored = [own, *(snapshot.series(indicator, code, frequency=each) for each in declared.frequencies[1:])]
    there = [series for series in stored if series.latest] or [series for series in stored if series.observations]
    return there[0] if there else own


def borough(snapshot: Snapshot, series: Series) -> Series | None:
    """The borough's series to stand beside one of another area, in the same frequency; None beside itself."""
    if series.area.code == BOROUGH:
        return None
    return snapshot.series(series.indicator.slug, BOROUGH, frequency=series.frequency)


def beyond(snapshot: Snapshot, series: Series) -> float | None:
    """The share of the borough's count that lies in no ward, of a series' latest period, where it is so large that the
    place and the borough are not to be compared."""
    if series.area.code == BOROUGH or series.latest is None:
        return None
    return snapshot.comparison(series.indicator.slug, series.area.level, series.latest.period, series.frequency).beyond


def lacking(snapshot: Snapshot, indicator: Indicator) -> tuple[str, ...]:
    """The titles of the extracts that an indicator waits for."""
    return tuple(each.title for each in snapshot.holdings if each.name in indicator.extracts and not each.origin)


def why_nothing(snapshot: Snapshot, indicator: str) -> str:
    """Why the borough has no complete figure of an indicator; '' where it has one."""
    series = snapshot.series(indicator, BOROUGH)
    return "" if series.latest else why_none(series, lacking(snapshot, series.indicator))


def source(snapshot: Snapshot, indicator: Indicator) -> str:
    """Who is to be named for its figures, without the last full stop."""
    printed = snapshot.printed.get(indicator.slug, {})
    named = [name for name in indicator.extracts if not (printed and name in COLLECTIONS)]
    held = [each for each in snapshot.extracts if each.name in named]
    told = [each.attribution.removeprefix("Source: ").rstrip(".") for each in held]
    return "; ".join([*told, sources(printed.values())] if printed else told)


def quoted(snapshot: Snapshot, series: Series) -> Printed | None:
    """Who printed a series' latest figure, where it is not its own official publisher."""
    latest = series.latest
    if latest is None or latest.origin is not Origin.QUOTED:
        return None
    return each_quoted(snapshot, series).get(latest.period)


def each_quoted(snapshot: Snapshot, series: Series) -> Mapping[date, Printed]:
    """Who printed each figure of a series, by its period; nothing where they are its own official publisher's."""
    return snapshot.printed.get(series.indicator.slug, {}) if series.origin == Origin.QUOTED else {}


def _no(what: str, asked: str, there: Iterable[str]) -> str:
    close = difflib.get_close_matches(asked, there, n=1)
    return f"There is no {what} '{asked}'." + (f" Did you mean '{close[0]}'?" if close else "")
