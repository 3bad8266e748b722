"""Counts that no area has: nothing where it always had some, or far more than it ever had."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any

# An area that has so many in a period does not have none in another by chance.
TOO_MANY_TO_BE_NONE = 12
# So many of the nearest other periods say what is usual.
NEAREST = 12
# In the three files of the Met Police that cover April 2023 to March 2026, no ward has twice its own usual month, none
# has five times that of the middle ward, and no wider category in a ward has three times its own where 40 are usual.
TIMES, FROM = 5, 40
TIMES_OF_OTHERS = 20

# By period and by area; a text, or a tuple that begins with one.
Counts = Mapping[date, Mapping[Any, int]]
# By period, of one area.
Series = Mapping[date, int]


def oddities(
    own: Counts, beside: Counts, say: Callable[[Any], str], things: str, *, none: bool = True
) -> Iterator[str]:
    """A sentence, without its full stop, for each area of a file whose counts cannot be.

    `beside` are counts that are held or in other files, `say` names an area, and `things` is what is counted. Without
    `none`, that an area has nothing at all is no oddity.
    """
    areas = sorted({area for cells in own.values() for area in cells})
    series = {area: {period: cells[area] for period, cells in own.items() if area in cells} for area in areas}
    known = {
        area: {period: cells[area] for period, cells in beside.items() if area in cells} | mine
        for area, mine in series.items()
    }
    for area in areas:
        others = [sum(series[other].values()) / len(series[other]) for other in areas if other != area]
        middle = median(others) if others else 0
        if none and (gone := _gone(series[area], known[area], middle)):
            yield f"{say(area)} has no {things} in {_listed(gone)}, {_usual(gone, known[area], middle)}"
        if many := _far_above(series[area], known[area], middle):
            most = max(many, key=lambda period: series[area][period])
            which = f"{series[area][most]:,} {things} in {most:%Y-%m}"
            more = f", and too many in {len(many) - 1:,} more" if len(many) > 1 else ""
            yield f"{say(area)} has {which}{more}, {_usual(many, known[area], middle)}"


def _gone(own: Series, known: Series, middle: float) -> list[date]:
    """The periods with none, where other periods have many; all of them where other areas do and this never has."""
    if not any(known.values()):
        return sorted(own) if middle >= TOO_MANY_TO_BE_NONE else []
    return [
        period
        for period, count in sorted(own.items())
        if not count and _usually(period, known, [each for each in known if known[each]]) >= TOO_MANY_TO_BE_NONE
    ]


def _far_above(own: Series, known: Series, middle: float) -> list[date]:
    """The periods with many times what others have, or where there are no others, what other areas have."""
    if len(known) == 1:
        return [period for period, count in own.items() if count > TIMES_OF_OTHERS * max(middle, FROM)]
    return [
        period
        for period, count in sorted(own.items())
        if count > TIMES * max(_usually(period, known, [each for each in known if each != period]), FROM)
    ]


def _usually(period: date, known: Series, others: Sequence[date]) -> float:
    near = sorted(others, key=lambda other: (abs(other - period), other))[:NEAREST]
    return median(known[other] for other in near) if near else 0


def _usual(odd: Sequence[date], known: Series, middle: float) -> str:
    usual = [count for period, count in known.items() if period not in odd]
    if any(usual):
        return f"where about {median(usual):,.0f} is usual"
    return f"where the middle of the others has about {middle:,.0f}"


def _listed(periods: Sequence[date]) -> str:
    shown = ", ".join(f"{period:%Y-%m}" for period in periods[:3])
    return f"{shown} and {len(periods) - 3:,} more" if len(periods) > 3 else shown
