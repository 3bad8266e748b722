"""Figures of other boroughs as exhibits write them: each series by the indicator of ours that it is of, or by itself
where there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from metrics import (
    Frequency,
    Indicator,
    Kind,
    Level,
    Observation,
    Origin,
    PeerAbout,
    PeerFigure,
    PeerPeriod,
    PeerSeries,
    PeersRefused,
    Priority,
    Snapshot,
    Status,
    peers_of,
)
from pages.components.words.numbers import number, unit
from pages.components.words.precision import places as places_of

# What a unit of a series is called behind a number, where no indicator says it.
_UNITS = {
    "per_1000": "per 1,000 residents",
    "per_10000": "per 10,000 residents",
    "per_100000": "per 100,000 residents",
    "kilowatt_hours": "kWh",
    "score": "out of 10",
}
OTHER = "Other figures"  # of no priority of ours


@dataclass(frozen=True, slots=True)
class Held:
    """A series of all boroughs that is held: its `code` in an address, and the indicator by which it is written."""

    code: str
    about: PeerAbout
    written: Indicator
    priority: str

    @property
    def title(self) -> str:
        return self.written.title

    @property
    def is_indicator(self) -> bool:
        """Whether it has a page of its own."""
        return bool(self.about.indicators)

    @property
    def differ(self) -> str:
        """Why Camden's own figure on that page is another; '' where it is the same."""
        return self.written.peers_differ or "" if self.is_indicator else ""


def held(snapshot: Snapshot, priorities: Sequence[Priority]) -> dict[str, Held]:
    """Those of some priorities by their codes, in the priorities' order, each by title; last those of no priority,
    where the priorities are several."""
    titles = {each.slug: each.title for each in priorities}
    several = [_held(snapshot, each, titles) for each in snapshot.peer_series]
    order = [*titles.values(), *([OTHER] if len(titles) > 1 else [])]
    there = [each for each in several if each.priority in order]
    there.sort(key=lambda each: (order.index(each.priority), each.title))
    return {each.code: each for each in there}


def one(snapshot: Snapshot, code: str) -> Held:
    """The series of a code in an address, of those that are held."""
    return next(
        _held(snapshot, about, {}, code) for about in snapshot.peer_series if code in (about.series, *about.indicators)
    )


def is_held(snapshot: Snapshot, indicator: str) -> bool:
    """Whether an indicator of ours is one of them."""
    return any(indicator in about.indicators for about in snapshot.peer_series)


def codes(snapshot: Snapshot) -> frozenset[str]:
    """Of every series that is held."""
    return frozenset(_held(snapshot, about, {}).code for about in snapshot.peer_series)


def _held(snapshot: Snapshot, about: PeerAbout, titles: Mapping[str, str], code: str = "") -> Held:
    """A series as the indicator of this code has it, or the first that is of it; by itself where none is."""
    ours = [slug for slug in about.indicators if slug in snapshot.indicators]
    if ours:
        declared = snapshot.indicators[code if code in ours else ours[0]]
        return Held(declared.slug, about, declared, titles.get(declared.priority, ""))
    priority = titles.get(about.priority, "") if about.priority else OTHER
    return Held(about.series, about, _as_indicator(about), priority)


def _as_indicator(about: PeerAbout) -> Indicator:
    """What its numbers are written by."""
    words: dict[str, Any] = {
        "slug": about.series,
        "title": about.title,
        "priority": about.priority,
        "kind": Kind.PUBLISHED,
        "level": Level.BOROUGH,
        "frequency": Frequency.ONCE,
        "polarity": about.polarity,
        "numerator": about.title,
        "unit": _UNITS.get(about.unit, about.unit),
    }
    return Indicator.model_construct(**words)


def series_of(snapshot: Snapshot, of: Held, *, newest: bool = False) -> PeerSeries | PeersRefused | None:
    """Its figures, or those of the newest period alone; why they cannot stand beside Camden's own, where those of its
    indicator are of another vintage or definition."""
    if of.is_indicator:
        return peers_of(snapshot, of.code, newest=newest)
    return snapshot.peers(of.about.series, newest=newest)


@dataclass(frozen=True, slots=True)
class Writing:
    """How the figures of a series are written: by its indicator, all with so many places."""

    indicator: Indicator
    places: int

    def number(self, value: float) -> str:
        return number(self.indicator, value, self.places)

    def value(self, value: float) -> str:
        """With its unit."""
        return f"{self.number(value)} {unit(self.indicator)}".strip()

    def range(self, figure: PeerFigure) -> str:
        """'82% to 86%'; '' of one without."""
        if figure.lower is None or figure.upper is None:
            return ""
        return self.between(figure.lower, figure.upper)

    def between(self, lower: float, upper: float) -> str:
        ends = list(dict.fromkeys(self.number(end) for end in (lower, upper)))
        return " to ".join(ends)

    def figure(self, figure: PeerFigure) -> str:
        """The number, or the word for why there is none."""
        if figure.value is None:
            return figure.status.word if figure.status else "no figure"
        return self.number(figure.value)


def writing(of: Held, figures: Iterable[Observation], least: int = 0) -> Writing:
    """The places that some figures need, and no fewer than `least`."""
    return Writing(of.written, max(least, places_of(of.written, figures)))


def observations(of: Held, period: PeerPeriod, figures: Iterable[PeerFigure]) -> tuple[Observation, ...]:
    """Figures in the form that all exhibits have."""
    return tuple(map(partial(_observation, of, period), figures))


def _observation(of: Held, period: PeerPeriod, figure: PeerFigure) -> Observation:
    return Observation(
        indicator=of.code,
        area=figure.area,
        level=Level.BOROUGH,
        frequency=of.written.frequency,
        period=period.first,
        breakdown="",
        category="",
        numerator=None,
        denominator=None,
        value=figure.value,
        lower=figure.lower,
        upper=figure.upper,
        lower_998=None,
        upper_998=None,
        status=Status.MISSING if figure.value is None else Status.SHOWN,
        reason="",
        bound="",
        provisional=False,
        origin=Origin.PUBLISHED,
    )
