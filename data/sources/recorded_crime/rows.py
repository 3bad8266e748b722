"""Camden's rows of a Met Police file: which they are, and their counts by ward and category."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, CsvRow
from data.shortly import cut
from data.sources.recorded_crime.columns import Columns
from data.sources.recorded_crime.places import NOWHERE, ward


class WardOffence(NamedTuple):
    """A ward (or NOWHERE) by an offence; the texts of an offence are in capitals."""

    ward: str
    major: str
    minor: str


class Line(NamedTuple):
    """A row's line in the file, its ward's name as it stands there, and its counts in the order of the months."""

    number: int
    name: str
    counts: list[int]


Counts = dict[WardOffence, list[int]]


def ours(file: CsvFile, where: Columns) -> tuple[list[CsvRow], Counter[str]]:
    """Camden's rows; how many others are skipped, by borough; notes those of them that have a ward code of ours."""
    found: list[CsvRow] = []
    skipped: Counter[str] = Counter()
    strays: list[CsvRow] = []
    wards = camden_wards()
    for row in file.rows:
        borough = row.fields[where.named["LookUp_BoroughName"]]
        if borough.casefold() == "camden":
            found.append(row)
        else:
            skipped[borough or "no borough"] += 1
            strays += [row] if row.fields[where.named["WardCode"]] in wards else []
    for row in strays if found else []:
        code, borough = (row.fields[where.named[name]] for name in ("WardCode", "LookUp_BoroughName"))
        rule = f"WardCode {code} is Camden's ward {wards[code]}, but LookUp_BoroughName is '{cut(borough)}'"
        file.fault(row.line, rule, "Correct the one that is wrong, or give the file as it was served")
    return found, skipped


def lines(file: CsvFile, where: Columns, rows: list[CsvRow]) -> dict[WardOffence, list[Line]]:
    """The rows of each cell, in the file's order; notes what is wrong with a row."""
    found: dict[WardOffence, list[Line]] = {}
    for row in rows:
        major, minor, name, code, _ = (row.fields[position] for position in where.named.values())
        cell = WardOffence(ward(file, row.line, code, name), major.upper(), minor.upper())
        if not (major and minor):
            file.fault(row.line, "MajorText or MinorText is empty; every row has a category")
        counts = [_count(file, row, f"{month:%Y%m}", position) for month, position in where.months.items()]
        found.setdefault(cell, []).append(Line(row.line, name, counts))
    return found


def added(file: CsvFile, where: Columns, found: dict[WardOffence, list[Line]]) -> Counts:
    """Offences of each cell in the order of the months; notes two rows of a cell that both count the same month.

    A ward may stand in two rows whose months do not overlap: it has one name up to a month, and another after it.
    Those of other forces have no ward in common, so their rows may.
    """
    months = [f"{month:%Y%m}" for month in where.months]
    for cell, rows in found.items():
        for place, later in enumerate(rows):
            earlier = rows[:place]
            if cell.ward == NOWHERE:
                earlier = [row for row in earlier if row.name == later.name]
            _check_apart(file, cell, months, later, earlier)
    return {
        cell: [sum(each) for each in zip(*(row.counts for row in rows), strict=True)] for cell, rows in found.items()
    }


def nowhere(found: Mapping[WardOffence, list[Line]]) -> tuple[int, int, list[str]]:
    """How many rows have no ward, their offences in all, and what stands in place of a ward's name."""
    rows = [row for cell, own in found.items() if cell.ward == NOWHERE for row in own]
    return len(rows), sum(sum(row.counts) for row in rows), sorted({row.name or "no name" for row in rows})


def _check_apart(file: CsvFile, cell: WardOffence, months: list[str], later: Line, earlier: list[Line]) -> None:
    for row in earlier:
        both = [month for month, *counts in zip(months, row.counts, later.counts, strict=True) if all(counts)]
        if both:
            more = f" and {len(both) - 1} more {'month' if len(both) == 2 else 'months'}" if len(both) > 1 else ""
            rule = f"{later.name} has {cell.major}, {cell.minor} a second time (the first is in line {row.number})"
            rule += f", and both rows count {both[0]}{more}"
            file.fault(later.number, rule, "Keep the row that is right, or give the file as the publisher serves it")
            return


def _count(file: CsvFile, row: CsvRow, month: str, position: int) -> int:
    text = row.fields[position]
    # Nine digits are far more than any borough's offences, and fit the extract's integers.
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    if not text:
        rule = f"the count for {month} is empty"
    elif re.fullmatch(r"-[\d.]+", text):
        rule = f"the count for {month} is negative ({text})"
    elif re.fullmatch(r"\d+\.\d*", text):
        rule = f"the count for {month} is not whole ({text})"
    else:
        rule = f"the count for {month} is not a number of offences ('{text}')"
    file.fault(row.line, f"{rule}; a count is a whole number, zero or more")
    return 0
