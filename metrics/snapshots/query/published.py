"""The tables that can be asked: what anyone may have of a snapshot, with what each column means, as it is declared
where the table is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa

import data
from data.shortly import upper_first
from metrics.snapshots import declarations, stored
from metrics.snapshots.areas import with_none
from metrics.snapshots.holdings import Holding
from metrics.snapshots.observation import Observation
from metrics.snapshots.reading import Reading
from metrics.snapshots.snapshot import Snapshot

# Parts of a declaration or of a change as JSON, which are for machines.
_LEFT_OUT = {"indicators": (declarations.WHOLE,), "extracts": ("changes",)}
_KINDS = {
    "bool": "yes or no",
    "date32[day]": "day",
    "double": "number",
    "int64": "whole number",
    "int32": "whole number",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what kind of value it has, and what that means."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AskedTable:
    """A table that can be asked, how many rows it has, and its columns; `title` is that of a public source."""

    name: str
    rows: int
    columns: tuple[Column, ...]
    title: str = ""


def tables_to_ask(snapshot: Snapshot) -> dict[str, pa.Table]:
    """Every table by the name that a query has for it."""
    own = {name: _without(name, snapshot.published(name)) for name in _OWN}
    own["areas"] = with_none(own["areas"])
    public = {name: rows for name in snapshot.public_sources if (rows := snapshot.public(name)) is not None}
    return {**public, **own}


def listed(snapshot: Snapshot) -> tuple[AskedTable, ...]:
    """What there is to ask: the project's own tables, then the public sources by name."""
    tables = tables_to_ask(snapshot)
    own = [_listed(name, tables[name], meanings) for name, meanings in _meanings().items()]
    contracts = data.all_contracts()
    public = [
        _listed(name, tables[name], _of_contract(name), contracts[name].title if name in contracts else name)
        for name in sorted(tables.keys() - _OWN.keys())
    ]
    return (*own, *public)


def _listed(name: str, rows: pa.Table, meanings: Mapping[str, str], title: str = "") -> AskedTable:
    columns = [
        Column(each.name, _KINDS.get(str(each.type), "text"), _sentence(meanings.get(each.name, "")))
        for each in rows.schema
    ]
    return AskedTable(name, rows.num_rows, tuple(columns), title)


def _sentence(meaning: str) -> str:
    """A meaning as a sentence begins, without the signs that a text file sets a name apart with."""
    return upper_first(meaning).replace("`", "")


def _meanings() -> dict[str, Mapping[str, str]]:
    return {name: told() for name, told in _OWN.items()}


def _of_contract(name: str) -> dict[str, str]:
    contract = data.all_contracts().get(name)
    return {} if contract is None else {field.name: field.description for field in contract.fields}


def _of_indicators() -> dict[str, str]:
    return {name: meaning for name, (_, meaning) in declarations.described().items()}


_OWN: dict[str, Callable[[], Mapping[str, str]]] = {
    "observations": lambda: stored.meanings(Observation),
    "readings": lambda: stored.meanings(Reading),
    "indicators": _of_indicators,
    "areas": lambda: _of_contract("areas"),
    "extracts": lambda: stored.meanings(Holding),
}


def _without(name: str, rows: pa.Table) -> pa.Table:
    return rows.drop_columns([each for each in _LEFT_OUT.get(name, ()) if each in rows.column_names])
