"""What shows that a file of claimants is not of everyone, or not of a whole month, though every row of it is sound."""

from collections.abc import Iterator, Sequence
from datetime import date

from data.holding.warehouse import camden_wards
from data.periods import months_later
from data.served.faults import FileFault
from data.served.levels import oddities
from data.served.newest_wins import PeriodCells, Periods
from data.sources.claimant_count.file import ALL_AGES, ASK, EVERYONE, ClaimantFile

# No month has been a quarter of the one beside it: in the spring of 2020, claims doubled.
REMNANT = 4
# A month is published again with a few claims more or fewer: twice as many, or half, are another table's.
RESTATED = 2
OUT_OF_THE_WAY = "move claimant_count.parquet out of the folder of extracts"
AGAIN = "Ask for the table once more, as the address gives it; if it says that itself, ask the publisher"
LATER = "Ask for that month again once it is published whole, and leave it out of the file until then"


def faults(file: ClaimantFile, standing: Periods, held: Periods) -> Iterator[FileFault]:
    """Each month of a file that would have no count of everyone, or no more than a remnant of one; each that has many
    times what is held of the month beside it, or of the same; and each ward that has nobody, or many times what it
    has otherwise."""
    counted = {month: _everyone(cells) for month, cells in standing.items()}
    if of_another_size := list(_of_another_size(file, held)):
        yield from of_another_size
        return
    without = [month for month in sorted(file.months) if not counted[month]]
    if without:
        rule = (
            f"only ages {', '.join(sorted(file.bands))} in {_named(without)}; what is counted is everyone from 16 on "
            f"(AGE {ALL_AGES}), which neither a file nor the extract has for then"
        )
        yield FileFault(file.name, None, rule, f"{ASK}; the ages can be imported beside it")
    for month in sorted(file.months):
        total = sum(counted[month].values())
        if counted[month] and not total:
            yield FileFault(file.name, None, f"{month:%Y-%m} is 0 in every ward, which no month has been", LATER)
            continue
        for beside in (months_later(month, -1), months_later(month, 1)):
            both = counted[month].keys() & counted.get(beside, {}).keys()
            here, there = (sum(counted[each][ward] for ward in both) for each in (month, beside))
            if beside not in file.months and here > there * REMNANT:
                rule = f"{month:%Y-%m} has {here:,} claimants in all wards, and {beside:%Y-%m} {there:,}"
                yield FileFault(file.name, None, f"{rule}, where no month was four times the one beside it", AGAIN)
                return
            if here * REMNANT < there:
                rule = (
                    f"{month:%Y-%m} has {here:,} claimants in all wards, a remnant of the {there:,} in {beside:%Y-%m}"
                )
                yield FileFault(file.name, None, rule, LATER)
                return
    own = {month: counted[month] for month in file.months if sum(counted[month].values())}
    beside_it = {month: cells for month, cells in counted.items() if month not in own}
    for said in oddities(own, beside_it, lambda ward: camden_wards()[ward], "claimants"):
        yield FileFault(file.name, None, said, AGAIN)


def _of_another_size(file: ClaimantFile, held: Periods) -> Iterator[FileFault]:
    """Where the months that a file and the extract both have are many times as many, or as few, in the file."""
    shared = sorted(file.months.keys() & held.keys())
    pairs = [(_everyone(file.months[month]), _everyone(held[month])) for month in shared]
    here, there = (
        sum(pair[side][ward] for pair in pairs for ward in pair[0].keys() & pair[1].keys()) for side in (0, 1)
    )
    if max(here, there) > RESTATED * min(here, there):
        rule = f"{_named(shared)}: {here:,} claimants in all wards and months, of which {there:,} are held"
        yield FileFault(file.name, None, rule, f"{AGAIN}; if what is held is wrong, {OUT_OF_THE_WAY}")


def _everyone(cells: PeriodCells) -> dict[str, int]:
    """The counts of everyone by ward, without those that the publisher does not give."""
    return {ward: count for (ward, band), count in cells.items() if band == EVERYONE and count is not None}


def _named(months: Sequence[date]) -> str:
    ends = f"{months[0]:%Y-%m} to {months[-1]:%Y-%m}"
    return ends if len(months) > 1 else f"{months[0]:%Y-%m}"
