"""Puts what was read in the place of an extract, beside what is kept of the one that was there."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from data.contracts.contract import Contract
from data.holding import read as holding
from data.holding import warehouse
from data.holding import write as extract
from data.holding.checksums import intact
from data.holding.extract import Extract
from data.holding.files import ExtractError, parts
from data.holding.inspection import check_given
from data.holding.restatement import Restatement
from data.periods import end
from data.sources.source import PublicSource, Supplied
from data.vocabulary import Frequency

ROWS = "the rows held"


def held_in(contract: Contract, folder: Path, today: date) -> tuple[Extract | None, pa.Table | None, str]:
    """The extract that is there; its rows where they can be kept, which those of a sample cannot; why they cannot."""
    try:
        held = holding.read(contract, folder, today=today) if parts(contract, folder) else None
        if held is None or held.origin != "published":
            return held, None, ""
        rows = intact(parts(contract, folder))
        with warehouse.connect(folder, only=(), calendar=False) as connection:
            # As they were read: a file that is damaged can say other bounds of its rows than they have.
            connection.register(ROWS, rows)
            if faults := check_given(contract, ROWS, connection):
                return None, None, str(faults[0])
            return held, rows, ""
    except (ExtractError, OSError, pa.ArrowException) as error:
        # It could not be put right by importing if it were an obstacle to importing.
        return None, None, str(error)


def credit_of(source: PublicSource, files: Sequence[Path], kept: Extract | None) -> str:
    """Whom and what files rows are from."""
    # A name may hold bytes that are no text, which no Parquet file takes.
    names = [file.name.encode("utf-8", "replace").decode() for file in files]
    credit = f"{source.PUBLISHER}; {', '.join(names)}"
    return f"{credit}; the rest as imported on {kept.extracted_on}" if kept else credit


def write(
    supplied: Supplied,
    contract: Contract,
    files: Sequence[Path],
    folder: Path,
    *,
    today: date,
    credit: str,
    held: Extract | None,
) -> Extract:
    """Write what was read as the extract."""
    covers_from, covers_to = supplied.covers or (today, today)
    # A year that is not over yet is covered as far as it has gone. Of what is dated after today the rule of the days
    # tells the rows: no coverage follows from them.
    covers_to = min(_reached(supplied, covers_to, files, held), today)
    # An import that changes nothing does not wipe out what the last one that did had changed.
    before = held.restated if held and held.origin == "published" else None
    return extract.write(
        supplied.table,
        contract,
        folder,
        origin="published",
        covers_from=min(covers_from, covers_to),
        covers_to=covers_to,
        extracted_on=today,
        source=credit,
        gaps=[gap for gap in supplied.gaps if gap <= covers_to],
        restated=Restatement(today, credit, supplied.restated) if supplied.restated else before,
    )


def _reached(supplied: Supplied, covers_to: date, files: Sequence[Path], held: Extract | None) -> date:
    """The last day that is covered: a file that was last changed before its newest month was over has no more of it
    than there was on that day, and a month that is kept stays as far as it went."""
    newest = supplied.newest_month
    if newest is None:
        return covers_to
    if covers_to > end(Frequency.MONTH, newest):
        return min(covers_to, held.covers_to) if held else covers_to
    changed = max(datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date() for file in files)
    return changed if newest <= changed < covers_to else covers_to
