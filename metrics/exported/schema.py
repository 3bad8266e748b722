"""The columns of a published table as a Frictionless Table Schema, from the one declaration that each has."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from data.contracts.contract import Contract
from data.shortly import upper_first
from metrics.snapshots import stored

Described = dict[str, Any]
Reference = tuple[str, str, str]  # a column, and the table and the column in which its values are found

_TYPES = {date: "date", float: "number", bool: "boolean", int: "integer"}


def of_stored(declared: type, key: Sequence[str], references: Iterable[Reference] = ()) -> Described:
    """Of a table whose rows are some dataclass's."""
    meanings = stored.meanings(declared)
    fields = [_field(name, hint, meanings.get(name, "")) for name, hint in get_type_hints(declared).items()]
    return keyed(fields, key, references)


def of_hints(described: dict[str, tuple[Any, str]], key: Sequence[str]) -> Described:
    """Of columns that are given with what each holds and means."""
    return keyed([_field(name, hint, upper_first(meaning)) for name, (hint, meaning) in described.items()], key)


def of_contract(contract: Contract, columns: Container[str], tables: Container[str]) -> Described:
    """Of those columns of a contract that the table has; of its references, those to `tables` that are published."""
    said: Described = contract.table.model_dump(mode="json", by_alias=True, exclude_unset=True)
    said["fields"] = [field for field in said["fields"] if field["name"] in columns]
    references = [key for key in said.pop("foreignKeys", []) if key["reference"]["resource"] in tables]
    return said | ({"foreignKeys": references} if references else {})


def keyed(fields: list[Described], key: Sequence[str], references: Iterable[Reference] = ()) -> Described:
    """Fields with the key over them, and where the values of some are found: in the table itself where it is ''."""
    found = [
        {"fields": [column], "reference": {"resource": table, "fields": [other]}} for column, table, other in references
    ]
    return {"fields": fields, "primaryKey": list(key)} | ({"foreignKeys": found} if found else {})


def _field(name: str, hint: Any, meaning: str) -> Described:
    allowed = stored.one_of(hint)
    kind = next((_TYPES[each] for each in allowed if each in _TYPES), "string")
    words = [word for each in allowed for word in _words(each)]
    told: Described = {"name": name, "type": kind, "description": meaning}
    if kind == "string" and NoneType not in allowed:
        told["missingValues"] = []  # '' is a word of its own, and not what is missing
    constraints: Described = {"enum": words} if words else {}
    if NoneType not in allowed and "" not in words and (words or kind != "string"):
        constraints = {"required": True, **constraints}
    return told | ({"constraints": constraints} if constraints else {})


def _words(allowed: Any) -> list[str]:
    """Every word that there may be, of what has a vocabulary; none of any other."""
    if get_origin(allowed) is Literal:
        return [str(each) for each in get_args(allowed)]
    return [str(each.value) for each in allowed] if isinstance(allowed, type) and issubclass(allowed, Enum) else []
