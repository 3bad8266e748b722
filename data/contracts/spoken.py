"""How columns that a contract does not have are spoken of.

In a file about people whose header was lost, the names of columns are somebody's row: they are told by place alone.
"""

from collections.abc import Sequence

from data.contracts.contract import Contract
from data.shortly import cut
from data.vocabulary import Counted


def of(contract: Contract, names: Sequence[str], name: str) -> str:
    """One of a file's columns."""
    hidden = contract.counts is Counted.PEOPLE and name not in contract.names
    return f"column {list(names).index(name) + 1}" if hidden else name


def unknown(contract: Contract, names: Sequence[str]) -> tuple[str, ...]:
    """Those of a file's columns that the contract does not have, in their order."""
    return tuple(of(contract, names, name) for name in names if name not in contract.names)


def quoted(contract: Contract, names: Sequence[str], name: str) -> str:
    """One of a file's columns, whose name is in quotation marks where it is said."""
    called = of(contract, names, name)
    return f"'{cut(called)}'" if called == name else called


def kind(type_: object) -> str:
    """A type of DuckDB's or Arrow's without what may be within it, such as the names of a record's parts."""
    return str(type_).partition("(")[0].partition("<")[0]
