"""Files that speak of the same and say otherwise, of which nothing says which is the newer."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from typing import Any

from data.served.faults import FileFault, SourceError

# A file's name, what it says of how new it is, and its figures by what they are of.
Dated = tuple[str, Hashable, Mapping[Any, Any]]


def refuse_ties(files: Iterable[Dated], fix: str) -> None:
    """Raises SourceError where of two files that are equally new one has another figure: their order says nothing."""
    faults = []
    for (name, age, figures), (other, same, others) in combinations(files, 2):
        off = sum(figures[cell] != others[cell] for cell in figures.keys() & others.keys()) if age == same else 0
        if off:
            figure = "figure is" if off == 1 else "figures are"
            rule = f"{off:,} {figure} not those of {name}, and nothing says which of the two files is the newer"
            faults.append(FileFault(other, None, rule, fix))
    if faults:
        raise SourceError(faults)
