"""Which of several Met Police files is the newer, by what they say of themselves: the last month that they count."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from data.holding.warehouse import camden_wards
from data.served.faults import FileFault, SourceError
from data.served.levels import Counts, oddities
from data.sources.recorded_crime.categories import counted_faults
from data.sources.recorded_crime.file import CrimeFile, CrimeMonths
from data.sources.recorded_crime.months import remnants
from data.sources.recorded_crime.places import NOWHERE
from data.sources.recorded_crime.sizes import sizes

ODD = "Give the file as it was served; if it is that, ask the publisher about it, and give the one that puts it right"

HELD_IS_ODD = (
    "if what is held is wrong, move recorded_crime.parquet out of the folder of extracts, and import all files together"
)
# Where more wards than these are odd at once, it is a category that is odd in all of them.
MOST_WARDS = 5


def whole_months(files: Sequence[CrimeFile], held: CrimeMonths) -> tuple[list[CrimeFile], list[str]]:
    """The files without the months that are only remnants, and a sentence for each of these.

    Raises SourceError for a file of which nothing is left, one with such a month in its midst, one in which a category
    that is counted has no offence in a month or is many times as large or small as it can be, and one in which a ward
    has none, or many times what it has otherwise.
    """
    kept: list[CrimeFile] = []
    words: list[str] = []
    faults: list[FileFault] = []
    for file in files:
        others = [other for other in files if other is not file]
        beside = Counter(totals(held))
        for other in others:
            beside |= totals(other.months)
        found = remnants(file.name, totals(file.months), beside)
        words += found.words
        faults += found.faults
        whole = file.without(found.months)
        # Of a month that is empty, each category would say the same again.
        if not found.faults:
            gone = counted_faults(file.name, whole.months)
            faults += [*gone, *_odd(whole, others, held, sizes_too=not gone)]
        kept.append(whole)
    if faults:
        raise SourceError(faults)
    return kept, words


def _odd(file: CrimeFile, others: Sequence[CrimeFile], held: CrimeMonths, *, sizes_too: bool) -> list[FileFault]:
    """Wards without an offence, or with far too many; else categories that are far too large or small as a whole; else
    wider categories in a ward of which it has far too many. Where one has vanished, all sizes are others."""
    beside = dict(held)
    for other in others:
        beside |= other.months
    found = list(oddities(_by(file.months, wider=False), _by(beside, wider=False), _place, "offences"))
    if sizes_too and (len(found) > MOST_WARDS or not found):
        found = list(sizes(file.months, beside)) or found
    if not found:
        # A ward that is odd says already what its categories would say again.
        cells = _by(file.months, wider=True), _by(beside, wider=True)
        found = list(oddities(*cells, _place, "offences", none=False))
    fix = ODD if file.months.keys().isdisjoint(held) else f"{ODD}; {HELD_IS_ODD}"
    return [FileFault(file.name, None, said, fix) for said in found]


def _by(months: CrimeMonths, *, wider: bool) -> Counts:
    """Offences by month and ward, or by wider category in a ward."""
    found: dict[date, Counter[tuple[str, ...]]] = {}
    for month, cells in months.items():
        found[month] = Counter()
        for cell, count in cells.items():
            if cell.ward != NOWHERE:
                found[month][(cell.ward, cell.major) if wider else (cell.ward,)] += count
    return found


def _place(area: tuple[str, ...]) -> str:
    ward, *category = area
    return f"{camden_wards()[ward]}{f', {category[0]},' if category else ''}"


def oldest_first(files: Sequence[CrimeFile]) -> list[CrimeFile]:
    """The files in the order of their last month.

    Raises SourceError where two that end together differ in a month, unless a file that ends later has that too.
    """
    ordered = sorted(files, key=lambda file: (last(file.months), min(file.months), file.name))
    faults = [
        FileFault(
            two.name,
            None,
            f"it ends in {last(two.months):%Y-%m}, as {one.name} does, but in {_months(differ)} their figures differ, "
            "and nothing in them says which is the newer",
            "Give only the one that the publisher serves now",
        )
        for place, two in enumerate(ordered)
        for one in ordered[:place]
        if last(one.months) == last(two.months) and (differ := _differing(one.months, two.months, _later(one, files)))
    ]
    if faults:
        raise SourceError(faults)
    return ordered


def over(file: CrimeFile, held: CrimeMonths, files: Sequence[CrimeFile]) -> tuple[CrimeMonths, list[str]]:
    """The months of one of the files that may stand over those held, and a sentence where others may not.

    An extract does not say which file each of its months is from, but the newest of them ended with its last month:
    over a file that ends earlier, its months stay. Raises SourceError where both end together and differ in a month
    that no file which ends later has.
    """
    if not held or last(file.months) > last(held):
        return file.months, []
    differ = _differing(file.months, held, _later(file, files))
    if last(file.months) == last(held) and differ:
        rule = (
            f"it ends in {last(held):%Y-%m}, as what is held does, but in {_months(differ)} their figures differ, and "
            "nothing in it says which is the newer"
        )
        fix = (
            "Keep what is held, or, if this file is the right one, move recorded_crime.parquet out of the folder of "
            "extracts and import this file with the files of earlier months"
        )
        raise SourceError([FileFault(file.name, None, rule, fix)])
    words = []
    if differ:
        words.append(
            f"{file.name} ends in {last(file.months):%Y-%m}, and what is held in {last(held):%Y-%m}: figures of "
            f"{_months(differ)} stay as they are held. To have the newest of every month, import all files together."
        )
    # As they are held where both count the same: which categories have no offence is then held's to say, too.
    return {month: held.get(month, cells) for month, cells in file.months.items() if month not in differ}, words


def last(months: CrimeMonths) -> date:
    """The last month."""
    return max(months)


def totals(months: CrimeMonths) -> dict[date, int]:
    """All offences of each month."""
    return {month: sum(cells.values()) for month, cells in months.items()}


def _differing(one: CrimeMonths, other: CrimeMonths, but: set[date]) -> list[date]:
    """The months, but for some, that both have with other figures; a cell that is not there counts none."""
    both = sorted((one.keys() & other.keys()) - but)
    return [month for month in both if +Counter(one[month]) != +Counter(other[month])]


def _later(file: CrimeFile, files: Sequence[CrimeFile]) -> set[date]:
    """The months of those files that end later than one of them."""
    return {month for other in files if last(other.months) > last(file.months) for month in other.months}


def _months(months: Sequence[date]) -> str:
    if len(months) == 1:
        return f"{months[0]:%Y-%m}"
    return f"{len(months)} months from {months[0]:%Y-%m} to {months[-1]:%Y-%m}"
