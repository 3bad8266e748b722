"""Months of a Met Police file that hold no count of the month: all zeros, a few offences that strayed into it, or what
there was of it when the file was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from data.served.faults import FileFault

# A month at either end of the publisher's window may hold only what strayed into it: 4 offences in March 2024, where
# other files have 3,453. A month that was counted is not below a third of the usual: of the 36 from April 2023 to March
# 2026 the lowest has 2,844, where the median is 3,369.
A_THIRD = 3
# The newest month of all may be one that was not over: half of one is no count of it. Once another follows, it is told
# by that that it was.
TWO_THIRDS = 1.5
# So many of the nearest other months say what is usual.
NEAREST = 12


@dataclass(frozen=True, slots=True)
class Remnants:
    """The months at the ends of a file that are left out, and each as a sentence; or why the file is refused."""

    months: frozenset[date]
    words: tuple[str, ...]
    faults: tuple[FileFault, ...]


def remnants(file: str, totals: Mapping[date, int], beside: Mapping[date, int]) -> Remnants:
    """What months of a file, by their offences, are far below the months near them.

    `beside` are the offences of other months, held or in other files, for a file too short to judge by itself.
    """
    months = sorted(totals)
    known = {**beside, **totals}
    few = [month for month in months if _far_below(month, known)]
    if not sum(totals.values()):
        return _refused(file, "there is no offence in any of its months")
    ends = {*_leading(months, few), *_leading(months[::-1], few)}
    inside = [month for month in few if month not in ends]
    if len(ends) == len(months) or inside:
        worst = (inside or months)[0]
        return _refused(file, f"{worst:%Y-%m} is far below the usual: {_beside(worst, known)}")
    words = tuple(
        f"{file}: {month:%Y-%m} is left out: {_beside(month, known)}. That is not a month's count but "
        f"{_what_it_is(month, known)}. A month that was held before stays as it was."
        for month in sorted(ends)
    )
    return Remnants(frozenset(ends), words, ())


def _far_below(month: date, known: Mapping[date, int]) -> bool:
    near = [known[other] for other in _nearest(month, known)[:NEAREST]]
    times = TWO_THIRDS if month == max(known) else A_THIRD
    return bool(near) and known[month] * times < median(near)


def _what_it_is(month: date, known: Mapping[date, int]) -> str:
    if not known[month]:
        return "nothing at all"
    return "a part of one, of which the rest is to come" if month == max(known) else "a remnant of one"


def _leading(months: list[date], few: list[date]) -> list[date]:
    number = next((place for place, month in enumerate(months) if month not in few), len(months))
    return months[:number]


def _beside(month: date, known: Mapping[date, int]) -> str:
    """'it has 4 offences, where 2024-04 has 3,311 and 2024-05 has 3,364'."""
    near = " and ".join(f"{other:%Y-%m} has {known[other]:,}" for other in sorted(_nearest(month, known)[:2]))
    return f"it has {known[month]:,} {'offence' if known[month] == 1 else 'offences'}, where {near}"


def _nearest(month: date, known: Mapping[date, int]) -> list[date]:
    return sorted((other for other in sorted(known) if other != month), key=lambda other: abs(other - month))


def _refused(file: str, rule: str) -> Remnants:
    fix = "Give a file whose months are whole: the one before it, or the one that the publisher serves next"
    return Remnants(frozenset(), (), (FileFault(file, None, rule, fix),))
