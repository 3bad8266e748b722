"""What shows that a Met Police file lost rows though every row it still has is sound."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from data.declarations.spelling import meant
from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile
from data.shortly import cut
from data.sources.recorded_crime.categories import LASTING, OTHERS
from data.sources.recorded_crime.places import NOWHERE
from data.sources.recorded_crime.rows import Counts, Line, WardOffence

# The publisher leaves a ward out of a category in which it had no offence in any month of the file, so an
# absent row is no fault by itself. But where at least half the wards have the category, and the quietest of
# them this many offences, a ward without any is not a quiet ward: its row is lost.
TOO_MANY_TO_BE_NONE = 12


def check_whole(file: CsvFile, counts: Counts) -> None:
    """Notes wards that are absent, and wards absent from a category they cannot be without."""
    wards = camden_wards()
    have = {cell.ward for cell in counts}
    lost = [f"{name} ({code})" for code, name in wards.items() if code not in have]
    if lost:
        file.fault(None, f"cut short: {len(lost)} of Camden's {len(wards)} wards have no row: {', '.join(lost)}")
    totals: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for cell, numbers in counts.items():
        if cell.ward != NOWHERE:
            totals[cell.major, cell.minor][cell.ward] = sum(numbers)
    for (major, minor), total in totals.items():
        absent = [name for code, name in wards.items() if code in have and code not in total]
        if absent and len(total) * 2 >= len(wards) and min(total.values()) >= TOO_MANY_TO_BE_NONE:
            rule = f"rows are lost: {', '.join(absent)} without {major}, {minor}"
            file.fault(None, f"{rule}, of which every other ward has {min(total.values())} offences or more")


def check_end(file: CsvFile, found: Mapping[WardOffence, list[Line]]) -> None:
    """Notes a file that ends inside a ward, where it is sorted by ward and then by category.

    A category beyond that of the last row, which all other wards have, was then cut off.
    """
    in_order = sorted((row.number, row.name, cell) for cell, rows in found.items() for row in rows)
    if not _by_ward_and_category([(name, cell) for _, name, cell in in_order]):
        return
    line, _, last = in_order[-1]
    others = {cell.ward for cell in found} - {last.ward, NOWHERE}
    have: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in found:
        have[cell.major, cell.minor].add(cell.ward)
    beyond = [category for category, wards in have.items() if category > last[1:] and wards - {NOWHERE} == others]
    if others and beyond:
        rule = f"cut short: the file ends at {last.ward}, {last.major}, {last.minor}"
        major, minor = max(beyond)
        file.fault(line, f"{rule}, and every other ward goes on to {major}, {minor}")


def check_spelling(file: CsvFile, found: Mapping[WardOffence, list[Line]]) -> None:
    """Notes a category that one ward alone has and no file had before, where others have all but the same."""
    wards: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in found:
        wards[cell[1:]].add(cell.ward)
    known = {(major, minor) for names in (LASTING, OTHERS) for major, minors in names.items() for minor in minors}
    usual = [category for category, own in wards.items() if len(own) > 1]
    for cell, rows in sorted(found.items(), key=lambda each: each[1][0].number):
        if len(wards[cell[1:]]) == 1 and cell[1:] not in known and (like := _like(cell[1:], usual)):
            rule = f"{cut(cell.major)}, {cut(cell.minor)} stands in this ward alone, and is all but {', '.join(like)}"
            file.fault(rows[0].number, rule, f"Correct it, or give the file as it was served; {rows[0].name} has it")


def _like(category: tuple[str, str], usual: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The one of the usual categories that differs in a slip or two."""
    names = {f"{major} {minor}": (major, minor) for major, minor in sorted(usual)}
    close = meant(" ".join(category), names)
    return names[close] if close else None


def _by_ward_and_category(rows: list[tuple[str, WardOffence]]) -> bool:
    """Whether each name has its rows in one block, in which the categories ascend; the wards may come in any order."""
    blocks = [(name, [cell for _, cell in block]) for name, block in groupby(rows, key=lambda row: row[0])]
    return len({name for name, _ in blocks}) == len(blocks) and all(cells == sorted(cells) for _, cells in blocks)
