"""What files state of themselves, each alone and all together."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from data.contracts.days import ONE_DAY
from data.holding.files import ExtractError
from data.holding.metadata import Metadata, decode
from data.periods import months_later


def stated_in(path: Path, footer: pq.FileMetaData) -> Metadata | None:
    """What a file states; None where it says nothing of itself, and raises ExtractError where it makes no sense."""
    try:
        return decode(footer.metadata)
    except ValueError as error:
        raise ExtractError(f"{path}: {error}; bring it in again") from error


def together(stated: list[Metadata], path: Path) -> Metadata:
    """What the parts of one extract state; raises ExtractError where their origins differ."""
    origins = {metadata.origin for metadata in stated}
    if len(origins) > 1:
        raise ExtractError(f"{path.parent}: its parts are of different origins, {', '.join(sorted(origins))}")
    return Metadata(
        origin=origins.pop(),
        covers_from=min(metadata.covers_from for metadata in stated),
        covers_to=max(metadata.covers_to for metadata in stated),
        extracted_on=max(metadata.extracted_on for metadata in stated),
        source="; ".join(dict.fromkeys(metadata.source for metadata in stated)),
        gaps=tuple(sorted(set(_holes(stated)))),
        restated=max(filter(None, (one.restated for one in stated)), key=lambda one: one.found_on, default=None),
    )


def _holes(stated: Sequence[Metadata]) -> Iterator[date]:
    """The first days of the months inside with a day that no part covers: what one lacks, another may have."""
    reached = min(metadata.covers_from for metadata in stated) - ONE_DAY
    for first, last in sorted(piece for metadata in stated for piece in _pieces(metadata)):
        yield from _months(reached + ONE_DAY, first - ONE_DAY)
        reached = max(reached, last)
    yield from _months(reached + ONE_DAY, max(metadata.covers_to for metadata in stated))


def _pieces(metadata: Metadata) -> Iterator[tuple[date, date]]:
    """The days of a part between its gaps, as first and last days."""
    first = metadata.covers_from
    for gap in sorted(metadata.gaps):
        if first < gap:
            yield first, gap - ONE_DAY
        first = months_later(gap, 1)
    if first <= metadata.covers_to:
        yield first, metadata.covers_to


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that has a day from the first to the last."""
    month = first
    while month <= last:
        yield month.replace(day=1)
        month = months_later(month, 1)
