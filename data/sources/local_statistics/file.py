"""The one layout of Explore Local Statistics: a row for each area, indicator and period, some with their limits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.contracts.rules import LARGEST
from data.served.csv_file import DOWNLOAD, CsvFile, CsvRow, named, read_csv
from data.served.faults import SourceError
from data.shortly import cut
from data.vocabulary.boroughs import BOROUGHS, CAMDEN, NAMES

COLUMNS = (
    "areacd", "areanm", "geography", "indicator", "period", "observation", "measure", "unit", "lci_95", "uci_95",
    "status",
)  # fmt: skip
NUMBERS = ("observation", "lci_95", "uci_95")
# One of the files has the column twice.
NOTES = "notes"
# The statistics service's own letters for a figure that is not there.
STATUSES = {
    "c": "confidential",
    "u": "too unreliable to print",
    "x": "not available",
    "z": "not applicable",
}
# Differences and balances, which are the only figures below nought among the publisher's subjects.
MAY_BE_NEGATIVE = frozenset({"£ million", "Net additional dwellings per 1,000 stock"})
MOST = {"%": 100, "Score out of 10": 10}
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)(?:/P([1-9])([MY]))?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII)
AS_SERVED = "Give the file of one subject as Explore Local Statistics serves it"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed: of the `months` from the day `period` on, or of that day alone where they are 0. Without
    a value it has a status."""

    area_code: str
    area_name: str
    indicator: str
    title: str
    period: date
    months: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    measure: str
    unit: str
    status: str | None
    notes: str | None


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """The figures of London's boroughs, of London and of England; how many rows of other places there were."""

    name: str
    figures: tuple[Figure, ...]
    skipped: int
    warnings: tuple[str, ...]

    @property
    def subjects(self) -> set[str]:
        """The indicators that it has, as codes."""
        return {figure.indicator for figure in self.figures}

    @property
    def boroughs(self) -> set[str]:
        """The boroughs that it has."""
        return {figure.area_code for figure in self.figures} & BOROUGHS.keys()

    @property
    def newest(self) -> dict[str, date]:
        """The first day of each indicator's newest period."""
        newest: dict[str, date] = {}
        for figure in self.figures:
            newest[figure.indicator] = max(figure.period, newest.get(figure.indicator, figure.period))
        return newest


def read_file(path: Path) -> SubjectFile:
    """Reads one file; raises SourceError with all its faults."""
    file = read_csv(path)
    where = named(file, COLUMNS)
    if where is None:
        file.fault(None, "this is not the layout of Explore Local Statistics", AS_SERVED)
        raise SourceError(file.faults)
    notes = [place for place, name in enumerate(file.header) if name == NOTES]
    reading = _Reading(file, where, notes)
    figures = [figure for row in file.rows if (figure := reading.figure(row))]
    if not file.faults and not any(figure.area_code == CAMDEN for figure in figures):
        file.fault(None, f"no row of Camden ({CAMDEN}) among {len(file.rows):,}", AS_SERVED)
    if file.unended:
        rule = "the last line has no end, which the publisher gives it, so that its last number may be cut short"
        file.fault(None, rule, DOWNLOAD)
    if file.faults:
        raise SourceError(file.faults)
    return SubjectFile(
        file.name, tuple(figures), len(file.rows) - len(figures), tuple(_unknown(file.name, file.header))
    )


def periods_of(path: Path) -> Iterator[tuple[int, date, str]]:
    """The line of each row of London in a sound file, the first day that it speaks of, and that as it is written."""
    file = read_csv(path)
    where = named(file, COLUMNS) or {}
    for row in file.rows:
        if _is_of_london(row.fields[where["areacd"]]):
            yield row.line, _period(row.fields[where["period"]])[0], row.fields[where["period"]]


def length(months: int) -> str:
    """'a day', '1 month', '36 months'."""
    return "a day" if not months else "1 month" if months == 1 else f"{months} months"


def code(title: str) -> str:
    """`early_years` for 'Early years'."""
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")


@dataclass(slots=True)
class _Reading:
    """What is read of a file, a row at a time; faults go to the file."""

    file: CsvFile
    where: Mapping[str, int]
    notes: list[int]
    seen: dict[tuple[str, str, date], int] = field(default_factory=dict)
    measures: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, int]] = field(default_factory=dict)

    def figure(self, row: CsvRow) -> Figure | None:
        """A row's figure; None where it is of another place, or is at fault."""
        cells = {name: row.fields[place] for name, place in self.where.items()}
        try:
            figure = self._made(cells, row) if _is_of_london(cells["areacd"]) else None
            if figure:
                self._hold_together(row.line, figure)
        except ValueError as error:
            self.file.fault(row.line, str(error), AS_SERVED)
            return None
        return figure

    def _made(self, cells: Mapping[str, str], row: CsvRow) -> Figure:
        """Raises ValueError where a cell is not what it must be."""
        if not cells["indicator"]:
            raise ValueError("the indicator is empty")
        first, months = _period(cells["period"])
        if faults := list(_number_faults(cells)) or list(_unit_faults(cells)):
            raise ValueError("; ".join(faults))
        value, lower, upper = (_number(cells[name]) for name in NUMBERS)
        notes = next((row.fields[place] for place in self.notes if row.fields[place]), None)
        name, title = cells["areanm"], cells["indicator"]
        said = (cells["measure"], cells["unit"], cells["status"] or None, notes)
        return Figure(cells["areacd"], name, code(title), title, first, months, value, lower, upper, *said)

    def _hold_together(self, line: int, figure: Figure) -> None:
        """Raises ValueError for a second row of an area and period, and for one that is measured otherwise than its
        indicator or is of a period of another length."""
        key = (figure.area_code, figure.indicator, figure.period)
        if key in self.seen:
            where = f"'{figure.title}' of {figure.area_name} from {figure.period}"
            raise ValueError(f"{where} is in line {self.seen[key]} already")
        self.seen[key] = line
        measure, unit, before = self.measures.setdefault(figure.indicator, (figure.measure, figure.unit, line))
        if (figure.measure, figure.unit) != (measure, unit):
            now, then = f"'{figure.measure}' in '{figure.unit}'", f"'{measure}' in '{unit}'"
            raise ValueError(f"'{figure.title}' is measured as {now}, in line {before} as {then}")
        months, before = self.lengths.setdefault(figure.indicator, (figure.months, line))
        if figure.months != months:
            said = f"is of {length(figure.months)}, in line {before} of {length(months)}"
            raise ValueError(f"'{figure.title}' {said}: figures of unlike periods are no one series")


def _is_of_london(area: str) -> bool:
    if not re.fullmatch(r"[A-Z]\d{8}", area, re.ASCII):
        raise ValueError(f"areacd is '{area}', which is no code of an area such as {CAMDEN}")
    return area in NAMES


def _period(text: str) -> tuple[date, int]:
    """The first day and the months of `2024-04-01/P1Y`; of `2025-04-30` that day, and none."""
    found = _PERIOD.fullmatch(text)
    try:
        first = date.fromisoformat(found[1]) if found else None
    except ValueError:
        first = None
    if found is None or first is None:
        raise ValueError(f"period '{text}' is neither a day nor a first day with a length, such as 2024-04-01/P1Y")
    return first, int(found[2]) * (12 if found[3] == "Y" else 1) if found[2] else 0


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _number_faults(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the value, its limits and its status."""
    for name in NUMBERS:
        if cells[name] and not _NUMBER.fullmatch(cells[name]):
            yield f"{name} is '{cells[name]}', which is no number"
            return
        if cells[name] and abs(Decimal(cells[name])) > LARGEST:
            yield f"{name} is {cells[name]}, and no figure is beyond {LARGEST:,}"
            return
    value, lower, upper = (_number(cells[name]) for name in NUMBERS)
    if cells["status"] and cells["status"] not in STATUSES:
        known = ", ".join(f"{letter} ({words})" for letter, words in STATUSES.items())
        yield f"status is '{cells['status']}', which is none of {known}"
    elif value is None and not cells["status"]:
        yield "there is no observation, and no status that says why"
    if (lower is None) != (upper is None):
        yield "one limit is there without the other"
    elif value is not None and lower is not None and upper is not None and not lower <= value <= upper:
        yield f"the observation {value} is not between its limits, {lower} and {upper}"
    elif value is None and lower is not None:
        yield "there are limits without an observation"


def _unit_faults(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the size of the value and its limits, in their unit."""
    unit = cells["unit"]
    for name in NUMBERS:
        number = _number(cells[name])
        if number is not None and number < 0 and unit not in MAY_BE_NEGATIVE:
            yield f"{name} is {number}, which is negative, and a figure in '{unit}' cannot be"
        elif number is not None and number > MOST.get(unit, LARGEST):
            yield f"{name} is {number}, and a figure in '{unit}' is {MOST[unit]} or less"


def _unknown(name: str, header: tuple[str, ...]) -> Iterator[str]:
    """A sentence for each column that the publisher did not have before."""
    for column in header:
        if column not in (*COLUMNS, NOTES):
            yield f"{name}: the column '{cut(column)}' is new, and was not read."
