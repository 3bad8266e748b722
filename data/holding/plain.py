"""Names under which DuckDB reads one file and no other."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

# In the names that DuckDB is given these stand for other names, and beside a backslash it cannot be told otherwise.
PATTERNS = frozenset("*?[\\")


def plainly(path: Path) -> Path:
    """The path itself or, where something in it would be taken for a pattern, that of a link to it under a plain name.

    The link is gone when the process ends."""
    whole = path.absolute()
    if PATTERNS.isdisjoint(str(whole)):
        return whole
    # Faults of parts name the part.
    return _link(whole.parent) / whole.name if PATTERNS.isdisjoint(whole.name) else _link(whole)


@cache
def _link(path: Path) -> Path:
    link = Path(_links().name) / uuid4().hex
    link.symlink_to(path)
    return link


@cache
def _links() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="camden-links-")
