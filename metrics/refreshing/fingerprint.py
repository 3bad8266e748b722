"""What a result was made from, as a short name: same inputs, same name."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import data
from data import code

ROOT = Path(__file__).parents[2]


def of(*parts: str) -> str:
    """Twelve hexadecimal digits over the parts, in order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def of_extracts(extracts: Mapping[str, data.Extract]) -> str:
    """Over the extracts' contents, and all that is said or presumed of them: a file that says nothing of its coverage
    is taken to end by the day on which it last changed."""
    return of(*(repr(_told(extracts[name])) for name in sorted(extracts)))


def _told(extract: data.Extract) -> tuple[object, ...]:
    """Neither where it lies nor when it was looked at."""
    days = (extract.covers_from, extract.covers_to, extract.extracted_on, *extract.gaps)
    said = (extract.origin, extract.source, *map(str, days), extract.restated, extract.inferred)
    return extract.name, extract.sha256, *said


def of_contracts(names: Iterable[str]) -> str:
    """Over the contracts of some extracts."""
    return _files(tuple(ROOT / "data" / "contracts" / f"{name}.yaml" for name in sorted(names)))


@cache
def of_code() -> str:
    """Over the code and the reference tables that figures depend on: both rooms, but for the declarations."""
    metrics = ROOT / "metrics"
    return of(code.digest(ROOT / "data"), code.digest(metrics, besides=metrics / "indicators"))


@cache
def _files(paths: tuple[Path, ...]) -> str:
    return of(*(f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths))
