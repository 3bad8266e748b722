"""Where the Met Police file has its columns: five by name, and one a month."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from data.served.csv_file import CsvFile, named

NAMED = ("MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName")
BY_WARD = ("WardName", "WardCode")
# As the publisher calls the columns since July 2026.
NEWER = {"Group": "MajorText", "SubGroup": "MinorText"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions by name and by month (its first day), and the names of the columns nothing is read from."""

    named: dict[str, int]
    months: dict[date, int]
    unused: tuple[str, ...]


def columns(file: CsvFile) -> Columns | None:
    """Finds the columns and notes what is wrong with them; None where rows cannot be read for want of one."""
    header = tuple(NEWER.get(name, name) for name in file.header)
    if header and not set(BY_WARD) & set(header):
        rule = f"no column is called {' or '.join(BY_WARD)}: it is not the publisher's file by ward"
        file.fault(1, rule, "Give 'MPS Ward Level Crime', not the file by borough or by small area")
        return None
    months: dict[date, int] = {}
    unused: list[str] = []
    for position, name in enumerate(header):
        month = _month(name)
        if month in months:
            file.fault(1, f"the month column {name} stands twice")
        elif month:
            months[month] = position
        elif re.fullmatch(r"\d+", name):
            file.fault(1, f"the column {name} is not a month; months are written YYYYMM, such as 202401")
        elif name not in NAMED:
            unused.append(name or f"column {position + 1}, without a name")
    _check_months(file, sorted(months))
    found = named(replace(file, header=header), NAMED)
    return Columns(found, months, tuple(unused)) if found else None


def _month(name: str) -> date | None:
    if not re.fullmatch(r"20\d\d(0[1-9]|1[0-2])", name, re.ASCII):
        return None
    return date(int(name[:4]), int(name[4:]), 1)


def _check_months(file: CsvFile, months: list[date]) -> None:
    if file.header and not months:
        file.fault(1, "there is no month column; months are written YYYYMM, such as 202401")
    for earlier, later in pairwise(months):
        if (later.year - earlier.year) * 12 + later.month - earlier.month > 1:
            file.fault(1, f"the months are not consecutive: none stands between {earlier:%Y%m} and {later:%Y%m}")
