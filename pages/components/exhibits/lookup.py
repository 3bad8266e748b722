"""What exhibits ask of a snapshot: the series of a place, what an indicator lacks, and where it is from."""

import dataclasses
import difflib
from collections.abc import Iterable, Mapping
from datetime import date

from metrics import (
    BOROUGH,
    COLLECTIONS,
    Comparison,
    Frequency,
    Indicator,
    Level,
    Observation,
    Origin,
    Printed,
    Reason,
    Series,
    Snapshot,
    Status,
)
from pages.components.exhibits.remembered import at_hand
from pages.components.words.numbers import many, upper_first
from pages.components.words.periods import months_on
from pages.components.words.printed import sources
from pages.components.words.standing import why_none

_OF_LATE = 24  # months
_MADE_UP = "Made up, like"
# An area's of every indicator several times over, and the borough's beside them.
_SERIES = 1024
_COMPARISONS = 256

Period = tuple[Frequency, date]


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


def here(snapshot: Snapshot, indicator: str, area: str, places: int | None = None) -> Series:
    """An indicator in an area, or in the borough where it stops there, written with so many `places` where they are
    decided; in the most frequent of its periods in which the place can be told: by the year where most months of late
    are over too few to say. A place with no figure of late has only that it is over too few to say: one that is years
    old stands for no present."""
    code = area if snapshot.indicators[indicator].level is Level.WARD else BOROUGH
    found = _here(snapshot, indicator, code)
    return found if places is None else dataclasses.replace(found, places=places)


@at_hand(_SERIES)
def periods(snapshot: Snapshot, indicator: str) -> tuple[Period, ...]:
    """The complete periods that the borough has figures for, the newest of each length first."""
    return snapshot.periods(indicator)


def compared(
    snapshot: Snapshot, indicator: str, area: str, level: Level, period: Period | None = None
) -> Comparison | None:
    """The areas of a level in a period, by default the newest complete one of the frequency in which an area is told,
    or of their own where they are published over no such period; None where they are never published."""
    asked, first_day = period or (None, None)
    declared = snapshot.indicators[indicator]
    every = declared.every(level)
    if every is None:
        return None
    frequency = asked or here(snapshot, indicator, area).frequency
    if frequency not in declared.frequencies_of(level):
        frequency, first_day = every, None
    return side_by_side(snapshot, indicator, level, first_day, frequency)


# One takes a fifth of a millisecond, and several exhibits of every area of an indicator ask for it.
@at_hand(_COMPARISONS)
def side_by_side(
    snapshot: Snapshot, indicator: str, level: Level, first_day: date | None, frequency: Frequency | None
) -> Comparison:
    """The areas of a level in a period, by default the newest complete one."""
    return snapshot.comparison(indicator, level, first_day, frequency)


@at_hand(_SERIES)
def _here(snapshot: Snapshot, indicator: str, area: str) -> Series:
    declared = snapshot.indicators[indicator]
    stored = [_series(snapshot, indicator, area, each) for each in declared.frequencies]
    there = [series for series in stored if series.observations]
    if told := [series for series in there if series.latest and not _mostly_too_few(series)]:
        return told[0]
    if told := [series for series in there if series.latest in _of_late(series)]:
        return told[-1]
    if told := [series for series in there if series.latest]:
        of_late = (*_of_late(told[-1]), *_unsettled(told[-1]))
        return dataclasses.replace(told[-1], observations=of_late)
    return there[0] if there else stored[0]


@at_hand(_SERIES)
def _series(snapshot: Snapshot, indicator: str, area: str, frequency: Frequency) -> Series:
    return snapshot.series(indicator, area, frequency=frequency)


def _mostly_too_few(series: Series) -> bool:
    """Whether more than half of the settled periods of late are over too few to say."""
    of_late = _of_late(series)
    return sum(each.reason == Reason.TOO_FEW for each in of_late) * 2 > len(of_late)


def _of_late(series: Series) -> list[Observation]:
    """The settled periods of the last two years that there are."""
    settled = [each for each in series.observations if not _is_unsettled(each)]
    return [each for each in settled if each.period > months_on(settled[-1].period, -_OF_LATE)]


def _unsettled(series: Series) -> list[Observation]:
    return [each for each in series.observations if _is_unsettled(each)]


def _is_unsettled(each: Observation) -> bool:
    return each.provisional or each.status is Status.PENDING


def borough(snapshot: Snapshot, series: Series) -> Series | None:
    """The borough's series to stand beside one of another area, in the same frequency; None beside itself."""
    if series.area.code == BOROUGH:
        return None
    there = _series(snapshot, series.indicator.slug, BOROUGH, series.frequency)
    return dataclasses.replace(there, places=series.places)


def beyond(snapshot: Snapshot, series: Series) -> float | None:
    """The share of the borough's count that lies in no ward, of a series' latest period, where it is so large that the
    place and the borough are not to be compared."""
    if series.area.code == BOROUGH or series.latest is None:
        return None
    return _beyond(snapshot, series.indicator.slug, series.area.level, series.latest.period, series.frequency)


@at_hand(_SERIES)
def _beyond(snapshot: Snapshot, indicator: str, level: Level, period: date, frequency: Frequency) -> float | None:
    return snapshot.comparison(indicator, level, period, frequency).beyond


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


def source_of_all(snapshot: Snapshot, several: Iterable[Indicator]) -> str:
    """Who is to be named for the figures of all of them, each once; what is made up is told together, last."""
    told = [source(snapshot, each).split("; ") for each in several]
    made_up = sum(any(part.startswith(_MADE_UP) for part in parts) for parts in told)
    named = dict.fromkeys(part for parts in told for part in parts if part and not part.startswith(_MADE_UP))
    rest = [f"made up (sample) for {many(made_up)}"] if made_up else []
    return upper_first("; ".join([*named, *rest]))


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
