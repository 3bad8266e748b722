"""Extracts as they lie in a folder, each file read once: its stamp, its digest, its footer, and what it covers."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.holding import coverage, kept_table, own_digest, sample_seal, series, vouching
from data.holding.extract import Extract, Found
from data.holding.files import EmptyError, ExtractError, extracts_folder, parts
from data.holding.whole import Files, are_same, steadily, whole
from data.vocabulary import Origin

# Files are hashed side by side: hashing, which takes longest, leaves the interpreter free.
THREADS = 2


def read(contract: Contract, folder: Path, *, today: date) -> Extract:
    """What an extract says of itself, without its rows; raises ExtractError where it is absent or unreadable.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    return steadily(contract, folder, lambda stamps: describe(contract, whole(contract, folder, stamps), today))


def describe(contract: Contract, found: Files, today: date) -> Extract:
    """What an extract, whose files these are, says of itself; raises ExtractError where that makes no sense."""
    if contract.origin:
        rows, said = kept_table.of_kept_table(contract, found.path)
    else:
        rows = sum(footer.num_rows for footer in found.footers)
        said = coverage.of_files(contract, found.paths, found.footers, changed=found.changed, today=today)
        if said.origin == Origin.SAMPLE:
            sample_seal.prove(contract.name, found.paths, found.footers, [digest.rows for digest in found.digests])
    return Extract(
        name=contract.name,
        path=found.path,
        origin=Origin(said.origin),
        covers_from=said.covers_from,
        covers_to=said.covers_to,
        extracted_on=said.extracted_on,
        source=said.source,
        gaps=said.gaps,
        rows=rows,
        sha256=own_digest.together([digest.whole for digest in found.digests]),
        stamps=found.stamps,
        restated=said.restated,
        inferred=said.inferred,
        series_to=series.middle(contract, found.paths, said.covers_to),
        years_to=None if contract.origin else series.whole_years(contract, found.paths, said.covers_to),
        vouched=vouching.vouched(contract, found.footers, [digest.rows for digest in found.digests]),
    )


def council_day(contract: Contract, found: Files) -> date | None:
    """The day on which the council extracted an extract, whose files these are; None where it is not the council's."""
    return coverage.council_day(contract, found.paths, found.footers, found.changed)


def says_sample(found: Files) -> bool:
    """Whether the files of an extract say that they are a sample."""
    return coverage.says_sample(found.paths, found.footers)


def extracts(folder: Path | None = None, today: date | None = None) -> dict[str, Extract]:
    """Each extract that is present and has something to say, by name; raises ExtractError with every one that cannot
    be read.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    return dict(look(folder or extracts_folder(), today or date.today()).held)


def look(folder: Path, today: date) -> Found:
    """What there is of every extract; raises ExtractError with every one that cannot be read.

    An empty file that says nothing of itself is set aside: it is a template that waits to be filled."""

    def found(contract: Contract) -> Extract | ExtractError | None:
        try:
            return read(contract, folder, today=today) if parts(contract, folder) else None
        except ExtractError as error:
            return error

    contracts = [contract for contract in all_contracts().values() if contract.is_extract]
    with ThreadPoolExecutor(THREADS) as pool:
        each = list(pool.map(found, contracts))
    faults = [str(one) for one in each if isinstance(one, ExtractError) and not isinstance(one, EmptyError)]
    if faults:
        raise ExtractError("\n".join(faults))
    empty = {
        contract.name: f"{contract.path} has no rows yet"
        for contract, one in zip(contracts, each, strict=True)
        if isinstance(one, EmptyError)
    }
    return Found({one.name: one for one in each if isinstance(one, Extract)}, empty)


def untouched(extracts: Mapping[str, Extract]) -> bool:
    """Whether no file was changed since it was read, not even for a while, nor another put in its place."""
    return all(are_same(extract.stamps) for extract in extracts.values())
