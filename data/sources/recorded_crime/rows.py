"""Camden's rows of a Met Police file: which they are, and their counts by ward and category."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, CsvRow
from data.sources.recorded_crime.columns import Columns


class WardOffence(NamedTuple):
    """A ward by an offence; the texts of an offence are in capitals."""

    ward: str
    major: str
    minor: str


Counts = dict[WardOffence, list[int]]


def ours(file: CsvFile, where: Columns) -> tuple[list[CsvRow], Counter[str], int]:
    """Camden's rows; how many others are skipped, by borough; how many of these have a ward code of ours."""
    found: list[CsvRow] = []
    skipped: Counter[str] = Counter()
    strays = 0
    wards = camden_wards()
    for row in file.rows:
        borough = row.fields[where.named["LookUp_BoroughName"]]
        if borough.casefold() == "camden":
            found.append(row)
        else:
            skipped[borough or "no borough"] += 1
            strays += row.fields[where.named["WardCode"]] in wards
    return found, skipped, strays


def counts(file: CsvFile, where: Columns, rows: list[CsvRow]) -> Counts:
    """Offences of each cell in the order of the file's months; notes what is wrong with a row."""
    wards = camden_wards()
    lines: dict[WardOffence, int] = {}
    found: Counts = {}
    for row in rows:
        major, minor, name, code, _ = (row.fields[position] for position in where.named.values())
        _check_ward(file, row.line, code, name, wards)
        cell = WardOffence(code, major.upper(), minor.upper())
        if not (major and minor):
            file.fault(row.line, "MajorText or MinorText is empty; every row has a category")
        elif cell in lines:
            rule = f"{name} has {cell.major}, {cell.minor} a second time (the first is in line {lines[cell]})"
            file.fault(row.line, rule, "Keep one of the two, or download the file again")
        numbers = [_count(file, row, f"{month:%Y%m}", position) for month, position in where.months.items()]
        lines.setdefault(cell, row.line)
        found.setdefault(cell, numbers)
    return found


def _check_ward(file: CsvFile, line: int, code: str, name: str, wards: Mapping[str, str]) -> None:
    if code not in wards:
        known = {_plain(ward): known for known, ward in wards.items()}.get(_plain(name))
        fix = f"{wards[known]} is {known}" if known else f"They are {min(wards)} to {max(wards)}"
        file.fault(line, f"WardCode '{code}' is not the code of one of Camden's {len(wards)} wards", fix)
    elif _plain(name) != _plain(wards[code]):
        rule = f"WardName '{name}' does not agree with WardCode {code}, which is {wards[code]}"
        file.fault(line, rule, "Correct the one that is wrong")


def _plain(name: str) -> str:
    """A ward's name without the ways of writing it that spreadsheets and publishers differ in."""
    return name.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace(" and ", " & ")


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
