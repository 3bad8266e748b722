"""How each extract is: there or not, sound or faulty, and as fresh as its cadence promises or not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.contracts.contract import Contract
from data.contracts.fault import Fault
from data.contracts.spoken import unknown
from data.holding import warehouse
from data.holding.extract import Extract
from data.holding.files import EmptyError, ExtractError, reference_path
from data.holding.freshness import Freshness, judge
from data.holding.inspection import inspect
from data.holding.near_miss import beside
from data.holding.whole import files
from data.shortly import some
from data.vocabulary import Term

INFERRED = "What it covers is inferred: the file does not say it, so it is the whole months that its dates reach"
CORRECT = "Put these rows right where they come from, and bring the extract in again"
OF_A_DAY = "What it covers is inferred: the file does not say it, and has no dates, so it is the day it last changed"


class Health(Term):
    """Whether an extract is there, has rows yet, and keeps its contract."""

    SOUND = "sound"
    FAULTY = "faulty"
    EMPTY = "empty"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One extract on one day; `path` is its file or folder of parts.

    `held` and `freshness` are None where it is absent or cannot be read; `unknown_columns` are in the file, but no
    contract promises them and no view shows them: by name, or by place alone where it counts people. `beside` are files
    of its name and of another kind, if it is absent.
    """

    name: str
    status: Health
    path: Path
    held: Extract | None = None
    freshness: Freshness | None = None
    faults: tuple[Fault, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    beside: tuple[Path, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether a newer one should be there."""
        return self.freshness is not None and self.freshness.late_since is not None

    def lines(self) -> Iterator[str]:
        """What to say of it: a line, and one below for each fault."""
        said = [f"{self.name}: {self.status}" + (f", in {self.path}" if self.faults else "")]
        if self.held:
            covers = f"{self.held.covers_from} to {self.held.covers_to}"
            said.append(f"{self.held.origin}, {self.held.rows:,} rows, {covers}")
        if self.status is Health.EMPTY:
            said.append("no rows yet, so the indicators made from it have no data; fill it")
        if self.freshness:
            said.append(str(self.freshness))
        yield "; ".join(said)
        yield from (f"  - {fault}" for fault in self.faults)
        if any(fault.rows for fault in self.faults):
            yield f"  {CORRECT}"
        if self.held and self.held.inferred:
            yield f"  {OF_A_DAY if self.held.covers_from == self.held.extracted_on else INFERRED}"
        if self.held and self.held.series_to:
            yield f"  Judged by its series: half of them go no further than {self.held.series_to}"
        if self.held and self.held.gaps:
            yield f"  Missing inside: {some([f'{gap:%Y-%m}' for gap in self.held.gaps])}"
        if self.unknown_columns:
            yield f"  Not in the contract, and not used: {some(self.unknown_columns)}"

    def record(self) -> dict[str, Any]:
        """The same for a program: days in ISO form, None for what is not known."""
        held, fresh = self.held, self.freshness
        return {
            "name": self.name,
            "status": self.status.value,
            "path": str(self.path),
            "origin": held.origin if held else None,
            "rows": held.rows if held else None,
            "covers_from": held.covers_from.isoformat() if held else None,
            "covers_to": held.covers_to.isoformat() if held else None,
            "extracted_on": held.extracted_on.isoformat() if held else None,
            "coverage": ("inferred" if held.inferred else "stated") if held else None,
            "gaps": [f"{gap:%Y-%m}" for gap in held.gaps] if held else [],
            "freshness": fresh.standing.value if fresh else None,
            "due": fresh.due.isoformat() if fresh and fresh.due else None,
            "days_late": fresh.days_late if fresh else None,
            "faults": [
                {"field": fault.field, "rule": fault.rule, "rows": fault.rows, "examples": [*fault.examples]}
                for fault in self.faults
            ],
            "unknown_columns": [*self.unknown_columns],
            "beside": [*map(str, self.beside)],
        }


def checkups(contracts: Iterable[Contract], folder: Path, today: date) -> list[Checkup]:
    """Check extracts, and judge their freshness by their cadence: each file is read once, in one database."""
    with warehouse.connect(folder, only=(), calendar=False) as connection:
        return [_examine(contract, folder, today, connection) for contract in contracts]


def _examine(contract: Contract, folder: Path, today: date, connection: duckdb.DuckDBPyConnection) -> Checkup:
    path = _place(contract, folder)
    if not path.exists():
        return Checkup(contract.name, Health.ABSENT, path, beside=beside(contract, folder))
    try:
        found = files(contract, folder)
    except ExtractError as error:
        return Checkup(contract.name, Health.FAULTY, path, faults=(Fault(contract.name, "", str(error)),))
    try:
        held, faults = inspect(contract, found, folder, today, connection)
    except EmptyError:
        return Checkup(contract.name, Health.EMPTY, path)
    return Checkup(
        contract.name,
        Health.FAULTY if faults else Health.SOUND,
        path,
        held,
        judge(contract, held.judged_to, today) if held else None,
        tuple(faults),
        # Of no use to anyone where the file cannot be read.
        unknown(contract, found.columns) if held else (),
    )


def _place(contract: Contract, folder: Path) -> Path:
    """The file or folder of parts where the extract is, or would be."""
    if contract.origin:
        return reference_path(contract)
    pieces = folder / contract.name
    return pieces if pieces.is_dir() else folder / contract.path


def falls_short(found: Sequence[Checkup], *, named: bool, strict: bool) -> bool:
    """Whether anything is wrong with what was checked: a fault; what was `named`, and is not there or is empty; where
    `strict`, any that is not there, or is late."""
    wanting = any(each.status in (Health.ABSENT, Health.EMPTY) for each in found) and (strict or named)
    overdue = strict and any(each.overdue for each in found)
    return wanting or overdue or any(each.faults for each in found)


def summary(checkups: Sequence[Checkup]) -> str:
    """How many there are of each kind, in one line."""
    counts = Counter(each.status for each in checkups)
    said = ", ".join(f"{counts[status]} {status}" for status in Health)
    return f"{len(checkups)} checked: {said}; {sum(each.overdue for each in checkups)} late."
