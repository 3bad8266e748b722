"""One indicator's observations, kept from refresh to refresh while nothing that they depend on has changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from metrics.counted import observations
from metrics.counted.counts import count
from metrics.counted.coverage import Coverage
from metrics.declared.indicator import Indicator
from metrics.refreshing import fingerprint

WEAKEST_FIRST = ("sample", "council", "published")


def observe(
    indicator: Indicator,
    held: dict[str, data.Extract],
    cache: Path,
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
) -> tuple[str, str, pa.Table]:
    """An indicator's observations as at a day, from the cache where nothing that they depend on has changed."""
    lacking = [name for name in indicator.extracts if name not in held]
    if lacking:
        return "no data", f"no extract {', '.join(lacking)} yet", observations.SCHEMA.empty_table()
    people = [name for name in indicator.extracts if _of_people(held[name])]
    if people:
        why = f"{', '.join(people)} counts people, and nothing here protects their counts yet"
        return "held back", why, observations.SCHEMA.empty_table()
    used = {name: held[name] for name in indicator.extracts}
    coverage = _coverage(indicator, used)
    key = fingerprint.of(
        indicator.model_dump_json(),
        fingerprint.of_extracts(used),
        fingerprint.of_contracts(indicator.extracts),
        fingerprint.of_code(),
    )
    path = cache / f"{indicator.slug}-{key}.parquet"
    if path.exists():
        outcome, why, table = "kept", "nothing that it depends on has changed", pq.read_table(path)
    else:
        counts = count(indicator, connection)
        if all(data.all_contracts()[name].origin == "published" for name in used):
            # What we keep of a publisher's has the years that were published: a year between is nobody's return.
            coverage = replace(coverage, only=frozenset(counts["period"].to_pylist()))
        origin = min((extract.origin for extract in used.values()), key=WEAKEST_FIRST.index)
        table = observations.observe(indicator, counts, coverage, origin, connection)
        earlier = _earlier(cache, indicator.slug)
        why = "its file, an extract or the code changed" if earlier else "first time"
        cache.mkdir(exist_ok=True)
        partial = path.with_suffix(".partial")
        pq.write_table(table, partial, compression="zstd")
        partial.replace(path)
        for old in earlier:
            old.unlink()
        outcome = "computed"
    pending = observations.pending(indicator, table, coverage, as_of)
    return outcome, why, pa.concat_tables([table, pending])


def _of_people(extract: data.Extract) -> bool:
    """Whether an extract counts real people; a sample's are made up, and can be shown to no one's harm."""
    return data.all_contracts()[extract.name].counts == "people" and extract.origin != "sample"


def _earlier(cache: Path, slug: str) -> list[Path]:
    return list(cache.glob(f"{slug}-{'[0-9a-f]' * 12}.parquet"))


def _coverage(indicator: Indicator, used: dict[str, data.Extract]) -> Coverage:
    """What all of an indicator's extracts cover together."""
    settles = [data.all_contracts()[name].settles_after_months for name in used]
    return Coverage(
        max(extract.covers_from for extract in used.values()),
        min(extract.covers_to for extract in used.values()),
        frozenset(gap for extract in used.values() for gap in extract.gaps),
        max(settles),
        indicator.closes_after_months or 0,
    )
