"""What is asked of a piece of work: which indicator it is to move, where, and since when; and what came of it."""

from dataclasses import dataclass
from datetime import date

from metrics import Area, Effect, Observation, Snapshot, effect
from pages.components.exhibits.remembered import at_hand
from pages.components.words.effects import in_words
from pages.components.words.lists import listed

# As many questions as several readers ask at once: each holds a few thousand numbers.
_MOST = 64
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
