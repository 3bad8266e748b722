"""What is asked of a piece of work: which indicator it is to move, where, and since when; and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.store import Decision, Initiative, Kept
from metrics import Area, Effect, Observation, Precision, Snapshot, Stage, Work, effect, work_on
from pages.components.exhibits.remembered import at_hand
from pages.components.words.effects import in_words
from pages.components.words.lists import listed

# As many questions as several readers ask at once: each holds a few thousand numbers.
_MOST = 64
_MONTHS_OF_A_YEAR = 12
_NAMED = 2  # wards that a line is named by


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
    """What is asked of a piece of work, an indicator each, in its own order. Of a start that is known by its year alone
    the last month counts, by when it had begun."""
    late = _MONTHS_OF_A_YEAR - 1 if work.started_to is Precision.YEAR else 0
    return tuple(
        Trial(each.indicator, work.sites, work.comparison, work.started, each.lag_months + late, work.place)
        for each in work.moves
    )


def trial(work: Initiative, indicator: str) -> Trial:
    """The same of one indicator, which it may not say that it is to move."""
    known = {each.indicator: each for each in trials(work)}
    return known.get(indicator) or Trial(indicator, work.sites, work.comparison, work.started, place=work.place)


def work_for(snapshot: Snapshot, asked: Trial, work: Initiative, decisions: Iterable[Kept[Decision]] = ()) -> Work:
    """What its advice takes into account: its lag, its stage and scale, and what was `decided` of it before. Work that
    is routine has no scale left to reach."""
    planned, reached = work.scale_planned, work.scale_reached
    whole = planned is not None and reached is not None and reached >= planned > 0
    return work_on(
        snapshot,
        asked.indicator,
        asked.sites,
        since=asked.since,
        lag_months=asked.lag_months,
        at_planned_scale=whole or work.stage in (Stage.ROUTINE, Stage.ENDED),
        decided=[(each.entry.on, each.entry.decided) for each in decisions],
        review=work.next_review,
    )


@at_hand(_MOST)
def found(snapshot: Snapshot, trial: Trial) -> Effect:
    """What came of it; remembered, since several exhibits tell of it."""
    return effect(snapshot, trial.indicator, trial.sites, trial.comparison, trial.since, trial.lag_months)


def name(trial: Trial, told: Effect, snapshot: Snapshot) -> str:
    """What the wards together are called in a figure: 'Belsize', 'Kentish Town wards', 'the three wards'."""
    areas = snapshot.areas
    if len(told.sites) == 1:
        return areas[told.sites[0]].name
    if trial.place:
        return f"{trial.place} wards"
    return _listed([areas[code] for code in told.sites])


def short_name(trial: Trial, told: Effect, snapshot: Snapshot) -> str:
    """The same where there is little room."""
    return trial.place or name(trial, told, snapshot)


def observations(snapshot: Snapshot, told: Effect, *, others: bool) -> tuple[Observation, ...]:
    """The figures that it is reckoned from: of the sites, of the comparison, and of all `others` that it is set beside,
    in the periods that are drawn."""
    wards = dict.fromkeys([*told.sites, *told.comparison, *(told.placebo if others else ())])
    first, last = (told.periods[0], told.periods[-1]) if told.periods else (date.max, date.min)
    several = (snapshot.series(told.indicator, code, frequency=told.frequency).observations for code in wards)
    return tuple(each for own in several for each in own if first <= each.period <= last)


def _listed(areas: list[Area]) -> str:
    few = len(areas) <= _NAMED
    return listed([area.name for area in areas]) if few else f"the {in_words(len(areas))} wards"
