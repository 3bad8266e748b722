"""Reads the rows of one file, and holds each to those before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from data.served.csv_file import CsvFile, CsvRow
from data.sources.local_statistics.cells import NUMBERS, is_of_london, number_faults, number_of, period_of, unit_faults
from data.sources.local_statistics.figure import Figure, code, length

AS_SERVED = "Give the file of one subject as Explore Local Statistics serves it"


@dataclass(slots=True)
class Rows:
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
            figure = self._made(cells, row) if is_of_london(cells["areacd"]) else None
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
        first, months = period_of(cells["period"])
        if faults := list(number_faults(cells)) or list(unit_faults(cells)):
            raise ValueError("; ".join(faults))
        value, lower, upper = (number_of(cells[name]) for name in NUMBERS)
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
