"""Tables as a worked example writes them: a line a row, its cells between bars."""

from dataclasses import dataclass

Cells = tuple[str | None, ...]


class RowsError(ValueError):
    """What is wrong with a table, and the line of it that it is on, counted from 1."""

    def __init__(self, line: int, words: str) -> None:
        self.line = line
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns, rows of cells (an empty one is None), and the line of the first row in the table's text."""

    names: tuple[str, ...]
    rows: tuple[Cells, ...]
    first: int


def parsed(text: str) -> Rows:
    """A table's columns and rows; raises RowsError at the first line that does not fit."""
    lines = text.rstrip().splitlines()
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if blank == len(lines):
        raise RowsError(1, "is empty: its first line names the columns, between bars")
    names = tuple(cell.strip() for cell in lines[blank].split("|"))
    for each in names:
        if not each:
            raise RowsError(blank + 1, "a column has no name; drop the bar before or after it, or name it")
        if names.count(each) > 1:
            raise RowsError(blank + 1, f"the column {each} is there {names.count(each)} times; drop one")
    rows = tuple(tuple(cell.strip() or None for cell in line.split("|")) for line in lines[blank + 1 :])
    for number, row in enumerate(rows, start=blank + 2):
        if len(row) != len(names):
            raise RowsError(number, f"the row has {len(row)} cells; the heading has {len(names)}")
    return Rows(names, rows, blank + 2)
