"""How a ranking is to be read: what its marks mean, and what it must not be used for."""

from metrics import Comparison, Kind
from pages.components.exhibits.ranking import Scale, narrow, starts_above
from pages.components.exhibits.tied import several
from pages.components.words import ranges
from pages.components.words.categories import of_parts, one_of, whole
from pages.components.words.chances import by_chance
from pages.components.words.numbers import count_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn


def how_to_read(comparison: Comparison, scale: Scale | None = None) -> str:
    """What the marks of a ranking mean, and what it must not be used for; with the `scale` of several where it is on
    one."""
    notes = [ranges.how_to_read(comparison.indicator, comparison.observations, "Lines show"), narrow(comparison, scale)]
    judged = not (of_parts(comparison) or comparison.beyond)
    if judged and any(each.lower is not None for each in comparison.observations):
        one, all_of_them = one_of(comparison), whole(comparison)
        notes.append(f"A {one} is marked only when its whole range is on one side of the figure of {all_of_them}.")
        notes.append(_by_chance(comparison))
    notes += [starts_above(comparison, scale), "" if comparison.beyond else _unplaced(comparison)]
    notes += [f"{caveat}." for caveat in comparison.indicator.caveats if caveat.startswith("Best fit")]
    return in_turn(notes)


def _by_chance(comparison: Comparison) -> str:
    """How many of so many chance alone marks; '' where that is less than one."""
    ranged = sum(item.observation.lower is not None for item in comparison.items)
    marked = by_chance(ranged)
    if marked == 0:
        return ""
    return f"Of {ranged} {several(one_of(comparison))} that do not differ, chance alone marks about {marked}."


def _unplaced(comparison: Comparison) -> str:
    """How many of all have no ward recorded; '' where all have one."""
    indicator, whole = comparison.indicator, comparison.benchmark
    name = "denominator" if indicator.kind in (Kind.PROPORTION, Kind.MEAN) else "numerator"
    nowhere = getattr(comparison.unplaced.observation, name) if comparison.unplaced else None
    of = getattr(whole, name) if whole else None
    if not nowhere or not of:
        return ""
    told = f"{count_text(indicator, nowhere)} of {count_text(indicator, of)}"
    return f"{told} have no ward recorded: they count for {BOROUGH_NAME}, and for no ward."
