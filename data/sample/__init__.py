"""Generated extracts for what is not supplied yet: one module per family, under the same contracts."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data import warehouse
from data.contract import contracts
from data.extract import write
from data.storage import parts

HERE = Path(__file__).parent
MONTHS = 60  # five years, so that a year can be set against the four before it

Months = npt.NDArray[np.datetime64]
# A family module's GENERATORS has one of these for each extract: from random numbers, the months in order
# (datetime64[M]) and the wards' rows of `areas`, the extract's table.
Generate = Callable[[np.random.Generator, Months, pa.Table], pa.Table]


def write_missing(folder: Path, *, seed: int = 1, until: date | None = None, today: date) -> list[str]:
    """Write each extract that is not in the folder and can be generated; returns the names of those written.

    Covers five years to the month of `until`, by default the last complete month before `today`. The same
    seed, month and library versions give the same bytes, whatever else is in the folder. Raises ValueError
    for a month that has not ended and ExtractError where one cannot be written.
    """
    ended = today.replace(day=1) - timedelta(days=1)
    last = _month_end(until) if until else ended
    if last > ended:
        raise ValueError(f"{last:%Y-%m} has not ended: the last complete month is {ended:%Y-%m}")
    months = np.arange(np.datetime64(f"{last:%Y-%m}", "M") - MONTHS + 1, np.datetime64(f"{last:%Y-%m}", "M") + 1)
    wards = _wards()
    missing = [name for name in generators() if not parts(contracts()[name], folder)]
    for name in missing:
        # A stream of its own for each extract: what is generated does not depend on what is missing.
        table = generators()[name](np.random.default_rng([seed, crc32(name.encode())]), months, wards)
        write(
            table,
            contracts()[name],
            folder,
            origin="sample",
            covers_from=months[0].astype("datetime64[D]").item(),
            covers_to=last,
            extracted_on=last + timedelta(days=1),
            source=f"Generated for demonstration, seed {seed}",
        )
    return missing


def generators() -> dict[str, Generate]:
    """Every extract that can be generated, from all family modules."""
    found: dict[str, Generate] = {}
    for file in sorted(HERE.glob("[!_]*.py")):
        found |= import_module(f"{__name__}.{file.stem}").GENERATORS
    return found


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _wards() -> pa.Table:
    with warehouse.connect(only=()) as connection:
        return warehouse.query(connection, "select * from areas where level = 'ward' order by code")
