"""What an extract says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.holding.restatement import Restatement
from data.holding.stamps import Stamp
from data.vocabulary import Origin


@dataclass(frozen=True, slots=True)
class Extract:
    """A file (or folder of parts) of `rows` rows, its origin, and the days it speaks of, both included.

    `gaps` are the first days of months inside the coverage that the source does not have. A table without
    dates covers the day it was extracted. `restated` is the last time that an import changed figures it had.
    `stamps` are of the file, or of each part. `inferred` is whether its coverage is taken from its dates, as it does
    not say it itself. `series_to` is the last day of the middle one of its series, where its contract names them, and
    `years_to` that of the last of its years that is over, where its rows are of years. `vouched` is whether our own
    writer checked the file as it is, by the contract and the code as they are.
    """

    name: str
    path: Path
    origin: Origin
    covers_from: date
    covers_to: date
    extracted_on: date
    source: str
    gaps: tuple[date, ...]
    rows: int
    sha256: str
    stamps: tuple[Stamp, ...]
    restated: Restatement | None = None
    inferred: bool = False
    series_to: date | None = None
    years_to: date | None = None
    vouched: bool = False

    @property
    def judged_to(self) -> date:
        """The day up to which it counts as being there: some of its series may go further, and others less far; of
        years, the end of the last that is whole."""
        return self.series_to or self.years_to or self.covers_to


@dataclass(frozen=True, slots=True)
class Found:
    """The extracts of a folder that can be used, by name; of others that are there, why they are set aside."""

    held: Mapping[str, Extract]
    set_aside: Mapping[str, str]
