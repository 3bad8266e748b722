"""Generated extracts for what is not supplied yet: one module per family, under the same contracts."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import cast
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.contracts.folder import all_contracts
from data.holding import warehouse
from data.holding.files import ExtractError, parts
from data.holding.metadata import Metadata
from data.holding.write import write_sample
from data.periods import end, month_before
from data.sample.marked import marked
from data.sample.stories import TRAINING_LAUNCHED
from data.vocabulary import Frequency, Origin

FAMILIES = Path(__file__).parent / "families"
MONTHS = 60  # five years, so that a year can be set against the four before it
# A file speaks of no month in which there was nothing yet that it could speak of.
LAUNCHED = {"training_completions": date.fromisoformat(TRAINING_LAUNCHED)}

Months = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every extract is generated for: the months in order (datetime64[M]) and the wards' rows of `areas`.

    `scale` is how many times the borough's own volume of records to make; counts by ward and month, which
    have no more wards or months to be about, are the same at every scale.
    """

    months: Months
    wards: pa.Table
    scale: int = 1


# A family module's GENERATORS has one of these for each extract. It yields the extract's rows a table at a time, in
# the file's own order (ward, then date; of a large sample a ward has several tables), with the contract's columns in
# its Arrow types.
Generate = Callable[[np.random.Generator, Setting], Iterator[pa.Table]]
# Told after each table: the extract's name, and how many rows of it there are so far.
Tell = Callable[[str, int], None]


def write_missing(
    folder: Path,
    *,
    seed: int = 1,
    until: date | None = None,
    today: date,
    scale: int = 1,
    only: Container[str] | None = None,
    tell: Tell = lambda _name, _rows: None,
) -> list[str]:
    """Write each extract that is not in the folder and can be generated; returns the names of those written.

    Covers five years to the month of `until`, by default the last complete month before `today`. The same
    seed, month, scale and library versions give the same bytes, whatever else is in the folder. Raises
    ExtractError for a month that has not ended, and where one cannot be written.
    """
    last = _last(until, today)
    after = np.datetime64(f"{last:%Y-%m}", "M") + 1
    setting = Setting(np.arange(after - MONTHS, after), _wards(), scale)
    metadata = Metadata(
        origin=Origin.SAMPLE,
        covers_from=setting.months[0].astype("datetime64[D]").item(),
        covers_to=last,
        extracted_on=last + timedelta(days=1),
        source=f"Generated for demonstration, seed {seed}",
    )
    missing = absent(folder, only)
    for name in missing:
        contract, tables = all_contracts()[name], generators()[name](stream(seed, name), setting)
        rows = (marked(table, contract) for table in _told(tables, name, tell))
        write_sample(rows, contract, folder, _since_its_launch(metadata, name))
    return missing


def absent(folder: Path, only: Container[str] | None = None) -> list[str]:
    """The extracts that can be generated and are not in the folder, of those asked for, in the order of writing."""
    wanted = [name for name in generators() if only is None or name in only]
    return [name for name in wanted if not parts(all_contracts()[name], folder)]


def stream(seed: int, name: str) -> np.random.Generator:
    """An extract's own random numbers, so that what is generated does not depend on which others are missing."""
    return np.random.default_rng([seed, crc32(name.encode())])


def beside(random: np.random.Generator, name: str) -> np.random.Generator:
    """Another extract's random numbers under the same seed, from their start, to make the same people again."""
    own = cast(np.random.SeedSequence, random.bit_generator.seed_seq)
    seed, _ = cast(list[int], own.entropy)
    return stream(seed, name)


def generators() -> dict[str, Generate]:
    """Every extract that can be generated, from all family modules; those that others refer to come first.

    Raises ExtractError for one that no contract knows.
    """
    found: dict[str, Generate] = {}
    for file in sorted(FAMILIES.glob("[!_]*.py")):
        found |= import_module(f"{__name__}.families.{file.stem}").GENERATORS
    unknown = sorted(found.keys() - all_contracts().keys())
    if unknown:
        raise ExtractError(f"data/sample makes {', '.join(unknown)}, of which there is no contract; write one")
    return {name: found[name] for name in sorted(found, key=lambda name: (_depth(name, found), name))}


def _depth(name: str, among: Container[str]) -> int:
    """How many extracts deep the references of an extract go."""
    referred = {key.resource for key in all_contracts()[name].foreign_keys} - {name}
    return max((1 + _depth(each, among) for each in referred if each in among), default=0)


def _told(tables: Iterator[pa.Table], name: str, tell: Tell) -> Iterator[pa.Table]:
    rows = 0
    for table in tables:
        rows += table.num_rows
        tell(name, rows)
        yield table


def _since_its_launch(metadata: Metadata, name: str) -> Metadata:
    launch = LAUNCHED.get(name, metadata.covers_from)
    return replace(metadata, covers_from=launch) if metadata.covers_from < launch <= metadata.covers_to else metadata


def _last(until: date | None, today: date) -> date:
    """The last day to be covered; raises ExtractError where its month has not ended."""
    ended = month_before(today)
    if until and until > ended:
        raise ExtractError(f"{until:%Y-%m} has not ended: the last complete month is {ended:%Y-%m}")
    return end(Frequency.MONTH, until) if until else ended


def _wards() -> pa.Table:
    with warehouse.connect(only=()) as connection:
        return warehouse.query(connection, "select * from areas where level = 'ward' order by code")
