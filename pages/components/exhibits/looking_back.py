"""What came of what was decided and of what was expected, by the figures of a snapshot. What was known then is frozen
with each, so that it is read whatever became of its snapshot and of its indicators."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.store import Decision, Expectation, Initiative, Kept, Read
from metrics import SITES, Effect, Snapshot, Status, effect, reading_for, series_of_sites
from pages.components.exhibits.remembered import at_hand
from pages.components.words import expected, looked_back
from pages.components.words.expected import Frozen
from pages.components.words.looked_back import LookedBack, Now
from pages.components.words.periods import last_day
from pages.components.words.precision import of_series
from pages.components.words.work import lag_of

_SEVERAL = 256


@dataclass(frozen=True, slots=True)
class Looked:
    """What one of the indicators that a decision stood on said then, and what came of it."""

    then: Read
    back: LookedBack


@dataclass(frozen=True, slots=True)
class Scored:
    """What was expected, as it is scored, and what came of it."""

    of: Frozen
    back: LookedBack


# Every version of each piece of work by slug, oldest first.
Versions = Mapping[str, Sequence[Kept[Initiative]]]
# What came of a decision, asked of those alone that are shown or taken away.
Since = Callable[[Kept[Decision]], Sequence[Looked]]


def at_a_decision(snapshot: Snapshot, of: Kept[Decision], work: Versions) -> tuple[Looked, ...]:
    """What came of a decision, by each indicator that it stood on: in the wards and after the lag that were said of its
    work when it was made, whatever was changed since."""
    decision, initiative = of.entry, _then(of, work.get(of.entry.initiative, ()))
    return tuple(_looked(snapshot, decision, each, initiative) for each in decision.evidence.readings)


def _then(of: Kept[Decision], versions: Sequence[Kept[Initiative]]) -> Initiative | None:
    """What was said of its work when something was decided. A correction is written later, of the same day."""
    is_first = of.version <= 1 and of.at is not None
    before = [
        each
        for each in versions
        if each.at is None or (each.at <= of.at if is_first and of.at else each.at.date() <= of.entry.on)
    ]
    return (before or [*versions][:1])[-1].entry if versions else None


def at_an_expectation(snapshot: Snapshot, versions: tuple[Kept[Expectation], ...], work: Versions) -> Scored:
    """What came of an expectation, by its text as it was frozen when the work started, and the figures up to its
    day."""
    of = versions[-1].entry
    told = work.get(of.initiative, ())
    initiative = told[-1].entry if told else None
    frozen = expected.frozen(versions, told)
    text = frozen.text.entry if frozen.text else of
    indicator = snapshot.indicators.get(text.indicator)
    lag = lag_of(initiative, text.indicator) if initiative else 0
    found = _effect(snapshot, text, initiative.started if initiative else None, lag) if indicator else None
    return Scored(frozen, expected.scored(frozen, indicator, found, snapshot.as_of))


@at_hand(_SEVERAL)
def _effect(snapshot: Snapshot, of: Expectation, since: date | None, lag_months: int) -> Effect:
    return effect(snapshot, of.indicator, of.sites, of.comparison, since, lag_months, of.by)


@at_hand(_SEVERAL)
def _looked(snapshot: Snapshot, decision: Decision, then: Read, initiative: Initiative | None) -> Looked:
    # A decision is of a day, however exactly the start of the work is known.
    moves = initiative.moves if initiative else ()
    lag = next((each.lag_months for each in moves if each.indicator == then.indicator), 0)
    shows = looked_back.shows_from(decision.on, lag)
    now = _now(snapshot, then, initiative.sites if initiative else (), shows)
    way = next((each.way for each in moves if each.indicator == then.indicator), None)
    if way is None and now:
        way = looked_back.better_way(now.indicator.polarity)
    return Looked(then, looked_back.at_a_decision(then, decision.decided, now, way=way, shows=shows))


def _now(snapshot: Snapshot, then: Read, sites: tuple[str, ...], shows: date) -> Now | None:
    """What an indicator says now of the area that was read then, or of the wards that the work goes on in; None where
    it is no longer there."""
    declared = snapshot.indicators.get(then.indicator)
    if declared is None:
        return None
    together = then.area == SITES
    reading = reading_for(snapshot, declared.slug, sites) if together else snapshot.reading(declared.slug, then.area)
    if reading is None:
        return None
    if reading.area == SITES:
        series = series_of_sites(snapshot, declared, sites)
    else:
        series = snapshot.series(declared.slug, reading.area, frequency=reading.frequency)
    final = [each for each in series.observations if each.status is Status.SHOWN and not each.provisional]
    # What is so at the end of a period tells of a day, and all else of the whole period.
    since = [
        each
        for each in final
        if (last_day(each.frequency, each.period) if declared.at_the_end else each.period) >= shows
    ]
    return Now(declared, reading, of_series(series), len(since))
