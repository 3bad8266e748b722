"""How large each category is beside the others, and beside what is known of the same months: what shows that a whole
category was multiplied or divided, so that no ward and no month stands out.

Not seen, as honest files may be so: with nothing held, a category that is up to five times too large or a seventh of
what it should be; and a narrower one that no indicator counts by itself, unless the wider one is twice as large."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from data.sources.recorded_crime.categories import COUNTED_MINOR, listed
from data.sources.recorded_crime.rows import WardOffence

Months = Mapping[date, Mapping[WardOffence, int]]
# By the name of a wider category, or of one that an indicator counts.
Sizes = Counter[str]

# Offences of Camden in a middle month. Met Police, MPS Ward Level Crime, January 2024 to December 2025. Categories with
# fewer than forty are left out: in Hillingdon one of them is eleven times as large beside the others as here.
USUAL_WIDER = {
    "ARSON AND CRIMINAL DAMAGE": 144,
    "BURGLARY": 198,
    "DRUG OFFENCES": 125,
    "PUBLIC ORDER OFFENCES": 185,
    "ROBBERY": 134,
    "SEXUAL OFFENCES": 74,
    "THEFT": 1672,
    "VEHICLE OFFENCES": 224,
    "VIOLENCE AGAINST THE PERSON": 584,
}
USUAL = USUAL_WIDER | {"THEFT FROM THE PERSON": 670, "VIOLENCE WITH INJURY": 165}
# In those 24 months a wider category of any borough of London's is, beside all others, between a quarter of Camden's
# and 2.7 times it; in the three files from April 2023 to March 2026 each of these is within a third of what is usual.
TIMES, PART = 5, 7
# In the three files from April 2023 to March 2026, what the publisher counts in months that two of them have differs by
# less than a fortieth in all of these. Other narrower categories it divides and joins: one fell from 1,348 to 9.
RESTATED = 2
# Of fewer, chance may make many times as many.
ENOUGH = 40


def sizes(months: Months, known: Months) -> Iterator[str]:
    """A sentence, without its full stop, for each category of a file that is many times as large, or as small, as is
    `known` of the same months, held or in other files; else for the one that is so most beside the others."""
    shared = sorted(months.keys() & known.keys())
    own, before = (_every({month: of[month] for month in shared}) for of in (months, known))
    wider = {cell.major for month in shared for cell in months[month]}
    said = False
    for name in sorted(own.keys() & before.keys() & (wider | COUNTED_MINOR)):
        if _apart(own[name], before[name], RESTATED, RESTATED):
            said = True
            yield f"{name} has {own[name]:,} offences in {listed(shared)}, of which {before[name]:,} are known"
    if not said:
        yield from _unusual(_every(months), len(months))


def _unusual(found: Sizes, months: int) -> Iterator[str]:
    """What is said of all together where they are far too many; else of the category whose size beside the others is
    most unlike what it is in any borough."""
    there = {name for name in USUAL_WIDER if found[name]}
    if (every := sum(found[name] for name in there) / months) > TIMES * (all_usual := sum(USUAL_WIDER.values())):
        yield f"it has about {every:,.0f} offences a month, where Camden has about {all_usual:,}"
        return
    usual = {name: expected for name in USUAL.keys() & found.keys() if (expected := _expected(name, found, there))}
    odd = [name for name, expected in usual.items() if _apart(found[name], expected, TIMES, PART)]
    if odd:  # beside one that is far too large, others look too small
        name = max(odd, key=lambda each: (abs(math.log((found[each] + 1) / usual[each])), each))
        yield (
            f"{name} has about {found[name] / months:,.0f} offences a month, where beside the other categories about "
            f"{usual[name] / months:,.0f} are usual"
        )


def _expected(name: str, found: Sizes, there: Collection[str]) -> float:
    """What a category would be, were it as large beside the others that are there as it usually is; 0 without any."""
    usual = sum(USUAL_WIDER[each] for each in there) - USUAL[name]
    return USUAL[name] * (sum(found[each] for each in there) - found[name]) / usual if usual > 0 else 0


def _apart(one: float, other: float, times: float, part: float) -> bool:
    """Whether one is more than so many times another, or less than such a part of it."""
    return max(one, other) >= ENOUGH and (one > times * other or one * part < other)


def _every(months: Months) -> Sizes:
    """Offences of all months by wider category, and by narrower one."""
    found: Sizes = Counter()
    for cells in months.values():
        for cell, count in cells.items():
            found[cell.major] += count
            if cell.minor != cell.major:
                found[cell.minor] += count
    return found
