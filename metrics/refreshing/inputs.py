"""All that a snapshot is made from, beside the code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import data
from data.holding.files import parts
from data.vocabulary import Origin
from metrics.counted import coverage
from metrics.counted.coverage import Coverage
from metrics.declared.indicator import Indicator
from metrics.refreshing import fingerprint

Files = Mapping[str, tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The extracts of a folder as they were found, the declarations by slug, and the day the figures are as at.

    `files` are those that each extract had before any was read."""

    folder: Path
    files: Files
    held: Mapping[str, data.Extract]
    declared: Mapping[str, Indicator]
    as_of: date

    def name(self) -> str:
        """The snapshot's name: its day, and a fingerprint of everything that it is made from."""
        declarations = fingerprint.of(*(each.model_dump_json() for each in self.declared.values()))
        contracts = fingerprint.of_contracts(self.held)
        made_from = fingerprint.of(fingerprint.of_extracts(self.held), contracts, declarations, fingerprint.of_code())
        return f"{self.as_of.isoformat()}-{made_from}"

    def untouched(self) -> bool:
        """Whether every file is as it was, and no other has come."""
        return _files(self.folder) == self.files and data.untouched(self.held)

    def promise(self, name: str) -> str:
        """An extract's content under its contract as it stands, beside the extracts that it refers to."""
        referred = {key.resource for key in data.all_contracts()[name].foreign_keys} & set(self.held)
        contents = (self.held[each].sha256 for each in sorted({name} | referred))
        return fingerprint.of(*contents, fingerprint.of_contracts([name]), fingerprint.of_code())

    def used(self, indicator: Indicator) -> tuple[str, ...]:
        """Those of an indicator's extracts that are there."""
        return tuple(name for name in indicator.extracts if name in self.held)

    def coverage(self, indicator: Indicator) -> Coverage:
        """What the extracts of an indicator cover together."""
        return coverage.together(indicator, self.held)

    def origin(self, indicator: Indicator) -> Origin:
        """The weakest of its extracts' origins."""
        origins = [Origin(self.held[name].origin) for name in self.used(indicator)]
        return min(origins, key=list(Origin).index)

    def key(self, indicator: Indicator) -> str:
        """What the observations of an indicator depend on, but for the day."""
        return fingerprint.of(
            indicator.model_dump_json(),
            *(f"{name} {self.held[name].sha256}" for name in self.used(indicator)),
            fingerprint.of_contracts(indicator.extracts),
            _told(self.coverage(indicator)),
            self.origin(indicator),
            fingerprint.of_code(),
        )


def look(folder: Path, declared: Mapping[str, Indicator], as_of: date) -> Inputs:
    """What is there now, each file read once; raises ExtractError with every extract that cannot be read."""
    files = _files(folder)
    return Inputs(folder, files, data.extracts(folder, as_of), declared, as_of)


def _files(folder: Path) -> Files:
    return {contract.name: parts(contract, folder) for contract in data.all_contracts().values() if contract.is_extract}


def _told(reach: Coverage) -> str:
    gaps = ",".join(map(str, sorted(reach.gaps)))
    return f"{reach.first} {reach.last} {gaps} {reach.settles_after_months} {reach.closes_after_months}"
