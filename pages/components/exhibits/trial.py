"""What is asked of a piece of work: which indicator it is to move, where, and since when; and what came of it.

What judges anew is asked for when it is called: a page on which nobody decides loads no statistics with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import metrics
from data.store import Decision, Initiative, Kept
from metrics import Advised, Effect, Observation, Reading, Snapshot, Stage
from pages.components.exhibits.remembered import at_hand
from pages.components.words.effects import in_words
from pages.components.words.lists import listed
from pages.components.words.work import lag_of

if TYPE_CHECKING:
    from metrics import Work

# As many questions as several readers ask at once: each holds some thousand numbers, and takes ten milliseconds.
MOST = 32
# What finds room above a figure on a phone, beside a number; and where there is little room.
_LONG, _SHORT = 40, 24  # characters


@dataclass(frozen=True, slots=True)
class Trial:
    """An indicator that work is to move in some wards, beside comparison wards (all others where none are named), since
    a day, and so many months after which it should show. `place` is what its team calls where it goes on."""

    indicator: str
    sites: tuple[str, ...]
    comparison: tuple[str, ...] = ()
    since: date | None = None
    lag_months: int = 0
    place: str = ""


def trials(work: Initiative) -> tuple[Trial, ...]:
    """What is asked of a piece of work, an indicator each, in its own order."""
    return tuple(trial(work, each.indicator) for each in work.moves)


def trial(work: Initiative, indicator: str) -> Trial:
    """The same of one indicator, which it may not say that it is to move."""
    lag = lag_of(work, indicator)
    return Trial(indicator, work.sites, work.comparison, work.started, lag, work.place)


def work_for(snapshot: Snapshot, asked: Trial, work: Initiative, decisions: Iterable[Kept[Decision]] = ()) -> "Work":
    """What its advice takes into account: its lag, its stage and scale, and what was `decided` of it before. Work that
    is routine has no scale left to reach."""
    planned, reached = work.scale_planned, work.scale_reached
    whole = planned is not None and reached is not None and reached >= planned > 0
    return metrics.work_on(
        snapshot,
        asked.indicator,
        asked.sites,
        since=asked.since,
        lag_months=asked.lag_months,
        at_planned_scale=whole or work.stage in (Stage.ROUTINE, Stage.ENDED),
        decided=[(each.entry.on, each.entry.decided) for each in decisions],
        review=work.next_review,
    )


@at_hand(MOST)
def found(snapshot: Snapshot, asked: Trial) -> Effect:
    """What came of it; remembered, since several exhibits tell of it."""
    return metrics.effect(snapshot, asked.indicator, asked.sites, asked.comparison, asked.since, asked.lag_months)


@at_hand(MOST)
def advised(snapshot: Snapshot, asked: Trial, work: "Work") -> tuple[Reading, Advised] | None:
    """What the indicator says there, and what is advised with the work; None where there is no figure."""
    return metrics.advice_for(snapshot, asked.indicator, asked.sites, work)


def name(asked: Trial, told: Effect, snapshot: Snapshot) -> str:
    """What the wards together are called in a figure: 'Belsize', 'Kentish Town wards', 'the three wards'."""
    names = [snapshot.areas[code].name for code in told.sites]
    if len(names) == 1:
        return names[0]
    told_by = f"{asked.place} wards" if asked.place else listed(names)
    return told_by if len(told_by) <= _LONG else f"the {in_words(len(names))} wards"


def short_name(asked: Trial, told: Effect, snapshot: Snapshot) -> str:
    """The same where there is little room: what its team calls the place, if that is short."""
    long = name(asked, told, snapshot)
    if len(told.sites) == 1:
        return long
    short = asked.place or long
    return short if len(short) <= _SHORT else f"the {in_words(len(told.sites))} wards"


@at_hand(MOST)
def observations(snapshot: Snapshot, asked: Trial, *, others: bool) -> tuple[Observation, ...]:
    """The figures that it is reckoned from: of the sites, of the comparison, and of all `others` that it is set beside,
    in the periods that are drawn."""
    told = found(snapshot, asked)
    wards = dict.fromkeys([*told.sites, *told.comparison, *(told.placebo if others else ())])
    first, last = (told.periods[0], told.periods[-1]) if told.periods else (date.max, date.min)
    several = (snapshot.series(told.indicator, code, frequency=told.frequency).observations for code in wards)
    return tuple(each for own in several for each in own if first <= each.period <= last)
