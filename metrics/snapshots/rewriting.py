"""Why a snapshot told a figure otherwise than the one before it, and what newer files had changed by then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.periods import end
from data.vocabulary import Frequency, Kind, Origin, Reason, Term
from metrics.declared.indicator import Indicator
from metrics.snapshots.holdings import Change, Holding
from metrics.snapshots.observation import Observation
from metrics.snapshots.vintage import Head, counted

PROTECTED = (Reason.SMALL, Reason.PROTECTS_ANOTHER)


class Rewriting(Term):
    """Why it did, the first of these that holds; its word stands in a table."""

    NEW = "new", "New data"
    GONE = "gone", "No longer given"
    REDEFINED = "redefined", "Definition changed"
    REPLACED = "replaced", "Made-up figures replaced"
    PROTECTED = "protected", "Protection of people"
    SETTLED = "settled", "Was provisional"
    RESTATED = "restated", "Restated by its publisher"
    REVISED = "revised", "Revised"


# A figure that was final and was told otherwise, by the same definition.
RESTATEMENTS = (Rewriting.RESTATED, Rewriting.REVISED)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one snapshot told of an indicator in an area: its figures by period, how they were counted (`indicator` is
    None where its head is no declaration any more), and what it noted of the extracts, by name."""

    name: str
    day: date
    title: str
    head: Head
    indicator: Indicator | None
    holdings: Mapping[str, Holding]
    figures: Mapping[date, Observation]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what it is told: an indicator, over periods of this length, in these places; None where they are all."""

    indicator: Indicator
    frequency: Frequency
    places: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Renewed:
    """What one import of a newer file changed in an extract, by period; a change of several places has no `area`."""

    extract: str
    title: str
    day: date
    changes: tuple[Change, ...]


def why(asked: Asked, period: date, before: Telling | None, after: Telling) -> Rewriting:
    """Why a figure of a period was told otherwise than in the snapshot before."""
    was = before.figures.get(period) if before else None
    if before is None or was is None:
        return Rewriting.NEW
    now = after.figures.get(period)
    return Rewriting.GONE if now is None else next(_reasons(asked, before, after, was, now))


def _reasons(asked: Asked, before: Telling, after: Telling, was: Observation, now: Observation) -> Iterator[Rewriting]:
    """Those that hold of a figure that was there and is there, the last in any case."""
    if counted(before.head) != counted(after.head):
        yield Rewriting.REDEFINED
    if (was.origin is Origin.SAMPLE) != (now.origin is Origin.SAMPLE):
        yield Rewriting.REPLACED
    # What we count is told as a bound to protect people; what a publisher prints as one is theirs.
    bounds = asked.indicator.kind is not Kind.PUBLISHED and was.bound != now.bound
    if bounds or was.reason in PROTECTED or now.reason in PROTECTED:
        yield Rewriting.PROTECTED
    if was.provisional:
        yield Rewriting.SETTLED
    last = end(asked.frequency, was.period)
    newer = (each for each in _newer(asked.indicator, before, after))
    if any(was.period <= one.period <= last for each in newer for one in _of(each, asked.places)):
        yield Rewriting.RESTATED
    yield Rewriting.REVISED


def renewed(asked: Asked, tellings: Sequence[Telling]) -> tuple[Renewed, ...]:
    """Each import that changed figures of the indicator's extracts there, once, newest first. A snapshot knows of the
    last import alone, so that one between two snapshots is not known of where another followed."""
    found: dict[tuple[str, date], Renewed] = {}
    for each in tellings:
        for name in asked.indicator.extracts:
            holding = each.holdings.get(name)
            if holding is not None and holding.changed_on is not None:
                changes = _by_period(_of(holding, asked.places))
                found[name, holding.changed_on] = Renewed(name, holding.title, holding.changed_on, changes)
    there = (each for each in found.values() if each.changes)
    return tuple(sorted(there, key=lambda each: each.day, reverse=True))


def _newer(indicator: Indicator, before: Telling, after: Telling) -> Iterator[Holding]:
    """The extracts of an indicator in which a newer file changed figures between two snapshots."""
    for name in indicator.extracts:
        now, was = after.holdings.get(name), before.holdings.get(name)
        if now is not None and now.changed_on is not None:
            known = was is not None and (was.changed_on, was.changes) == (now.changed_on, now.changes)
            if not known:
                yield now


def _of(holding: Holding, places: frozenset[str] | None) -> list[Change]:
    """What of an extract's changes is of some places."""
    return [each for each in holding.changes if each.figures and (places is None or each.area in places)]


def _by_period(changes: Sequence[Change]) -> tuple[Change, ...]:
    days = sorted({each.period for each in changes})
    return tuple(_together(day, [each for each in changes if each.period == day]) for day in days)


def _together(day: date, changes: Sequence[Change]) -> Change:
    before = [each.before for each in changes if each.before is not None]
    after = [each.after for each in changes if each.after is not None]
    whole = len(before) == len(after) == len(changes)
    figures, moved = sum(each.figures for each in changes), sum(each.moved for each in changes)
    return Change(day, "", figures, sum(before) if whole else None, sum(after) if whole else None, moved)
