"""Where is it different? The wards of one period, ranked and on a map, with the strip of the one that is chosen: what
the page of the wards begins with."""

import dataclasses

from markupsafe import Markup

from metrics import BOROUGH, Beside, Comparison, Level, Snapshot, bordering
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.ranking import ends_of
from pages.components.exhibits.remembered import at_hand, remembered
from pages.components.exhibits.tied import several
from pages.components.exhibits.ward_strip import ward_strip
from pages.components.exhibits.where import neighbourhoods, where
from pages.components.words.categories import of_parts, one_of
from pages.components.words.numbers import lower_first, unit
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.states import counted_states, observed
from pages.components.words.verdicts import CLASSES

_SCALES = 64
_SIDES = (Beside.BETTER, Beside.WORSE, Beside.HIGHER, Beside.LOWER)
_COUNTED = Markup('<b class="{}">{}</b>')


def compared(snapshot: Snapshot, indicator: str, period: Period | None) -> Comparison | None:
    """The wards in a period, or the neighbourhoods in the place of wards that are never published; None where neither
    is."""
    level = level_of(snapshot, indicator)
    return None if level is None else lookup.compared(snapshot, indicator, BOROUGH, level, period)


def level_of(snapshot: Snapshot, indicator: str) -> Level | None:
    """Which areas are compared: wards, else neighbourhoods; None of what is counted for all Camden alone."""
    declared = snapshot.indicators[indicator]
    told = (each for each in (Level.WARD, Level.NEIGHBOURHOOD) if declared.every(each) is not None)
    return next(told, None) if declared.level is Level.WARD else None


def scope(snapshot: Snapshot, indicator: str, period: Period | None) -> str:
    """'20 wards compared with Camden, September 2026'; none where no period is given; 'All Camden only' where
    there are no wards."""
    comparison = compared(snapshot, indicator, period)
    if comparison is None:
        return f"All {BOROUGH_NAME} only"
    many = f"{len(comparison.items)} {several(one_of(comparison))} compared with {BOROUGH_NAME}"
    when = period_text(*period) if period else ""
    return ", ".join(
        part for part in (many if comparison.items else f"Wards compared with {BOROUGH_NAME}", when) if part
    )


@remembered
def wards(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    period: Period | None,
    places: int | None,
    *,
    shows: Shows,
    steady: bool = False,
) -> Exhibit:
    """The areas of one period, with the strip of the one that is chosen; the page's title has asked the question, and
    the map `shows` values, or how wards stand beside Camden. Where it is to be `steady`, all periods of one length are
    on one scale."""
    scale = scale_of(snapshot, indicator, period) if steady and period else None
    if level_of(snapshot, indicator) is Level.NEIGHBOURHOOD:
        made = neighbourhoods(snapshot, indicator, area, period, places, scale=scale)
    else:
        made = where(snapshot, indicator, area, period, places, shows=shows, scale=scale)
    comparison = compared(snapshot, indicator, period)
    if made.absent or comparison is None:
        return dataclasses.replace(made, question="")
    comparison = dataclasses.replace(comparison, places=places)
    return dataclasses.replace(
        made,
        question="",
        name=f"{comparison.indicator.title} by {one_of(comparison)}",
        finding=_finding(snapshot, comparison) or made.finding,
        below=ward_strip(comparison, area, bordering(snapshot.areas, area)),
    )


@at_hand(_SCALES)
def scale_of(snapshot: Snapshot, indicator: str, period: Period) -> tuple[float, ...]:
    """The ends of an axis that has room for every period as long as this one."""
    as_long = [each for each in lookup.periods(snapshot, indicator) if each[0] is period[0]]
    every = [compared(snapshot, indicator, each) for each in as_long]
    ends = [end for each in every if each is not None and each.items for end in ends_of(each)]
    return min(ends, default=0.0), max(ends, default=1.0)


def _finding(snapshot: Snapshot, comparison: Comparison) -> Markup:
    """The lead, and where to look for more; nothing where none is judged."""
    told = lead(comparison)
    if not told:
        return Markup()
    more = (protected.by_longer(comparison), protected.instead_among(snapshot, comparison))
    return Markup(" ").join(each for each in (told, *more) if each)


def lead(comparison: Comparison) -> Markup | str:
    """'3 wards are better than Camden (84%) and 2 are worse. The other 14 are too close to tell. 1 ward is withheld
    ...': how many stand on which side; '' where none is judged."""
    indicator, benchmark = comparison.indicator, comparison.judged_by
    stands = [beside(indicator, item.observation, benchmark) for item in comparison.items]
    counts = {side: stands.count(side) for side in (*_SIDES, Beside.SIMILAR)}
    if of_parts(comparison) or benchmark is None or benchmark.value is None or not any(counts.values()):
        return ""
    value = f"{observed(indicator, benchmark, of_comparison(comparison))} {unit(indicator)}".rstrip()
    whole = f"{BOROUGH_NAME} ({value})"
    told = [Markup(" ").join([_sides(comparison, counts, whole), _close(counts)])]
    told += [
        Markup("{} {}.").format(_many(count, comparison), words)
        for count, words in counted_states(indicator, comparison.observations)
    ]
    return Markup(" ").join(each for each in told if each)


def _sides(comparison: Comparison, counts: dict[Beside, int], whole: str) -> Markup:
    there = [(side, counts[side]) for side in _SIDES if counts[side]]
    if not there:
        return Markup("No {} is clearly different from {}.").format(one_of(comparison), whole)
    (side, count), *others = there
    first = _COUNTED.format(CLASSES[side.colour], f"{_many(count, comparison)} {_is(count)} {lower_first(side.word)}")
    rest = [
        Markup(" and {}").format(_COUNTED.format(CLASSES[own.colour], f"{of} {_is(of)} {lower_first(own.word)}"))
        for own, of in others
    ]
    return Markup("{} than {}{}.").format(first, whole, Markup().join(rest))


def _close(counts: dict[Beside, int]) -> str:
    """How many are too close to tell."""
    similar, apart = counts[Beside.SIMILAR], sum(counts[side] for side in _SIDES)
    if not similar:
        return ""
    if not apart:
        return f"{'It is' if similar == 1 else f'All {similar} are'} too close to tell."
    return f"The other {'one is' if similar == 1 else f'{similar} are'} too close to tell."


def _many(count: int, comparison: Comparison) -> str:
    one = one_of(comparison)
    return f"{count} {one if count == 1 else several(one)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def usual(comparison: Comparison | None, area: str) -> tuple[str, ...]:
    """Whom to compare over time where the reader has not said: the place that is chosen, the lowest, the highest and
    the next lowest."""
    if comparison is None:
        return ()
    shown = [item.code for item in ranked(comparison) if item.observation.value is not None]
    ends = [shown[-1], shown[0], shown[-2]] if len(shown) > 2 else shown
    return tuple(dict.fromkeys([*([] if area == BOROUGH else [area]), *ends]))
