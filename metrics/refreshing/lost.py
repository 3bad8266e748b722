"""What the last snapshot had and the extracts have no more: a refresh does not go on without it unasked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import data
from data import regular
from data.holding.within import too_few
from data.refusal import RefusalError
from data.vocabulary import Origin
from metrics.refreshing.inputs import Inputs
from metrics.snapshots import stored
from metrics.snapshots.folder import NoSnapshotError, current, manifest, named, own

# All extracts that were made up, in the place of a name.
SAMPLE = str(Origin.SAMPLE)


class LostError(RefusalError):
    """An extract that the last snapshot had is gone, made up, or has lost most of its rows; or nobody can tell."""


@dataclass(frozen=True, slots=True)
class Had:
    """What a snapshot had of an extract; no number of rows where so few are of people that it is withheld."""

    origin: str
    rows: int | None


def refuse(inputs: Inputs, snapshots: Path, without: Collection[str], day: str = "") -> None:
    """Raises LostError for what the last snapshot had and is lost, but for the extracts that are named; where nobody
    can tell what it had, too. `day` is what the command was given beside them."""
    had = _had(snapshots, inputs)
    given = {name for name in had if name in without or (SAMPLE in without and had[name].origin == SAMPLE)}
    lost = {name: why for name, each in had.items() if name not in given and (why := _why(name, each, inputs))}
    if not lost:
        return
    names = dict.fromkeys([*without, *(SAMPLE if had[name].origin == SAMPLE else name for name in lost)])
    listed = "\n".join(f"- {name}: {why}" for name, why in lost.items())
    options = " ".join([*([f"--as-of {day}"] if day else []), *(f"--without {name}" for name in names)])
    raise LostError(
        f"{inputs.folder} lacks what the last snapshot was made from:\n{listed}\nBring it in again, or name the right "
        f"folder in CAMDEN_EXTRACTS. If it is to be so: python -m metrics refresh {options}"
    )


def _why(name: str, had: Had, inputs: Inputs) -> str:
    """How an extract is lost; '' where it is not."""
    if name in inputs.later:
        return ""
    held = inputs.held.get(name)
    if held is None:
        aside, rows = inputs.set_aside.get(name), _rows(had.rows)
        return f"{aside}; it had {rows}" if aside else f"is not there; it had {rows}, {had.origin}"
    if held.origin == Origin.SAMPLE:
        return "" if had.origin == SAMPLE else f"is a sample now, made up; it was {had.origin}, {_rows(had.rows)}"
    if had.rows is not None and too_few(held.rows, had.rows, had.origin):
        return f"has {_rows(held.rows)} now, less than half of the {had.rows:,} that it had"
    return ""


def _rows(number: int | None) -> str:
    if number is None:
        return "few rows"
    return f"{number:,} row{'' if number == 1 else 's'}"


def _had(folder: Path, inputs: Inputs) -> Mapping[str, Had]:
    """What the current snapshot had of each supplied extract or, where it cannot be read, the newest that can."""
    supplied = {name for name, contract in data.all_contracts().items() if contract.origin is None}
    there = _there(folder)
    for rows in _tables(there):
        told = zip(*(rows[name].to_pylist() for name in ("name", "origin", "rows")), strict=True)
        return {name: Had(origin, count) for name, origin, count in told if origin and name in supplied}
    # One that has the very name of what is to be made was made from these very extracts.
    if there and there[0].name != inputs.name():
        listed = "\n".join(f"- {snapshot}" for snapshot in there)
        raise LostError(
            f"{folder} holds snapshots, and none says what it was made from: each extracts.parquet is damaged or gone, "
            f"so that nobody can tell whether an extract has been lost since:\n{listed}\nPut one back from a copy. Or "
            "see that every extract is there (python -m data check), move these out of that folder, and refresh again"
        )
    return {}


def _there(folder: Path) -> list[Path]:
    """Whatever has the name of a snapshot, however damaged: the current one, then those with a manifest, newest
    first."""
    try:
        first = [folder / current(folder)]
    except NoSnapshotError:
        first = []
    return list(dict.fromkeys([*first, *own(folder), *named(folder)]))


def _tables(there: Sequence[Path]) -> Iterator[pa.Table]:
    """What snapshots note of their extracts: whole ones first, in their order."""
    for snapshot in there:
        try:
            yield stored.read(snapshot / "extracts.parquet", manifest(snapshot)["files"]["extracts"])
        except (NoSnapshotError, OSError, LookupError, TypeError, ValueError, pa.ArrowException):
            continue
    # One of an earlier form is better than none: nothing is shown from it.
    for snapshot in there:
        try:
            regular.refuse(snapshot / "extracts.parquet")
            yield pq.ParquetFile(snapshot / "extracts.parquet").read(["name", "origin", "rows"])
        except (OSError, ValueError, pa.ArrowException):
            continue
