"""The layouts of the files that official figures are taken from: each read for one series of Camden's."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.periods import months_later
from data.published.publication import read
from data.sources.broadband.file import read_file as read_broadband
from data.sources.local_statistics.figure import code
from data.sources.local_statistics.file import read_file as read_local_statistics
from data.sources.tenant_satisfaction.file import CAMDEN as LANDLORD
from data.sources.tenant_satisfaction.file import read_file as read_tenant_satisfaction
from data.vocabulary.boroughs import CAMDEN

ABSENT = ("", "-", "..")
# What a share below a publisher's rounding is kept to: one home of a million.
TINY = Decimal("0.0000001")
# How many years before the one named a year of each kind begins, in which month, and its months.
YEARS = {
    "Academic Year": (1, 9, 12),
    "Financial Year": (1, 4, 12),
    "Calendar Year": (0, 1, 12),
    # The school census, on a Thursday in the middle of the month.
    "Annual - January": (0, 1, 1),
}
# The one measure that the regulator's margin of error is of: everybody who answers is asked it.
OF_THE_WHOLE_SURVEY, MARGIN = "TP01", "margin_of_error"


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure of a file: of the `months` from `begins` on, or of that day where they are 0; without a value it is
    not printed for the period. `published` is the day it came out where the file says so."""

    begins: date
    months: int
    value: Decimal | None
    lower: Decimal | None = None
    upper: Decimal | None = None
    in_percent: bool = True
    published: date | None = None


Read = Callable[[Path, str], Iterator[Printed]]


def local_statistics(path: Path, title: str) -> Iterator[Printed]:
    """An indicator, by its title."""
    for figure in read_local_statistics(path).figures:
        if figure.area_code == CAMDEN and figure.indicator == code(title):
            yield Printed(figure.period, figure.months, figure.value, figure.lower, figure.upper)


def interactive_tool(path: Path, short: str) -> Iterator[Printed]:
    """A measure, by its short name; a year is named by its last, and values have the noise of binary fractions."""
    for row in read(path):
        if row["Short Desc"] == short and row["LA and Regions"] == "Camden" and row["Values"] not in ABSENT:
            years_before, month, months = YEARS[row["Year_Type"]]
            begins = date(int(row["Years"]) - years_before, month, 1)
            yield Printed(begins, months, Decimal(repr(float(row["Values"]))))


def fingertips(path: Path, indicator: str) -> Iterator[Printed]:
    """An indicator, by its number; the file has its newest period."""
    for row in read(path):
        if (row["LAD25CD"], row["indicator_id"]) == (CAMDEN, indicator):
            lower, upper = (_number(row.get(name, "")) for name in ("lower_ci", "upper_ci"))
            yield Printed(*_span(row["period"]), _number(row["value"]), lower, upper)
            return


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _span(period: str) -> tuple[date, int]:
    """The first day and the months of `2024`, `2024/25` or `2022/23 - 23/24`."""
    if re.fullmatch(r"\d{4}", period, re.ASCII):
        return date(int(period), 1, 1), 12
    if found := re.fullmatch(r"(\d{4})/\d\d(?: - (\d\d)/\d\d)?", period, re.ASCII):
        first = int(found[1])
        return date(first, 4, 1), 12 * (1 + (int(found[2]) - first % 100 if found[2] else 0))
    raise ValueError(f"'{period}' is no period such as 2024, 2024/25 or 2022/23 - 23/24; get the file again")


def homelessness(path: Path, column: str) -> Iterator[Printed]:
    """A column of the quarters, each named by its last month."""
    for row in read(path):
        if row["area_code"] == CAMDEN and row[column] not in ABSENT:
            yield Printed(months_later(date.fromisoformat(f"{row['quarter_end']}-01"), -2), 3, Decimal(row[column]))


def pay_gap(path: Path, column: str) -> Iterator[Printed]:
    """A column of the employer's reports, each of one 31 March."""
    for row in read(path):
        day = date.fromisoformat(row["snapshot_date"])
        yield Printed(day, 0, Decimal(row[column]), published=_submitted(row["DateSubmitted"]))


def _submitted(text: str) -> date:
    """The day in `2020/05/19 12:51:01`, `26/03/2018 15:16:34` or `18-03-2025 08:15`."""
    first, second, third = map(int, re.split(r"[/-]", text.split(maxsplit=1)[0]))
    return date(first, second, third) if first > 31 else date(third, second, first)


def tenant_satisfaction(path: Path, measure: str) -> Iterator[Printed]:
    """A measure of the regulator's workbook, by its code."""
    file = read_tenant_satisfaction(path)
    value, margin = (file.figures[LANDLORD, each].value for each in (measure, MARGIN))
    figure = None if value is None else Decimal(repr(value))
    if measure == OF_THE_WHOLE_SURVEY and margin is not None and figure is not None:
        off = Decimal(repr(margin))
        yield Printed(file.year, 12, figure, figure - off, figure + off, in_percent=False)
    else:
        yield Printed(file.year, 12, figure, in_percent=False)


def broadband(path: Path, measure: str) -> Iterator[Printed]:
    """A measure of the publisher's file, which is of one month; where its percentage is rounded to nought the number
    of premises that it is of tells whether there are any."""
    file = read_broadband(path)
    cell = file.cells[CAMDEN, measure]
    share = Decimal(repr(cell.share)) or (Decimal(cell.premises) / cell.all_premises).quantize(TINY)
    yield Printed(file.month, 1, share, in_percent=False)


def waiting_list(path: Path, column: str) -> Iterator[Printed]:
    """A column, as at 31 March of each year."""
    for row in read(path):
        if row["lad24cd"] == CAMDEN:
            yield Printed(date(int(row["reporting_year"]), 3, 31), 0, Decimal(row[column]))


def rough_sleeping(path: Path, column: str) -> Iterator[Printed]:
    """Years beside one another, a column each; the night was one of October or November."""
    for row in read(path):
        for name, text in row.items():
            year = name.removeprefix(f"{column}_")
            if row["lad24cd"] == CAMDEN and name != year and year.isdigit():
                yield Printed(date(int(year), 10, 1), 2, Decimal(text))


LAYOUTS: Mapping[str, Read] = {
    "local_statistics": local_statistics,
    "interactive_tool": interactive_tool,
    "fingertips": fingertips,
    "homelessness": homelessness,
    "pay_gap": pay_gap,
    "tenant_satisfaction": tenant_satisfaction,
    "broadband": broadband,
    "waiting_list": waiting_list,
    "rough_sleeping": rough_sleeping,
}
