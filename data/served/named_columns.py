"""Where a CSV file has the columns that it must have, by their names."""

import difflib
from collections.abc import Sequence

from data.served.csv_file import DOWNLOAD, CsvFile


def named(file: CsvFile, names: Sequence[str]) -> dict[str, int] | None:
    """Position by name; notes each that is missing or stands twice, and is None where one is missing."""
    if not file.header:
        return None
    spare = {column.casefold(): column for column in file.header if column not in names}
    for name in names:
        if file.header.count(name) > 1:
            file.fault(1, f"the column {name} stands twice")
        elif name not in file.header:
            close = difflib.get_close_matches(name.casefold(), spare, n=1, cutoff=0.5)
            fix = f"Did you mean the column '{spare[close[0]]}'? Name it {name}" if close else DOWNLOAD
            file.fault(1, f"the column {name} is missing", fix)
    if not all(name in file.header for name in names):
        return None
    return {name: file.header.index(name) for name in names}
