"""What a result was made from, as a short name: same inputs, same name."""

import hashlib
from functools import cache
from pathlib import Path

import data

ROOT = Path(__file__).parents[1]


def of(*parts: str) -> str:
    """Twelve hexadecimal digits over the parts, in order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def of_extracts(extracts: dict[str, data.Extract]) -> str:
    """Over the extracts' contents."""
    return of(*(f"{name} {extracts[name].sha256}" for name in sorted(extracts)))


def of_contracts(names: list[str]) -> str:
    """Over the contracts of some extracts."""
    return _files(tuple(ROOT / "data" / "contracts" / f"{name}.yaml" for name in sorted(names)))


@cache
def of_code() -> str:
    """Over the code and reference tables that counts depend on: all of metrics but its declarations, and what it
    uses of data."""
    code = [path for path in (ROOT / "metrics").rglob("*") if path.suffix in (".py", ".sql")]
    held = [path for path in (ROOT / "data").glob("*.py") if path.name != "__main__.py"]
    reference = [*(ROOT / "data" / "geography").glob("*.csv"), *(ROOT / "data" / "calendar").glob("*.csv")]
    declared = ROOT / "metrics" / "indicators"
    return _files(tuple(sorted(p for p in [*code, *held, *reference] if declared not in p.parents)))


def _files(paths: tuple[Path, ...]) -> str:
    return of(*(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths))
